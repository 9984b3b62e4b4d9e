// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Marking by mouse and keys on a real library and pages without a worker: pen, area, repeat, the bar at the selection, several ranges,
// changing places, the caret; each with its undo.

#include "../../unit/library/libraryfixture.h"
#include "fakesource.h"
#include "library/anchoring.h"
#include "library/annotationedits.h"
#include "survey/projection.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/readerpane.h"
#include "ui/reader/selectionbar.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolButton>
#include <QPointingDevice>
#include <QTabletEvent>

using namespace conspectus;
using namespace conspectus::reader;
using conspectus::test::FakeSource;
using conspectus::test::LibraryFixture;

class MarkingTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void penDrawsStrokesOfOneDrawing();
    void aPressedPenDrawsWider();
    void escapeThrowsAwayTheStrokeAndThenThePen();
    void styleKeysMarkTheSelection_data();
    void styleKeysMarkTheSelection();
    void repeatMarksEachSelectionUntilEscape();
    void areaToolStaysOnWhereRepeated();
    void areaHasAPicture();
    void barStandsBesideTheSelectionAndMarks();
    void barHasTwoRowsInANarrowPane();
    void barIsReachedByTabAndLeftByEscape();
    void barCanBeTurnedOff();
    void ctrlAddsARange();
    void endIsDraggedAndUndone();
    void escapeTakesADragBack();
    void shiftArrowsMoveTheEndByWord();
    void areaIsMovedAndResized();
    void arrowsMoveAnArea();
    void noteAndDrawingAreMoved();
    void caretReadsSelectsAndMarks();
    void caretGoesOverColumnsAndPages();

private:
    std::unique_ptr<LibraryFixture> m_library;
    std::unique_ptr<ReaderPane> m_pane;
    FakeSource *m_source = nullptr;
    SurveyData *m_data = nullptr;
    VersionId m_version{QString(64, QLatin1Char('a'))};

    [[nodiscard]] PdfView *view() const { return m_pane->view(); }
    [[nodiscard]] QPoint at(int page, QPointF point) const
    {
        return (view()->layout().toContent({page, point}) - view()->scrollPosition()).toPoint();
    }
    [[nodiscard]] QPointF inPage(const QString &word, double share) const;
    [[nodiscard]] QPoint pointOf(const QString &word, double share = 0.5) const { return at(0, inPage(word, share)); }
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {});
    void selectWords(const QString &from, const QString &to, Qt::KeyboardModifiers modifiers = {});
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(view(), key, modifiers); }
    [[nodiscard]] const std::vector<Annotation> &annotations() const { return m_data->snapshot().annotations; }
    [[nodiscard]] const Anchor &anchor(std::size_t i = 0) const { return *annotations()[i].anchorIn(m_version); }
    [[nodiscard]] QRectF box(std::size_t i = 0) const { return boundingRect(anchor(i).parts.front().quads); }
    void undo() { m_library->library->undoStack()->undo(); }
};

void MarkingTest::init()
{
    m_library = std::make_unique<LibraryFixture>();
    QVERIFY(m_library->open());
    const auto outcome = m_library->import(conspectus::test::smallPage());
    QVERIFY(outcome);
    m_data = m_library->openSurvey(outcome->survey);
    QVERIFY(m_data);
    Version version;
    version.id = m_version;
    version.survey = m_data->id();
    version.pageCount = 3;
    version.textLayer = QStringLiteral("ok");
    version.added = m_library->clock.now();
    m_data->apply(changesToMake(version));
    m_pane = std::make_unique<ReaderPane>();
    m_pane->resize(760, 700);
    m_pane->setSourceFactory([this](QObject *parent) { return m_source = new FakeSource(3, parent); });
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    m_pane->setSurvey(&*m_library->library, m_data, m_version, QStringLiteral("/nowhere/fake.pdf"));
    QTRY_VERIFY(m_pane->isOpen() && view()->currentTextPage());
    m_pane->activateWindow();
    view()->setFocus();
}

