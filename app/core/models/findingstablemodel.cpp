// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/findingstablemodel.h"

#include "models/findingwording.h"
#include "models/roles.h"
#include "models/wording.h"
#include "text/fold.h"

#include <QCollator>
#include <QHash>
#include <QLocale>
#include <QSet>
#include <algorithm>

namespace conspectus {

namespace {

constexpr int kLongestCell = 400;

int rankOf(EvidenceMark mark) // naked ones first: they need work
{
    switch (mark) {
    case EvidenceMark::None: return 0;
    case EvidenceMark::Disputed: return 1;
    case EvidenceMark::Partial: return 2;
    case EvidenceMark::Full: break;
    }
    return 3;
}

// A spreadsheet would run a cell that begins like a formula.
QString cell(const QString &text)
{
    QString clean = text.simplified();
    if (!clean.isEmpty() && QStringLiteral("=+-@").contains(clean.front()))
        clean.prepend(QLatin1Char('\''));
    return clean;
}

} // namespace

bool FindingsTableModel::accepts(const FindingRow &row) const
{
    return (!m_mark || row.mark == *m_mark)
           && std::ranges::all_of(m_words, [&row](const QString &word) { return row.folded.contains(word); });
}

std::vector<int> FindingsTableModel::wanted() const
{
    std::vector<int> places;
    for (size_t i = 0; i < m_all.size(); ++i) {
        if (accepts(m_all[i]))
            places.push_back(static_cast<int>(i));
    }
    sortThese(places);
    return places;
}

void FindingsTableModel::sortThese(std::vector<int> &places) const
{
    const auto row = [this](int place) -> const FindingRow & { return m_all[static_cast<size_t>(place)]; };
    const auto by = [&](auto compare) {
        std::ranges::stable_sort(places, [&](int a, int b) {
            return m_order == Qt::AscendingOrder ? compare(row(a), row(b)) : compare(row(b), row(a));
        });
    };
    switch (m_sort) {
    case Mark: return by([](const FindingRow &a, const FindingRow &b) { return rankOf(a.mark) < rankOf(b.mark); });
    case Passages: return by([](const FindingRow &a, const FindingRow &b) { return a.passages < b.passages; });
    case Status: return by([](const FindingRow &a, const FindingRow &b) { return a.status < b.status; });
    // The folded text begins with the finding's own.
    case Text: return by([](const FindingRow &a, const FindingRow &b) { return a.folded < b.folded; });
    case Slots: return by([](const FindingRow &a, const FindingRow &b) { return a.slotValues.size() < b.slotValues.size(); });
    case Survey: break;
    default: return;
    }
    // The rows of a survey stand together: its title is looked at once.
    QHash<QString, QString> titles;
    for (const int place : places)
        titles.insert(row(place).survey.text(), row(place).surveyTitle);
    QStringList order = titles.keys();
    const QCollator collator;
    std::ranges::sort(order, [&](const QString &a, const QString &b) {
        const int compared = collator.compare(titles[a], titles[b]);
        return compared != 0 ? compared < 0 : a < b;
    });
    QHash<QString, qsizetype> rank;
    for (qsizetype i = 0; i < order.size(); ++i)
        rank.insert(order[i], i);
    std::vector<qsizetype> rankOfPlace(m_all.size());
    for (const int place : places)
        rankOfPlace[static_cast<size_t>(place)] = rank.value(row(place).survey.text());
    std::ranges::stable_sort(places, [&](int a, int b) {
        const qsizetype rankA = rankOfPlace[static_cast<size_t>(a)];
        const qsizetype rankB = rankOfPlace[static_cast<size_t>(b)];
        return m_order == Qt::AscendingOrder ? rankA < rankB : rankB < rankA;
    });
}

void FindingsTableModel::refresh()
{
    std::vector<int> places = wanted();
    if (places == m_shown)
        return;
    beginResetModel();
    m_shown = std::move(places);
    endResetModel();
    Q_EMIT countChanged();
}

void FindingsTableModel::setRows(std::vector<FindingRow> rows)
{
    if (rows == m_all)
        return;
    beginResetModel();
    m_all = std::move(rows);
    m_shown = wanted();
    endResetModel();
    Q_EMIT countChanged();
}

void FindingsTableModel::setRowsOf(const SurveyId &survey, std::vector<FindingRow> rows)
{
    const auto first = std::ranges::find(m_all, survey, &FindingRow::survey);
    const auto last = std::find_if(first, m_all.end(), [&](const FindingRow &row) { return row.survey != survey; });
    const bool sameIds = std::ranges::equal(first, last, rows.begin(), rows.end(), {}, &FindingRow::id, &FindingRow::id);
    if (!sameIds) {
        std::vector<FindingRow> all(m_all.begin(), first);
        std::ranges::move(rows, std::back_inserter(all));
        all.insert(all.end(), last, m_all.end());
        return setRows(std::move(all));
    }
    const auto begin = static_cast<size_t>(first - m_all.begin());
    std::vector<int> changed;
    for (size_t i = 0; i < rows.size(); ++i) {
        if (m_all[begin + i] == rows[i])
            continue;
        m_all[begin + i] = std::move(rows[i]);
        changed.push_back(static_cast<int>(begin + i));
    }
    if (changed.empty())
        return;
    const std::vector<int> places = wanted();
    if (places != m_shown)
        return refresh();
    const QSet<int> set(changed.begin(), changed.end());
    for (size_t row = 0; row < m_shown.size(); ++row) {
        if (set.contains(m_shown[row]))
            Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), ColumnCount - 1));
    }
}

