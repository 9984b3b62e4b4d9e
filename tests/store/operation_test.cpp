// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bytes of operations never change: the lines of tests/data/operations/v1.jsonl, made by the first
// version, are written again byte for byte and read back. CONSPECTUS_WRITE_GOLDEN=1 writes the file anew
// (only with a new format version).
#include "store/canonicaljson.h"
#include "store/journal.h"
#include "store/operation.h"
#include "storefixture.h"
#include "support/testenvironment.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <random>

using namespace conspectus;
using namespace conspectus::store;
using namespace conspectus::test;

namespace {

const QString kGolden = QStringLiteral(CONSPECTUS_SOURCE_DIR "/tests/data/operations/v1.jsonl");
const QString kSurvey = QStringLiteral("6f1d3c1e-0f35-4e53-9d53-2b52a1a4f0aa");
const QString kNote = QStringLiteral("0d3c8f0e-51aa-4cb3-8bd8-7f3c7f6f2e11");

// One change of each kind and one value of each sort.
std::vector<Change> goldenChanges()
{
    return {
        make(kSurvey, QStringLiteral("survey")),
        make(kNote, QStringLiteral("annotation"), kSurvey),
        set(kNote, QStringLiteral("note"),
            QStringLiteral("Says \"so\" \\ on\n\ttwo lines; naïve, 大语言模型, 😀, \u0001")),
        set(kNote, QStringLiteral("page"), 7),
        set(kNote, QStringLiteral("wide"), qint64(9007199254740993)),
        set(kNote, QStringLiteral("negative"), -1),
        set(kNote, QStringLiteral("flag"), true),
        set(kNote, QStringLiteral("nothing"), QJsonValue(QJsonValue::Null)),
        set(kNote, QStringLiteral("anchor"),
            QJsonObject{{QStringLiteral("version"), QStringLiteral("v")},
                        {QStringLiteral("parts"), QJsonArray{QJsonArray{0, 12, 40}, QJsonObject{}}}}),
        set(kNote, QStringLiteral("page"), QJsonValue(QJsonValue::Undefined)),
        add(kNote, QStringLiteral("tags"), QStringLiteral("to read")),
        remove(kNote, QStringLiteral("tags"), QStringLiteral("to read")),
        erase(kNote),
        restore(kNote),
        {ObjectId(kSurvey), ChangeKind::SameAs, {}, QStringLiteral("1b671a64-40d5-491e-99b0-da01ff1f3341")},
    };
}

std::vector<Operation> goldenOperations()
{
    std::vector<Operation> operations;
    const auto changes = goldenChanges();
    for (const Change &change : changes) {
        OperationHeader header;
        header.replica = QStringLiteral("c56a4180-65aa-42ec-a945-5fd21dec0538");
        header.seq = static_cast<qint64>(operations.size()) + 1;
        header.lamport = header.seq + 40;
        header.at = QStringLiteral("2026-03-14T15:09:26.535Z");
        header.group = QStringLiteral("9a0b1c2d-3e4f-4051-8273-849596a7b8c9");
        header.part = static_cast<int>(operations.size());
        header.parts = static_cast<int>(changes.size());
        header.object = change.object.text();
        header.kind = kindName(change.kind);
        if (operations.size() > 2)
            header.parents = {operations[0].id, operations[2].id};
        const auto payload = payloadOf(change, QStringLiteral("Edit note"));
        if (!payload)
            qFatal("a golden change has no payload");
        operations.push_back(makeOperation(header, *payload, sha256(QByteArray::number(header.seq))));
    }
    Operation purged = operations[2];
    purged.salt = QByteArray();
    purged.payload = QByteArray();
    operations.push_back(purged);
    return operations;
}

} // namespace

class OperationTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytesAreThoseOfTheFirstVersion()
    {
        QByteArray lines;
        for (const Operation &operation : goldenOperations())
            lines += lineOf(operation);
        if (qEnvironmentVariableIsSet("CONSPECTUS_WRITE_GOLDEN")) {
            QFile out(kGolden);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(lines);
        }
        QFile golden(kGolden);
        QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(kGolden));
        QCOMPARE(lines, golden.readAll());
    }

    void goldenLinesAreReadBack()
    {
        QFile golden(kGolden);
        QVERIFY(golden.open(QIODevice::ReadOnly));
        const auto expected = goldenOperations();
        for (const Operation &wanted : expected) {
            const auto operation = operationFrom(golden.readLine().chopped(1));
            QVERIFY2(operation, message(operation));
            QCOMPARE(operation->id, wanted.id);
            QCOMPARE(operation->isPurged(), wanted.isPurged());
            QCOMPARE(operation->payload, wanted.payload);
            QCOMPARE(operation->kind, wanted.kind);
            QCOMPARE(operation->object, wanted.object);
            QCOMPARE(operation->seq, wanted.seq);
            QCOMPARE(operation->lamport, wanted.lamport);
            QCOMPARE(operation->part, wanted.part);
            QCOMPARE(operation->parents, wanted.parents);
            QCOMPARE(lineOf(*operation), lineOf(wanted));
        }
        QVERIFY(golden.atEnd());
    }

    // The values themselves, not only the bytes, survive.
    void valuesComeBack()
    {
        for (const Change &change : goldenChanges()) {
            const QJsonObject payload = jsonValue(*payloadOf(change, {})).toObject();
            QCOMPARE(payload.value(QStringLiteral("value")), change.value);
            QCOMPARE(payload.contains(QStringLiteral("value")), !change.value.isUndefined());
        }
    }

    void onlyIntegersAreWritten()
    {
        QVERIFY(!canonicalJson(1.5));
        QVERIFY(!canonicalJson(QJsonArray{1, QJsonObject{{QStringLiteral("x"), 0.25}}}));
        QVERIFY(!canonicalJson(1e300));
        QCOMPARE(canonicalJson(2.0).value(), QByteArrayLiteral("2"));
        QCOMPARE(canonicalJson(0).value(), QByteArrayLiteral("0"));
        QCOMPARE(canonicalJson(1).value(), QByteArrayLiteral("1"));
    }

    // Any change of a line's bytes is seen: the id is of the header, and the header has the checksum of the
    // rest.
    void aChangedLineIsNoOperationOrAnother()
    {
        std::mt19937 random(7);
        for (const Operation &operation : goldenOperations()) {
            const QByteArray line = lineOf(operation).chopped(1);
            for (int i = 0; i < 300; ++i) {
                QByteArray changed = line;
                const auto at = static_cast<qsizetype>(random() % static_cast<unsigned long>(changed.size()));
                changed[at] = static_cast<char>(changed.at(at) ^ (1 << random() % 8));
                const auto read = operationFrom(changed);
                const bool isSame = read && read->id == operation.id && read->payload == operation.payload;
                // Purged: white space around null says nothing. Hex digits of the salt may change case.
                QVERIFY2(!isSame || operation.isPurged() || read->salt == operation.salt,
                         changed.constData());
            }
            for (qsizetype length = 0; length < line.size(); ++length)
                QVERIFY(!operationFrom(line.left(length)));
        }
    }

    void aLaterFormatIsSaidToBeNewer()
    {
        QByteArray line = lineOf(goldenOperations().front()).chopped(1);
        line.replace("\"v\":1,", "\"v\":2,");
        const auto read = operationFrom(line);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::LibraryNewer);
    }

    void anUnknownKindIsKept()
    {
        OperationHeader header = goldenOperations().front();
        header.kind = QStringLiteral("rotate");
        header.parents.clear();
        const Operation operation = makeOperation(header, QByteArrayLiteral("{\"turn\":[1,2]}"), sha256("x"));
        const auto read = operationFrom(lineOf(operation).chopped(1));
        QVERIFY(read);
        QCOMPARE(read->kind, QStringLiteral("rotate"));
        QCOMPARE(read->payload, operation.payload);
    }

    void groupsWithoutTheirEndAreLeftOut()
    {
        QTemporaryDir folder;
        const auto all = goldenOperations();
        auto twoGroups = std::vector<Operation>(all.begin(), all.end() - 1);
        const QString replica = all.front().replica;
        Journal journal(folder.path(), realFileSystem());
        const auto first = journal.append(replica, QStringLiteral("202603"), twoGroups);
        QVERIFY2(first, message(first));
        const auto second = journal.append(replica, QStringLiteral("202603"), twoGroups);
        QVERIFY(second);
        QCOMPARE(second->begin, first->end);
        QCOMPARE(journal.read(replica, first->segment)->operations.size(), 2 * twoGroups.size());
        // Cut at every byte of the second group: the first is whole, of the second there is nothing.
        QFile file(journal.pathOf(replica, first->segment));
        for (qint64 size = second->end - 1; size >= first->end; size -= 7) {
            QVERIFY(file.resize(size));
            const auto read = journal.read(replica, first->segment);
            QVERIFY(read);
            QCOMPARE(read->operations.size(), twoGroups.size());
            QCOMPARE(read->end, first->end);
        }
        // Another run goes on in a new segment and destroys nothing.
        Journal another(folder.path(), realFileSystem());
        const qint64 size = file.size() + 1;
        QVERIFY(file.resize(size));
        const auto third = another.append(replica, QStringLiteral("202603"), twoGroups);
        QVERIFY(third);
        QCOMPARE(third->segment, QStringLiteral("202603-2.jsonl"));
        QCOMPARE(file.size(), size);
    }

    void aSegmentIsClosedAtOneMebibyte()
    {
        QTemporaryDir folder;
        Journal journal(folder.path(), realFileSystem());
        OperationHeader header = goldenOperations().front();
        header.part = 0;
        header.parts = 1;
        const QByteArray payload = "{\"field\":\"x\",\"value\":\"" + QByteArray(400000, 'x') + "\"}";
        for (int i = 0; i < 4; ++i) {
            header.seq = i + 1;
            QVERIFY(journal.append(header.replica, QStringLiteral("202603"),
                                   {makeOperation(header, payload, sha256("s"))}));
        }
        QCOMPARE(journal.segments(header.replica),
                 (QStringList{QStringLiteral("202603-1.jsonl"), QStringLiteral("202603-2.jsonl")}));
        QCOMPARE(journal.read(header.replica, QStringLiteral("202603-1.jsonl"))->operations.size(), 3U);
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(OperationTest)
#include "operation_test.moc"
