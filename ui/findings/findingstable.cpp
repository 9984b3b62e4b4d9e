// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/findings/findingstable.h"

#include "models/findingwording.h"
#include "models/roles.h"
#include "ui/delegates/textlines.h"
#include "ui/evidencemark.h"
#include "ui/fonts.h"
#include "ui/library/filterfield.h"
#include "ui/library/surveycelldelegate.h"
#include "ui/style.h"
#include "ui/widgets/emptylabel.h"

#include <QClipboard>
#include <QComboBox>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QShortcut>
#include <QTimer>
#include <QToolButton>
#include <QtConcurrent>

namespace conspectus {

namespace {

constexpr int kBarHeight = 40;
constexpr int kWidths[FindingsTableModel::ColumnCount] = {150, 440, 210, 72, 72, 200};

// The mark of a finding before its words; the other cells are text.
class FindingCellDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.widget);
        QRectF room = QRectF(option.rect).adjusted(6, 0, -6, 0);
        painter->save();
        painter->setClipRect(option.rect);
        if (const QVariant mark = index.data(EvidenceMarkRole); mark.isValid()) {
            const double side = scaled(12);
            paintEvidenceMark(*painter, QRectF(room.left(), room.center().y() - side / 2, side, side),
                              static_cast<EvidenceMark>(mark.toInt()), theme);
            room.setLeft(room.left() + side + 6);
        }
        const bool isText = index.column() == FindingsTableModel::Text;
        const QFont font = fontFor(isText ? FontRole::Interface : FontRole::Small);
        painter->setFont(font);
        painter->setPen(isText ? theme.ink : theme.ink2);
        paintOneLine(*painter, room, index.data().toString(), Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {scaled(80), scaled(25)}; }
};

} // namespace

FindingsTable::FindingsTable(Library *library, QWidget *parent)
    : QWidget(parent), m_library(library), m_model(new FindingsTableModel(this)), m_filter(new FilterField(this)),
      m_marks(new QComboBox(this)), m_count(new QLabel(this)), m_view(new SurveyTableView(this)), m_empty(new EmptyLabel({}, this)),
      m_soon(new QTimer(this))
{
    setPane(this, "paper");
    setFocusProxy(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeBar();
    layout->addWidget(m_empty);
    layout->addWidget(m_view, 1);
    makeColumns();
    m_soon->setSingleShot(true);
    m_soon->setInterval(60);
    connect(m_soon, &QTimer::timeout, this, &FindingsTable::refreshOpen);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (const FindingRow *row = m_model->rowAt(m_view->currentIndex().row()))
            m_chosen = row->id;
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { choose(m_chosen); });
    connect(m_model, &FindingsTableModel::countChanged, this, &FindingsTable::updateCount);
    connect(m_library, &Library::surveyOpened, this, &FindingsTable::follow);
    const auto isBehind = [this] { m_isBehind = true; };
    connect(m_library, &Library::surveyAdded, this, isBehind);
    connect(m_library, &Library::surveyRemoved, this, isBehind);
    connect(m_library, &Library::surveyRowChanged, this, [this](int row) {
        if (!m_library->survey(m_library->surveys()[static_cast<size_t>(row)].id))
            m_isBehind = true;
    });
    connect(m_library, &Library::opened, this, isBehind);
    updateCount();
}

void FindingsTable::makeBar()
{
    auto *bar = new QWidget(this);
    setPane(bar, "win");
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    auto *title = new QLabel(tr("All findings"), bar);
    title->setFont(fontFor(FontRole::InterfaceStrong));
    m_filter->setPlaceholderText(tr("Filter by words of the finding, its survey, status or slots"));
    m_filter->setAccessibleName(tr("Filter the table of findings"));
    m_marks->setAccessibleName(tr("Show findings with this evidence"));
    m_marks->addItem(tr("Any evidence"), -1);
    for (const EvidenceMark mark : {EvidenceMark::None, EvidenceMark::Partial, EvidenceMark::Full, EvidenceMark::Disputed})
        m_marks->addItem(evidenceInWords(mark), static_cast<int>(mark));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *copyButton = new QToolButton(bar);
    copyButton->setText(tr("Copy"));
    copyButton->setToolTip(tr("Copies the chosen rows, or all that are shown, as a table (Ctrl+C)"));
    connect(copyButton, &QToolButton::clicked, this, &FindingsTable::copy);
    row->addWidget(title);
    row->addWidget(m_filter, 1);
    row->addWidget(m_marks);
    row->addWidget(m_count);
    row->addWidget(copyButton);
    bar->setMinimumHeight(scaled(kBarHeight));
    static_cast<QVBoxLayout *>(layout())->addWidget(bar);
    connect(m_filter, &QLineEdit::textChanged, m_model, &FindingsTableModel::setFilter);
    connect(m_filter, &FilterField::leaveWanted, this, &FindingsTable::leaveWanted);
    connect(m_filter, &FilterField::downPressed, this, [this] {
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_model->index(0, 0));
        m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(m_marks, &QComboBox::currentIndexChanged, this, [this] {
        const int mark = m_marks->currentData().toInt();
        m_model->setMark(mark < 0 ? std::nullopt : std::optional(static_cast<EvidenceMark>(mark)));
    });
}

void FindingsTable::makeColumns()
{
    m_view->setAccessibleName(tr("Findings of all surveys"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new FindingCellDelegate(m_view));
    m_view->setDragEnabled(false);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->header()->setAccessibleName(tr("Columns"));
    m_view->header()->setStretchLastSection(true);
    for (int column = 0; column < FindingsTableModel::ColumnCount; ++column)
        m_view->setColumnWidth(column, scaled(kWidths[column]));
    auto *copyKey = new QShortcut(QKeySequence::Copy, m_view, this, &FindingsTable::copy, Qt::WidgetShortcut);
    copyKey->setObjectName(QStringLiteral("copy"));
    connect(m_view, &SurveyTableView::leaveWanted, this, &FindingsTable::leaveWanted);
    connect(m_view, &SurveyTableView::opened, this, [this](const QModelIndex &index) {
        if (const FindingRow *row = m_model->rowAt(index.row()))
            Q_EMIT findingActivated(SurveyId(row->survey), FindingId(row->id));
    });
}

QTreeView *FindingsTable::view() const { return m_view; }

QWidget *FindingsTable::filter() const { return m_filter; }

void FindingsTable::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isBehind)
        load();
    else
        refreshOpen();
}

