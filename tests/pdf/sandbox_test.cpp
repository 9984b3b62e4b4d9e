// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sandbox denies from inside: the worker shuts itself in and tries eight things it must not be able to do. Run for the
// worker of this build and for the plain one, under the release's limits; only AS may differ between them.

#include "support/testenvironment.h"

#include <QMap>
#include <QProcess>

namespace {

QMap<QString, QString> selfTest(const QString &name)
{
    QProcess worker;
    worker.start(QStringLiteral(CONSPECTUS_BINARY_DIR "/bin/") + name, {QStringLiteral("--self-test")});
    QMap<QString, QString> lines;
    if (!worker.waitForFinished(30'000))
        return lines;
    for (const QString &line : QString::fromUtf8(worker.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts))
        lines.insert(line.section(QStringLiteral(": "), 0, 0), line.section(QStringLiteral(": "), 1));
    lines.insert(QStringLiteral("exit"), QString::number(worker.exitCode()));
    return lines;
}

} // namespace

class SandboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deniesFromInside_data()
    {
        QTest::addColumn<QString>("worker");
        QTest::newRow("this build") << QStringLiteral("conspectus-pdfworker");
        QTest::newRow("release limits") << QStringLiteral("conspectus-pdfworker-plain");
    }
    void deniesFromInside()
    {
        QFETCH(QString, worker);
        const QMap<QString, QString> said = selfTest(worker);
        QCOMPARE(said.value(QStringLiteral("seccomp")), QStringLiteral("yes"));
        QCOMPARE(said.value(QStringLiteral("limits")), QStringLiteral("yes"));
        if (said.value(QStringLiteral("landlock")) != QLatin1String("yes"))
            QSKIP("This kernel has no Landlock: reading files is not denied here.");
        for (const char *attempt : {"open /etc/passwd", "open HOME", "create file", "socket inet", "socket unix",
                                    "fork", "ptrace", "execve"}) {
            const QString answer = said.value(QString::fromLatin1(attempt));
            QVERIFY2(answer.startsWith(QLatin1String("denied (E")), qPrintable(QString::fromLatin1(attempt) + answer));
        }
        QCOMPARE(said.value(QStringLiteral("exit")), QStringLiteral("0"));
    }

    void onlyTheAddressSpaceDiffersBetweenBuilds()
    {
        const auto limitsOf = [](const QString &worker) {
            QMap<QString, QString> limits = selfTest(worker);
            limits.removeIf([](const auto &line) { return !line.key().startsWith(QLatin1String("limit ")); });
            return limits;
        };
        const QMap<QString, QString> release{
            {QStringLiteral("limit AS"), QStringLiteral("1073741824")},
            {QStringLiteral("limit CORE"), QStringLiteral("0")},
            {QStringLiteral("limit FSIZE"), QStringLiteral("0")},
            {QStringLiteral("limit NOFILE"), QStringLiteral("128")},
            {QStringLiteral("limit NPROC"), QStringLiteral("0")},
            {QStringLiteral("limit STACK"), QStringLiteral("8388608")},
        };
        QMap<QString, QString> expected = release;
#ifdef CONSPECTUS_SANITIZED
        expected.remove(QStringLiteral("limit AS"));
#endif
        QCOMPARE(limitsOf(QStringLiteral("conspectus-pdfworker-plain")), release);
        QCOMPARE(limitsOf(QStringLiteral("conspectus-pdfworker")), expected);
    }

    void refusesToRunByItself()
    {
        QProcess worker;
        worker.start(QStringLiteral(CONSPECTUS_BINARY_DIR "/bin/conspectus-pdfworker"), {QStringLiteral("1")});
        QVERIFY(worker.waitForFinished(30'000));
        QCOMPARE(worker.exitCode(), 2);
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(SandboxTest)
#include "sandbox_test.moc"
