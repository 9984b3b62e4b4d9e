// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewing/figurespanel.h"

#include "ui/delegates/rowdelegate.h"
#include "ui/delegates/rowtreeview.h"
#include "ui/icons.h"
#include "ui/reader/opendocument.h"
#include "ui/style.h"
#include "ui/viewing/floatlistmodel.h"
#include "ui/widgets/emptylabel.h"

#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace conspectus {

FiguresPanel::FiguresPanel(ReaderPane *reader, QWidget *parent)
    : QWidget(parent), m_reader(reader), m_model(new FloatListModel(this)), m_view(new RowTreeView(this)),
      m_empty(new EmptyLabel(QString(), this))
{
    setPane(this, "panel");
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setHeaderHidden(true);
    m_view->setAccessibleName(tr("Figures and tables"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_empty);
    column->addWidget(m_view, 1);
    connect(m_view, &RowTreeView::rowActivated, this, &FiguresPanel::go);
    connect(m_view, &QWidget::customContextMenuRequested, this, &FiguresPanel::showMenu);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &FiguresPanel::updateEmpty);
    connect(m_model, &QAbstractItemModel::modelReset, this, &FiguresPanel::updateEmpty);
    connect(reader, &ReaderPane::documentOpened, this, &FiguresPanel::documentChanged);
    connect(reader, &ReaderPane::documentClosed, this, &FiguresPanel::documentChanged);
    documentChanged();
}

void FiguresPanel::documentChanged()
{
    m_model->setDocument(m_reader->document());
    updateEmpty();
}

void FiguresPanel::updateEmpty()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_empty->setText(m_reader->document() ? tr("No captions of figures or tables have been found in the text of this PDF.")
                                          : tr("The figures and tables of the open PDF."));
    m_empty->setVisible(isEmpty);
    m_view->setVisible(!isEmpty);
}

void FiguresPanel::go(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const text::FloatPlace &place = m_model->at(index.row());
    m_reader->goTo(place.page, place.area.topLeft(), {Quad::fromRect(place.area)});
}

void FiguresPanel::pin(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const text::FloatPlace &place = m_model->at(index.row());
    m_reader->pin(tr("%1, p. %2", "figure, page").arg(place.label, m_reader->pageLabel(place.page)), place.page, place.area);
}

bool FiguresPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_view && isKey) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_P && key->modifiers() == Qt::NoModifier) {
            if (event->type() == QEvent::KeyPress)
                pin(m_view->currentIndex());
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FiguresPanel::showMenu(const QPoint &at)
{
    const QPersistentModelIndex index = m_view->indexAt(at).isValid() ? m_view->indexAt(at) : m_view->currentIndex();
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Go There")), &QAction::triggered, this, [this, index] { go(index); });
    connect(menu->addAction(iconFor(QStringLiteral("pin")), tr("Pin Beside the Text")), &QAction::triggered, this,
            [this, index] { pin(index); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

} // namespace conspectus
