// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The small steps of a merge: what of a value is news, and keys for a sequence of which some have one.

#include "library/pagemerge.h"
#include "survey/projection.h"

#include <algorithm>

namespace conspectus {

std::vector<Change> changesToward(const ObjectState &existing, const std::vector<Change> &make)
{
    std::vector<Change> changes;
    for (const Change &change : make) {
        const bool sets = change.kind == ChangeKind::Set && existing.value(change.field) != change.value;
        const bool adds = change.kind == ChangeKind::Add
            && !existing.sets.value(change.field).contains(change.value.toString());
        if (sets || adds)
            changes.push_back(change);
    }
    return changes;
}

QStringList orderKeys(const QStringList &existing)
{
    QStringList kept = existing;
    QString last;
    for (const QString &key : existing) {
        if (key.isEmpty())
            continue;
        if (!last.isEmpty() && !(last < key)) {
            kept.fill(QString());
            break;
        }
        last = key;
    }
    QString before;
    for (qsizetype i = 0; i < kept.size(); ++i) {
        if (kept[i].isEmpty()) {
            const auto next = std::find_if(kept.cbegin() + i, kept.cend(), [](const QString &key) { return !key.isEmpty(); });
            kept[i] = orderBetween(before, next == kept.cend() ? QString() : *next);
        }
        before = kept[i];
    }
    return kept;
}

} // namespace conspectus
