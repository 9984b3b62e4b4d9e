// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the log of operations is about, before it is bytes: objects with fields and sets (OPERATIONS.md).
// A Change sets one field of one object, adds or removes one element of a set, makes an object, deletes or restores it.
// A ChangeGroup is one thing the reader did: one sync, one transaction, one undo step.
#pragma once

#include "base/ids.h"
#include "survey/fieldvalue.h"

#include <QJsonValue>
#include <QMap>
#include <QString>
#include <vector>

namespace conspectus {

enum class ChangeKind {
    Make,    // value: {"type": "annotation", "owner": "<survey id or empty>"}
    Delete,  // soft: the object stays, with its fields
    Restore, // takes a Delete back
    Set,     // field, value
    Add,     // field = name of the set, value = the element (a string)
    Remove,  // field = name of the set, value = the element (a string)
    SameAs,  // value = the id of the other object
};

struct Change
{
    ObjectId object;
    ChangeKind kind = ChangeKind::Set;
    QString field;
    QJsonValue value;

    friend bool operator==(const Change &, const Change &) = default;
};

struct ChangeGroup
{
    QString label; // for the undo list and the history: "Highlight", "Edit note"; not translated, a fixed word
    std::vector<Change> changes;
};

// One object as the operations so far leave it. Scalars are multi-value registers: normally one head; two heads are a
// conflict that the reader resolves. value() gives the head that wins for showing: greatest (lamport, replica, seq).
struct ObjectState
{
    struct Head
    {
        OperationId operation;
        FieldValue value;
        friend bool operator==(const Head &, const Head &) = default;
    };

    ObjectId id;
    QString type;   // empty: made by an operation that has not arrived
    ObjectId owner; // the survey it belongs to; null for surveys, kinds, kind sets
    bool deleted = false;
    QMap<QString, std::vector<Head>> fields; // heads, the one to show first
    QMap<QString, QStringList> sets;         // elements, sorted

    [[nodiscard]] QJsonValue value(const QString &field) const
    {
        const auto it = fields.constFind(field);
        return it == fields.constEnd() || it->empty() ? QJsonValue(QJsonValue::Undefined) : it->front().value.json();
    }
    [[nodiscard]] QString text(const QString &field) const { return value(field).toString(); }
    [[nodiscard]] bool isInConflict(const QString &field) const
    {
        const auto it = fields.constFind(field);
        return it != fields.constEnd() && it->size() > 1;
    }

    // The state after a change of our own, before the store has given it an id (its heads are replaced by one with a null
    // operation id). Used to show a change at once.
    void apply(const Change &change);
    // The change that takes `change` back, given this state from before it. Kind Set with an undefined value where the
    // field was not there before.
    [[nodiscard]] Change inverseOf(const Change &change) const;

    friend bool operator==(const ObjectState &, const ObjectState &) = default;
};

} // namespace conspectus
