// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The clinical card as values: which findings it begins with, how short its quotes are, and what it says of its source.
#include "exchange/clinicalcard.h"
#include "support/testenvironment.h"

using namespace conspectus;
using namespace conspectus::exchange;

namespace {

const VersionId kVersion(QStringLiteral("0123456789abcdef"));

SurveySnapshot snapshot()
{
    SurveySnapshot made;
    made.survey.title.imported = QStringLiteral("A  survey\nof maps");
    made.survey.arxivId = QStringLiteral("2401.01234");
    Version version;
    version.id = kVersion;
    made.versions = {version};
    for (int i = 0; i < 8; ++i) {
        Finding finding;
        finding.id = FindingId(QStringLiteral("f%1").arg(i));
        finding.text.imported = QStringLiteral("Finding %1").arg(i);
        made.findings.push_back(finding);
    }
    Annotation annotation;
    annotation.id = AnnotationId(QStringLiteral("a"));
    Anchor anchor;
    anchor.version = kVersion;
    anchor.quote = QStringLiteral("word ").repeated(40);
    anchor.section = QStringLiteral("4.2 Clinical decision support");
    anchor.parts = {{6, 0, 5, {Quad::fromRect(QRectF(60, 80, 120, 8))}}};
    annotation.anchors = {anchor};
    made.annotations = {annotation};
    Link link;
    link.id = LinkId(QStringLiteral("l"));
    link.annotation = annotation.id;
    link.finding = FindingId(QStringLiteral("f6"));
    link.role = EvidenceRole::Qualifies;
    made.links = {link};
    return made;
}

} // namespace

class ClinicalCardTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quotesAreShort()
    {
        QCOMPARE(shortened(QStringLiteral("one  two\nthree"), 3), QStringLiteral("one two three"));
        QCOMPARE(shortened(QStringLiteral("one two three four"), 3), QStringLiteral("one two three …"));
        QCOMPARE(shortened({}), QString());
        const QString chinese(60, QChar(0x75C5)); // no spaces
        QCOMPARE(shortened(chinese, 25), chinese.left(50) + QStringLiteral(" …"));
        QCOMPARE(shortened(chinese.left(50), 25), chinese.left(50));
    }

    void findingsWithEvidenceComeFirst()
    {
        const std::vector<FindingId> chosen = findingsForCard(snapshot());
        QCOMPARE(chosen.size(), size_t(5));
        QCOMPARE(chosen[0], FindingId(QStringLiteral("f6")));
        QCOMPARE(chosen[1], FindingId(QStringLiteral("f0")));
    }

    void theCardSaysWhereEverythingComesFrom()
    {
        const SurveySnapshot all = snapshot();
        const ClinicalCard card = clinicalCard(all, {}, {}, QStringLiteral(" Does it  help? "),
                                               {FindingId(QStringLiteral("f6")), FindingId(QStringLiteral("f2"))}, QDate(2026, 11, 23));
        QCOMPARE(card.question, QStringLiteral("Does it help?"));
        QCOMPARE(card.title, QStringLiteral("A survey of maps"));
        QCOMPARE(card.source, QStringLiteral("arXiv:2401.01234"));
        QCOMPARE(card.version, QStringLiteral("0123456789ab"));
        QCOMPARE(card.findings.size(), size_t(2));
        QCOMPARE(card.findings[0].text, QStringLiteral("Finding 2")); // in the order of the page
        const CardQuote &quote = card.findings[1].quotes.at(0);
        QCOMPARE(quote.text.split(u' ').size(), 26); // 25 words and the dots
        QCOMPARE(quote.place, QStringLiteral("p. 7, §4.2"));
        QCOMPARE(quote.number, 1);
        QCOMPARE(quote.role, EvidenceRole::Qualifies);
    }

    void aFilledValueSaysWhereItWasRead()
    {
        SurveySnapshot all = snapshot();
        const auto finding = std::ranges::find(all.findings, FindingId(QStringLiteral("f6")), &Finding::id);
        finding->slotValues = {{QStringLiteral("population"), QStringLiteral("adults"), {}},
                               {QStringLiteral("value"), QStringLiteral("0.87 (0.81 to 0.92)"), AnnotationId(QStringLiteral("a"))}};
        all.links[0].role = EvidenceRole::ValueSource;
        const CardFinding made =
            clinicalCard(all, {}, {}, {}, {FindingId(QStringLiteral("f6"))}, QDate(2026, 11, 23)).findings.at(0);
        QCOMPARE(made.values.size(), size_t(2));
        QVERIFY(made.values[0].place.isEmpty()); // it was typed
        QCOMPARE(made.values[1].text, QStringLiteral("0.87 (0.81 to 0.92)"));
        QCOMPARE(made.values[1].place, QStringLiteral("p. 7, §4.2"));
        QCOMPARE(made.values[1].number, 1);
        QVERIFY(made.quotes.empty()); // it stands with its value
    }

    void aQuestionIsSuggestedFromWhatWasFilledIn()
    {
        SurveySnapshot all = snapshot();
        QCOMPARE(suggestedQuestion(all), QStringLiteral("A survey of maps"));
        all.findings[3].slotValues = {{QStringLiteral("population"), QStringLiteral("adults"), {}},
                                      {QStringLiteral("intervention"), QStringLiteral("early warning"), {}},
                                      {QStringLiteral("outcome"), QStringLiteral("mortality"), {}}};
        QCOMPARE(suggestedQuestion(all), QStringLiteral("adults – early warning – mortality"));
        QCOMPARE(suggestedQuestion({}), QString());
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(ClinicalCardTest)
#include "clinicalcard_test.moc"
