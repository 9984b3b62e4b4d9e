// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulateddisk.h"

#include <QHash>
#include <algorithm>
#include <cstring>

namespace conspectus::test {

using store::File;
using store::OpenMode;
using store::parentFolder;

namespace {

constexpr qint64 kSector = 512;

Failure notThere(const QString &path)
{
    return failure(ErrorCode::NotFound, QStringLiteral("A file is not there."), path);
}

} // namespace

class SimulatedFile final : public File
{
public:
    SimulatedFile(SimulatedDisk &disk, QString path, SimulatedDisk::NodePtr node)
        : m_disk(disk)
        , m_path(std::move(path))
        , m_node(std::move(node))
    {
    }

    Result<QByteArray> read(qint64 offset, qint64 size) override
    {
        if (auto may = m_disk.readStep(m_path); !may)
            return Failure(may.error());
        return m_node->now.mid(offset, size);
    }

    Result<void> write(qint64 offset, const QByteArray &bytes) override
    {
        // A deep copy: SQLite hands over its own buffer.
        return change("write", {offset, QByteArray(bytes.constData(), bytes.size()), false});
    }

    Result<void> append(const QByteArray &bytes) override { return write(m_node->now.size(), bytes); }

    Result<void> truncate(qint64 size) override { return change("truncate", {size, {}, true}); }

    Result<void> sync() override
    {
        if (auto may = m_disk.step("sync", m_path); !may)
            return may;
        if (!m_disk.deafTo.isEmpty() && m_path.contains(m_disk.deafTo))
            return {};
        m_node->durable = m_node->now;
        m_node->pending.clear();
        return {};
    }

    Result<qint64> size() override { return m_node->now.size(); }

private:
    Result<void> change(const char *what, const SimulatedDisk::Change &change)
    {
        if (auto may = m_disk.step(what, m_path); !may)
            return may;
        SimulatedDisk::apply(m_node->now, change);
        m_node->pending.push_back(change);
        return {};
    }

