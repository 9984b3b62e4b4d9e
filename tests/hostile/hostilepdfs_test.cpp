// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every PDF that make.py writes opens, with a picture and the words of its first page or a reason for each, or is refused
// with the code it expects. With the plain worker under the release's limits of memory, and a quarter of its deadlines.

#include "hostile/makeinput.h"
#include "pdf/sessionprobe.h"
#include "pdf/workers.h"
#include "support/testenvironment.h"

using namespace conspectus;
using namespace conspectus::test;

class HostilePdfsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPdfOpensOrSaysWhyNot_data()
    {
        QTest::addColumn<QStringList>("outcomes");
        QVERIFY(m_folder.isValid());
        const QJsonObject expected = makeHostileInput(m_folder.path(), QStringLiteral(".pdf"));
        if (expected.isEmpty())
            QSKIP("There is no Python here to make the input with.");
        for (const QString &name : expected.keys())
            QTest::newRow(qPrintable(name)) << expected[name].toString().split(u'|');
    }

    void everyPdfOpensOrSaysWhyNot()
    {
        QFETCH(QStringList, outcomes);
        const ScopedVariable worker("CONSPECTUS_PDFWORKER", plainWorker());
        const ScopedVariable percent("CONSPECTUS_PDF_DEADLINE_PERCENT", "25");
        SessionProbe probe;
        QVERIFY2(probe.open(m_folder.filePath(QString::fromUtf8(QTest::currentDataTag())), {}, 60'000), "no answer");
        if (!probe.isOpen) {
            const QString code = probe.error ? errorCodeName(probe.error->code) : QStringLiteral("password-needed");
            QVERIFY2(outcomes.contains(code), qPrintable(code));
            QVERIFY(!probe.error || probe.error->message.size() > 40);
            return;
        }
        const bool isDrawn = !probe.draw({.page = 0, .tag = 1}, 90'000).isNull();
        QVERIFY2(isDrawn || !probe.failedPictures.value(1).message.isEmpty(), "neither a picture nor a reason");
        QVERIFY2(probe.read(0, 60'000), "neither words nor a reason");
        QVERIFY(probe.texts.contains(0) || !probe.failedTexts.value(0).message.isEmpty());
        const bool hasWords = std::ranges::find(probe.texts[0].words, QStringLiteral("Survey"), &text::RawWord::text) !=
                              probe.texts[0].words.end();
        QVERIFY2(outcomes.contains(QLatin1String("opened")) || (hasWords && outcomes.contains(QLatin1String("words"))),
                 hasWords ? "opened with its words" : "opened without its words");
    }

private:
    QTemporaryDir m_folder;
};

CONSPECTUS_TEST_GUILESS_MAIN(HostilePdfsTest)
#include "hostilepdfs_test.moc"
