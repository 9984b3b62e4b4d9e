// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Page texts written for these tests: every form, every import note, and input that is cut, mangled or no
// page at all.
#include "exchange/pagetext.h"
#include "support/testenvironment.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <algorithm>

using namespace conspectus;
using namespace conspectus::exchange;

namespace {

// A whole page in the form of the survey site; tests replace a part of it.
QString wholePage()
{
    return QStringLiteral("Maps of Knowledge: A Survey of Surveys\n"
                          "Ada Ash, Bo Beck, Cy Cole\n"
                          "\n"
                          "TL;DR\n"
                          "Surveys are surveyed.\n"
                          "Contribution\n"
                          "A first map of maps.\n"
                          "Findings\n"
                          "Most maps have an index.\n"
                          "Few maps have a scale\n"
                          "Abstract\n"
                          "We look at maps. The words Methods and Taxonomy occur here.\n"
                          "Peer Reviews\n"
                          "No public reviews on file for this paper yet. If you reviewed it, paste it.\n"
                          "Code & Models\n"
                          "- 🤗maps/atlas_7bmodel· 2.5k dl· ♡ 822.5k dl♡ 82\n"
                          "Videos\n"
                          "No videos yet. Explain this paper in a talk? Add one.\n"
                          "Taxonomy\n"
                          "TopicsCartography · Library Science\n"
                          "MethodsPrincipal Components Analysis · k-NN\n");
}

QString with(const QString &from, const QString &to)
{
    const QString page = wholePage();
    Q_ASSERT(page.contains(from));
    return QString(page).replace(from, to);
}

ParsedPage parsed(const QString &text)
{
    const Result<ParsedPage> result = parsePageText(text.toUtf8());
    if (!result)
        qFatal("not parsed: %s", qPrintable(result.error().message));
    return *result;
}

QStringList codes(const ParsedPage &page)
{
    QStringList all;
    for (const ImportNote &note : page.notes)
        all.append(note.section.isEmpty() ? note.code : note.code + u'@' + note.section);
    return all;
}

QString message(const ParsedPage &page, const QString &code)
{
    const auto it = std::ranges::find(page.notes, code, &ImportNote::code);
    return it == page.notes.end() ? QString() : it->message;
}

} // namespace

