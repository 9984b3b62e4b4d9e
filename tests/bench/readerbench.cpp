// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A thousand things that a reader does, one after another, with a heartbeat beside them: how long the window was ever held up, by
// what, how many pages were seen blank, and whether anything that blocks was called on its thread. Prints Markdown.
//   conspectus-readerbench [--actions N] [--pause MS] [--size 1100x900] [--events] FILE.pdf …
// QT_QPA_PLATFORM=offscreen where there is no display.
// --events: names the events that took longest in processor time, with their receivers and the action they came after.

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
constexpr int kBeat = 1; // ms
constexpr int kPause = 33; // ms between two actions: two frames

// Processor time of this thread: what a busy machine does not blur.
double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// What was delivered by the loop, by receiver and kind, with the greatest processor time of one.
class WatchedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    QString during;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0 || !isWatching)
            return QApplication::notify(receiver, event);
        const int type = event->type();
        const QString name = nameOf(receiver);
        ++m_depth;
        const double before = threadMilliseconds();
        const bool result = QApplication::notify(receiver, event);
        const double took = threadMilliseconds() - before;
        --m_depth;
        Worst &worst = m_worst[{name, type}];
        worst.over8 += took > 8 ? 1 : 0;
        if (took > worst.took) {
            worst.took = took;
            worst.during = during;
        }
        return result;
    }

    void report(QTextStream &out)
    {
        std::vector<std::pair<std::pair<QString, int>, Worst>> all(m_worst.begin(), m_worst.end());
        std::ranges::sort(all, std::greater<>(), [](const auto &each) { return each.second.took; });
        all.resize(std::min<std::size_t>(all.size(), 12));
        for (const auto &[what, worst] : all)
            out << "    event " << what.second << " to " << what.first << ": " << QString::number(worst.took, 'f', 1) << " ms after "
                << worst.during << ", over 8 ms: " << worst.over8 << "\n";
        m_worst.clear();
    }

    bool isWatching = false;

private:
    struct Worst
    {
        double took = 0;
        int over8 = 0;
        QString during;
    };
    static QString nameOf(const QObject *object)
    {
        QString name = QString::fromLatin1(object->metaObject()->className()) + QLatin1Char(' ') + object->objectName();
        if (const auto *timer = qobject_cast<const QTimer *>(object))
            name += QString::number(timer->interval()) + QLatin1String(" ms");
        return object->parent() && object->objectName().isEmpty() ? name + QLatin1String(" of ") + nameOf(object->parent()) : name;
    }

    std::map<std::pair<QString, int>, Worst> m_worst;
    int m_depth = 0;
};

class Bench final : public QObject
{
public:
    Bench(QString path, const QSize &size, int actions, int pause) : m_path(std::move(path)), m_actions(actions), m_pause(pause)
    {
        m_pane.resize(size);
        m_beat.setInterval(kBeat); // a beat without rest would take a whole core from the workers
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
        std::ranges::sort(m_inkAfter);
        const auto ink = [this](double p) { return m_inkAfter.empty() ? 0.0 : m_inkAfter[static_cast<std::size_t>(p * static_cast<double>(m_inkAfter.size() - 1))]; };
        out << "| " << QFileInfo(m_path).fileName() << " | " << m_pane.pageCount() << " | " << m_firstPaint << " | " << m_done << " | "
            << QString::number(share(0.99), 'f', 1) << " | " << QString::number(m_worst, 'f', 1) << " (" << m_worstDuring << ") | " << QString::number(m_worstOwn, 'f', 1) << " | " << m_over16 << " | " << m_over16Own
            << " | " << m_blank << " | " << QString::number(ink(0.5), 'f', 1) << " / " << QString::number(ink(0.95), 'f', 1) << " | " << blockingCallCount() << " | " << rss() << " |\n";
        for (const auto &[name, worst] : m_worstOf)
            out << "    " << name << ": " << QString::number(worst, 'f', 1) << " ms, in processor time "
                << QString::number(m_worstOwnOf[name], 'f', 1) << " ms, blank " << m_blankAfter[name]
                << ", something there after " << QString::number(middle(m_inkOf[name]), 'f', 1) << " ms\n";
    }

private:
    ReaderPane m_pane;
    QString m_path;
    int m_actions;
    int m_pause;
    int m_done = 0;
    qint64 m_firstPaint = -1;
    int m_blank = 0;
    int m_over16 = 0;
    int m_over16Own = 0;
    std::map<QString, double> m_worstOwnOf;
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
    QElapsedTimer m_sinceAction;
    bool m_waitsForInk = false;
    std::map<QString, std::vector<double>> m_inkOf;
    std::vector<double> m_inkAfter; // ms from an action until every page in view had something
    QTimer m_beat;
    QEventLoop m_loop;
    QRandomGenerator m_random{7};

