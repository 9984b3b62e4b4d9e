// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the log leaves: table op and the tables made from it. Operations may be put in any order and more than
// once; the outcome is the same. Registers keep every head that no other operation replaced, sets are
// add-wins, deletion is a register. Inside a transaction of the caller.
#pragma once

#include "store/connection.h"
#include "store/operation.h"

#include <QJsonObject>

namespace conspectus::store {

// Raise when the tables made from op change their meaning: at the next opening for writing they are made
// again.
inline constexpr int kTablesVersion = 1;

class ObjectTables
{
public:
    explicit ObjectTables(Connection &connection)
        : m_connection(connection)
    {
    }

    // True where the operation was new.
    [[nodiscard]] Result<bool> put(const Operation &operation);
    // An operation just made here for a change, with parentsOf(change) as its parents.
    [[nodiscard]] Result<void> putOwn(const Operation &operation, const Change &change);
    // Makes all tables but op again.
    [[nodiscard]] Result<void> rebuild();

    // What a change of our own replaces: the heads of its register, or the additions of its element.
    [[nodiscard]] Result<std::vector<QByteArray>> parentsOf(const Change &change);

    [[nodiscard]] Result<std::vector<ObjectState>> objectsOf(const ObjectId &owner);
    [[nodiscard]] Result<std::vector<ObjectState>> objectsOfType(const QString &type);
    // Objects without an owner that are not of this type.
    [[nodiscard]] Result<std::vector<ObjectState>> ownerlessObjectsBut(const QString &type);
    [[nodiscard]] Result<ObjectState> object(const ObjectId &id); // NotFound
    [[nodiscard]] Result<std::vector<QJsonObject>> historyOf(const ObjectId &object);

private:
    struct Content
    {
        QString field;
        QJsonValue value;
        bool isOwn = false; // new, and its parents are of this database
    };
    Result<bool> insert(const Operation &operation);
    Result<void> apply(const Operation &operation);
    Result<void> apply(const Operation &operation, const Content &content);
    Result<void> supersede(const Operation &operation);
    Result<bool> isSuperseded(const Operation &operation);
    Result<void> putHead(const Operation &operation, const QString &field, const QJsonValue &value);
    Result<void> putElement(const Operation &operation, const QString &field, const QString &value);
    Result<void> updateObject(const QString &object);
    // severalHeads: gets the places of objects with a field of several heads.
    Result<std::vector<ObjectState>> states(Statement &objects, Statement &heads, Statement &elements,
                                            QSet<size_t> *severalHeads = nullptr);

    Connection &m_connection;
};

} // namespace conspectus::store
