// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The annotations panel: every annotation of the survey, by page, with swatch, quote, note, place and evidence; filters by
// kind, status, tag and text; and below it the editor of the chosen one's note. Follows the survey exactly, row by row.
#pragma once

#include "library/library.h"

#include <QImage>
#include <QPointer>
#include <QSet>
#include <QWidget>
#include <functional>

class QDropEvent;
class QListView;
class QLineEdit;
class QMenu;
class QSplitter;
class QToolButton;

namespace conspectus {

class AnnotationDelegate;
class AnnotationFilterProxy;
class AnnotationListModel;
class EmptyLabel;
class GroupByPageProxy;
class KindFilterBar;
class NoteEditor;

class AnnotationsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit AnnotationsPanel(Library *library, QWidget *parent = nullptr);

    void setSurvey(SurveyData *survey); // nullptr: none
    void setPageLabels(const QStringList &labels);
    void setReadingSize(int px); // of the note editor; 0 = 14

    [[nodiscard]] AnnotationId currentAnnotation() const;
    [[nodiscard]] std::vector<AnnotationId> selectedAnnotations() const;
    // Chosen elsewhere (a click on the PDF); scrolls to it and shows its note; emits nothing. Null: none.
    void setCurrentAnnotation(const AnnotationId &annotation);
    // Shows the note of an annotation and puts the caret there.
    void editNote(const AnnotationId &annotation);
    // The next or previous annotation in the list; emits annotationActivated().
    void goToNext(bool forward);

    // The annotations that are chosen here; of one that a filter hides, its note.
    [[nodiscard]] std::vector<AnnotationId> chosenAnnotations() const;
    [[nodiscard]] QString statusOfChosen() const; // of the first; empty: none
    void setStatusOfChosen(const QString &status); // one undo step
    void setResolvedHidden(bool hidden);
    void setPictureSource(std::function<QImage(const AnnotationId &, int)> source); // see NoteEditor
    void picturesArrived();
    [[nodiscard]] QToolButton *filterButton() const { return m_filterButton; }

    [[nodiscard]] NoteEditor *noteEditor() const { return m_note; }
    [[nodiscard]] QListView *view() const { return m_view; }

Q_SIGNALS:
    void annotationSelected(const conspectus::AnnotationId &annotation);  // by mouse or key; null: none
    void annotationActivated(const conspectus::AnnotationId &annotation); // show it on the page
    void findingActivated(const conspectus::FindingId &finding);          // from the evidence line or the note's footer

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpView();
    void rebuildKindBar();
    void currentRowChanged();
    void applyTextFilter(const QString &text);
    void showMenu(const QPoint &point);
    void fillKindMenu(QMenu *menu, const std::vector<AnnotationId> &annotations);
    void fillEvidenceMenu(QMenu *menu, const std::vector<AnnotationId> &annotations);
    void fillNodeMenu(QMenu *menu, const std::vector<AnnotationId> &annotations);
    void setKindOf(const std::vector<AnnotationId> &annotations, const KindId &kind);
    void tie(const AnnotationId &annotation, const FindingId &finding, EvidenceRole role);
    void removeSelected();
    bool findingDragged(QDropEvent *event);
    bool listKeyPressed(const QKeyEvent *event);
    void updateEmpty();
    void setUpFilter();
    void fillFilterMenu();
    void updateFilter();
    void addFilter(QMenu *menu, const QString &text, QSet<QString> chosen, const QString &value,
                   void (AnnotationFilterProxy::*set)(const QSet<QString> &));
    void fillStatusMenu(QMenu *menu, const std::vector<AnnotationId> &annotations);
    void fillTagMenu(QMenu *menu, const std::vector<AnnotationId> &annotations);

    Library *m_library;
    QPointer<SurveyData> m_survey;
    AnnotationListModel *m_model;
    AnnotationFilterProxy *m_filtered;
    GroupByPageProxy *m_grouped;
    KindFilterBar *m_kinds;
    QLineEdit *m_text;
    QToolButton *m_filterButton;
    QMenu *m_filterMenu;
    AnnotationDelegate *m_delegate = nullptr;
    QListView *m_view;
    EmptyLabel *m_empty;
    NoteEditor *m_note;
    QSplitter *m_splitter;
    KindSet m_kindSet; // that the swatches are of
    bool m_isSetting = false; // setCurrentAnnotation() is at work: emit nothing
};

} // namespace conspectus