void MarkingTest::cleanup()
{
    m_pane.reset();
    m_library.reset();
}

QPointF MarkingTest::inPage(const QString &word, double share) const
{
    for (const text::RawWord &each : m_source->rawPage(0).words) {
        if (each.text == word)
            return {each.box.left() + share * each.box.width(), each.box.center().y()};
    }
    return {};
}

void MarkingTest::drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers)
{
    QTest::mousePress(view()->viewport(), Qt::LeftButton, modifiers, from);
    for (int step = 1; step <= 8; ++step)
        QTest::mouseMove(view()->viewport(), from + (to - from) * step / 8);
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, modifiers, to);
}

void MarkingTest::selectWords(const QString &from, const QString &to, Qt::KeyboardModifiers modifiers)
{
    drag(pointOf(from, 0.0) + QPoint(1, 0), pointOf(to, 1.0), modifiers);
}

void MarkingTest::penDrawsStrokesOfOneDrawing()
{
    QSignalSpy tool(m_pane.get(), &ReaderPane::toolChanged);
    m_pane->setTool(AnnotationStyle::Ink);
    QVERIFY(tool.count() > 0);
    QVERIFY(m_pane->toolInWords().startsWith(QLatin1String("Pen")));
    drag(at(0, {100, 300}), at(0, {200, 320}));
    QCOMPARE(annotations().size(), std::size_t(1));
    QCOMPARE(annotations().front().style, AnnotationStyle::Ink);
    drag(at(0, {100, 340}), at(0, {200, 330}));
    QCOMPARE(annotations().size(), std::size_t(1));
    QCOMPARE(anchor().strokes.size(), std::size_t(2));
    QVERIFY(box().contains(QPointF(150, 310)) && box().contains(QPointF(150, 335)));
    QCOMPARE(m_pane->tool(), std::optional(AnnotationStyle::Ink)); // stays in hand
    undo();
    QCOMPARE(anchor().strokes.size(), std::size_t(1));
    undo();
    QVERIFY(annotations().empty());
    m_library->library->undoStack()->redo();
    press(Qt::Key_Escape);
    QVERIFY(!m_pane->tool());
    // It is chosen by a click on its line, not beside it.
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, at(0, {105, 318}));
    QVERIFY(m_pane->selectedAnnotation().isNull());
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, at(0, {150, 310}));
    QCOMPARE(m_pane->selectedAnnotation(), annotations().front().id);
}

void MarkingTest::aPressedPenDrawsWider()
{
    m_pane->setTool(AnnotationStyle::Ink);
    const QPoint from = at(0, {100, 300});
    const QPoint to = at(0, {220, 300});
    const QPointingDevice pen(QStringLiteral("pen"), 77, QInputDevice::DeviceType::Stylus, QPointingDevice::PointerType::Pen,
                              QInputDevice::Capability::Pressure | QInputDevice::Capability::Position, 1, 1);
    const auto presses = [&](QEvent::Type type, const QPoint &where, double pressure) { // as a tablet sends it: itself, then a mouse
        QTabletEvent event(type, &pen, where, view()->viewport()->mapToGlobal(QPointF(where)), pressure, 0, 0, 0, 0, 0, {},
                           Qt::LeftButton, Qt::LeftButton);
        QCoreApplication::sendEvent(view()->viewport(), &event);
        QVERIFY(!event.isAccepted());
    };
    presses(QEvent::TabletPress, from, 0.1);
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, from);
    for (int i = 1; i <= 24; ++i) {
        const QPoint where = from + (to - from) * i / 24;
        presses(QEvent::TabletMove, where, i < 12 ? 0.1 : 1.0);
        QTest::mouseMove(view()->viewport(), where);
    }
    presses(QEvent::TabletRelease, to, 0);
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, to);
    QCOMPARE(annotations().size(), std::size_t(1));
    QCOMPARE(anchor().strokes.size(), std::size_t(3)); // the stroke and the edges of its pressed half
    const QRectF edge(anchor().strokes[1].front(), anchor().strokes[1].back());
    QVERIFY(edge.left() > 150 && std::abs(edge.top() - anchor().strokes[2].front().y()) > 2);
    undo();
    QVERIFY(annotations().empty()); // one step
    drag(from, to);
    QCOMPARE(anchor().strokes.size(), std::size_t(1)); // a mouse has no pressure
}

