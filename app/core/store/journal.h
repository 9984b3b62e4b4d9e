// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The journal: operations as lines in journal/<replica>/<yyyymm>-<n>.jsonl. A segment is closed at 1 MiB and
// then immutable. One group is one append and one sync. Reading takes nothing on trust: a partial last line
// and a group whose last lines are missing are left out, a damaged line is reported and passed over. Nothing
// that is on the disk is ever cut away except what this process itself failed to append.
#pragma once

#include "store/filesystem.h"
#include "store/operation.h"

#include <QSet>
#include <memory>

namespace conspectus::store {

class Journal
{
public:
    static constexpr qint64 kSegmentSize = 1 << 20;

    Journal(QString folder, FileSystem &files)
        : m_folder(std::move(folder))
        , m_files(files)
    {
    }

    // What a segment holds from some offset on.
    struct Read
    {
        std::vector<Operation> operations;
        qint64 end = 0;       // behind the last complete group
        qint64 size = 0;      // of the file
        qint64 lastBegin = 0; // where the line of the last operation begins
        QStringList problems; // for people
        bool isNewer = false; // lines of a later format
    };

    [[nodiscard]] QStringList replicas() const;
    [[nodiscard]] QStringList segments(const QString &replica) const; // oldest first
    [[nodiscard]] QString pathOf(const QString &replica, const QString &segment) const;
    [[nodiscard]] Result<qint64> sizeOf(const QString &replica, const QString &segment) const;
    [[nodiscard]] Result<Read> read(const QString &replica, const QString &segment, qint64 from = 0) const;
    // The operation whose line begins there; Damaged where none does.
    [[nodiscard]] Result<Operation> operationAt(const QString &replica, const QString &segment, qint64 begin,
                                                qint64 end) const;

    struct Appended
    {
        QString segment;
        qint64 begin = 0;     // of the group
        qint64 lastBegin = 0; // of its last line
        qint64 end = 0;
    };
    // Appends one group and syncs. month: "202611". After an error nothing of the group counts; the next
    // append begins at the same place or in a new segment.
    [[nodiscard]] Result<Appended> append(const QString &replica, const QString &month,
                                          const std::vector<Operation> &group);

    // Blanks salt and payload in every line about these objects. A line keeps its length, so offsets stay
    // true.
    [[nodiscard]] Result<void> erase(const QSet<QString> &objects);

private:
    Result<void> eraseIn(const QString &replica, const QString &segment, const QSet<QString> &objects);
    struct Writing
    {
        QString replica;
        QString segment;
        qint64 end = 0;
        bool isTorn = false; // an append failed: what stands behind `end` is ours to cut away
        std::unique_ptr<File> file;
    };
    Result<void> openForAppend(const QString &replica, const QString &month);
    Result<void> beginSegment(const QString &replica, const QString &month, int number);
    Result<void> write(const QByteArray &bytes);

    QString m_folder;
    FileSystem &m_files;
    Writing m_writing;
};

} // namespace conspectus::store
