// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/journal.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace conspectus::store {
namespace {

QString tr(const char *text) { return QCoreApplication::translate("store", text); }

struct SegmentName
{
    QString month;
    int number = 0;
};

std::optional<SegmentName> parsed(const QString &segment)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{6})-(\\d{1,8})\\.jsonl$"));
    const auto match = form.match(segment);
    if (!match.hasMatch())
        return std::nullopt;
    return SegmentName{match.captured(1), match.captured(2).toInt()};
}

// Sees the lines of a segment go by and knows when a group is there with all its parts.
class GroupWatch
{
public:
    bool isCompletedBy(const Operation &operation)
    {
        const bool continues =
            operation.part == m_next && (operation.part == 0 || operation.group == m_group);
        m_next = operation.part == 0 || continues ? operation.part + 1 : -1;
        m_group = operation.group;
        const bool complete = m_next == operation.parts;
        if (complete)
            m_next = 0;
        return complete;
    }

private:
    QString m_group;
    int m_next = 0;
};

QString nameOf(const QString &month, int number)
{
    return QStringLiteral("%1-%2.jsonl").arg(month).arg(number);
}

} // namespace

QString Journal::pathOf(const QString &replica, const QString &segment) const
{
    return m_folder + QLatin1Char('/') + replica + QLatin1Char('/') + segment;
}

QStringList Journal::replicas() const
{
    QStringList names = m_files.list(m_folder);
    names.removeIf([](const QString &name) { return QUuid::fromString(name).isNull(); });
    return names;
}

QStringList Journal::segments(const QString &replica) const
{
    QStringList names = m_files.list(m_folder + QLatin1Char('/') + replica);
    names.removeIf([](const QString &name) { return !parsed(name); });
    std::ranges::sort(names, {}, [](const QString &name) {
        const SegmentName segment = parsed(name).value_or(SegmentName());
        return std::pair(segment.month, segment.number);
    });
    return names;
}

Result<qint64> Journal::sizeOf(const QString &replica, const QString &segment) const
{
    return m_files.open(pathOf(replica, segment), OpenMode::Read)
        .and_then([](const std::unique_ptr<File> &file) { return file->size(); });
}

Result<Journal::Read> Journal::read(const QString &replica, const QString &segment, qint64 from) const
{
    const QString path = pathOf(replica, segment);
    auto file = m_files.open(path, OpenMode::Read);
    if (!file)
        return Failure(file.error());
    const auto size = (*file)->size();
    if (!size)
        return Failure(size.error());
    const auto bytes = (*file)->read(from, qMax<qint64>(0, *size - from));
    if (!bytes)
        return Failure(bytes.error());

    Read read;
    read.size = *size;
    read.end = from;
    GroupWatch watch;
    size_t complete = 0; // operations up to the end of the last complete group
    for (qsizetype begin = 0; begin < bytes->size();) {
        const qsizetype end = bytes->indexOf('\n', begin);
        if (end < 0)
            break;
        auto operation = operationFrom(bytes->mid(begin, end - begin));
        if (operation) {
            const bool endsGroup = watch.isCompletedBy(*operation);
            read.operations.push_back(std::move(*operation));
            if (endsGroup) {
                complete = read.operations.size();
                read.end = from + end + 1;
                read.lastBegin = from + begin;
            }
        } else if (operation.error().code == ErrorCode::LibraryNewer) {
            read.isNewer = true;
        } else {
            read.problems << tr("A line of the journal is damaged and was left out: %1, at byte %2.")
                                 .arg(path)
                                 .arg(from + begin);
        }
        begin = end + 1;
    }
    read.operations.resize(complete);
    return read;
}

Result<Operation> Journal::operationAt(const QString &replica, const QString &segment, qint64 begin,
                                       qint64 end) const
{
    auto file = m_files.open(pathOf(replica, segment), OpenMode::Read);
    if (!file)
        return Failure(file.error());
    const auto bytes = (*file)->read(begin, qMax<qint64>(0, end - begin));
    if (!bytes)
        return Failure(bytes.error());
    return operationFrom(bytes->endsWith('\n') ? bytes->chopped(1) : *bytes);
}