void MarkingTest::escapeThrowsAwayTheStrokeAndThenThePen()
{
    m_pane->setTool(AnnotationStyle::Ink);
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, at(0, {100, 300}));
    QTest::mouseMove(view()->viewport(), at(0, {200, 320}));
    press(Qt::Key_Escape);
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, at(0, {200, 320}));
    QVERIFY(annotations().empty());
    QVERIFY(m_pane->tool());
    press(Qt::Key_Escape);
    QVERIFY(!m_pane->tool());
}

void MarkingTest::styleKeysMarkTheSelection_data()
{
    QTest::addColumn<AnnotationStyle>("style");
    QTest::newRow("highlight") << AnnotationStyle::Highlight;
    QTest::newRow("underline") << AnnotationStyle::Underline;
    QTest::newRow("strikeout") << AnnotationStyle::StrikeOut;
    QTest::newRow("squiggly") << AnnotationStyle::Squiggly;
}

void MarkingTest::styleKeysMarkTheSelection()
{
    QFETCH(AnnotationStyle, style);
    selectWords(QStringLiteral("p0left6"), QStringLiteral("p0left8"));
    auto *button = m_pane->findChild<QToolButton *>(styleName(style) + QStringLiteral("Button"));
    QVERIFY(button);
    button->click();
    QCOMPARE(annotations().size(), std::size_t(1));
    QCOMPARE(annotations().front().style, style);
    QCOMPARE(anchor().quote, QStringLiteral("p0left6 p0left7 p0left8"));
    QVERIFY(button->isChecked());
    QCOMPARE(m_pane->markStyle(), style);
}

void MarkingTest::repeatMarksEachSelectionUntilEscape()
{
    m_pane->setRepeating(true);
    QVERIFY(m_pane->toolInWords().contains(QLatin1String("repeated")));
    selectWords(QStringLiteral("p0left0"), QStringLiteral("p0left2"));
    selectWords(QStringLiteral("p0left10"), QStringLiteral("p0left12"));
    QCOMPARE(annotations().size(), std::size_t(2));
    QVERIFY(m_pane->selection().isEmpty());
    press(Qt::Key_Escape);
    QVERIFY(!m_pane->isRepeating());
    selectWords(QStringLiteral("p0left20"), QStringLiteral("p0left22"));
    QCOMPARE(annotations().size(), std::size_t(2));
}

void MarkingTest::areaToolStaysOnWhereRepeated()
{
    m_pane->setRepeating(true);
    m_pane->setTool(AnnotationStyle::Area);
    drag(at(0, {60, 300}), at(0, {160, 350}));
    drag(at(0, {260, 300}), at(0, {360, 350}));
    QCOMPARE(annotations().size(), std::size_t(2));
    press(Qt::Key_Escape);
    QVERIFY(!m_pane->tool());
    QVERIFY(!m_pane->isRepeating());
}