    SimulatedDisk &m_disk;
    QString m_path;
    SimulatedDisk::NodePtr m_node;
};

SimulatedDisk::SimulatedDisk()
{
    auto root = std::make_shared<Node>();
    root->isDirectory = true;
    m_names.insert(QStringLiteral("/"), root);
    m_durableNames = m_names;
}

Result<void> SimulatedDisk::step(const char *what, const QString &path)
{
    if (beforeChange)
        beforeChange();
    ++m_steps;
    if (const auto code = fault ? fault(m_steps, false) : std::nullopt)
        return failure(*code, QStringLiteral("The simulated disk failed."),
                       QStringLiteral("%1 %2, step %3").arg(QLatin1String(what), path).arg(m_steps));
    return {};
}

Result<void> SimulatedDisk::readStep(const QString &path)
{
    ++m_steps;
    if (const auto code = fault ? fault(m_steps, true) : std::nullopt)
        return failure(*code, QStringLiteral("The simulated disk failed."),
                       QStringLiteral("read %1").arg(path));
    return {};
}

void SimulatedDisk::apply(QByteArray &bytes, const Change &change)
{
    if (change.isTruncation) {
        if (change.offset < bytes.size())
            bytes.truncate(change.offset);
        else
            bytes.append(change.offset - bytes.size(), '\0');
        return;
    }
    const qint64 end = change.offset + change.bytes.size();
    if (end > bytes.size())
        bytes.append(end - bytes.size(), '\0');
    std::memcpy(bytes.data() + change.offset, change.bytes.constData(),
                static_cast<size_t>(change.bytes.size()));
}

void SimulatedDisk::apply(Names &names, const Naming &naming)
{
    if (!naming.removed.isEmpty()) {
        // With a folder goes, or moves, what is in it.
        const QString inside = naming.removed + QLatin1Char('/');
        Names moved;
        for (auto it = names.lowerBound(inside); it != names.end() && it.key().startsWith(inside);) {
            moved.insert(it.key(), it.value());
            it = names.erase(it);
        }
        names.remove(naming.removed);
        for (auto it = moved.cbegin(); !naming.added.isEmpty() && it != moved.cend(); ++it)
            names.insert(naming.added + it.key().mid(naming.removed.size()), it.value());
    }
    if (!naming.added.isEmpty())
        names.insert(naming.added, naming.node);
}

void SimulatedDisk::name(const Naming &naming)
{
    apply(m_names, naming);
    m_pendingNames.push_back(naming);
}

Result<std::unique_ptr<File>> SimulatedDisk::open(const QString &path, OpenMode mode)
{
    if (mode == OpenMode::CreateNew) {
        if (m_names.contains(path))
            return failure(ErrorCode::Internal, QStringLiteral("It exists."), path);
        if (!m_names.contains(parentFolder(path)))
            return notThere(path);
        if (auto may = step("create", path); !may)
            return Failure(may.error());
        name({path, {}, std::make_shared<Node>()});
    }
    const auto node = m_names.value(path);
    if (!node || node->isDirectory)
        return notThere(path);
    return std::make_unique<SimulatedFile>(*this, path, node);
}

Result<void> SimulatedDisk::rename(const QString &from, const QString &to)
{
    const auto node = m_names.value(from);
    if (!node)
        return notThere(from);
    if (auto may = step("rename", from); !may)
        return may;
    name({to, from, node});
    return {};
}

Result<void> SimulatedDisk::unlink(const QString &path)
{
    const auto node = m_names.value(path);
    if (!node || node->isDirectory)
        return notThere(path);
    if (auto may = step("unlink", path); !may)
        return may;
    name({{}, path, nullptr});
    return {};
}

Result<void> SimulatedDisk::makeDirectory(const QString &path)
{
    if (m_names.contains(path))
        return {};
    if (auto made = makeDirectory(parentFolder(path)); !made)
        return made;
    if (auto may = step("mkdir", path); !may)
        return may;
    auto node = std::make_shared<Node>();
    node->isDirectory = true;
    name({path, {}, node});
    return {};
}

Result<void> SimulatedDisk::syncDirectory(const QString &path)
{
    if (!m_names.contains(path))
        return notThere(path);
    if (auto may = step("syncdir", path); !may)
        return may;
    std::vector<Naming> later;
    for (const Naming &naming : m_pendingNames) {
        const QString &any = naming.added.isEmpty() ? naming.removed : naming.added;
        if (parentFolder(any) == path)
            apply(m_durableNames, naming);
        else
            later.push_back(naming);
    }
    m_pendingNames = std::move(later);
    return {};
}

Result<void> SimulatedDisk::link(const QString &from, const QString &to)
{
    const auto node = m_names.value(from);
    if (!node)
        return notThere(from);
    if (auto may = step("link", to); !may)
        return may;
    name({to, {}, node});
    return {};
}

Result<void> SimulatedDisk::removeDirectory(const QString &path)
{
    if (!list(path).isEmpty() || !m_names.contains(path))
        return notThere(path);
    if (auto may = step("rmdir", path); !may)
        return may;
    name({{}, path, nullptr});
    return {};
}

QString SimulatedDisk::identity(const QString &path)
{
    return m_names.contains(path) ? QStringLiteral("simulated-") + QString::number(qHash(path)) : QString();
}

bool SimulatedDisk::exists(const QString &path) { return m_names.contains(path); }

QStringList SimulatedDisk::list(const QString &directory)
{
    const QString inside = directory + QLatin1Char('/');
    QStringList names;
    for (auto it = m_names.lowerBound(inside); it != m_names.end() && it.key().startsWith(inside); ++it) {
        if (const QString rest = it.key().mid(inside.size()); !rest.contains(QLatin1Char('/')))
            names << rest;
    }
    return names;
}

Result<std::unique_ptr<File>> SimulatedDisk::lock(const QString &path)
{
    return m_names.contains(path) ? open(path, OpenMode::ReadWrite) : open(path, OpenMode::CreateNew);
}

std::unique_ptr<SimulatedDisk> SimulatedDisk::snapshot() const
{
    auto copy = std::make_unique<SimulatedDisk>();
    QHash<const Node *, NodePtr> nodes;
    const auto copied = [&](const NodePtr &node) {
        if (!node)
            return NodePtr();
        NodePtr &place = nodes[node.get()];
        if (!place)
            place = std::make_shared<Node>(*node);
        return place;
    };
    copy->m_names.clear();
    copy->m_durableNames.clear();
    for (auto it = m_names.cbegin(); it != m_names.cend(); ++it)
        copy->m_names.insert(it.key(), copied(it.value()));
    for (auto it = m_durableNames.cbegin(); it != m_durableNames.cend(); ++it)
        copy->m_durableNames.insert(it.key(), copied(it.value()));
    for (const Naming &naming : m_pendingNames)
        copy->m_pendingNames.push_back({naming.added, naming.removed, copied(naming.node)});
    return copy;
}

bool SimulatedDisk::hasUnsynced() const
{
    return !m_pendingNames.empty() ||
           std::ranges::any_of(m_names, [](const NodePtr &node) { return !node->pending.empty(); });
}

void SimulatedDisk::surviveBytes(Node &node, Survival survival, std::mt19937 &random) const
{
    QByteArray bytes = node.durable;
    for (size_t i = 0; i < node.pending.size(); ++i) {
        const Change &change = node.pending[i];
        const bool isNew = i + 2 >= node.pending.size();
        if (survival == Survival::Nothing || (survival == Survival::NewestOnly && !isNew))
            continue;
        if (survival != Survival::RandomSectors || change.isTruncation) {
            if (survival != Survival::RandomSectors || random() % 2 == 0)
                apply(bytes, change);
            continue;
        }
        for (qint64 at = 0; at < change.bytes.size();) {
            const qint64 end = qMin<qint64>(change.bytes.size(),
                                            ((change.offset + at) / kSector + 1) * kSector - change.offset);
            if (random() % 2 == 0)
                apply(bytes, {change.offset + at, change.bytes.mid(at, end - at), false});
            at = end;
        }
    }
    node.now = bytes;
    node.durable = bytes;
    node.pending.clear();
}

std::unique_ptr<SimulatedDisk> SimulatedDisk::afterPowerCut(Survival survival, unsigned seed) const
{
    std::mt19937 random(seed);
    auto disk = snapshot();
    Names names = disk->m_durableNames;
    for (size_t i = 0; i < disk->m_pendingNames.size(); ++i) {
        const bool isNew = i + 1 == disk->m_pendingNames.size();
        const bool survives = survival == Survival::Everything ||
                              (survival == Survival::NewestOnly && isNew) ||
                              (survival == Survival::RandomSectors && random() % 2 == 0);
        if (survives)
            apply(names, disk->m_pendingNames[i]);
    }
    // What stands in a folder that did not survive is gone with it. Folders come before what is in them.
    Names kept;
    for (auto it = names.cbegin(); it != names.cend(); ++it) {
        if (it.key() == QLatin1String("/") || kept.contains(parentFolder(it.key())))
            kept.insert(it.key(), it.value());
    }
    for (const NodePtr &node : kept)
        disk->surviveBytes(*node, survival, random);
    disk->m_names = kept;
    disk->m_durableNames = kept;
    disk->m_pendingNames.clear();
    return disk;
}

} // namespace conspectus::test
