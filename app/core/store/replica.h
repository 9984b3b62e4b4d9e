// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A replica is one installation's use of one library. Its id stands in the library and, with its last seq, in
// the state folder of this account. Where the two do not agree (the library was copied, moved, restored), the
// next write takes a new id, so that no two writers ever count on the same one.
#pragma once

#include "store/filesystem.h"

#include <QString>

namespace conspectus::store {

class Replica
{
public:
    Replica() = default;
    // What the library says (id, folder identity as noted there, last seq of that id) against what is noted
    // in stateFolder. stateFolder may be empty: then only the folder's identity is compared.
    [[nodiscard]] static Replica decide(FileSystem &files, const QString &libraryFolder,
                                        const QString &stateFolder, const QString &libraryId,
                                        const QString &idInLibrary, const QString &placeInLibrary,
                                        qint64 lastSeq);

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const QString &place() const { return m_place; }
    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] qint64 lastSeq() const { return m_lastSeq; }
    void setLastSeq(qint64 seq) { m_lastSeq = seq; }
    // Writes id and seq to the state folder. A failure is logged: it costs a new id next time, nothing else.
    void note(FileSystem &files);

private:
    QString m_id;
    QString m_place;     // device and inode of the library folder
    QString m_stateFile; // empty: nothing is noted
    qint64 m_lastSeq = 0;
    bool m_isNew = true; // not yet in the library
};

} // namespace conspectus::store