void MarkingTest::areaHasAPicture()
{
    m_pane->setTool(AnnotationStyle::Area);
    drag(at(0, {60, 300}), at(0, {260, 350}));
    QCOMPARE(annotations().size(), std::size_t(1));
    const AnnotationId id = annotations().front().id;
    QSignalSpy arrived(m_pane.get(), &ReaderPane::areaPicturesArrived);
    QVERIFY(m_pane->areaPicture(id, 240).isNull());
    QVERIFY(m_pane->areaPicture(id, 240).isNull()); // asked once
    QTRY_COMPARE(arrived.count(), 1);
    const QImage picture = m_pane->areaPicture(id, 240);
    QVERIFY(std::abs(picture.width() - 240) <= 1);
    QVERIFY(std::abs(picture.height() - 60) <= 2);
    QCOMPARE(std::ranges::count(m_source->asked, 3, &pdf::RenderRequest::priority), 1);
    QVERIFY(!m_pane->areaPicture(id, 240).isNull());
    QCOMPARE(std::ranges::count(m_source->asked, 3, &pdf::RenderRequest::priority), 1);
}

void MarkingTest::barStandsBesideTheSelectionAndMarks()
{
    auto *bar = m_pane->findChild<SelectionBar *>();
    QVERIFY(bar && !bar->isVisible());
    selectWords(QStringLiteral("p0left6"), QStringLiteral("p0left13"));
    QVERIFY(bar->isVisible());
    for (const QRectF &rect : view()->selectionRects())
        QVERIFY(!rect.intersects(QRectF(bar->geometry())));
    QVERIFY(view()->viewport()->rect().contains(bar->geometry()));
    const auto buttons = bar->findChildren<QToolButton *>();
    const auto third = std::ranges::find(buttons, QStringLiteral("3"), &QToolButton::text);
    QVERIFY(third != buttons.end());
    (*third)->click();
    QCOMPARE(annotations().size(), std::size_t(1));
    QCOMPARE(annotations().front().kind, kindSetOrReading({}).kinds[2].id);
    QVERIFY(!bar->isVisible());
}

void MarkingTest::barHasTwoRowsInANarrowPane()
{
    auto *bar = m_pane->findChild<SelectionBar *>();
    selectWords(QStringLiteral("p0left6"), QStringLiteral("p0left8"));
    const int tall = bar->height();
    press(Qt::Key_Escape);
    m_pane->resize(380, 700);
    QTRY_VERIFY(view()->viewport()->width() < 380);
    selectWords(QStringLiteral("p0left6"), QStringLiteral("p0left8"));
    QVERIFY(bar->isVisible());
    QVERIFY(bar->height() > tall * 3 / 2);
    QVERIFY(view()->viewport()->rect().contains(bar->geometry()));
    for (const QRectF &rect : view()->selectionRects())
        QVERIFY(!rect.intersects(QRectF(bar->geometry())));
}

void MarkingTest::barIsReachedByTabAndLeftByEscape()
{
    auto *bar = m_pane->findChild<SelectionBar *>();
    selectWords(QStringLiteral("p0left6"), QStringLiteral("p0left8"));
    QVERIFY(bar->isVisible());
    press(Qt::Key_Tab);
    QTRY_VERIFY(QApplication::focusWidget() && bar->isAncestorOf(QApplication::focusWidget()));
    const QWidget *first = QApplication::focusWidget();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QVERIFY(QApplication::focusWidget() != first);
    QVERIFY(!QApplication::focusWidget()->accessibleName().isEmpty());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QTRY_VERIFY(view()->hasFocus());
    QVERIFY(!m_pane->selection().isEmpty());
}

void MarkingTest::barCanBeTurnedOff()
{
    m_pane->setFloatingBarShown(false);
    selectWords(QStringLiteral("p0left6"), QStringLiteral("p0left8"));
    QVERIFY(!m_pane->findChild<SelectionBar *>()->isVisible());
}

