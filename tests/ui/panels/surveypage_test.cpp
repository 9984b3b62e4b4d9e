// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The survey page by keyboard and mouse: what a reader does with it.

#include "models/dragdata.h"
#include "models/wording.h"
#include "support/testenvironment.h"
#include "ui/panels/panelfixture.h"
#include "ui/surveypage/surveypageview.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <algorithm>
#include <optional>

using namespace conspectus;
using namespace conspectus::test;

class SurveyPageTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<PanelFixture> m_fixture;
    std::unique_ptr<SurveyPageView> m_view;
    SurveyData *m_survey = nullptr;

    int stopWith(const QString &text, std::optional<PageAction> action = {}) const
    {
        const auto &stops = m_view->stops();
        const auto it = std::ranges::find_if(stops, [&](const PageStop &stop) {
            return stop.focusable && stop.text.contains(text) && (!action || stop.action == *action);
        });
        return it == stops.end() ? -1 : static_cast<int>(it - stops.begin());
    }
    QPlainTextEdit *editor() const { return m_view->findChild<QPlainTextEdit *>(); }
    FindingId finding(int number) const { return PanelFixture::finding(*m_survey, Finding::Origin::Findings, number); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_view.get(), key, modifiers); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<PanelFixture>();
        m_survey = m_fixture->importWithPdf();
        QVERIFY(m_survey);
        m_view = std::make_unique<SurveyPageView>(&m_fixture->library());
        m_view->resize(540, 860);
        m_view->setSurvey(m_survey);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
        m_view->setFocus();
        QTRY_VERIFY(m_view->hasFocus());
    }

    void cleanup()
    {
        m_view.reset();
        m_fixture.reset();
    }

    void keysGoThroughFindings()
    {
        m_view->setCurrentFinding(finding(0));
        QSignalSpy selected(m_view.get(), &SurveyPageView::findingSelected);
        key(Qt::Key_Down);
        QCOMPARE(m_view->currentFinding(), finding(1));
        key(Qt::Key_Down);
        QCOMPARE(m_view->currentFinding(), finding(2));
        key(Qt::Key_Up);
        QCOMPARE(m_view->currentFinding(), finding(1));
        QCOMPARE(selected.size(), 3);
        key(Qt::Key_Home);
        QCOMPARE(m_view->content().items[0].part, PageItem::Part::Title);
        QCOMPARE(m_view->stops()[static_cast<size_t>(m_view->currentStop())].item, 0);
    }

    void returnGoesThroughThePassagesInTheirOrder()
    {
        const AnnotationId late = m_fixture->annotate(*m_survey, 20, 10, QStringLiteral("late"));
        const AnnotationId early = m_fixture->annotate(*m_survey, 3, 10, QStringLiteral("early"));
        for (const AnnotationId &id : {late, early})
            m_fixture->library().addEvidence(m_survey->id(), id, finding(0), EvidenceRole::Supports);
        QSignalSpy passages(m_view.get(), &SurveyPageView::passageActivated);
        QSignalSpy without(m_view.get(), &SurveyPageView::findingWithoutPassageActivated);
        m_view->setCurrentFinding(finding(0));
        for (int i = 0; i < 3; ++i)
            key(Qt::Key_Return);
        QCOMPARE(passages.size(), 3);
        QCOMPARE(passages[0][0].value<AnnotationId>(), early);
        QCOMPARE(passages[1][0].value<AnnotationId>(), late);
        QCOMPARE(passages[2][0].value<AnnotationId>(), early);
        m_view->setCurrentFinding(finding(1));
        key(Qt::Key_Return);
        QCOMPARE(without.size(), 1);
    }

    void theMarkAndTheCountFollowTheEvidence()
    {
        const auto item = [this] { return m_view->content().items[static_cast<size_t>(m_view->stops()[static_cast<size_t>(m_view->content().stopOf(finding(0)))].item)]; };
        QCOMPARE(item().mark, EvidenceMark::None);
        const AnnotationId id = m_fixture->annotate(*m_survey, 3, 10, QStringLiteral("a"));
        m_fixture->library().addEvidence(m_survey->id(), id, finding(0), EvidenceRole::Supports);
        QCOMPARE(item().mark, EvidenceMark::Full);
        QCOMPARE(item().count, 1);
        m_fixture->library().undoStack()->undo();
        QCOMPARE(item().mark, EvidenceMark::None);
    }

    void editsInPlaceWithUndo()
    {
        m_view->setCurrentFinding(finding(0));
        const QString before = m_survey->snapshot().finding(finding(0))->text.shown();
        key(Qt::Key_F2);
        QVERIFY(editor());
        QCOMPARE(editor()->toPlainText(), before);
        QTRY_VERIFY(editor()->hasFocus());
        QTest::keyClicks(editor(), QStringLiteral(" More."));
        QCOMPARE(m_fixture->library().draft(asObject(finding(0))), before + QStringLiteral(" More."));
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!m_view->isEditing());
        QCOMPARE(m_survey->snapshot().finding(finding(0))->text.shown(), before + QStringLiteral(" More."));
        QVERIFY(m_fixture->library().draft(asObject(finding(0))).isEmpty());
        QTRY_VERIFY(m_view->hasFocus());
        m_fixture->library().undoStack()->undo();
        QCOMPARE(m_survey->snapshot().finding(finding(0))->text.shown(), before);
    }

    void escapeLeavesTheTextAsItWas()
    {
        m_view->setCurrentFinding(finding(0));
        const int steps = m_fixture->library().undoStack()->count();
        QVERIFY(m_view->editCurrent());
        QTest::keyClicks(editor(), QStringLiteral("nonsense"));
        QTest::keyClick(editor(), Qt::Key_Escape);
        QVERIFY(!m_view->isEditing());
        QCOMPARE(m_fixture->library().undoStack()->count(), steps);
    }

    void leavingTheFieldCommits()
    {
        m_view->setCurrentStop(0);
        QVERIFY(m_view->editCurrent());
        editor()->setPlainText(QStringLiteral("A new\ntitle"));
        m_view->setFocus();
        QTRY_COMPARE(m_survey->snapshot().survey.title.shown(), QStringLiteral("A new title"));
        QVERIFY(!m_view->isEditing());
    }

    void aSentenceOfTheTldrIsEditedWithItsField()
    {
        const FindingId tldr = PanelFixture::finding(*m_survey, Finding::Origin::Tldr);
        QVERIFY(!tldr.isNull());
        const int steps = m_fixture->library().undoStack()->index();
        m_view->setCurrentFinding(tldr);
        QVERIFY(m_view->editCurrent());
        editor()->setPlainText(QStringLiteral("Short."));
        m_view->finishEditing();
        QCOMPARE(m_survey->snapshot().finding(tldr)->text.shown(), QStringLiteral("Short."));
        QCOMPARE(m_survey->snapshot().survey.tldr.shown(), QStringLiteral("Short."));
        QCOMPARE(m_fixture->library().undoStack()->index(), steps + 1);
        m_fixture->library().undoStack()->undo();
        QVERIFY(m_survey->snapshot().survey.tldr.shown() != QStringLiteral("Short."));
    }

    void aHalfTypedTextIsOfferedAgain()
    {
        m_fixture->library().putDraft(asObject(finding(1)), QStringLiteral("half a sen"));
        m_view->setSurvey(nullptr);
        m_view->setSurvey(m_survey);
        const int stop = stopWith(QStringLiteral("Go on writing"));
        QVERIFY(stop >= 0);
        m_view->activateStop(stop);
        QVERIFY(editor());
        QCOMPARE(editor()->toPlainText(), QStringLiteral("half a sen"));
    }

    void addsAFindingOfTheReadersOwn()
    {
        const size_t before = m_survey->snapshot().findings.size();
        m_view->activateStop(stopWith(QStringLiteral("Add a finding")));
        QVERIFY(editor());
        QTest::keyClicks(editor(), QStringLiteral("My own claim."));
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_survey->snapshot().findings.size(), before + 1);
        QVERIFY(stopWith(QStringLiteral("My own claim.")) >= 0);
    }

    void whatWasHeldBackCanBeAddedAndKeptOut()
    {
        const auto hasNode = [this] {
            return std::ranges::any_of(m_survey->snapshot().nodes, [](const Node &node) { return node.label.shown().startsWith(QLatin1String("Refunds")); });
        };
        QCOMPARE(m_survey->snapshot().survey.heldBack.size(), size_t(1));
        QVERIFY(!hasNode());
        m_view->activateStop(stopWith(QStringLiteral("Add it anyway")));
        QVERIFY(hasNode());
        QVERIFY(stopWith(QStringLiteral("Keep it out")) >= 0);
        m_fixture->library().undoStack()->undo();
        QVERIFY(!hasNode());
    }

    void theAbstractUnfoldsAndItsSentencesAreStops()
    {
        const auto sentences = [this] {
            return std::ranges::count(m_view->stops(), PageAction::Sentence, &PageStop::action);
        };
        QCOMPARE(sentences(), 6);
        m_view->activateStop(stopWith(QStringLiteral("Show all")));
        QVERIFY(stopWith(QStringLiteral("Show less")) >= 0);
        QCOMPARE(sentences(), 6);
        QSignalSpy activated(m_view.get(), &SurveyPageView::sentenceActivated);
        m_view->setCurrentStop(stopWith(QStringLiteral("e.g. for discharge letters")));
        key(Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QVERIFY(activated[0][0].toString().startsWith(QLatin1String("In this survey")));
        key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), activated[0][0].toString());
    }

    void aDragSelectsTextOverSeveralItems()
    {
        const QRect first = m_view->stopRect(m_view->content().stopOf(finding(0)));
        const QRect second = m_view->stopRect(m_view->content().stopOf(finding(1)));
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, first.topLeft() + QPoint(1, 5));
        QMouseEvent move(QEvent::MouseMove, QPointF(second.right() + 100, second.bottom() - 5), QPointF(), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &move);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, second.bottomRight());
        QCOMPARE(m_view->selectedText(), QStringLiteral("Decision support helps most as a second reader of the record.\n"
                                                        "Fairness, privacy and robustness remain the main obstacles."));
    }

    void aClickGoesToThePassage()
    {
        const AnnotationId id = m_fixture->annotate(*m_survey, 3, 10, QStringLiteral("a"));
        m_fixture->library().addEvidence(m_survey->id(), id, finding(0), EvidenceRole::Supports);
        QSignalSpy passages(m_view.get(), &SurveyPageView::passageActivated);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->stopRect(m_view->content().stopOf(finding(0))).center());
        QCOMPARE(passages.size(), 1);
        QCOMPARE(m_view->currentFinding(), finding(0));
    }

    void anAnnotationDroppedOnAFindingIsReported()
    {
        const auto data = dragDataOf({AnnotationId(QStringLiteral("a"))}, {});
        QSignalSpy dropped(m_view.get(), &SurveyPageView::evidenceDropped);
        const QPoint at = m_view->stopRect(m_view->content().stopOf(finding(1))).center();
        QDragEnterEvent enter(at, Qt::LinkAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(at, Qt::LinkAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &move);
        QVERIFY(move.isAccepted());
        QDropEvent drop(at, Qt::LinkAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &drop);
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped[0][1].value<FindingId>(), finding(1));
        // Not on the title.
        QDragMoveEvent elsewhere(m_view->stopRect(0).center(), Qt::LinkAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &elsewhere);
        QVERIFY(!elsewhere.isAccepted());
    }

    void spaceOpensAFindingAndItsSlotsAreWrittenInPlace()
    {
        m_view->setCurrentFinding(finding(0));
        key(Qt::Key_Space);
        QVERIFY(m_view->isFindingOpen(finding(0)));
        key(Qt::Key_Down);
        QCOMPARE(m_view->content().items[static_cast<size_t>(m_view->stops()[static_cast<size_t>(m_view->currentStop())].item)].slot,
                 QStringLiteral("population"));
        key(Qt::Key_Return);
        QVERIFY(editor());
        QTest::keyClicks(editor(), QStringLiteral("312 adults"));
        QTest::keyClick(editor(), Qt::Key_Return);
        QCOMPARE(m_survey->snapshot().finding(finding(0))->slot(QStringLiteral("population"))->text, QStringLiteral("312 adults"));
        key(Qt::Key_Delete);
        QVERIFY(m_survey->snapshot().finding(finding(0))->slotValues.empty());
        key(Qt::Key_Space);
        QVERIFY(!m_view->isFindingOpen(finding(0)));
        QCOMPARE(m_view->currentFinding(), finding(0));
    }

    void anAnnotationDroppedOnASlotFillsItAndLeadsBack()
    {
        const AnnotationId id = m_fixture->annotate(*m_survey, 3, 10, QStringLiteral("312 adults"));
        m_view->setFindingOpen(finding(0), true);
        const int stop = stopWith(QStringLiteral("Outcome"));
        QVERIFY(stop >= 0);
        const auto data = dragDataOf({id}, {});
        const QPoint at = m_view->stopRect(stop).center();
        QDragEnterEvent enter(at, Qt::LinkAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &enter);
        QDragMoveEvent move(at, Qt::LinkAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &move);
        QDropEvent drop(at, Qt::LinkAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &drop);
        const FindingSlot *slot = m_survey->snapshot().finding(finding(0))->slot(QStringLiteral("outcome"));
        QVERIFY(slot);
        QCOMPARE(slot->source, id);
        QSignalSpy passages(m_view.get(), &SurveyPageView::passageActivated);
        m_view->activateStop(stopWith(QStringLiteral("p. 4"), PageAction::Passage)); // the field itself is edited
        QCOMPARE(passages.size(), 1);
        QCOMPARE(passages[0][0].value<AnnotationId>(), id);
    }

    void aDraggedFindingGoesToWhereItIsDropped()
    {
        const FindingId last = finding(2);
        const auto data = dragDataOf(last, {});
        const QPoint at = m_view->stopRect(m_view->content().stopOf(finding(0))).topLeft() + QPoint(20, 2);
        QDragEnterEvent enter(at, Qt::LinkAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(at, Qt::LinkAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &move);
        QVERIFY(move.isAccepted());
        QDropEvent drop(at, Qt::LinkAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &drop);
        QCOMPARE(finding(0), last);
        m_fixture->library().undoStack()->undo();
        QCOMPARE(finding(2), last);
    }

    void splitsAtTheCaret()
    {
        m_view->setCurrentFinding(finding(0));
        QVERIFY(m_view->editCurrent());
        QTextCursor caret = editor()->textCursor();
        caret.setPosition(static_cast<int>(QStringLiteral("Decision support helps most").size()));
        editor()->setTextCursor(caret);
        QSignalSpy current(m_view.get(), &SurveyPageView::currentFindingChanged);
        m_view->splitAtCaret();
        QCOMPARE(current.size(), 1);
        QVERIFY(!m_view->isEditing());
        QCOMPARE(m_survey->snapshot().finding(finding(0))->text.shown(), QStringLiteral("Decision support helps most"));
        QCOMPARE(m_survey->snapshot().finding(m_view->currentFinding())->text.shown(), QStringLiteral("as a second reader of the record."));
        m_fixture->library().undoStack()->undo();
        QVERIFY(m_survey->snapshot().finding(finding(0))->text.shown().endsWith(QLatin1String("record.")));
    }

    void whatThePageNowSaysIsTakenOrAnswered()
    {
        m_fixture->library().editPageField(m_survey->id(), PageField::Title, QStringLiteral("My title"));
        QByteArray page = PanelFixture::page();
        page.replace("Contribution\nA map", "Contribution\nA new map");
        page.replace("Reading with Machines on the Ward: A Survey of Methods", "Reading with Machines in the Ward: A Survey of Methods");
        QObject context;
        bool isDone = false;
        m_fixture->library().importPage(page, &context, [&isDone](const Result<ImportOutcome> &outcome) { isDone = outcome.has_value(); }, m_survey->id());
        QTRY_VERIFY(isDone);
        QTRY_VERIFY(stopWith(QStringLiteral("Keep mine")) >= 0);
        QVERIFY(stopWith(QStringLiteral("Take it over")) >= 0);
        m_view->activateStop(stopWith(QStringLiteral("Keep mine")));
        QVERIFY(stopWith(QStringLiteral("Keep mine")) < 0);
        QCOMPARE(m_survey->snapshot().survey.title.shown(), QStringLiteral("My title"));
        m_fixture->library().undoStack()->undo();
        m_view->activateStop(stopWith(QStringLiteral("Take it over")));
        QVERIFY(m_survey->snapshot().survey.title.shown().contains(QLatin1String("in the Ward")));
    }

    void eAsksForEvidence()
    {
        QSignalSpy wanted(m_view.get(), &SurveyPageView::evidenceWanted);
        m_view->setCurrentFinding(finding(2));
        key(Qt::Key_E);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<FindingId>(), finding(2));
    }

    void tabGoesThroughLinksToo()
    {
        const QString notes = counted(static_cast<int>(m_survey->snapshot().survey.notes.size()), Noun::ImportNote);
        m_view->setCurrentStop(0);
        QStringList seen;
        for (int i = 0; i < 4; ++i) {
            key(Qt::Key_Tab);
            seen.append(m_view->stops()[static_cast<size_t>(m_view->currentStop())].text);
        }
        QVERIFY2(seen.contains(notes), qPrintable(seen.join(QLatin1Char('|'))));
    }

    void everyStopIsAnAccessibleChildWithItsMarkInWords()
    {
        QAccessibleInterface *page = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(page);
        QCOMPARE(page->role(), QAccessible::Document);
        QCOMPARE(page->childCount(), static_cast<int>(m_view->stops().size()));
        const int stop = m_view->content().stopOf(finding(0));
        QAccessibleInterface *child = page->child(stop);
        QVERIFY(child);
        QCOMPARE(child->text(QAccessible::Name), QStringLiteral("Decision support helps most as a second reader of the record. "
                                                                "Evidence: no evidence yet, 0 passages."));
        QVERIFY(child->rect().isValid());
        QCOMPARE(page->indexOfChild(child), stop);
        QCOMPARE(page->childAt(child->rect().center().x(), child->rect().center().y()), child);
        QVERIFY(child->state().focusable);
        m_view->setCurrentFinding(finding(0));
        QVERIFY(child->state().focused);
        QCOMPARE(page->focusChild(), child);
        QSignalSpy without(m_view.get(), &SurveyPageView::findingWithoutPassageActivated);
        child->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(without.size(), 1);
    }

    void withoutASurveyThePageIsEmptyAndKeysDoNothing()
    {
        m_view->setSurvey(nullptr);
        QVERIFY(m_view->stops().empty());
        for (const Qt::Key each : {Qt::Key_Down, Qt::Key_Return, Qt::Key_F2, Qt::Key_E, Qt::Key_End})
            key(each);
        QVERIFY(!m_view->isEditing());
        m_view->grab();
    }

    void aHostilePageIsShownInTime()
    {
        QByteArray page = "TL;DR\n" + QByteArray(200'000, 'x') + "\nFindings\n";
        for (int i = 0; i < 3'000; ++i)
            page += "Finding number " + QByteArray::number(i) + " <b>with</b> <img src=/dev/zero> \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d\n";
        page += "Abstract\n" + QByteArray(300'000, 'y') + "\n";
        SurveyData *hostile = m_fixture->import(page);
        QVERIFY(hostile);
        QElapsedTimer timer;
        timer.start();
        m_view->setSurvey(hostile);
        m_view->grab();
        qInfo() << "shown in" << timer.elapsed() << "ms";
        const auto findings = std::ranges::count(m_view->content().items, true, &PageItem::hasMark);
        QVERIFY(findings < 300); // the rest when asked for
        QVERIFY(stopWith(QStringLiteral("Show all: 3000 findings")) >= 0);
    }
};

CONSPECTUS_TEST_MAIN(SurveyPageTest)
#include "surveypage_test.moc"
