// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where something stands among its siblings (findings of a list, nodes below one parent, collections) is said by a key that
// sorts. Two machines can give two siblings the same key; nothing can be put between them then, so all get new keys in the
// order they are seen in. Pure; any thread.
#pragma once

#include "survey/projection.h"

#include <QStringList>

namespace conspectus {

struct SiblingKeys
{
    QString key;          // of what is put among them
    QStringList siblings; // their new keys; empty where theirs stay as they are
};

// Before the sibling at `at`, from 0; at their number: last. keys: of the siblings in the order they are seen in, without the
// one that is moved.
[[nodiscard]] SiblingKeys keysToPutAt(const QStringList &keys, qsizetype at);

// The same for values with an `order`: gives the key; what changes of the siblings goes to changes.
template<typename Value>
QString keyToPutAt(const std::vector<const Value *> &siblings, size_t at, std::vector<Change> &changes)
{
    QStringList keys;
    for (const Value *sibling : siblings)
        keys.append(sibling->order);
    const SiblingKeys made = keysToPutAt(keys, static_cast<qsizetype>(at));
    for (qsizetype i = 0; i < made.siblings.size(); ++i) {
        const Value &from = *siblings[static_cast<size_t>(i)];
        Value to = from;
        to.order = made.siblings[i];
        const std::vector<Change> its = changesBetween(from, to);
        changes.insert(changes.end(), its.begin(), its.end());
    }
    return made.key;
}

} // namespace conspectus
