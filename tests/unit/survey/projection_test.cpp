// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values to changes, changes to objects, objects to values: what goes in comes out. And objects that a
// stranger wrote.
#include "support/testenvironment.h"
#include "survey/anchorreader.h"
#include "survey/projection.h"
#include "survey/valuecodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <cmath>
#include <limits>

using namespace conspectus;

namespace {

ObjectState objectOf(const std::vector<Change> &changes)
{
    ObjectState object;
    for (const Change &change : changes)
        object.apply(change);
    return object;
}

QDateTime time(int second) { return QDateTime(QDate(2026, 3, 4), QTime(5, 6, second, 789), Qt::UTC); }

EditableText editable(const QString &imported) { return {imported, std::nullopt, QString()}; }

EditableText edited(const QString &imported, const QString &now, const QString &over)
{
    return {imported, now, over};
}

Survey fullSurvey()
{
    Survey survey;
    survey.id = SurveyId(QStringLiteral("s1"));
    survey.title = edited(QStringLiteral("A survey"), QStringLiteral("A Survey"), QStringLiteral("A survey"));
    survey.authorsLine = editable(QStringLiteral("Ann Ash,, Bo Beck"));
    survey.authors = {QStringLiteral("Ann Ash"), QStringLiteral("Bo Beck")};
    survey.tldr = editable(QStringLiteral("Short."));
    survey.contribution = editable(QStringLiteral("It collects."));
    survey.abstract = editable(QStringLiteral("Long…"));
    survey.abstractTruncated = true;
    survey.year = QStringLiteral("2024");
    survey.arxivId = QStringLiteral("2406.03712");
    survey.doi = QStringLiteral("10.1000/x");
    survey.origin = QStringLiteral("page");
    survey.verbatim = QStringLiteral("A survey\n");
    survey.notes = {
        {QStringLiteral("abstract-truncated"), QStringLiteral("Abstract"), QStringLiteral("Cut.")}};
    survey.heldBack = {
        {QStringLiteral("Methods"), QStringLiteral("Buy"), QStringLiteral("why"),
         HeldBack::Decision::KeepOut},
        {QStringLiteral("Topics"), QStringLiteral("Buy"), QStringLiteral("why"),
         HeldBack::Decision::Undecided},
        {QStringLiteral("Topics"), QStringLiteral("Sell"), QStringLiteral("why"), HeldBack::Decision::Add}};
    survey.kindSet = KindSetId(QStringLiteral("kindset.clinical"));
    survey.added = time(1);
    return survey;
}

Anchor fullAnchor(const QString &version)
{
    Anchor anchor;
    anchor.version = VersionId(version);
    anchor.layerId = QStringLiteral("layer");
    anchor.parts = {{2, 10, 20, {Quad::fromRect(QRectF(72.125, 100.5, 200.25, 11.001))}},
                    {3, 0, 4, {Quad::fromRect(QRectF(-1.5, 0, 10, 10)), Quad::fromRect(QRectF(5, 6, 7, 8))}}};
    anchor.quote = QStringLiteral("a passage");
    anchor.prefix = QStringLiteral("before ");
    anchor.suffix = QStringLiteral(" after");
    anchor.section = QStringLiteral("4.2 Clinical use");
    anchor.strokes = {{{1, 2}, {3.5, 4.25}}, {{5, 6}}};
    return anchor;
}

Annotation fullAnnotation()
{
    Annotation annotation;
    annotation.id = AnnotationId(QStringLiteral("a1"));
    annotation.survey = SurveyId(QStringLiteral("s1"));
    annotation.style = AnnotationStyle::Squiggly;
    annotation.kind = KindId(QStringLiteral("kind.reading.claim"));
    annotation.note = QStringLiteral("Is it so?\nPerhaps.");
    annotation.anchors = {fullAnchor(QStringLiteral("aaaa")), fullAnchor(QStringLiteral("bbbb"))};
    annotation.tags = {QStringLiteral("one"), QStringLiteral("two")};
    annotation.status = QStringLiteral("open");
    annotation.replyTo = AnnotationId(QStringLiteral("a0"));
    annotation.created = time(2);
    return annotation;
}

Finding fullFinding()
{
    return {FindingId(QStringLiteral("f1")),
            SurveyId(QStringLiteral("s1")),
            Finding::Origin::Contribution,
            edited(QStringLiteral("old"), QString(), QStringLiteral("older")),
            QStringLiteral("i"),
            true,
            QStringLiteral("checked")};
}

Node fullNode()
{
    return {NodeId(QStringLiteral("n1")),
            SurveyId(QStringLiteral("s1")),
            Node::Kind::Figure,
            NodeId(QStringLiteral("n0")),
            QStringLiteral("k"),
            editable(QStringLiteral("Attention")),
            {QStringLiteral("self-attention"), QStringLiteral("soft attention")}};
}

Link fullLink()
{
    return {LinkId(QStringLiteral("l1")),       SurveyId(QStringLiteral("s1")),
            AnnotationId(QStringLiteral("a1")), FindingId(QStringLiteral("f1")),
            NodeId(QStringLiteral("n1")),       EvidenceRole::ValueSource};
}

Version fullVersion()
{
    return {VersionId(QString(64, u'a')),
            SurveyId(QStringLiteral("s1")),
            QStringLiteral("paper.pdf"),
            48,
            QStringLiteral("ok"),
            true,
            time(3)};
}

// Any JSON, for objects that make no sense.
QJsonValue oddValue(QRandomGenerator &random, int depth = 0)
{
    switch (random.bounded(depth > 3 ? 6 : 8)) {
    case 0:
        return QJsonValue(QJsonValue::Null);
    case 1:
        return random.bounded(2) == 1;
    case 2:
        return 1e300 * (random.generateDouble() - 0.5);
    case 3:
        return random.bounded(-5, 5);
    case 4:
        return QString(random.bounded(20), QChar(static_cast<char16_t>(random.bounded(1, 0xffff))));
    case 5:
        return QStringLiteral("2026-03-04T05:06:07.000Z");
    case 6: {
        QJsonArray array;
        for (int i = random.bounded(10); i > 0; --i)
            array.append(oddValue(random, depth + 1));
        return array;
    }
    default: {
        QJsonObject object;
        static const QStringList names{
            QStringLiteral("parts"), QStringLiteral("quads"), QStringLiteral("page"),
            QStringLiteral("text"),  QStringLiteral("over"),  QStringLiteral("strokes"),
            QStringLiteral("begin"), QStringLiteral("end"),   QStringLiteral("quote")};
        for (int i = random.bounded(6); i > 0; --i)
            object.insert(names.at(random.bounded(static_cast<int>(names.size()))),
                          oddValue(random, depth + 1));
        return object;
    }
    }
}

bool isFinite(const Annotation &annotation)
{
    for (const Anchor &anchor : annotation.anchors) {
        for (const AnchorPart &part : anchor.parts) {
            for (const Quad &quad : part.quads) {
                for (const QPointF &corner : quad.corners) {
                    if (!std::isfinite(corner.x()) || !std::isfinite(corner.y()))
                        return false;
                }
            }
        }
    }
    return true;
}

} // namespace

class TestProjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void surveyComesBack()
    {
        const Survey survey = fullSurvey();
        QCOMPARE(surveyFrom(objectOf(changesToMake(survey))), survey);
    }

    void versionComesBack()
    {
        const Version version = fullVersion();
        QCOMPARE(versionFrom(objectOf(changesToMake(version))), version);
    }

    void findingComesBack()
    {
        const Finding finding = fullFinding();
        QCOMPARE(findingFrom(objectOf(changesToMake(finding))), finding);
    }

    void annotationComesBack()
    {
        const Annotation annotation = fullAnnotation();
        QCOMPARE(annotationFrom(objectOf(changesToMake(annotation))), annotation);
    }

    void linkComesBack()
    {
        for (const QString &role :
             {QStringLiteral("supports"), QStringLiteral("states"), QStringLiteral("qualifies"),
              QStringLiteral("contradicts"), QStringLiteral("defines"), QStringLiteral("value-source")}) {
            Link link = fullLink();
            link.role = *evidenceRoleFromName(role);
            const ObjectState object = objectOf(changesToMake(link));
            QCOMPARE(object.text(QStringLiteral("role")), role);
            QCOMPARE(linkFrom(object), link);
        }
    }

    void nodeComesBack()
    {
        const Node node = fullNode();
        QCOMPARE(nodeFrom(objectOf(changesToMake(node))), node);
    }

    void reviewResourceAndVideoComeBack()
    {
        const SurveyId survey(QStringLiteral("s1"));
        const PeerReview review{ObjectId(QStringLiteral("r1")),
                                QStringLiteral("Reviewer 2"),
                                QStringLiteral("ICLR"),
                                {{QStringLiteral("Summary"), QStringLiteral("Fine.")},
                                 {QStringLiteral("Rating"), QStringLiteral("6")},
                                 {QStringLiteral("Summary"), QStringLiteral("Again.")}},
                                QStringLiteral("all of it"),
                                QStringLiteral("i")};
        QCOMPARE(reviewFrom(objectOf(changesToMake(review, survey))), review);
        const Resource resource{ObjectId(QStringLiteral("c1")),
                                QStringLiteral("model"),
                                QStringLiteral("a/b"),
                                QStringLiteral("https://example.org/a/b"),
                                QStringLiteral("2.5k"),
                                QStringLiteral("82"),
                                QStringLiteral("i")};
        QCOMPARE(resourceFrom(objectOf(changesToMake(resource, survey))), resource);
        const Video video{ObjectId(QStringLiteral("v1")), QStringLiteral("A talk"),
                          QStringLiteral("https://example.org/talk"), QStringLiteral("k")};
        QCOMPARE(videoFrom(objectOf(changesToMake(video, survey))), video);
        QCOMPARE(objectOf(changesToMake(video, survey)).owner, asObject(survey));
    }

    // The names of fields live for ever: this is the golden form.
    void annotationsHaveTheirFixedForm()
    {
        Annotation annotation = fullAnnotation();
        annotation.anchors = {fullAnchor(QStringLiteral("aaaa"))};
        const ObjectState object = objectOf(changesToMake(annotation));
        QCOMPARE(object.type, QStringLiteral("annotation"));
        QCOMPARE(object.owner, ObjectId(QStringLiteral("s1")));
        QCOMPARE(QStringList(object.fields.keys()).join(u' '),
                 QStringLiteral("anchor/aaaa created kind note replyTo status style"));
        QCOMPARE(object.text(QStringLiteral("created")), QStringLiteral("2026-03-04T05:06:02.789Z"));
        QCOMPARE(object.sets.value(QStringLiteral("tags")), annotation.tags);
        const QByteArray anchor = QJsonDocument(object.value(QStringLiteral("anchor/aaaa")).toObject())
                                      .toJson(QJsonDocument::Compact);
        QCOMPARE(anchor,
                 QByteArrayLiteral(
                     "{\"layer\":\"layer\",\"parts\":[{\"begin\":10,\"end\":20,\"page\":2,\"quads\":"
                     "[[72125,100500,272375,100500,272375,111501,72125,111501]]},{\"begin\":0,\"end\":4,"
                     "\"page\":3,\"quads\":[[-1500,0,8500,0,8500,10000,-1500,10000],"
                     "[5000,6000,12000,6000,12000,14000,5000,14000]]}],\"prefix\":\"before \","
                     "\"quote\":\"a passage\",\"section\":\"4.2 Clinical use\","
                     "\"strokes\":[[1000,2000,3500,4250],[5000,6000]],\"suffix\":\" after\"}"));
    }

    void slotsTimeMarksAndSharedNodesHaveTheirFixedForm()
    {
        Finding finding;
        finding.id = FindingId(QStringLiteral("f1"));
        finding.survey = SurveyId(QStringLiteral("s1"));
        finding.slotValues = {{QStringLiteral("population"), QStringLiteral("312 adults"), AnnotationId(QStringLiteral("a1"))},
                              {QStringLiteral("metric"), QStringLiteral("AUC"), {}},
                              {QStringLiteral("later"), QStringLiteral("what a newer program knows"), {}}};
        const ObjectState object = objectOf(changesToMake(finding));
        const auto compact = [&object](const char *field) {
            return QJsonDocument(object.value(QString::fromLatin1(field)).toObject()).toJson(QJsonDocument::Compact);
        };
        QCOMPARE(compact("slot/population"), QByteArrayLiteral("{\"source\":\"a1\",\"text\":\"312 adults\"}"));
        QCOMPARE(compact("slot/metric"), QByteArrayLiteral("{\"text\":\"AUC\"}"));
        QCOMPARE(findingFrom(object), finding);
        Finding emptied = finding;
        emptied.slotValues.erase(emptied.slotValues.begin());
        const std::vector<Change> changes = changesBetween(finding, emptied);
        QCOMPARE(changes.size(), size_t(1));
        QCOMPARE(changes.front().field, QStringLiteral("slot/population"));
        ObjectState later = object;
        later.apply(changes.front());
        QCOMPARE(findingFrom(later), emptied);

        const Video video{ObjectId(QStringLiteral("v1")), QStringLiteral("A talk"), QStringLiteral("file:///talk.mp4"),
                          QStringLiteral("k"), {{5, QStringLiteral("start")}, {750, QStringLiteral("results")}}, true};
        const ObjectState made = objectOf(changesToMake(video, SurveyId(QStringLiteral("s1"))));
        QCOMPARE(QJsonDocument(made.value(QStringLiteral("marks")).toArray()).toJson(QJsonDocument::Compact),
                 QByteArrayLiteral("[[5,\"start\"],[750,\"results\"]]"));
        QCOMPARE(videoFrom(made), video);

        Node node = fullNode();
        node.shared = NodeId(QStringLiteral("word"));
        QCOMPARE(objectOf(changesToMake(node)).text(QStringLiteral("shared")), QStringLiteral("word"));
        QCOMPARE(nodeFrom(objectOf(changesToMake(node))), node);
    }

    // A finding stands on a node by a link without an annotation.
    void aFindingOnANodeHasItsFixedForm()
    {
        const Link link{LinkId(QStringLiteral("l1")), SurveyId(QStringLiteral("s1")), {}, FindingId(QStringLiteral("f1")),
                        NodeId(QStringLiteral("n1")), EvidenceRole::Supports};
        const ObjectState object = objectOf(changesToMake(link));
        QCOMPARE(QStringList(object.fields.keys()).join(u' '), QStringLiteral("finding node role"));
        QCOMPARE(linkFrom(object), link);
    }

    void surveysHaveTheirFixedForm()
    {
        const ObjectState object = objectOf(changesToMake(fullSurvey()));
        QStringList names = object.fields.keys();
        QCOMPARE(names.filter(QStringLiteral("decision/")).size(), 2);
        names.removeIf([](const QString &name) { return name.startsWith(QLatin1String("decision/")); });
        QCOMPARE(names.join(u' '),
                 QStringLiteral(
                     "abstract.imported abstractTruncated added arxivId authors authorsLine.imported "
                     "contribution.imported doi heldBack kindSet notes origin title.edited title.imported "
                     "tldr.imported verbatim year"));
        const QJsonObject title = object.value(QStringLiteral("title.edited")).toObject();
        QCOMPARE(title, (QJsonObject{{QStringLiteral("text"), QStringLiteral("A Survey")},
                                     {QStringLiteral("over"), QStringLiteral("A survey")}}));
    }

    void nothingIsWrittenForWhatIsEmpty()
    {
        Survey survey;
        survey.id = SurveyId(QStringLiteral("s"));
        const std::vector<Change> changes = changesToMake(survey);
        QCOMPARE(changes.size(), size_t(1));
        QVERIFY(changes.front().kind == ChangeKind::Make);
    }

    void betweenEqualValuesIsNothing()
    {
        QVERIFY(changesBetween(fullSurvey(), fullSurvey()).empty());
        QVERIFY(changesBetween(fullAnnotation(), fullAnnotation()).empty());
        QVERIFY(changesBetween(fullFinding(), fullFinding()).empty());
        QVERIFY(changesBetween(fullNode(), fullNode()).empty());
        QVERIFY(changesBetween(fullLink(), fullLink()).empty());
        QVERIFY(changesBetween(fullVersion(), fullVersion()).empty());
    }

    void oneEditIsOneChange()
    {
        Survey to = fullSurvey();
        to.tldr = edited(to.tldr.imported, QStringLiteral("Mine."), to.tldr.imported);
        const std::vector<Change> changes = changesBetween(fullSurvey(), to);
        QCOMPARE(changes.size(), size_t(1));
        QCOMPARE(changes.front().field, QStringLiteral("tldr.edited"));

        Annotation moved = fullAnnotation();
        moved.anchors.back().section = QStringLiteral("5");
        moved.tags = {QStringLiteral("two"), QStringLiteral("three")};
        const std::vector<Change> moves = changesBetween(fullAnnotation(), moved);
        QCOMPARE(moves.size(), size_t(3)); // one anchor, one tag less, one tag more
    }

    // From any value to any other: applying the changes gives the other, applying the inverses gives the
    // first.
    void changesLeadThereAndBack()
    {
        Annotation from = fullAnnotation();
        Annotation to;
        to.id = from.id;
        to.survey = from.survey;
        to.anchors = {fullAnchor(QStringLiteral("bbbb"))};
        to.tags = {QStringLiteral("one"), QStringLiteral("zero")};
        const ObjectState before = objectOf(changesToMake(from));
        ObjectState object = before;
        std::vector<Change> inverses;
        for (const Change &change : changesBetween(from, to)) {
            inverses.insert(inverses.begin(), object.inverseOf(change));
            object.apply(change);
        }
        to.tags.sort();
        QCOMPARE(annotationFrom(object), to);
        for (const Change &inverse : inverses)
            object.apply(inverse);
        QVERIFY(object == before);
        QCOMPARE(annotationFrom(object), from);
    }

    void takingBackAnEditLeavesTheImport()
    {
        Survey to = fullSurvey();
        to.title.edited.reset();
        to.title.editedOver.clear();
        ObjectState object = objectOf(changesToMake(fullSurvey()));
        for (const Change &change : changesBetween(fullSurvey(), to))
            object.apply(change);
        QCOMPARE(surveyFrom(object), to);
        QCOMPARE(surveyFrom(object).title.shown(), QStringLiteral("A survey"));
    }

    void deletingAndRestoringAreInverse()
    {
        ObjectState object = objectOf(changesToMake(fullNode()));
        const Change deletion = deletionOf(object.id);
        const Change back = object.inverseOf(deletion);
        QVERIFY(back.kind == ChangeKind::Restore);
        object.apply(deletion);
        QVERIFY(object.deleted);
        QVERIFY(object.inverseOf(restorationOf(object.id)).kind == ChangeKind::Delete);
        object.apply(back);
        QVERIFY(!object.deleted);
        QCOMPARE(nodeFrom(object), fullNode());
    }

    void inverseOfMakeIsDelete()
    {
        const std::vector<Change> changes = changesToMake(fullNode());
        QVERIFY(ObjectState().inverseOf(changes.front()).kind == ChangeKind::Delete);
    }

    void inverseOfAnAddThatWasThereKeepsIt()
    {
        ObjectState object = objectOf(changesToMake(fullNode()));
        const Change again{object.id, ChangeKind::Add, QStringLiteral("aliases"),
                           QStringLiteral("soft attention")};
        const Change inverse = object.inverseOf(again);
        object.apply(again);
        object.apply(inverse);
        QCOMPARE(nodeFrom(object).aliases, fullNode().aliases);
    }

    void coordinatesThatAreNoNumbersAreLeftOut()
    {
        Annotation annotation = fullAnnotation();
        const double infinity = std::numeric_limits<double>::infinity();
        annotation.anchors = {fullAnchor(QStringLiteral("aaaa"))};
        annotation.anchors[0].parts[0].quads = {
            Quad::fromRect(QRectF(std::nan(""), 0, 1, 1)), Quad::fromRect(QRectF(0, infinity, 1, 1)),
            Quad::fromRect(QRectF(0, 1e300, 1, 1)), Quad::fromRect(QRectF(1, 2, 3, 4))};
        const Annotation back = annotationFrom(objectOf(changesToMake(annotation)));
        QCOMPARE(back.anchors[0].parts[0].quads, Quads{Quad::fromRect(QRectF(1, 2, 3, 4))});
    }

    void heldBackDecisionsDoNotDependOnOrder()
    {
        Survey survey = fullSurvey();
        std::swap(survey.heldBack[0], survey.heldBack[2]);
        QCOMPARE(surveyFrom(objectOf(changesToMake(survey))), survey);
        Survey decided = survey;
        decided.heldBack[1].decision = HeldBack::Decision::Add;
        QCOMPARE(changesBetween(survey, decided).size(), size_t(1));
    }

    // What is read from the bytes is what is read from the JSON, whatever form it has.
    void placesAreReadFromTheirBytesAlike()
    {
        QRandomGenerator random(20261123);
        const VersionId version(QStringLiteral("v"));
        const QStringList texts{QString(), QStringLiteral("plain"), QStringLiteral("“Größe” 漢字"), QStringLiteral("a \"b\" \\ c\n\td"),
                                QStringLiteral("bell\x07"), QStringLiteral("x").repeated(1000)};
        int plain = 0;
        for (int round = 0; round < 2000; ++round) {
            QJsonObject json;
            for (const char *name : {"layer", "quote", "prefix", "suffix", "section"}) {
                if (random.bounded(2))
                    json.insert(QLatin1String(name), texts[random.bounded(static_cast<int>(texts.size()))]);
            }
            const auto numbers = [&random](int count) {
                QJsonArray array;
                for (int i = 0; i < count; ++i)
                    array.append(random.bounded(-700'000, 700'000));
                return array;
            };
            QJsonArray parts;
            for (int i = 0; i < random.bounded(3); ++i) {
                parts.append(QJsonObject{{QStringLiteral("page"), random.bounded(40)}, {QStringLiteral("begin"), random.bounded(100)},
                                         {QStringLiteral("end"), random.bounded(60, 200)},
                                         {QStringLiteral("quads"), QJsonArray{numbers(8), numbers(random.bounded(9) ? 8 : 6)}}});
            }
            json.insert(QStringLiteral("parts"), parts);
            if (random.bounded(3) == 0)
                json.insert(QStringLiteral("strokes"), QJsonArray{numbers(4), numbers(random.bounded(9) ? 6 : 5)});
            if (random.bounded(20) == 0)
                json.insert(QStringLiteral("later"), oddValue(random));
            QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
            if (random.bounded(4) == 0)
                bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(32, 127));
            const QJsonDocument document = QJsonDocument::fromJson(bytes);
            if (!document.isObject())
                continue;
            QCOMPARE(codec::anchorFrom(version, FieldValue::fromBytes(bytes)), codec::anchorFrom(version, QJsonValue(document.object())));
            plain += codec::plainAnchorFrom(version, bytes).has_value() ? 1 : 0;
        }
        QVERIFY(plain > 700);
        for (const char *bytes : {"", "{", "{}x", "[]", "null", "{\"parts\":[{\"page\":1.5}]}", "{\"quote\":\"\\", "{\"quote\":\"\\u"})
            QVERIFY(!codec::plainAnchorFrom(version, bytes));
    }

    // The log may hold anything; nothing of it may end the program or make a coordinate that is no number.
    void oddObjectsNeverFail()
    {
        QRandomGenerator random(20260304);
        QStringList names{QStringLiteral("anchor/x"), QStringLiteral("anchor/")};
        for (const ObjectState &object :
             {objectOf(changesToMake(fullSurvey())), objectOf(changesToMake(fullAnnotation())),
              objectOf(changesToMake(fullNode())), objectOf(changesToMake(fullFinding())),
              objectOf(changesToMake(fullLink())), objectOf(changesToMake(fullVersion()))})
            names += object.fields.keys();
        for (int round = 0; round < 3000; ++round) {
            ObjectState object;
            object.id = ObjectId(QString::number(round));
            for (const QString &name : std::as_const(names)) {
                if (random.bounded(3) > 0)
                    object.fields[name] = {{OperationId(), oddValue(random)}};
            }
            object.fields[QStringLiteral("note")] = {};
            const Survey survey = surveyFrom(object);
            QVERIFY(survey.authors.size() <= 10);
            QVERIFY(isFinite(annotationFrom(object)));
            QVERIFY(versionFrom(object).pageCount >= 0);
            const Finding finding = findingFrom(object);
            QVERIFY(!findingOriginName(finding.origin).isEmpty());
            QVERIFY(!roleName(linkFrom(object).role).isEmpty());
            QVERIFY(!nodeKindName(nodeFrom(object).kind).isEmpty());
            QVERIFY(reviewFrom(object).id == object.id);
        }
    }

    void veryLongTextsAreCut()
    {
        ObjectState object;
        object.fields[QStringLiteral("verbatim")] = {{OperationId(), QString(5'000'000, u'x')}};
        QCOMPARE(surveyFrom(object).verbatim.size(), qsizetype(4'000'000));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TestProjection)
#include "projection_test.moc"
