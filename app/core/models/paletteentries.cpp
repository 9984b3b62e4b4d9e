// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/paletteentries.h"

#include "models/fuzzymatch.h"
#include "models/wording.h"

#include <algorithm>

namespace conspectus {
namespace {

constexpr int kMostOfOneKind = 400; // where one kind is asked for
constexpr int kMostWithoutText = 8;
constexpr int kMostOfEach = 4;
constexpr int kSentence = 500;
constexpr int kWordsBegin = 700; // a score where each word of the query begins a word of the name
constexpr int kOtherName = 300;

using Type = SearchEntry::Type;

struct Candidate
{
    int score = 0;
    SearchEntry entry;
};

// The entries of one kind.
class Group
{
public:
    Group(QString title, QString query) : m_title(std::move(title)), m_query(std::move(query)) {}

    // A second name of the same thing counts a little less.
    void add(SearchEntry entry, const QString &otherName = {})
    {
        auto match = fuzzyMatch(entry.text, m_query);
        if (!match && !otherName.isEmpty()) {
            match = fuzzyMatch(otherName, m_query);
            if (match && match->score < kWordsBegin)
                match.reset(); // letters inside a help line or a list of authors are chance
            if (match)
                *match = {match->score - kOtherName, {}};
        }
        if (!match)
            return;
        entry.marks = std::move(match->marks);
        m_found.push_back({match->score, std::move(entry)});
    }
    [[nodiscard]] bool isEmpty() const { return m_found.empty(); }
    [[nodiscard]] int best() const
    {
        return std::ranges::max(m_found, {}, &Candidate::score).score;
    }
    void appendTo(std::vector<SearchEntry> &entries, int most)
    {
        std::ranges::stable_sort(m_found, std::ranges::greater(), &Candidate::score);
        SearchEntry header;
        header.type = Type::Header;
        header.text = m_title;
        header.count = static_cast<int>(m_found.size());
        entries.push_back(std::move(header));
        for (size_t i = 0; i < m_found.size() && i < static_cast<size_t>(most); ++i)
            entries.push_back(std::move(m_found[i].entry));
    }

private:
    QString m_title;
    QString m_query;
    std::vector<Candidate> m_found;
};

Group surveysOf(const PaletteSources &sources, const QString &query)
{
    Group group(SearchModel::tr("Surveys"), query);
    for (const SurveyRow &row : sources.surveys) {
        SearchEntry entry;
        entry.type = Type::Survey;
        entry.text = row.title.isEmpty() ? SearchModel::tr("Untitled survey") : oneLine(row.title);
        entry.detail = oneLine(row.year);
        entry.survey = row.id;
        group.add(std::move(entry), row.authorsLine);
    }
    return group;
}

Group commandsOf(const PaletteSources &sources, const QString &query)
{
    Group group(SearchModel::tr("Commands"), query);
    for (const NamedAction &action : sources.actions) {
        SearchEntry entry;
        entry.type = Type::Action;
        entry.text = action.name;
        entry.detail = action.shortcut;
        entry.help = action.help;
        entry.action = action.index;
        group.add(std::move(entry), action.help);
    }
    return group;
}

Group sectionsOf(const PaletteSources &sources, const QString &query)
{
    Group group(SearchModel::tr("Sections"), query);
    for (const NamedSection &section : sources.sections) {
        if (section.page < 0 || section.title.trimmed().isEmpty())
            continue;
        SearchEntry entry;
        entry.type = Type::Section;
        entry.text = oneLine(section.title);
        entry.detail = SearchModel::tr("p. %1", "page").arg(section.pageLabel);
        entry.page = section.page;
        entry.point = section.point;
        entry.level = section.level;
        group.add(std::move(entry));
    }
    return group;
}

Group findingsOf(const PaletteSources &sources, const QString &query)
{
    Group group(SearchModel::tr("Findings"), query);
    if (sources.survey == nullptr)
        return group;
    for (const Finding &finding : sources.survey->findings) {
        SearchEntry entry;
        entry.type = Type::Finding;
        entry.text = oneLine(finding.text.shown(), kSentence);
        entry.detail = sources.survey->shortName(finding.id);
        entry.finding = finding.id;
        const QString shortName = entry.detail;
        group.add(std::move(entry), shortName);
    }
    return group;
}

Group nodesOf(const PaletteSources &sources, const QString &query)
{
    Group group(SearchModel::tr("Taxonomy"), query);
    if (sources.survey == nullptr)
        return group;
    for (const Node &node : sources.survey->nodes) {
        SearchEntry entry;
        entry.type = Type::Node;
        entry.text = oneLine(node.label.shown());
        entry.nodeKind = nodeKindName(node.kind);
        const int passages = sources.survey->passagesOf(node.id);
        entry.detail = passages > 0 ? counted(passages, Noun::Passage) : QString();
        entry.node = node.id;
        group.add(std::move(entry), node.aliases.join(QLatin1Char(' ')));
    }
    return group;
}

} // namespace

PaletteQuery paletteQueryOf(const QString &typed)
{
    const QString text = typed.trimmed();
    const QString signs = QStringLiteral(">@#!/?");
    const PaletteScope scopes[] = {PaletteScope::Commands, PaletteScope::Sections, PaletteScope::Nodes,
                                   PaletteScope::Findings, PaletteScope::Surveys,  PaletteScope::Passages};
    const qsizetype sign = text.isEmpty() ? -1 : signs.indexOf(text.front());
    if (sign < 0)
        return {PaletteScope::All, typed};
    return {scopes[sign], text.mid(1).trimmed()};
}

std::vector<SearchEntry> entriesByName(const PaletteQuery &query, const PaletteSources &sources)
{
    using Maker = Group (*)(const PaletteSources &, const QString &);
    const std::pair<PaletteScope, Maker> all[] = {{PaletteScope::Surveys, surveysOf},
                                                  {PaletteScope::Commands, commandsOf},
                                                  {PaletteScope::Sections, sectionsOf},
                                                  {PaletteScope::Findings, findingsOf},
                                                  {PaletteScope::Nodes, nodesOf}};
    const bool isWithoutText = query.text.trimmed().isEmpty();
    std::vector<Group> groups;
    for (const auto &[scope, make] : all) {
        const bool isWanted = query.scope == PaletteScope::All ? !isWithoutText || scope == PaletteScope::Surveys
                                                               : query.scope == scope;
        if (!isWanted)
            continue;
        if (Group group = make(sources, query.text); !group.isEmpty())
            groups.push_back(std::move(group));
    }
    std::ranges::stable_sort(groups, std::ranges::greater(), &Group::best);
    const int most = query.scope != PaletteScope::All ? kMostOfOneKind : isWithoutText ? kMostWithoutText : kMostOfEach;
    std::vector<SearchEntry> entries;
    for (Group &group : groups)
        group.appendTo(entries, most);
    if (!isWithoutText) { // out of their order there is no depth
        for (SearchEntry &entry : entries)
            entry.level = 0;
    }
    return entries;
}

} // namespace conspectus
