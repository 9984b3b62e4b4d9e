// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules about files: every source says its licence and what it is for, no test sleeps, migrations are never edited, what a
// desktop reads is valid, and the page of a survey text is never taken for rich text.

#include "arch/sourcetree.h"
#include "support/testenvironment.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

using namespace conspectus::test;

namespace {
const QStringList kCode{QStringLiteral("*.cpp"), QStringLiteral("*.h")};

int run(const QString &program, const QStringList &arguments, QString *output)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished(30000);
    *output = QString::fromUtf8(process.readAll());
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}
} // namespace

class TreeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySourceSaysItsLicenceAndPurpose()
    {
        QStringList wrong;
        for (const QString &folder : {QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("tests")}) {
            for (const QString &file : sourceFiles(folder, kCode)) {
                const QStringList lines = contentOf(QDir(projectFolder()).filePath(file)).split(QLatin1Char('\n'));
                const bool good = lines.size() > 4 && lines[0].startsWith(QLatin1String("// SPDX-FileCopyrightText:"))
                                  && lines[1] == QLatin1String("// SPDX-License-Identifier: GPL-3.0-or-later");
                if (!good)
                    wrong << file;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void noTestSleeps()
    {
        static const QRegularExpression sleeping(
            QStringLiteral(R"(qWait\(|QThread::(m|u)?sleep|sleep_for|\busleep\()"));
        QStringList wrong;
        for (const QString &file : sourceFiles(QStringLiteral("tests"), kCode)) {
            if (file == QLatin1String("tests/arch/tree_test.cpp"))
                continue;
            if (contentOf(QDir(projectFolder()).filePath(file)).contains(sleeping))
                wrong << file;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    // A migration that has shipped is never edited: its hash stands in tests/data/migrations.json.
    void migrationsAreNeverEdited()
    {
        QFile list(projectFolder() + QStringLiteral("/tests/data/migrations.json"));
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QJsonObject known = QJsonDocument::fromJson(list.readAll()).object();
        const QStringList migrations = sourceFiles(QStringLiteral("resources/sql"), {QStringLiteral("*.sql")});
        QVERIFY(!migrations.isEmpty());
        for (const QString &file : migrations) {
            QFile sql(QDir(projectFolder()).filePath(file));
            QVERIFY(sql.open(QIODevice::ReadOnly));
            const QString hash = QString::fromLatin1(
                QCryptographicHash::hash(sql.readAll(), QCryptographicHash::Sha256).toHex());
            QVERIFY2(known.value(file).toString() == hash,
                     qPrintable(file + QStringLiteral(" has hash ") + hash + QStringLiteral(": write a new migration")));
        }
    }

    void desktopFilesAreValid_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        const QString folder = projectFolder() + QStringLiteral("/packaging/desktop/");
        QTest::newRow("desktop entry")
            << QStringLiteral("desktop-file-validate")
            << QStringList{folder + QStringLiteral("org.example.Conspectus.desktop")};
        QTest::newRow("metainfo") << QStringLiteral("appstreamcli")
                                  << QStringList{QStringLiteral("validate"), QStringLiteral("--no-net"),
                                                 folder + QStringLiteral("org.example.Conspectus.metainfo.xml")};
    }

    void desktopFilesAreValid()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP("The validator is not installed here");
        QString output;
        QVERIFY2(run(program, arguments, &output) == 0, qPrintable(output));
    }

    // Qt's labels guess whether a text is HTML and then open any local path it names.
    void foreignTextIsNeverRichText()
    {
        QStringList wrong;
        for (const QString &file : sourceFiles(QStringLiteral("ui"), kCode)) {
            const QString code = contentOf(QDir(projectFolder()).filePath(file));
            if (code.contains(QLatin1String("QTextBrowser")) && !file.contains(QLatin1String("safetextbrowser")))
                wrong << file + QStringLiteral(": QTextBrowser outside SafeTextBrowser");
            if (code.contains(QLatin1String("Qt::RichText")) || code.contains(QLatin1String("setHtml(")))
                wrong << file + QStringLiteral(": rich text");
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TreeTest)
#include "tree_test.moc"
