// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Page texts as other sites, editors and readers would have them: other encodings, spaces, headings and orders,
// titles and authors over several lines, HTML, several scripts; and texts that only look like a page.
#include "exchange/pagetext.h"
#include "support/testenvironment.h"

#include <QTest>
#include <algorithm>

using namespace conspectus;
using namespace conspectus::exchange;

namespace {

QString page(const QString &title, const QString &authors, const QStringList &heads)
{
    static const char *const texts[] = {"Traffic is surveyed.",
                                        "A first taxonomy of models.",
                                        "Graphs beat sequences.\nSensors go missing.",
                                        "We review 120 papers and sort them by graph and time.",
                                        "No public reviews on file for this paper yet.",
                                        "- https://github.com/traffic/gnn",
                                        "No videos yet. Add one.",
                                        "TopicsTraffic · Graph Theory\nMethodsLSTM · k-NN"};
    QString text = title + u'\n' + authors + QStringLiteral("\n\n");
    for (qsizetype i = 0; i < heads.size(); ++i)
        text += heads.at(i) + u'\n' + QString::fromUtf8(texts[i]) + u'\n';
    return text;
}

QStringList usualHeads()
{
    return QStringLiteral("TL;DR|Contribution|Findings|Abstract|Peer Reviews|Code & Models|Videos|Taxonomy").split(u'|');
}

const QString kTitle = QStringLiteral("Graph Networks for Traffic: A Survey");
const QString kAuthors = QStringLiteral("Ada Ash, Bo Beck, Cy Cole");

QString usualPage() { return page(kTitle, kAuthors, usualHeads()); }

QString renamed(const char *heads) { return page(kTitle, kAuthors, QString::fromUtf8(heads).split(u'|')); }

ParsedPage parsed(const QByteArray &bytes)
{
    const Result<ParsedPage> result = parsePageText(bytes);
    if (!result)
        qFatal("not parsed: %s", qPrintable(result.error().message));
    return *result;
}

QStringList codes(const ParsedPage &page)
{
    QStringList all;
    for (const ImportNote &note : page.notes)
        all.append(note.code);
    return all;
}

QByteArray utf16(const QString &text, bool bigEndian)
{
    QByteArray bytes;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        bytes.append(static_cast<char>(bigEndian ? code >> 8 : code & 0xff));
        bytes.append(static_cast<char>(bigEndian ? code & 0xff : code >> 8));
    }
    return bytes;
}

} // namespace

