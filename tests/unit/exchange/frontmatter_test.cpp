// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// First pages set by hand: what is title, authors, abstract and year, whatever the metadata says.
#include "exchange/frontmatter.h"
#include "support/testenvironment.h"
#include "unit/text/pagemaker.h"
#include "text/fold.h"

#include <limits>

using namespace conspectus;
using namespace conspectus::exchange;
using namespace conspectus::text;

namespace {

// Sets lines one below the other and makes a text page of them.
class PageSetter
{
public:
    explicit PageSetter(QSizeF size = QSizeF(612, 792)) { m_page.size = size; }

    PageSetter &gap(double points)
    {
        m_y += points;
        return *this;
    }

    // Words are parted by one space; two spaces set a wide gap. "^1" is a raised mark.
    PageSetter &line(const QString &text, float size = 10, Role role = Role::Body, qint16 rotation = 0)
    {
        Line line;
        line.firstWord = static_cast<qint32>(m_page.words.size());
        double x = 72;
        for (const QString &piece : text.split(u' ')) {
            if (piece.isEmpty()) {
                x += 3 * static_cast<double>(size);
                continue;
            }
            const bool raised = piece.startsWith(u'^');
            addWord(raised ? piece.mid(1) : piece, x, raised ? size * 0.6F : size, rotation);
            x = m_page.words.back().box.right() + 0.3 * static_cast<double>(size);
            m_page.words.back().role = role;
            m_page.words.back().line = static_cast<qint32>(m_page.lines.size());
        }
        line.lastWord = static_cast<qint32>(m_page.words.size());
        line.role = role;
        line.box = QRectF(72, m_y, x - 72, static_cast<double>(size));
        m_page.lines.push_back(line);
        m_page.text += u'\n';
        m_y += 1.2 * static_cast<double>(size);
        return *this;
    }

    [[nodiscard]] TextPagePtr page()
    {
        const Folded folded = foldWithMap(m_page.text);
        m_page.fold = folded.text;
        m_page.foldToText = folded.map;
        return std::make_shared<const TextPage>(m_page);
    }

private:
    TextPage m_page;
    double m_y = 40;

    void addWord(const QString &text, double x, float size, qint16 rotation)
    {
        Word word;
        word.text = text;
        word.size = size;
        word.rotation = rotation;
        word.box = QRectF(x, m_y, 0.5 * static_cast<double>(size) * static_cast<double>(text.size()),
                          static_cast<double>(size));
        if (!m_page.text.isEmpty() && !m_page.text.endsWith(u'\n'))
            m_page.text += u' ';
        word.begin = static_cast<qint32>(m_page.text.size());
        m_page.text += text;
        word.end = static_cast<qint32>(m_page.text.size());
        m_page.words.push_back(word);
    }
};

FrontMatter front(const TextPagePtr &page, const QString &metaTitle = {}, const QString &metaAuthor = {},
                  const QString &fileName = QStringLiteral("paper.pdf"))
{
    return frontMatterOf(std::span(&page, 1), metaTitle, metaAuthor, fileName);
}

PageSetter preprint()
{
    PageSetter page;
    page.line(QStringLiteral("arXiv:2406.03712v1 [cs.CL] 6 Jun 2024"), 20, Role::Body, 90)
        .line(QStringLiteral("A Survey on Maps of Large"), 17)
        .line(QStringLiteral("and Small Countries"), 17)
        .gap(10)
        .line(QStringLiteral("Ada Ash ^1 , Bo Beck ^2,∗ and Cy de la Cole ^1"), 11)
        .line(QStringLiteral("1 University of Oslo, Norway"))
        .line(QStringLiteral("{ada, bo}@example.org"))
        .gap(10)
        .line(QStringLiteral("Abstract"), 12, Role::Heading)
        .line(
            QStringLiteral("Maps have become large. In this survey we look at how maps are made, what they"))
        .line(QStringLiteral("leave out, and who reads them today, in forty countries and at three scales."))
        .gap(10)
        .line(QStringLiteral("1 Introduction"), 12, Role::Heading)
        .line(QStringLiteral("A map is a picture of a country."));
    return page;
}

} // namespace

