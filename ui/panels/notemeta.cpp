// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands around the text of a note: status, tags, replies, the picture of an area.
#include "ui/panels/noteeditor.h"

#include "library/annotationedits.h"
#include "models/wording.h"
#include "ui/fonts.h"
#include "ui/panels/replythread.h"
#include "ui/panels/tagbar.h"
#include "ui/widgets/linkbutton.h"

#include <QActionGroup>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QToolButton>

namespace conspectus {

namespace {
constexpr int kPictureHeight = 110;
}

void NoteEditor::setUpMeta()
{
    m_status->setAutoRaise(true);
    m_status->setPopupMode(QToolButton::InstantPopup);
    m_status->setMenu(m_statusMenu);
    m_status->setToolTip(tr("Status: open, answered or resolved"));
    connect(m_statusMenu, &QMenu::aboutToShow, this, &NoteEditor::fillStatusMenu);
    connect(m_tags, &TagBar::tagAdded, this, [this](const QString &tag) {
        if (m_survey)
            addTag(*m_library, m_survey->id(), {m_annotation}, tag);
    });
    connect(m_tags, &TagBar::tagRemoved, this, [this](const QString &tag) {
        if (m_survey)
            removeTag(*m_library, m_survey->id(), {m_annotation}, tag);
    });
    connect(m_tags, &TagBar::editingFinished, this, &NoteEditor::editingFinished);
    connect(m_reply, &QPushButton::clicked, this, &NoteEditor::startReply);
    connect(m_thread, &ReplyThread::contentChanged, this, &NoteEditor::updateMeta);
    connect(m_thread, &ReplyThread::editingFinished, this, &NoteEditor::editingFinished);
    m_picture->setObjectName(QStringLiteral("areaPicture"));
    m_picture->setAccessibleName(tr("Picture of the area"));
    m_picture->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_picture->hide();
    m_thread->hide();
}

void NoteEditor::startReply()
{
    if (m_annotation.isNull() || m_library->isReadOnly())
        return;
    m_thread->show();
    m_thread->startReply();
}

void NoteEditor::startTags()
{
    if (!m_annotation.isNull() && !m_library->isReadOnly())
        m_tags->startEditing();
}

void NoteEditor::setPictureSource(PictureSource source)
{
    m_pictureOf = std::move(source);
    updatePicture();
}

void NoteEditor::picturesArrived()
{
    updatePicture();
}

void NoteEditor::updateMeta()
{
    const Annotation *annotation = m_survey ? m_survey->snapshot().annotation(m_annotation) : nullptr;
    const bool canWrite = !m_library->isReadOnly();
    m_status->setVisible(annotation);
    m_tags->setVisible(annotation);
    m_reply->setVisible(annotation && canWrite && !m_thread->editor());
    m_thread->setVisible(annotation && !m_thread->isEmpty());
    // The splitter gives the room that these need at least; without a thread the list has it back.
    m_thread->setMinimumHeight(scaled(m_thread->editor() ? 140 : 100));
    m_text->setMinimumHeight(scaled(44));
    if (!annotation)
        return;
    m_status->setText(annotation->status.isEmpty() ? tr("Status") : annotationStatusInWords(annotation->status));
    m_status->setAccessibleName(tr("Status: %1").arg(annotationStatusInWords(annotation->status)));
    m_status->setEnabled(canWrite);
    m_tags->setTags(annotation->tags);
    m_tags->setReadOnly(!canWrite);
    m_tags->setKnownTags(tagsIn(m_survey->snapshot()));
}

void NoteEditor::fillStatusMenu()
{
    m_statusMenu->clear();
    const Annotation *annotation = m_survey ? m_survey->snapshot().annotation(m_annotation) : nullptr;
    for (const QString &status : annotationStatuses()) {
        QString name = annotationStatusInWords(status);
        name.replace(0, 1, name.at(0).toUpper());
        QAction *action = m_statusMenu->addAction(name, this, [this, status] {
            if (m_survey)
                setStatus(*m_library, m_survey->id(), {m_annotation}, status);
        });
        action->setCheckable(true);
        action->setChecked(annotation && annotation->status == status);
    }
}

void NoteEditor::updatePicture()
{
    const Annotation *annotation = m_survey ? m_survey->snapshot().annotation(m_annotation) : nullptr;
    const bool isArea = annotation && annotation->style == AnnotationStyle::Area;
    m_picture->setVisible(isArea);
    if (!isArea) {
        m_picture->clear();
        return;
    }
    const double ratio = devicePixelRatioF();
    const int wide = std::max(scaled(120), width() - scaled(28));
    QImage image = m_pictureOf ? m_pictureOf(m_annotation, static_cast<int>(wide * ratio)) : QImage();
    if (image.isNull()) {
        m_picture->clear();
        m_picture->setFixedHeight(scaled(24));
        return;
    }
    const QSize most(wide, scaled(kPictureHeight));
    image = image.scaled(image.size().scaled(most * ratio, Qt::KeepAspectRatio).boundedTo(image.size()), Qt::KeepAspectRatio,
                         Qt::SmoothTransformation);
    image.setDevicePixelRatio(ratio);
    m_picture->setFixedHeight(static_cast<int>(image.height() / ratio));
    m_picture->setPixmap(QPixmap::fromImage(image));
}

} // namespace conspectus
