// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/annotationquery.h"

#include "survey/kinds.h"
#include "survey/projection.h"
#include "text/fold.h"

#include <QCollator>
#include <QHash>
#include <algorithm>
#include <functional>
#include <tuple>

namespace conspectus {
namespace {

constexpr int kLongestText = 400;

QString line(const QString &text)
{
    return text.left(kLongestText * 2).simplified().left(kLongestText);
}

// What the annotations' rows look up.
struct Around
{
    QHash<QString, QString> surveys;  // id → title
    QHash<QString, QString> findings; // id → text
    QHash<QString, QString> nodes;
    QHash<QString, std::vector<Link>> links; // annotation → its links
};

Around aroundOf(const std::vector<ObjectState> &objects)
{
    Around around;
    for (const ObjectState &object : objects) {
        if (object.deleted)
            continue;
        if (object.type == type::survey) {
            around.surveys.insert(object.id.text(), line(surveyFrom(object).title.shown()));
        } else if (object.type == type::finding) {
            around.findings.insert(object.id.text(), line(findingFrom(object).text.shown()));
        } else if (object.type == type::node) {
            around.nodes.insert(object.id.text(), line(nodeFrom(object).label.shown()));
        } else if (object.type == type::link) {
            Link link = linkFrom(object);
            around.links[link.annotation.text()].push_back(std::move(link));
        }
    }
    return around;
}

void addTies(AnnotationRow &row, const Around &around)
{
    const auto links = around.links.constFind(row.id.text());
    if (links == around.links.cend())
        return;
    for (const Link &link : *links) {
        if (const auto found = around.findings.constFind(link.finding.text()); found != around.findings.cend())
            row.findings.push_back({ObjectId(link.finding.text()), *found});
        else if (const auto node = around.nodes.constFind(link.node.text()); node != around.nodes.cend())
            row.nodes.push_back({ObjectId(link.node.text()), *node});
    }
}

AnnotationRow rowOf(const Annotation &annotation, const Around &around)
{
    AnnotationRow row;
    row.id = annotation.id;
    row.survey = annotation.survey;
    row.surveyTitle = around.surveys.value(annotation.survey.text());
    row.kind = annotation.kind;
    const Kind *kind = kindById(annotation.kind);
    row.kindName = kind != nullptr ? kind->name : annotation.kind.text();
    row.style = annotation.style;
    row.note = line(annotation.note);
    row.tags = annotation.tags;
    row.status = annotation.status;
    row.created = annotation.created;
    if (!annotation.anchors.empty()) {
        const Anchor &anchor = annotation.anchors.back();
        row.quote = line(anchor.quote);
        row.page = anchor.firstPage();
        row.section = anchor.section;
        if (!anchor.parts.empty() && !anchor.parts.front().quads.empty())
            row.place = anchor.parts.front().quads.front().boundingRect().topLeft();
    }
    addTies(row, around);
    row.searchable = text::fold(row.quote + QLatin1Char('\n') + annotation.note + QLatin1Char('\n') + row.tags.join(QLatin1Char('\n')));
    return row;
}

struct Reply
{
    AnnotationRow row;
    QString parent;
};

void addRow(AnnotationRows &all, std::vector<Reply> &replies, const Annotation &annotation, const Around &around)
{
    if (annotation.replyTo.isNull())
        all.rows.push_back(rowOf(annotation, around));
    else
        replies.push_back({rowOf(annotation, around), annotation.replyTo.text()});
}

// A reply is no row of its own: it is found by its words at what it answers. Without that it would be lost, so it stays a row.
void joinReplies(AnnotationRows &all, std::vector<Reply> replies)
{
    QHash<QString, size_t> places;
    for (size_t i = 0; i < all.rows.size() && !replies.empty(); ++i)
        places.insert(all.rows[i].id.text(), i);
    for (Reply &reply : replies) {
        const auto place = places.constFind(reply.parent);
        if (place == places.cend())
            all.rows.push_back(std::move(reply.row));
        else
            all.rows[*place].searchable += QLatin1Char('\n') + reply.row.searchable;
    }
}

// By name, each once.
std::vector<RowTie> sorted(QHash<QString, QString> names)
{
    std::vector<RowTie> ties;
    for (auto it = names.cbegin(); it != names.cend(); ++it)
        ties.push_back({ObjectId(it.key()), it.value()});
    std::ranges::sort(ties, [](const RowTie &a, const RowTie &b) {
        const int by = a.name.compare(b.name, Qt::CaseInsensitive);
        return by != 0 ? by < 0 : a.target.text() < b.target.text();
    });
    return ties;
}

void fillChoices(AnnotationRows &all)
{
    QHash<QString, QString> surveys;
    QHash<QString, QString> findings;
    QHash<QString, QString> nodes;
    QHash<QString, QString> kinds;
    QHash<QString, bool> tags;
    for (const AnnotationRow &row : all.rows) {
        surveys.insert(row.survey.text(), row.surveyTitle);
        kinds.insert(row.kind.text(), row.kindName);
        for (const RowTie &tie : row.findings)
            findings.insert(tie.target.text(), tie.name);
        for (const RowTie &tie : row.nodes)
            nodes.insert(tie.target.text(), tie.name);
        for (const QString &tag : row.tags)
            tags.insert(tag, true);
    }
    all.surveys = sorted(surveys);
    all.findings = sorted(findings);
    all.nodes = sorted(nodes);
    all.kinds = sorted(kinds);
    all.tags = tags.keys();
    all.tags.sort(Qt::CaseInsensitive);
}

bool hasTie(const std::vector<RowTie> &ties, const QString &target)
{
    return std::ranges::any_of(ties, [&target](const RowTie &tie) { return tie.target.text() == target; });
}

class Accepting
{
public:
    explicit Accepting(const AnnotationFilter &filter)
        : m_filter(filter), m_words(text::fold(filter.text).split(QLatin1Char(' '), Qt::SkipEmptyParts))
    {
    }

