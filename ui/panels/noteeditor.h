// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The note of one annotation, beside the page, with its status, tags, replies and, where it is an area, its picture. What is typed is a draft at once (Library::putDraft) and becomes one operation when
// the editor loses the focus, shows another annotation or closes; so a half-typed note survives a kill.
#pragma once

#include "library/library.h"

#include <QImage>
#include <QPointer>
#include <QWidget>
#include <functional>

class QLabel;
class QMenu;
class QPlainTextEdit;
class QToolButton;

namespace conspectus {

class LinkButton;
class ReplyThread;
class TagBar;

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
    // Where the picture of an area comes from, so many device pixels wide; null while it is not there.
    using PictureSource = std::function<QImage(const AnnotationId &, int)>;
    void setPictureSource(PictureSource source);
    void picturesArrived(); // the source may have more now

    void startEditing(); // focus and caret at the end
    void resumeEditing(); // focus, and the caret where a note was half typed
    void startReply();
    void startTags();
    // Makes an operation of what was typed, if it differs.
    void commit();
    [[nodiscard]] QPlainTextEdit *textEdit() const { return m_text; }
    [[nodiscard]] ReplyThread *thread() const { return m_thread; }
    [[nodiscard]] TagBar *tagBar() const { return m_tags; }
    [[nodiscard]] QToolButton *statusButton() const { return m_status; }

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
    void keepCaret();
    void objectChanged();
    void updateHeader();
    void updateFooter();
    void addFooterLine(const Link &link, const QString &finding);
    void setUpMeta();
    void updateMeta();
    void updatePicture();
    void fillStatusMenu();
    void restyle();
    void fillLinkMenu();

    Library *m_library;
    QPointer<SurveyData> m_survey;
    AnnotationId m_annotation;
    QString m_loaded; // the note as it was when shown
    QStringList m_labels;
    QLabel *m_swatch;
    QLabel *m_title;
    QLabel *m_place;
    QToolButton *m_link;
    QMenu *m_linkMenu;
    QToolButton *m_status;
    QMenu *m_statusMenu;
    TagBar *m_tags;
    QLabel *m_picture; // of an area
    PictureSource m_pictureOf;
    QPlainTextEdit *m_text;
    ReplyThread *m_thread;
    LinkButton *m_reply;
    QWidget *m_footer; // a line for each finding it is tied to
    int m_readingSize = 0;
    bool m_isLoading = false;
    bool m_isCaretWaiting = false; // to be kept
};

} // namespace conspectus