class TestPageVariants : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySpellingGivesTheSamePage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("note");
        const auto row = [](const char *name, const QString &text, const char *note = "") {
            QTest::newRow(name) << text.toUtf8() << QString::fromLatin1(note);
        };
        row("usual", usualPage());
        row("tabs", usualPage().replace(u' ', u'\t'));
        row("wide spaces", usualPage().replace(u' ', QChar(0x2003)).replace(u'\n', QChar(0x2028)));
        row("invisible marks", usualPage().replace(QStringLiteral("\nAbstract\n"), QString::fromUtf8("\n\u200e\u200bAbstract\u200b\n")));
        row("quoted", QStringLiteral("> ") + usualPage().trimmed().replace(u'\n', QLatin1String("\n> ")));
        row("underlined", usualPage().replace(QLatin1String("TL;DR\n"), QLatin1String("TL;DR\n-----\n"))
                              .replace(QLatin1String("Survey\nAda"), QLatin1String("Survey\n======\nAda")));
        row("numbers", renamed("1. TL;DR|2. Contribution|3. Findings|4. Abstract|5. Peer Reviews|6. Code & Models|7. Videos|8. Taxonomy"));
        row("pictures", renamed("📌 TL;DR|💡 Contribution ▾|🔍 Findings (2)|📄 Abstract|Peer Reviews|💻 Code & Models|🎬 Videos|🏷️ Taxonomy"));
        row("other words", renamed("TL;DR Summary|What it contributes|Key Takeaways|Abstract (from the paper)|Reviews|Code|Video|Topics & Methods"));
        row("common words", renamed("In short|Main contributions:|Main results|ABSTRACT|Community reviews|Code and Data|Talks & videos|Tags"));
        row("Chinese", renamed("一句话总结|贡献|主要发现|摘要|同行评审|代码与模型|视频|分类"));
        row("title over two lines", usualPage().replace(QLatin1String("Networks for Traffic"), QLatin1String("Networks for\nTraffic")));
        row("authors one a line", usualPage().replace(kAuthors, QStringLiteral("Ada Ash\nBo Beck\nCy Cole")));
        row("authors wrapped", usualPage().replace(kAuthors, QStringLiteral("Ada Ash, Bo Beck, Cy\nCole")));
        row("authors behind a word", usualPage().replace(kAuthors, QStringLiteral("by Ada Ash, Bo Beck and Cy Cole")));
        row("marks of affiliations", usualPage().replace(kAuthors, QString::fromUtf8("Ada Ash¹,², Bo Beck^{1,3}, Cy Cole*")));
        row("and more authors", usualPage().replace(kAuthors, kAuthors + QStringLiteral(", et al.")), "authors-doubtful");
        row("HTML",
            QStringLiteral("<!DOCTYPE html><html><head><title>x</title><style>Abstract</style></head><body><p>") +
                usualPage().toHtmlEscaped().replace(u'\n', QLatin1String("</p><p>")) + QStringLiteral("</p></body></html>"),
            "text-unrecognised");
        QTest::newRow("UTF-16 LE without a mark") << utf16(usualPage(), false) << QString();
        QTest::newRow("UTF-16 BE without a mark") << utf16(usualPage(), true) << QString();
        QTest::newRow("Latin-1") << usualPage().toLatin1() << QStringLiteral("encoding-repaired");
    }

    void everySpellingGivesTheSamePage()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, note);
        const ParsedPage page = parsed(bytes);
        QCOMPARE(page.title, kTitle);
        QCOMPARE(page.authors, kAuthors.split(QStringLiteral(", ")));
        QCOMPARE(page.tldr, QStringLiteral("Traffic is surveyed."));
        QCOMPARE(page.contribution, QStringLiteral("A first taxonomy of models."));
        QCOMPARE(page.findings, QStringList({QStringLiteral("Graphs beat sequences."), QStringLiteral("Sensors go missing.")}));
        QCOMPARE(page.abstract, QStringLiteral("We review 120 papers and sort them by graph and time."));
        QCOMPARE(page.resources.size(), size_t(1));
        QCOMPARE(page.resources.front().name, QStringLiteral("traffic/gnn"));
        QVERIFY(page.videos.empty() && page.reviews.empty());
        QCOMPARE(page.topics, QStringList({QStringLiteral("Traffic"), QStringLiteral("Graph Theory")}));
        QCOMPARE(page.methods, QStringList({QStringLiteral("LSTM"), QStringLiteral("k-NN")}));
        QCOMPARE(codes(page), note.isEmpty() ? QStringList() : QStringList(note));
    }

    void authorsOfOtherForms_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("names");
        QTest::newRow("Arabic") << QStringLiteral("أحمد علي، محمد حسن") << QStringLiteral("أحمد علي|محمد حسن");
        QTest::newRow("surname first") << QStringLiteral("Ash, A.; Beck, B. C.") << QStringLiteral("Ash, A.|Beck, B. C.");
        QTest::newRow("dots") << QStringLiteral("Ada Ash · Bo Beck") << QStringLiteral("Ada Ash|Bo Beck");
        QTest::newRow("a group") << QStringLiteral("The ATLAS Collaboration") << QStringLiteral("The ATLAS Collaboration");
        QTest::newRow("small letters") << QStringLiteral("danah boyd, bell hooks") << QStringLiteral("danah boyd|bell hooks");
        QTest::newRow("TeX") << QStringLiteral("Ada Ash$^\\dagger$, Bo Beck$^{1,2}$") << QStringLiteral("Ada Ash|Bo Beck");
    }

    void authorsOfOtherForms()
    {
        QFETCH(QString, line);
        QFETCH(QString, names);
        const ParsedPage page = parsed(usualPage().replace(kAuthors, line).toUtf8());
        QCOMPARE(page.title, kTitle);
        QCOMPARE(page.authorsLine, line);
        QCOMPARE(page.authors.join(u'|'), names);
    }

    void aThousandAuthorsAreAllThere()
    {
        QStringList names;
        for (int i = 0; i < 3000; ++i)
            names.append(QStringLiteral("Ada B%1").arg(QString(1 + i % 40, QChar(char16_t(u'a' + i % 26)))));
        const ParsedPage page = parsed(usualPage().replace(kAuthors, names.join(QStringLiteral(", "))).toUtf8());
        QCOMPARE(page.authors, names);
    }

    void textsThatOnlyLookLikeAPageAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const char *text, const char *word) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(word);
        };
        row("a letter", "From: Ada <a@x.org>\nTo: Bo\nSubject: talk\n\nAbstract\n\nWe will speak about geese, at length and with joy.\n", "letter");
        row("a read-me file", "# gnn\n\n## Abstract\n\nWe propose a thing that does things.\n\n## Installation\n\npip install x\n\n## Usage\n\nrun\n", "program");
        row("a paper", "A Study of Geese\nAda Ash\nAbstract\nWe study geese in all their variety and beauty.\n1 Introduction\nGeese.\nReferences\n[1] Goose.\n", "PDF");
        row("a channel", "My channel\nVideos\nPlaylists\nAbout\n", "headings");
        row("a begging page", "Contribution\nDonate now\n", "headings");
        row("a log", "ERROR: 12\nAbstract\nclass Foo\n", "headings");
        row("a shop", "<html><body><h1>Shop</h1><p>Buy shoes</p></body></html>", "headings");
        row("common words alone", "Summary\nGood.\nCode\n42\nTags\nred\n", "headings");
    }

    void textsThatOnlyLookLikeAPageAreRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, word);
        const Result<ParsedPage> page = parsePageText(text.toUtf8());
        QVERIFY(!page.has_value());
        QCOMPARE(errorCodeName(page.error().code), QStringLiteral("not-a-survey-page"));
        QVERIFY2(page.error().message.contains(word), qPrintable(page.error().message));
        QVERIFY(page.error().message.contains(QStringLiteral("Nothing was stored")));
    }

    // Whatever is left out of a field is named in a note.
    void buttonsAndNeighboursStayOutOfTheAbstract()
    {
        const QString abstract = QStringLiteral("We review 120 papers and sort them by graph and time.");
        for (const char *tail : {" Show more", "\nCollapse", "\nKeywords: graphs; traffic", "\nCopyright © 2023 A. Press.",
                                 "\nPrimary Area: learning\nSubmission Number: 12"}) {
            const ParsedPage page = parsed(usualPage().replace(abstract, abstract + QString::fromUtf8(tail)).toUtf8());
            QCOMPARE(page.abstract, abstract);
            QCOMPARE(codes(page), QStringList(QStringLiteral("text-unrecognised")));
        }
    }

    void linesLostTheirBreaks()
    {
        const ParsedPage page = parsed(usualPage().replace(u'\n', u' ').toUtf8());
        QCOMPARE(page.tldr, QStringLiteral("Traffic is surveyed."));
        QCOMPARE(page.abstract, QStringLiteral("We review 120 papers and sort them by graph and time."));
        QCOMPARE(page.topics.size(), qsizetype(2));
        QCOMPARE(page.methods.size(), qsizetype(2));
        QVERIFY(codes(page).contains(QStringLiteral("text-unrecognised")));
    }

    void aTreeOfTopicsIsFlattenedOnlyWithANote()
    {
        const ParsedPage page = parsed(usualPage().replace(QStringLiteral("TopicsTraffic · Graph Theory"),
                                                           QStringLiteral("Topics\n- Traffic\n  - Short term\n- Graphs")).toUtf8());
        QCOMPARE(page.topics, QStringLiteral("Traffic|Short term|Graphs").split(u'|'));
        QCOMPARE(codes(page), QStringList(QStringLiteral("text-unrecognised")));
    }

    void advertisingInOtherLanguagesIsHeld()
    {
        const QString spam = QStringLiteral("¿Cómo llamar a Expedia?|Wie erreiche ich den Lufthansa Kundenservice|"
                                            "как вернуть деньги за билет|купить диплом недорого|如何联系客服退款|加微信 abc123 代写论文|"
                                            "Đặt vé máy bay giá rẻ|situs judi online|comment contacter Air France par téléphone");
        const QString real = QStringLiteral("智能客服|WhatsApp misinformation|Telegram networks|k-NN|билинейная модель|Telefon speech corpus");
        const ParsedPage page = parsed(usualPage().replace(QStringLiteral("LSTM · k-NN"), QStringList(spam.split(u'|') + real.split(u'|')).join(QStringLiteral(" · "))).toUtf8());
        QCOMPARE(page.heldBack.size(), size_t(spam.count(u'|') + 1));
        QCOMPARE(page.methods, real.split(u'|'));
    }

    void addressesOfManyHosts_data()
    {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("resource");
        const auto row = [](const char *entry, const char *resource) {
            QTest::newRow(entry) << QString::fromUtf8(entry) << QString::fromUtf8(resource);
        };
        row("https://gitlab.com/group/sub/project (official)", "code|group/sub/project (official)|https://gitlab.com/group/sub/project");
        row("[ada/md](https://github.com/ada/md)", "code|ada/md|https://github.com/ada/md");
        row("github.com/ada/plain", "code|ada/plain|https://github.com/ada/plain");
        row("https://huggingface.co/spaces/ada/demo", "space|ada/demo|https://huggingface.co/spaces/ada/demo");
        row("https://doi.org/10.5281/zenodo.1234", "|10.5281/zenodo.1234|https://doi.org/10.5281/zenodo.1234");
        row("https://github.com/long-name/\nname-that-wraps", "code|long-name/name-that-wraps|https://github.com/long-name/name-that-wraps");
    }

    void addressesOfManyHosts()
    {
        QFETCH(QString, entry);
        QFETCH(QString, resource);
        const ParsedPage page = parsed(usualPage().replace(QStringLiteral("- https://github.com/traffic/gnn"), entry).toUtf8());
        QCOMPARE(page.resources.size(), size_t(1));
        const Resource &first = page.resources.front();
        QCOMPARE(QStringList({first.kind, first.name, first.url}).join(u'|'), resource);
    }

    void addressesThatMustNotBeOpenedBecomeNoLinks()
    {
        const ParsedPage page = parsed(usualPage().replace(QStringLiteral("- https://github.com/traffic/gnn"),
                                                           QStringLiteral("javascript:alert(1)\nfile:///etc/passwd\nftp://x.org/a.zip")).toUtf8());
        QVERIFY(page.resources.empty());
        QCOMPARE(codes(page), QStringList(QStringLiteral("text-unrecognised")));
    }

    void twoModelsOnOneLineStayTwo()
    {
        const ParsedPage page = parsed(usualPage().replace(QStringLiteral("- https://github.com/traffic/gnn"),
            QStringLiteral("- 🤗a/onemodel· 2.5k dl· ♡ 822.5k dl♡ 82- 🤗a/twomodel· 1.1k dl· ♡ 301.1k dl♡ 30")).toUtf8());
        QCOMPARE(page.resources.size(), size_t(2));
        QCOMPARE(page.resources[0].likes, QStringLiteral("82"));
        QCOMPARE(page.resources[1].name, QStringLiteral("a/two"));
    }

    void reviewsOfOtherVenues_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reviews");
        const auto row = [](const char *name, const char *text, const char *reviews) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(reviews);
        };
        row("the name twice", "Official Review of Submission12 by Reviewer aBcD\nReviewer aBcD\nSoundness: 3\nPresentation: 2\nStrengths: x\nWeaknesses: y",
            "Reviewer aBcD/ICLR");
        row("brackets", "Reviewer 2\n[Paper Summary] A survey.\n[Strengths] wide\n[Weaknesses] shallow", "Reviewer 2/General");
        row("numbers", "Review #1\n1. Summary: fine\n2. Overall Rating (1-10): 5", "Review 1/General");
        row("remarks", "Reviewer #2 (Remarks to the Author):\nFine.\nReviewer #3 (Remarks to the Author):\nNo.", "Reviewer #2/|Reviewer #3/");
        row("decision", "Reviewer 1\nRating: 6\nSummary: fine\nDecision by Program Chairs\nDecision: Accept", "Reviewer 1/General|Decision by Program Chairs/Decision");
        row("journal", "Reviewer: 1\nRecommendation: Minor revision\nComments to the Author: Good.", "Reviewer 1/Medical journal");
    }

    void reviewsOfOtherVenues()
    {
        QFETCH(QString, text);
        QFETCH(QString, reviews);
        const ParsedPage page = parsed(usualPage().replace(QStringLiteral("No public reviews on file for this paper yet."), text).toUtf8());
        QStringList met;
        for (const PeerReview &review : page.reviews)
            met.append(review.reviewer + u'/' + review.form);
        QCOMPARE(met.join(u'|'), reviews);
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TestPageVariants)
#include "pagevariants_test.moc"
