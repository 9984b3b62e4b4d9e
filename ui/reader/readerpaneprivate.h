// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is behind ReaderPane: the document that is open, the bars, the view, and the wires between them. Its functions stand
// in readerpane.cpp (what is asked of the pane), readerpanemoving.cpp (where it goes), readerpanedocument.cpp (opening and closing), readerpaneplace.cpp (what is
// said of where the reader is: bars, messages, finding, links, state) and readerpanemarks.cpp (marking, menus, dragging)
// and readerpaneviewing.cpp (spreads, paper, crop, pins, previews, reading mode),
// readerpanetools.cpp (pen, repeat, caret, the bar at the selection, pictures of areas).
#pragma once

#include "library/anchoring.h"
#include "ui/reader/annotator.h"
#include "ui/reader/areapictures.h"
#include "ui/reader/findbar.h"
#include "ui/reader/findresultsmodel.h"
#include "ui/reader/findresultsview.h"
#include "ui/reader/linkpreview.h"
#include "ui/reader/navhistory.h"
#include "ui/reader/opendocument.h"
#include "ui/reader/pagetools.h"
#include "ui/reader/pagetheme.h"
#include "ui/reader/passwordbar.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/pinboard.h"
#include "ui/reader/readerpane.h"
#include "ui/reader/readingview.h"
#include "ui/reader/selectionbar.h"
#include "ui/widgets/messagebar.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>

namespace conspectus {

class Library;

class ReaderPane::Private final : public QObject
{
    Q_OBJECT
public:
    explicit Private(ReaderPane *pane);

    ReaderPane *q;
    SourceFactory makeSource;
    reader::PageTools *tools = nullptr;
    reader::FindBar *findBar = nullptr;
    reader::FindResultsModel *results = nullptr;
    reader::FindResultsView *resultsView = nullptr;
    reader::PasswordBar *passwordBar = nullptr;
    MessageArea *messages = nullptr;
    QStackedWidget *stack = nullptr;
    QWidget *emptyPage = nullptr; // no PDF: says what to do
    QWidget *blankPage = nullptr; // one is being opened, is locked or cannot be opened: the bars say so
    reader::PdfView *view = nullptr;

    std::unique_ptr<reader::OpenDocument> document;
    reader::Annotator annotator;
    reader::NavHistory history;
    QPointer<Library> library;
    QPointer<SurveyData> data;
    VersionId version;
    QJsonObject restore;
    AnnotationStyle style = AnnotationStyle::Highlight;
    KindId kind;
    reader::SelectionBar *selectionBar = nullptr;
    bool isBarShown = true;
    std::unique_ptr<reader::AreaPictures> areas; // of the document that is open
    AnnotationId drawing;       // to which strokes are added while the pen stays in hand
    int drawingPage = -1;
    QElapsedTimer sinceStroke;
    QSplitter *viewArea = nullptr; // the view, and what is pinned beside it
    reader::PinBoard *pins = nullptr;
    reader::LinkPreview *preview = nullptr;
    reader::ReadingView *reading = nullptr;
    bool isMirror = false; // beside the pane whose document it shows: what is pinned stands there
    std::vector<text::TextRange> grown; // selections before they grew
    reader::PaperTint paper = reader::PaperTint::AsWindow;
    QString section;
    QTimer rememberTimer;
    bool wantsTextWidth = false; // a first opening from the library: margins trimmed
    bool saidNoText = false;
    bool isDrawn = false;   // something of the document has been on the screen
    bool isFailed = false;  // the file cannot be opened
    std::optional<PagePlace> findFrom; // where the reader was when finding began
    QTimer pictureTimer;

    // readerpanedocument.cpp, readerpaneplace.cpp
    // They take the source.
    void openBare(const QString &path, const QByteArray &password, const QJsonObject &state, reader::PageSource *source);
    void open(const QString &path, const QByteArray &password, reader::PageSource *source);
    void close();
    void connectView();
    void connectBars();
    void connectDocument();
    void updatePaper();
    void showPages(const PageBox &assumed);
    void attachSurvey();
    void showView();
    void takeOpened(const pdf::DocumentInfo &info);
    void takeFailure(const Error &error);
    void takeFirstPaint();
    void applyState(const QJsonObject &state);
    void requestVisibleText();
    void sayNoText();
    void sayPageTrouble();
    void saySlow(int page);
    void updatePage();
    void updateZoom();
    void updateSection();
    void updateFindBar();
    void jump(const std::function<void()> &move); // remembers where it left
    void updateHistory();
    void showHit();
    void typeFind(const QString &text);
    void connectFinding();
    void showResults();
    void stepFind(int direction);
    void followLink(const text::RawLink &link);
    void keepPictures();
    void showKeptPictures();

    // readerpanemarks.cpp
    void connectMarks();
    void updateKinds();
    [[nodiscard]] const Kind *kindWithKey(const QString &key) const;
    void mark(const KindId &kindId);
    void chooseStyle(AnnotationStyle chosen);
    void addNote(int page, QPointF point);
    void addArea(int page, const QRectF &area);
    void created(const AnnotationId &id);
    void choose(const AnnotationId &id);
    void removeChosen();
    void showMenu(const QPoint &at, int page, QPointF point);
    void addKindMenu(class QMenu *menu, const QString &title);
    void startDrag();
    void copyText(const QString &text);
    [[nodiscard]] AnchorGround ground() const;
    AnnotationId markSelection(const KindId &kindId); // null where there is nothing in it

    // readerpaneviewing.cpp
    void makeViewing();
    void connectViewing();
    void showPins();
    void layOutPins();
    [[nodiscard]] bool pinsAreMisplaced() const;
    void closeViewing();
    void applyViewing(const QJsonObject &state);
    void addViewing(QJsonObject &state) const;
    bool previewKey(QEvent *event);

    // readerpanetools.cpp
    void connectTools();
    void addStroke(int page, const std::vector<reader::InkStroke> &lines);
    void endDrawing();
    void moveMark(const AnnotationId &id, const Anchor &anchor);
    void takeSelection(); // made by mouse: marked at once or offered by the bar
    void updateBar();
    void sayTool();
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace conspectus
