// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a quotation to an annotation: one place, several, none; over a page's end; and the section it stands in.

#include "library/anchoring.h"
#include "library/quoteannotation.h"
#include "support/testenvironment.h"
#include "text/readingorder.h"

using namespace conspectus;

namespace {

// A page with one line a text, set in a big or a small type.
text::TextPagePtr pageOf(const QStringList &lines)
{
    text::RawPage raw;
    raw.size = QSizeF(600, 800);
    raw.fonts = {QStringLiteral("Serif"), QStringLiteral("Serif-Bold")};
    double y = 80;
    for (const QString &line : lines) {
        const bool isHeading = line.startsWith(QLatin1Char('#'));
        if (isHeading)
            y += 30;
        double x = 80;
        const QStringList words = (isHeading ? line.mid(1) : line).split(QLatin1Char(' '));
        for (const QString &text : words) {
            text::RawWord word;
            word.text = text;
            word.size = isHeading ? 16 : 10;
            word.font = isHeading ? 1 : 0;
            const double width = 5.0 * static_cast<double>(text.size());
            word.box = QRectF(x, y, width, isHeading ? 16 : 10);
            word.lineEnd = text == words.back();
            word.spaceAfter = !word.lineEnd;
            x += width + 4;
            raw.words.push_back(word);
        }
        y += isHeading ? 40 : 12;
    }
    return std::make_shared<const text::TextPage>(text::orderPage(raw));
}

std::unique_ptr<SurveyData> surveyWith(const std::vector<text::TextPagePtr> &pages)
{
    const SurveyId id(QStringLiteral("s"));
    Survey survey;
    survey.id = id;
    Version version;
    version.id = VersionId(QStringLiteral("v"));
    version.survey = id;
    version.pageCount = static_cast<int>(pages.size());
    version.added = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    auto data = std::make_unique<SurveyData>(id, std::vector<ObjectState>());
    data->apply(changesToMake(survey));
    data->apply(changesToMake(version));
    data->setTextLayer(version.id, {QStringLiteral("layer"), pages});
    return data;
}

} // namespace

class QuoteAnnotationTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<SurveyData> m_survey;

private Q_SLOTS:
    void initTestCase()
    {
        m_survey = surveyWith(
            {pageOf({QStringLiteral("#1 Introduction"), QStringLiteral("Models that help doctors are studied here and there now"),
                     QStringLiteral("and the same models are trained on notes that doctors write"),
                     QStringLiteral("every day of the week in all the wards of the hospital")}),
             pageOf({QStringLiteral("The second page goes on with what the first one said of it"),
                     QStringLiteral("#2.1 Clinical use"), QStringLiteral("Here the models are used by nurses and by doctors alike"),
                     QStringLiteral("and they say what they think of them in plain words here")})});
    }

    void oneQuoteBecomesAnAnchor()
    {
        const auto place = placeOf(m_survey->textLayer(), {QStringLiteral("trained on notes"), -1, 0});
        QVERIFY2(place, qPrintable(place ? QString() : place.error().message));
        const Annotation annotation = annotationOn(*m_survey, *place, AnnotationStyle::Highlight, KindId(QStringLiteral("k")));
        QCOMPARE(annotation.survey, m_survey->id());
        QVERIFY(annotation.id.isNull());
        const Anchor &anchor = annotation.anchors.front();
        QCOMPARE(anchor.version.text(), QStringLiteral("v"));
        QCOMPARE(anchor.layerId, QStringLiteral("layer"));
        QCOMPARE(anchor.quote, QStringLiteral("trained on notes"));
        QCOMPARE(anchor.firstPage(), 0);
        QCOMPARE(anchor.parts.size(), size_t(1));
        QCOMPARE(anchor.parts.front().quads.size(), size_t(1));
        QVERIFY(anchor.prefix.endsWith(QLatin1String("models are ")) || anchor.prefix.endsWith(QLatin1String("models are")));
        QVERIFY(anchor.suffix.trimmed().startsWith(QLatin1String("that doctors")));
        QCOMPARE(anchor.section, QStringLiteral("1 Introduction"));
    }

    void severalAreAmbiguousUntilOneIsNamed()
    {
        const text::TextLayer &layer = m_survey->textLayer();
        const auto unclear = placeOf(layer, {QStringLiteral("doctors"), -1, 0});
        QVERIFY(!unclear);
        QCOMPARE(unclear.error().code, ErrorCode::Ambiguous);
        const std::vector<QuotePlace> places = placesOf(layer, QStringLiteral("doctors"));
        QCOMPARE(places.size(), size_t(3));
        QCOMPARE(places[2].range.begin.page, 1);
        QCOMPARE(places[2].occurrence, 3);
        QVERIFY(places[1].before.endsWith(QLatin1String("that")));
        const auto third = placeOf(layer, {QStringLiteral("doctors"), -1, 3});
        QVERIFY(third);
        QCOMPARE(*third, places[2].range);
        const auto onPage = placeOf(layer, {QStringLiteral("doctors"), 1, 0});
        QVERIFY(onPage);
        QCOMPARE(*onPage, places[2].range);
        QCOMPARE(placeOf(layer, {QStringLiteral("doctors"), -1, 4}).error().code, ErrorCode::NotFound);
        QCOMPARE(placeOf(layer, {QStringLiteral("surgeons"), -1, 0}).error().code, ErrorCode::NotFound);
        QCOMPARE(annotationOn(*m_survey, *third, AnnotationStyle::Underline, {}).anchors.front().section,
                 QStringLiteral("2.1 Clinical use"));
    }

    void quoteOverThePagesEndHasTwoParts()
    {
        const auto place = placeOf(m_survey->textLayer(), {QStringLiteral("wards of the hospital The second page"), -1, 0});
        QVERIFY2(place, qPrintable(place ? QString() : place.error().message));
        const VersionId version(QStringLiteral("v"));
        const Anchor anchor = anchorOfRange({m_survey->textLayer(), version, SectionIndex()}, *place);
        QCOMPARE(anchor.parts.size(), size_t(2));
        QCOMPARE(anchor.parts[0].page, 0);
        QCOMPARE(anchor.parts[1].page, 1);
    }

    void pointAndAreaStandWhereTheyWerePut()
    {
        const Annotation note = annotationAt(*m_survey, 1, QPointF(90, 300), KindId(QStringLiteral("k")));
        QCOMPARE(note.style, AnnotationStyle::Note);
        QCOMPARE(note.anchors.front().firstPage(), 1);
        QCOMPARE(note.anchors.front().parts.front().quads.front().boundingRect().topLeft(), QPointF(90, 300));
        const Annotation area = annotationOver(*m_survey, 0, QRectF(100, 100, -50, 20), {});
        QCOMPARE(area.style, AnnotationStyle::Area);
        QCOMPARE(area.anchors.front().parts.front().quads.front().boundingRect(), QRectF(50, 100, 50, 20));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(QuoteAnnotationTest)
#include "quoteannotation_test.moc"
