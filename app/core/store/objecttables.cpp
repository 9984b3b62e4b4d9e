// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/objecttables.h"

#include "store/canonicaljson.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <sqlite3.h>

namespace conspectus::store {
namespace {

const QString kMake = QStringLiteral("@make");
const QString kDeleted = QStringLiteral("@deleted");
const QString kSameAs = QStringLiteral("sameAs");

// The register or set that an operation of that kind is about; empty where it names none.
QString fieldOf(const QString &kind, const QString &field)
{
    if (kind == QLatin1String("make"))
        return kMake;
    if (kind == QLatin1String("delete") || kind == QLatin1String("restore"))
        return kDeleted;
    if (kind == QLatin1String("sameAs"))
        return kSameAs;
    return field.startsWith(QLatin1Char('@')) ? QString() : field;
}

bool isKnown(const QString &kind)
{
    static const QStringList kinds = {
        QStringLiteral("make"), QStringLiteral("delete"), QStringLiteral("restore"), QStringLiteral("set"),
        QStringLiteral("add"),  QStringLiteral("remove"), QStringLiteral("sameAs")};
    return kinds.contains(kind);
}

void bindValue(Statement &statement, const QJsonValue &value)
{
    if (value.isUndefined())
        statement.bindNull();
    else if (value.isString())
        statement.bind(value.toString());
    else
        statement.bind(canonicalJson(value).value_or(QByteArrayLiteral("null")));
}

QJsonValue valueIn(const Statement &statement, int column)
{
    switch (statement.type(column)) {
    case SQLITE_NULL:
        return QJsonValue(QJsonValue::Undefined);
    case SQLITE_TEXT:
        return statement.text(column);
    default:
        return jsonValue(statement.blob(column));
    }
}

// As valueIn(); JSON stays bytes until somebody asks.
FieldValue lateValueIn(const Statement &statement, int column)
{
    if (statement.type(column) != SQLITE_BLOB)
        return valueIn(statement, column);
    return FieldValue::fromBytes(statement.blob(column));
}

// Two replicas may have said the same: that is no conflict. A field that one replica took away and another
// changed keeps both heads.
bool addHead(ObjectState &state, const QString &field, const ObjectState::Head &head)
{
    auto &heads = state.fields[field];
    const bool isThere =
        std::ranges::any_of(heads, [&](const auto &other) { return other.value == head.value; });
    if (!isThere)
        heads.push_back(head);
    return heads.size() > 1 || isThere;
}

void dropAbsentFields(ObjectState &state)
{
    for (auto it = state.fields.begin(); it != state.fields.end();) {
        const bool isAbsent = it->size() == 1 && it->front().value.isUndefined();
        it = isAbsent ? state.fields.erase(it) : std::next(it);
    }
}

} // namespace

Result<bool> ObjectTables::put(const Operation &operation)
{
    const auto isNew = insert(operation);
    if (!isNew || !*isNew)
        return isNew;
    if (auto done = apply(operation); !done)
        return Failure(done.error());
    return true;
}

Result<void> ObjectTables::putOwn(const Operation &operation, const Change &change)
{
    if (const auto isNew = insert(operation); !isNew)
        return Failure(isNew.error());
    return apply(operation, {fieldOf(operation.kind, change.field), change.value, true});
}

Result<bool> ObjectTables::insert(const Operation &operation)
{
    Statement insert(m_connection, "INSERT INTO op (id, replica, seq, lamport, object, header, salt, payload)"
                                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING");
    insert.bind(operation.id).bind(operation.replica).bind(operation.seq).bind(operation.lamport);
    insert.bind(operation.object).bind(operation.header).bind(operation.salt).bind(operation.payload);
    if (auto done = insert.run(); !done)
        return Failure(done.error());
    return m_connection.changes() != 0;
}

Result<void> ObjectTables::apply(const Operation &operation)
{
    const QJsonObject payload = jsonValue(operation.payload).toObject();
    return apply(operation, {fieldOf(operation.kind, payload.value(QLatin1String("field")).toString()),
                             payload.value(QLatin1String("value"))});
}

Result<void> ObjectTables::apply(const Operation &operation, const Content &content)
{
    if (!isKnown(operation.kind))
        return {};
    if (!content.isOwn || operation.parents.empty()) { // else its object is there
        Statement make(
            m_connection,
            "INSERT INTO object (id, type, owner, deleted) VALUES (?, '', '', 0) ON CONFLICT DO NOTHING");
        if (auto done = make.bind(operation.object).run(); !done)
            return done;
    }
    if (auto done = supersede(operation); !done)
        return done;
    const auto superseded = content.isOwn ? Result<bool>(false) : isSuperseded(operation);
    if (!superseded)
        return Failure(superseded.error());

    const QString &field = content.field;
    if (!field.isEmpty() && !*superseded && operation.kind != QLatin1String("remove")) {
        QJsonValue value = content.value;
        if (field == kDeleted)
            value = operation.kind == QLatin1String("delete");
        const auto done = operation.kind == QLatin1String("add")
                              ? putElement(operation, field, value.toString())
                              : putHead(operation, field, value);
        if (!done)
            return done;
    }
    return field == kMake || field == kDeleted ? updateObject(operation.object) : Result<void>();
}

Result<void> ObjectTables::supersede(const Operation &operation)
{
    for (const QByteArray &parent : operation.parents) {
        Statement note(m_connection,
                       "INSERT INTO superseded (object, op) VALUES (?, ?) ON CONFLICT DO NOTHING");
        if (auto done = note.bind(operation.object).bind(parent).run(); !done)
            return done;
        Statement heads(m_connection, "DELETE FROM head WHERE object = ? AND op = ?");
        if (auto done = heads.bind(operation.object).bind(parent).run(); !done)
            return done;
        Statement elements(m_connection, "DELETE FROM element WHERE object = ? AND op = ?");
        if (auto done = elements.bind(operation.object).bind(parent).run(); !done)
            return done;
    }
    return {};
}

Result<bool> ObjectTables::isSuperseded(const Operation &operation)
{
    Statement query(m_connection, "SELECT 1 FROM superseded WHERE object = ? AND op = ?");
    const bool found = query.bind(operation.object).bind(operation.id).next();
    if (auto result = query.result(); !result)
        return Failure(result.error());
    return found;
}

Result<void> ObjectTables::putHead(const Operation &operation, const QString &field, const QJsonValue &value)
{
    Statement insert(
        m_connection,
        "INSERT INTO head (object, field, op, lamport, replica, seq, value) VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(operation.object).bind(field).bind(operation.id);
    insert.bind(operation.lamport).bind(operation.replica).bind(operation.seq);
    bindValue(insert, value);
    return insert.run();
}

Result<void> ObjectTables::putElement(const Operation &operation, const QString &field, const QString &value)
{
    Statement insert(m_connection, "INSERT INTO element (object, field, value, op) VALUES (?, ?, ?, ?)");
    return insert.bind(operation.object).bind(field).bind(value).bind(operation.id).run();
}

// Type, owner and deletion stand in the object's row, from the head that wins.
Result<void> ObjectTables::updateObject(const QString &object)
{
    const auto winner = [&](const QString &field) -> Result<QJsonValue> {
        Statement query(m_connection, "SELECT value FROM head WHERE object = ? AND field = ?"
                                      " ORDER BY lamport DESC, replica DESC, seq DESC, op DESC LIMIT 1");
        query.bind(object).bind(field);
        const QJsonValue value = query.next() ? valueIn(query, 0) : QJsonValue(QJsonValue::Undefined);
        if (auto result = query.result(); !result)
            return Failure(result.error());
        return value;
    };
    const auto made = winner(kMake);
    if (!made)
        return Failure(made.error());
    const auto deleted = winner(kDeleted);
    if (!deleted)
        return Failure(deleted.error());
    const QJsonObject value = made->toObject();
    Statement update(m_connection, "UPDATE object SET type = ?, owner = ?, deleted = ? WHERE id = ?");
    update.bind(value.value(QLatin1String("type")).toString())
        .bind(value.value(QLatin1String("owner")).toString());
    return update.bind(deleted->toBool() ? 1 : 0).bind(object).run();
}

Result<void> ObjectTables::rebuild()
{
    if (auto done = m_connection.exec(
            "DELETE FROM head; DELETE FROM element; DELETE FROM superseded; DELETE FROM object;");
        !done)
        return done;
    Statement all(m_connection, "SELECT header, salt, payload FROM op ORDER BY arrival");
    while (all.next()) {
        const auto operation = operationFrom(all.blob(0), all.blob(1), all.blob(2));
        if (!operation)
            return Failure(operation.error());
        if (auto done = apply(*operation); !done)
            return done;
    }
    return all.result();
}

Result<std::vector<QByteArray>> ObjectTables::parentsOf(const Change &change)
{
    const bool isSet = change.kind == ChangeKind::Add || change.kind == ChangeKind::Remove;
    Statement query(m_connection,
                    isSet ? "SELECT op FROM element WHERE object = ? AND field = ? AND value = ? ORDER BY op"
                          : "SELECT op FROM head WHERE object = ? AND field = ? ORDER BY op");
    query.bind(change.object.text());
    if (isSet)
        query.bind(change.field).bind(change.value.toString());
    else
        query.bind(fieldOf(kindName(change.kind), change.field));
    std::vector<QByteArray> parents;
    while (query.next())
        parents.push_back(query.blob(0));
    if (auto result = query.result(); !result)
        return Failure(result.error());
    return parents;
}

Result<std::vector<ObjectState>> ObjectTables::states(Statement &objects, Statement &heads,
                                                      Statement &elements, QSet<size_t> *severalHeads)
{
    std::vector<ObjectState> all;
    while (objects.next()) {
        ObjectState state;
        state.id = ObjectId(objects.text(0));
        state.type = objects.text(1);
        state.owner = ObjectId(objects.text(2));
        state.deleted = objects.number(3) != 0;
        all.push_back(std::move(state));
    }
    // All three come in the same order of objects. A damaged index may give a row of no object: it is left out.
    const auto follow = [&all, at = size_t(0)](const QString &id) mutable -> ObjectState * {
        if (at < all.size() && all[at].id.text() == id)
            return &all[at];
        for (size_t next = at + 1; next < all.size(); ++next) {
            if (all[next].id.text() == id)
                return &all[at = next];
        }
        return nullptr;
    };
    auto followHeads = follow;
    auto followElements = follow;
    QSet<QString> names; // one copy of each name of a field
    while (heads.next()) {
        ObjectState::Head head{OperationId(QString::fromLatin1(heads.blob(2).toHex())), lateValueIn(heads, 3)};
        ObjectState *object = followHeads(heads.text(0));
        if (object && addHead(*object, *names.insert(heads.text(1)), head) && severalHeads)
            severalHeads->insert(static_cast<size_t>(object - all.data()));
    }
    while (elements.next()) {
        ObjectState *object = followElements(elements.text(0));
        if (!object)
            continue;
        QStringList &set = object->sets[*names.insert(elements.text(1))];
        if (const QString value = elements.text(2); !set.contains(value))
            set << value;
    }
    for (const Statement *statement : {&objects, &heads, &elements}) {
        if (auto result = statement->result(); !result)
            return Failure(result.error());
    }
    for (ObjectState &state : all) {
        dropAbsentFields(state);
        for (QStringList &set : state.sets)
            std::ranges::sort(set); // by UTF-16, as everywhere in memory
    }
    return all;
}

Result<std::vector<ObjectState>> ObjectTables::objectsOf(const ObjectId &owner)
{
    // In the order of the index, so that nothing is sorted: the heads of one field, if ever several, are then in any order,
    // and their objects are read again.
    Statement objects(m_connection,
                      "SELECT id, type, owner, deleted FROM object WHERE owner = ? ORDER BY type, deleted, id");
    Statement heads(m_connection,
                    "SELECT head.object, field, op, value FROM object CROSS JOIN head ON head.object = object.id"
                    " WHERE object.owner = ? AND field NOT IN ('@make', '@deleted')"
                    " ORDER BY object.type, object.deleted, object.id");
    Statement elements(
        m_connection,
        "SELECT element.object, field, value FROM object CROSS JOIN element ON element.object = object.id"
        " WHERE object.owner = ? ORDER BY object.type, object.deleted, object.id");
    QSet<size_t> severalHeads;
    auto found = states(objects.bind(owner.text()), heads.bind(owner.text()), elements.bind(owner.text()), &severalHeads);
    if (!found)
        return found;
    for (const size_t index : std::as_const(severalHeads)) {
        auto again = object((*found)[index].id);
        if (!again)
            return Failure(again.error());
        (*found)[index] = std::move(*again);
    }
    if (auto self = object(owner))
        found->push_back(std::move(*self));
    else if (self.error().code != ErrorCode::NotFound)
        return Failure(self.error());
    return found;
}

Result<std::vector<ObjectState>> ObjectTables::objectsOfType(const QString &type)
{
    Statement objects(m_connection, "SELECT id, type, owner, deleted FROM object WHERE type = ? ORDER BY id");
    Statement heads(m_connection,
                    "SELECT head.object, field, op, value FROM object JOIN head ON head.object = object.id"
                    " WHERE object.type = ? AND field NOT IN ('@make', '@deleted')"
                    " ORDER BY head.object, field, lamport DESC, replica DESC, seq DESC, op DESC");
    Statement elements(
        m_connection,
        "SELECT element.object, field, value FROM object JOIN element ON element.object = object.id"
        " WHERE object.type = ? ORDER BY element.object, field, value");
    return states(objects.bind(type), heads.bind(type), elements.bind(type));
}

Result<std::vector<ObjectState>> ObjectTables::ownerlessObjectsBut(const QString &type)
{
    Statement objects(m_connection, "SELECT id, type, owner, deleted FROM object"
                                    " WHERE owner = '' AND type NOT IN (?, '') ORDER BY id");
    Statement heads(m_connection,
                    "SELECT head.object, field, op, value FROM object JOIN head ON head.object = object.id"
                    " WHERE owner = '' AND type NOT IN (?, '') AND field NOT IN ('@make', '@deleted')"
                    " ORDER BY head.object, field, lamport DESC, replica DESC, seq DESC, op DESC");
    Statement elements(
        m_connection,
        "SELECT element.object, field, value FROM object JOIN element ON element.object = object.id"
        " WHERE owner = '' AND type NOT IN (?, '') ORDER BY element.object, field, value");
    return states(objects.bind(type), heads.bind(type), elements.bind(type));
}

Result<ObjectState> ObjectTables::object(const ObjectId &id)
{
    Statement objects(m_connection, "SELECT id, type, owner, deleted FROM object WHERE id = ?");
    Statement heads(
        m_connection,
        "SELECT object, field, op, value FROM head WHERE object = ? AND field NOT IN ('@make', '@deleted')"
        " ORDER BY field, lamport DESC, replica DESC, seq DESC, op DESC");
    Statement elements(m_connection,
                       "SELECT object, field, value FROM element WHERE object = ? ORDER BY field, value");
    auto found = states(objects.bind(id.text()), heads.bind(id.text()), elements.bind(id.text()));
    if (!found)
        return Failure(found.error());
    if (found->empty())
        return failure(ErrorCode::NotFound,
                       QCoreApplication::translate("store", "This is not in the library."), id.text());
    return std::move(found->front());
}

Result<std::vector<QJsonObject>> ObjectTables::historyOf(const ObjectId &object)
{
    Statement query(
        m_connection,
        "SELECT header, salt, payload FROM op WHERE object = ? ORDER BY lamport, replica, seq, id");
    query.bind(object.text());
    std::vector<QJsonObject> history;
    while (query.next()) {
        const auto operation = operationFrom(query.blob(0), query.blob(1), query.blob(2));
        if (!operation)
            return Failure(operation.error());
        const QJsonObject payload = jsonValue(operation->payload).toObject();
        QJsonObject entry{{QStringLiteral("id"), QString::fromLatin1(operation->id.toHex())},
                          {QStringLiteral("at"), operation->at},
                          {QStringLiteral("group"), operation->group},
                          {QStringLiteral("kind"), operation->kind},
                          {QStringLiteral("replica"), operation->replica}};
        for (const QString &key :
             {QStringLiteral("field"), QStringLiteral("label"), QStringLiteral("value")}) {
            if (payload.contains(key))
                entry.insert(key, payload.value(key));
        }
        if (operation->isPurged())
            entry.insert(QStringLiteral("purged"), true);
        history.push_back(entry);
    }
    if (auto result = query.result(); !result)
        return Failure(result.error());
    return history;
}

} // namespace conspectus::store
