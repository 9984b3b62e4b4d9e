// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A disk that fills up: the reserve lets what is being saved pass, after that everything is refused loudly, and nothing that
// was acknowledged is lost. The disk is the real one with a limit on the sum of its files.

#include "storefixture.h"
#include "support/testenvironment.h"

#include <QDirIterator>

using namespace conspectus;
using namespace conspectus::test;

namespace {

constexpr qint64 kReserve = 256 * 1024;

class SmallDisk final : public store::FileSystem
{
public:
    explicit SmallDisk(QString folder) : m_folder(std::move(folder)) {}

    qint64 room = 1LL << 40; // for the sum of all files

    [[nodiscard]] qint64 used() const
    {
        qint64 sum = 0;
        for (QDirIterator it(m_folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();)
            sum += QFileInfo(it.next()).size();
        return sum;
    }
    Result<std::unique_ptr<store::File>> open(const QString &path, store::OpenMode mode) override
    {
        auto file = m_real.open(path, mode);
        if (!file)
            return Failure(file.error());
        return std::unique_ptr<store::File>(std::make_unique<LimitedFile>(std::move(*file), *this));
    }
    Result<void> rename(const QString &from, const QString &to) override { return m_real.rename(from, to); }
    Result<void> unlink(const QString &path) override { return m_real.unlink(path); }
    Result<void> makeDirectory(const QString &path) override { return m_real.makeDirectory(path); }
    Result<void> syncDirectory(const QString &path) override { return m_real.syncDirectory(path); }
    Result<void> link(const QString &from, const QString &to) override { return m_real.link(from, to); }
    Result<void> removeDirectory(const QString &path) override { return m_real.removeDirectory(path); }
    QString identity(const QString &path) override { return m_real.identity(path); }
    bool exists(const QString &path) override { return m_real.exists(path); }
    QStringList list(const QString &directory) override { return m_real.list(directory); }
    Result<std::unique_ptr<store::File>> lock(const QString &path) override { return m_real.lock(path); }

private:
    class LimitedFile final : public store::File
    {
    public:
        LimitedFile(std::unique_ptr<store::File> file, SmallDisk &disk) : m_file(std::move(file)), m_disk(disk) {}
        Result<QByteArray> read(qint64 offset, qint64 size) override { return m_file->read(offset, size); }
        Result<void> write(qint64 offset, const QByteArray &bytes) override
        {
            const qint64 growth = offset + bytes.size() - m_file->size().value_or(0);
            if (growth > 0 && m_disk.used() + growth > m_disk.room)
                return failure(ErrorCode::DiskFull, QStringLiteral("The disk is full."));
            return m_file->write(offset, bytes);
        }
        Result<void> append(const QByteArray &bytes) override { return write(m_file->size().value_or(0), bytes); }
        Result<void> truncate(qint64 size) override { return m_file->truncate(size); }
        Result<void> sync() override { return m_file->sync(); }
        Result<qint64> size() override { return m_file->size(); }
        Result<bool> lockRange(qint64 offset, qint64 length, RangeLock lock) override
        {
            return m_file->lockRange(offset, length, lock);
        }
        Result<bool> isLockedElsewhere(qint64 offset, qint64 length) override { return m_file->isLockedElsewhere(offset, length); }

    private:
        std::unique_ptr<store::File> m_file;
        SmallDisk &m_disk;
    };

    const QString m_folder;
    store::FileSystem &m_real = store::realFileSystem();
};

} // namespace

class FullDiskTest : public QObject
{
    Q_OBJECT

    static ChangeGroup note(const QString &id)
    {
        return {QStringLiteral("Annotate"), {make(id, QStringLiteral("annotation")), set(id, QStringLiteral("note"), QString(400, u'n'))}};
    }

private Q_SLOTS:
    void theReserveLetsWhatIsBeingSavedPass()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("library"));
        const QString reserve = path + QStringLiteral("/reserve");
        SmallDisk disk(path);
        QStringList acknowledged;
        {
            const auto store = openStore(path, {}, disk);
            QVERIFY2(store->keepReserve(kReserve), "a reserve");
            QCOMPARE(QFileInfo(reserve).size(), kReserve);
            disk.room = disk.used() + 20'000; // a few more notes
            int afterTheReserve = 0;
            bool wasRefused = false;
            for (int i = 0; i < 2000 && !wasRefused; ++i) {
                const QString id = QStringLiteral("note-%1").arg(i);
                const auto committed = store->commit(note(id));
                if (committed) {
                    acknowledged << id;
                    afterTheReserve += QFileInfo::exists(reserve) ? 0 : 1;
                    QCOMPARE(committed->operations.size(), size_t(2));
                    continue;
                }
                QCOMPARE(committed.error().code, ErrorCode::DiskFull);
                wasRefused = true;
            }
            QVERIFY(wasRefused);
            QVERIFY(afterTheReserve > 10);
            QVERIFY(!store->keepReserve(kReserve)); // there is no room for one
            QVERIFY(!QFileInfo::exists(reserve));
            disk.room = 1LL << 40; // the reader makes room
            QVERIFY2(store->commit(note(QStringLiteral("later"))), "room again");
            acknowledged << QStringLiteral("later");
            QVERIFY(store->keepReserve(kReserve));
        }
        const auto again = openStore(path);
        for (const QString &id : std::as_const(acknowledged))
            QCOMPARE(again->object(ObjectId(id)).value().text(QStringLiteral("note")).size(), 400);
    }

    void withoutAReserveItIsRefusedAtOnce()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("library"));
        SmallDisk disk(path);
        const auto store = openStore(path, {}, disk);
        QVERIFY(store->commit(note(QStringLiteral("first"))));
        disk.room = disk.used();
        const auto committed = store->commit(note(QStringLiteral("second")));
        QVERIFY(!committed);
        QCOMPARE(committed.error().code, ErrorCode::DiskFull);
        QVERIFY(store->object(ObjectId(QStringLiteral("first"))).has_value());
    }

    void whatWasLostAnswersWithErrors()
    {
        const auto lost = store::LibraryStore::lost(store::realFileSystem(), fixedClock());
        QVERIFY(lost);
        const ObjectId id(QStringLiteral("x"));
        QVERIFY(!lost->isWritable());
        QVERIFY(!lost->object(id));
        QVERIFY(!lost->objectsOf(id));
        QVERIFY(!lost->objectsOfType(QStringLiteral("survey")));
        QVERIFY(!lost->historyOf(id));
        QVERIFY(!lost->commit(note(QStringLiteral("y"))));
        QVERIFY(!lost->purge({id}));
        QVERIFY(!lost->backup());
        QVERIFY(lost->viewState(QStringLiteral("z")).isEmpty());
        QCOMPARE(lost->operationCount(), 0);
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(FullDiskTest)
#include "fulldisk_test.moc"
