// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the search palette lists, in which order, and how keys go over it.

#include "models/modelmirror.h"
#include "models/searchmodel.h"
#include "support/testenvironment.h"

#include <QAbstractItemModelTester>

using namespace conspectus;
using namespace conspectus::test;

namespace {

FoundHit hit(const QString &survey, const QString &snippet, int page)
{
    FoundHit hit;
    hit.survey = SurveyId(survey);
    hit.surveyTitle = QStringLiteral("Title of ") + survey;
    hit.where = page < 0 ? QStringLiteral("note") : QStringLiteral("pdf");
    hit.page = page;
    hit.snippet = snippet;
    hit.marks = {{0, 3}};
    return hit;
}

} // namespace

class SearchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hitsAreGroupedBySurveyTheOpenOneFirst()
    {
        FoundAnswer answer;
        answer.hits = {hit(QStringLiteral("x"), QStringLiteral("one"), 4), hit(QStringLiteral("y"), QStringLiteral("two"), -1),
                       hit(QStringLiteral("x"), QStringLiteral("three"), 0)};
        SearchModel model;
        model.setEntries(entriesOfHits(answer, SurveyId(QStringLiteral("y"))));
        QCOMPARE(printTree(model), QStringLiteral("Title of y count=1\ntwo\nTitle of x count=2\none\nthree\n"));
        QCOMPARE(model.index(3).data(DetailRole).toString(), QStringLiteral("p. 5"));
        QCOMPARE(model.index(1).data(DetailRole).toString(), QStringLiteral("note"));
        QCOMPARE(model.index(3).data(MarksRole).toList().front().toPoint(), QPoint(0, 3));
    }

    void aChosenFirstRowStaysWhenTheRankedOnesCome()
    {
        FoundAnswer ranked;
        ranked.hits = {hit(QStringLiteral("x"), QStringLiteral("one"), 4), hit(QStringLiteral("y"), QStringLiteral("two"), 1)};
        FoundAnswer first;
        first.hits = {hit(QStringLiteral("x"), QStringLiteral("one"), 4), hit(QStringLiteral("x"), QStringLiteral("chosen"), 9),
                      hit(QStringLiteral("z"), QStringLiteral("elsewhere"), 2)};
        const std::vector<SearchEntry> before = entriesOfHits(first, {});
        SearchModel model;
        const auto show = [&](const SearchEntry &chosen) {
            std::vector<SearchEntry> entries = entriesOfHits(ranked, {});
            keepHit(entries, chosen);
            model.setEntries(std::move(entries));
            return model.rowOfHit(chosen.hit);
        };
        QCOMPARE(show(before[1]), 1); // is among the ranked
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(show(before[2]), 2); // of a survey that is
        QCOMPARE(printTree(model), QStringLiteral("Title of x count=2\none\nchosen\nTitle of y count=1\ntwo\n"));
        QCOMPARE(show(before[4]), 5); // of another one
        QCOMPARE(printTree(model),
                 QStringLiteral("Title of x count=1\none\nTitle of y count=1\ntwo\nTitle of z count=1\nelsewhere\n"));
    }

    void whatIsNotLookedForIsSaid()
    {
        FoundAnswer answer;
        QVERIFY(whatIsLeftOut(answer).isEmpty());
        answer.isCut = true;
        QVERIFY(whatIsLeftOut(answer).contains(QStringLiteral("missing")));
        answer.wordsLeftOut = 1;
        QVERIFY(whatIsLeftOut(answer).contains(QStringLiteral("200")));
    }

    void keysPassOverHeaders()
    {
        FoundAnswer answer;
        answer.hits = {hit(QStringLiteral("x"), QStringLiteral("one"), 4), hit(QStringLiteral("y"), QStringLiteral("two"), 1)};
        SearchModel model;
        model.setEntries(entriesOfHits(answer, {}));
        QCOMPARE(model.nextChoice(0, 1), 1);
        QCOMPARE(model.nextChoice(2, 1), 3);
        QCOMPARE(model.nextChoice(2, -1), 1);
        QCOMPARE(model.nextChoice(0, -1), -1);
        QCOMPARE(model.nextChoice(4, 1), -1);
        QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsSelectable));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(SearchTest)
#include "search_test.moc"
