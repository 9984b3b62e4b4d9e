// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages themselves: a scroll area over the page layout. Shows what PagePictures, DocumentText, MarkIndex and
// FindController have, and says what the reader does on it; it changes no annotation itself. Never waits.
// The layout is in content space; the scroll bars are its position in whole pixels.
#pragma once

#include "geometry/pagelayout.h"
#include "ui/reader/markindex.h"
#include "ui/reader/marking.h"
#include "ui/reader/pagepictures.h"
#include "ui/reader/readerpane.h"
#include "text/tableselection.h"
#include "ui/reader/textselection.h"
#include "ui/theme.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QTimer>

class QHelpEvent;
class QPainter;
class QTabletEvent;

namespace conspectus {
struct Theme;
}

namespace conspectus::reader {

class DocumentText;
class FindController;
class MarkStrip;

// What the view shows. All outlive the document in the view.
struct ViewDocument
{
    PagePictures *pictures = nullptr;
    DocumentText *text = nullptr;
    MarkIndex *marks = nullptr;
    FindController *find = nullptr;
    std::function<QString(int)> pageLabel;
};

// What an arrow, Home or End means for a caret (Ctrl: by word, by page); nothing for other keys.
[[nodiscard]] std::optional<CaretMove> caretMoveFor(const QKeyEvent &event);

class PdfView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    using Fit = ReaderPane::Fit;
    static constexpr double kPointsToPixels = 96.0 / 72.0; // zoom 1.0
    static constexpr double kLeastZoom = 0.1, kGreatestZoom = 8.0;

    explicit PdfView(QWidget *parent = nullptr);
    // Pixels that a view of a document longer than its height has for pages, of so many across.
    [[nodiscard]] static int viewportWidthIn(int width);
    ~PdfView() override;

    void setDocument(const ViewDocument &document, int pageCount, const PageBox &assumed);
    void clearDocument();
    void setBoxes(int firstPage, const std::vector<PageBox> &boxes);
    void textArrived(int page); // the extent of its text is taken into the layout

    [[nodiscard]] const PageLayout &layout() const { return m_layout; }
    [[nodiscard]] int currentPage() const { return m_currentPage; }
    [[nodiscard]] QPointF scrollPosition() const;
    [[nodiscard]] PagePlace place() const; // at the top left of what is seen
    void setPlace(const PagePlace &place); // the other way
    // Scrolls so that the box can be seen, as little as possible; `frame` is shown for 1.5 s.
    void reveal(int page, const QRectF &box, bool toUpperThird);
    void showFrame(std::vector<std::pair<int, Quads>> frame);
    void goToPage(int page);
    void showTop(const PagePlace &place); // its height at the top of the view; not moved sideways
    [[nodiscard]] PageSpan visiblePages() const;
    [[nodiscard]] bool isPictureOf(int page) const;

    [[nodiscard]] double zoom() const;
    void setZoom(double zoom, std::optional<QPointF> about = std::nullopt);
    void stepZoom(int steps, std::optional<QPointF> about = std::nullopt);
    [[nodiscard]] Fit fit() const { return m_fit; }
    // zoomTillKnown: for the width of the text, as long as no text is known; 0: as wide as the page.
    void setFit(Fit fit, double zoomTillKnown = 0);
    void setRotation(Rotation rotation);
    void setSpread(Spread spread);
    // What of the pages is shown: all; without margins, found by the text; the part that the reader drew (0…1 of the page).
    enum class Crop { None, Automatic, ByHand };
    void setCrop(Crop crop, const QRectF &part = {});
    [[nodiscard]] Crop crop() const { return m_crop; }
    [[nodiscard]] const QRectF &cropPart() const { return m_cropPart; }
    void startCropping(); // the next drag says what is shown; Escape ends it
    // A strip at the pointer stays clear, the rest is dimmed.
    void setRuler(bool on);
    // Places of the chosen node of the taxonomy, for the strip beside the scroll bar.
    void setNodePlaces(std::vector<PagePlace> places);
    // The rectangle that was drawn with Alt, as a table. Empty: none.
    [[nodiscard]] const text::TableCells &table() const { return m_table; }
    [[nodiscard]] const ViewDocument &document() const { return m_document; }
    [[nodiscard]] const Theme &pageTheme() const { return m_pageTheme; }

