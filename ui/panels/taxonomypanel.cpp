// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/taxonomypanel.h"

#include "library/findingedits.h"
#include "library/taxonomyedits.h"
#include "models/taxonomymodel.h"
#include "ui/delegates/rowtreeview.h"
#include "ui/icons.h"
#include "ui/style.h"
#include "ui/widgets/emptylabel.h"
#include "ui/widgets/paneheader.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace conspectus {

TaxonomyPanel::TaxonomyPanel(Library *library, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_model(new TaxonomyModel(this))
    , m_header(new PaneHeader(tr("Taxonomy"), this))
    , m_view(new RowTreeView(this))
    , m_empty(new EmptyLabel(tr("Topics, methods and sections of the open survey."), this))
    , m_rename(new QAction(tr("Rename"), this))
    , m_remove(new QAction(iconFor(QStringLiteral("trash")), tr("Remove"), this))
{
    setPane(this, "panel");
    m_header->hide();
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Taxonomy"));
    m_view->setAcceptDrops(true);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->installEventFilter(this);
    m_view->setDropIndicatorShown(true);
    m_view->setDefaultDropAction(Qt::LinkAction);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_remove->setShortcut(QKeySequence(Qt::Key_Delete));
    m_remove->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(m_remove);
    connect(m_rename, &QAction::triggered, this, [this] { m_view->edit(m_view->currentIndex()); });
    connect(m_remove, &QAction::triggered, this, &TaxonomyPanel::removeNodeHere);
    connect(static_cast<RowTreeView *>(m_view), &RowTreeView::rowActivated, this, &TaxonomyPanel::activate);
    connect(m_view, &QWidget::customContextMenuRequested, this, &TaxonomyPanel::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { Q_EMIT nodeSelected(currentNode()); });
    connectModel();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_empty);
    layout->addWidget(m_view, 1);
    updateEmpty();
}

void TaxonomyPanel::connectModel()
{
    connect(m_model, &TaxonomyModel::renameRequested, this,
            [this](const NodeId &node, const QString &label) { m_library->renameNode(m_survey->id(), node, label); });
    connect(m_model, &TaxonomyModel::annotationDropped, this,
            [this](const AnnotationId &annotation, const NodeId &node) { m_library->addToNode(m_survey->id(), annotation, node); });
    connect(m_model, &TaxonomyModel::findingDropped, this,
            [this](const FindingId &finding, const NodeId &node) { tieFindingToNode(*m_library, m_survey->id(), finding, node); });
    // The view is still in its drop when this comes, and moving removes rows.
    connect(
        m_model, &TaxonomyModel::nodeDropped, this,
        [this](const NodeId &node, const NodeId &below, const NodeId &before, Node::Kind kind) {
            if (!m_survey)
                return;
            moveNode(*m_library, m_survey->id(), node, below, before, kind);
            m_view->expand(m_model->indexOf(node).parent());
            setCurrentNode(node);
        },
        Qt::QueuedConnection);
}

void TaxonomyPanel::setNodeActions(QAction *add, const QList<QAction *> &others)
{
    m_add = add;
    m_others = others;
    m_header->addAction(add);
}

void TaxonomyPanel::setSurvey(SurveyData *survey)
{
    m_survey = survey;
    m_model->setEditable(survey && !m_library->isReadOnly());
    m_model->setSurvey(survey);
    m_view->expandAll();
    updateEmpty();
}

void TaxonomyPanel::setCurrentNode(const NodeId &node)
{
    const QSignalBlocker quiet(this);
    const QModelIndex at = m_model->indexOf(node);
    m_view->selectionModel()->setCurrentIndex(at, QItemSelectionModel::ClearAndSelect);
    if (at.isValid())
        m_view->scrollTo(at);
}

NodeId TaxonomyPanel::currentNode() const { return m_model->nodeAt(m_view->currentIndex()); }

// Alt and the arrows move the node; they are the window's keys elsewhere.
bool TaxonomyPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view || (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isArrow = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down || key->key() == Qt::Key_Left || key->key() == Qt::Key_Right;
    const bool isStep = isArrow && (key->modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier;
    const bool isPage = key->modifiers() == Qt::ControlModifier && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    if ((!isStep && !isPage) || currentNode().isNull())
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else if (isStep)
        step(key->key());
    else
        Q_EMIT nodePageRequested(currentNode());
    return true;
}

void TaxonomyPanel::step(int key)
{
    const NodeId node = currentNode();
    const bool inwards = (key == Qt::Key_Right) != isRightToLeft();
    const NodeStep step = key == Qt::Key_Up     ? NodeStep::Up
                          : key == Qt::Key_Down ? NodeStep::Down
                          : inwards             ? NodeStep::In
                                                : NodeStep::Out;
    if (!stepNode(*m_library, m_survey->id(), node, step))
        return;
    m_view->expand(m_model->indexOf(node).parent());
    setCurrentNode(node);
}

void TaxonomyPanel::addNode()
{
    if (!m_survey || m_library->isReadOnly())
        return;
    const QModelIndex here = m_view->currentIndex();
    Node node;
    node.survey = m_survey->id();
    node.kind = here.isValid() && !m_model->isHeldBackRow(here) ? m_model->kindAt(here) : Node::Kind::Topic;
    node.parent = m_model->nodeAt(here);
    node.label.imported = tr("New node");
    const NodeId id = m_library->addNode(m_survey->id(), node);
    const QModelIndex made = m_model->indexOf(id);
    if (!made.isValid())
        return;
    m_view->expand(made.parent());
    m_view->setCurrentIndex(made);
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->edit(made);
}

void TaxonomyPanel::removeNodeHere()
{
    if (m_survey && !currentNode().isNull() && m_remove->isEnabled() && !m_library->isReadOnly())
        m_library->removeNode(m_survey->id(), currentNode());
}

void TaxonomyPanel::activate(const QModelIndex &index)
{
    if (m_model->isHeldBackRow(index))
        Q_EMIT heldBackActivated();
    else if (const NodeId node = m_model->nodeAt(index); !node.isNull())
        Q_EMIT nodeActivated(node);
    else
        m_view->setExpanded(index, !m_view->isExpanded(index));
}

void TaxonomyPanel::showMenu(const QPoint &point)
{
    if (!m_survey)
        return;
    const QModelIndex index = m_view->indexAt(point);
    if (index.isValid())
        m_view->setCurrentIndex(index);
    const bool isNode = !m_model->nodeAt(index).isNull();
    const bool canWrite = !m_library->isReadOnly();
    QMenu menu(this);
    QAction *go = menu.addAction(tr("Show its passages"), this, [this] { Q_EMIT nodeActivated(currentNode()); });
    go->setEnabled(isNode);
    menu.addSeparator();
    if (m_add)
        menu.addAction(m_add);
    m_rename->setEnabled(isNode && canWrite);
    menu.addAction(m_rename);
    for (QAction *action : std::as_const(m_others))
        menu.addAction(action);
    m_remove->setEnabled(isNode && canWrite);
    menu.addAction(m_remove);
    menu.exec(m_view->viewport()->mapToGlobal(point));
}

void TaxonomyPanel::updateEmpty()
{
    m_empty->setVisible(!m_survey);
    m_view->setVisible(m_survey);
    static_cast<QVBoxLayout *>(layout())->setStretchFactor(m_empty, m_survey ? 0 : 1);
}

} // namespace conspectus
