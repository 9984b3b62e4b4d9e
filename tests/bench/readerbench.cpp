// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A thousand things that a reader does, one after another, with a heartbeat beside them: how long the window was ever held up, by
// what, how many pages were seen blank, and whether anything that blocks was called on its thread. Prints Markdown.
//   conspectus-readerbench [--actions N] FILE.pdf …      QT_QPA_PLATFORM=offscreen where there is no display

#include "base/guithread.h"
#include "ui/reader/findcontroller.h"
#include "ui/reader/opendocument.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/readerpane.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTextStream>
#include <QTimer>
#include <algorithm>
#include <ctime>
#include <map>

using namespace conspectus;

namespace {

constexpr int kRest = 1500; // ms from the first paint to the first action: one reads a line
constexpr int kPause = 33; // ms between two actions: two frames

class Bench final : public QObject
{
public:
    Bench(QString path, int actions) : m_path(std::move(path)), m_actions(actions)
    {
        m_pane.resize(1100, 900);
        m_beat.setInterval(0);
        m_beat.setTimerType(Qt::PreciseTimer);
        connect(&m_beat, &QTimer::timeout, this, &Bench::beat);
        connect(&m_pane, &ReaderPane::firstPaint, this, [this] {
            m_firstPaint = m_clock.elapsed();
            QTimer::singleShot(kRest, this, &Bench::act);
        });
    }

    void run()
    {
        m_pane.show();
        m_clock.start();
        m_sinceBeat.start();
        m_beat.start();
        m_pane.openPath(m_path);
        m_loop.exec();
    }

    void report(QTextStream &out)
    {
        std::ranges::sort(m_gaps);
        const auto share = [this](double p) { return m_gaps.empty() ? 0.0 : m_gaps[static_cast<std::size_t>(p * static_cast<double>(m_gaps.size() - 1))]; };
        out << "| " << QFileInfo(m_path).fileName() << " | " << m_pane.pageCount() << " | " << m_firstPaint << " | " << m_done << " | "
            << QString::number(share(0.99), 'f', 1) << " | " << QString::number(m_worst, 'f', 1) << " (" << m_worstDuring << ") | " << QString::number(m_worstOwn, 'f', 1) << " | " << m_over16
            << " | " << m_blank << " | " << blockingCallCount() << " | " << rss() << " |\n";
        for (const auto &[name, worst] : m_worstOf)
            out << "    " << name << ": " << QString::number(worst, 'f', 1) << " ms, blank " << m_blankAfter[name] << "\n";
    }

private:
    ReaderPane m_pane;
    QString m_path;
    int m_actions;
    int m_done = 0;
    qint64 m_firstPaint = -1;
    int m_blank = 0;
    int m_over16 = 0;
    double m_worst = 0;
    double m_worstOwn = 0;
    double m_worked = threadMilliseconds();
    QString m_during = QStringLiteral("opening");
    QString m_worstDuring;
    std::map<QString, double> m_worstOf;
    std::map<QString, int> m_blankAfter;
    std::vector<double> m_gaps;
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceBeat;
    QTimer m_beat;
    QEventLoop m_loop;
    QRandomGenerator m_random{7};

    static QString rss()
    {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return {};
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                return QString::number(line.mid(6).trimmed().split(' ').first().toLongLong() / 1024);
        }
        return {};
    }

    // Processor time of this thread: what a busy machine does not blur.
    static double threadMilliseconds()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }

    // The loop turns all the time; what is between two turns was spent in one handler.
    void beat()
    {
        const double gap = static_cast<double>(m_sinceBeat.nsecsElapsed()) / 1e6;
        m_sinceBeat.restart();
        const double worked = threadMilliseconds();
        m_worstOwn = std::max(m_worstOwn, worked - std::exchange(m_worked, worked));
        m_gaps.push_back(gap);
        m_over16 += gap > 16 ? 1 : 0;
        double &worst = m_worstOf[m_during];
        worst = std::max(worst, gap);
        if (gap > m_worst) {
            m_worst = gap;
            m_worstDuring = m_during;
        }
    }

    void countBlank()
    {
        reader::PdfView *view = m_pane.view();
        const PageSpan seen = view->visiblePages();
        for (int page = seen.first; page <= seen.last; ++page) {
            const reader::PageCache &cache = m_pane.document()->pictures->cache();
            const bool isSeen = view->isPictureOf(page) || cache.turned(page, 1, view->layout().rotation())
                                || m_pane.document()->text->page(page);
            m_blank += isSeen ? 0 : 1;
            m_blankAfter[m_during] += isSeen ? 0 : 1;
        }
    }

    void act()
    {
        countBlank(); // what two frames after the action before is still without anything
        if (m_done >= m_actions || !m_pane.isOpen())
            return m_loop.quit();
        step(m_done++);
        QTimer::singleShot(kPause, this, &Bench::act);
    }

    void step(int i)
    {
        QScrollBar *bar = m_pane.view()->verticalScrollBar();
        const int kind = static_cast<int>(m_random.bounded(100U));
        if (kind < 45) {
            m_during = QStringLiteral("scroll");
            bar->setValue(bar->value() + (i / 120 % 2 ? -120 : 120));
        } else if (kind < 65) {
            m_during = QStringLiteral("page down");
            bar->setValue(bar->value() + 800);
        } else if (kind < 80) {
            m_during = QStringLiteral("jump");
            m_pane.goToPage(static_cast<int>(m_random.bounded(static_cast<quint32>(m_pane.pageCount()))));
        } else if (kind < 86) {
            m_during = QStringLiteral("zoom");
            i % 2 ? m_pane.zoomIn() : m_pane.zoomOut();
        } else if (kind < 88) {
            m_during = QStringLiteral("fit");
            m_pane.setFit(i % 2 ? ReaderPane::Fit::Width : ReaderPane::Fit::TextWidth);
        } else if (kind < 91) {
            m_during = QStringLiteral("select");
            m_pane.selectAllOnPage();
            m_pane.growSelection();
        } else if (kind < 94) {
            static const QStringList needles{QStringLiteral("the"), QStringLiteral("model"), QStringLiteral("zzz"), QStringLiteral("data set")};
            m_during = QStringLiteral("find");
            m_pane.document()->find->setNeedle(needles[i % needles.size()], m_pane.currentPage());
        } else if (kind < 96) {
            m_during = QStringLiteral("side by side");
            m_pane.setSpread(i % 3 ? Spread::Single : Spread::OddRight);
        } else if (kind < 98) {
            m_during = QStringLiteral("turn");
            m_pane.rotate(1);
        } else {
            m_during = QStringLiteral("back");
            m_pane.goBack();
        }
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    protectGuiThread();
    QStringList files = app.arguments().mid(1);
    int actions = 1000;
    if (const auto at = files.indexOf(QStringLiteral("--actions")); at >= 0 && at + 1 < files.size()) {
        actions = files[at + 1].toInt();
        files.remove(at, 2);
    }
    if (files.isEmpty())
        files << QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/samples/short-survey.pdf");
    QTextStream out(stdout);
    out << "| document | pages | first paint, ms | actions | 99 % of blocks under, ms | worst block, ms | the worst in processor time, ms | over 16 ms | blank after two frames | blocking calls | peak memory, MB |\n"
        << "|---|---|---|---|---|---|---|---|---|---|---|\n";
    for (const QString &file : files) {
        Bench bench(file, actions);
        bench.run();
        bench.report(out);
        out.flush();
    }
    return 0;
}
