// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the actions about nodes of the taxonomy do, on the node that is current in the panel, and the page of a node. Connects
// itself to its actions and says when they are on.
#pragma once

#include "library/library.h"
#include "ui/actions.h"

#include <QObject>

namespace conspectus {

class MainWindow;
class NodePageView;
class TaxonomyPanel;

class TaxonomyController final : public QObject
{
    Q_OBJECT
public:
    TaxonomyController(Library *library, Actions *actions, TaxonomyPanel *panel, MainWindow *window);

    [[nodiscard]] NodePageView *page() const { return m_page; }

Q_SIGNALS:
    void message(const QString &text); // one line for the status bar

private:
    void connectActions();
    void makePage();
    void update();
    void add();
    void merge();
    void editAliases();
    void share();
    void joinTo(const NodeId &node, const QString &chosen);
    void remove();
    void showPage(const NodeId &node);
    void leavePage();
    [[nodiscard]] const Node *current() const; // null where none is

    Library *m_library;
    Actions *m_actions;
    TaxonomyPanel *m_panel;
    MainWindow *m_window;
    NodePageView *m_page = nullptr;
};

} // namespace conspectus
