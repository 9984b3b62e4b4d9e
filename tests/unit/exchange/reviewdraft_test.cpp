// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The review draft: grouping, numbers, places and quotes, the reader's own words untouched.
#include "exchange/reviewdraft.h"
#include "support/testenvironment.h"
#include "survey/kinds.h"
#include "text/readingorder.h"

using namespace conspectus;
using namespace conspectus::exchange;

namespace {

const VersionId kVersion(QString(64, u'a'));

// Two columns of ten lines each: "left 1", "left 2" …
text::TextPagePtr twoColumns()
{
    text::RawPage raw;
    raw.size = QSizeF(600, 800);
    for (const double left : {60.0, 320.0}) {
        for (int line = 0; line < 10; ++line) {
            double x = left;
            for (int word = 0; word < 9; ++word) {
                text::RawWord one;
                one.text = QStringLiteral("%1%2w%3").arg(left < 100 ? QStringLiteral("left") : QStringLiteral("right")).arg(line).arg(word);
                one.box = QRectF(x, 100 + 12 * line, 20, 10);
                one.size = 10;
                one.lineEnd = word == 8;
                raw.words.push_back(one);
                x += 24;
            }
        }
    }
    return std::make_shared<const text::TextPage>(text::orderPage(raw));
}

Annotation annotation(const char *id, const char *kind, const QString &quote, const QString &note)
{
    Annotation made;
    made.id = AnnotationId(QString::fromLatin1(id));
    made.kind = KindId(QString::fromLatin1(kind));
    made.note = note;
    Anchor anchor;
    anchor.version = kVersion;
    anchor.layerId = QStringLiteral("layer");
    anchor.quote = quote;
    anchor.section = QStringLiteral("4.2 Clinical decision support");
    anchor.parts = {{6, 0, 5, {Quad::fromRect(QRectF(60, 80, 120, 8))}}};
    made.anchors = {anchor};
    return made;
}

SurveySnapshot snapshot()
{
    SurveySnapshot made;
    made.survey.title.imported = QStringLiteral("Maps *and* more");
    made.survey.authorsLine.imported = QStringLiteral("Ada Ash");
    made.survey.year = QStringLiteral("2024");
    made.survey.kindSet = KindSetId(QStringLiteral("kindset.reviewing"));
    Version version;
    version.id = kVersion;
    made.versions = {version};
    return made;
}

qsizetype countOf(const QString &text, const QString &what) { return text.count(what); }

} // namespace

class ReviewDraftTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void placesAreAsExactAsTheTextLayer()
    {
        text::TextLayer layer;
        layer.layerId = QStringLiteral("layer");
        layer.pages.resize(7);
        Anchor anchor = annotation("a", "", QStringLiteral("q"), {}).anchors.front();
        QCOMPARE(placeInWords(anchor, layer, {}), QStringLiteral("p. 7, §4.2"));
        layer.pages[6] = twoColumns();
        const auto at = static_cast<qint32>(layer.pages[6]->text.indexOf(QStringLiteral("right3w1")));
        QVERIFY(at > 0);
        anchor.parts.front().begin = at;
        anchor.parts.front().end = at + 5;
        QCOMPARE(placeInWords(anchor, layer, {}), QStringLiteral("p. 7, col. 2, l. 4, §4.2"));
        const QStringList labels{{}, {}, {}, {}, {}, {}, QStringLiteral("vii")};
        QCOMPARE(placeInWords(anchor, layer, labels), QStringLiteral("p. vii, col. 2, l. 4, §4.2"));
        layer.layerId = QStringLiteral("another"); // offsets mean nothing there
        QCOMPARE(placeInWords(anchor, layer, {}), QStringLiteral("p. 7, §4.2"));
        anchor.section = QStringLiteral("Abstract");
        QCOMPARE(placeInWords(anchor, layer, {}), QStringLiteral("p. 7, Abstract"));
        QCOMPARE(placeInWords(Anchor(), layer, {}), QString());
    }

    void commentsAreGroupedAndNumbered()
    {
        SurveySnapshot all = snapshot();
        const KindSet &set = kindSetOrReading(all.survey.kindSet);
        const QByteArray first = set.kinds[0].id.text().toLatin1();
        const QByteArray second = set.kinds[1].id.text().toLatin1();
        all.annotations = {annotation("a", second.constData(), QStringLiteral("quote *one*"), QStringLiteral("Uses $x_1 * y$.\nSecond line.")),
                           annotation("b", first.constData(), QStringLiteral("quote two"), {}),
                           annotation("c", second.constData(), {}, QStringLiteral("No quote")),
                           annotation("d", "kind.unknown", {}, QStringLiteral("Elsewhere")),
                           annotation("e", second.constData(), {}, {})};
        Annotation answer = annotation("f", second.constData(), {}, QStringLiteral("Agreed"));
        answer.replyTo = AnnotationId(QStringLiteral("a"));
        all.annotations.push_back(answer);
        all.annotations[0].status = QStringLiteral("resolved");
        all.annotations[0].tags = {QStringLiteral("maths"), QStringLiteral("minor")};

        const QString text = QString::fromUtf8(reviewDraft(all, {}, {}, ReviewFormat::Markdown));
        QVERIFY2(text.startsWith(QStringLiteral("# Review of Maps \\*and\\* more\n\nAda Ash · 2024 · PDF aaaaaaaaaaaa\n")), qPrintable(text));
        QVERIFY(text.indexOf(set.kinds[0].name) < text.indexOf(QStringLiteral("## ") + set.kinds[1].name + QStringLiteral(" (2)")));
        QVERIFY(text.contains(QStringLiteral("**[1]** p. 7, §4.2 · resolved · maths, minor\n\n> quote \\*one\\*\n\nUses $x_1 * y$.\nSecond line.\n")));
        QVERIFY(text.contains(QStringLiteral("    **Reply [6]**")));
        QVERIFY(text.contains(QStringLiteral("## Other comments (1)")));
        QCOMPARE(countOf(text, QStringLiteral("Agreed")), 1);
        QVERIFY(!text.contains(QStringLiteral("[5]"))); // says nothing
        QCOMPARE(numberOf(all, AnnotationId(QStringLiteral("c"))), 3);
        QCOMPARE(numberOf(all, AnnotationId(QStringLiteral("x"))), 0);
    }

    void plainTextStaysWithin72Columns()
    {
        SurveySnapshot all = snapshot();
        all.annotations = {annotation("a", "", QStringLiteral("word ").repeated(60), QStringLiteral("note ").repeated(80))};
        const QStringList lines = QString::fromUtf8(reviewDraft(all, {}, {}, ReviewFormat::PlainText)).split(u'\n');
        QVERIFY(lines.size() > 10);
        for (const QString &line : lines)
            QVERIFY2(line.size() <= 72, qPrintable(line));
        QVERIFY(lines.contains(QStringLiteral("[1] p. 7, §4.2")));
        QCOMPARE(lines[0], QStringLiteral("Review of Maps *and* more"));
        QCOMPARE(lines[1], QString(25, u'='));
    }

    void withoutCommentsItSaysSo()
    {
        QVERIFY(reviewDraft(snapshot(), {}, {}, ReviewFormat::Markdown).contains("There are no comments yet."));
        QVERIFY(reviewDraft({}, {}, {}, ReviewFormat::PlainText).contains("Review of an untitled survey"));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(ReviewDraftTest)
#include "reviewdraft_test.moc"