// The objects come from the store; the rows are made of them away from this thread.
void FindingsTable::load()
{
    if (m_isLoading || !m_library->isOpen())
        return;
    m_isBehind = false;
    m_isLoading = true;
    updateCount();
    m_library->objectsOfType(findingRowTypes(), this, [this](Result<std::vector<ObjectState>> objects) {
        if (!objects) {
            m_isLoading = false;
            Q_EMIT message(objects.error().message);
            return updateCount();
        }
        auto *watcher = new QFutureWatcher<std::vector<FindingRow>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
            take(watcher->result());
            watcher->deleteLater();
        });
        watcher->setFuture(QtConcurrent::run([all = std::move(*objects)] { return findingRows(all); }));
    });
}

void FindingsTable::take(std::vector<FindingRow> rows)
{
    m_isLoading = false;
    m_hasLoaded = true;
    m_model->setRows(std::move(rows));
    for (const SurveyRow &row : m_library->surveys()) {
        if (m_library->survey(row.id))
            m_changed.insert(row.id.text()); // what was done meanwhile
    }
    refreshOpen();
    updateCount();
    if (const FindingRow *first = m_model->rowAt(0); first && !m_view->currentIndex().isValid())
        choose(FindingId(first->id));
}

void FindingsTable::follow(const SurveyId &id)
{
    SurveyData *survey = m_library->survey(id);
    if (!survey)
        return;
    const auto note = [this, id] {
        m_changed.insert(id.text());
        if (isVisible())
            m_soon->start();
    };
    survey->disconnect(this);
    connect(survey, &SurveyData::inserted, this, note);
    connect(survey, &SurveyData::removed, this, note);
    connect(survey, &SurveyData::changed, this, note);
    connect(survey, &SurveyData::surveyChanged, this, note);
}

void FindingsTable::refreshOpen()
{
    if (!m_hasLoaded || m_isLoading)
        return;
    for (const QString &id : std::exchange(m_changed, {})) {
        if (const SurveyData *survey = m_library->survey(SurveyId(id)))
            m_model->setRowsOf(survey->id(), findingRows(survey->snapshot()));
        else
            m_isBehind = true;
    }
    if (m_isBehind)
        load();
}

void FindingsTable::choose(const FindingId &finding)
{
    const QModelIndex index = m_model->indexOf(finding);
    if (!index.isValid())
        return;
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(index);
}

void FindingsTable::updateCount()
{
    const QLocale locale;
    const int shown = m_model->rowCount();
    m_count->setText(shown == m_model->total() ? locale.toString(shown)
                                               : tr("%1 of %2", "shown and all findings").arg(locale.toString(shown), locale.toString(m_model->total())));
    QString empty;
    if (shown == 0 && (m_isLoading || !m_hasLoaded))
        empty = tr("Reading the findings…");
    else if (m_model->total() == 0)
        empty = tr("No survey has a finding yet. Import the text of a survey's page, or write a finding on a survey page.");
    else if (shown == 0)
        empty = tr("Nothing found for these words. Escape empties the filter.");
    m_empty->setText(empty);
    m_empty->setVisible(!empty.isEmpty());
    m_view->setVisible(empty.isEmpty());
}

std::vector<int> FindingsTable::chosenRows() const
{
    std::vector<int> rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    if (rows.empty()) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows.push_back(row);
    }
    return rows;
}

std::vector<const FindingRow *> FindingsTable::chosen() const
{
    std::vector<const FindingRow *> rows;
    for (const int row : chosenRows())
        rows.push_back(m_model->rowAt(row));
    return rows;
}

void FindingsTable::copy()
{
    const std::vector<int> rows = chosenRows();
    if (rows.empty())
        return;
    QGuiApplication::clipboard()->setText(m_model->tsv(rows));
    Q_EMIT message(tr("Copied as a table: %n row(s).", nullptr, static_cast<int>(rows.size())));
}

} // namespace conspectus