    [[nodiscard]] text::TextRange selectedRange() const { return m_selection.range(); }
    void setSelectedRange(const text::TextRange &range);
    void clearSelection();
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] const AnnotationId &currentMark() const { return m_currentMark; }
    void setCurrentMark(const AnnotationId &id); // says nothing
    void setTool(std::optional<AnnotationStyle> tool); // Note or Area: the next click or drag places one; Ink: till it is put away
    [[nodiscard]] std::optional<AnnotationStyle> tool() const { return m_tool; }
    void setRepeating(bool repeating); // note and area stay on; Escape ends it
    [[nodiscard]] bool isRepeating() const { return m_marking.isRepeating; }
    void setCaretMode(bool on); // arrows move a caret through the text; Escape ends it
    [[nodiscard]] bool isCaretMode() const { return m_marking.isCaretMode; }
    // All that is selected, in reading order: several ranges where Ctrl kept the ones before.
    [[nodiscard]] std::vector<text::TextRange> selectedRanges() const;
    // Where the selection shows, in the viewport, and the rectangle of its last letters in reading order.
    [[nodiscard]] std::vector<QRectF> selectionRects() const;
    void forgetLink();    // the one that was chosen by keys
    void commitEditing(); // a place that keys have changed and that waits for the next key
    // The current page, for screen readers.
    [[nodiscard]] QString accessiblePageName() const;
    [[nodiscard]] QString currentPageText() const;
    [[nodiscard]] const text::TextPage *currentTextPage() const { return textOf(m_currentPage); }
    [[nodiscard]] text::Span selectionOnCurrentPage() const;
    [[nodiscard]] QRect screenRectOf(text::Span span) const;
    [[nodiscard]] int offsetAtScreenPoint(const QPoint &point) const;
    void revealSpan(text::Span span);
    // The colours of paper, marks and hits on the pages.
    void setPageTheme(const Theme &theme);
    // Asks for the pictures that are wanted now; done by itself whenever the view moves.
    void requestPictures();

Q_SIGNALS:
    void firstPaint();
    void currentPageChanged(int page);
    void placeChanged();
    void zoomChanged();
    void visiblePagesChanged();
    void selectionChanged();
    void markClicked(const conspectus::AnnotationId &id); // null: none
    void markActivated(const conspectus::AnnotationId &id);
    void kindKeyPressed(const QString &key);
    void noteWanted(int page, const QPointF &point);
    void areaDrawn(int page, const QRectF &area);
    void strokeDrawn(int page, const std::vector<conspectus::reader::InkStroke> &lines); // see pressedLines()
    // Parts, quads and strokes are new; the rest of the anchor is as it was.
    void markMoved(const conspectus::AnnotationId &id, const conspectus::Anchor &anchor);
    void selectionMade(); // by the mouse, which was released
    void removeWanted();
    void linkClicked(const conspectus::text::RawLink &link);
    void linkEntered(const conspectus::text::RawLink &link, const QRect &onViewport);
    void linkLeft();
    void linkChosen(const conspectus::text::RawLink &link, const QRect &onViewport); // by keys, to be looked at
    void linkMissed(); // a key asked for one where none is in view
    void cropDrawn(const QRectF &part); // 0…1 of the page
    void tableSelected();
    void menuWanted(const QPoint &globalPosition, int page, const QPointF &point);
    void dragWanted();
    void escapePressed();
    void toolChanged();

