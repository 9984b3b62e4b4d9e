// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/sharedobjects.h"

#include "library/surveydata.h"

#include <algorithm>

namespace conspectus {

SharedObjects::SharedObjects(QObject *parent) : QObject(parent) {}

const ObjectState *SharedObjects::object(const ObjectId &id) const
{
    const auto it = m_objects.find(id.text());
    return it == m_objects.end() ? nullptr : &it->second;
}

std::vector<const ObjectState *> SharedObjects::objectsOfType(const QString &type) const
{
    std::vector<const ObjectState *> found;
    for (const auto &[id, object] : m_objects) {
        if (object.type == type && !object.deleted)
            found.push_back(&object);
    }
    std::ranges::sort(found, {}, [](const ObjectState *object) { return object->id.text(); });
    return found;
}

void SharedObjects::load(std::vector<ObjectState> objects)
{
    m_objects.clear();
    m_pending.clear();
    for (ObjectState &object : objects)
        m_objects.insert_or_assign(object.id.text(), std::move(object));
    Q_EMIT loaded();
}

void SharedObjects::apply(const std::vector<Change> &changes)
{
    for (const Change &change : changes) {
        ObjectState &object = m_objects[change.object.text()];
        object.id = change.object;
        object.apply(change);
    }
    for (const ObjectId &id : objectsOf(changes)) {
        const bool wasSaved = isSaved(id);
        ++m_pending[id.text()];
        Q_EMIT changed(id);
        if (wasSaved)
            Q_EMIT savedChanged(id);
    }
}

void SharedObjects::acknowledge(const std::vector<ObjectId> &objects)
{
    for (const ObjectId &id : objects) {
        const auto it = m_pending.find(id.text());
        if (it == m_pending.end() || --*it > 0)
            continue;
        m_pending.erase(it);
        Q_EMIT savedChanged(id);
    }
}

} // namespace conspectus