    static double middle(std::vector<double> values)
    {
        std::ranges::sort(values);
        return values.empty() ? 0 : values[values.size() / 2];
    }

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

    [[nodiscard]] bool isSeen(int page)
    {
        const reader::PdfView *view = m_pane.view();
        return view->isPictureOf(page) || m_pane.document()->pictures->cache().turned(page, 1, view->layout().rotation())
               || m_pane.document()->text->page(page);
    }

    void lookForInk()
    {
        if (!m_waitsForInk || !m_pane.isOpen())
            return;
        const PageSpan seen = m_pane.view()->visiblePages();
        for (int page = seen.first; page <= seen.last; ++page) {
            if (!isSeen(page))
                return;
        }
        m_waitsForInk = false;
        m_inkOf[m_during].push_back(static_cast<double>(m_sinceAction.nsecsElapsed()) / 1e6);
        m_inkAfter.push_back(static_cast<double>(m_sinceAction.nsecsElapsed()) / 1e6);
    }

    // The loop turns every millisecond; what is between two turns was spent in one handler.
    void beat()
    {
        const double gap = static_cast<double>(m_sinceBeat.nsecsElapsed()) / 1e6;
        m_sinceBeat.restart();
        const double worked = threadMilliseconds();
        lookForInk();
        const double own = worked - std::exchange(m_worked, worked);
        m_worstOwn = std::max(m_worstOwn, own);
        m_gaps.push_back(gap);
        m_over16 += gap > 16 ? 1 : 0;
        m_over16Own += own > 16 ? 1 : 0;
        double &worstOwn = m_worstOwnOf[m_during];
        worstOwn = std::max(worstOwn, own);
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
            const int blank = isSeen(page) ? 0 : 1;
            m_blank += blank;
            m_blankAfter[m_during] += blank;
        }
    }

    void act()
    {
        countBlank(); // what two frames after the action before is still without anything
        if (m_done >= m_actions || !m_pane.isOpen())
            return m_loop.quit();
        if (m_waitsForInk) // not before the next action
            m_inkOf[m_during].push_back(static_cast<double>(m_sinceAction.nsecsElapsed()) / 1e6);
        if (m_waitsForInk)
            m_inkAfter.push_back(static_cast<double>(m_sinceAction.nsecsElapsed()) / 1e6);
        m_sinceAction.start();
        step(m_done++);
        m_waitsForInk = true;
        static_cast<WatchedApplication *>(qApp)->during = m_during;
        QTimer::singleShot(m_pause, this, &Bench::act);
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
    WatchedApplication app(argc, argv);
    protectGuiThread();
    QStringList files = app.arguments().mid(1);
    const auto option = [&files](const QString &name, const QString &usual) {
        const auto at = files.indexOf(name);
        if (at < 0 || at + 1 >= files.size())
            return usual;
        files.removeAt(at);
        return files.takeAt(at);
    };
    const int actions = option(QStringLiteral("--actions"), QStringLiteral("1000")).toInt();
    const int pause = option(QStringLiteral("--pause"), QString::number(kPause)).toInt();
    const QStringList sides = option(QStringLiteral("--size"), QStringLiteral("1100x900")).split(u'x');
    const QSize size(sides.first().toInt(), sides.last().toInt());
    app.isWatching = files.removeAll(QStringLiteral("--events")) > 0;
    if (files.isEmpty())
        files << QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/samples/short-survey.pdf");
    QTextStream out(stdout);
    out << "| document | pages | first paint, ms | actions | 99 % of blocks under, ms | worst block, ms | the worst in processor time, ms | over 16 ms | of these in processor time | blank after two frames | something on every page after, median / 95 %, ms | blocking calls | peak memory, MB |\n"
        << "|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";
    for (const QString &file : files) {
        Bench bench(file, size, actions, pause);
        bench.run();
        bench.report(out);
        app.report(out);
        out.flush();
    }
    return 0;
}
