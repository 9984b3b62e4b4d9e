// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library as a folder: documents, drafts, backups, check, modes, lock, reading only.
#include "store/connection.h"
#include "store/draftstore.h"
#include "storefixture.h"
#include "support/testenvironment.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QTemporaryDir>
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace conspectus;
using namespace conspectus::store;
using namespace conspectus::test;

namespace {

// Runs in a process of its own and gives what it returned, as its exit code.
int inChild(const std::function<int()> &work)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

// The administrator may write anywhere: tests of modes give that up first. False where it cannot be given up.
bool becomeOrdinaryUser()
{
    if (::geteuid() != 0)
        return true;
    return ::setgroups(0, nullptr) == 0 && ::setgid(65534) == 0 && ::setuid(65534) == 0;
}

void setModes(const QString &folder, mode_t folders, mode_t files)
{
    QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        ::chmod(QFile::encodeName(path).constData(), it.fileInfo().isDir() ? folders : files);
    }
    ::chmod(QFile::encodeName(folder).constData(), folders);
}

QStringList filesWith(const QString &folder, const QByteArray &text)
{
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            found << file.fileName();
    }
    return found;
}

QMap<QString, qint64> timesIn(const QString &folder)
{
    QMap<QString, qint64> times;
    QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        times.insert(path,
                     it.fileInfo().lastModified().toMSecsSinceEpoch() * 1000 + it.fileInfo().size() % 1000);
    }
    return times;
}

} // namespace

class LibraryFilesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aDocumentIsAdoptedOnce()
    {
        const QByteArray bytes = QByteArrayLiteral("%PDF-1.7\n") + QByteArray(3 << 20, 'p');
        const QString pdf = put(QStringLiteral("paper.pdf"), bytes);
        auto store = openStore(folder());
        std::vector<qint64> steps;
        const auto adopted = store->adoptDocument(pdf, [&](qint64 done) {
            steps.push_back(done);
            return true;
        });
        QVERIFY2(adopted, message(adopted));
        QCOMPARE(adopted->sha256.toLatin1(),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        QCOMPARE(adopted->bytes, qint64(bytes.size()));
        QVERIFY(!adopted->wasThere);
        QCOMPARE(steps.size(), 4U);
        QCOMPARE(adopted->path, store->documentPath(adopted->sha256));
        QFile copy(adopted->path);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QVERIFY(copy.readAll() == bytes);
        const QString link = m_folder->filePath(QStringLiteral("link.pdf"));
        QVERIFY(QFile::link(pdf, link));
        QVERIFY(store->adoptDocument(link)->wasThere);
        QCOMPARE(documents().size(), 1);
    }

    void aCancelledAdoptionLeavesNothing()
    {
        const QString pdf = put(QStringLiteral("paper.pdf"), QByteArray(3 << 20, 'p'));
        auto store = openStore(folder());
        const auto adopted = store->adoptDocument(pdf, [](qint64 done) { return done < (2 << 20); });
        QVERIFY(!adopted);
        QCOMPARE(adopted.error().code, ErrorCode::Cancelled);
        QVERIFY(documents().isEmpty());
        QVERIFY(!store->adoptDocument(m_folder->filePath(QStringLiteral("missing.pdf"))));
        QVERIFY(!store->adoptDocument(m_folder->path())); // a folder
        const QString fifo = m_folder->filePath(QStringLiteral("fifo"));
        QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
        QVERIFY(!store->adoptDocument(fifo)); // and does not wait for a writer
        QVERIFY(documents().isEmpty());
    }

    void whatACutCopyLeftIsRemoved()
    {
        openStore(folder()).reset();
        QFile leftover(folder() + QStringLiteral("/documents/.incoming-x"));
        QVERIFY(leftover.open(QIODevice::WriteOnly));
        openStore(folder()).reset();
        QVERIFY(!leftover.exists());
    }

    void onlyTheReaderMayLook()
    {
        const mode_t before = ::umask(0);
        {
            auto store = openStore(folder(), m_folder->filePath(QStringLiteral("state")));
            annotate(*store, 1);
            QVERIFY(store->adoptDocument(put(QStringLiteral("p.pdf"), "x")));
            QVERIFY(DraftStore(folder() + QStringLiteral("/drafts"), realFileSystem())
                        .put(QStringLiteral("a"), QStringLiteral("t")));
            QVERIFY(store->backup());
            QVERIFY(store->backup(m_folder->filePath(QStringLiteral("elsewhere"))));
        }
        ::umask(before);
        int looked = 0;
        for (const QString &top : {folder(), m_folder->filePath(QStringLiteral("state")),
                                   m_folder->filePath(QStringLiteral("elsewhere"))}) {
            QDirIterator it(top, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                struct stat status = {};
                QCOMPARE(::stat(QFile::encodeName(it.next()).constData(), &status), 0);
                QVERIFY2((status.st_mode & 077) == 0, qPrintable(it.filePath()));
                ++looked;
            }
        }
        QVERIFY(looked > 20);
    }

    void aBackupOpensAsALibrary_data()
    {
        QTest::addColumn<bool>("elsewhere");
        QTest::newRow("inside the library") << false;
        QTest::newRow("in another folder") << true;
    }

    void aBackupOpensAsALibrary()
    {
        QFETCH(bool, elsewhere);
        auto store = openStore(folder());
        annotate(*store, 5);
        const auto adopted = store->adoptDocument(put(QStringLiteral("p.pdf"), "%PDF"));
        const auto path =
            store->backup(elsewhere ? m_folder->filePath(QStringLiteral("usb/stick")) : QString());
        QVERIFY2(path, message(path));
        const auto second =
            store->backup(elsewhere ? m_folder->filePath(QStringLiteral("usb/stick")) : QString());
        QVERIFY(second && *second != *path); // in the same second
        annotate(*store, 3, 5);
        {
            auto copy = openReadOnly(*path);
            QCOMPARE(copy->operationCount(), 10);
            const auto report = copy->check();
            QVERIFY2(report->problems.isEmpty(), qPrintable(report->problems.join(QLatin1Char('\n'))));
            QCOMPARE(report->annotations, 5);
            QVERIFY(QFile::exists(copy->documentPath(adopted->sha256)));
        }
        auto restored = openStore(*path);
        QVERIFY(restored->replicaId() != store->replicaId());
        annotate(*restored, 1, 9);
        QVERIFY(restored->check()->problems.isEmpty());
    }

    void aReaderMayMakeABackupElsewhere()
    {
        annotate(*openStore(folder()), 5);
        const auto before = timesIn(folder());
        const auto path = openReadOnly(folder())->backup(m_folder->filePath(QStringLiteral("usb")));
        QVERIFY2(path, message(path));
        QCOMPARE(timesIn(folder()), before);
        QCOMPARE(openStore(*path)->operationCount(), 10);
        QVERIFY(openStore(*path)->check()->problems.isEmpty());
    }

    void checkFindsWhatIsWrong()
    {
        auto store = openStore(folder());
        annotate(*store, 5);
        const auto adopted = store->adoptDocument(put(QStringLiteral("p.pdf"), "%PDF"));
        const QString missing(64, QLatin1Char('0'));
        QVERIFY(store->commit({QStringLiteral("Add"),
                               {make(adopted->sha256, QStringLiteral("version"), QStringLiteral("s"))}}));
        auto report = store->check();
        QVERIFY2(report->problems.isEmpty(), qPrintable(report->problems.join(QLatin1Char('\n'))));
        QCOMPARE(report->operations, 11);
        QCOMPARE(report->annotations, 5);

        QVERIFY(store->commit(
            {QStringLiteral("Add"), {make(missing, QStringLiteral("version"), QStringLiteral("s"))}}));
        QFile document(adopted->path);
        QVERIFY(document.open(QIODevice::ReadWrite));
        document.write("!");
        document.close();
        store.reset();
        {
            auto connection = Connection::open(folder() + QStringLiteral("/library.db"),
                                               Connection::Mode::ReadWrite, &realFileSystem());
            QVERIFY((*connection)
                        ->exec("DROP TRIGGER op_is_never_changed;"
                               "UPDATE op SET payload = CAST(replace(CAST(payload AS TEXT), 'note 3', 'note "
                               "4') AS BLOB);"
                               "UPDATE head SET value = 'other' WHERE object = 'a1' AND field = 'note';"));
        }
        report = openReadOnly(folder())->check();
        const QString all = report->problems.join(QLatin1Char('\n'));
        QVERIFY2(all.contains(missing), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("not what it was")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("checksum")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("tables")), qPrintable(all));
    }

    void whatIsPurgedIsNowhere()
    {
        const QByteArray secret = "note 3";
        auto store = openStore(folder());
        annotate(*store, 5);
        QVERIFY(store->backup());
        const QString stick = m_folder->filePath(QStringLiteral("stick"));
        const auto reachable = store->backup(stick);
        const auto away = store->backup(m_folder->filePath(QStringLiteral("away")));
        QVERIFY(QDir().rename(m_folder->filePath(QStringLiteral("away")),
                              m_folder->filePath(QStringLiteral("unplugged"))));
        QVERIFY(!filesWith(folder(), secret).isEmpty());
        const auto report = store->purge({ObjectId(QStringLiteral("a3"))});
        QVERIFY2(report, message(report));
        QCOMPARE(report->operations, 2);
        QCOMPARE(report->unreached, QStringList{*away});
        annotate(*store, 1, 7);
        store.reset();
        QCOMPARE(filesWith(folder(), secret), QStringList());
        QCOMPARE(filesWith(stick, secret), QStringList());
        for (const QString &place : {folder(), *reachable}) {
            const auto checked = openStore(place)->check();
            QVERIFY2(checked->problems.isEmpty(), qPrintable(checked->problems.join(QLatin1Char('\n'))));
        }
        QVERIFY(QFile::remove(folder() + QStringLiteral("/library.db")));
        store = openStore(folder());
        QCOMPARE(store->operationCount(), 12);
        QVERIFY(store->object(ObjectId(QStringLiteral("a3")))->fields.isEmpty());
        QCOMPARE(store->object(ObjectId(QStringLiteral("a4")))->text(QStringLiteral("note")),
                 QStringLiteral("note 4"));
    }

    void aJournalThatIsGoneIsWrittenAgain_data()
    {
        QTest::addColumn<bool>("wholly");
        QTest::newRow("its segment is gone") << true;
        QTest::newRow("its segment was cut") << false;
    }

    void aJournalThatIsGoneIsWrittenAgain()
    {
        QFETCH(bool, wholly);
        annotate(*openStore(folder()), 5);
        QDirIterator it(folder() + QStringLiteral("/journal"), {QStringLiteral("*.jsonl")}, QDir::Files,
                        QDirIterator::Subdirectories);
        QFile segment(it.next());
        QVERIFY(wholly ? segment.remove() : segment.resize(segment.size() / 2));
        QVERIFY(!openReadOnly(folder())->check()->problems.isEmpty());
        auto store = openStore(folder());
        QVERIFY(store->openingNotes().join(QLatin1Char(' ')).contains(QStringLiteral("written to it again")));
        QVERIFY2(store->check()->problems.isEmpty(),
                 qPrintable(store->check()->problems.join(QLatin1Char('\n'))));
        annotate(*store, 1, 5);
        store.reset();
        QVERIFY(openStore(folder())->openingNotes().filter(QStringLiteral("written to it again")).isEmpty());
        QVERIFY(QFile::remove(folder() + QStringLiteral("/library.db")));
        QCOMPARE(openStore(folder())->objectsOf(ObjectId(QStringLiteral("s")))->size(), 6U);
    }

    void aSecondWriterIsTurnedAwayAndToldByWhom()
    {
        auto store = openStore(folder());
        annotate(*store, 2);
        OpenOptions options;
        options.folder = folder();
        QCOMPARE(inChild([&] {
                     const auto second = LibraryStore::open(options, realFileSystem(), fixedClock());
                     return !second && second.error().code == ErrorCode::LibraryBusy ? 0 : 1;
                 }),
                 0);
        QVERIFY(
            LibraryStore::lockHolder(folder()).contains(QString::number(QCoreApplication::applicationPid())));
        // Reading goes on beside the writer, and sees what was saved meanwhile.
        auto reader = openReadOnly(folder());
        annotate(*store, 1, 2);
        QCOMPARE(reader->objectsOf(ObjectId(QStringLiteral("s")))->size(), 3U);
        const auto refused =
            reader->commit({QStringLiteral("x"), {set(QStringLiteral("x"), QStringLiteral("f"), 1)}});
        QVERIFY(!refused && refused.error().code == ErrorCode::ReadOnly);
        store.reset();
        QVERIFY(LibraryStore::lockHolder(folder()).isEmpty());
    }

    void aWriterWaitsForTheOther()
    {
        openStore(folder()).reset();
        int ready[2] = {};
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            auto store = openStore(folder());
            annotate(*store, 1);
            char told = 1;
            if (::write(ready[1], &told, 1) != 1)
                ::_exit(1);
            for (int i = 1; i < 30; ++i)
                annotate(*store, 1, i);
            store.reset();
            ::_exit(0);
        }
        char told = 0;
        QCOMPARE(::read(ready[0], &told, 1), ssize_t(1));
        OpenOptions options;
        options.folder = folder();
        options.waitSeconds = 20;
        auto store = LibraryStore::open(options, realFileSystem(), fixedClock());
        QVERIFY2(store, message(store));
        QCOMPARE((*store)->operationCount(), 60);
        ::waitpid(child, nullptr, 0);
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void readingWritesNothing()
    {
        annotate(*openStore(folder()), 3);
        const auto before = timesIn(folder());
        {
            auto reader = openReadOnly(folder());
            QCOMPARE(reader->objectsOf(ObjectId(QStringLiteral("s")))->size(), 3U);
            QVERIFY(reader->putViewState(QStringLiteral("k"), {{QStringLiteral("x"), 1}}));
            QVERIFY(reader->check());
        }
        QCOMPARE(timesIn(folder()), before);
    }

    // What the journal has and the database lacks is shown also where nothing may be written; a missing or
    // broken database too.
    void readingMakesUpForTheDatabaseInMemory_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("the database is gone") << QStringLiteral("gone");
        QTest::newRow("the database is damaged") << QStringLiteral("damaged");
        QTest::newRow("the database is behind") << QStringLiteral("behind");
    }

    void readingMakesUpForTheDatabaseInMemory()
    {
        QFETCH(QString, what);
        const QString database = folder() + QStringLiteral("/library.db");
        const QString older = m_folder->filePath(QStringLiteral("older.db"));
        annotate(*openStore(folder()), 3);
        QVERIFY(QFile::copy(database, older));
        annotate(*openStore(folder()), 2, 3);
        QVERIFY(QFile::remove(database));
        if (what == QLatin1String("behind"))
            QVERIFY(QFile::copy(older, database));
        if (what == QLatin1String("damaged")) {
            QFile file(database);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(9000, 'x'));
        }
        const auto before = timesIn(folder());
        QCOMPARE(openReadOnly(folder())->objectsOf(ObjectId(QStringLiteral("s")))->size(), 5U);
        QCOMPARE(timesIn(folder()), before);
    }

    void aFolderThatCannotBeWrittenIsReadAndSaid()
    {
        annotate(*openStore(folder()), 3);
        ::chmod(QFile::encodeName(m_folder->path()).constData(), 0755);
        setModes(folder(), 0555, 0444);
        const int outcome = inChild([&] {
            if (!becomeOrdinaryUser())
                return 77;
            OpenOptions options;
            options.folder = folder();
            const auto writer = LibraryStore::open(options, realFileSystem(), fixedClock());
            if (writer || (writer.error().code != ErrorCode::PermissionDenied &&
                           writer.error().code != ErrorCode::ReadOnly))
                return 1;
            auto reader = openReadOnly(folder());
            return reader->objectsOf(ObjectId(QStringLiteral("s")))->size() == 3 ? 0 : 2;
        });
        setModes(folder(), 0700, 0600);
        if (outcome == 77)
            QSKIP("this account cannot become an ordinary user");
        QCOMPARE(outcome, 0);
    }

    void draftsSurviveAndGo()
    {
        const QString object = QStringLiteral("a/b ü%");
        DraftStore drafts(folder() + QStringLiteral("/drafts"), realFileSystem());
        QVERIFY(drafts.all().isEmpty());
        QVERIFY(drafts.put(object, QStringLiteral("half a")));
        QVERIFY(drafts.put(object, QStringLiteral("half a sentence\n大")));
        QVERIFY(drafts.put(QStringLiteral("other"), QString()));
        QCOMPARE(DraftStore(folder() + QStringLiteral("/drafts"), realFileSystem()).all(),
                 (QMap<QString, QString>{{object, QStringLiteral("half a sentence\n大")},
                                         {QStringLiteral("other"), QString()}}));
        QVERIFY(drafts.remove(object));
        QVERIFY(drafts.remove(object));
        QCOMPARE(drafts.all().size(), 1);
    }

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(QStringLiteral("library")); }

    [[nodiscard]] QStringList documents() const
    {
        return QDir(folder() + QStringLiteral("/documents")).entryList(QDir::Files | QDir::Hidden);
    }

    QString put(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the test's own file");
        return file.fileName();
    }

    static void annotate(LibraryStore &store, int count, int first = 0)
    {
        for (int i = first; i < first + count; ++i) {
            const QString id = QStringLiteral("a%1").arg(i);
            if (!store.commit({QStringLiteral("Highlight"),
                               {make(id, QStringLiteral("annotation"), QStringLiteral("s")),
                                set(id, QStringLiteral("note"), QStringLiteral("note %1").arg(i))}}))
                qFatal("commit");
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

CONSPECTUS_TEST_GUILESS_MAIN(LibraryFilesTest)
#include "libraryfiles_test.moc"
