// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Selecting and marking on the pages by mouse and keys, on pages without a worker. The same program runs at scale 1 and 2.

#include "readerpanefixture.h"
#include "support/testenvironment.h"
#include "text/selection.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/readerpane.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace conspectus;
using namespace conspectus::reader;
using conspectus::test::FakeSource;
using conspectus::test::ReaderPaneFixture;

class ReaderSelectingTest final : public ReaderPaneFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makePane(); }
    void cleanup() { m_pane.reset(); }

    void doubleClickSelectsAWordAndShiftArrowExtends();
    void dragSelectsAcrossColumns();
    void copyPutsCleanTextOnTheClipboard();
    void digitMarksTheSelection();
    void digitChangesTheChosenMark();
    void deleteRemovesAndReturnActivates();
    void noteToolPutsANote();
    void whatWasFoundIsSelectedWhenFindingEnds();
};

void ReaderSelectingTest::doubleClickSelectsAWordAndShiftArrowExtends()
{
    open(2);
    waitForText(0);
    const QPoint at = pointOf(0, QStringLiteral("p0left7"));
    QTest::mouseDClick(view()->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(view()->selectedText(), QStringLiteral("p0left7"));
    press(Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(view()->selectedText(), QStringLiteral("p0left7 p0left8"));
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, Qt::ShiftModifier, pointOf(0, QStringLiteral("p0left11"), 1.0));
    QCOMPARE(view()->selectedText(), QStringLiteral("p0left7 p0left8 p0left9 p0left10 p0left11"));
    press(Qt::Key_Escape);
    QVERIFY(m_pane->selection().isEmpty());
}

void ReaderSelectingTest::dragSelectsAcrossColumns()
{
    open(2);
    waitForText(0);
    selectWords(QStringLiteral("p0left48"), QStringLiteral("p0right1"));
    QCOMPARE(view()->selectedText(), QStringLiteral("p0left48 p0left49 p0right0 p0right1"));
}

void ReaderSelectingTest::copyPutsCleanTextOnTheClipboard()
{
    open(2);
    waitForText(0);
    selectWords(QStringLiteral("p0left3"), QStringLiteral("p0left6"));
    press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("p0left3 p0left4 p0left5 p0left6"));
}

void ReaderSelectingTest::digitMarksTheSelection()
{
    open(2);
    waitForText(0);
    QSignalSpy created(m_pane.get(), &ReaderPane::annotationCreated);
    QSignalSpy message(m_pane.get(), &ReaderPane::message);
    press(Qt::Key_2); // nothing is selected: said, and nothing made
    QCOMPARE(created.count(), 0);
    QCOMPARE(message.count(), 1);
    selectWords(QStringLiteral("p0left3"), QStringLiteral("p0left6"));
    const QImage before = view()->viewport()->grab().toImage();
    press(Qt::Key_2);
    QCOMPARE(created.count(), 1);
    QVERIFY(m_pane->selection().isEmpty());
    QCOMPARE(m_pane->selectedAnnotation(), created.front().front().value<AnnotationId>());
    const QImage after = view()->viewport()->grab().toImage();
    QVERIFY(before != after);
    press(Qt::Key_Escape);
    QVERIFY(m_pane->selectedAnnotation().isNull());
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, pointOf(0, QStringLiteral("p0left4")));
    QCOMPARE(m_pane->selectedAnnotation(), created.front().front().value<AnnotationId>());
}

void ReaderSelectingTest::digitChangesTheChosenMark()
{
    open(2);
    waitForText(0);
    QSignalSpy created(m_pane.get(), &ReaderPane::annotationCreated);
    selectWords(QStringLiteral("p0left3"), QStringLiteral("p0left6"));
    press(Qt::Key_1);
    const QImage before = view()->viewport()->grab().toImage();
    press(Qt::Key_8);
    QCOMPARE(created.count(), 1); // no second one
    QVERIFY(before != view()->viewport()->grab().toImage());
}

void ReaderSelectingTest::deleteRemovesAndReturnActivates()
{
    open(2);
    waitForText(0);
    const QImage plain = view()->viewport()->grab().toImage();
    selectWords(QStringLiteral("p0left3"), QStringLiteral("p0left6"));
    press(Qt::Key_1);
    QSignalSpy activated(m_pane.get(), &ReaderPane::annotationActivated);
    press(Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    press(Qt::Key_Delete);
    QVERIFY(m_pane->selectedAnnotation().isNull());
    QCOMPARE(view()->viewport()->grab().toImage(), plain);
}

// So that what was found can be marked by a digit, or taken further by Shift and the arrows, without the mouse.
void ReaderSelectingTest::whatWasFoundIsSelectedWhenFindingEnds()
{
    open(3);
    waitForText(1);
    press(Qt::Key_F, Qt::ControlModifier);
    auto *field = m_pane->findChild<QLineEdit *>(QStringLiteral("findField"));
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("p1left7"));
    QTRY_COMPARE(m_pane->currentPage(), 1);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(view()->selectedText(), QStringLiteral("p1left7"));
    press(Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(view()->selectedText(), QStringLiteral("p1left7 p1left8"));
    press(Qt::Key_F, Qt::ControlModifier); // and nothing where nothing was found; what is selected stays
    QTRY_VERIFY(field->hasFocus());
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("nowhere"));
    QTRY_COMPARE(m_pane->findChild<QLabel *>(QStringLiteral("findCounter"))->text(), QStringLiteral("Nothing found"));
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(view()->selectedText(), QStringLiteral("p1left7 p1left8"));
}

void ReaderSelectingTest::noteToolPutsANote()
{
    open(2);
    waitForText(0);
    QSignalSpy created(m_pane.get(), &ReaderPane::annotationCreated);
    QSignalSpy activated(m_pane.get(), &ReaderPane::annotationActivated);
    press(Qt::Key_T);
    QVERIFY(m_pane->findChild<QToolButton *>(QStringLiteral("noteButton"))->isChecked());
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, QPoint(200, 60));
    QCOMPARE(created.count(), 1);
    QCOMPARE(activated.count(), 1);
    QVERIFY(!view()->tool());
    QTest::mouseDClick(view()->viewport(), Qt::LeftButton, {}, QPoint(560, 40)); // on an empty margin
    QCOMPARE(created.count(), 2);
}

CONSPECTUS_TEST_MAIN(ReaderSelectingTest)
#include "readerselecting_test.moc"
