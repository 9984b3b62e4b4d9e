// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever a worker does, the session answers with an error in time and goes on living.

#include "pdf/sessionprobe.h"
#include "pdf/workers.h"
#include "support/testenvironment.h"

using namespace conspectus;
using namespace conspectus::test;

class HostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // What must end at its deadline has a tenth of it: 2 s to load, 4 s to draw. The others have all of it, as a busy machine
    // needs a second to start a worker.
    static QByteArray percentFor(const QString &code) { return code == QLatin1String("timed-out") ? "10" : "100"; }

    void init()
    {
        qputenv("CONSPECTUS_PDF_DEADLINE_PERCENT", "100");
        QTRY_VERIFY(workerPids().empty());
    }

    void documentsFailWithAReason_data()
    {
        QTest::addColumn<QString>("vice");
        QTest::addColumn<QString>("code");
        QTest::newRow("no seccomp") << QStringLiteral("no-seccomp") << QStringLiteral("unsupported-here");
        QTest::newRow("no limits") << QStringLiteral("no-limits") << QStringLiteral("unsupported-here");
        QTest::newRow("silent") << QStringLiteral("silent") << QStringLiteral("timed-out");
        QTest::newRow("babbles") << QStringLiteral("babbles") << QStringLiteral("damaged");
        QTest::newRow("dies") << QStringLiteral("dies-loading") << QStringLiteral("damaged");
        QTest::newRow("hangs") << QStringLiteral("hangs-loading") << QStringLiteral("timed-out");
        QTest::newRow("many pages") << QStringLiteral("many-pages") << QStringLiteral("damaged");
        QTest::newRow("not installed") << QStringLiteral("../nowhere/at-all") << QStringLiteral("internal");
    }
    void documentsFailWithAReason()
    {
        QFETCH(QString, vice);
        QFETCH(QString, code);
        const ScopedVariable worker("CONSPECTUS_PDFWORKER", fake(vice));
        qputenv("CONSPECTUS_PDF_DEADLINE_PERCENT", percentFor(code));
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        QVERIFY(probe.error);
        QCOMPARE(errorCodeName(probe.error->code), code);
    }

    void picturesFailWithAReason_data()
    {
        QTest::addColumn<QString>("vice");
        QTest::addColumn<QString>("code");
        for (const char *vice : {"dies-drawing", "wrong-size", "huge-page", "never-content", "wrong-id", "wrong-kind",
                                 "garbage", "beyond-arena", "sends-files"})
            QTest::newRow(vice) << QString::fromLatin1(vice) << QStringLiteral("damaged");
        QTest::newRow("hangs") << QStringLiteral("hangs-drawing") << QStringLiteral("timed-out");
        QTest::newRow("greedy") << QStringLiteral("greedy") << QStringLiteral("too-large");
    }
    void picturesFailWithAReason()
    {
        QFETCH(QString, vice);
        QFETCH(QString, code);
        const ScopedVariable worker("CONSPECTUS_PDFWORKER", fake(vice));
        qputenv("CONSPECTUS_PDF_DEADLINE_PERCENT", percentFor(code));
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        QVERIFY(probe.isOpen);
        QVERIFY(probe.draw({.page = 0, .tag = 1}).isNull());
        QVERIFY(probe.failedPictures.contains(1));
        QCOMPARE(errorCodeName(probe.failedPictures[1].code), code);
        QVERIFY(!probe.error); // the document stays open
    }

    void aFloodEndsTheWorkerNotUs()
    {
        const ScopedVariable worker("CONSPECTUS_PDFWORKER", fake(QStringLiteral("floods")));
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        const pid_t first = workerPids().front();
        QVERIFY(!probe.draw({.page = 0, .tag = 1}).isNull()); // the first answer was right
        const auto isGone = [&] { return std::ranges::count(workerPids(), first) == 0; };
        QTRY_VERIFY(isGone());
        QVERIFY(!probe.draw({.page = 1, .tag = 2}).isNull());
        QVERIFY(!probe.error);
    }

    void textOfAnotherShapeIsRefused()
    {
        const ScopedVariable worker("CONSPECTUS_PDFWORKER", fake(QStringLiteral("honest-drawer")));
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        QVERIFY(probe.read(0));
        QVERIFY(probe.failedTexts.contains(0));
        probe.session.requestOutline();
        QTRY_VERIFY(probe.outline.has_value());
        QVERIFY(probe.outline->empty());
        probe.session.requestShapes(0, 3);
        QTRY_COMPARE(probe.shapes.size(), 3); // the first page's size stands in
        QCOMPARE(probe.shapes[2].size, QSizeF(100, 200));
        QVERIFY(!probe.draw({.page = 0, .tag = 1}).isNull());
    }

private:
    // The fake worker under the name of its vice.
    QByteArray fake(const QString &vice)
    {
        const QString path = m_folder.filePath(vice);
        QFile::link(QStringLiteral(CONSPECTUS_BINARY_DIR "/tests/pdf_fakeworker"), path);
        return path.toUtf8();
    }

    QTemporaryDir m_folder;
};

CONSPECTUS_TEST_GUILESS_MAIN(HostileTest)
#include "hostile_test.moc"
