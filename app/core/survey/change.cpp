// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "survey/change.h"

#include <QJsonObject>
#include <algorithm>

namespace conspectus {

namespace {

const QString kSameAs = QStringLiteral("sameAs");

bool contains(const QMap<QString, QStringList> &sets, const QString &name, const QString &element)
{
    const auto it = sets.constFind(name);
    return it != sets.constEnd() && it->contains(element);
}

void insertSorted(QStringList &elements, const QString &element)
{
    const auto place = std::ranges::lower_bound(elements, element);
    if (place == elements.end() || *place != element)
        elements.insert(place, element);
}

void setField(ObjectState &object, const QString &field, const QJsonValue &value)
{
    if (value.isUndefined())
        object.fields.remove(field);
    else
        object.fields.insert(field, {ObjectState::Head{OperationId(), value}});
}

void make(ObjectState &object, const Change &change)
{
    const QJsonObject value = change.value.toObject();
    object.type = value.value(QLatin1String("type")).toString();
    object.owner = ObjectId(value.value(QLatin1String("owner")).toString());
}

void removeElement(ObjectState &object, const QString &field, const QString &element)
{
    const auto it = object.sets.find(field);
    if (it == object.sets.end())
        return;
    it->removeAll(element);
    if (it->isEmpty())
        object.sets.erase(it);
}

} // namespace

void ObjectState::apply(const Change &change)
{
    if (id.isNull())
        id = change.object;
    switch (change.kind) {
    case ChangeKind::Make:
        make(*this, change);
        break;
    case ChangeKind::Delete:
        deleted = true;
        break;
    case ChangeKind::Restore:
        deleted = false;
        break;
    case ChangeKind::Set:
        setField(*this, change.field, change.value);
        break;
    case ChangeKind::Add:
        insertSorted(sets[change.field], change.value.toString());
        break;
    case ChangeKind::Remove:
        removeElement(*this, change.field, change.value.toString());
        break;
    case ChangeKind::SameAs:
        setField(*this, kSameAs, change.value);
        break;
    }
}

Change ObjectState::inverseOf(const Change &change) const
{
    Change inverse = change;
    switch (change.kind) {
    case ChangeKind::Make:
        inverse.kind = ChangeKind::Delete;
        inverse.value = QJsonValue(QJsonValue::Undefined);
        break;
    case ChangeKind::Delete:
    case ChangeKind::Restore:
        inverse.kind = deleted ? ChangeKind::Delete : ChangeKind::Restore;
        break;
    case ChangeKind::Set:
        inverse.value = value(change.field);
        break;
    case ChangeKind::Add:
    case ChangeKind::Remove:
        inverse.kind =
            contains(sets, change.field, change.value.toString()) ? ChangeKind::Add : ChangeKind::Remove;
        break;
    case ChangeKind::SameAs:
        inverse.value = value(kSameAs);
        break;
    }
    return inverse;
}

} // namespace conspectus