class TestPageText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySectionBecomesData()
    {
        const ParsedPage page = parsed(wholePage());
        QCOMPARE(page.title, QStringLiteral("Maps of Knowledge: A Survey of Surveys"));
        QCOMPARE(page.authorsLine, QStringLiteral("Ada Ash, Bo Beck, Cy Cole"));
        QCOMPARE(page.authors.join(u'|'), QStringLiteral("Ada Ash|Bo Beck|Cy Cole"));
        QCOMPARE(page.tldr, QStringLiteral("Surveys are surveyed."));
        QCOMPARE(page.contribution, QStringLiteral("A first map of maps."));
        QCOMPARE(page.findings.join(u'|'), QStringLiteral("Most maps have an index.|Few maps have a scale"));
        QCOMPARE(page.abstract,
                 QStringLiteral("We look at maps. The words Methods and Taxonomy occur here."));
        QVERIFY(!page.abstractTruncated);
        QVERIFY(page.reviews.empty());
        QCOMPARE(page.resources.size(), size_t(1));
        QCOMPARE(page.resources[0].name, QStringLiteral("maps/atlas_7b"));
        QCOMPARE(page.resources[0].kind, QStringLiteral("model"));
        QCOMPARE(page.resources[0].downloads, QStringLiteral("2.5k"));
        QCOMPARE(page.resources[0].likes, QStringLiteral("82"));
        QVERIFY(page.videos.empty());
        QCOMPARE(page.topics.join(u'|'), QStringLiteral("Cartography|Library Science"));
        QCOMPARE(page.methods.join(u'|'), QStringLiteral("Principal Components Analysis|k-NN"));
        QCOMPARE(codes(page), QStringList());
        QCOMPARE(page.verbatim, wholePage());
    }

    void spellingOfTheFileDoesNotMatter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("CRLF") << wholePage().replace(u'\n', QLatin1String("\r\n"));
        QTest::newRow("CR") << wholePage().replace(u'\n', u'\r');
        QTest::newRow("byte order mark") << QString(QChar(0xFEFF) + wholePage());
        QTest::newRow("no-break spaces")
            << wholePage()
                   .replace(u' ', QChar(QChar::Nbsp))
                   .replace(QString(u'·') + QChar(QChar::Nbsp), QStringLiteral("· "));
        QTest::newRow("trailing spaces") << wholePage().replace(u'\n', QLatin1String("  \t\n"));
        QTest::newRow("headings in capitals")
            << with(QStringLiteral("\nFindings\n"), QStringLiteral("\nFINDINGS\n"));
        QTest::newRow("headings in lower case")
            << with(QStringLiteral("\nAbstract\n"), QStringLiteral("\nabstract\n"));
        QTest::newRow("headings with colons") << with(QStringLiteral("TL;DR\n"), QStringLiteral("TL;DR:\n"));
        QTest::newRow("headings with a count")
            << with(QStringLiteral("Code & Models\n"), QStringLiteral("Code & Models (1)\n"));
        QTest::newRow("bullets") << with(QStringLiteral("Most maps have an index.\nFew"),
                                         QStringLiteral("- Most maps have an index.\n- Few"));
        QTest::newRow("numbers") << with(QStringLiteral("Most maps have an index.\nFew"),
                                         QStringLiteral("1. Most maps have an index.\n2. Few"));
        QTest::newRow("empty lines") << wholePage().replace(u'\n', QLatin1String("\n\n"));
        QTest::newRow("text behind a heading") << with(QStringLiteral("TL;DR\n"), QStringLiteral("TL;DR: "));
        QTest::newRow("several lines")
            << with(QStringLiteral("at maps. The"), QStringLiteral("at maps.\nThe"));
        QTest::newRow("wrapped finding")
            << with(QStringLiteral("have a scale"), QStringLiteral("have\na scale"));
        QTest::newRow("no end of line") << wholePage().trimmed();
        QTest::newRow("spaced taxonomy") << with(QStringLiteral("TopicsCart"), QStringLiteral("Topics Cart"));
        QTest::newRow("colon in taxonomy")
            << with(QStringLiteral("MethodsPrin"), QStringLiteral("Methods: Prin"));
        QTest::newRow("taxonomy on lines of its own")
            << with(QStringLiteral("TopicsCartography · "), QStringLiteral("Topics\nCartography · "));
    }

    void spellingOfTheFileDoesNotMatter()
    {
        QFETCH(QString, text);
        const ParsedPage plain = parsed(wholePage());
        const ParsedPage page = parsed(text);
        QCOMPARE(page.title.simplified(), plain.title);
        QCOMPARE(page.authors, plain.authors);
        QCOMPARE(page.tldr, plain.tldr);
        QCOMPARE(page.contribution, plain.contribution);
        QCOMPARE(page.findings, plain.findings);
        QCOMPARE(page.abstract, plain.abstract);
        QCOMPARE(page.resources.size(), plain.resources.size());
        QCOMPARE(page.topics, plain.topics);
        QCOMPARE(page.methods, plain.methods);
        QCOMPARE(codes(page), QStringList());
    }

    void whatLooksWrongIsNoted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        QTest::addColumn<QString>("quoted"); // stands in the first note's message
        const auto row = [](const char *name, const QString &text, const QString &note,
                            const QString &quoted) {
            QTest::newRow(name) << text << note.split(u' ') << quoted;
        };
        row("ellipsis", with(QStringLiteral("occur here."), QStringLiteral("occur…")),
            QStringLiteral("abstract-truncated@Abstract"), QStringLiteral("occur…"));
        row("three dots", with(QStringLiteral("occur here."), QStringLiteral("occur...")),
            QStringLiteral("abstract-truncated@Abstract"), QStringLiteral("occur..."));
        row("mid-sentence",
            with(QStringLiteral("We look at maps."), QStringLiteral("We look. ").repeated(60))
                .replace(QStringLiteral("occur here."), QStringLiteral("occur her")),
            QStringLiteral("abstract-truncated@Abstract"), QStringLiteral("occur her"));
        row("empty author", with(QStringLiteral("Bo Beck, Cy"), QStringLiteral("Bo Beck,, Cy")),
            QStringLiteral("authors-empty-entry@Authors"), QStringLiteral("Bo Beck,, Cy"));
        row("name in two halves", with(QStringLiteral("Bo Beck, Cy"), QStringLiteral("Beck, Bo, Cy")),
            QStringLiteral("authors-doubtful@Authors"), QStringLiteral("Beck / Bo"));
        row("affiliation", with(QStringLiteral("Bo Beck, Cy"), QStringLiteral("Bo Beck (Oslo, Norway), Cy")),
            QStringLiteral("authors-doubtful@Authors"), QStringLiteral("Bo Beck (Oslo, Norway)"));
        row("and others", with(QStringLiteral("Cy Cole\n"), QStringLiteral("Cy Cole, et al.\n")),
            QStringLiteral("authors-doubtful@Authors"), QStringLiteral("et al."));
        row("advertising",
            with(QStringLiteral(" · k-NN"),
                 QStringLiteral(" · Refunds@Expedia|||How do I get a refund? · k-NN")),
            QStringLiteral("held-back@Methods"), QStringLiteral("Refunds@Expedia|||How do I get a refund?"));
        row("advertising topic",
            with(QStringLiteral("Library Science"),
                 QStringLiteral("Library Science · Call +1-888-829-0881 now")),
            QStringLiteral("held-back@Topics"), QStringLiteral("telephone"));
        row("no title",
            with(QStringLiteral("Maps of Knowledge: A Survey of Surveys\nAda Ash, Bo Beck, Cy Cole\n\n"),
                 QString()),
            QStringLiteral("section-missing@Title"), QStringLiteral("no title"));
        row("no authors", with(QStringLiteral("Ada Ash, Bo Beck, Cy Cole\n"), QString()),
            QStringLiteral("section-missing@Authors"), QStringLiteral("authors"));
        row("no TL;DR", with(QStringLiteral("TL;DR\nSurveys are surveyed.\n"), QString()),
            QStringLiteral("section-missing@TL;DR"), QStringLiteral("TL;DR"));
        row("no findings",
            with(QStringLiteral("Findings\nMost maps have an index.\nFew maps have a scale\n"), QString()),
            QStringLiteral("section-missing@Findings"), QStringLiteral("Findings"));
        row("no taxonomy", wholePage().section(QStringLiteral("Taxonomy\nTopics"), 0, 0),
            QStringLiteral("section-missing@Taxonomy"), QStringLiteral("Taxonomy"));
        row("no topics", with(QStringLiteral("TopicsCartography · Library Science\n"), QString()),
            QStringLiteral("section-missing@Topics"), QStringLiteral("Topics"));
        row("empty code",
            with(QStringLiteral("- 🤗maps/atlas_7bmodel· 2.5k dl· ♡ 822.5k dl♡ 82\n"), QString()),
            QStringLiteral("section-empty@Code@&@Models")
                .replace(QStringLiteral("@&@"), QStringLiteral(" & ")),
            QStringLiteral("Code & Models"));
        row("empty contribution", with(QStringLiteral("A first map of maps.\n"), QStringLiteral("\n  \n")),
            QStringLiteral("section-empty@Contribution"), QStringLiteral("Contribution"));
        row("empty methods", with(QStringLiteral("Principal Components Analysis · k-NN"), QString()),
            QStringLiteral("section-empty@Methods"), QStringLiteral("Methods"));
        row("twice the same",
            with(QStringLiteral("Findings\n"),
                 QStringLiteral("Contribution\nA first map of maps.\nFindings\n")),
            QStringLiteral("section-repeated@Contribution"), QStringLiteral("A first map of maps."));
        row("twice, differing",
            with(QStringLiteral("Peer Reviews\n"), QStringLiteral("TL;DR\nSomething else.\nPeer Reviews\n")),
            QStringLiteral("section-repeated@TL;DR"), QStringLiteral("Something else."));
        row("tail", wholePage() + QStringLiteral("See pages 1-last of maps.pdf\n"),
            QStringLiteral("text-unrecognised"), QStringLiteral("See pages 1-last of maps.pdf"));
        row("interface words", with(QStringLiteral("Findings\n"), QStringLiteral("Share\nFindings\nCopy\n")),
            QStringLiteral("text-unrecognised"), QStringLiteral("Share / Copy"));
        row("missing formula", with(QStringLiteral("at maps."), QStringLiteral("at the Hubble constant ().")),
            QStringLiteral("text-unrecognised@Abstract"), QStringLiteral("constant ()"));
        row("left-over LaTeX", with(QStringLiteral("at maps."), QStringLiteral("at maps~(plans).")),
            QStringLiteral("text-unrecognised@Abstract"), QStringLiteral("maps~(plans)"));
        row("review without a form",
            with(
                QStringLiteral("No public reviews on file for this paper yet. If you reviewed it, paste it."),
                QStringLiteral("I liked it a lot. The maps are good.")),
            QStringLiteral("review-form-unknown@Peer Reviews"), QStringLiteral("I liked it a lot."));
        row("a line that is no entry",
            with(QStringLiteral("Code & Models\n"), QStringLiteral("Code & Models\nask the authors\n")),
            QStringLiteral("text-unrecognised@Code & Models"), QStringLiteral("ask the authors"));
    }

    void whatLooksWrongIsNoted()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        QFETCH(QString, quoted);
        const ParsedPage page = parsed(text);
        QCOMPARE(codes(page).join(u' '), expected.join(u' '));
        QVERIFY2(page.notes.front().message.contains(quoted), qPrintable(page.notes.front().message));
        QCOMPARE(page.verbatim, text);
    }

    void heldBackEntriesAreKeptOutAndKept()
    {
        const ParsedPage page = parsed(
            with(QStringLiteral(" · k-NN"),
                 QStringLiteral(" · Refunds@Expedia|||How do I get a full refund from Expedia? · k-NN")));
        QCOMPARE(page.methods.join(u'|'), QStringLiteral("Principal Components Analysis|k-NN"));
        QCOMPARE(page.heldBack.size(), size_t(1));
        QCOMPARE(page.heldBack[0].section, QStringLiteral("Methods"));
        QCOMPARE(page.heldBack[0].text,
                 QStringLiteral("Refunds@Expedia|||How do I get a full refund from Expedia?"));
        QVERIFY(page.heldBack[0].decision == HeldBack::Decision::Undecided);
        QVERIFY(!page.heldBack[0].reason.isEmpty());
    }

    void repeatedSectionsDoNotReplaceTheFirst()
    {
        const ParsedPage page =
            parsed(with(QStringLiteral("Peer Reviews\n"), QStringLiteral("TL;DR\nElse.\nPeer Reviews\n")));
        QCOMPARE(page.tldr, QStringLiteral("Surveys are surveyed."));
        const ParsedPage filled = parsed(with(QStringLiteral("TL;DR\n"), QStringLiteral("TL;DR\n\nTL;DR\n")));
        QCOMPARE(filled.tldr, QStringLiteral("Surveys are surveyed."));
    }

    void invalidBytesAreShownAndNoted()
    {
        QByteArray bytes = wholePage().toUtf8();
        bytes.replace("surveyed.", "survey\xE9"
                                   "d \xFF.");
        const Result<ParsedPage> page = parsePageText(bytes);
        QVERIFY(page.has_value());
        QCOMPARE(page->tldr, QStringLiteral("Surveys are survey\uFFFDd \uFFFD."));
        QCOMPARE(codes(*page), QStringList(QStringLiteral("encoding-repaired")));
        QVERIFY(message(*page, QStringLiteral("encoding-repaired")).contains(u'2'));
    }

    void everyPairOfBytesIsTaken()
    {
        for (int first = 128; first < 256; ++first) {
            QByteArray bytes("TL;DR\n");
            for (int second = 0; second < 256; ++second) {
                bytes.append(static_cast<char>(first));
                bytes.append(static_cast<char>(second));
                bytes.append(' ');
            }
            QVERIFY(parsePageText(bytes).has_value());
        }
    }

    void textThatIsNoPageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("spaces") << QByteArray("  \n\n ");
        QTest::newRow("a letter") << QByteArray(
            "Dear all,\n\nthe meeting is at ten.\nIts abstract is short.\n");
        QTest::newRow("words in sentences")
            << QByteArray("The TL;DR of it: Methods and Taxonomy, Abstract and Findings.");
        QTest::newRow("binary") << QByteArray("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\n");
        QTest::newRow("keywords alone") << QByteArray("Keywords\nmaps, plans\n");
    }

    void textThatIsNoPageIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const Result<ParsedPage> page = parsePageText(bytes);
        QVERIFY(!page.has_value());
        QCOMPARE(errorCodeName(page.error().code), QStringLiteral("not-a-survey-page"));
        QVERIFY(page.error().message.contains(QStringLiteral("Nothing was stored")));
    }

    void tooLongTextIsRefusedAtOnce()
    {
        QElapsedTimer timer;
        timer.start();
        const Result<ParsedPage> page = parsePageText(QByteArray("TL;DR\n") + QByteArray(2'000'001, 'x'));
        QVERIFY(!page.has_value());
        QCOMPARE(errorCodeName(page.error().code), QStringLiteral("too-large"));
        QVERIFY(!parsePageText(QByteArray(9'000'000, 'x')).has_value());
        QVERIFY(parsePageText(QByteArray("TL;DR\n") + QByteArray(1'999'000, 'x')).has_value());
    }

    void authorsAreSplit_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("names");
        QTest::addColumn<bool>("doubtful");
        QTest::newRow("and") << QStringLiteral("Ada Ash, Bo Beck, and Cy Cole")
                             << QStringLiteral("Ada Ash|Bo Beck|Cy Cole") << false;
        QTest::newRow("and without comma")
            << QStringLiteral("Ada Ash and Bo Beck") << QStringLiteral("Ada Ash|Bo Beck") << false;
        QTest::newRow("ampersand") << QStringLiteral("Ada Ash & Bo Beck") << QStringLiteral("Ada Ash|Bo Beck")
                                   << false;
        QTest::newRow("semicolons") << QStringLiteral("Ada Ash; Bo Beck;")
                                    << QStringLiteral("Ada Ash|Bo Beck") << false;
        QTest::newRow("Andrew") << QStringLiteral("Andrew Sand, Brand Y. Andy")
                                << QStringLiteral("Andrew Sand|Brand Y. Andy") << false;
        QTest::newRow("particles") << QStringLiteral("Guido van der Berg, María José de la Cruz")
                                   << QStringLiteral("Guido van der Berg|María José de la Cruz") << false;
        QTest::newRow("junior") << QStringLiteral("Sam Low, Jr., Bo Beck")
                                << QStringLiteral("Sam Low, Jr.|Bo Beck") << false;
        QTest::newRow("marks") << QStringLiteral("Ada Ash*, Bo Beck†") << QStringLiteral("Ada Ash|Bo Beck")
                               << false;
        QTest::newRow("Chinese") << QStringLiteral("刘磊、王健") << QStringLiteral("刘磊|王健") << false;
        QTest::newRow("affiliations") << QStringLiteral("Ada Ash (MIT), Bo Beck (Oslo, Norway)")
                                      << QStringLiteral("Ada Ash|Bo Beck") << true;
        QTest::newRow("halves") << QStringLiteral("Zhiyuan, Liu") << QStringLiteral("Zhiyuan|Liu") << true;
    }

    void authorsAreSplit()
    {
        QFETCH(QString, line);
        QFETCH(QString, names);
        QFETCH(bool, doubtful);
        const ParsedPage page = parsed(with(QStringLiteral("Ada Ash, Bo Beck, Cy Cole"), line));
        QCOMPARE(page.authorsLine, line);
        QCOMPARE(page.authors.join(u'|'), names);
        QCOMPARE(codes(page).contains(QStringLiteral("authors-doubtful@Authors")), doubtful);
    }

    void codeAndModelsInManyForms_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected"); // kind name url downloads likes
        QTest::newRow("dataset")
            << QStringLiteral("- 🤗maps/tilesdataset· 122 dl· ♡ 61122 dl♡ 61")
            << QStringLiteral("dataset maps/tiles https://huggingface.co/datasets/maps/tiles 122 61");
        QTest::newRow("space") << QStringLiteral("- 🤗maps/demospace· 1.2M dl· ♡ 31.2M dl♡ 3")
                               << QStringLiteral(
                                      "space maps/demo https://huggingface.co/spaces/maps/demo 1.2M 3");
        QTest::newRow("cut off") << QStringLiteral("- 🤗maps/atlasmodel· 122 dl· ♡ 61122 d")
                                 << QStringLiteral(
                                        "model maps/atlas https://huggingface.co/maps/atlas 122 61");
        QTest::newRow("once") << QStringLiteral("🤗maps/atlasmodel· 122 dl· ♡ 61")
                              << QStringLiteral("model maps/atlas https://huggingface.co/maps/atlas 122 61");
        QTest::newRow("broken over lines")
            << QStringLiteral("- 🤗maps/atlas\nmodel\n· 122 dl\n· ♡ 61")
            << QStringLiteral("model maps/atlas https://huggingface.co/maps/atlas 122 61");
        QTest::newRow("address") << QStringLiteral("- https://github.com/maps/atlas")
                                 << QStringLiteral("code maps/atlas https://github.com/maps/atlas - -");
        QTest::newRow("named address") << QStringLiteral("- Atlas: https://example.org/atlas")
                                       << QStringLiteral("code Atlas https://example.org/atlas - -");
    }

    void codeAndModelsInManyForms()
    {
        QFETCH(QString, line);
        QFETCH(QString, expected);
        const ParsedPage page =
            parsed(with(QStringLiteral("- 🤗maps/atlas_7bmodel· 2.5k dl· ♡ 822.5k dl♡ 82"), line));
        QCOMPARE(codes(page), QStringList());
        QCOMPARE(page.resources.size(), size_t(1));
        const Resource &entry = page.resources.front();
        const auto shown = [](const QString &text) { return text.isEmpty() ? QStringLiteral("-") : text; };
        QCOMPARE(QStringList(
                     {shown(entry.kind), entry.name, entry.url, shown(entry.downloads), shown(entry.likes)})
                     .join(u' '),
                 expected);
    }

    void videosAreRead()
    {
        const ParsedPage page =
            parsed(with(QStringLiteral("No videos yet. Explain this paper in a talk? Add one."),
                        QStringLiteral("A talk about maps\nhttps://example.org/v/1\n"
                                       "- Another talk https://example.org/v/2\nhttps://example.org/v/3")));
        QCOMPARE(page.videos.size(), size_t(3));
        QCOMPARE(page.videos[0].title, QStringLiteral("A talk about maps"));
        QCOMPARE(page.videos[0].url, QStringLiteral("https://example.org/v/1"));
        QCOMPARE(page.videos[1].title, QStringLiteral("Another talk"));
        QCOMPARE(page.videos[2].title, QStringLiteral("https://example.org/v/3"));
        QCOMPARE(codes(page), QStringList());
    }

    void reviewsInVenueForms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("labels");
        QTest::newRow("ICLR")
            << QStringLiteral(
                   "Summary:\nIt maps.\nSoundness: 3 good\nPresentation: 4 excellent\n"
                   "Contribution: 2 fair\nStrengths:\nClear.\nWeaknesses:\n- Short\n- Dated\n"
                   "Questions:\nWhy?\nRating: 6: marginally above the acceptance threshold\nConfidence: 4")
            << QStringLiteral("ICLR")
            << QStringLiteral("Summary|Soundness|Presentation|Contribution|Strengths|Weaknesses|Questions|"
                              "Rating|Confidence");
        QTest::newRow("ARR")
            << QStringLiteral(
                   "Paper Summary:\nIt maps.\nSummary Of Strengths:\nClear.\nSummary Of Weaknesses:\nShort.\n"
                   "Comments Suggestions And Typos:\nNone.\nOverall Assessment: 3.5")
            << QStringLiteral("ACL Rolling Review")
            << QStringLiteral("Paper Summary|Summary Of Strengths|Summary Of Weaknesses|Comments Suggestions "
                              "And Typos|Overall Assessment");
        QTest::newRow("TMLR") << QStringLiteral("Summary of contributions:\nIt maps.\nClaims and evidence: "
                                                "Yes\nRequested changes:\nAdd a scale.")
                              << QStringLiteral("TMLR")
                              << QStringLiteral(
                                     "Summary Of Contributions|Claims And Evidence|Requested Changes");
        QTest::newRow("Markdown labels")
            << QStringLiteral("**Strengths**\nClear.\n**Weaknesses:** Short.\n### Rating\n5")
            << QStringLiteral("General") << QStringLiteral("Strengths|Weaknesses|Rating");
    }

    void reviewsInVenueForms()
    {
        QFETCH(QString, text);
        QFETCH(QString, form);
        QFETCH(QString, labels);
        const ParsedPage page = parsed(with(
            QStringLiteral("No public reviews on file for this paper yet. If you reviewed it, paste it."),
            text));
        QCOMPARE(codes(page), QStringList());
        QCOMPARE(page.reviews.size(), size_t(1));
        QCOMPARE(page.reviews[0].form, form);
        QStringList met;
        for (const auto &[label, value] : page.reviews[0].fields) {
            met.append(label);
            QVERIFY2(!value.isEmpty(), qPrintable(label));
        }
        QCOMPARE(met.join(u'|'), labels);
        QCOMPARE(page.reviews[0].text, text);
        QCOMPARE(page.contribution,
                 QStringLiteral("A first map of maps.")); // the review's own "Contribution" is its field
    }

    void severalReviewersAreKeptApart()
    {
        const ParsedPage page = parsed(with(
            QStringLiteral("No public reviews on file for this paper yet. If you reviewed it, paste it."),
            QStringLiteral(
                "Official Review of Submission12 by Reviewer x4Ab\nSummary: One.\nStrengths: A.\nRating: 6\n"
                "Reviewer 2\nSummary: Two.\nWeaknesses: B.\nRating: 3\n"
                "Summary: Three, without a line that says so.\nStrengths: C.\nRating: 8")));
        QCOMPARE(page.reviews.size(), size_t(3));
        QCOMPARE(page.reviews[0].reviewer, QStringLiteral("Reviewer x4Ab"));
        QCOMPARE(page.reviews[1].reviewer, QStringLiteral("Reviewer 2"));
        QCOMPARE(page.reviews[2].reviewer, QString());
        QCOMPARE(page.reviews[2].fields.back().second, QStringLiteral("8"));
    }

    void markdownFormOfThePage()
    {
        const ParsedPage page = parsed(
            QStringLiteral("# Maps of   Knowledge\n\n**Authors:** Ada Ash, Bo Beck\n\narXiv: 2401.01234 · "
                           "2024-03-05\n\n## TL;DR\n\nShort.\n\n"
                           "## Contribution\n\nA map.\n\n## Key findings\n\n- One.\n- Two, wrapped\n  over a "
                           "line.\n\n## Abstract\n\nWe look.\n\n"
                           "## Full text\n\n_Left out._\n\n---\nSource: https://example.org/2401.01234\n"));
        QCOMPARE(page.title, QStringLiteral("Maps of Knowledge"));
        QCOMPARE(page.authors.join(u'|'), QStringLiteral("Ada Ash|Bo Beck"));
        QCOMPARE(page.arxivId, QStringLiteral("2401.01234"));
        QCOMPARE(page.year, QStringLiteral("2024"));
        QCOMPARE(page.findings.join(u'|'), QStringLiteral("One.|Two, wrapped over a line."));
        QCOMPARE(page.abstract, QStringLiteral("We look."));
        QCOMPARE(codes(page), QStringList(QStringLiteral("text-unrecognised")));
        QVERIFY(page.notes[0].message.contains(QStringLiteral("_Left out._")));
    }

    void arxivAbstractPage()
    {
        const ParsedPage page =
            parsed(QStringLiteral("Skip to main content\narXiv:2401.01234 (cs)\n[Submitted on 6 Jan 2024 "
                                  "(v1), last revised 9 Dec 2024 (this version, v2)]\n\n"
                                  "Title:Maps of Knowledge\n\nAuthors:Ada Ash, Bo Beck\nView PDF HTML "
                                  "(experimental)\nAbstract:We look at maps.\n"
                                  "Comments:\t12 pages\nSubjects:\tDigital Libraries (cs.DL); Machine "
                                  "Learning (cs.LG)\nCite as:\tarXiv:2401.01234 [cs.DL]\n"));
        QCOMPARE(page.title, QStringLiteral("Maps of Knowledge"));
        QCOMPARE(page.authors.join(u'|'), QStringLiteral("Ada Ash|Bo Beck"));
        QCOMPARE(page.abstract, QStringLiteral("We look at maps."));
        QCOMPARE(page.arxivId, QStringLiteral("2401.01234"));
        QCOMPARE(page.year, QStringLiteral("2024"));
        QCOMPARE(page.topics.join(u'|'),
                 QStringLiteral("Digital Libraries (cs.DL)|Machine Learning (cs.LG)"));
    }

    void reviewHubInChinese()
    {
        const ParsedPage page = parsed(QStringLiteral(
            "PaperHub\n6.0\n/10\nICLR 2025\n\nMaps of "
            "Knowledge\n\nOpenReviewPDF\nTL;DR\n\nShort.\n\n摘要\n\nWe look at maps.\n关键词\nMapsPlans\n\n"
            "评审与讨论\n\n审稿意见\n6\n\nIt "
            "maps.\n\n优点\n\nClear.\n\n缺点\n\nShort.\n\n问题\n\nWhy?\n\n审稿意见\n3\n\nIt maps "
            "badly.\n\n缺点\n\nAll.\n"));
        QCOMPARE(page.title, QStringLiteral("Maps of Knowledge"));
        QCOMPARE(page.year, QStringLiteral("2025"));
        QCOMPARE(page.tldr, QStringLiteral("Short."));
        QCOMPARE(page.abstract, QStringLiteral("We look at maps."));
        QCOMPARE(page.reviews.size(), size_t(2));
        QCOMPARE(page.reviews[0].fields.size(), size_t(5));
        QCOMPARE(page.reviews[0].fields[0].second, QStringLiteral("6"));
        QCOMPARE(page.reviews[0].fields[1].second, QStringLiteral("It maps."));
        QCOMPARE(page.reviews[0].fields[4].first, QStringLiteral("Questions"));
        QCOMPARE(page.reviews[1].fields[0].second, QStringLiteral("3"));
    }

    void headingsAreTakenInOrder()
    {
        // A structured abstract has lines that read like headings; they are text.
        const ParsedPage structured =
            parsed(with(QStringLiteral("We look at maps. The"),
                        QStringLiteral("Background\nMaps.\nFindings\nMany.\nInterpretation\nThe")));
        QVERIFY(structured.abstract.contains(QStringLiteral("Findings Many.")));
        QCOMPARE(codes(structured), QStringList());
        // A survey may be called like a section.
        const ParsedPage named = parsed(
            with(QStringLiteral("Maps of Knowledge: A Survey of Surveys"), QStringLiteral("Taxonomy")));
        QCOMPARE(named.title, QStringLiteral("Taxonomy"));
        QCOMPARE(named.topics.size(), qsizetype(2));
    }

    void titleIsFoundBelowInterfaceWords()
    {
        const ParsedPage page = parsed(QStringLiteral("Home\nSurvey Hub\nSearch\n") + wholePage());
        QCOMPARE(page.title, QStringLiteral("Maps of Knowledge: A Survey of Surveys"));
        QCOMPARE(page.authors.size(), qsizetype(3));
        QVERIFY(message(page, QStringLiteral("text-unrecognised")).contains(QStringLiteral("Survey Hub")));
    }

    // Cut anywhere, and with bytes changed, doubled and taken out: never a crash, and never a page without
    // its text.
    void mangledPagesNeverFail()
    {
        QRandomGenerator random(4711);
        const QByteArray whole = (wholePage() + QStringLiteral("Reviewer 2\nStrengths: x\n")).toUtf8();
        for (qsizetype cut = 0; cut <= whole.size(); ++cut) {
            const Result<ParsedPage> page = parsePageText(whole.left(cut));
            QVERIFY(page.has_value() || page.error().code == ErrorCode::NotASurveyPage);
        }
        for (int round = 0; round < 4000; ++round) {
            QByteArray bytes = whole;
            for (int edits = random.bounded(1, 12); edits > 0 && !bytes.isEmpty(); --edits) {
                const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
                const qsizetype length = random.bounded(1, 60);
                switch (random.bounded(4)) {
                case 0:
                    bytes[at] = static_cast<char>(random.bounded(256));
                    break;
                case 1:
                    bytes.remove(at, length);
                    break;
                case 2:
                    bytes.insert(at, bytes.mid(random.bounded(static_cast<int>(bytes.size())), length));
                    break;
                default:
                    bytes.insert(at, QByteArray("\n·♡*#:()🤗,,|").mid(random.bounded(14), 2));
                }
            }
            const Result<ParsedPage> page = parsePageText(bytes);
            QVERIFY(page.has_value() || page.error().code == ErrorCode::NotASurveyPage);
            if (page) {
                for (const ImportNote &note : page->notes)
                    QVERIFY(!note.code.isEmpty() && !note.message.isEmpty());
            }
        }
    }

    // Patterns must not be made to work for minutes.
    void longLinesAreReadQuickly()
    {
        const QString many = QString(200'000, u'(') + QString(200'000, u',') + QString(200'000, u'1');
        QString page = wholePage();
        for (const QString &place :
             {QStringLiteral("Ada Ash"), QStringLiteral("Most maps"), QStringLiteral("k-NN")})
            page.replace(place, place + u' ' + many);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(parsePageText(page.left(1'900'000).toUtf8()).has_value());
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TestPageText)
#include "pagetext_test.moc"
