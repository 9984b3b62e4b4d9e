// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The note of one annotation, beside the page. What is typed is a draft at once (Library::putDraft) and becomes one operation when
// the editor loses the focus, shows another annotation or closes; so a half-typed note survives a kill.
#pragma once

#include "library/library.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPlainTextEdit;
class QToolButton;

namespace conspectus {

class NoteEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit NoteEditor(Library *library, QWidget *parent = nullptr);
    ~NoteEditor() override;

    void setSurvey(SurveyData *survey); // nullptr: none; commits what is there first
    void setAnnotation(const AnnotationId &annotation); // null: none
    [[nodiscard]] AnnotationId annotation() const { return m_annotation; }
    void setPageLabels(const QStringList &labels) { m_labels = labels; updateHeader(); }
    void setReadingSize(int px); // px at normal text size; 0 = 14

    void startEditing(); // focus and caret at the end
    // Makes an operation of what was typed, if it differs.
    void commit();
    [[nodiscard]] QPlainTextEdit *textEdit() const { return m_text; }

Q_SIGNALS:
    void findingActivated(const conspectus::FindingId &finding);
    void editingFinished(); // Esc or Ctrl+Return: the focus should go back to the page

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void load();
    void textEdited();
    void objectChanged();
    void updateHeader();
    void updateFooter();
    void addFooterLine(const Link &link, const QString &finding);
    void restyle();
    void fillLinkMenu();

    Library *m_library;
    SurveyData *m_survey = nullptr;
    AnnotationId m_annotation;
    QString m_loaded; // the note as it was when shown
    QStringList m_labels;
    QLabel *m_swatch;
    QLabel *m_title;
    QLabel *m_place;
    QToolButton *m_link;
    QMenu *m_linkMenu;
    QPlainTextEdit *m_text;
    QWidget *m_footer; // a line for each finding it is tied to
    int m_readingSize = 0;
    bool m_isLoading = false;
};

} // namespace conspectus
