// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps that the edits of findings, nodes, collections and kinds are made of. Each gives changes or what they are made from; the
// edit itself puts them together as one group. Home thread.
#pragma once

#include "library/library.h"
#include "survey/projection.h"

#include <QSet>
#include <algorithm>

namespace conspectus {

// What may be edited; null where the survey is not open or the library is open for reading only.
[[nodiscard]] const SurveySnapshot *editableSnapshot(const Library &library, const SurveyId &survey);

inline void append(std::vector<Change> &to, const std::vector<Change> &more) { to.insert(to.end(), more.begin(), more.end()); }

// A new object without an owner (sharedobjects.h), and a field of any object.
[[nodiscard]] Change makingOf(const ObjectId &id, const QString &type);
[[nodiscard]] Change settingOf(const ObjectId &id, const QString &field, const QJsonValue &value);

// The links that end at one of `from` end at `into` then. Of two that would tie the same things together one goes away.
// end: &Link::finding or &Link::node.
template<typename EndId>
[[nodiscard]] std::vector<Change> changesToMoveLinks(const SurveySnapshot &snapshot, EndId Link::*end, const std::vector<EndId> &from,
                                                     const EndId &into)
{
    const auto tieOf = [](const Link &link) { return QStringList{link.annotation.text(), link.finding.text(), link.node.text()}; };
    QSet<QStringList> tied;
    for (const Link &link : snapshot.links) {
        if (link.*end == into)
            tied.insert(tieOf(link));
    }
    std::vector<Change> changes;
    for (const Link &link : snapshot.links) {
        if (std::ranges::find(from, link.*end) == from.end())
            continue;
        Link moved = link;
        moved.*end = into;
        if (tied.contains(tieOf(moved))) {
            changes.push_back(deletionOf(asObject(link.id)));
            continue;
        }
        tied.insert(tieOf(moved));
        append(changes, changesBetween(link, moved));
    }
    return changes;
}

} // namespace conspectus
