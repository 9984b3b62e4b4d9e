// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Marking, as the table of actions offers it: pen, repeat, caret, status, tags and replies, the bar at the selection. Connects
// the actions to the reader and to the annotations panel, and says in the status line how marking is set.
#pragma once

#include "ui/actions.h"

namespace conspectus {

class AnnotationsPanel;
class Library;
class ReaderPane;
class Settings;
class StatusLine;

class AnnotatingController final : public QObject
{
    Q_OBJECT
public:
    struct Panes
    {
        ReaderPane *reader = nullptr;
        AnnotationsPanel *annotations = nullptr;
        StatusLine *status = nullptr;
    };

    AnnotatingController(Library *library, const Actions &actions, Settings &settings, const Panes &panes, QObject *parent);

private:
    Library *m_library;
    const Actions &m_actions;
    Settings &m_settings;
    Panes m_panes;

    void connectMarking();
    void connectPanel();
    void showPanel();
    void toolChanged();
    void updateEnabled();
};

} // namespace conspectus
