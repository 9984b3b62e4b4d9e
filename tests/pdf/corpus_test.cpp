// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every PDF of the real input opens and shows page 1 with its text, or is refused with a reason, within the deadlines. Run
// with the plain worker under the release's limits. Writes pdf-corpus.tsv into the build folder.

#include "pdf/sessionprobe.h"
#include "pdf/workers.h"
#include "support/testenvironment.h"

#include <QDirIterator>
#include <QElapsedTimer>

using namespace conspectus;
using namespace conspectus::test;

namespace {

// File name -> password, from the manifest (tab separated: file, pages, what, password …).
QHash<QString, QString> passwords(const QString &corpus)
{
    QHash<QString, QString> found;
    QFile manifest(corpus + QStringLiteral("/MANIFEST.tsv"));
    if (!manifest.open(QFile::ReadOnly))
        return found;
    for (const QString &line : QString::fromUtf8(manifest.readAll()).split(u'\n')) {
        const QStringList fields = line.split(u'\t');
        if (fields.size() > 3 && !fields[3].isEmpty())
            found.insert(fields[0], fields[3]);
    }
    return found;
}

QStringList documents(const QString &corpus)
{
    QStringList files;
    for (const char *folder : {"odd", "surveys", "jats"}) {
        QDirIterator walk(corpus + u'/' + QString::fromLatin1(folder), {QStringLiteral("*.pdf")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            files.append(QDir(corpus).relativeFilePath(walk.next()));
    }
    files.sort();
    return files;
}

} // namespace

class CorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDocumentOpensOrSaysWhyNot()
    {
        const QString corpus = corpusFolder();
        if (corpus.isEmpty())
            QSKIP("No real input beside the project (../shared/corpus): nothing to try.");
        const ScopedVariable worker("CONSPECTUS_PDFWORKER", plainWorker());
        // A quarter of the deadlines: nothing in there but the file that hangs needs more.
        const ScopedVariable percent("CONSPECTUS_PDF_DEADLINE_PERCENT", "25");
        QFile table(QStringLiteral(CONSPECTUS_BINARY_DIR "/pdf-corpus.tsv"));
        QVERIFY(table.open(QFile::WriteOnly));
        table.write("file\toutcome\tcode\tpages\twords on page 1\tlinks on page 1\tms\n");
        const QHash<QString, QString> known = passwords(corpus);
        QStringList wrong;
        for (const QString &name : documents(corpus)) {
            const Row row = take(corpus + u'/' + name, known.value(name).toUtf8());
            table.write(QStringLiteral("%1\t%2\t%3\t%4\t%5\t%6\t%7\n")
                            .arg(name, row.outcome, row.code).arg(row.pages).arg(row.words).arg(row.links)
                            .arg(row.milliseconds).toUtf8());
            if (!row.isAnswered)
                wrong << name + QStringLiteral(": no answer");
            const bool mustOpen = name.startsWith(QLatin1String("surveys/")) || name.startsWith(QLatin1String("jats/"));
            if (mustOpen && (row.outcome != QLatin1String("shown") || row.words == 0))
                wrong << name + QStringLiteral(": ") + row.outcome + u' ' + row.code;
            if (row.outcome == QLatin1String("locked") && known.contains(name))
                wrong << name + QStringLiteral(": its password is known and did not open it");
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

private:
    struct Row
    {
        QString outcome;
        QString code;
        int pages = 0;
        size_t words = 0;
        size_t links = 0;
        qint64 milliseconds = 0;
        bool isAnswered = false;
    };

    static Row take(const QString &path, const QByteArray &password)
    {
        QElapsedTimer clock;
        clock.start();
        SessionProbe probe;
        Row row;
        row.isAnswered = probe.open(path, password, 60'000);
        if (!probe.isOpen) {
            row.outcome = probe.passwordAsks > 0 ? QStringLiteral("locked") : QStringLiteral("refused");
            row.code = probe.error ? errorCodeName(probe.error->code) : QString();
            row.milliseconds = clock.elapsed();
            return row;
        }
        row.pages = probe.session.info().pageCount;
        const bool isDrawn = !probe.draw({.page = 0, .scale = 1.0, .tag = 1}, 90'000).isNull();
        row.isAnswered = (isDrawn || probe.failedPictures.contains(1)) && probe.read(0, 60'000);
        row.outcome = isDrawn ? QStringLiteral("shown") : QStringLiteral("not drawn");
        if (probe.failedPictures.contains(1))
            row.code = errorCodeName(probe.failedPictures[1].code);
        row.words = probe.texts.value(0).words.size();
        row.links = probe.texts.value(0).links.size();
        row.milliseconds = clock.elapsed();
        return row;
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(CorpusTest)
#include "corpus_test.moc"
