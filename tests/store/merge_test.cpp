// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Merging is a union: random histories of several replicas, put in any order and more than once, leave the
// same objects. And the rules by name: registers keep both heads, additions win, deletion is a register.
#include "store/migrations.h"
#include "store/objecttables.h"
#include "storefixture.h"
#include "support/testenvironment.h"

#include <algorithm>
#include <random>

using namespace conspectus;
using namespace conspectus::store;
using namespace conspectus::test;

namespace {

// One replica's tables in memory, with its own counts.
class Site
{
public:
    explicit Site(int number)
        : m_replica(QStringLiteral("0000000%1-0000-4000-8000-000000000000").arg(number))
    {
        auto opened = Connection::open(QString(), Connection::Mode::Memory, nullptr);
        if (!opened)
            qFatal("no memory database");
        m_database = std::move(*opened);
        if (!migrate(*m_database, QStringLiteral("library"), kLibraryApplicationId))
            qFatal("no schema");
    }

    // Makes the operation against what this replica has seen, and keeps it.
    Operation say(const Change &change)
    {
        ObjectTables tables(*m_database);
        OperationHeader header;
        header.replica = m_replica;
        header.seq = ++m_seq;
        header.lamport = ++m_lamport;
        header.at = QStringLiteral("2026-03-14T15:09:26.535Z");
        header.group = QStringLiteral("g");
        header.object = change.object.text();
        header.kind = kindName(change.kind);
        header.parents = tables.parentsOf(change).value();
        const Operation operation =
            makeOperation(header, *payloadOf(change, {}), sha256(QByteArray::number(m_seq)));
        hear(operation);
        return operation;
    }

    void hear(const Operation &operation)
    {
        m_lamport = std::max(m_lamport, operation.lamport);
        if (const auto put = ObjectTables(*m_database).put(operation); !put)
            qFatal("put: %s", qPrintable(put.error().detail));
    }

    void hear(const std::vector<Operation> &operations)
    {
        Transaction transaction(*m_database);
        if (!transaction.begin())
            qFatal("begin");
        for (const Operation &operation : operations)
            hear(operation);
        if (!transaction.commit())
            qFatal("commit");
    }

    std::vector<ObjectState> everything()
    {
        std::vector<ObjectState> all;
        for (const char *type : {"a", "b", ""}) {
            auto some = ObjectTables(*m_database).objectsOfType(QLatin1String(type)).value();
            all.insert(all.end(), some.begin(), some.end());
        }
        return all;
    }

    ObjectState object(const QString &id) { return ObjectTables(*m_database).object(ObjectId(id)).value(); }

    void rebuild()
    {
        if (!ObjectTables(*m_database).rebuild())
            qFatal("rebuild");
    }

private:
    QString m_replica;
    std::unique_ptr<Connection> m_database;
    qint64 m_seq = 0;
    qint64 m_lamport = 0;
};

Change randomChange(std::mt19937 &random)
{
    const QString object = QStringLiteral("object-%1").arg(random() % 4);
    const QString field = QStringLiteral("field-%1").arg(random() % 3);
    const QString value = QStringLiteral("value-%1").arg(random() % 5);
    switch (random() % 12) {
    case 0:
        return make(object, random() % 2 ? QStringLiteral("a") : QStringLiteral("b"), value);
    case 1:
        return erase(object);
    case 2:
        return restore(object);
    case 3:
        return {ObjectId(object), ChangeKind::SameAs, {}, value};
    case 4:
        return set(object, field, QJsonValue(QJsonValue::Undefined));
    case 5:
    case 6:
        return add(object, field, value);
    case 7:
        return remove(object, field, value);
    default:
        return set(object, field, value);
    }
}

} // namespace

class MergeTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyOrderGivesTheSameState()
    {
        std::mt19937 random(20260314);
        int conflicts = 0;
        for (int history = 0; history < 200; ++history) {
            std::vector<std::unique_ptr<Site>> sites;
            std::vector<Operation> all;
            std::vector<size_t> heard(3, 0);
            for (int i = 0; i < 3; ++i)
                sites.push_back(std::make_unique<Site>(i));
            for (int step = 0; step < 40; ++step) {
                const size_t who = random() % 3;
                if (random() % 6 == 0) { // a merge in between: everything so far, in order
                    for (; heard[who] < all.size(); ++heard[who])
                        sites[who]->hear(all[heard[who]]);
                }
                all.push_back(sites[who]->say(randomChange(random)));
            }
            for (auto &site : sites)
                site->hear(all);
            const auto expected = sites[0]->everything();
            QVERIFY(sites[1]->everything() == expected);
            QVERIFY(sites[2]->everything() == expected);
            std::ranges::shuffle(all, random);
            Site late(9);
            late.hear(all);
            late.hear(all); // twice: nothing changes
            QVERIFY2(late.everything() == expected, qPrintable(QStringLiteral("history %1").arg(history)));
            late.rebuild();
            QVERIFY(late.everything() == expected);
            for (const ObjectState &object : expected) {
                for (auto it = object.fields.cbegin(); it != object.fields.cend(); ++it)
                    conflicts += it->size() > 1 ? 1 : 0;
            }
        }
        QVERIFY2(conflicts > 100, "the histories hardly met");
    }

    void twoHeadsAreAConflictThatAThirdResolves()
    {
        Site one(1), two(2);
        two.hear(one.say(make(QStringLiteral("x"), QStringLiteral("a"))));
        two.hear(one.say(set(QStringLiteral("x"), QStringLiteral("note"), QStringLiteral("base"))));
        const Operation mine =
            one.say(set(QStringLiteral("x"), QStringLiteral("note"), QStringLiteral("mine")));
        const Operation yours =
            two.say(set(QStringLiteral("x"), QStringLiteral("note"), QStringLiteral("yours")));
        one.hear(yours);
        two.hear(mine);
        QVERIFY(one.object(QStringLiteral("x")).isInConflict(QStringLiteral("note")));
        QCOMPARE(one.object(QStringLiteral("x")), two.object(QStringLiteral("x")));
        // Equal counts: the greater replica is shown first.
        QCOMPARE(one.object(QStringLiteral("x")).text(QStringLiteral("note")), QStringLiteral("yours"));
        two.hear(one.say(set(QStringLiteral("x"), QStringLiteral("note"), QStringLiteral("both"))));
        QVERIFY(!two.object(QStringLiteral("x")).isInConflict(QStringLiteral("note")));
        QCOMPARE(two.object(QStringLiteral("x")).text(QStringLiteral("note")), QStringLiteral("both"));
    }

    void theSameSaidTwiceIsNoConflict()
    {
        Site one(1), two(2);
        two.hear(one.say(make(QStringLiteral("x"), QStringLiteral("a"))));
        const Operation mine =
            one.say(set(QStringLiteral("x"), QStringLiteral("year"), QStringLiteral("2024")));
        two.say(set(QStringLiteral("x"), QStringLiteral("year"), QStringLiteral("2024")));
        two.hear(mine);
        QVERIFY(!two.object(QStringLiteral("x")).isInConflict(QStringLiteral("year")));
    }

    void additionsWin()
    {
        Site one(1), two(2);
        const QString x = QStringLiteral("x"), tags = QStringLiteral("tags"), t = QStringLiteral("t");
        two.hear(one.say(make(x, QStringLiteral("a"))));
        two.hear(one.say(add(x, tags, t)));
        const Operation removed = one.say(remove(x, tags, t));
        const Operation added = two.say(add(x, tags, t));
        one.hear(added);
        two.hear(removed);
        QCOMPARE(one.object(x).sets.value(tags), QStringList{t});
        QCOMPARE(one.object(x), two.object(x));
        two.hear(one.say(remove(x, tags, t)));
        QVERIFY(two.object(x).sets.isEmpty());
    }

    void anEditOfADeletedObjectIsKept()
    {
        Site one(1), two(2);
        const QString x = QStringLiteral("x");
        two.hear(one.say(make(x, QStringLiteral("a"))));
        const Operation erased = one.say(erase(x));
        two.say(set(x, QStringLiteral("note"), QStringLiteral("late")));
        two.hear(erased);
        QVERIFY(two.object(x).deleted);
        QCOMPARE(two.object(x).text(QStringLiteral("note")), QStringLiteral("late"));
        two.say(restore(x));
        QVERIFY(!two.object(x).deleted);
    }

    // Applying in memory at once (ObjectState::apply) and by operations comes to the same.
    void memoryAndTablesAgree()
    {
        std::mt19937 random(11);
        Site site(1);
        std::map<QString, ObjectState> states;
        for (int i = 0; i < 400; ++i) {
            const Change change = randomChange(random);
            site.say(change);
            states[change.object.text()].apply(change);
            ObjectState stored = site.object(change.object.text());
            for (auto &heads : stored.fields) {
                for (auto &head : heads)
                    head.operation = OperationId();
            }
            QCOMPARE(stored, states[change.object.text()]);
        }
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(MergeTest)
#include "merge_test.moc"
