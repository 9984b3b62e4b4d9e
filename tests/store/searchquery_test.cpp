// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The query language on a real index: what each way of asking finds, in words people type, and that what makes no sense is
// passed over.
#include "store/indexstore.h"
#include "store/searchquery.h"
#include "support/testenvironment.h"

#include <QTemporaryDir>
#include <random>

using namespace conspectus;
using namespace conspectus::store;

namespace {

const QString kNote = QStringLiteral("note");
const QString kPage = QStringLiteral("page");

SearchRow row(const char *survey, const QString &where, const char *object, const QString &text)
{
    return {QString::fromLatin1(survey), where, QString::fromLatin1(object), text, {}, false};
}

SearchRow annotation(const char *object, const QString &text, const QString &kind, const QStringList &tags)
{
    SearchRow made{QStringLiteral("s"), kNote, QString::fromLatin1(object), text, {{QStringLiteral("kind"), kind}}, true};
    for (const QString &tag : tags)
        made.facets.push_back({QStringLiteral("tag"), tag});
    return made;
}

SearchRow surveyFacets(const char *survey, const QStringList &authors, const QString &year)
{
    SearchRow made = row(survey, kPage, "", {});
    for (const QString &author : authors)
        made.facets.push_back({QStringLiteral("author"), author});
    made.facets.push_back({QStringLiteral("year"), year});
    return made;
}

} // namespace

class SearchQueryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = IndexStore::open(m_folder->path(), IndexStore::Access::ReadWrite);
        QVERIFY(opened);
        m_index = std::move(*opened);
        QVERIFY(m_index->putRows(
            QStringLiteral("s"),
            {surveyFacets("s", {QStringLiteral("Hongyi Liu"), QStringLiteral("Zoë Müller-Brandt")}, QStringLiteral("2024")),
             row("s", kPage, "title", QStringLiteral("Language models in medicine")),
             row("s", kNote, "apple", QStringLiteral("apple pie with cream")),
             row("s", kNote, "pear", QStringLiteral("pear tart with cream")),
             row("s", kNote, "both", QStringLiteral("apple and pear crumble")),
             row("s", kNote, "far", QStringLiteral("apple one two three four five six seven eight nine ten eleven pear")),
             row("s", kNote, "cpp", QStringLiteral("written in c++ by apple people")),
             row("s", kNote, "cjk", QStringLiteral("关于大语言模型的综述")),
             annotation("a1", QStringLiteral("apple dosage was wrong\nquote of one"), QStringLiteral("Limitation"),
                        {QStringLiteral("RCT"), QStringLiteral("deep learning")}),
             annotation("a2", QStringLiteral("pear dosage"), QStringLiteral("Claim"), {QStringLiteral("rct")}),
             annotation("a3", QStringLiteral("nothing said"), QStringLiteral("Claim"), {})}));
        QVERIFY(m_index->putRows(QStringLiteral("old"), {surveyFacets("old", {QStringLiteral("Ada Browne")}, QStringLiteral("2012")),
                                                         row("old", kPage, "title", QStringLiteral("Tree search")),
                                                         row("old", kNote, "oldapple", QStringLiteral("apple tree"))}));
    }

    void findsWhatIsMeant_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("objects");
        const auto rowOf = [](const char *query, const char *objects) {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromLatin1(objects);
        };
        rowOf("apple pear", "both far");
        rowOf("apple AND pear", "both far");
        rowOf("apple OR pear", "apple both cpp far oldapple pear");
        rowOf("apple NOT pear", "apple cpp oldapple");
        rowOf("apple AND NOT (pear OR tree)", "apple cpp");
        rowOf("(apple OR pear) cream", "apple pear");
        rowOf("apple OR pear cream", "apple both cpp far oldapple pear");
        rowOf("\"apple pie\"", "apple");
        rowOf("\"pie apple\" ", "");
        rowOf("crum", "both");
        rowOf("crum ", "");
        rowOf("cru* apple ", "both");
        rowOf("\"pear ta\"* ", "pear");
        rowOf("apple NEAR/3 pear", "both");
        rowOf("apple NEAR pear", "both");
        rowOf("apple NEAR/20 pear ", "both far");
        rowOf("NEAR(apple pear, 2)", "both");
        rowOf("NEAR(apple pear, 20)", "both far");
        rowOf("apple NEAR/2 (pear OR pie) ", "apple both");
        rowOf("apple NOT apple NEAR/3 pear ", "apple cpp far oldapple");
        rowOf("c++ OR crumble ", "both cpp");
        rowOf("apple NOT c++ ", "apple both far oldapple");
        rowOf("大语言 OR crumble ", "both cjk");
        rowOf("大语言 NOT apple ", "cjk");
        rowOf("author:liu", "title");
        rowOf("author:muller apple ", "apple both cpp far");
        rowOf("author:\"ada browne\" apple ", "oldapple");
        rowOf("author:\"ad\" apple ", "");
        rowOf("year:2012 apple ", "oldapple");
        rowOf("year:>=2020 pear ", "both far pear");
        rowOf("year:<2020 apple ", "oldapple");
        rowOf("year:2000-2015 apple ", "oldapple");
        rowOf("year:201 apple ", "oldapple");
        rowOf("year:2012 OR author:liu", "title title");
        rowOf("apple NOT author:liu", "oldapple");
        rowOf("tag:rct", "a1 a2");
        rowOf("TAG:RCT dosage ", "a1 a2");
        rowOf("tag:rct NOT kind:claim", "a1");
        rowOf("tag:\"deep learning\"", "a1");
        rowOf("tag:learn", "a1");
        rowOf("kind:claim", "a2 a3");
        rowOf("kind:claim OR kind:limitation ", "a1 a2 a3");
        rowOf("kind:limitation year:2024 quote ", "a1");
        rowOf("kind:claim year:2012 ", "");
        // What makes no sense is passed over.
        rowOf("apple OR", "apple both cpp far oldapple");
        rowOf("AND crumble OR ", "both");
        rowOf("((crumble", "both");
        rowOf("crumble))) ", "both");
        rowOf("tag:", "");
        rowOf("tag: crumble ", "both");
        rowOf("year:soon crumble ", "both");
        rowOf("NEAR(", "");
        rowOf("NOT apple", "");
        rowOf("crumble NEAR", "both");
        rowOf("and pear ", "both");
    }

    void findsWhatIsMeant()
    {
        QFETCH(QString, query);
        QFETCH(QString, objects);
        const auto answer = m_index->search(query, {}, 50);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QStringList found;
        for (const SearchHit &hit : answer->hits)
            found << hit.object;
        found.sort();
        QCOMPARE(found.join(QLatin1Char(' ')), objects);
        QCOMPARE(answer->total, static_cast<int>(found.size()));
    }

    void whatIsNotWantedIsNotMarked()
    {
        const SearchQuery query = parseQuery(QStringLiteral("apple NOT pear OR \"plum tart\" "));
        QCOMPARE(query.terms.size(), size_t(2));
        QCOMPARE(query.terms[1].spellings.front(), QStringLiteral("plum tart"));
        QCOMPARE(placesOf(query, QStringLiteral("pear apple")).size(), size_t(1));
    }

    void severalClausesShareTheLimit()
    {
        const auto answer = m_index->search(QStringLiteral("c++ OR apple OR 大语言模型 "), {}, 3);
        QVERIFY(answer);
        QCOMPARE(answer->hits.size(), size_t(3));
        for (size_t i = 1; i < answer->hits.size(); ++i)
            QVERIFY(answer->hits[i - 1].score >= answer->hits[i].score);
    }

    // Pieces of the language in any order, a thousand times.
    void nothingTypedIsAnError()
    {
        const QStringList pieces = {QStringLiteral("apple"), QStringLiteral(" AND "), QStringLiteral(" OR "),  QStringLiteral(" NOT "),
                                    QStringLiteral("("),     QStringLiteral(")"),     QStringLiteral("NEAR("), QStringLiteral(" NEAR/3 "),
                                    QStringLiteral("\""),    QStringLiteral("tag:"),  QStringLiteral("year:"), QStringLiteral("*"),
                                    QStringLiteral(", 5"),   QStringLiteral("c++"),   QStringLiteral("大语言"), QStringLiteral("author:\""),
                                    QStringLiteral(" "),     QStringLiteral("-"),     QStringLiteral("2-a"),   QString(QChar(0xD800))};
        std::mt19937 random(7);
        for (int i = 0; i < 1000; ++i) {
            QString query;
            for (auto n = random() % 12; n > 0; --n)
                query += pieces[static_cast<qsizetype>(random() % static_cast<unsigned>(pieces.size()))];
            const auto answer = m_index->search(query, {}, 5);
            QVERIFY2(answer, answer ? "" : qPrintable(query + QLatin1Char('|') + answer.error().detail));
        }
        QVERIFY(m_index->search(QStringLiteral("(a OR b) ").repeated(200), {}, 5));
        QVERIFY(m_index->search(QStringLiteral("(").repeated(5000), {}, 5));
    }

    void everyOneOfManyWaysIsFound()
    {
        // 2^7 ways, of which only the last is there.
        QString query;
        for (int i = 0; i < 6; ++i)
            query += QStringLiteral("(nowhere%1 OR crumble) ").arg(i);
        QCOMPARE(m_index->search(query + QStringLiteral("(nowhere OR apple) "), {}, 5)->total, 1);
        QCOMPARE(m_index->search(query + QStringLiteral("NOT (pear NOT tart) "), {}, 5)->total, 0);
        QStringList kinds;
        for (int i = 0; i < 63; ++i)
            kinds << QStringLiteral("kind:none%1").arg(i);
        QCOMPARE(m_index->search(kinds.join(QLatin1String(" OR ")) + QStringLiteral(" OR kind:limitation "), {}, 5)->total, 1);
    }

    void tooManyWaysAreCutAndThatIsSaid()
    {
        const auto answer = m_index->search(QStringLiteral("(kind:limitation OR tag:a) ").repeated(7), {}, 5);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QVERIFY(answer->isCut);
        QCOMPARE(answer->total, 1); // by the first way
        const auto all = m_index->search(QStringLiteral("(kind:limitation OR tag:a) ").repeated(6), {}, 5);
        QVERIFY(all && !all->isCut);
        QCOMPARE(all->total, 1);
    }

    void wordsBehindTheTwoHundredthAreCounted()
    {
        const auto most = m_index->search(QStringLiteral("apple ").repeated(200), {}, 5);
        QVERIFY2(most, most ? "" : qPrintable(most.error().detail));
        QCOMPARE(most->wordsLeftOut, 0);
        QVERIFY(most->total > 0);
        QCOMPARE(m_index->search(QStringLiteral("apple ").repeated(199) + QStringLiteral("nowhere "), {}, 5)->total, 0);
        const auto more = m_index->search(QStringLiteral("apple ").repeated(200) + QStringLiteral("nowhere really "), {}, 5);
        QVERIFY(more);
        QCOMPARE(more->wordsLeftOut, 2);
        QCOMPARE(more->total, most->total);
    }

    // Rows that are shown at once are rows that the ranked search finds too.
    void firstRowsAreAmongThoseFound()
    {
        for (const char *typed : {"apple", "app", "apple pe", "crum", "\"plum ta", "c++", "大语言", "apple OR crumble", "tag:", "kind:limitation",
                                  "NEAR(apple pear, 3)", "NOT apple", "apple NOT pear", "author:", "2-a", "∑", "year:2000-2030", ""}) {
            const QString query = QString::fromUtf8(typed);
            const auto all = m_index->search(query, {}, 1000);
            const auto first = m_index->firstRows(query, {}, 3);
            QVERIFY2(all && first, typed);
            QCOMPARE(first->total, -1);
            QVERIFY(first->hits.size() <= 3);
            const auto isFound = [&all](const SearchHit &hit) {
                return std::ranges::any_of(all->hits, [&hit](const SearchHit &other) {
                    return other.survey == hit.survey && other.object == hit.object && other.where == hit.where &&
                           other.snippet == hit.snippet && other.page == hit.page;
                });
            };
            for (const SearchHit &hit : first->hits)
                QVERIFY2(isFound(hit), typed);
            QVERIFY2(!first->hits.empty() || all->hits.empty() || query.contains(QLatin1Char(' ')), typed);
        }
    }

    // What brackets can nest, the index can read.
    void deepBracketsAreRead()
    {
        QString query = QStringLiteral("crumble ");
        for (int i = 0; i < 20; ++i)
            query = QStringLiteral("apple (pear OR %1 NOT (nowhere tart)) ").arg(query);
        const auto answer = m_index->search(query, {}, 5);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->total, 2);
    }

    void facetsGoWithTheirSurvey()
    {
        QVERIFY(m_index->putRows(QStringLiteral("gone"), {surveyFacets("gone", {QStringLiteral("Nobody")}, QStringLiteral("1999")),
                                                          row("gone", kPage, "title", QStringLiteral("Gone"))}));
        QCOMPARE(m_index->search(QStringLiteral("author:nobody"), {}, 5)->total, 1);
        QVERIFY(m_index->putRows(QStringLiteral("gone"), {row("gone", kPage, "title", QStringLiteral("Gone"))}));
        QCOMPARE(m_index->search(QStringLiteral("author:nobody"), {}, 5)->total, 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<IndexStore> m_index;
};

CONSPECTUS_TEST_GUILESS_MAIN(SearchQueryTest)
#include "searchquery_test.moc"
