// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/sharedobjects.h"

#include <algorithm>

namespace conspectus {

SharedObjects::SharedObjects(QObject *parent) : QObject(parent) {}

std::vector<const ObjectState *> SharedObjects::objectsOfType(const QString &type) const
{
    std::vector<const ObjectState *> found;
    for (const auto &[id, object] : m_held.all()) {
        if (object.type == type && !object.deleted)
            found.push_back(&object);
    }
    std::ranges::sort(found, {}, [](const ObjectState *object) { return object->id.text(); });
    return found;
}

void SharedObjects::load(std::vector<ObjectState> objects)
{
    HeldObjects::Map byId;
    for (ObjectState &object : objects)
        byId.insert_or_assign(object.id.text(), std::move(object));
    m_held = HeldObjects(std::move(byId));
    Q_EMIT loaded();
}

void SharedObjects::apply(std::span<const Change> changes, HeldObjects::Counted *counted)
{
    m_held.apply(changes);
    for (const ObjectId &id : objectsOf(changes)) {
        const bool wasSaved = m_held.hold(id, counted);
        Q_EMIT changed(id);
        if (wasSaved)
            Q_EMIT savedChanged(id);
    }
}

void SharedObjects::applyAgain(std::span<const Change> changes)
{
    m_held.apply(changes);
    for (const ObjectId &id : objectsOf(changes))
        Q_EMIT changed(id);
}

void SharedObjects::acknowledge(std::span<const ObjectId> objects)
{
    for (const ObjectId &id : objects) {
        if (m_held.release(id))
            Q_EMIT savedChanged(id);
    }
}

} // namespace conspectus
