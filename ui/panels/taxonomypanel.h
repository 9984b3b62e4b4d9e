// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The taxonomy panel: topics, methods and the reader's own nodes with the number of passages tied to each, where in the PDF they
// are (a small bar chart), and a row that says how many entries were held back. Nodes are added, renamed, moved (by drag or
// Alt with the arrows) and removed here, with undo; an annotation or a finding dropped on a node is tied to it.
#pragma once

#include "library/library.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QTreeView;

namespace conspectus {

class EmptyLabel;
class PaneHeader;
class TaxonomyModel;

class TaxonomyPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit TaxonomyPanel(Library *library, QWidget *parent = nullptr);

    [[nodiscard]] PaneHeader *header() const { return m_header; }
    void setSurvey(SurveyData *survey); // nullptr: none
    [[nodiscard]] SurveyData *survey() const { return m_survey; }
    void setCurrentNode(const NodeId &node); // emits nothing
    [[nodiscard]] NodeId currentNode() const;
    [[nodiscard]] QTreeView *view() const { return m_view; }
    [[nodiscard]] TaxonomyModel *model() const { return m_model; }
    // What the menu of a node offers besides; `add` stands in the panel's header too.
    void setNodeActions(QAction *add, const QList<QAction *> &others);
    void addNode(); // of the kind of the group that is current, below the current node; then its name is edited

Q_SIGNALS:
    void nodeActivated(const conspectus::NodeId &node);
    void nodeSelected(const conspectus::NodeId &node);
    void nodePageRequested(const conspectus::NodeId &node); // Ctrl+Return
    void heldBackActivated(); // the survey page shows them

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectModel();
    void removeNodeHere();
    void step(int key);
    void activate(const QModelIndex &index);
    void showMenu(const QPoint &point);
    void updateEmpty();

    Library *m_library;
    QPointer<SurveyData> m_survey;
    TaxonomyModel *m_model;
    PaneHeader *m_header;
    QTreeView *m_view;
    EmptyLabel *m_empty;
    QAction *m_rename;
    QAction *m_remove;
    QAction *m_add = nullptr;
    QList<QAction *> m_others;
};

} // namespace conspectus
