// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Objects of the log that are kept up to date in memory: as they stand, and which of them have changes that the store has not
// acknowledged. What SurveyData and SharedObjects have in common.
#pragma once

#include "survey/change.h"

#include <QHash>
#include <QSet>
#include <span>
#include <unordered_map>

namespace conspectus {

// The objects that changes touch, each once, in the order in which they come first.
[[nodiscard]] std::vector<ObjectId> objectsOf(std::span<const Change> changes);

class HeldObjects
{
public:
    using Map = std::unordered_map<QString, ObjectState>;

    // Who changes an object: a group that is not saved yet, taken in parts, knows which objects it has counted already.
    using Counted = QSet<QString>;

    HeldObjects() = default;
    explicit HeldObjects(Map objects) : m_objects(std::move(objects)) {}

    [[nodiscard]] const Map &all() const { return m_objects; }
    [[nodiscard]] const ObjectState *find(const ObjectId &id) const;
    [[nodiscard]] bool isSaved(const ObjectId &id) const { return !m_pending.contains(id.text()); }

    void apply(std::span<const Change> changes);
    // One more group is under way with the object. True where it was saved until now.
    bool hold(const ObjectId &id, Counted *counted);
    // A group with the object arrived. True where it is saved from now on.
    bool release(const ObjectId &id);

private:
    Map m_objects;
    QHash<QString, int> m_pending; // object id → groups not acknowledged
};

} // namespace conspectus
