// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which surveys stand in the table, in which order, and what changes of them; surveytablemodeldata.cpp says what they show.
#include "models/surveytablemodel.h"

#include "library/readingprogress.h"
#include "models/surveywording.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>
#include <algorithm>

namespace conspectus {

namespace {

constexpr size_t kMostSteps = 24;           // exact signals up to so many gaps; a reset beyond
constexpr std::chrono::milliseconds kFoldFor(4); // at a time, while nothing else is to be done

template<typename T>
int order(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

} // namespace

SurveyTableModel::SurveyTableModel(Library *library, ReadingProgress *progress, QObject *parent)
    : QAbstractTableModel(parent), m_library(library), m_progress(progress)
{
    connect(library, &Library::surveyAdded, this, &SurveyTableModel::added);
    connect(library, &Library::surveyAboutToBeRemoved, this, &SurveyTableModel::aboutToRemove);
    connect(library, &Library::surveyRemoved, this, [this] {
        m_hasPlaces = false;
        Q_EMIT countChanged();
    });
    connect(library, &Library::surveyRowChanged, this, &SurveyTableModel::rowChanged);
    connect(library, &Library::opened, this, &SurveyTableModel::reload);
    if (progress)
        connect(progress, &ReadingProgress::changed, this, &SurveyTableModel::progressChanged);
    reload();
}

void SurveyTableModel::reload()
{
    beginResetModel();
    m_entries.clear();
    m_order.clear();
    m_shown.clear();
    m_entries.reserve(m_library->surveys().size());
    m_order.reserve(m_library->surveys().size());
    for (const SurveyRow &row : m_library->surveys()) {
        auto entry = std::make_unique<Entry>();
        survey(*entry, row);
        m_order.push_back(entry.get());
        m_entries.emplace(row.id.text(), std::move(entry));
    }
    numberPlaces();
    sortAll();
    for (Entry *entry : m_order) {
        if (accepts(*entry))
            m_shown.push_back(entry);
    }
    endResetModel();
    m_folded = 0;
    QTimer::singleShot(0, this, &SurveyTableModel::foldSome);
    Q_EMIT countChanged();
}

// The first key of a filter must not wait for the folding of everything, so it is done while the window has nothing to do.
void SurveyTableModel::foldSome()
{
    QElapsedTimer timer;
    timer.start();
    for (; m_folded < m_order.size(); ++m_folded) {
        Entry &entry = *m_order[m_folded];
        if (!entry.isFolded) {
            entry.text = surveyTextOf(entry.row);
            entry.isFolded = true;
        }
        if (timer.hasExpired(kFoldFor.count())) {
            QTimer::singleShot(1, this, &SurveyTableModel::foldSome);
            return;
        }
    }
}

void SurveyTableModel::survey(Entry &entry, const SurveyRow &row)
{
    entry.row = row;
    entry.isFolded = false;
    entry.key.reset();
    if (!m_progress)
        return;
    entry.progress = m_progress->share(row.id);
    const QDateTime opened = m_progress->lastOpened(row.id);
    entry.opened = opened.isValid() ? opened.toMSecsSinceEpoch() : 0;
}

void SurveyTableModel::numberPlaces()
{
    int place = 0;
    for (const SurveyRow &row : m_library->surveys()) {
        if (const auto entry = m_entries.find(row.id.text()); entry != m_entries.end())
            entry->second->place = place++;
    }
    m_hasPlaces = true;
}

bool SurveyTableModel::accepts(Entry &entry) const
{
    if (m_only && !m_only->contains(entry.row.id.text()))
        return false;
    if (m_filter.isEmpty())
        return true;
    if (!entry.isFolded) {
        entry.text = surveyTextOf(entry.row);
        entry.isFolded = true;
    }
    return m_filter.accepts(entry.row, entry.text, entry.progress);
}

int SurveyTableModel::compare(const Entry &a, const Entry &b) const
{
    switch (m_sort) {
    case Authors:
    case Tags:
        return a.key && b.key ? a.key->compare(*b.key) : 0;
    case Year: return order(a.row.year, b.row.year);
    case Versions: return order(a.row.versions, b.row.versions);
    case Findings: return order(a.row.findings, b.row.findings);
    case Annotations: return order(a.row.annotations, b.row.annotations);
    case State: return order(stateRank(a.row.readingState), stateRank(b.row.readingState));
    case Progress: return order(a.progress, b.progress);
    case Added: return order(a.row.added, b.row.added);
    case Opened: return order(a.opened, b.opened);
    default: return order(a.place, b.place);
    }
}

// Ties go by title, in both directions.
bool SurveyTableModel::comesBefore(const Entry &a, const Entry &b) const
{
    const int by = compare(a, b);
    if (by != 0)
        return m_direction == Qt::AscendingOrder ? by < 0 : by > 0;
    return a.place < b.place;
}

void SurveyTableModel::makeKeys()
{
    if (m_sort != Authors && m_sort != Tags)
        return;
    for (Entry *entry : m_order) {
        if (!entry->key) {
            const QString text = m_sort == Authors ? entry->row.authorsLine : entry->row.tags.join(QLatin1Char('\n'));
            entry->key = m_collator.sortKey(text.toCaseFolded());
        }
    }
}

void SurveyTableModel::sortAll()
{
    if (!m_hasPlaces)
        numberPlaces();
    makeKeys();
    std::ranges::sort(m_order, [this](const Entry *a, const Entry *b) { return comesBefore(*a, *b); });
}

void SurveyTableModel::sort(int column, Qt::SortOrder direction)
{
    if (column < 0 || column >= ColumnCount || (column == m_sort && direction == m_direction))
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<Entry *> behind;
    for (const QModelIndex &index : before)
        behind.push_back(m_shown[static_cast<size_t>(index.row())]);
    if (column != m_sort) {
        for (Entry *entry : m_order)
            entry->key.reset();
    }
    m_sort = static_cast<Column>(column);
    m_direction = direction;
    sortAll();
    m_shown.clear();
    for (Entry *entry : m_order) {
        if (accepts(*entry))
            m_shown.push_back(entry);
    }
    std::unordered_map<const Entry *, int> rows;
    for (size_t row = 0; row < m_shown.size() && !behind.empty(); ++row)
        rows.emplace(m_shown[row], static_cast<int>(row));
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rows[behind[static_cast<size_t>(i)]], before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void SurveyTableModel::setFilter(const QString &typed)
{
    SurveyFilter filter(typed);
    const bool narrower = filter.narrows(m_filter);
    m_filter = std::move(filter);
    Rows rows;
    for (Entry *entry : narrower ? m_shown : m_order) {
        if (accepts(*entry))
            rows.push_back(entry);
    }
    show(std::move(rows));
}

void SurveyTableModel::setOnly(std::optional<QStringList> surveys)
{
    m_only.reset();
    if (surveys)
        m_only = QSet<QString>(surveys->cbegin(), surveys->cend());
    Rows rows;
    for (Entry *entry : m_order) {
        if (accepts(*entry))
            rows.push_back(entry);
    }
    show(std::move(rows));
}

// Both lists are in the same order. What goes and what comes are counted in stretches first.
void SurveyTableModel::show(Rows rows)
{
    struct Stretch
    {
        size_t first;
        size_t count;
    };
    std::vector<Stretch> gone;
    std::vector<Stretch> come;
    const auto note = [](std::vector<Stretch> &list, size_t at) {
        if (!list.empty() && list.back().first + list.back().count == at)
            ++list.back().count;
        else
            list.push_back({at, 1});
    };
    size_t old = 0;
    size_t now = 0;
    while (old < m_shown.size() || now < rows.size()) {
        if (old < m_shown.size() && now < rows.size() && m_shown[old] == rows[now]) {
            ++old;
            ++now;
        } else if (now == rows.size() || (old < m_shown.size() && comesBefore(*m_shown[old], *rows[now]))) {
            note(gone, old++);
        } else {
            note(come, now++);
        }
    }
    if (gone.empty() && come.empty())
        return;
    if (gone.size() + come.size() > kMostSteps) {
        beginResetModel();
        m_shown = std::move(rows);
        endResetModel();
        Q_EMIT countChanged();
        return;
    }
    for (size_t i = gone.size(); i-- > 0;) {
        const auto first = m_shown.begin() + static_cast<std::ptrdiff_t>(gone[i].first);
        beginRemoveRows({}, static_cast<int>(gone[i].first), static_cast<int>(gone[i].first + gone[i].count - 1));
        m_shown.erase(first, first + static_cast<std::ptrdiff_t>(gone[i].count));
        endRemoveRows();
    }
    for (const Stretch &stretch : come) {
        const auto first = rows.begin() + static_cast<std::ptrdiff_t>(stretch.first);
        beginInsertRows({}, static_cast<int>(stretch.first), static_cast<int>(stretch.first + stretch.count - 1));
        m_shown.insert(m_shown.begin() + static_cast<std::ptrdiff_t>(stretch.first), first,
                       first + static_cast<std::ptrdiff_t>(stretch.count));
        endInsertRows();
    }
    Q_EMIT countChanged();
}

void SurveyTableModel::put(Entry &entry)
{
    if (!m_hasPlaces)
        numberPlaces();
    makeKeys();
    if ((m_sort == Authors || m_sort == Tags) && !entry.key) {
        const QString text = m_sort == Authors ? entry.row.authorsLine : entry.row.tags.join(QLatin1Char('\n'));
        entry.key = m_collator.sortKey(text.toCaseFolded());
    }
    const auto before = [this](const Entry *a, const Entry *b) { return comesBefore(*a, *b); };
    m_order.insert(std::ranges::upper_bound(m_order, &entry, before), &entry);
    if (!accepts(entry))
        return;
    const auto place = std::ranges::upper_bound(m_shown, &entry, before);
    const int row = static_cast<int>(place - m_shown.begin());
    beginInsertRows({}, row, row);
    m_shown.insert(place, &entry);
    endInsertRows();
}

void SurveyTableModel::take(Entry &entry)
{
    const auto shown = std::ranges::find(m_shown, &entry);
    if (shown != m_shown.end()) {
        const int row = static_cast<int>(shown - m_shown.begin());
        beginRemoveRows({}, row, row);
        m_shown.erase(shown);
        endRemoveRows();
    }
    std::erase(m_order, &entry);
}

void SurveyTableModel::added(int row)
{
    const SurveyRow &its = m_library->surveys()[static_cast<size_t>(row)];
    const auto [place, isNew] = m_entries.try_emplace(its.id.text(), nullptr);
    if (isNew)
        place->second = std::make_unique<Entry>();
    else
        take(*place->second);
    survey(*place->second, its);
    m_hasPlaces = false;
    put(*place->second);
    Q_EMIT countChanged();
}

void SurveyTableModel::aboutToRemove(int row)
{
    const auto entry = m_entries.find(m_library->surveys()[static_cast<size_t>(row)].id.text());
    if (entry == m_entries.end())
        return;
    take(*entry->second);
    m_entries.erase(entry);
}

void SurveyTableModel::rowChanged(int row)
{
    const SurveyRow &its = m_library->surveys()[static_cast<size_t>(row)];
    const auto found = m_entries.find(its.id.text());
    if (found == m_entries.end())
        return;
    Entry &entry = *found->second;
    const auto inOrder = std::ranges::find(m_order, &entry);
    survey(entry, its);
    makeKeys();
    const bool afterPrevious = inOrder == m_order.begin() || comesBefore(**(inOrder - 1), entry);
    const bool beforeNext = inOrder + 1 == m_order.end() || comesBefore(entry, **(inOrder + 1));
    const auto shown = std::ranges::find(m_shown, &entry);
    if (afterPrevious && beforeNext && shown != m_shown.end() && accepts(entry)) {
        const int at = static_cast<int>(shown - m_shown.begin());
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
        return;
    }
    take(entry);
    put(entry);
    Q_EMIT countChanged();
}

void SurveyTableModel::progressChanged(const SurveyId &id)
{
    const auto &rows = m_library->surveys();
    const auto row = std::ranges::find(rows, id, &SurveyRow::id);
    if (row != rows.end())
        rowChanged(static_cast<int>(row - rows.begin()));
}

QModelIndex SurveyTableModel::indexOf(const SurveyId &survey) const
{
    const auto found = std::ranges::find_if(m_shown, [&survey](const Entry *entry) { return entry->row.id == survey; });
    return found == m_shown.end() ? QModelIndex() : index(static_cast<int>(found - m_shown.begin()), 0);
}

SurveyId SurveyTableModel::surveyAt(int row) const
{
    return row >= 0 && static_cast<size_t>(row) < m_shown.size() ? m_shown[static_cast<size_t>(row)]->row.id : SurveyId();
}

int SurveyTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int SurveyTableModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

} // namespace conspectus
