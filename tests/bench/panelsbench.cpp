// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// conspectus-panelsbench FOLDER [--survey s0] [--only open,list,…]: the whole window on a library that is too big (made by
// conspectus-librarybench FOLDER), and what a reader does there: opens the survey, scrolls the lists, chooses an annotation, adds one,
// filters, gives all a status, opens the views of the whole library. Prints a Markdown table of the longest turn of the event
// loop in processor time, and which event that was. The library is changed.

#include "base/guithread.h"
#include "measuring.h"
#include "pdf/documentsession.h"
#include "turns.h"
#include "ui/mainwindow.h"
#include "ui/panels/annotationspanel.h"
#include "ui/panels/taxonomypanel.h"
#include "ui/surveypage/surveypageview.h"

#include <QCommandLineParser>
#include <QDockWidget>
#include <QFileInfo>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTreeView>

using namespace conspectus;
using namespace conspectus::bench;

namespace {

constexpr int kQuiet = 600; // ms without anything to do: longer than any timer that waits for the reader to stop

class Bench final
{
public:
    Bench(WatchedApplication &app, MainWindow &window, SurveyId survey, QStringList only)
        : m_app(app), m_window(window), m_survey(std::move(survey)), m_only(std::move(only)), m_out(stdout)
    {
        m_out << "| what | longest turn, ms | its longest event | over 16 ms | over 50 ms | turns | all turns, ms |\n|---|---|---|---|---|---|---|\n";
    }

    void run()
    {
        measure(QStringLiteral("library"), QStringLiteral("library opened"), [this] { m_window.start({}); },
                [this] { return m_window.library()->isOpen(); });
        measure(QStringLiteral("open"), QStringLiteral("survey opened"), [this] { m_window.showSurvey(m_survey); },
                [this] { return m_window.library()->survey(m_survey) != nullptr; });
        if (!m_window.library()->survey(m_survey))
            giveUp(QStringLiteral("The survey did not open"));
        list();
        page();
        taxonomy();
        pdf();
        edits();
        views();
        measure(QStringLiteral("close"), QStringLiteral("another survey opened"), [this] { m_window.showSurvey(SurveyId(QStringLiteral("s1"))); },
                [this] { return m_window.currentSurvey() == SurveyId(QStringLiteral("s1")); });
    }

private:
    WatchedApplication &m_app;
    MainWindow &m_window;
    SurveyId m_survey;
    QStringList m_only; // empty: all
    QTextStream m_out;

    template<typename Widget>
    [[nodiscard]] Widget *part(const char *name = "") const { return m_window.findChild<Widget *>(QLatin1String(name)); }
    [[nodiscard]] SurveyData &survey() const { return *m_window.library()->survey(m_survey); }

    void measure(const QString &group, const QString &what, const std::function<void()> &action,
                 const std::function<bool()> &holds = [] { return true; })
    {
        const bool isNeeded = group == QLatin1String("library") || group == QLatin1String("open");
        if (!isNeeded && !m_only.isEmpty() && !m_only.contains(group))
            return;
        const Turns turns = turnsOf(m_app, action, holds, kQuiet);
        m_out << "| " << what << " | " << QString::number(turns.longest, 'f', 1) << " | " << turns.event << " | " << turns.over16
              << " | " << turns.over50 << " | " << turns.count << " | " << QString::number(turns.sum, 'f', 0) << " |\n";
        m_out.flush();
    }

    void scroll(const QString &group, const QString &what, QAbstractScrollArea *area)
    {
        QScrollBar *bar = area->verticalScrollBar();
        measure(group, QStringLiteral("%1: one step (of %2 px)").arg(what).arg(bar->maximum()), [bar] { bar->setValue(bar->value() + 60); });
        measure(group, QStringLiteral("%1: to the middle").arg(what), [bar] { bar->setValue(bar->maximum() / 2); });
        measure(group, QStringLiteral("%1: to the end").arg(what), [bar] { bar->setValue(bar->maximum()); });
    }

    void list()
    {
        auto *panel = part<AnnotationsPanel>();
        QListView *view = panel->view();
        const QString group = QStringLiteral("list");
        scroll(group, QStringLiteral("list of annotations"), view);
        const auto &all = survey().snapshot().annotations;
        if (all.empty())
            return;
        measure(group, QStringLiteral("row in the middle chosen"), [&] { view->setCurrentIndex(view->model()->index(view->model()->rowCount() / 2, 0)); });
        measure(group, QStringLiteral("next annotation"), [&] { panel->goToNext(true); });
        measure(group, QStringLiteral("annotation chosen on the page"), [&] { m_window.openAnnotation(m_survey, all[all.size() / 3].id); });
        auto *filter = part<QLineEdit>("annotationFilter");
        for (const char *typed : {"m", "mo", "models", "models 77", ""})
            measure(group, QStringLiteral("filter “%1”").arg(QLatin1String(typed)), [&] { filter->setText(QLatin1String(typed)); });
        measure(group, QStringLiteral("resolved ones hidden"), [&] { panel->setResolvedHidden(true); });
        measure(group, QStringLiteral("resolved ones shown"), [&] { panel->setResolvedHidden(false); });
        measure(group, QStringLiteral("list made wider"), [&] { m_window.resize(m_window.width() - 40, m_window.height()); });
    }

    void page()
    {
        const QString group = QStringLiteral("page");
        SurveyPageView *page = m_window.surveyPage();
        scroll(group, QStringLiteral("survey page"), page);
        if (const auto &findings = survey().snapshot().findings; !findings.empty())
            measure(group, QStringLiteral("finding in the middle chosen"), [&] { page->setCurrentFinding(findings[findings.size() / 2].id); });
    }

