// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library store on real files: saving, reading back, replay, replicas, documents, backup, check.
#include "store/librarystore.h"
#include "storefixture.h"
#include "support/testenvironment.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <sys/stat.h>

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
        const auto info = store->commit({QStringLiteral("Make"),
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
            QCOMPARE(a.sets.value(QStringLiteral("tags")), (QStringList{QStringLiteral("b"), QStringLiteral("z")}));
            QVERIFY(!a.isInConflict(QStringLiteral("note")));
        };
        check(*store);
        store.reset();
        check(*openStore(folder()));
    }

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(QStringLiteral("library")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

CONSPECTUS_TEST_GUILESS_MAIN(LibraryStoreTest)
#include "librarystore_test.moc"
