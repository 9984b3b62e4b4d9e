// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every input that once broke a decoder (tests/fuzz/found), every seed, and a few thousand changed seeds with a fixed
// start, so that the normal suite notices what a fuzzer would.
#include "support/testenvironment.h"
#include "targets.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

using namespace conspectus;

namespace {

QByteArray changed(QByteArray bytes, const QList<QByteArray> &others, QRandomGenerator &random)
{
    for (int edits = random.bounded(1, 8); edits > 0 && !bytes.isEmpty(); --edits) {
        const int at = random.bounded(static_cast<int>(bytes.size()));
        switch (random.bounded(6)) {
        case 0:
            bytes[at] = static_cast<char>(random.bounded(256));
            break;
        case 1:
            bytes.truncate(at);
            break;
        case 2:
            bytes.insert(at, QByteArray(random.bounded(1, 9), static_cast<char>(0xFF)));
            break;
        case 3:
            bytes.remove(at, random.bounded(1, 40));
            break;
        case 4:
            bytes.replace(at, 4, QByteArray(4, random.bounded(2) == 0 ? '\0' : static_cast<char>(0x7F)));
            break;
        default: {
            const QByteArray &other = others.at(random.bounded(static_cast<int>(others.size())));
            bytes.insert(at, other.mid(random.bounded(static_cast<int>(other.size()) + 1), random.bounded(1, 80)));
        }
        }
    }
    return bytes;
}

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTarget_data()
    {
        QTest::addColumn<QString>("name");
        for (const fuzz::Target &target : fuzz::targets())
            QTest::newRow(target.name) << QString::fromLatin1(target.name);
    }

    // A broken promise ends the program, so that reaching the end is the test.
    void everyTarget()
    {
        QFETCH(QString, name);
        const fuzz::Target *target = fuzz::targetNamed(name);
        QVERIFY(target);
        const QList<QByteArray> seeds = target->seeds();
        QVERIFY(!seeds.isEmpty());
        for (const QByteArray &seed : seeds)
            target->run(seed);
        const QDir found(QStringLiteral(CONSPECTUS_SOURCE_DIR "/tests/fuzz/found/") + name);
        for (const QString &file : found.entryList(QDir::Files)) {
            QFile input(found.filePath(file));
            QVERIFY(input.open(QIODevice::ReadOnly));
            QElapsedTimer timer;
            timer.start();
            target->run(input.readAll());
            QVERIFY2(timer.elapsed() < 10'000, qPrintable(file));
        }
        QRandomGenerator random(20'260'314);
        for (int round = 0; round < 1500; ++round)
            target->run(changed(seeds.at(random.bounded(static_cast<int>(seeds.size()))), seeds, random));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TestReplay)
#include "replay_test.moc"
