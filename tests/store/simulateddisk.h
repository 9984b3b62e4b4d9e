// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A disk in memory that knows what a power cut would leave: written bytes are durable after File::sync(),
// names after syncDirectory(). At any step a snapshot can be taken, and what survives a cut there can be made
// from it in several ways. Any step can be made to fail. One process, one thread.
#pragma once

#include "store/filesystem.h"

#include <QMap>
#include <functional>
#include <memory>
#include <random>
#include <vector>

namespace conspectus::test {

class SimulatedDisk final : public store::FileSystem
{
public:
    // What of the bytes and names that were not synced is there after the cut.
    enum class Survival { Nothing, Everything, RandomSectors, NewestOnly };

    // Called before every step that changes the disk.
    std::function<void()> beforeChange;
    // An error for step number n (reads count too), or none.
    std::function<std::optional<ErrorCode>(qint64 step, bool isRead)> fault;
    // Syncs of files whose path contains this do nothing.
    QString deafTo;

    SimulatedDisk();

    // The disk as it is now, a value of its own: later changes do not touch it.
    [[nodiscard]] std::unique_ptr<SimulatedDisk> snapshot() const;
    // What is found after the power comes back.
    [[nodiscard]] std::unique_ptr<SimulatedDisk> afterPowerCut(Survival survival, unsigned seed) const;
    // False where a power cut would change nothing.
    [[nodiscard]] bool hasUnsynced() const;
    [[nodiscard]] qint64 steps() const { return m_steps; }
    [[nodiscard]] QStringList paths() const { return m_names.keys(); }

    Result<std::unique_ptr<store::File>> open(const QString &path, store::OpenMode mode) override;
    Result<void> rename(const QString &from, const QString &to) override;
    Result<void> unlink(const QString &path) override;
    Result<void> makeDirectory(const QString &path) override;
    Result<void> syncDirectory(const QString &path) override;
    Result<void> link(const QString &from, const QString &to) override;
    Result<void> removeDirectory(const QString &path) override;
    QString identity(const QString &path) override;
    bool exists(const QString &path) override;
    QStringList list(const QString &directory) override;
    Result<std::unique_ptr<store::File>> lock(const QString &path) override;

private:
    friend class SimulatedFile;
    struct Change
    {
        qint64 offset = 0;
        QByteArray bytes;
        bool isTruncation = false;
    };
    struct Node
    {
        bool isDirectory = false;
        QByteArray now;
        QByteArray durable;
        std::vector<Change> pending;
    };
    using NodePtr = std::shared_ptr<Node>;
    using Names = QMap<QString, NodePtr>;
    // A name given (node) and one taken away, in one: either may be empty. Not durable until its folder is
    // synced.
    struct Naming
    {
        QString added;
        QString removed;
        NodePtr node;
    };

    Result<void> step(const char *what, const QString &path);
    Result<void> readStep(const QString &path);
    void name(const Naming &naming);
    static void apply(Names &names, const Naming &naming);
    static void apply(QByteArray &bytes, const Change &change);
    void surviveBytes(Node &node, Survival survival, std::mt19937 &random) const;

    Names m_names;
    Names m_durableNames;
    std::vector<Naming> m_pendingNames;
    qint64 m_steps = 0;
};

} // namespace conspectus::test
