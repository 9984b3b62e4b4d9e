// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library store on real files: saving, reading back, replay, replicas, documents, backup, check.
#include "store/connection.h"
#include "store/librarystore.h"
#include "store/operation.h"
#include "storefixture.h"
#include "support/testenvironment.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace conspectus;
using namespace conspectus::store;
using namespace conspectus::test;

class LibraryStoreTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsCommittedIsReadBack()
    {
        auto store = openStore(folder());
        const auto info = store->commit(
            {QStringLiteral("Make"),
             {make(QStringLiteral("s"), QStringLiteral("survey")),
              make(QStringLiteral("a"), QStringLiteral("annotation"), QStringLiteral("s")),
              set(QStringLiteral("a"), QStringLiteral("note"), QStringLiteral("first \"quoted\"\n⏎")),
              set(QStringLiteral("a"), QStringLiteral("page"), 7),
              set(QStringLiteral("a"), QStringLiteral("quads"), QJsonArray{1, 2, QJsonArray{3}}),
              add(QStringLiteral("a"), QStringLiteral("tags"), QStringLiteral("z")),
              add(QStringLiteral("a"), QStringLiteral("tags"), QStringLiteral("b"))}});
        QVERIFY2(info, message(info));
        QCOMPARE(info->operations.size(), 7U);
        const auto check = [](LibraryStore &opened) {
            const auto objects = opened.objectsOf(ObjectId(QStringLiteral("s")));
            QVERIFY(objects);
            QCOMPARE(objects->size(), 2U);
            const ObjectState &a = objects->front();
            QCOMPARE(a.type, QStringLiteral("annotation"));
            QCOMPARE(a.owner.text(), QStringLiteral("s"));
            QCOMPARE(a.text(QStringLiteral("note")), QStringLiteral("first \"quoted\"\n⏎"));
            QCOMPARE(a.value(QStringLiteral("page")).toInt(), 7);
            QCOMPARE(a.value(QStringLiteral("quads")).toArray(), (QJsonArray{1, 2, QJsonArray{3}}));
            QCOMPARE(a.sets.value(QStringLiteral("tags")),
                     (QStringList{QStringLiteral("b"), QStringLiteral("z")}));
            QVERIFY(!a.isInConflict(QStringLiteral("note")));
        };
        check(*store);
        store.reset();
        check(*openStore(folder()));
    }

    void aDatabaseThatIsGoneIsMadeFromTheJournal()
    {
        fill(30);
        QVERIFY(QFile::remove(database()));
        auto store = openStore(folder());
        QCOMPARE(notesOf(*store).size(), 30);
        QCOMPARE(store->operationCount(), 60);
        QVERIFY(!store->openingNotes().isEmpty());
        QVERIFY(store->check()->problems.isEmpty());
    }

    void aDamagedDatabaseIsMovedAsideAndMadeAnew_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("size");
        QTest::newRow("all of it is something else") << qint64(0) << qint64(-1);
        QTest::newRow("its header") << qint64(0) << qint64(100);
        QTest::newRow("its schema") << qint64(100) << qint64(3900);
    }

    void aDamagedDatabaseIsMovedAsideAndMadeAnew()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, size);
        fill(30);
        damage(from, size);
        auto store = openStore(folder());
        QCOMPARE(notesOf(*store).size(), 30);
        QVERIFY(store->openingNotes().join(QLatin1Char(' ')).contains(QStringLiteral("made anew")));
        QCOMPARE(QDir(folder())
                     .entryList({QStringLiteral("library.db.damaged-*")})
                     .filter(QRegularExpression(QStringLiteral("\\d$")))
                     .size(),
                 1);
        QVERIFY(store->check()->problems.isEmpty());
    }

    void aDamagedPageIsFoundByTheQuickCheckAndRebuilt()
    {
        fill(200);
        {
            auto store = openStore(folder());
            QVERIFY(store->quickCheck());
        }
        damage(4096 * 9, 4096 * 6);
        {
            OpenOptions options;
            options.folder = folder();
            auto store = LibraryStore::open(options, realFileSystem(), fixedClock());
            if (store) { // opening need not meet the page
                const auto quick = (*store)->quickCheck();
                QVERIFY2(!quick || !(*store)->openingNotes().isEmpty(), "damage was not noticed");
            }
            store = Failure(Error{});
            options.rebuild = true;
            auto rebuilt = LibraryStore::open(options, realFileSystem(), fixedClock());
            QVERIFY2(rebuilt, message(rebuilt));
            QVERIFY((*rebuilt)->quickCheck());
            QCOMPARE(notesOf(**rebuilt).size(), 200);
        }
    }

    void anUnfinishedLineIsLeftOutAndWritingGoesOn()
    {
        fill(3);
        const QString segment = segments().first();
        QFile file(segment);
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"header\":{\"v\":1,\"repl");
        file.close();
        fill(2, 3);
        QCOMPARE(segments().size(), 2); // the torn one is left as it is
        auto store = openStore(folder());
        QCOMPARE(notesOf(*store).size(), 5);
        QVERIFY(store->openingNotes().join(QLatin1Char(' ')).contains(QStringLiteral("not finished")));
    }

    void aCopyThatIsEditedElsewhereIsMerged()
    {
        fill(5);
        const QString copy = m_folder->filePath(QStringLiteral("copy"));
        copyTree(folder(), copy);
        const QString replica = openStore(folder())->replicaId();
        {
            auto there = openStore(copy);
            QVERIFY(there->replicaId() != replica);
            QVERIFY(there->commit(
                {QStringLiteral("Edit"),
                 {set(QStringLiteral("a1"), QStringLiteral("note"), QStringLiteral("there"))}}));
            QVERIFY(there->commit(
                {QStringLiteral("New"),
                 {make(QStringLiteral("new"), QStringLiteral("annotation"), QStringLiteral("s"))}}));
            auto here = openStore(folder());
            QCOMPARE(here->replicaId(), replica);
            QVERIFY(
                here->commit({QStringLiteral("Edit"),
                              {set(QStringLiteral("a1"), QStringLiteral("note"), QStringLiteral("here"))}}));
        }
        copyTree(copy + QStringLiteral("/journal"), folder() + QStringLiteral("/journal"));
        auto merged = openStore(folder());
        const auto a1 = merged->object(ObjectId(QStringLiteral("a1")));
        QVERIFY(a1->isInConflict(QStringLiteral("note")));
        QCOMPARE(a1->fields.value(QStringLiteral("note")).size(), 2U);
        QVERIFY(merged->object(ObjectId(QStringLiteral("new"))));
        QVERIFY(
            merged->commit({QStringLiteral("Resolve"),
                            {set(QStringLiteral("a1"), QStringLiteral("note"), QStringLiteral("both"))}}));
        QVERIFY(!merged->object(ObjectId(QStringLiteral("a1")))->isInConflict(QStringLiteral("note")));
        QVERIFY(merged->check()->problems.isEmpty());
    }

    void theReplicaStaysWhereTheLibraryStays()
    {
        const QString state = m_folder->filePath(QStringLiteral("state"));
        const auto replicaAfterWriting = [&](const QString &where) {
            auto store = openStore(where, state);
            if (!store->commit({QStringLiteral("x"), {set(QStringLiteral("x"), QStringLiteral("f"), 1)}}))
                qFatal("commit");
            return store->replicaId();
        };
        const QString first = replicaAfterWriting(folder());
        QCOMPARE(replicaAfterWriting(folder()), first);
        // Without the state of this account, on another machine: a new one.
        QVERIFY(openStore(folder(), m_folder->filePath(QStringLiteral("other")))->replicaId() != first);
        QCOMPARE(openStore(folder(), state)->replicaId(), first);
        // An older copy put back in the same place: the state has counted further.
        const QString older = m_folder->filePath(QStringLiteral("older"));
        copyTree(folder(), older);
        replicaAfterWriting(folder());
        for (const QString &name : {QStringLiteral("library.db"), QStringLiteral("journal")}) {
            QDir(folder() + QLatin1Char('/') + name).removeRecursively();
            QFile::remove(folder() + QLatin1Char('/') + name);
        }
        copyTree(older, folder());
        QVERIFY(replicaAfterWriting(folder()) != first);
    }

    void operationsCannotBeChangedOrDeleted()
    {
        fill(2);
        auto connection = Connection::open(database(), Connection::Mode::ReadWrite, &realFileSystem());
        QVERIFY(connection);
        QVERIFY(!(*connection)->exec("DELETE FROM op"));
        QVERIFY(!(*connection)->exec("UPDATE op SET lamport = 1"));
        QVERIFY(!(*connection)->exec("UPDATE op SET salt = NULL, payload = NULL"));
        QCOMPARE((*connection)->numberOf("SELECT count(*) FROM op WHERE payload IS NOT NULL").value(), 4);
    }

    void anOddGroupIsRefusedWhole()
    {
        auto store = openStore(folder());
        for (const Change &odd :
             {set(QStringLiteral("x"), QStringLiteral("f"), 0.5), set(QStringLiteral("x"), QString(), 1),
              set(QString(), QStringLiteral("f"), 1), set(QStringLiteral("x"), QStringLiteral("@make"), 1)}) {
            QVERIFY(!store->commit(
                {QStringLiteral("x"), {set(QStringLiteral("x"), QStringLiteral("good"), 1), odd}}));
            QCOMPARE(store->operationCount(), 0);
            QVERIFY(!store->hasWaiting());
        }
        QVERIFY(store->commit({QStringLiteral("x"), {set(QStringLiteral("x"), QStringLiteral("good"), 1)}}));
        QVERIFY(store->check()->problems.isEmpty());
    }

    void aLibraryOfANewerProgramIsLeftAlone()
    {
        fill(2);
        {
            auto connection = Connection::open(database(), Connection::Mode::ReadWrite, &realFileSystem());
            QVERIFY((*connection)->exec("PRAGMA user_version=99"));
        }
        OpenOptions options;
        options.folder = folder();
        for (const bool writable : {true, false}) {
            options.writable = writable;
            const auto store = LibraryStore::open(options, realFileSystem(), fixedClock());
            QVERIFY(!store);
            QCOMPARE(store.error().code, ErrorCode::LibraryNewer);
        }
        QVERIFY(QDir(folder()).entryList({QStringLiteral("*.damaged*")}).isEmpty());
    }

    void historyCountsAndMarks()
    {
        auto store = openStore(folder());
        const QString start = store->logMark();
        QVERIFY(
            store->commit({QStringLiteral("Make"), {make(QStringLiteral("s"), QStringLiteral("survey"))}}));
        const QString made = store->logMark();
        QVERIFY(store->commit({QStringLiteral("Highlight"),
                               {make(QStringLiteral("a"), QStringLiteral("annotation"), QStringLiteral("s")),
                                set(QStringLiteral("a"), QStringLiteral("note"), QStringLiteral("n"))}}));
        QVERIFY(store->commit({QStringLiteral("Make"),
                               {make(QStringLiteral("b"), QStringLiteral("annotation"), QStringLiteral("s")),
                                erase(QStringLiteral("b"))}}));
        const auto history = store->historyOf(ObjectId(QStringLiteral("a")));
        QCOMPARE(history->size(), 2U);
        QCOMPARE(history->back().value(QStringLiteral("kind")).toString(), QStringLiteral("set"));
        QCOMPARE(history->back().value(QStringLiteral("value")).toString(), QStringLiteral("n"));
        QCOMPARE(history->back().value(QStringLiteral("label")).toString(), QStringLiteral("Highlight"));
        QCOMPARE(history->back().value(QStringLiteral("at")).toString(),
                 QStringLiteral("2026-03-14T15:09:26.535Z"));
        QCOMPARE(store->countByOwner(QStringLiteral("annotation"))->value(QStringLiteral("s")), 1);
        QCOMPARE(store->countByOwner(QStringLiteral("annotation"), QStringLiteral("replyTo"))->value(QStringLiteral("s")), 1);
        QCOMPARE(store->countByOwner(QStringLiteral("annotation"), QStringLiteral("note"))->value(QStringLiteral("s")), 0);
        const auto countWithout = [&store](const char *value) {
            return store->countByOwner(QStringLiteral("annotation"), QStringLiteral("note"), {QStringLiteral("x"), QLatin1String(value)})
                ->value(QStringLiteral("s"));
        };
        QCOMPARE(countWithout("n"), 0);
        QCOMPARE(countWithout("other"), 1);
        QCOMPARE(store->ownersChangedSince(start).value(), QStringList{QStringLiteral("s")});
        QCOMPARE(store->ownersChangedSince(made).value(), QStringList{QStringLiteral("s")});
        QCOMPARE(store->ownersChangedSince(store->logMark()).value(), QStringList());
        QCOMPARE(store->ownersChangedSince(QStringLiteral("another:5")).value(),
                 QStringList{QStringLiteral("s")});
    }

    void viewStateIsKept()
    {
        {
            auto store = openStore(folder());
            QVERIFY(store->putViewState(QStringLiteral("survey/s"),
                                        {{QStringLiteral("page"), 4}, {QStringLiteral("zoom"), 1.25}}));
        }
        QCOMPARE(openReadOnly(folder())
                     ->viewState(QStringLiteral("survey/s"))
                     .value(QStringLiteral("zoom"))
                     .toDouble(),
                 1.25);
        QVERIFY(openReadOnly(folder())->viewState(QStringLiteral("none")).isEmpty());
    }

    void anUncleanEndIsNoticedAndThenForgotten()
    {
        fill(1);
        QVERIFY(openStore(folder())->wasClosedCleanly());
        {
            auto connection = Connection::open(database(), Connection::Mode::ReadWrite, &realFileSystem());
            QVERIFY((*connection)->exec("UPDATE meta SET value = '0' WHERE key = 'clean'"));
        }
        QVERIFY(!openStore(folder())->wasClosedCleanly());
        fill(1, 1);
        QVERIFY(openStore(folder())->wasClosedCleanly());
    }

    void manyAnnotationsAreReadAtOnce()
    {
        auto store = openStore(folder());
        ChangeGroup group{QStringLiteral("Import"), {}};
        for (int i = 0; i < 2000; ++i) {
            const QString id = QStringLiteral("annotation-%1").arg(i);
            group.changes.push_back(make(id, QStringLiteral("annotation"), QStringLiteral("s")));
            group.changes.push_back(set(id, QStringLiteral("note"), QStringLiteral("a note")));
            group.changes.push_back(set(id, QStringLiteral("kind"), QStringLiteral("kind.reading.claim")));
            group.changes.push_back(set(id, QStringLiteral("anchor"), QJsonArray{i, 100, 200}));
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(store->commit(group));
        qInfo("8,000 operations saved in %lld ms", timer.restart());
        const auto objects = store->objectsOf(ObjectId(QStringLiteral("s")));
        qInfo("2,000 annotations read in %lld ms", timer.elapsed());
        QCOMPARE(objects->size(), 2000U);
    }

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(QStringLiteral("library")); }
    [[nodiscard]] QString database() const { return folder() + QStringLiteral("/library.db"); }

    // Annotations a<first>… of survey s, each with a note: two operations each.
    void fill(int count, int first = 0)
    {
        auto store = openStore(folder());
        for (int i = first; i < first + count; ++i) {
            const QString id = QStringLiteral("a%1").arg(i);
            const auto info =
                store->commit({QStringLiteral("Highlight"),
                               {make(id, QStringLiteral("annotation"), QStringLiteral("s")),
                                set(id, QStringLiteral("note"), QStringLiteral("note %1").arg(i))}});
            QVERIFY2(info, message(info));
        }
    }

    static QMap<QString, QString> notesOf(LibraryStore &store)
    {
        QMap<QString, QString> notes;
        const auto objects = store.objectsOf(ObjectId(QStringLiteral("s")));
        for (const ObjectState &object : objects.value_or(std::vector<ObjectState>()))
            notes.insert(object.id.text(), object.text(QStringLiteral("note")));
        return notes;
    }

    [[nodiscard]] QStringList segments() const
    {
        QStringList paths;
        QDirIterator it(folder() + QStringLiteral("/journal"), {QStringLiteral("*.jsonl")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            paths << it.next();
        paths.sort();
        return paths;
    }

    void damage(qint64 from, qint64 size)
    {
        QFile file(database());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(from));
        const qint64 length = size < 0 ? file.size() - from : qMin(size, file.size() - from);
        QVERIFY(length > 0);
        file.write(QByteArray(length, '\x5a'));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

CONSPECTUS_TEST_GUILESS_MAIN(LibraryStoreTest)
#include "librarystore_test.moc"
