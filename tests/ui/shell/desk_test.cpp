// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of the desk that stand over a real library: the workbench with changes to thousands of annotations of several surveys
// and one undo, keys of the reader's own, the tour, and what is printed.

#include "support/testenvironment.h"
#include "ui/dialogs/shortcuteditor.h"
#include "ui/mainwindow.h"
#include "ui/print/carddocument.h"
#include "ui/print/printoptionsdialog.h"
#include "ui/print/printrun.h"
#include "ui/reader/readerpane.h"
#include "ui/surveypage/pagehits.h"
#include "ui/surveypage/surveypageview.h"
#include "ui/tour.h"
#include "ui/workbench/annotationworkbench.h"
#include "ui/workbench/workbenchfilters.h"
#include "ui/workbench/workbenchview.h"
#include "models/workbenchmodel.h"
#include "survey/projection.h"

#include <QLineEdit>
#include <QPdfWriter>
#include <QFile>
#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTimer>

using namespace conspectus;

namespace {

constexpr int kLong = test::kLongWait;

QByteArray pageText(const char *title)
{
    return QByteArray(title) + "\nAda Example, Bo Sample\n\nTL;DR\nWe review it.\nFindings\nIt helps most as a second reader.\nAbstract\nWords.\n";
}

std::vector<Change> annotationsOf(const SurveyId &survey, int count)
{
    std::vector<Change> changes;
    for (int i = 0; i < count; ++i) {
        Annotation made;
        made.id = AnnotationId::create();
        made.survey = survey;
        made.kind = KindId(QStringLiteral("kind.reading.claim"));
        made.note = QStringLiteral("note %1").arg(i);
        made.created = QDateTime::currentDateTimeUtc();
        Anchor anchor;
        anchor.version = VersionId(QStringLiteral("v"));
        anchor.quote = QStringLiteral("quote %1").arg(i);
        anchor.parts = {{i / 50, 0, 4, {Quad::fromRect(QRectF(50, i % 50, 100, 10))}}};
        made.anchors = {anchor};
        const std::vector<Change> its = changesToMake(made);
        changes.insert(changes.end(), its.begin(), its.end());
    }
    return changes;
}

} // namespace

class DeskTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    SystemClock m_clock;

    std::unique_ptr<Library> openLibrary(const QString &name)
    {
        auto library = std::make_unique<Library>(m_clock);
        QSignalSpy opened(library.get(), &Library::opened);
        library->open({m_folder.filePath(name), m_folder.filePath(name + QStringLiteral("-state"))});
        return opened.wait(kLong) ? std::move(library) : nullptr;
    }

    static SurveyId import(Library &library, const QByteArray &page)
    {
        SurveyId made;
        bool isDone = false;
        library.importPage(page, &library, [&](const Result<ImportOutcome> &outcome) {
            made = outcome ? outcome->survey : SurveyId();
            isDone = true;
        });
        (void)QTest::qWaitFor([&] { return isDone; }, kLong);
        return made;
    }

