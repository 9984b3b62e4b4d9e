// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the built programs link: no network module anywhere, Poppler only in the worker, SQLite never there.

#include "support/testenvironment.h"

#include <QProcess>

class ProgramsTest : public QObject
{
    Q_OBJECT

    static QString ldd(const QString &program)
    {
        QProcess process;
        process.start(QStringLiteral("ldd"), {QStringLiteral(CONSPECTUS_BINARY_DIR "/bin/") + program});
        process.waitForFinished(30000);
        return QString::fromUtf8(process.readAllStandardOutput());
    }

private Q_SLOTS:
    void linkWhatTheyMay_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<bool>("poppler");
        QTest::addColumn<bool>("widgets");
        QTest::newRow("window") << QStringLiteral("conspectus") << false << true;
        QTest::newRow("command line") << QStringLiteral("conspectus-cli") << false << false;
        QTest::newRow("worker") << QStringLiteral("conspectus-pdfworker") << true << false;
    }

    void linkWhatTheyMay()
    {
        QFETCH(QString, program);
        QFETCH(bool, poppler);
        QFETCH(bool, widgets);
        const QString libraries = ldd(program);
        QVERIFY2(libraries.contains(QLatin1String("libQt6Core")), qPrintable(libraries));
        QVERIFY2(!libraries.contains(QLatin1String("libQt6Network")), qPrintable(libraries));
        QCOMPARE(libraries.contains(QLatin1String("libpoppler")), poppler);
        QCOMPARE(libraries.contains(QLatin1String("libQt6Widgets")), widgets);
        if (program == QLatin1String("conspectus-pdfworker"))
            QVERIFY2(!libraries.contains(QLatin1String("libsqlite3")), qPrintable(libraries));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(ProgramsTest)
#include "programs_test.moc"