void MarkingTest::ctrlAddsARange()
{
    selectWords(QStringLiteral("p0left20"), QStringLiteral("p0left21"));
    selectWords(QStringLiteral("p0left5"), QStringLiteral("p0left6"), Qt::ControlModifier);
    QCOMPARE(view()->selectedRanges().size(), std::size_t(2));
    QCOMPARE(view()->selectedText(), QStringLiteral("p0left5 p0left6\np0left20 p0left21"));
    press(Qt::Key_2);
    QCOMPARE(annotations().size(), std::size_t(1));
    QCOMPARE(anchor().parts.size(), std::size_t(2));
    QCOMPARE(anchor().quote, QStringLiteral("p0left5 p0left6 … p0left20 p0left21"));
    QVERIFY(view()->selectedRanges().empty());
    // A click without Ctrl begins anew.
    selectWords(QStringLiteral("p0left30"), QStringLiteral("p0left31"));
    QCOMPARE(view()->selectedRanges().size(), std::size_t(1));
}

void MarkingTest::endIsDraggedAndUndone()
{
    selectWords(QStringLiteral("p0left6"), QStringLiteral("p0left7"));
    press(Qt::Key_1);
    QCOMPARE(m_pane->selectedAnnotation(), annotations().front().id);
    const Anchor before = anchor();
    const QPoint grip = at(0, before.parts.back().quads.back().corners[2]);
    drag(grip, pointOf(QStringLiteral("p0left12"), 1.0));
    QCOMPARE(anchor().quote, QStringLiteral("p0left6 p0left7 p0left8 p0left9 p0left10 p0left11 p0left12"));
    QVERIFY(anchor().suffix.contains(QLatin1String("p0left13")));
    undo();
    QCOMPARE(anchor(), before);
    const QPoint begin = at(0, before.parts.front().quads.front().corners[0]);
    drag(begin, pointOf(QStringLiteral("p0left5"), 0.0));
    QCOMPARE(anchor().quote, QStringLiteral("p0left5 p0left6 p0left7"));
}

void MarkingTest::escapeTakesADragBack()
{
    selectWords(QStringLiteral("p0left6"), QStringLiteral("p0left7"));
    press(Qt::Key_1);
    const Anchor before = anchor();
    const int steps = m_library->library->undoStack()->index();
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, at(0, before.parts.back().quads.back().corners[2]));
    QTest::mouseMove(view()->viewport(), pointOf(QStringLiteral("p0left12"), 1.0));
    press(Qt::Key_Escape);
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, pointOf(QStringLiteral("p0left12"), 1.0));
    QCOMPARE(anchor(), before);
    QCOMPARE(m_library->library->undoStack()->index(), steps);
    QCOMPARE(m_pane->selectedAnnotation(), annotations().front().id);
}

void MarkingTest::shiftArrowsMoveTheEndByWord()
{
    selectWords(QStringLiteral("p0left6"), QStringLiteral("p0left7"));
    press(Qt::Key_1);
    const int steps = m_library->library->undoStack()->index();
    press(Qt::Key_Right, Qt::ShiftModifier);
    press(Qt::Key_Right, Qt::ShiftModifier);
    press(Qt::Key_Right, Qt::ShiftModifier);
    press(Qt::Key_Left, Qt::ShiftModifier);
    QTRY_COMPARE(anchor().quote, QStringLiteral("p0left6 p0left7 p0left8 p0left9"));
    QCOMPARE(m_library->library->undoStack()->index(), steps + 1); // a run of keys is one step
    press(Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    view()->commitEditing();
    QCOMPARE(anchor().quote, QStringLiteral("p0left7 p0left8 p0left9"));
    press(Qt::Key_Right, Qt::ShiftModifier);
    press(Qt::Key_Escape);
    QCOMPARE(anchor().quote, QStringLiteral("p0left7 p0left8 p0left9"));
}

void MarkingTest::areaIsMovedAndResized()
{
    m_pane->setTool(AnnotationStyle::Area);
    drag(at(0, {60, 300}), at(0, {160, 350}));
    const QRectF before = box();
    drag(at(0, before.center()), at(0, before.center() + QPointF(50, 20)));
    QVERIFY(std::abs(box().left() - before.left() - 50) < 1.5);
    QVERIFY(std::abs(box().width() - before.width()) < 0.01);
    const QRectF moved = box();
    drag(at(0, moved.bottomRight()), at(0, moved.bottomRight() + QPointF(30, 40)));
    QVERIFY(std::abs(box().width() - moved.width() - 30) < 1.5);
    QVERIFY(std::abs(box().height() - moved.height() - 40) < 1.5);
    QCOMPARE(box().topLeft(), moved.topLeft());
    drag(at(0, box().center()), at(0, QPointF(560, 400))); // not off the page
    QVERIFY(box().right() <= 600.001);
    undo();
    undo();
    undo();
    QCOMPARE(box(), before);
}

void MarkingTest::arrowsMoveAnArea()
{
    m_pane->setTool(AnnotationStyle::Area);
    drag(at(0, {60, 300}), at(0, {160, 350}));
    const QRectF before = box();
    press(Qt::Key_Right);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Right, Qt::ShiftModifier);
    view()->commitEditing();
    QCOMPARE(box(), before.translated(2, 4).adjusted(0, 0, 2, 0));
    undo();
    QCOMPARE(box(), before);
}

