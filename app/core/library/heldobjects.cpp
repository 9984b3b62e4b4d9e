// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/heldobjects.h"

namespace conspectus {

std::vector<ObjectId> objectsOf(std::span<const Change> changes)
{
    std::vector<ObjectId> objects;
    QSet<QString> seen;
    for (const Change &change : changes) {
        if (seen.contains(change.object.text()))
            continue;
        seen.insert(change.object.text());
        objects.push_back(change.object);
    }
    return objects;
}

const ObjectState *HeldObjects::find(const ObjectId &id) const
{
    const auto it = m_objects.find(id.text());
    return it == m_objects.end() ? nullptr : &it->second;
}

void HeldObjects::apply(std::span<const Change> changes)
{
    for (const Change &change : changes) {
        ObjectState &object = m_objects[change.object.text()];
        object.id = change.object;
        object.apply(change);
    }
}

bool HeldObjects::hold(const ObjectId &id, Counted *counted)
{
    if (counted) {
        if (counted->contains(id.text()))
            return false;
        counted->insert(id.text());
    }
    return m_pending[id.text()]++ == 0;
}

bool HeldObjects::release(const ObjectId &id)
{
    const auto it = m_pending.find(id.text());
    if (it == m_pending.end() || --*it > 0)
        return false;
    m_pending.erase(it);
    return true;
}

} // namespace conspectus