    [[nodiscard]] bool operator()(const AnnotationRow &row) const
    {
        const auto fits = [](const QString &wanted, const QString &has) { return wanted.isEmpty() || wanted == has; };
        return fits(m_filter.survey, row.survey.text()) && fits(m_filter.kind, row.kind.text())
               && (m_filter.tag.isEmpty() || row.tags.contains(m_filter.tag)) && (!m_filter.status || *m_filter.status == row.status)
               && (m_filter.finding.isEmpty() || hasTie(row.findings, m_filter.finding))
               && (m_filter.node.isEmpty() || hasTie(row.nodes, m_filter.node))
               && (!m_filter.from.isValid() || row.created.toLocalTime().date() >= m_filter.from)
               && std::ranges::all_of(m_words, [&row](const QString &word) { return row.searchable.contains(word); });
    }

private:
    const AnnotationFilter &m_filter;
    QStringList m_words;
};

QString textOf(const AnnotationRow &row, AnnotationColumn column)
{
    switch (column) {
    case AnnotationColumn::Kind:
        return row.kindName;
    case AnnotationColumn::Quote:
        return row.quote;
    case AnnotationColumn::Note:
        return row.note;
    case AnnotationColumn::Tags:
        return row.tags.join(QLatin1Char(' '));
    case AnnotationColumn::Status:
        return row.status;
    case AnnotationColumn::Finding:
        return row.findings.empty() ? QString() : row.findings.front().name;
    case AnnotationColumn::Node:
        return row.nodes.empty() ? QString() : row.nodes.front().name;
    case AnnotationColumn::Survey:
        return row.surveyTitle;
    default:
        return {};
    }
}

void sortBy(const AnnotationRows &all, std::vector<int> &shown, const AnnotationOrder &order)
{
    if (!order.column)
        return;
    const auto rowAt = [&all](int index) -> const AnnotationRow & { return all.rows[static_cast<size_t>(index)]; };
    if (*order.column == AnnotationColumn::Page) {
        std::ranges::stable_sort(shown, {}, [&](int index) { return rowAt(index).page; });
    } else if (*order.column == AnnotationColumn::Date) {
        std::ranges::stable_sort(shown, {}, [&](int index) { return rowAt(index).created; });
    } else {
        QCollator collator;
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        collator.setNumericMode(true);
        std::vector<std::pair<QCollatorSortKey, int>> keys;
        keys.reserve(shown.size());
        for (const int index : shown)
            keys.emplace_back(collator.sortKey(textOf(rowAt(index), *order.column)), index);
        std::stable_sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        std::ranges::transform(keys, shown.begin(), &std::pair<QCollatorSortKey, int>::second);
    }
    if (order.descending)
        std::ranges::reverse(shown);
}

QStringList groupsOf(const AnnotationRow &row, AnnotationGrouping grouping)
{
    const auto names = [](const std::vector<RowTie> &ties) {
        QStringList all;
        for (const RowTie &tie : ties)
            all << tie.name;
        all.removeDuplicates();
        return all;
    };
    switch (grouping) {
    case AnnotationGrouping::Survey:
        return {row.surveyTitle};
    case AnnotationGrouping::Kind:
        return {row.kindName};
    case AnnotationGrouping::Tag:
        return row.tags;
    case AnnotationGrouping::Finding:
        return names(row.findings);
    case AnnotationGrouping::Node:
        return names(row.nodes);
    case AnnotationGrouping::Status:
        return {row.status};
    case AnnotationGrouping::None:
        break;
    }
    return {};
}

// Groups by name, those without one last.
std::vector<ArrangedGroup> grouped(const AnnotationRows &all, const std::vector<int> &shown, AnnotationGrouping grouping)
{
    std::vector<ArrangedGroup> groups;
    if (grouping == AnnotationGrouping::None) {
        if (!shown.empty())
            groups.push_back({{}, shown});
        return groups;
    }
    QHash<QString, size_t> places;
    for (const int index : shown) {
        QStringList names = groupsOf(all.rows[static_cast<size_t>(index)], grouping);
        if (names.isEmpty())
            names << QString();
        for (const QString &name : names) {
            const auto place = places.constFind(name);
            if (place != places.cend()) {
                groups[*place].rows.push_back(index);
                continue;
            }
            places.insert(name, groups.size());
            groups.push_back({name, {index}});
        }
    }
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    std::ranges::stable_sort(groups, [&collator](const ArrangedGroup &a, const ArrangedGroup &b) {
        if (a.title.isEmpty() != b.title.isEmpty())
            return b.title.isEmpty();
        return collator.compare(a.title, b.title) < 0;
    });
    return groups;
}

} // namespace

std::shared_ptr<const AnnotationRows> annotationRows(std::vector<ObjectState> objects, const CancelToken &cancel)
{
    auto all = std::make_shared<AnnotationRows>();
    std::vector<Reply> replies;
    const Around around = aroundOf(objects);
    for (ObjectState &object : objects) {
        if (cancel.isCancelled())
            return std::make_shared<AnnotationRows>();
        const bool isLink = object.type == type::link;
        if (object.deleted || (object.type != type::annotation && !isLink) || !around.surveys.contains(object.owner.text()))
            continue;
        if (!isLink)
            addRow(*all, replies, annotationFrom(object), around);
        all->objects.push_back(std::move(object));
    }
    joinReplies(*all, std::move(replies));
    std::ranges::sort(all->rows, [](const AnnotationRow &a, const AnnotationRow &b) {
        const auto key = [](const AnnotationRow &row) {
            return std::tuple(std::cref(row.surveyTitle), std::cref(row.survey), row.page, row.place.y(), row.place.x(), std::cref(row.id));
        };
        return key(a) < key(b);
    });
    fillChoices(*all);
    return all;
}

bool AnnotationFilter::isEmpty() const { return *this == AnnotationFilter(); }

Arrangement arrange(const AnnotationRows &rows, const AnnotationFilter &filter, const AnnotationOrder &order, const CancelToken &cancel)
{
    Arrangement arrangement;
    const Accepting accepts(filter);
    std::vector<int> shown;
    for (size_t i = 0; i < rows.rows.size() && !cancel.isCancelled(); ++i) {
        if (accepts(rows.rows[i]))
            shown.push_back(static_cast<int>(i));
    }
    arrangement.shown = static_cast<int>(shown.size());
    sortBy(rows, shown, order);
    arrangement.groups = grouped(rows, shown, order.grouping);
    return arrangement;
}

} // namespace conspectus
