// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the palette finds by name and in which order.

#include "models/fuzzymatch.h"
#include "models/modelmirror.h"
#include "models/paletteentries.h"
#include "models/roles.h"
#include "models/surveyfixture.h"
#include "support/testenvironment.h"

#include <QAbstractItemModelTester>

using namespace conspectus;
using namespace conspectus::test;

namespace {

SurveyRow surveyRow(const QString &id, const QString &title, const QString &authors = {})
{
    SurveyRow row;
    row.id = SurveyId(id);
    row.title = title;
    row.authorsLine = authors;
    return row;
}

int scoreOf(const QByteArray &name, const QByteArray &query)
{
    const auto match = fuzzyMatch(QString::fromUtf8(name), QString::fromUtf8(query));
    return match ? match->score : -1;
}

} // namespace

class PaletteTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void betterNamesScoreMore_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("better");
        QTest::addColumn<QByteArray>("worse");
        QTest::newRow("beginning") << QByteArray("exp") << QByteArray("Export as Markdown") << QByteArray("Show exports");
        QTest::newRow("word beginning") << QByteArray("mark") << QByteArray("Export as Markdown") << QByteArray("Unmarked");
        QTest::newRow("words in order") << QByteArray("text larger") << QByteArray("Text larger") << QByteArray("Larger text");
        QTest::newRow("initials") << QByteArray("eam") << QByteArray("Export as Markdown") << QByteArray("Rename a map");
        QTest::newRow("shorter") << QByteArray("zoom") << QByteArray("Zoom In") << QByteArray("Zoom to the width of the page");
        QTest::newRow("accents") << QByteArray("elan") << QByteArray("Élan vital") << QByteArray("The élan");
    }

    void betterNamesScoreMore()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, better);
        QFETCH(QByteArray, worse);
        QVERIFY(scoreOf(better, query) > 0);
        QVERIFY2(scoreOf(better, query) > scoreOf(worse, query),
                 qPrintable(QStringLiteral("%1 %2").arg(scoreOf(better, query)).arg(scoreOf(worse, query))));
    }

    void chanceIsNoMatch()
    {
        QCOMPARE(scoreOf(QByteArray("Goes to the page that stands before this one"), QByteArray("gtxp")), -1);
        QCOMPARE(scoreOf(QByteArray("Medical large language models in practice"), QByteArray("mrpaa")), -1);
        QCOMPARE(scoreOf(QByteArray("Anything"), QByteArray()), 0);
    }

    void marksAreInTheNameAsItStands()
    {
        const QString name = QStringLiteral("Ein ﬁnal Élan");
        const auto match = fuzzyMatch(name, QStringLiteral("final elan"));
        QVERIFY(match);
        QCOMPARE(match->marks.size(), size_t(2));
        QCOMPARE(name.mid(match->marks[0].begin, match->marks[0].end - match->marks[0].begin), QStringLiteral("ﬁnal"));
        QCOMPARE(name.mid(match->marks[1].begin, match->marks[1].end - match->marks[1].begin), QStringLiteral("Élan"));
    }

    void signsAskForOneKind()
    {
        QCOMPARE(paletteQueryOf(QStringLiteral("> zoom")).scope, PaletteScope::Commands);
        QCOMPARE(paletteQueryOf(QStringLiteral(" >zoom")).text, QStringLiteral("zoom"));
        QCOMPARE(paletteQueryOf(QStringLiteral("@")).scope, PaletteScope::Sections);
        QCOMPARE(paletteQueryOf(QStringLiteral("a > b")).scope, PaletteScope::All);
        QCOMPARE(paletteQueryOf(QStringLiteral("?#include")).text, QStringLiteral("#include"));
    }

    void theBestKindComesFirst()
    {
        SurveyFixture survey;
        survey.addFinding(QStringLiteral("Bees find flowers by colour"));
        survey.addNode(Node::Kind::Topic, QStringLiteral("Colour"));
        PaletteSources sources;
        sources.actions = {{QStringLiteral("Dark Colours"), QStringLiteral("Ctrl+D"), QStringLiteral("Light text on dark paper"), 0}};
        sources.surveys = {surveyRow(QStringLiteral("a"), QStringLiteral("Discolouration"), QStringLiteral("A. Colour"))};
        sources.sections = {{QStringLiteral("3 Colours"), 0, 4, QPointF(1, 2), QStringLiteral("5")}};
        sources.survey = &survey.snapshot();
        SearchModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setEntries(entriesByName(paletteQueryOf(QStringLiteral("colour")), sources));
        QCOMPARE(printTree(model), QStringLiteral("Taxonomy count=1\nColour\nCommands count=1\nDark Colours note=Light text on dark paper\nSections count=1\n3 Colours\n"
                                                  "Findings count=1\nBees find flowers by colour\nSurveys count=1\nDiscolouration\n"));
        QCOMPARE(model.index(5).data(DetailRole).toString(), QStringLiteral("p. 5"));
        QCOMPARE(model.index(3).data(NoteRole).toString(), QStringLiteral("Light text on dark paper"));
        QCOMPARE(model.index(5).data(MarksRole).toList().front().toPoint(), QPoint(2, 8));
    }

    void aKindAloneIsListedInItsOrder()
    {
        PaletteSources sources;
        sources.sections = {{QStringLiteral("1 Introduction"), 0, 0, {}, QStringLiteral("i")},
                            {QStringLiteral("1.1 Aims"), 1, 1, {}, QStringLiteral("ii")},
                            {QStringLiteral("nowhere"), 0, -1, {}, QString()}};
        const auto entries = entriesByName(paletteQueryOf(QStringLiteral("@")), sources);
        QCOMPARE(entries.size(), size_t(3));
        QCOMPARE(entries[1].text, QStringLiteral("1 Introduction"));
        QCOMPARE(entries[2].level, 1);
        QVERIFY(entriesByName(paletteQueryOf(QStringLiteral("?introduction")), sources).empty());
    }

    void withoutAQuerySurveysOnly()
    {
        PaletteSources sources;
        sources.actions = {{QStringLiteral("Open"), QString(), QString(), 0}};
        sources.surveys = {surveyRow(QStringLiteral("a"), QStringLiteral("Bees"))};
        const auto entries = entriesByName({}, sources);
        QCOMPARE(entries.size(), size_t(2));
        QCOMPARE(entries[1].survey, SurveyId(QStringLiteral("a")));
    }

    void helpAndAuthorsAndAliasesAreOtherNames()
    {
        PaletteSources sources;
        sources.actions = {{QStringLiteral("Zoom In"), QString(), QStringLiteral("Makes the page larger"), 0}};
        sources.surveys = {surveyRow(QStringLiteral("a"), QStringLiteral("Bees"), QStringLiteral("Karl von Frisch"))};
        QCOMPARE(entriesByName(paletteQueryOf(QStringLiteral("larger")), sources).at(1).text, QStringLiteral("Zoom In"));
        QCOMPARE(entriesByName(paletteQueryOf(QStringLiteral("frisch")), sources).at(1).text, QStringLiteral("Bees"));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(PaletteTest)
#include "palette_test.moc"
