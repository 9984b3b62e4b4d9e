// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reader: one PDF with its tools, find bar, messages and marks. It draws from a PageSource (a sandboxed worker), takes
// text and annotations from a SurveyData once there is one, and turns what the reader does on the page into calls of
// Library. Works before there is a library: openPath() draws a file at once, setSurvey() attaches to it later, and what
// was marked in between waits and is then written.
//
// Shortcuts belong to the window's table of actions, which calls the slots below. Keys that mean something only on the
// page (digits, Page Down, Space, Home, End, arrows, Return, Delete, T for a note) are the page view's own.
#pragma once

#include "base/result.h"
#include "geometry/pagelayout.h"
#include "library/surveydata.h"
#include "pdf/documentsession.h"
#include "survey/survey.h"
#include "text/textpage.h"

#include <QJsonObject>
#include <QWidget>
#include <functional>
#include <memory>

namespace conspectus {

class Library;

namespace reader {
enum class PaperTint;
class OpenDocument;
class PageSource;
class PdfView;
} // namespace reader

class ReaderPane final : public QWidget
{
    Q_OBJECT
public:
    // How the page's size follows the pane. Custom: the zoom stays as the reader set it.
    enum class Fit { Custom, Width, Page, TextWidth };
    Q_ENUM(Fit)

    explicit ReaderPane(QWidget *parent = nullptr);
    ~ReaderPane() override;

    // Opens a file from the reader's disk at once, before any library. restore: a state as stateToRemember() gave it.
    void openPath(const QString &path, const QByteArray &passwordUtf8 = {}, const QJsonObject &restore = {});
    // The same with a source that has begun to open this very file ahead; none: one is made.
    void openPath(const QString &path, std::unique_ptr<reader::PageSource> ahead);
    // Shows a version of a survey. Where the file open already is `openedFrom` (what openPath() was given) or `path`, the
    // picture stays and only text and annotations are attached. survey may be nullptr: nothing to show (empty state).
    void setSurvey(Library *library, SurveyData *survey, const VersionId &version, const QString &path,
                   const QString &openedFrom = {}, const QJsonObject &restore = {});
    void closeDocument();

    [[nodiscard]] bool isOpen() const;     // pages are there
    [[nodiscard]] QString path() const;
    [[nodiscard]] pdf::Protection protection() const;
    [[nodiscard]] int pageCount() const;
    [[nodiscard]] int currentPage() const; // from 0; -1 without a document
    [[nodiscard]] QString pageLabel(int page) const;
    [[nodiscard]] double zoom() const;     // 1.0 = 100 % (96 pixels an inch)
    [[nodiscard]] Fit fit() const;
    [[nodiscard]] QString currentSection() const; // of the outline, else of the headings; empty where unknown
    [[nodiscard]] bool canGoBack() const;
    [[nodiscard]] bool canGoForward() const;
    [[nodiscard]] text::TextRange selection() const;
    [[nodiscard]] AnnotationId selectedAnnotation() const;
    [[nodiscard]] const std::vector<pdf::OutlineItem> &outline() const;
    [[nodiscard]] QJsonObject state() const; // page, place, zoom, fit, rotation, kind; restored by openPath() and setSurvey()
    void restoreState(const QJsonObject &state);
    // How marking is set: the style of marks on text, the tool that is in hand (note, area, pen; none: selecting), the kind,
    // whether it stays on after each mark, and whether a caret moves through the text.
    [[nodiscard]] AnnotationStyle markStyle() const;
    [[nodiscard]] std::optional<AnnotationStyle> tool() const;
    [[nodiscard]] KindId markKind() const;
    [[nodiscard]] bool isRepeating() const;
    [[nodiscard]] bool isCaretMode() const;
    [[nodiscard]] QString toolInWords() const; // "Underline · Method · repeated"
    // The picture of an annotation that is an area, at most so many device pixels wide; null while it is being drawn, then
    // areaPicturesArrived().
    [[nodiscard]] QImage areaPicture(const AnnotationId &id, int width) const;
    // How pages are looked at: side by side, on what paper, without margins, under a ruler, or as reflowed text.
    [[nodiscard]] Spread spread() const;
    [[nodiscard]] reader::PaperTint paper() const;
    [[nodiscard]] bool isCropped() const;
    [[nodiscard]] bool isReadingMode() const;
    [[nodiscard]] QString selectedText() const; // clean; of a rectangle, its cells by tabs
    [[nodiscard]] PageSpan selectedPages() const;
    // What is open, for panels beside the pages; nullptr: nothing.
    [[nodiscard]] reader::OpenDocument *document() const;
    [[nodiscard]] QImage firstPagePicture() const; // what is on the screen of the current page; null while nothing is

