// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Collections among their siblings: their order, also where two machines gave two of them one key.

#include "library/collections.h"
#include "libraryfixture.h"

using namespace conspectus;
using namespace conspectus::test;

class CollectionsTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<LibraryFixture> m_fixture;
    std::unique_ptr<Collections> m_collections;

    [[nodiscard]] QString roots() const
    {
        QStringList names;
        for (const Collection *each : m_collections->childrenOf({}))
            names.append(each->name);
        return names.join(QLatin1Char(' '));
    }
    // As after a merge: all of them stand at one key.
    void giveOneKey(const QList<CollectionId> &ids)
    {
        std::vector<Change> changes;
        for (const CollectionId &id : ids)
            changes.push_back({asObject(id), ChangeKind::Set, QStringLiteral("order"), QStringLiteral("m")});
        m_fixture->library->edit(QStringLiteral("Move collection"), changes);
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LibraryFixture>();
        QVERIFY(m_fixture->open());
        m_collections = std::make_unique<Collections>(&*m_fixture->library);
    }
    void cleanup()
    {
        m_collections.reset();
        m_fixture.reset();
    }

    void siblingsWithOneKeyMoveByOnePlace()
    {
        QList<CollectionId> ids;
        for (const char *name : {"a", "b", "c", "d"})
            ids.append(m_collections->make(QString::fromLatin1(name)));
        giveOneKey(ids);
        QString before = roots(); // by id now, so in any order
        for (const int step : {1, 1, 1, -1, -1, -1}) {
            const CollectionId id = ids[1];
            QStringList expected = before.split(QLatin1Char(' '));
            const qsizetype from = expected.indexOf(QStringLiteral("b"));
            expected.move(from, std::clamp<qsizetype>(from + step, 0, expected.size() - 1));
            const int undoSteps = m_fixture->library->undoStack()->index();
            m_collections->shift(id, step);
            QCOMPARE(roots(), expected.join(QLatin1Char(' ')));
            QVERIFY(m_fixture->library->undoStack()->index() <= undoSteps + 1);
            before = roots();
        }
        QCOMPARE(before.front(), QLatin1Char('b'));
    }

    void movingIsOneStepThatCanBeUndone()
    {
        const QList<CollectionId> ids{m_collections->make(QStringLiteral("a")), m_collections->make(QStringLiteral("b"))};
        QCOMPARE(roots(), QStringLiteral("a b"));
        m_collections->shift(ids[1], -1);
        QCOMPARE(roots(), QStringLiteral("b a"));
        m_fixture->library->undoStack()->undo();
        QCOMPARE(roots(), QStringLiteral("a b"));
        m_collections->shift(ids[0], -1); // first already
        QCOMPARE(roots(), QStringLiteral("a b"));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(CollectionsTest)
#include "collections_test.moc"