    void taxonomy()
    {
        const QString group = QStringLiteral("taxonomy");
        auto *panel = part<TaxonomyPanel>();
        panel->parentWidget()->show();
        measure(group, QStringLiteral("taxonomy unfolded"), [&] { panel->view()->expandAll(); });
        scroll(group, QStringLiteral("taxonomy"), panel->view());
        const auto &nodes = survey().snapshot().nodes;
        if (nodes.empty())
            return;
        const NodeId node = nodes[nodes.size() / 2].id;
        measure(group, QStringLiteral("node chosen"), [&] { panel->setCurrentNode(node); Q_EMIT panel->nodeSelected(node); });
        measure(group, QStringLiteral("node opened"), [&] { Q_EMIT panel->nodeActivated(node); });
        measure(group, QStringLiteral("node's page"), [&] { Q_EMIT panel->nodePageRequested(node); });
        measure(group, QStringLiteral("back"), [&] { m_window.showView(nullptr); });
        measure(group, QStringLiteral("node renamed"), [&] { m_window.library()->renameNode(m_survey, node, QStringLiteral("Another name")); });
    }

    void pdf()
    {
        const QString group = QStringLiteral("pdf");
        ReaderPane *reader = m_window.reader();
        if (!reader->isOpen())
            return;
        measure(group, QStringLiteral("PDF: to the middle"), [&] { reader->goToPage(reader->pageCount() / 2); });
        measure(group, QStringLiteral("PDF: next page"), [&] { reader->goToPage(reader->pageCount() / 2 + 1); });
    }

    void edits()
    {
        const QString group = QStringLiteral("edit");
        Library &library = *m_window.library();
        const auto saved = [&] { return library.savingState() == SavingState::Saved && survey().snapshot().annotations.size() > 0; };
        if (survey().snapshot().annotations.empty())
            return;
        Annotation one = survey().snapshot().annotations[survey().snapshot().annotations.size() / 2];
        one.id = {};
        measure(group, QStringLiteral("annotation added"), [&] { one.id = library.addAnnotation(one); }, saved);
        one.note = QStringLiteral("Another note");
        measure(group, QStringLiteral("its note changed"), [&] { library.changeAnnotation(one, QStringLiteral("Edit note")); }, saved);
        const FindingId finding = survey().snapshot().findings.empty() ? FindingId() : survey().snapshot().findings.front().id;
        measure(group, QStringLiteral("tied to a finding"), [&] { (void)library.addEvidence(m_survey, one.id, finding, EvidenceRole::Supports); }, saved);
        measure(group, QStringLiteral("annotation removed"), [&] { library.removeAnnotation(m_survey, one.id); }, saved);
        measure(group, QStringLiteral("removal undone"), [&] { library.undoStack()->undo(); }, saved);
        auto *panel = part<AnnotationsPanel>();
        panel->view()->setFocus();
        measure(group, QStringLiteral("all chosen in the list"), [&] { panel->view()->selectAll(); });
        measure(group, QStringLiteral("status of all"), [&] { panel->setStatusOfChosen(QStringLiteral("open")); }, saved);
        measure(group, QStringLiteral("the same undone"), [&] { library.undoStack()->undo(); }, saved);
    }

    void views()
    {
        const QString group = QStringLiteral("views");
        const std::pair<ActionId, const char *> views[] = {{ActionId::ShowLibraryTable, "all surveys"}, {ActionId::ShowWorkbench, "all annotations"},
                                                           {ActionId::ShowFindingsTable, "all findings"}, {ActionId::ShowEvidenceMatrix, "evidence matrix"}};
        for (const auto &[action, name] : views) {
            measure(group, QLatin1String(name), [&] { m_window.actions()[action]->trigger(); }, [this] { return m_window.currentView() != nullptr; });
            QList<QAbstractItemView *> tables = m_window.currentView()->findChildren<QAbstractItemView *>();
            tables.removeIf([](const QAbstractItemView *table) { return !table->isVisible(); });
            if (!tables.isEmpty()) {
                scroll(group, QLatin1String(name), tables.front());
                measure(group, QLatin1String(name) + QStringLiteral(": all chosen"), [&] { tables.front()->selectAll(); });
            }
            measure(group, QLatin1String(name) + QStringLiteral(": left"), [this] { m_window.showView(nullptr); });
        }
    }
};

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    WatchedApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("survey"), {}, QStringLiteral("id"), QStringLiteral("s0")}, {QStringLiteral("only"), {}, QStringLiteral("parts")}});
    parser.process(app);
    if (parser.positionalArguments().isEmpty())
        giveUp(QStringLiteral("Name the folder of a library that conspectus-librarybench made"));
    pdf::DocumentSession::prepareWorker();
    protectGuiThread();
    const QTemporaryDir folder;
    const SystemClock clock;
    Settings settings(folder.filePath(QStringLiteral("window.conf")));
    Appearance appearance;
    appearance.setTheme(Theme::Choice::Light);
    WindowOptions options;
    options.libraryFolder = QFileInfo(parser.positionalArguments().front()).absoluteFilePath();
    options.stateFolder = folder.filePath(QStringLiteral("state"));
    options.size = {1600, 960};
    MainWindow window(clock, settings, appearance, options);
    window.show();
    Bench(app, window, SurveyId(parser.value(QStringLiteral("survey"))), parser.value(QStringLiteral("only")).split(u',', Qt::SkipEmptyParts)).run();
    window.close();
    return 0;
}