class TestFrontMatter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void preprintIsRead()
    {
        const FrontMatter read = front(preprint().page());
        QCOMPARE(read.title, QStringLiteral("A Survey on Maps of Large and Small Countries"));
        QCOMPARE(read.authorsLine, QStringLiteral("Ada Ash, Bo Beck, and Cy de la Cole"));
        QCOMPARE(read.authors.join(u'|'), QStringLiteral("Ada Ash|Bo Beck|Cy de la Cole"));
        QCOMPARE(
            read.abstract,
            QStringLiteral("Maps have become large. In this survey we look at how maps are made, what they "
                           "leave out, and who reads them today, in forty countries and at three scales."));
        QCOMPARE(read.year, QStringLiteral("2024"));
        QCOMPARE(read.arxivId, QStringLiteral("2406.03712"));
        QVERIFY(read.doi.isEmpty());
    }

    // Publishers that print no heading: the paragraph before the key words or the introduction, never the body's first.
    void abstractWithoutAHeading_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("behind");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("before the introduction") << QString() << QStringLiteral("1. Introduction") << true;
        QTest::newRow("before key words") << QString() << QStringLiteral("Keywords: maps, atlas") << true;
        QTest::newRow("the body's first paragraph") << QStringLiteral("Introduction") << QStringLiteral("Keywords: maps") << false;
        QTest::newRow("before anything") << QString() << QStringLiteral("2 Maps of the north") << false;
    }

    void abstractWithoutAHeading()
    {
        QFETCH(QString, before);
        QFETCH(QString, behind);
        QFETCH(bool, isFound);
        const QString line = QStringLiteral("Maps of many sorts are looked at here with care and patience by us all.");
        PageSetter page;
        page.line(QStringLiteral("A Survey of Maps and Atlases"), 18).gap(10).line(QStringLiteral("Ada Ash and Bo Beck"), 12).gap(20);
        page.line(QStringLiteral("Copyright © 2017 Ada Ash. This is an open access article distributed under the licence.")).gap(20);
        if (!before.isEmpty())
            page.line(before, 12, Role::Heading).gap(8);
        page.line(line).line(line).line(line).line(line).gap(24).line(behind, 12).gap(8).line(line);
        const FrontMatter read = front(page.page());
        QCOMPARE(read.title, QStringLiteral("A Survey of Maps and Atlases"));
        QCOMPARE(read.abstract, isFound ? QStringList({line, line, line, line}).join(u' ') : QString());
    }

    void abstractGoesOnOnTheNextPage()
    {
        PageSetter first;
        first.line(QStringLiteral("A Survey of Maps and Atlases"), 18).gap(10).line(QStringLiteral("Ada Ash and Bo Beck"), 12).gap(20);
        first.line(QStringLiteral("Abstract"), 12, Role::Heading).gap(4);
        first.line(QStringLiteral("Maps of many sorts are looked at here with care. The share of maps that leave some-"));
        first.line(QStringLiteral("thing out, in forty countries and at three scales, was found to be"));
        first.gap(200).line(QStringLiteral("Maps 2017"), 7);
        PageSetter next;
        next.line(QStringLiteral("Ash and Beck"), 7).gap(20).line(QStringLiteral("No interests compete."), 8).gap(30);
        next.line(QStringLiteral("larger than it was held to be by all those who had counted them")).line(QStringLiteral("before us.")).gap(30);
        next.line(QStringLiteral("Introduction"), 14, Role::Heading).gap(8).line(QStringLiteral("Maps are old."));
        const auto read = [](std::initializer_list<text::TextPagePtr> pages) {
            return frontMatterOf(std::span(pages.begin(), pages.size()), {}, {}, {}).abstract;
        };
        const QString start = QStringLiteral("Maps of many sorts are looked at here with care. The share of maps that leave something out, "
                                             "in forty countries and at three scales, was found to be");
        const text::TextPagePtr one = first.page();
        QCOMPARE(read({one, next.page()}),
                 start + QStringLiteral(" larger than it was held to be by all those who had counted them before us."));
        QCOMPARE(read({one, one}), start); // a page that begins with a sentence of its own
    }

    void abstractGoesOnInTheNextColumn()
    {
        PageSetter page;
        page.line(QStringLiteral("A Survey of Maps and Atlases"), 18).gap(10).line(QStringLiteral("Ada Ash and Bo Beck"), 12).gap(20);
        page.line(QStringLiteral("Abstract")).gap(4);
        for (const char *text : {"Maps of many sorts are looked at here with care    but never all that was seen by those who drew",
                                 "and patience by all of us from north and south.    them, as we count in the atlases of our time.",
                                 "They leave out much of what stands in the world    ", "and of what was there before the mapmaker came,    "})
            page.line(QString::fromUtf8(text).trimmed());
        const QString abstract = front(page.page()).abstract;
        QVERIFY2(abstract.endsWith(QLatin1String("the mapmaker came, but never all that was seen by those who drew them, as we count in the "
                                                 "atlases of our time.")), qPrintable(abstract));
    }

    void abstractBesideASideColumn()
    {
        PageSetter page;
        page.line(QStringLiteral("A Survey of Maps and Atlases"), 18).gap(10).line(QStringLiteral("Ada Ash and Bo Beck"), 12).gap(20);
        page.line(QStringLiteral("INFORMATION     A B S T R A C T")).gap(6);
        for (const char *text : {"Rec'd 2016      Maps of many sorts are looked at here with care and pa-",
                                 "Seen 12016      tience by all of us, from north and south, for forty years",
                                 "Keywords:       and at three scales."})
            page.line(QString::fromUtf8(text));
        page.gap(30).line(QStringLiteral("1. Introduction"), 12);
        QCOMPARE(front(page.page()).abstract,
                 QStringLiteral("Maps of many sorts are looked at here with care and patience by all of us, from north and south, "
                                "for forty years and at three scales."));
    }

    void namesStandOneBelowTheOther()
    {
        PageSetter page;
        page.line(QStringLiteral("A Survey of Maps and Atlases"), 18).gap(10).line(QStringLiteral("Authors"), 14).gap(8);
        for (const char *name : {"• Ada Ash", "• M.B.Beck", "• Cy de la Cole"})
            page.line(QString::fromUtf8(name), 11).line(QStringLiteral("0000-0002-7133-8397 · someone"), 8).line(QStringLiteral("University of Oslo"), 9).gap(6);
        page.line(QStringLiteral("Introduction"), 14, Role::Heading).line(QStringLiteral("• Deep Maps"), 11);
        QCOMPARE(front(page.page()).authors.join(u'|'), QStringLiteral("Ada Ash|M.B. Beck|Cy de la Cole"));
    }

    void smallWordsBesideATitleAreNoPartOfIt()
    {
        PageSetter page;
        page.line(QStringLiteral("Short Communication"), 18).gap(4).line(QStringLiteral("Effects of Maps ^July-September on the Young*"), 18).gap(10);
        page.line(QStringLiteral("Ada Ash ^1 , Bo Beck ^2 , M.H.S."), 11).line(QStringLiteral("Cole ^3 , Dee Dow ^1"), 11);
        const FrontMatter read = front(page.page());
        QCOMPARE(read.title, QStringLiteral("Effects of Maps on the Young"));
        QCOMPARE(read.authors.join(u'|'), QStringLiteral("Ada Ash|Bo Beck|M.H.S. Cole|Dee Dow"));
    }

    // The metadata has the second line of the title alone.
    void metadataWithAPartOfTheTitle()
    {
        const FrontMatter read = front(preprint().page(), QStringLiteral("and Small Countries of"));
        QCOMPARE(read.title, QStringLiteral("A Survey on Maps of Large and Small Countries"));
        PageSetter page;
        page.line(QStringLiteral("Evaluation of the effect of"), 18).line(QStringLiteral("maps and atlases on children"), 18).gap(12).line(QStringLiteral("Ada Ash, Bo Beck"), 12);
        QCOMPARE(front(page.page(), QStringLiteral("Maps and Atlases on Children")).title,
                 QStringLiteral("Evaluation of the effect of maps and atlases on children"));
    }

    void metadataThatLiesIsNotUsed()
    {
        const FrontMatter read =
            front(preprint().page(), QStringLiteral("Microsoft Word - final_v3 of the thing.doc"),
                  QStringLiteral("root"), QStringLiteral("2406.03712v2.pdf"));
        QCOMPARE(read.title, QStringLiteral("A Survey on Maps of Large and Small Countries"));
        QCOMPARE(read.authors.size(), qsizetype(3));
        QCOMPARE(read.arxivId, QStringLiteral("2406.03712"));
    }

    void metadataThatThePageRepeatsIsUsed()
    {
        PageSetter page;
        page.line(QStringLiteral("MAPS TODAY"), 30) // the journal's own name is larger than the title
            .gap(30)
            .line(QStringLiteral("a survey on maps of large and small countries"), 14)
            .line(QStringLiteral("Ada Ash and Bo Beck"), 10);
        const FrontMatter read =
            front(page.page(), QStringLiteral("A Survey on Maps of Large and Small Countries"));
        QCOMPARE(read.title, QStringLiteral("A Survey on Maps of Large and Small Countries"));
        QCOMPARE(read.authors.join(u'|'), QStringLiteral("Ada Ash|Bo Beck"));
    }

    void journalBannersAreNotTitles()
    {
        PageSetter page;
        page.line(QStringLiteral("Hindawi"), 22)
            .line(QStringLiteral("Journal of Maps and Plans"), 18)
            .line(QStringLiteral("Volume 2017, Article ID 9217567, 20 pages"), 9)
            .line(QStringLiteral("https://doi.org/10.1155/2017/9217567"), 9)
            .line(QStringLiteral("Review Article"), 16)
            .line(QStringLiteral("The Use of Maps: A Systematic Review"), 15)
            .gap(8)
            .line(QStringLiteral("Ada Ash  Bo Beck"), 11)
            .line(QStringLiteral("Department of Maps, Oslo"))
            .line(QStringLiteral("Received 1 May 2016; Accepted 24 November 2016"));
        const FrontMatter read = front(page.page());
        QCOMPARE(read.title, QStringLiteral("The Use of Maps: A Systematic Review"));
        QCOMPARE(read.authors.join(u'|'), QStringLiteral("Ada Ash|Bo Beck"));
        QCOMPARE(read.doi, QStringLiteral("10.1155/2017/9217567"));
        QCOMPARE(read.year, QStringLiteral("2017"));
    }

    // Three capitalised words with commas look like names; the largest line by far is a title all the same.
    void aTitleLikeAListOfNamesIsATitle()
    {
        PageSetter page;
        page.line(QStringLiteral("Deep Learning, Genomics, and Precision Medicine"), 17)
            .gap(10)
            .line(QStringLiteral("For preliminary authorship information, see the contributors."), 9)
            .gap(10)
            .line(QStringLiteral("Introduction"), 13, Role::Heading)
            .line(QStringLiteral("Biology and medicine are rapidly becoming rich in data."))
            .gap(10)
            .line(QStringLiteral("What is deep learning?"), 13, Role::Heading)
            .line(QStringLiteral("Deep learning is built on an old approach."));
        QCOMPARE(front(page.page()).title, QStringLiteral("Deep Learning, Genomics, and Precision Medicine"));
    }

    void namesThatWrapAreJoined()
    {
        PageSetter page;
        page.line(QStringLiteral("On Maps and Plans"), 17)
            .line(QStringLiteral("*Ada Ash, Bo Beck, Alexandra"))
            .line(QStringLiteral("B. Cole, Dee Dale,"))
            .line(QStringLiteral("Eve Elm"));
        QCOMPARE(front(page.page()).authors.join(u'|'),
                 QStringLiteral("Ada Ash|Bo Beck|Alexandra B. Cole|Dee Dale|Eve Elm"));
    }

    void structuredAbstractsAreReadWhole()
    {
        const QString filler =
            QStringLiteral("We looked at forty maps of forty countries and read each of them twice over.");
        PageSetter page;
        page.line(QStringLiteral("On Maps and Plans"), 17)
            .line(QStringLiteral("ABSTRACT"), 12, Role::Heading);
        for (const QString &part :
             {QStringLiteral("Background"), QStringLiteral("Methods"), QStringLiteral("Conclusion")}) {
            page.line(part, 11, Role::Heading);
            for (int i = 0; i < 5; ++i)
                page.line(filler);
        }
        page.line(QStringLiteral("Motivation of this work"), 12, Role::Heading).line(filler);
        const QString abstract = front(page.page()).abstract;
        QCOMPARE(abstract.count(QStringLiteral("forty maps")), qsizetype(15));
        QVERIFY(!abstract.contains(QStringLiteral("Motivation")));
    }

    void abstractRunsInBehindItsHeading_data()
    {
        QTest::addColumn<QString>("lead");
        QTest::newRow("dash") << QStringLiteral("Abstract— ");
        QTest::newRow("colon") << QStringLiteral("Abstract: ");
        QTest::newRow("full stop") << QStringLiteral("ABSTRACT. ");
        QTest::newRow("nothing") << QStringLiteral("Abstract ");
    }

    void abstractRunsInBehindItsHeading()
    {
        QFETCH(QString, lead);
        PageSetter page;
        page.line(QStringLiteral("On Maps and Plans"), 17)
            .line(lead + QStringLiteral("Maps are made in many ways and for many ends, and few of"))
            .line(QStringLiteral("them are read by those for whom they were made. We ask why that is."))
            .line(QStringLiteral("Index Terms—maps, plans"));
        const FrontMatter read = front(page.page());
        QCOMPARE(
            read.abstract,
            QStringLiteral("Maps are made in many ways and for many ends, and few of them are read by those "
                           "for whom they were made. We ask why that is."));
    }

    // Hebrew as many programs write it: each letter by itself. Chinese: a title is one word.
    void titlesOfOtherScripts()
    {
        const QString hebrew = QStringLiteral("\u05E1\u05E7\u05D9\u05E8\u05D4 \u05E9\u05DC \u05DE\u05D5\u05D3\u05DC\u05D9\u05DD");
        test::PageMaker maker;
        for (qsizetype i = hebrew.size() - 1; i >= 0; --i) {
            if (hebrew[i] == u' ')
                continue;
            maker.word(400.0 - 10.0 * static_cast<double>(i), 80, hebrew.mid(i, 1), 20);
            maker.last().edges.clear();
            maker.last().spaceAfter = i > 0 && hebrew[i - 1] == u' ';
            maker.last().lineEnd = i == 0;
        }
        const TextPagePtr page = std::make_shared<TextPage>(maker.ordered());
        QCOMPARE(front(page).title, hebrew);
        test::PageMaker chinese;
        chinese.line(100, 80, QStringLiteral("\u533B\u5B66\u5927\u8BED\u8A00\u6A21\u578B\u7EFC\u8FF0"), 20);
        chinese.block(100, 130, test::prose(QStringLiteral("a"), 12));
        QCOMPARE(front(std::make_shared<TextPage>(chinese.ordered())).title, chinese.raw().words.front().text);
    }

    void whatIsNotFoundStaysEmpty()
    {
        PageSetter page;
        page.line(QStringLiteral("1"), 10);
        const FrontMatter read =
            front(page.page(), QStringLiteral("A title that is nowhere"), QStringLiteral("No One"));
        QVERIFY(read.title.isEmpty());
        QVERIFY(read.authorsLine.isEmpty());
        QVERIFY(read.authors.isEmpty());
        QVERIFY(read.abstract.isEmpty());
        QVERIFY(read.year.isEmpty());
        QVERIFY(front(nullptr).title.isEmpty());
        QVERIFY(frontMatterOf({}, {}, {}, {}).title.isEmpty());
    }

    void aCoverPageWithoutTextIsPassedOver()
    {
        const std::vector<TextPagePtr> pages{nullptr, std::make_shared<const TextPage>(), preprint().page()};
        const FrontMatter read = frontMatterOf(pages, {}, {}, {});
        QCOMPARE(read.title, QStringLiteral("A Survey on Maps of Large and Small Countries"));
    }

    void oddPagesDoNoHarm()
    {
        TextPage page;
        page.size = QSizeF(0, 0);
        page.text = QStringLiteral("x");
        Word word;
        word.text = QStringLiteral("x");
        word.end = 1;
        word.size = std::numeric_limits<float>::infinity();
        page.words = {word};
        page.lines = {Line{-5, 1000, QRectF(), 0, false, Role::Body},
                      Line{1, 0, QRectF(), 0, false, Role::Body}};
        QVERIFY(front(std::make_shared<const TextPage>(page)).title.isEmpty());
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TestFrontMatter)
#include "frontmatter_test.moc"