void FindingsTableModel::setFilter(const QString &typed)
{
    const QStringList words = text::fold(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    refresh();
}

void FindingsTableModel::setMark(std::optional<EvidenceMark> mark)
{
    if (mark == m_mark)
        return;
    m_mark = mark;
    refresh();
}

void FindingsTableModel::sort(int column, Qt::SortOrder order)
{
    m_sort = column;
    m_order = order;
    refresh();
}

const FindingRow *FindingsTableModel::rowAt(int row) const
{
    return row >= 0 && static_cast<size_t>(row) < m_shown.size() ? &m_all[static_cast<size_t>(m_shown[static_cast<size_t>(row)])] : nullptr;
}

QModelIndex FindingsTableModel::indexOf(const FindingId &finding) const
{
    for (int row = 0; row < static_cast<int>(m_shown.size()); ++row) {
        if (rowAt(row)->id == finding)
            return index(row, Text);
    }
    return {};
}

int FindingsTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int FindingsTableModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FindingsTableModel::display(const FindingRow &row, int column) const
{
    switch (column) {
    case Mark: return evidenceInWords(row.mark);
    case Text: return oneLine(row.text, kLongestCell);
    case Survey: return oneLine(row.surveyTitle, kLongestCell);
    case Passages: return QLocale().toString(row.passages);
    case Status: return row.status.isEmpty() ? QString() : findingStatusInWords(row.status);
    case Slots: return slotsInWords(row.slotValues);
    default: return {};
    }
}

QVariant FindingsTableModel::raw(const FindingRow &row, int column) const
{
    switch (column) {
    case Mark: return rankOf(row.mark);
    case Passages: return row.passages;
    case Slots: return static_cast<int>(row.slotValues.size());
    default: return display(row, column);
    }
}

QVariant FindingsTableModel::data(const QModelIndex &index, int role) const
{
    const FindingRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*row, index.column());
    case SortRole:
        return raw(*row, index.column());
    case ObjectIdRole:
        return row->id.text();
    case EvidenceMarkRole:
        return index.column() == Mark ? QVariant(static_cast<int>(row->mark)) : QVariant();
    case Qt::ToolTipRole:
        return plainToolTip(index.column() == Text ? row->text.left(2000) : display(*row, index.column()).toString());
    case Qt::AccessibleTextRole:
        return index.column() == Text ? tr("%1: %2. %3, %4.", "short name, finding, evidence, passages")
                                            .arg(row->name, oneLine(row->text, kLongestCell), evidenceInWords(row->mark),
                                                 counted(row->passages, Noun::Passage))
                                      : display(*row, index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == Passages ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant FindingsTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (section) {
    case Mark: return role == Qt::ToolTipRole ? tr("How well it is supported") : tr("Evidence");
    case Text: return tr("Finding");
    case Survey: return tr("Survey");
    case Passages: return tr("Passages");
    case Status: return tr("Status");
    case Slots: return tr("Slots");
    default: return {};
    }
}

QString FindingsTableModel::tsv(const std::vector<int> &rows) const
{
    QStringList names{tr("Finding"), tr("Survey"), tr("Evidence"), tr("Passages"), tr("Status")};
    for (const QString &slot : findingSlotNames())
        names.append(slotInWords(slot));
    QStringList lines{names.join(QLatin1Char('\t'))};
    for (const int number : rows) {
        const FindingRow *row = rowAt(number);
        if (!row)
            continue;
        QStringList cells{cell(row->text), cell(row->surveyTitle), evidenceInWords(row->mark), QString::number(row->passages),
                          row->status.isEmpty() ? QString() : findingStatusInWords(row->status)};
        for (const QString &name : findingSlotNames()) {
            const auto slot = std::ranges::find(row->slotValues, name, &FindingSlot::name);
            cells.append(slot == row->slotValues.end() ? QString() : cell(slot->text));
        }
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace conspectus