private Q_SLOTS:
    void anEmptyWorkbenchSaysWhatToDo()
    {
        const auto library = openLibrary(QStringLiteral("empty"));
        QVERIFY(library);
        AnnotationWorkbench bench(library.get());
        const QAbstractItemModelTester tester(bench.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy settled(&bench, &AnnotationWorkbench::settled);
        bench.show();
        QVERIFY(settled.wait(kLong));
        QVERIFY(!bench.view()->isVisible());
        QCOMPARE(bench.model()->rowCount(), 0);
    }

    // Two surveys, one of them not open: 10,000 annotations are one group, and one undo takes it back.
    void tenThousandAreOneChange()
    {
        const auto library = openLibrary(QStringLiteral("many"));
        QVERIFY(library);
        const SurveyId first = import(*library, pageText("A survey of bees and what they see"));
        const SurveyId second = import(*library, pageText("Ants on the ward: forty studies"));
        QVERIFY(!first.isNull() && !second.isNull());
        for (const SurveyId &survey : {first, second}) {
            library->openSurvey(survey);
            QTRY_VERIFY_WITH_TIMEOUT(library->survey(survey), kLong);
            library->edit(survey, QStringLiteral("Highlight"), annotationsOf(survey, 5000));
        }
        library->closeSurvey(second);
        QTRY_COMPARE_WITH_TIMEOUT(library->savingState(), SavingState::Saved, kLong);
        AnnotationWorkbench bench(library.get());
        bench.resize(1200, 700);
        QSignalSpy settled(&bench, &AnnotationWorkbench::settled);
        bench.show();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.isBusy() && bench.model()->arrangement().shown == 10'000, kLong);
        QCOMPARE(bench.model()->rowCount(), 2);

        bench.view()->selectAll();
        QCOMPARE(bench.chosen().size(), 10'000);
        const int steps = library->undoStack()->count();
        BulkEdit edit;
        edit.status = QStringLiteral("resolved");
        const auto resolved = [&] {
            const auto &rows = bench.model()->rows()->rows;
            return std::ranges::count(rows, QStringLiteral("resolved"), &AnnotationRow::status);
        };
        qint64 worst = 0; // the longest time that the window did not answer
        QElapsedTimer beat;
        beat.start();
        QTimer heart;
        connect(&heart, &QTimer::timeout, &heart, [&] { worst = std::max(worst, beat.restart()); });
        heart.start(2);
        QElapsedTimer timer;
        timer.start();
        bench.apply(edit);
        QTRY_COMPARE_WITH_TIMEOUT(library->undoStack()->count(), steps + 1, kLong);
        qInfo("10,000 annotations changed after %lld ms", static_cast<long long>(timer.elapsed()));
        QTRY_COMPARE_WITH_TIMEOUT(library->savingState(), SavingState::Saved, kLong);
        qInfo("and saved after %lld ms", static_cast<long long>(timer.elapsed()));
        QTRY_COMPARE_WITH_TIMEOUT(resolved(), 10'000, kLong);
        qInfo("the window stood still for %lld ms at most", static_cast<long long>(worst));

        library->undoStack()->undo();
        QTRY_COMPARE_WITH_TIMEOUT(resolved(), 0, kLong);
        QCOMPARE(bench.model()->arrangement().shown, 10'000);
    }

    void returnOpensAndEscapeLeaves()
    {
        const auto library = openLibrary(QStringLiteral("keys"));
        const SurveyId survey = import(*library, pageText("A survey of keys"));
        library->openSurvey(survey);
        QTRY_VERIFY_WITH_TIMEOUT(library->survey(survey), kLong);
        library->edit(survey, QStringLiteral("Highlight"), annotationsOf(survey, 3));
        QTRY_COMPARE_WITH_TIMEOUT(library->savingState(), SavingState::Saved, kLong);
        AnnotationWorkbench bench(library.get());
        bench.resize(1200, 700);
        bench.show();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.isBusy() && bench.model()->arrangement().shown == 3, kLong);
        bench.filters()->field()->setFocus();
        QTest::keyClicks(bench.filters()->field(), QStringLiteral("quote 1"));
        QTRY_COMPARE(bench.model()->arrangement().shown, 1);
        QTest::keyClick(bench.filters()->field(), Qt::Key_Down);
        QTRY_VERIFY(bench.view()->hasFocus());
        QTest::keyClick(bench.view(), Qt::Key_Down);
        QSignalSpy activated(&bench, &AnnotationWorkbench::annotationActivated);
        QTest::keyClick(bench.view(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<SurveyId>(), survey);
        QSignalSpy left(&bench, &AnnotationWorkbench::leaveWanted);
        QTest::keyClick(bench.view(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
        QTest::keyClick(bench.view(), Qt::Key_Delete); // the one that is shown
        QTRY_COMPARE_WITH_TIMEOUT(bench.model()->arrangement().shown, 0, kLong);
        QVERIFY(bench.filters()->field()->hasFocus());
        library->undoStack()->undo();
        QTRY_COMPARE_WITH_TIMEOUT(bench.model()->arrangement().shown, 1, kLong);
    }

    void aHitOfThePageIsShownAtItsSentence()
    {
        const auto library = openLibrary(QStringLiteral("hits"));
        const SurveyId survey = import(*library, pageText("A survey of hits"));
        library->openSurvey(survey);
        QTRY_VERIFY_WITH_TIMEOUT(library->survey(survey), kLong);
        SurveyPageView view(library.get());
        view.resize(500, 700);
        view.setSurvey(library->survey(survey));
        view.show();
        std::optional<FoundAnswer> answer;
        const auto ask = [&] {
            library->search(QStringLiteral("second NEAR/2 reader"), {}, 5, &view, [&](const Result<FoundAnswer> &found) {
                if (found)
                    answer = *found;
            });
            return QTest::qWaitFor([&] { return answer.has_value(); }, 2000) && !answer->hits.empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(ask(), kLong);
        QVERIFY(showHitOnPage(view, answer->hits.front()));
        QCOMPARE(view.stops()[static_cast<size_t>(view.currentStop())].text, QStringLiteral("It helps most as a second reader."));
        FoundHit other = answer->hits.front();
        other.snippet = QStringLiteral("zyxwvut of the page");
        other.marks = {{0, 7}};
        QVERIFY(!showHitOnPage(view, other));
        view.setSurvey(nullptr);
    }

    void keysAreChangedTakenAndReset()
    {
        const QString file = m_folder.filePath(QStringLiteral("keys.ini"));
        {
            Settings settings(file);
            Actions actions;
            auto *editor = new ShortcutEditor(actions, settings, nullptr);
            editor->show();
            editor->choose(ActionId::ZoomIn);
            QTest::keyClick(editor->field(), Qt::Key_O, Qt::ControlModifier);
            QCOMPARE(editor->field()->key(), QKeySequence(QStringLiteral("Ctrl+O")));
            QVERIFY2(editor->said().contains(QStringLiteral("Open PDF")), qPrintable(editor->said()));
            QVERIFY(actions[ActionId::OpenPdf]->shortcuts().contains(QKeySequence(QStringLiteral("Ctrl+O")))); // only said so far
            editor->setKey();
            QCOMPARE(actions[ActionId::ZoomIn]->shortcuts(), QList<QKeySequence>{QKeySequence(QStringLiteral("Ctrl+O"))});
            QVERIFY(actions[ActionId::OpenPdf]->shortcuts().isEmpty());
            QVERIFY(actions[ActionId::ZoomIn]->toolTip().contains(QStringLiteral("Ctrl+O")));
            settings.sync();
            delete editor;
        }
        Settings settings(file);
        Actions actions;
        applyShortcuts(actions, settings);
        QCOMPARE(actions[ActionId::ZoomIn]->shortcut(), QKeySequence(QStringLiteral("Ctrl+O")));
        QVERIFY(actions[ActionId::OpenPdf]->shortcuts().isEmpty());
        ShortcutEditor editor(actions, settings, nullptr);
        editor.setAttribute(Qt::WA_DeleteOnClose, false);
        editor.choose(ActionId::OpenPdf);
        editor.resetKeys(); // the key is still elsewhere
        QVERIFY(actions[ActionId::OpenPdf]->shortcuts().isEmpty());
        editor.resetAll();
        for (const ActionSpec &spec : actionTable())
            QCOMPARE(actions[spec.id]->shortcuts(), Actions::standardShortcuts(spec.id));
        QVERIFY(!settings.shortcuts(QStringLiteral("view.zoom-in")));
    }

    void theTourPointsAtWhatIsThere()
    {
        QWidget window;
        window.resize(1000, 700);
        auto *left = new QWidget(&window);
        left->setGeometry(0, 0, 300, 700);
        auto *hidden = new QWidget(&window);
        window.show();
        hidden->hide();
        QPointer<TourCard> card = new TourCard({{QStringLiteral("One"), QStringLiteral("First"), [left] { return left; }},
                                                {QStringLiteral("Two"), QStringLiteral("Second"), [hidden] { return hidden; }}},
                                               &window);
        QSignalSpy ended(card, &TourCard::ended);
        card->show(0);
        QCOMPARE(card->target(), left);
        QVERIFY(!card->geometry().intersects(left->geometry()));
        QTest::keyClick(card, Qt::Key_Return);
        QCOMPARE(card->step(), 1);
        QCOMPARE(card->target(), nullptr); // hidden: the card stands in the middle
        QVERIFY(window.rect().contains(card->geometry()));
        QTest::keyClick(card, Qt::Key_Left);
        QCOMPARE(card->step(), 0);
        left->setGeometry(0, 0, 500, 700); // it follows what it points at
        QTRY_VERIFY(!card->geometry().intersects(left->geometry()));
        QVERIFY(QTest::qWaitForWindowActive(&window));
        card->setOutOfTheWay(true); // another view is shown: nothing is drawn over it, and Escape belongs to it
        QTest::keyClick(&window, Qt::Key_Escape);
        QCOMPARE(ended.size(), 0);
        for (const QWidget *child : window.findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
            QVERIFY(child == left || !child->isVisible());
        card->setOutOfTheWay(false);
        QVERIFY(card->isVisible());
        QTest::keyClick(&window, Qt::Key_Escape);
        QCOMPARE(ended.size(), 1);
        QTRY_VERIFY(!card);
    }

    void aCardFitsOnOnePage()
    {
        exchange::ClinicalCard card;
        card.question = QStringLiteral("Does it help?");
        for (int i = 0; i < 60; ++i)
            card.findings.push_back({QStringLiteral("F%1").arg(i), QStringLiteral("A finding with words ").repeated(8), EvidenceMark::Full, {}, {}, {{QStringLiteral("quote ").repeated(25), QStringLiteral("p. 1"), EvidenceRole::States, i}}});
        QPdfWriter writer(m_folder.filePath(QStringLiteral("card.pdf")));
        const LaidOutCard laid = layOutCard(card, writer);
        QCOMPARE(laid.pages, 1);
        QVERIFY(laid.findingsLeftOut > 0);
        card.findings.resize(2);
        QCOMPARE(layOutCard(card, writer).findingsLeftOut, 0);
        QVERIFY(printCard(card, writer));
        card.findings[0].text = QStringLiteral("A finding that somebody pasted a page into ").repeated(400);
        card.findings[1].text = QString(5000, QChar(0x75C5)); // no spaces to cut at
        card.authors = QStringLiteral("Somebody Else, ").repeated(300);
        card.question = card.findings[0].text;
        QCOMPARE(layOutCard(card, writer).pages, 1);
    }

    void pagesAreReadAsTyped()
    {
        QCOMPARE(pagesFrom(QStringLiteral("1-3, 7"), 10), (QList<int>{0, 1, 2, 6}));
        QCOMPARE(pagesFrom(QStringLiteral("9–12, 2, 2"), 10), (QList<int>{1, 8, 9}));
        QCOMPARE(pagesFrom(QStringLiteral("x, 0, 11, 3-1, 1-2-3"), 10), QList<int>());
    }

    void pagesArePrintedWithTheirNotes()
    {
        PrintInput input;
        input.path = QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/samples/short-survey.pdf");
        input.pages = {{0, {}, {}, nullptr}, {2, {}, {}, nullptr}, {99, {}, {}, nullptr}};
        input.title = QStringLiteral("Title");
        input.notes = {{1, QStringLiteral("Claim"), QColor(Qt::black), QStringLiteral("p. 1"), QStringLiteral("quote"), QStringLiteral("note"), {}, {}}};
        input.pdfPath = m_folder.filePath(QStringLiteral("out.pdf"));
        input.dotsPerInch = 72;
        PrintRun run(input, std::make_unique<QPrinter>(QPrinter::HighResolution));
        QSignalSpy printed(&run, &PrintRun::printed);
        run.start();
        QVERIFY(printed.wait(kLong));
        QCOMPARE(printed[0][0].toInt(), 0);
        QFile file(input.pdfPath);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(bytes.contains("/Count 3"), "two pages and one of notes");
        QVERIFY(!QFile::exists(input.pdfPath + QStringLiteral(".part")));
    }

    void cancellingLeavesNothing()
    {
        PrintInput input;
        input.path = QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/samples/short-survey.pdf");
        for (int page = 0; page < 8; ++page)
            input.pages.push_back({page, {}, {}, nullptr});
        input.pdfPath = m_folder.filePath(QStringLiteral("cancelled.pdf"));
        PrintRun run(input, std::make_unique<QPrinter>(QPrinter::HighResolution));
        QSignalSpy failed(&run, &PrintRun::failed);
        connect(&run, &PrintRun::progressed, &run, &PrintRun::cancel);
        run.start();
        QVERIFY(failed.wait(kLong));
        QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(input.pdfPath));
        QVERIFY(!QFile::exists(input.pdfPath + QStringLiteral(".part")));
    }
};

CONSPECTUS_TEST_MAIN(DeskTest)
#include "desk_test.moc"
