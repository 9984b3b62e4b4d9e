// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One operation and its bytes (OPERATIONS.md), the format that lives for ever. A line of a journal is
//   {"header":{…},"salt":"64 hex digits","payload":{…}}
// and the operation's id is SHA-256(header bytes). The header's keys, in this order:
//   v        format version, 1
//   replica  the installation that made it; seq its count there, from 1
//   lamport  greater than that of everything the replica had seen
//   at       UTC time, shown only
//   group    what belongs together; part [i,n]: the i-th (from 0) of n lines of the group
//   object   which object; kind what is done to it: make delete restore set add remove sameAs
//   parents  ids of the operations that it replaces
//   content  SHA-256(salt ‖ payload bytes)
// A purged operation has null for salt and payload; its id stays valid.
#pragma once

#include "base/result.h"
#include "survey/change.h"

#include <QByteArray>
#include <vector>

namespace conspectus::store {

inline constexpr int kOperationFormat = 1;

struct OperationHeader
{
    QString replica;
    qint64 seq = 0;
    qint64 lamport = 0;
    QString at;
    QString group;
    int part = 0;
    int parts = 1;
    QString object;
    QString kind;
    std::vector<QByteArray> parents; // 32 bytes each
};

struct Operation : OperationHeader
{
    QByteArray id;      // 32 bytes
    QByteArray header;  // as written
    QByteArray salt;    // 32 bytes; null where purged
    QByteArray payload; // as written; null where purged

    [[nodiscard]] bool isPurged() const { return payload.isNull(); }
};

[[nodiscard]] QString kindName(ChangeKind kind);

// {"field":…,"label":…,"value":…}; a Set that takes a field away has no value.
[[nodiscard]] Result<QByteArray> payloadOf(const Change &change, const QString &label);
// Fixes the bytes. salt: 32 random bytes.
[[nodiscard]] Operation makeOperation(const OperationHeader &header, const QByteArray &payload,
                                      const QByteArray &salt);
// With the line feed.
[[nodiscard]] QByteArray lineOf(const Operation &operation);
// The same line without salt and payload, filled up with spaces to the same length.
[[nodiscard]] QByteArray blankedLineOf(const Operation &operation);
// Checks everything that can be checked: form, id of the content. LibraryNewer where a later format is used,
// Damaged else. line: without the line feed.
[[nodiscard]] Result<Operation> operationFrom(const QByteArray &line);
// From its stored parts, checked in the same way.
[[nodiscard]] Result<Operation> operationFrom(const QByteArray &header, const QByteArray &salt,
                                              const QByteArray &payload);

[[nodiscard]] QByteArray sha256(const QByteArray &bytes);

} // namespace conspectus::store