    // For tests: another source of pages in place of workers.
    using SourceFactory = std::function<reader::PageSource *(QObject *parent)>;
    void setSourceFactory(SourceFactory factory);
    [[nodiscard]] reader::PdfView *view() const;

public Q_SLOTS:
    void goToPage(int page);
    // By number or label, as typed ("12", "iv"). False where there is no such page.
    bool goToPageNamed(const QString &typed);
    // point: page space. Empty quads: no frame. Remembered in the history.
    void goTo(int page, const QPointF &point, const conspectus::Quads &frame = {});
    void goToRange(const conspectus::text::TextRange &range);
    void goToAnnotation(const conspectus::AnnotationId &id);
    void selectAnnotation(const conspectus::AnnotationId &id); // without moving; null: none
    void goBack();
    void goForward();
    void nextPage();
    void previousPage();
    void firstPage();
    void lastPage();
    void zoomIn();
    void zoomOut();
    void setZoom(double zoom);
    void setFit(conspectus::ReaderPane::Fit fit);
    void rotate(int quarters); // clockwise
    void openFind(const QString &text = {}); // shows the find bar with the focus in it
    void findNext();
    void findPrevious();
    void closeFind();
    void askForPage(); // focus into the page field
    void copySelection();
    void selectAllOnPage();
    void clearSelection();
    // Marks the selection with the kind of the active set that has this key ("1" … "8"); an annotation that is selected is
    // changed to that kind instead.
    void markWithKey(const QString &key);
    void markWith(const conspectus::KindId &kind); // the same with any kind; the one that is in use stays
    void setTool(conspectus::AnnotationStyle style); // a style of marks on text, or a tool: Note, Area, Ink; the same again: off
    void setRepeating(bool repeating);
    void setCaretMode(bool on);
    void setFloatingBarShown(bool shown); // the bar beside a selection made by mouse; on at first
    void removeSelectedAnnotation();
    void setSpread(conspectus::Spread spread);
    void setPaper(conspectus::reader::PaperTint paper);
    void setCropped(bool cropped); // by the text of the pages
    void cropByHand();             // the next drag says what of every page is shown
    void setRuler(bool on);
    void setReadingMode(bool on);
    // Word, sentence, paragraph, column, page; and back. Without a selection from where the reader looks.
    void growSelection();
    void shrinkSelection();
    // Keeps a part of a page beside the text; it comes back with the survey. area: page space.
    void pin(const QString &name, int page, const QRectF &area);
    // Places of the chosen node, marked beside the scroll bar.
    void setNodePlaces(std::vector<conspectus::PagePlace> places);
    // Shows the same survey or file as another pane, at the same place; with nothing there, nothing.
    void mirror(const conspectus::ReaderPane &other);
    void providePassword(const QByteArray &passwordUtf8);

Q_SIGNALS:
    void documentOpened(const conspectus::pdf::DocumentInfo &info);
    void documentClosed();
    void documentFailed(const conspectus::Error &error);
    void passwordNeeded(bool wasWrong); // the pane itself asks for it above the page
    void firstPaint();                  // the first picture of a page is on the screen
    void outlineReady(const std::vector<conspectus::pdf::OutlineItem> &items);
    void pageChanged(int page, const QString &label);
    void sectionChanged(const QString &section);
    void zoomChanged(double zoom);
    void historyChanged(bool canGoBack, bool canGoForward);
    void selectionChanged(const conspectus::text::TextRange &range);
    void annotationCreated(const conspectus::AnnotationId &id);
    // A kind was given by its digit, button or menu: to a new annotation, after annotationCreated(), or to one that was there.
    void annotationMarked(const conspectus::AnnotationId &id, const conspectus::KindId &kind);
    void annotationSelected(const conspectus::AnnotationId &id); // null: none
    void annotationActivated(const conspectus::AnnotationId &id); // its note is to be edited
    void toolChanged(); // style, tool, kind, repeating or caret mode
    void areaPicturesArrived(int page); // areaPicture() has news of this page; -1: of any
    void linkFindingRequested(const conspectus::AnnotationId &id); // from the bar at the selection
    void linkActivated(const QString &uri);                       // external; shown, never opened from here
    void stateToRemember(const QJsonObject &state);               // place or zoom changed, at most once a second
    void addPdfRequested();
    void viewingChanged(); // spread, paper, crop or reading mode
    void message(const QString &text); // one line for the status bar

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace conspectus
