// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/searchmodel.h"

#include "models/roles.h"
#include "models/wording.h"

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

SearchEntry headerEntry(const QString &text, int count)
{
    SearchEntry entry;
    entry.type = SearchEntry::Type::Header;
    entry.text = text;
    entry.count = count;
    return entry;
}

QString accessibleText(const SearchEntry &entry)
{
    QString text = entry.text;
    for (const QString &part : {entry.detail, entry.help}) {
        if (!part.isEmpty())
            text = SearchModel::tr("%1, %2", "a hit and where it is").arg(text, part);
    }
    return text;
}

QString iconOf(const SearchEntry &entry)
{
    switch (entry.type) {
    case SearchEntry::Type::Survey:
        return QStringLiteral("survey");
    case SearchEntry::Type::Section:
        return QStringLiteral("section");
    case SearchEntry::Type::Finding:
        return QStringLiteral("finding");
    case SearchEntry::Type::Node:
        return entry.nodeKind;
    default:
        return {};
    }
}

} // namespace

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

namespace {

bool isSamePlace(const SearchEntry &entry, const FoundHit &hit)
{
    return entry.type == SearchEntry::Type::Hit && entry.hit.survey == hit.survey && entry.hit.version == hit.version &&
           entry.hit.where == hit.where && entry.hit.object == hit.object && entry.hit.page == hit.page;
}

} // namespace

void keepHit(std::vector<SearchEntry> &entries, const SearchEntry &chosen)
{
    if (std::ranges::any_of(entries, [&](const SearchEntry &entry) { return isSamePlace(entry, chosen.hit); }))
        return;
    const auto isOfSurvey = [&](const SearchEntry &entry) {
        return entry.type == SearchEntry::Type::Hit && entry.survey == chosen.survey;
    };
    const auto first = std::ranges::find_if(entries, isOfSurvey);
    if (first == entries.end()) {
        entries.push_back(headerEntry(titleOf(chosen.hit.surveyTitle), 1));
        entries.push_back(chosen);
        return;
    }
    ++std::prev(first)->count;
    entries.insert(std::find_if_not(first, entries.end(), isOfSurvey), chosen);
}

QString whatIsLeftOut(const FoundAnswer &answer)
{
    if (answer.wordsLeftOut > 0)
        return SearchModel::tr("Only the first 200 words are looked for.");
    return answer.isCut ? SearchModel::tr("So many combinations: some may be missing.") : QString();
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

int SearchModel::rowOfHit(const FoundHit &hit) const
{
    const auto found = std::ranges::find_if(m_entries, [&hit](const SearchEntry &entry) { return isSamePlace(entry, hit); });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
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
        return accessibleText(entry);
    case EntryTypeRole:
        return static_cast<int>(entry.type);
    case IsHeaderRole:
        return entry.type == SearchEntry::Type::Header;
    case DetailRole:
        return entry.detail;
    case CountRole:
        return entry.count < 0 ? QVariant() : QVariant(entry.count);
    case IconRole:
        return iconOf(entry);
    case NoteRole:
        return entry.help;
    case LevelRole:
        return entry.level;
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
