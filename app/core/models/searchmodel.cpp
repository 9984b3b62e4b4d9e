// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/searchmodel.h"

#include "models/roles.h"
#include "models/wording.h"
#include "text/fold.h"

#include <QPoint>
#include <algorithm>

namespace conspectus {

namespace {

QString titleOf(const QString &title) { return title.isEmpty() ? SearchModel::tr("Untitled survey") : oneLine(title); }

QString placeOf(const FoundHit &hit)
{
    if (hit.where == QLatin1String("pdf"))
        return SearchModel::tr("p. %1", "page").arg(hit.page + 1);
    return hit.where == QLatin1String("note") ? SearchModel::tr("note", "where a hit is") : SearchModel::tr("page text", "where a hit is");
}

// 2: begins with the query, 1: has all its words, 0: no match.
int matchOf(const QString &name, const QString &query, const QStringList &words)
{
    const QString folded = text::fold(name);
    if (folded.startsWith(query))
        return 2;
    return std::ranges::all_of(words, [&folded](const QString &word) { return folded.contains(word); }) ? 1 : 0;
}

void appendBest(std::vector<SearchEntry> &to, std::vector<std::pair<int, SearchEntry>> found, int most)
{
    std::ranges::stable_sort(found, std::ranges::greater(), &std::pair<int, SearchEntry>::first);
    for (size_t i = 0; i < found.size() && i < static_cast<size_t>(most); ++i)
        to.push_back(std::move(found[i].second));
}

SearchEntry headerEntry(const QString &text, int count)
{
    SearchEntry entry;
    entry.type = SearchEntry::Type::Header;
    entry.text = text;
    entry.count = count;
    return entry;
}

} // namespace

std::vector<SearchEntry> entriesByName(const QString &query, const std::vector<NamedAction> &actions,
                                       const std::vector<SurveyRow> &surveys, int most)
{
    std::vector<SearchEntry> entries;
    const QString folded = text::fold(query).trimmed();
    const QStringList words = folded.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<std::pair<int, SearchEntry>> found;
    for (const SurveyRow &row : surveys) {
        const int match = matchOf(row.title, folded, words);
        if (match == 0)
            continue;
        SearchEntry entry;
        entry.type = SearchEntry::Type::Survey;
        entry.text = titleOf(row.title);
        entry.detail = oneLine(row.year);
        entry.survey = row.id;
        found.emplace_back(match, std::move(entry));
    }
    if (!found.empty())
        entries.push_back(headerEntry(SearchModel::tr("Surveys"), static_cast<int>(found.size())));
    appendBest(entries, std::move(found), most);
    found.clear();
    for (const NamedAction &action : actions) {
        const int match = folded.isEmpty() ? 0 : matchOf(action.name, folded, words);
        if (match == 0)
            continue;
        SearchEntry entry;
        entry.type = SearchEntry::Type::Action;
        entry.text = action.name;
        entry.detail = action.shortcut;
        entry.action = action.index;
        found.emplace_back(match, std::move(entry));
    }
    if (!found.empty())
        entries.push_back(headerEntry(SearchModel::tr("Commands"), static_cast<int>(found.size())));
    appendBest(entries, std::move(found), most);
    return entries;
}

std::vector<SearchEntry> entriesOfHits(const FoundAnswer &answer, const SurveyId &first)
{
    std::vector<SurveyId> order;
    QHash<QString, std::vector<const FoundHit *>> groups;
    for (const FoundHit &hit : answer.hits) {
        std::vector<const FoundHit *> &group = groups[hit.survey.text()];
        if (group.empty())
            order.push_back(hit.survey);
        group.push_back(&hit);
    }
    std::ranges::stable_partition(order, [&first](const SurveyId &id) { return id == first; });
    std::vector<SearchEntry> entries;
    for (const SurveyId &survey : order) {
        const std::vector<const FoundHit *> &group = groups[survey.text()];
        entries.push_back(headerEntry(titleOf(group.front()->surveyTitle), static_cast<int>(group.size())));
        for (const FoundHit *hit : group) {
            SearchEntry entry;
            entry.type = SearchEntry::Type::Hit;
            entry.text = hit->snippet;
            entry.marks = hit->marks;
            entry.detail = placeOf(*hit);
            entry.survey = hit->survey;
            entry.hit = *hit;
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

SearchModel::SearchModel(QObject *parent) : QAbstractListModel(parent) {}

void SearchModel::setEntries(std::vector<SearchEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

const SearchEntry *SearchModel::entryAt(const QModelIndex &index) const
{
    return index.isValid() && index.model() == this ? &m_entries[static_cast<size_t>(index.row())] : nullptr;
}

int SearchModel::nextChoice(int row, int step) const
{
    for (; row >= 0 && row < rowCount(); row += step) {
        if (m_entries[static_cast<size_t>(row)].type != SearchEntry::Type::Header)
            return row;
    }
    return -1;
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchEntry &entry = m_entries[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::AccessibleTextRole:
        return entry.detail.isEmpty() ? entry.text : tr("%1, %2", "a hit and where it is").arg(entry.text, entry.detail);
    case EntryTypeRole:
        return static_cast<int>(entry.type);
    case IsHeaderRole:
        return entry.type == SearchEntry::Type::Header;
    case DetailRole:
        return entry.detail;
    case CountRole:
        return entry.count < 0 ? QVariant() : QVariant(entry.count);
    case IconRole:
        return entry.type == SearchEntry::Type::Survey ? QVariant(QStringLiteral("survey")) : QVariant();
    case MarksRole: {
        QVariantList marks;
        for (const text::Span &span : entry.marks)
            marks.append(QPoint(span.begin, span.end));
        return marks;
    }
    default:
        return {};
    }
}

Qt::ItemFlags SearchModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return index.data(IsHeaderRole).toBool() ? Qt::ItemFlags(Qt::ItemNeverHasChildren)
                                             : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace conspectus