void MarkingTest::noteAndDrawingAreMoved()
{
    m_pane->setTool(AnnotationStyle::Note);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, at(0, {300, 400}));
    const QRectF note = box();
    const QPointF hold = note.center() + QPointF(7, 7); // far enough from the click before not to be its second
    drag(at(0, hold), at(0, hold + QPointF(-40, 30)));
    QVERIFY(std::abs(box().left() - note.left() + 40) < 1.5);
    QCOMPARE(annotations().size(), std::size_t(1));
    m_pane->setTool(AnnotationStyle::Ink);
    drag(at(0, {100, 330}), at(0, {200, 350}));
    press(Qt::Key_Escape);
    QCOMPARE(annotations().size(), std::size_t(2));
    const QPointF first = anchor().strokes.front().front();
    QCOMPARE(m_pane->selectedAnnotation(), annotations()[0].id); // it stands above the note
    drag(at(0, {150, 340}), at(0, {160, 370}));
    QVERIFY(std::abs(anchor().strokes.front().front().y() - first.y() - 30) < 1.5);
}

void MarkingTest::caretReadsSelectsAndMarks()
{
    m_pane->setCaretMode(true);
    QVERIFY(m_pane->isCaretMode());
    press(Qt::Key_Home, Qt::ControlModifier);
    press(Qt::Key_Down); // the second line
    press(Qt::Key_Home);
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(view()->selectedText(), QStringLiteral("p0left5 p0left6 p0left7"));
    press(Qt::Key_4);
    QCOMPARE(annotations().size(), std::size_t(1));
    QCOMPARE(anchor().quote, QStringLiteral("p0left5 p0left6 p0left7"));
    // Keys of the caret are taken before a shortcut of the window that has the same.
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    override.ignore();
    QApplication::sendEvent(view(), &override);
    QVERIFY(override.isAccepted());
    // The caret is where it was and goes on.
    press(Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(view()->selectedText(), QStringLiteral("p0left8 p0left9"));
    press(Qt::Key_Escape);
    QVERIFY(m_pane->selection().isEmpty());
    QVERIFY(m_pane->isCaretMode());
    press(Qt::Key_Escape);
    QVERIFY(!m_pane->isCaretMode());
}

void MarkingTest::caretGoesOverColumnsAndPages()
{
    m_pane->setCaretMode(true);
    press(Qt::Key_Home, Qt::ControlModifier);
    for (int line = 0; line < 10; ++line)
        press(Qt::Key_Down);
    press(Qt::Key_Home);
    press(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(view()->selectedText(), QStringLiteral("p0right0"));
    for (int line = 0; line < 10; ++line)
        press(Qt::Key_Down);
    press(Qt::Key_Home);
    press(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(view()->selectedText(), QStringLiteral("p1left0"));
    QVERIFY(view()->visiblePages().contains(1));
}

CONSPECTUS_TEST_MAIN(MarkingTest)
#include "marking_test.moc"
