// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/annotatingcontroller.h"

#include "ui/panels/annotationspanel.h"
#include "ui/reader/readerpane.h"
#include "ui/settings.h"
#include "ui/statusline.h"

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
    connect(reader, &ReaderPane::documentOpened, this, &AnnotatingController::updateEnabled);
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
    if (!isOpen)
        m_panes.status->setTool({});
}

} // namespace conspectus
