// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/annotatingcontroller.h"

#include "ui/panels/annotationspanel.h"
#include "ui/panels/noteeditor.h"
#include "ui/reader/readerpane.h"
#include "ui/settings.h"
#include "ui/statusline.h"

#include <QDockWidget>

namespace conspectus {

AnnotatingController::AnnotatingController(Library *library, const Actions &actions, Settings &settings, const Panes &panes,
                                           QObject *parent)
    : QObject(parent), m_library(library), m_actions(actions), m_settings(settings), m_panes(panes)
{
    connectMarking();
    connectPanel();
    toolChanged();
    updateEnabled();
}

void AnnotatingController::connectMarking()
{
    ReaderPane *reader = m_panes.reader;
    connect(m_actions[ActionId::InkStyle], &QAction::triggered, reader, [reader] { reader->setTool(AnnotationStyle::Ink); });
    connect(m_actions[ActionId::RepeatMarks], &QAction::triggered, reader, &ReaderPane::setRepeating);
    connect(m_actions[ActionId::CaretMode], &QAction::triggered, reader, &ReaderPane::setCaretMode);
    connect(reader, &ReaderPane::toolChanged, this, &AnnotatingController::toolChanged);
    connect(reader, &ReaderPane::documentOpened, this, [this] {
        updateEnabled();
        toolChanged();
    });
    connect(reader, &ReaderPane::documentClosed, this, &AnnotatingController::updateEnabled);
    QAction *bar = m_actions[ActionId::FloatingBar];
    bar->setChecked(m_settings.showsFloatingBar());
    reader->setFloatingBarShown(bar->isChecked());
    connect(bar, &QAction::toggled, this, [this](bool shown) {
        m_settings.setShowsFloatingBar(shown);
        m_panes.reader->setFloatingBarShown(shown);
    });
    connect(reader, &ReaderPane::linkFindingRequested, m_actions[ActionId::LinkFinding], &QAction::trigger);
}

void AnnotatingController::connectPanel()
{
    AnnotationsPanel *panel = m_panes.annotations;
    ReaderPane *reader = m_panes.reader;
    panel->setPictureSource([reader](const AnnotationId &id, int width) { return reader->areaPicture(id, width); });
    connect(reader, &ReaderPane::areaPicturesArrived, panel, &AnnotationsPanel::picturesArrived);
    connect(m_actions[ActionId::ReplyToNote], &QAction::triggered, this, [this] {
        showPanel();
        m_panes.annotations->noteEditor()->startReply();
    });
    connect(m_actions[ActionId::EditTags], &QAction::triggered, this, [this] {
        showPanel();
        m_panes.annotations->noteEditor()->startTags();
    });
    const auto setsStatus = [this, panel](ActionId id, const QString &status) {
        connect(m_actions[id], &QAction::triggered, panel, [panel, status] { panel->setStatusOfChosen(status); });
    };
    setsStatus(ActionId::StatusNone, QString());
    setsStatus(ActionId::StatusOpen, QStringLiteral("open"));
    setsStatus(ActionId::StatusAnswered, QStringLiteral("answered"));
    setsStatus(ActionId::StatusResolved, QStringLiteral("resolved"));
    QAction *hide = m_actions[ActionId::HideResolved];
    hide->setChecked(m_settings.hidesResolved());
    panel->setResolvedHidden(hide->isChecked());
    connect(hide, &QAction::toggled, this, [this](bool hidden) {
        m_settings.setHidesResolved(hidden);
        m_panes.annotations->setResolvedHidden(hidden);
    });
    // The choice is made before the panel shows it; the next turn of the loop has both.
    for (const auto signal : {&ReaderPane::annotationSelected, &ReaderPane::annotationCreated})
        connect(reader, signal, this, &AnnotatingController::updateEnabled, Qt::QueuedConnection);
    connect(panel, &AnnotationsPanel::annotationSelected, this, &AnnotatingController::updateEnabled);
    connect(m_library->undoStack(), &QUndoStack::indexChanged, this, &AnnotatingController::updateEnabled);
}

// The dock in which the panel stands may be closed or behind another tab.
void AnnotatingController::showPanel()
{
    for (QWidget *each = m_panes.annotations; each != nullptr; each = each->parentWidget()) {
        if (auto *dock = qobject_cast<QDockWidget *>(each)) {
            dock->show();
            dock->raise();
        }
    }
}

void AnnotatingController::toolChanged()
{
    const ReaderPane *reader = m_panes.reader;
    m_actions[ActionId::RepeatMarks]->setChecked(reader->isRepeating());
    m_actions[ActionId::CaretMode]->setChecked(reader->isCaretMode());
    m_panes.status->setTool(reader->toolInWords());
}

void AnnotatingController::updateEnabled()
{
    const bool isOpen = m_panes.reader->isOpen();
    for (const ActionId id : {ActionId::InkStyle, ActionId::RepeatMarks, ActionId::CaretMode})
        m_actions[id]->setEnabled(isOpen);
    const std::vector<AnnotationId> chosen = m_panes.annotations->chosenAnnotations();
    const bool canEdit = !chosen.empty() && !m_library->isReadOnly();
    for (const ActionId id : {ActionId::ReplyToNote, ActionId::EditTags, ActionId::StatusNone, ActionId::StatusOpen,
                              ActionId::StatusAnswered, ActionId::StatusResolved})
        m_actions[id]->setEnabled(canEdit);
    const QString status = m_panes.annotations->statusOfChosen();
    m_actions[ActionId::StatusOpen]->setChecked(status == QLatin1String("open"));
    m_actions[ActionId::StatusAnswered]->setChecked(status == QLatin1String("answered"));
    m_actions[ActionId::StatusResolved]->setChecked(status == QLatin1String("resolved"));
    m_actions[ActionId::StatusNone]->setChecked(status.isEmpty());
    if (!isOpen)
        m_panes.status->setTool({});
}

} // namespace conspectus