Result<void> Journal::beginSegment(const QString &replica, const QString &month, int number)
{
    const QString folder = m_folder + QLatin1Char('/') + replica;
    if (auto made = m_files.makeDirectory(folder); !made)
        return made;
    if (auto synced = m_files.syncDirectory(m_folder); !synced)
        return synced;
    m_writing = {replica, nameOf(month, number), 0, false, nullptr};
    auto file = m_files.open(pathOf(replica, m_writing.segment), OpenMode::CreateNew);
    if (!file)
        return Failure(file.error());
    if (auto synced = m_files.syncDirectory(folder); !synced)
        return synced;
    m_writing.file = std::move(*file);
    return {};
}

Result<void> Journal::openForAppend(const QString &replica, const QString &month)
{
    const bool isSame =
        m_writing.replica == replica && m_writing.segment.startsWith(month + QLatin1Char('-'));
    if (isSame && m_writing.file && !m_writing.isTorn && m_writing.end < kSegmentSize)
        return {};
    if (isSame && m_writing.isTorn) {
        // After a failed write or sync the descriptor is suspect: opened again, and what was not acknowledged
        // cut away.
        m_writing.file.reset();
        auto file = m_files.open(pathOf(replica, m_writing.segment), OpenMode::ReadWrite);
        if (file && (*file)->truncate(m_writing.end)) {
            m_writing.file = std::move(*file);
            m_writing.isTorn = false;
            return {};
        }
    }
    int number = 0;
    for (const QString &name : segments(replica)) {
        if (const auto segment = parsed(name); segment && segment->month == month)
            number = qMax(number, segment->number);
    }
    if (number > 0 && !isSame) {
        // A segment left by an earlier run is continued only where it ends with a complete group.
        const auto last = read(replica, nameOf(month, number));
        if (last && last->end == last->size && last->size < kSegmentSize) {
            auto file = m_files.open(pathOf(replica, nameOf(month, number)), OpenMode::ReadWrite);
            if (!file)
                return Failure(file.error());
            m_writing = {replica, nameOf(month, number), last->end, false, std::move(*file)};
            return {};
        }
    }
    return beginSegment(replica, month, number + 1);
}

Result<void> Journal::write(const QByteArray &bytes)
{
    m_writing.isTorn = true; // until it is durable
    if (auto written = m_writing.file->write(m_writing.end, bytes); !written)
        return written;
    if (auto synced = m_writing.file->sync(); !synced)
        return synced;
    m_writing.isTorn = false;
    return {};
}

Result<Journal::Appended> Journal::append(const QString &replica, const QString &month,
                                          const std::vector<Operation> &group)
{
    if (auto opened = openForAppend(replica, month); !opened)
        return Failure(opened.error());
    QByteArray bytes;
    qsizetype lastBegin = 0;
    for (const Operation &operation : group) {
        lastBegin = bytes.size();
        bytes += lineOf(operation);
    }
    if (auto written = write(bytes); !written) {
        // At once, so that a reader who starts the program again does not meet what he was told is not saved.
        if (m_writing.file && m_writing.file->truncate(m_writing.end))
            m_writing.file.reset();
        return Failure(written.error());
    }
    const Appended appended{m_writing.segment, m_writing.end, m_writing.end + lastBegin,
                            m_writing.end + bytes.size()};
    m_writing.end = appended.end;
    return appended;
}

Result<void> Journal::erase(const QSet<QString> &objects)
{
    m_writing = {}; // the file under the name changes; the next append opens it again
    for (const QString &replica : replicas()) {
        for (const QString &segment : segments(replica)) {
            if (auto erased = eraseIn(replica, segment, objects); !erased)
                return erased;
        }
    }
    return {};
}

Result<void> Journal::eraseIn(const QString &replica, const QString &segment, const QSet<QString> &objects)
{
    const QString path = pathOf(replica, segment);
    auto bytes = readAll(m_files, path);
    if (!bytes)
        return Failure(bytes.error());
    bool changed = false;
    for (qsizetype begin = 0; begin < bytes->size();) {
        const qsizetype end = bytes->indexOf('\n', begin);
        if (end < 0)
            break;
        const auto operation = operationFrom(bytes->mid(begin, end - begin));
        if (operation && !operation->isPurged() && objects.contains(operation->object)) {
            bytes->replace(begin, end + 1 - begin, blankedLineOf(*operation));
            changed = true;
        }
        begin = end + 1;
    }
    return changed ? replaceFile(m_files, path, *bytes) : Result<void>();
}

} // namespace conspectus::store
