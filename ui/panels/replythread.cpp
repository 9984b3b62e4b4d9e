// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/replythread.h"

#include "library/annotationedits.h"
#include "models/wording.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace conspectus {

namespace {

constexpr int kEditorLines = 3;

QString timeOf(const Annotation &reply)
{
    return reply.created.isValid() ? QLocale().toString(reply.created.toLocalTime(), QLocale::ShortFormat) : QString();
}

} // namespace

ReplyThread::ReplyThread(Library *library, QWidget *parent)
    : QScrollArea(parent), m_library(library), m_body(new QWidget(this)), m_rows(new QVBoxLayout(m_body))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Replies"));
    setPane(m_body, "paper");
    m_rows->setContentsMargins(0, 0, 4, 0);
    m_rows->setSpacing(4);
    m_rows->addStretch(1);
    setWidget(m_body);
}

void ReplyThread::setSurvey(SurveyData *survey)
{
    setAnnotation({});
    m_survey = survey;
}

void ReplyThread::setAnnotation(const AnnotationId &annotation)
{
    if (annotation == m_annotation)
        return;
    commit();
    closeEditor();
    m_annotation = annotation;
    m_shown.clear();
    rebuild();
    const QString draft = annotation.isNull() ? QString() : m_library->draft(draftOf({}));
    if (!draft.isEmpty())
        openEditor({}, draft);
    Q_EMIT contentChanged();
}

void ReplyThread::setTextFont(const QFont &font)
{
    m_font = font;
    m_shown.clear();
    rebuild();
}

ObjectId ReplyThread::draftOf(const AnnotationId &reply) const
{
    return reply.isNull() ? ObjectId(m_annotation.text() + QStringLiteral("/reply")) : asObject(reply);
}

void ReplyThread::refresh()
{
    const bool wasEmpty = isEmpty();
    rebuild();
    if (isEmpty() != wasEmpty)
        Q_EMIT contentChanged();
}

void ReplyThread::clear()
{
    while (m_rows->count() > 1) {
        QLayoutItem *item = m_rows->takeAt(0);
        if (QWidget *row = item->widget(); row && row != m_editor) {
            row->hide();
            row->deleteLater(); // it may be the sender of what led here
        }
        delete item;
    }
}

void ReplyThread::rebuild()
{
    const std::vector<const Annotation *> replies = m_survey && !m_annotation.isNull()
                                                        ? repliesTo(m_survey->snapshot(), m_annotation)
                                                        : std::vector<const Annotation *>();
    QStringList shown;
    for (const Annotation *reply : replies)
        shown << reply->id.text() + QLatin1Char('\n') + reply->note;
    if (shown == m_shown && m_rows->count() > 1)
        return;
    m_shown = shown;
    clear();
    for (const Annotation *reply : replies) {
        if (m_editor && reply->id == m_edited)
            m_rows->insertWidget(m_rows->count() - 1, m_editor);
        else
            addRow(*reply);
    }
    if (m_editor && m_edited.isNull())
        m_rows->insertWidget(m_rows->count() - 1, m_editor);
    updateGeometry();
}

void ReplyThread::addRow(const Annotation &reply)
{
    auto *row = new QWidget(m_body);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(8, 2, 0, 2);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    auto *time = new QLabel(timeOf(reply), row);
    time->setTextFormat(Qt::PlainText);
    time->setFont(fontFor(FontRole::Small));
    time->setForegroundRole(QPalette::PlaceholderText);
    time->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(time, 1);
    const auto addButton = [&](const char *icon, const QString &name) {
        auto *button = new QToolButton(row);
        button->setIcon(iconFor(QString::fromLatin1(icon)));
        button->setIconSize(QSize(scaled(13), scaled(13)));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolTip(name);
        button->setAccessibleName(name);
        button->setEnabled(!m_library->isReadOnly());
        head->addWidget(button);
        return button;
    };
    connect(addButton("edit", tr("Edit the reply")), &QToolButton::clicked, this, [this, id = reply.id] {
        const Annotation *found = m_survey ? m_survey->snapshot().annotation(id) : nullptr;
        if (!found)
            return;
        const QString text = found->note;
        commit();
        openEditor(id, text);
        m_editor->setFocus(Qt::OtherFocusReason);
    });
    connect(addButton("trash", tr("Delete the reply")), &QToolButton::clicked, this, [this, id = reply.id] { remove(id); });
    column->addLayout(head);
    auto *text = new QLabel(reply.note, row);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setFont(m_font);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setMinimumWidth(1);
    text->setAccessibleName(tr("Reply of %1: %2", "time and text").arg(timeOf(reply), oneLine(reply.note, 400)));
    column->addWidget(text);
    m_rows->insertWidget(m_rows->count() - 1, row);
    row->show();
}