protected:
    bool event(QEvent *event) override; // keys of caret and selection go before shortcuts of the window
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    // What the left button is doing.
    enum class Press { None, Selecting, OnMark, OnSelection, OnLink, Area, Ink, Grip, Table, Crop, Panning };

    ViewDocument m_document;
    Theme m_pageTheme;
    PageLayout m_layout;
    Fit m_fit = Fit::Width;
    double m_zoomTillKnown = 0;
    double m_pixelRatio = 0;
    int m_direction = 1;
    int m_currentPage = -1;
    PageSpan m_visible;
    bool m_hasPainted = false;
    QPointF m_plannedScroll;  // where pictures were last asked for
    double m_plannedScale = 0; // and at which scale, pixels per pt
    bool m_hasLanded = true;
    bool m_isAdjusting = false;
    QTimer m_planTimer;
    QTimer m_textTimer;
    QSet<int> m_newTexts;     // pages whose text came since the layout last looked
    bool m_fitsText = false;  // the scale was taken from text, not from the page
    QTimer m_stripTimer;
    QTimer m_frameTimer;
    std::vector<std::pair<int, Quads>> m_frame;
    MarkStrip *m_strip = nullptr;

    TextSelection m_selection;
    AnnotationId m_currentMark;
    std::optional<AnnotationStyle> m_tool;
    Marking m_marking;
    Press m_press = Press::None;
    QPointF m_pressAt; // viewport
    PagePlace m_pressPlace;
    AnnotationId m_pressMark;
    text::RawLink m_pressLink;
    QRectF m_rubber; // page space of m_pressPlace.page
    Crop m_crop = Crop::None;
    QRectF m_cropPart;
    std::vector<std::optional<QRectF>> m_inked; // by page: where its text stands, for Crop::Automatic
    bool m_isCropping = false;
    std::optional<double> m_ruler; // viewport y of its middle
    std::vector<PagePlace> m_nodePlaces;
    text::TableCells m_table;
    int m_tablePage = -1;
    QPoint m_panStart;
    int m_clicks = 0;
    QElapsedTimer m_lastClick;
    QPointF m_lastClickAt;
    QBasicTimer m_autoScroll;
    QRectF m_hoveredLink;
    int m_hoveredLinkPage = -1;

    // layout
    void adjust(const std::function<void()> &change, QPointF keepAt = {});
    void updateScale();
    void updateScrollBars();
    void scrollTo(QPointF position);
    void afterMove();
    void updateStrip();
    void noteLeap();
    bool takeExtent(int page);
    void takeNewTexts();
    void connectDocument();
    [[nodiscard]] QSizeF viewportSize() const { return QSizeF(viewport()->size()); }
    // input
    [[nodiscard]] PagePlace placeAt(QPointF viewportPoint) const;
    [[nodiscard]] const text::TextPage *textOf(int page) const;
    [[nodiscard]] const text::RawLink *linkAt(const PagePlace &place) const;
    [[nodiscard]] bool isInSelection(const PagePlace &place) const;
    [[nodiscard]] text::TextPosition positionAt(const PagePlace &place) const;
    void pressLeft(QMouseEvent *event);
    void startSelecting(const PagePlace &place, bool extend);
    void extendSelecting(QPointF viewportPoint);
    void dragRubber(QPointF viewportPoint);
    void finishPress(QPointF viewportPoint);
    void hover(QPointF viewportPoint);
    // links by keys (pdfviewlinks.cpp)
    struct LinkPlace
    {
        int page = -1;
        const text::RawLink *link = nullptr; // of the page's text
    };
    [[nodiscard]] std::vector<LinkPlace> linksInView() const;
    [[nodiscard]] std::size_t firstLink(const std::vector<LinkPlace> &links) const;
    [[nodiscard]] QRect onViewport(int page, const QRectF &area) const;
    bool linkKey(QKeyEvent *event); // K: the next link in view is looked at; Shift+K: the one before
    void countClick(QPointF at);
    // spreads, crops, ruler, tables (pdfviewviewing.cpp)
    void updateWindows();
    [[nodiscard]] std::vector<QRectF> automaticWindows() const;
    void takeInk(int page);
    void finishTable();
    void finishCrop();
    void clearTable();
    void paintRuler(QPainter &painter);
    void scrollByWheel(QWheelEvent *event);
    // marking (pdfviewmarking.cpp)
    void setUpMarking();
    void pressWithTool();
    void drawStroke(QPointF viewportPoint);
    void addPressure();
    void takePressure(const QTabletEvent &event);
    bool pressGrip(QPointF viewportPoint);
    void dragGrip(QPointF viewportPoint);
    void cancelPress();
    bool cancelMarking(); // Escape; false where there was nothing to cancel
    bool startEditing(Grip grip);
    [[nodiscard]] std::optional<Grip> gripAt(QPointF viewportPoint) const;
    [[nodiscard]] std::optional<Qt::CursorShape> gripCursor(QPointF viewportPoint) const;
    void keepRange();
    [[nodiscard]] Quads selectionQuads(int page) const;
    [[nodiscard]] std::vector<Mark> marksOn(int page) const;
    bool editKey(QKeyEvent *event);
    bool caretKey(QKeyEvent *event);
    [[nodiscard]] bool isOurKey(const QKeyEvent &event) const;
    void putCaret();
    void paintMarking(QPainter &painter); // content space: stroke, grips, caret
    void paintGrips(QPainter &painter, const Theme &theme);
    void paintCaret(QPainter &painter, const Theme &theme);
    bool showToolTip(QHelpEvent *event);
    bool selectKey(QKeyEvent *event);
    bool markKey(QKeyEvent *event);
    bool scrollKey(QKeyEvent *event);
    void scrollScreen(int screens); // where whole pages are fitted, to the next ones
    void moveCaret(CaretMove move);
    void revealCaret();
    void selectionMoved();
    [[nodiscard]] QString wordsFor(int page) const;
    [[nodiscard]] bool hasMovedFar(QPointF at) const;
};

} // namespace conspectus::reader
