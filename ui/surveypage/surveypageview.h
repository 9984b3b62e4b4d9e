// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The survey page: title, authors, findings with their evidence, abstract, reviews, code, videos, taxonomy and import notes, as
// something to read. Shows one SurveyData, follows it, and edits through the Library (so with undo). Each sentence is a stop of
// the keyboard, can be clicked, selected and copied, and is one accessible child. All foreign text is plain text; links
// are shown and given to linkActivated(), never opened here.
#pragma once

#include "library/library.h"
#include "ui/surveypage/pagecontent.h"

#include <QAbstractScrollArea>
#include <QPointer>
#include <memory>

namespace conspectus {

class SurveyPageView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit SurveyPageView(Library *library, QWidget *parent = nullptr);
    ~SurveyPageView() override;

    // nullptr: none is open, an empty page. The survey must stay alive until the next call.
    void setSurvey(SurveyData *survey);
    [[nodiscard]] SurveyData *survey() const { return m_survey; }

    // The reader's size of reading text, px at normal text size (12–22); 0 = 14.
    void setReadingSize(int px);

    [[nodiscard]] FindingId currentFinding() const;
    void setCurrentFinding(const FindingId &finding); // and scrolls to it; emits currentFindingChanged() alone
    // Findings to show as related (hov): those that the annotation chosen elsewhere supports.
    void setRelatedFindings(const std::vector<FindingId> &findings);
    void showReviews(); // unfolds them
    // Goes to the import notes at the foot of the page.
    void showImportNotes();

    // Edits what is current, as F2 does; false where it cannot be edited.
    bool editCurrent();
    // Opens a field for a new finding of the reader's own.
    void addFinding();
    // While a finding is edited: what stands after the caret becomes a finding of its own, behind it. Else edits it.
    void splitAtCaret();
    // Shows or hides passages, slots and status of a finding.
    void setFindingOpen(const FindingId &finding, bool open);
    [[nodiscard]] bool isFindingOpen(const FindingId &finding) const;
    // Opens the finding and a field in its slot.
    void editSlot(const FindingId &finding, const QString &slot);
    // The actions that the menu of a finding offers below those of the page itself.
    void setFindingActions(const QList<QAction *> &actions);
    void setPageLabels(const QStringList &labels); // of the pages of the current version
    [[nodiscard]] bool isEditing() const;
    // Commits an edit that is under way, for closing and switching.
    void finishEditing();

    // Text selected, else that of the current sentence.
    [[nodiscard]] QString selectedText() const;

    // For accessibility and tests: the page's parts in order and where they are (viewport coordinates).
    [[nodiscard]] const PageContent &content() const;
    [[nodiscard]] const std::vector<PageStop> &stops() const;
    [[nodiscard]] QRect stopRect(int stop) const;
    [[nodiscard]] int currentStop() const;
    void setCurrentStop(int stop);
    void activateStop(int stop);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    void copy();

Q_SIGNALS:
    // The reader came to a finding by mouse or key; null when the current part is none.
    void findingSelected(const conspectus::FindingId &finding);
    void currentFindingChanged(); // by the reader or by setCurrentFinding(): for what is on or off with it
    // A passage that is evidence for the current finding should be shown: a click, Return; again for the next one.
    void passageActivated(const conspectus::AnnotationId &annotation);
    // A finding without evidence was activated: say how to add some, or search for it.
    void findingWithoutPassageActivated(const conspectus::FindingId &finding);
    // A sentence of the abstract was activated; it may be found in the PDF.
    void sentenceActivated(const QString &sentence);
    void nodeActivated(const conspectus::NodeId &node);
    void linkActivated(const QString &address);
    // E, or "Link the chosen annotation": the window knows which annotation is chosen, and ties it.
    void evidenceWanted(const conspectus::FindingId &finding);
    // An annotation was dropped on a finding: the window ties it (Library::addEvidence).
    void evidenceDropped(const conspectus::AnnotationId &annotation, const conspectus::FindingId &finding);
    void addPdfRequested();
    // Something that needs a dialog: PasteReview, EditReview, AddResource, EditResource, AddVideo, EditVideo, ShowHistory;
    // target: the object, where there is one.
    void dialogRequested(conspectus::PageAction action, const conspectus::ObjectId &target);
    void message(const QString &text); // one line for the status bar
    void pastePageRequested(); // the page text, where the survey was drafted from its PDF

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent *event) override;

private:
    class Private;
    Library *m_library;
    QPointer<SurveyData> m_survey;
    std::unique_ptr<Private> d;
};

} // namespace conspectus