void ReplyThread::startReply()
{
    if (m_annotation.isNull() || m_library->isReadOnly())
        return;
    if (!m_editor || !m_edited.isNull()) {
        commit();
        openEditor({}, m_library->draft(draftOf({})));
    }
    m_editor->setFocus(Qt::OtherFocusReason);
    m_editor->moveCursor(QTextCursor::End);
}

void ReplyThread::openEditor(const AnnotationId &reply, const QString &text)
{
    closeEditor();
    m_edited = reply;
    m_editor = new QPlainTextEdit(m_body);
    m_editor->setFont(m_font);
    m_editor->setTabChangesFocus(true);
    m_editor->setPlaceholderText(tr("Write a reply"));
    m_editor->setAccessibleName(reply.isNull() ? tr("New reply") : tr("Reply being edited"));
    const int lines = static_cast<int>(QFontMetricsF(m_font).lineSpacing() * kEditorLines);
    m_editor->setFixedHeight(lines + 2 * m_editor->frameWidth() + scaled(8));
    m_editor->setPlainText(text);
    m_editor->installEventFilter(this);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        m_library->putDraft(draftOf(m_edited), m_editor->toPlainText());
    });
    m_shown.clear();
    rebuild();
    m_editor->show();
    m_editor->moveCursor(QTextCursor::End);
    Q_EMIT contentChanged();
    QMetaObject::invokeMethod(
        this, [this, editor = QPointer(m_editor)] { if (editor) ensureWidgetVisible(editor); }, Qt::QueuedConnection);
}

void ReplyThread::closeEditor()
{
    if (!m_editor)
        return;
    QPlainTextEdit *editor = std::exchange(m_editor, nullptr);
    editor->removeEventFilter(this);
    editor->disconnect(this);
    m_rows->removeWidget(editor);
    editor->hide();
    editor->deleteLater();
    m_edited = {};
    m_shown.clear();
    rebuild();
}

void ReplyThread::commit()
{
    if (!m_editor || !m_survey || m_library->isReadOnly())
        return;
    const QString text = m_editor->toPlainText().trimmed();
    const AnnotationId edited = m_edited;
    const AnnotationId to = m_annotation;
    if (!m_survey->snapshot().annotation(to))
        return closeEditor(); // it moved, and is taken out and put in again: what was typed waits as a draft
    m_library->removeDraft(draftOf(edited));
    closeEditor();
    if (edited.isNull())
        addReply(*m_library, m_survey->id(), to, text);
    else
        editReply(*m_library, m_survey->id(), edited, text);
    refresh();
    Q_EMIT contentChanged();
}

void ReplyThread::remove(const AnnotationId &reply)
{
    if (m_survey && !m_library->isReadOnly())
        m_library->removeAnnotation(m_survey->id(), reply);
}

bool ReplyThread::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            QMetaObject::invokeMethod(
                this, [this, editor = QPointer(m_editor)] { if (editor && editor == m_editor && !editor->hasFocus()) commit(); },
                Qt::QueuedConnection);
    }
    if (watched == m_editor && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape || (isReturn && key->modifiers().testFlag(Qt::ControlModifier))) {
            commit();
            Q_EMIT editingFinished();
            return true;
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

QSize ReplyThread::sizeHint() const
{
    return {scaled(200), std::clamp(m_body->sizeHint().height(), scaled(40), scaled(220))};
}

QSize ReplyThread::minimumSizeHint() const
{
    return {scaled(80), scaled(40)};
}

} // namespace conspectus
