// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real page texts beside the project: what must come out of each.
#include "exchange/pagetext.h"
#include "support/testenvironment.h"

#include <QDir>
#include <QFile>

using namespace conspectus;
using namespace conspectus::exchange;

class TestPageCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realPages_data()
    {
        QTest::addColumn<QString>("title"); // its beginning
        QTest::addColumn<int>("authors");
        QTest::addColumn<int>("findings");
        QTest::addColumn<int>("topics");
        QTest::addColumn<int>("methods");
        QTest::addColumn<int>("resources");
        QTest::addColumn<int>("reviews");
        QTest::addColumn<bool>("truncated");
        QTest::addColumn<QString>("notes");

        QTest::newRow("seed-2406.03712.txt")
            << QStringLiteral("A Survey on Medical Large Language Models: Technology, Application") << 9 << 3
            << 2 << 9 << 0 << 0 << true
            << QStringLiteral(
                   "authors-empty-entry@Authors abstract-truncated@Abstract section-empty@Code & Models "
                   "held-back@Methods");
        QTest::newRow("tomesphere-1401.0046.txt")
            << QStringLiteral("Dark Energy: A Short Review") << 3 << 3 << 3 << 0 << 0 << 0 << true
            << QStringLiteral(
                   "section-missing@Code & Models abstract-truncated@Abstract text-unrecognised@Abstract "
                   "section-missing@Methods");
        QTest::newRow("tomesphere-1706.03446.md.txt")
            << QStringLiteral("Deep EHR: A Survey of Recent Advances") << 4 << 3 << 0 << 0 << 0 << 0 << false
            << QStringLiteral("text-unrecognised");
        QTest::newRow("tomesphere-1706.03446.txt")
            << QStringLiteral("Deep EHR: A Survey of Recent Advances") << 4 << 3 << 0 << 0 << 0 << 0 << false
            << QStringLiteral("section-missing@Code & Models section-missing@Taxonomy text-unrecognised");
        QTest::newRow("tomesphere-2009.13120.txt")
            << QString() << 0 << 3 << 0 << 0 << 0 << 0 << true
            << QStringLiteral("section-missing@Title section-missing@Taxonomy abstract-truncated@Abstract "
                              "section-empty@Code & Models");
        QTest::newRow("tomesphere-2310.11511.txt")
            << QStringLiteral("Self-RAG: Learning to Retrieve") << 5 << 3 << 0 << 0 << 2 << 0 << true
            << QStringLiteral("section-missing@Videos section-missing@Taxonomy abstract-truncated@Abstract");
        QTest::newRow("tomesphere-2407.11046.txt")
            << QString() << 0 << 3 << 0 << 2 << 0 << 0 << true
            << QStringLiteral("section-missing@Title abstract-truncated@Abstract text-unrecognised@Abstract "
                              "section-empty@Code & Models section-missing@Topics");
        QTest::newRow("arxivabs-2406.03712v2.txt")
            << QStringLiteral("A Survey on Medical Large Language Models: Technology, Application") << 9 << 0
            << 0 << 0 << 0 << 0 << true << QStringLiteral("text-unrecognised abstract-truncated@Abstract");
        QTest::newRow("paperhub-iclr2024-QHzzAU7Qf9.txt")
            << QStringLiteral("Soft Merging of Experts with Adaptive Routing") << 0 << 0 << 0 << 0 << 0 << 1
            << false << QStringLiteral("text-unrecognised text-unrecognised");
    }

    void realPages()
    {
        if (test::corpusFolder().isEmpty())
            QSKIP("The folder with real page texts is not here.");
        QFile file(QDir(test::corpusFolder())
                       .filePath(QStringLiteral("pages/") + QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QByteArray bytes = file.readAll();
        const Result<ParsedPage> page = parsePageText(bytes);
        QVERIFY2(page.has_value(), "refused");

        QFETCH(QString, title);
        QVERIFY2(page->title.startsWith(title) && page->title.isEmpty() == title.isEmpty(),
                 qPrintable(page->title));
        QTEST(static_cast<int>(page->authors.size()), "authors");
        QTEST(static_cast<int>(page->findings.size()), "findings");
        QTEST(static_cast<int>(page->topics.size()), "topics");
        QTEST(static_cast<int>(page->methods.size()), "methods");
        QTEST(static_cast<int>(page->resources.size()), "resources");
        QTEST(static_cast<int>(page->reviews.size()), "reviews");
        QTEST(page->abstractTruncated, "truncated");
        QVERIFY(page->abstract.size() > 700);
        QCOMPARE(page->verbatim.toUtf8(), bytes);
        QStringList notes;
        for (const ImportNote &note : page->notes)
            notes.append(note.section.isEmpty() ? note.code : note.code + u'@' + note.section);
        QTEST(notes.join(u' '), "notes");
    }

    // A page that is added to the folder later is at least read.
    void everyPageOfTheFolderIsRead()
    {
        if (test::corpusFolder().isEmpty())
            QSKIP("The folder with real page texts is not here.");
        const QDir folder(QDir(test::corpusFolder()).filePath(QStringLiteral("pages")));
        const QStringList names = folder.entryList(QDir::Files);
        QVERIFY(!names.isEmpty());
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(parsePageText(file.readAll()).has_value(), qPrintable(name));
        }
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TestPageCorpus)
#include "pagecorpus_test.moc"
