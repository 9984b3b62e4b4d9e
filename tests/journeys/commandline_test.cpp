// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// conspectus-cli as people and scripts use it: import, add a PDF, mark passages, tie them to findings, search, export, back
// up; shapes of the documents and exit codes; a writer killed in the middle; two programs at once.

#include "support/testenvironment.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace {

const QString kSample = QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/samples/short-survey.pdf");
const QString kSamplePage = QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/samples/medical-llm-survey.page.txt");

struct Answer
{
    int code = -1;
    QByteArray out;
    QByteArray err;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] QString error() const
    {
        return json().value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
    }
};

QStringList keysMissing(const QJsonObject &object, const char *keys)
{
    QStringList missing;
    for (const QString &key : QString::fromLatin1(keys).split(QLatin1Char(' '))) {
        if (!object.contains(key))
            missing.append(key);
    }
    return missing;
}

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] static QString program() { return qEnvironmentVariable("CONSPECTUS_CLI"); }
    [[nodiscard]] QStringList with(const QStringList &arguments) const
    {
        return QStringList{QStringLiteral("--library"), m_folder->filePath(QStringLiteral("library"))} + arguments;
    }
    [[nodiscard]] Answer run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        process.start(program(), with(arguments));
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60000))
            return {};
        const bool ended = process.exitStatus() == QProcess::NormalExit;
        return {ended ? process.exitCode() : -2, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] Answer json(QStringList arguments) const { return run(arguments << QStringLiteral("--json")); }

    static QStringList words(const char *line) { return QString::fromLatin1(line).split(QLatin1Char(' ')); }

    // A survey with the sample PDF; its id.
    QString prepare()
    {
        const Answer imported = json({QStringLiteral("import"), kSamplePage, QStringLiteral("--pdf"), kSample});
        return imported.code == 0 ? imported.json().value(QLatin1String("survey")).toString() : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(QFile::exists(program()), qPrintable(program()));
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void fromImportToExport()
    {
        const Answer imported = json({QStringLiteral("import"), kSamplePage, QStringLiteral("--pdf"), kSample});
        QVERIFY2(imported.code == 0, imported.err.constData());
        QCOMPARE(keysMissing(imported.json(), "schema survey title created notes"), QStringList());
        QCOMPARE(imported.json().value(QLatin1String("created")).toBool(), true);
        const QJsonObject version = imported.json().value(QLatin1String("versions")).toArray().first().toObject();
        QCOMPARE(keysMissing(version, "version sha256 pages textLayer duplicateOf problems"), QStringList());
        QCOMPARE(version.value(QLatin1String("textLayer")).toString(), QStringLiteral("ok"));
        const QString survey = imported.json().value(QLatin1String("survey")).toString();

        const Answer listed = json({QStringLiteral("list")});
        const QJsonObject row = listed.json().value(QLatin1String("surveys")).toArray().first().toObject();
        QCOMPARE(keysMissing(row, "survey title authorsLine versions annotations findings"), QStringList());
        QCOMPARE(row.value(QLatin1String("versions")).toInt(), 1);

        const QString quote = QStringLiteral("people rank answers, a reward model learns the ranking");
        const Answer marked = json({QStringLiteral("annotate"), survey.left(8), QStringLiteral("--quote"), quote,
                                    QStringLiteral("--kind"), QStringLiteral("method"), QStringLiteral("--note"),
                                    QStringLiteral("compare with nephrology")});
        QVERIFY2(marked.code == 0, marked.err.constData());
        QCOMPARE(keysMissing(marked.json(), "annotation version page quads quote class"), QStringList());
        QCOMPARE(marked.json().value(QLatin1String("quote")).toString(), quote);
        QCOMPARE(marked.json().value(QLatin1String("class")).toString(), QStringLiteral("same"));
        for (const QJsonValue quad : marked.json().value(QLatin1String("quads")).toArray()) {
            QCOMPARE(quad.toArray().size(), 8);
            for (const QJsonValue number : quad.toArray())
                QVERIFY(number.toDouble() >= 0 && number.toDouble() <= 1);
        }
        const QString annotation = marked.json().value(QLatin1String("annotation")).toString();

        QCOMPARE(json({QStringLiteral("link"), annotation.left(8), QStringLiteral("--finding"), QStringLiteral("F1"),
                       QStringLiteral("--role"), QStringLiteral("states")}).code, 0);
        const QJsonObject tree = json({QStringLiteral("taxonomy"), survey}).json();
        const QJsonObject node = tree.value(QLatin1String("nodes")).toArray().first().toObject();
        QCOMPARE(keysMissing(node, "node parent label kind page box works passages confidence"), QStringList());
        QCOMPARE(json({QStringLiteral("link"), annotation, QStringLiteral("--node"), node.value(QLatin1String("node")).toString()}).code, 0);

        const QJsonObject page = json({QStringLiteral("show"), survey}).json();
        QCOMPARE(keysMissing(page, "survey title authorsLine authors tldr contribution findings abstract reviews resources videos "
                                   "topics methods heldBack notes versions verbatim"), QStringList());
        const QJsonArray evidence = page.value(QLatin1String("findings")).toArray().first().toObject().value(QLatin1String("evidence")).toArray();
        QCOMPARE(evidence.size(), 1);
        QCOMPARE(evidence.first().toObject().value(QLatin1String("annotation")).toString(), annotation);
        QCOMPARE(evidence.first().toObject().value(QLatin1String("role")).toString(), QStringLiteral("states"));
        QFile verbatim(kSamplePage);
        QVERIFY(verbatim.open(QIODevice::ReadOnly));
        QCOMPARE(page.value(QLatin1String("verbatim")).toString().toUtf8(), verbatim.readAll());

        const QJsonObject all = json({QStringLiteral("annotations"), survey}).json();
        const QJsonObject entry = all.value(QLatin1String("annotations")).toArray().first().toObject();
        QCOMPARE(keysMissing(entry, "annotation style kind quote note page quads section links class score"), QStringList());
        QCOMPARE(entry.value(QLatin1String("links")).toArray().size(), 2);

        const QJsonObject found = json({QStringLiteral("search"), QStringLiteral("nephrology"), QStringLiteral("--in"), QStringLiteral("note")}).json();
        QCOMPARE(found.value(QLatin1String("total")).toInt(), 1);
        const QJsonObject hit = found.value(QLatin1String("hits")).toArray().first().toObject();
        QCOMPARE(keysMissing(hit, "survey version where page snippet score"), QStringList());
        QVERIFY(json({QStringLiteral("search"), QStringLiteral("preferences"), QStringLiteral("--in"), QStringLiteral("pdf")})
                    .json().value(QLatin1String("total")).toInt() > 0);

        const Answer markdown = run({QStringLiteral("export"), survey, QStringLiteral("--format"), QStringLiteral("markdown")});
        QVERIFY(markdown.out.contains(quote.toUtf8()) && markdown.out.contains("nephrology"));
        const QString file = m_folder->filePath(QStringLiteral("out.json"));
        for (const char *format : {"review-markdown", "review-text"}) {
            const Answer draft = run({QStringLiteral("export"), survey, QStringLiteral("--format"), QLatin1String(format)});
            QCOMPARE(draft.code, 0);
            QVERIFY2(draft.out.contains("[1]"), draft.out.constData());
        }
        const Answer notes = run({QStringLiteral("export"), survey, QStringLiteral("--format"), QStringLiteral("node-notes")});
        QVERIFY2(notes.code == 0 && notes.out.contains("#page=") && notes.out.contains("nephrology"), notes.out.constData());
        const Answer cards = run({QStringLiteral("export"), survey, QStringLiteral("--format"), QStringLiteral("anki")});
        QVERIFY2(cards.code == 0 && cards.out.startsWith("#separator:tab\n#html:true\n"), cards.out.constData());
        const Answer exported = json({QStringLiteral("export"), survey, QStringLiteral("--format"), QStringLiteral("json"),
                                      QStringLiteral("--out"), file});
        QCOMPARE(exported.json().value(QLatin1String("annotations")).toInt(), 1);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains(annotation.toUtf8()));
    }

    void textAndOutlineComeFromThePdf()
    {
        const QString survey = prepare();
        QVERIFY(!survey.isEmpty());
        const QJsonObject text = json({QStringLiteral("text"), survey, QStringLiteral("--page"), QStringLiteral("1"), QStringLiteral("--words")}).json();
        const QJsonObject page = text.value(QLatin1String("pages")).toArray().first().toObject();
        QCOMPARE(page.value(QLatin1String("page")).toInt(), 1);
        QVERIFY(page.value(QLatin1String("text")).toString().startsWith(QLatin1String("A short survey of medical")));
        const QJsonArray wordList = page.value(QLatin1String("words")).toArray();
        QVERIFY(wordList.size() > 300);
        QCOMPARE(keysMissing(wordList.first().toObject(), "text box font size role"), QStringList());
        const QJsonObject outline = json({QStringLiteral("outline"), survey}).json();
        QCOMPARE(outline.value(QLatin1String("source")).toString(), QStringLiteral("pdf"));
        const QJsonObject first = outline.value(QLatin1String("sections")).toArray().first().toObject();
        QCOMPARE(keysMissing(first, "title number level page y confidence"), QStringList());
        QCOMPARE(first.value(QLatin1String("number")).toString(), QStringLiteral("1"));
    }

    void anAmbiguousQuoteNamesItsCandidates()
    {
        const QString survey = prepare();
        const Answer unclear = json({QStringLiteral("annotate"), survey, QStringLiteral("--quote"), QStringLiteral("language models")});
        QCOMPARE(unclear.code, 1);
        QCOMPARE(unclear.error(), QStringLiteral("ambiguous"));
        const QJsonArray candidates = unclear.json().value(QLatin1String("error")).toObject().value(QLatin1String("candidates")).toArray();
        QVERIFY(candidates.size() > 1);
        QCOMPARE(json({QStringLiteral("list")}).json().value(QLatin1String("surveys")).toArray().first().toObject()
                     .value(QLatin1String("annotations")).toInt(), 0);
        const Answer second = json({QStringLiteral("annotate"), survey, QStringLiteral("--quote"), QStringLiteral("language models"),
                                    QStringLiteral("--occurrence"), QStringLiteral("2"), QStringLiteral("--style"), QStringLiteral("underline")});
        QCOMPARE(second.code, 0);
        QCOMPARE(second.json().value(QLatin1String("page")), candidates.at(1).toObject().value(QLatin1String("page")));
    }

    void areasAndPointsStandInUnits()
    {
        const QString survey = prepare();
        const Answer area = json({QStringLiteral("annotate"), survey, QStringLiteral("--area"), QStringLiteral("0.25,0.5,0.25,0.125"),
                                  QStringLiteral("--page"), QStringLiteral("2")});
        QVERIFY2(area.code == 0, area.err.constData());
        const QJsonArray quad = area.json().value(QLatin1String("quads")).toArray().first().toArray();
        const double expected[] = {0.25, 0.5, 0.5, 0.5, 0.5, 0.625, 0.25, 0.625};
        for (int i = 0; i < 8; ++i)
            QVERIFY(std::abs(quad.at(i).toDouble() - expected[i]) < 1e-4);
        QCOMPARE(area.json().value(QLatin1String("style")).toString(), QStringLiteral("area"));
        const Answer point = json({QStringLiteral("annotate"), survey, QStringLiteral("--point"), QStringLiteral("0.5,0.5"),
                                   QStringLiteral("--page"), QStringLiteral("1"), QStringLiteral("--note"), QStringLiteral("here")});
        QCOMPARE(point.json().value(QLatin1String("style")).toString(), QStringLiteral("note"));
        QCOMPARE(json({QStringLiteral("annotate"), survey, QStringLiteral("--point"), QStringLiteral("0.5,0.5"),
                       QStringLiteral("--page"), QStringLiteral("99")}).error(), QStringLiteral("not-found"));
    }

    void errorsHaveCodes()
    {
        QCOMPARE(json({QStringLiteral("list")}).code, 1); // no library yet
        QVERIFY(!QFileInfo::exists(m_folder->filePath(QStringLiteral("library")))); // and none is made by looking
        const Answer letter = run({QStringLiteral("import"), QStringLiteral("-"), QStringLiteral("--json")}, "Dear sir,\nthis is a letter.\n");
        QCOMPARE(letter.code, 1);
        QCOMPARE(letter.error(), QStringLiteral("not-a-survey-page"));
        QCOMPARE(json({QStringLiteral("import"), QStringLiteral("/nowhere/page.txt")}).error(), QStringLiteral("not-found"));
        const QString survey = prepare();
        QCOMPARE(json({QStringLiteral("show"), QStringLiteral("no such survey")}).error(), QStringLiteral("not-found"));
        QCOMPARE(json({QStringLiteral("add-pdf"), survey, kSamplePage}).error(), QStringLiteral("not-a-pdf"));
        QCOMPARE(json({QStringLiteral("link"), QStringLiteral("ffffffff"), QStringLiteral("--finding"), QStringLiteral("F1")}).error(),
                 QStringLiteral("not-found"));
        const Answer twice = json({QStringLiteral("add-pdf"), survey, kSample});
        QCOMPARE(twice.code, 0);
        QCOMPARE(twice.json().value(QLatin1String("duplicateOf")).toString(), survey);
    }

    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no command") << QStringList();
        QTest::newRow("unknown command") << words("fetch x");
        QTest::newRow("missing argument") << words("show");
        QTest::newRow("unknown option") << words("list --colour");
        QTest::newRow("unknown format") << words("export x --format pdf");
        QTest::newRow("nothing to mark") << words("annotate x");
        QTest::newRow("area without page") << words("annotate x --area 0,0,1,1");
        QTest::newRow("area with three numbers") << words("annotate x --page 1 --area 0,0,1");
        QTest::newRow("finding and node") << words("link x --finding F1 --node y");
        QTest::newRow("unknown kind") << words("annotate x --quote y --kind nonsense");
    }
    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        const Answer answer = run(arguments);
        QCOMPARE(answer.code, 2);
        QVERIFY(answer.out.isEmpty());
        QVERIFY(!answer.err.isEmpty());
        QVERIFY(!QFileInfo::exists(m_folder->filePath(QStringLiteral("library"))));
    }

    void readingNeedsNoLockAndWritesNothing()
    {
        const QString survey = prepare();
        const QDir library(m_folder->filePath(QStringLiteral("library")));
        const auto state = [&library] {
            QStringList files;
            QDirIterator it(library.path(), QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                if (file.open(QIODevice::ReadOnly) && !file.fileName().endsWith(QLatin1String("-shm")))
                    files.append(file.fileName() + QString::fromLatin1(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex()));
            }
            files.sort();
            return files;
        };
        const QStringList before = state();
        for (const QStringList &arguments : {words("list"), QStringList{QStringLiteral("show"), survey}, QStringList{QStringLiteral("text"), survey},
                                             words("search models"), QStringList{QStringLiteral("annotations"), survey}, words("check")})
            QVERIFY2(json(arguments).code == 0, qPrintable(arguments.join(QLatin1Char(' '))));
        QCOMPARE(state(), before);
    }

    void writerKilledInTheMiddleLosesNothingAcknowledged()
    {
        const QString survey = prepare();
        QVERIFY(!survey.isEmpty());
        int acknowledged = 0;
        for (int round = 0; round < 12; ++round) {
            QProcess writer;
            writer.start(program(), with({QStringLiteral("annotate"), survey, QStringLiteral("--point"), QStringLiteral("0.5,0.5"),
                                          QStringLiteral("--page"), QStringLiteral("1"), QStringLiteral("--json")}));
            QVERIFY(writer.waitForStarted());
            if (round % 3 != 0 && !writer.waitForFinished(8 * round)) // killed wherever it stands by then
                writer.kill();
            QVERIFY(writer.state() == QProcess::NotRunning || writer.waitForFinished(30000));
            if (writer.exitStatus() == QProcess::NormalExit && writer.exitCode() == 0)
                ++acknowledged;
            const Answer listed = json({QStringLiteral("annotations"), survey});
            QVERIFY2(listed.code == 0, listed.err.constData());
            QVERIFY(listed.json().value(QLatin1String("annotations")).toArray().size() >= acknowledged);
        }
        QVERIFY(acknowledged >= 4);
        const Answer checked = json({QStringLiteral("check")});
        QVERIFY2(checked.json().value(QLatin1String("ok")).toBool(), checked.out.constData());
        const QJsonObject worker = checked.json().value(QLatin1String("worker")).toObject();
        QVERIFY(worker.value(QLatin1String("protection")).isObject());
    }

    void killedWhileReadingAPdfGoesOn()
    {
        const Answer imported = json({QStringLiteral("import"), kSamplePage});
        const QString survey = imported.json().value(QLatin1String("survey")).toString();
        for (int milliseconds = 5; milliseconds < 200; milliseconds += 35) {
            QProcess writer;
            writer.start(program(), with({QStringLiteral("add-pdf"), survey, kSample}));
            QVERIFY(writer.waitForStarted());
            if (!writer.waitForFinished(milliseconds))
                writer.kill();
            QVERIFY(writer.state() == QProcess::NotRunning || writer.waitForFinished(30000));
            QCOMPARE(json({QStringLiteral("list")}).code, 0);
        }
        const Answer added = json({QStringLiteral("add-pdf"), survey, kSample});
        QVERIFY2(added.code == 0, added.err.constData());
        const Answer text = json({QStringLiteral("text"), survey}); // what is missing is read by itself
        QVERIFY2(text.code == 0, text.err.constData());
        const QJsonArray pages = text.json().value(QLatin1String("pages")).toArray();
        QCOMPARE(pages.size(), 8);
        QVERIFY(pages.last().toObject().value(QLatin1String("text")).toString().size() > 100);
    }

    void backupIsALibrary()
    {
        const QString survey = prepare();
        const Answer made = json({QStringLiteral("backup"), QStringLiteral("--to"), m_folder->filePath(QStringLiteral("copies"))});
        QVERIFY2(made.code == 0, made.err.constData());
        QCOMPARE(keysMissing(made.json(), "ok problems operations annotations"), QStringList());
        QProcess process;
        process.start(program(), {QStringLiteral("--library"), made.json().value(QLatin1String("path")).toString(),
                                  QStringLiteral("show"), survey, QStringLiteral("--json")});
        QVERIFY(process.waitForFinished(30000));
        QCOMPARE(process.exitCode(), 0);
    }

    void theOriginalPageOfThisProject()
    {
        if (conspectus::test::corpusFolder().isEmpty())
            QSKIP("the folder with real input is not beside the project");
        const Answer imported = json({QStringLiteral("import"), conspectus::test::corpusFolder() + QStringLiteral("/pages/seed-2406.03712.txt")});
        QVERIFY2(imported.code == 0, imported.err.constData());
        QStringList codes;
        for (const QJsonValue note : imported.json().value(QLatin1String("notes")).toArray())
            codes.append(note.toObject().value(QLatin1String("code")).toString());
        QVERIFY(codes.contains(QLatin1String("abstract-truncated")) && codes.contains(QLatin1String("authors-empty-entry"))
                && codes.contains(QLatin1String("held-back")));
        const QJsonObject page = json({QStringLiteral("show"), QStringLiteral("medical large")}).json();
        QCOMPARE(page.value(QLatin1String("findings")).toArray().size(), 5); // three, the TL;DR and the contribution
        QCOMPARE(page.value(QLatin1String("topics")).toArray().size(), 2);
        QCOMPARE(page.value(QLatin1String("methods")).toArray().size(), 9);
        QCOMPARE(page.value(QLatin1String("heldBack")).toArray().size(), 1);
        const Answer again = json({QStringLiteral("import"), conspectus::test::corpusFolder() + QStringLiteral("/pages/seed-2406.03712.txt")});
        QCOMPARE(again.json().value(QLatin1String("created")).toBool(), false);
        QCOMPARE(json({QStringLiteral("list")}).json().value(QLatin1String("surveys")).toArray().size(), 1);
    }

    // Every PDF of the real input is taken or refused with a reason; the library stays sound.
    void everyPdfIsTakenOrRefused()
    {
        if (conspectus::test::corpusFolder().isEmpty())
            QSKIP("the folder with real input is not beside the project");
        const QDir odd(conspectus::test::corpusFolder() + QStringLiteral("/odd"));
        int taken = 0;
        for (const QString &name : odd.entryList({QStringLiteral("*.pdf")}, QDir::Files)) {
            const Answer answer = json({QStringLiteral("import"), odd.filePath(name)});
            QVERIFY2(answer.code == 0 || answer.code == 1, qPrintable(name));
            QVERIFY2(answer.json().contains(QLatin1String("schema")), qPrintable(name));
            QVERIFY2(answer.code == 0 || (!answer.error().isEmpty() && answer.error() != QLatin1String("internal")), qPrintable(name + answer.error()));
            taken += answer.code == 0 ? 1 : 0;
        }
        QVERIFY(taken > 50);
        const Answer checked = json({QStringLiteral("check")});
        QVERIFY2(checked.json().value(QLatin1String("ok")).toBool(), checked.out.constData());
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(CommandLineTest)
#include "commandline_test.moc"
