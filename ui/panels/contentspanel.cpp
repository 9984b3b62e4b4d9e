// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/contentspanel.h"

#include "models/outlinemodel.h"
#include "models/roles.h"
#include "ui/delegates/rowtreeview.h"
#include "ui/icons.h"
#include "ui/style.h"
#include "ui/widgets/emptylabel.h"
#include "ui/widgets/paneheader.h"

#include <QAction>
#include <QVBoxLayout>

namespace conspectus {

namespace {
constexpr int kMostExpanded = 60; // entries of an outline that is shown wholly open
}

ContentsPanel::ContentsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new OutlineModel(this))
    , m_header(new PaneHeader(tr("Contents"), this))
    , m_view(new RowTreeView(this))
    , m_empty(new EmptyLabel(QString(), this))
{
    setPane(this, "panel");
    m_header->hide();
    auto *collapse = new QAction(iconFor(QStringLiteral("outline")), tr("Show the first level only"), this);
    connect(collapse, &QAction::triggered, m_view, &QTreeView::collapseAll);
    m_header->addAction(collapse);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Contents"));
    connect(static_cast<RowTreeView *>(m_view), &RowTreeView::rowActivated, this, &ContentsPanel::activate);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_empty);
    layout->addWidget(m_view, 1);
    updateEmpty();
}

void ContentsPanel::setOutline(const std::vector<pdf::OutlineItem> &items, const QStringList &labels)
{
    m_model->setOutline(items, labels);
    if (items.size() <= kMostExpanded)
        m_view->expandAll();
    updateEmpty();
}

void ContentsPanel::setDocumentOpen(bool open)
{
    m_documentOpen = open;
    updateEmpty();
}

void ContentsPanel::setCurrentPlace(int page, QPointF point)
{
    const QModelIndex at = m_model->entryAt(page, point);
    if (at == m_view->currentIndex())
        return;
    m_view->selectionModel()->setCurrentIndex(at, QItemSelectionModel::ClearAndSelect);
    if (at.isValid())
        m_view->scrollTo(at);
}

QString ContentsPanel::currentSection() const { return m_view->currentIndex().data().toString(); }

void ContentsPanel::activate(const QModelIndex &index)
{
    const int page = index.data(PageRole).toInt();
    if (index.isValid() && page >= 0)
        Q_EMIT placeActivated(page, index.data(PointRole).toPointF());
}

void ContentsPanel::updateEmpty()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_empty->setText(m_documentOpen ? tr("This PDF has no outline.") : tr("The outline of the open PDF."));
    m_empty->setVisible(isEmpty);
    m_view->setVisible(!isEmpty);
    auto *box = static_cast<QVBoxLayout *>(layout());
    box->setStretchFactor(m_empty, isEmpty ? 1 : 0);
}

} // namespace conspectus
