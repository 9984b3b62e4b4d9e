// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The replies to a note, oldest first, each with its time; below them a new one is written. A reply is edited in place. What is typed
// is a draft at once and becomes one operation when its editor is left, so half a reply survives a kill.
#pragma once

#include "library/library.h"

#include <QPointer>
#include <QScrollArea>

class QPlainTextEdit;
class QVBoxLayout;

namespace conspectus {

class ReplyThread final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ReplyThread(Library *library, QWidget *parent = nullptr);

    void setSurvey(SurveyData *survey);
    // Null: none. What was typed for the one before is committed first.
    void setAnnotation(const AnnotationId &annotation);
    void refresh(); // the replies changed
    void startReply();
    void commit();
    [[nodiscard]] bool isEmpty() const { return m_shown.isEmpty() && !m_editor; }
    [[nodiscard]] QPlainTextEdit *editor() const { return m_editor; } // of the reply being written; null: none
    void setTextFont(const QFont &font);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void contentChanged();  // isEmpty() may be another
    void editingFinished(); // Escape or Ctrl+Return

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Library *m_library;
    QPointer<SurveyData> m_survey;
    AnnotationId m_annotation;
    AnnotationId m_edited; // the reply in the editor; null: a new one
    QStringList m_shown;   // ids, times and texts of the rows
    QWidget *m_body;
    QVBoxLayout *m_rows;
    QPlainTextEdit *m_editor = nullptr;
    QFont m_font;

    void clear();
    void rebuild();
    void addRow(const Annotation &reply);
    void openEditor(const AnnotationId &reply, const QString &text);
    void closeEditor();
    void remove(const AnnotationId &reply);
    [[nodiscard]] ObjectId draftOf(const AnnotationId &reply) const;
};

} // namespace conspectus
