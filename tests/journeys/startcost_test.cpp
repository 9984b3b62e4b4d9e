// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the start costs, in instructions, so that it does not grow unseen: the release program makes its window under
// callgrind. Counts do not depend on how fast or how busy the machine is.

#include "support/testenvironment.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

class StartCostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makingTheWindow()
    {
        const QString program = qEnvironmentVariable("CONSPECTUS_RELEASE_BIN") + QStringLiteral("/conspectus");
        if (!QFileInfo(program).isExecutable())
            QSKIP("The release programs are not here: CONSPECTUS_RELEASE_BIN says where they are.");
        const QString valgrind = QStandardPaths::findExecutable(QStringLiteral("valgrind"));
        if (valgrind.isEmpty())
            QSKIP("valgrind is not installed.");
        const QTemporaryDir folder;
        QProcess run;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "CONSPECTUS_PDFWORKER"})
            environment.remove(QLatin1String(name));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        run.setProcessEnvironment(environment);
        run.setProcessChannelMode(QProcess::MergedChannels);
        run.start(valgrind, {QStringLiteral("--tool=callgrind"), QStringLiteral("--callgrind-out-file=") + folder.filePath(QStringLiteral("out")),
                             QStringLiteral("--toggle-collect=conspectus::MainWindow::MainWindow(*"), program,
                             QStringLiteral("--library"), folder.filePath(QStringLiteral("library")), QStringLiteral("--size"),
                             QStringLiteral("1600x960"), QStringLiteral("--picture"), folder.filePath(QStringLiteral("window.png"))});
        QVERIFY2(run.waitForFinished(300'000), qPrintable(run.errorString()));
        const QString said = QString::fromUtf8(run.readAll());
        QVERIFY2(run.exitCode() == 0, qPrintable(said));
        const QRegularExpression collected(QStringLiteral("Collected : (\\d+)"));
        const qint64 instructions = collected.match(said).captured(1).toLongLong();
        qInfo("The window is made with %lld instructions.", static_cast<long long>(instructions));
        QVERIFY2(instructions > 1'000'000, qPrintable(said)); // the window's constructor has another name
        // 105 million in November 2026, with all panels and views. Each further 10 million are about 3 ms of every start.
        QVERIFY(instructions < 140'000'000);
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(StartCostTest)
#include "startcost_test.moc"
