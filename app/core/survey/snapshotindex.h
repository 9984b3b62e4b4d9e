// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the parts of a snapshot stand in their lists, and which links and replies go to which of them, so that a survey with
// 100,000 annotations is looked into as quickly as one with ten. snapshotFrom() makes it; whoever changes the lists afterwards
// (SurveyData) says so here, row by row. A snapshot put together by hand has none, and its lists are gone through instead.
// One thread at a time, like the snapshot; copies share what they hold.
#pragma once

#include <QHash>
#include <QString>
#include <algorithm>
#include <optional>
#include <vector>

namespace conspectus {

struct SurveySnapshot;
struct Annotation;
struct Link;

class SnapshotIndex
{
public:
    [[nodiscard]] bool isMade() const { return m_isMade; }
    void make(const SurveySnapshot &snapshot);

    // A part stands in this row now, or goes from the list. A link or reply that changes is forgotten as it was and noted as it is.
    template<typename Value>
    void note(const Value &value, size_t row)
    {
        m_rows.insert(value.id.text(), static_cast<int>(row));
        tie(value);
    }
    template<typename Value>
    void forget(const Value &value)
    {
        m_rows.remove(value.id.text());
        untie(value);
    }

    [[nodiscard]] bool contains(const QString &id) const { return m_rows.contains(id); }
    // From where the row was last seen outwards: other rows came and went since, so it has moved a little. Where it has
    // moved far, all are counted anew: next time they are near again.
    template<typename Value>
    [[nodiscard]] std::optional<size_t> rowOf(const std::vector<Value> &list, const QString &id) const;

    // Ids of the links that go to an annotation, finding or node, and of the replies to an annotation; sorted.
    [[nodiscard]] QList<QString> linksTo(const QString &id) const { return m_links.value(id); }
    [[nodiscard]] QList<QString> repliesTo(const QString &id) const { return m_replies.value(id); }

private:
    using Ties = QHash<QString, QList<QString>>;

    bool m_isMade = false;
    mutable QHash<QString, int> m_rows; // id → where its row was last seen; exactly the ids that have a row
    Ties m_links;
    Ties m_replies;

    template<typename Value>
    void tie(const Value &) {}
    template<typename Value>
    void untie(const Value &) {}
    void tie(const Link &link);
    void untie(const Link &link);
    void tie(const Annotation &annotation);
    void untie(const Annotation &annotation);
};

template<typename Value>
std::optional<size_t> SnapshotIndex::rowOf(const std::vector<Value> &list, const QString &id) const
{
    constexpr size_t kNear = 400;
    const auto seen = m_rows.constFind(id);
    if (seen == m_rows.cend() || list.empty())
        return std::nullopt;
    const size_t start = std::min(static_cast<size_t>(*seen), list.size() - 1);
    if (list[start].id.text() == id)
        return start;
    for (size_t away = 1; away < std::min(kNear, list.size()); ++away) {
        for (const size_t row : {start + away, start - away}) { // below 0 it wraps round, behind the end
            if (row < list.size() && list[row].id.text() == id) {
                m_rows[id] = static_cast<int>(row);
                return row;
            }
        }
    }
    std::optional<size_t> found;
    for (size_t row = 0; row < list.size(); ++row) {
        m_rows[list[row].id.text()] = static_cast<int>(row);
        if (list[row].id.text() == id)
            found = row;
    }
    return found;
}

} // namespace conspectus
