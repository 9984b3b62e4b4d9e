// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Nodes moved, joined, named and shared: one undo step each, and what several surveys tie to one word is found together.

#include "library/findingedits.h"
#include "library/nodepassages.h"
#include "library/pageedits.h"
#include "library/pagehistory.h"
#include "library/sharedobjects.h"
#include "library/surveydata.h"
#include "library/taxonomyedits.h"
#include "libraryfixture.h"
#include "survey/projection.h"

using namespace conspectus;
using namespace conspectus::test;

class TaxonomyEditsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LibraryFixture> m_fixture;
    SurveyId m_id;

    [[nodiscard]] Library &library() const { return *m_fixture->library; }
    [[nodiscard]] const SurveySnapshot &snapshot() const { return library().survey(m_id)->snapshot(); }
    [[nodiscard]] NodeId node(const QString &label) const
    {
        for (const Node &each : snapshot().nodes) {
            if (each.label.shown() == label)
                return each.id;
        }
        return {};
    }
    [[nodiscard]] QStringList below(const NodeId &parent, Node::Kind kind = Node::Kind::Topic) const
    {
        QStringList labels;
        for (const Node *child : childrenOf(snapshot(), parent, kind))
            labels.append(child->label.shown());
        return labels;
    }
    NodeId add(const QString &label, const NodeId &parent = {})
    {
        Node made;
        made.kind = Node::Kind::Topic;
        made.parent = parent;
        made.label.imported = label;
        return library().addNode(m_id, made);
    }
    AnnotationId annotate(const QString &quote, int page)
    {
        Annotation annotation;
        annotation.survey = m_id;
        Anchor anchor;
        anchor.quote = quote;
        anchor.section = QStringLiteral("2 Methods");
        anchor.parts = {AnchorPart{.page = page, .begin = 0, .end = 1, .quads = {}}};
        annotation.anchors = {anchor};
        return library().addAnnotation(annotation);
    }
    void undo() { library().undoStack()->undo(); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LibraryFixture>();
        QVERIFY(m_fixture->open());
        const auto outcome = m_fixture->import(smallPage());
        QVERIFY(outcome);
        m_id = outcome->survey;
        QVERIFY(m_fixture->openSurvey(m_id));
    }
    void cleanup() { m_fixture.reset(); }

    void stepsThroughTheTree()
    {
        const NodeId learning = node(QStringLiteral("Machine Learning"));
        const NodeId care = node(QStringLiteral("Health Care"));
        const NodeId more = add(QStringLiteral("More"));
        QCOMPARE(below({}), (QStringList{QStringLiteral("Machine Learning"), QStringLiteral("Health Care"), QStringLiteral("More")}));
        QVERIFY(stepNode(library(), m_id, more, NodeStep::Up));
        QCOMPARE(below({}).indexOf(QStringLiteral("More")), 1);
        QVERIFY(stepNode(library(), m_id, more, NodeStep::In));
        QCOMPARE(below(learning), QStringList{QStringLiteral("More")});
        QVERIFY(!stepNode(library(), m_id, more, NodeStep::In));
        QVERIFY(stepNode(library(), m_id, more, NodeStep::Out));
        QCOMPARE(below({}).indexOf(QStringLiteral("More")), 1); // behind its parent
        QVERIFY(stepNode(library(), m_id, more, NodeStep::Down));
        QCOMPARE(below({}).last(), QStringLiteral("More"));
        QVERIFY(!stepNode(library(), m_id, more, NodeStep::Down));
        undo();
        QCOMPARE(below({}).indexOf(QStringLiteral("More")), 1);
        QVERIFY(moveNode(library(), m_id, care, {}, learning, Node::Kind::Topic));
        QCOMPARE(below({}).first(), QStringLiteral("Health Care"));
        QVERIFY(moveNode(library(), m_id, care, {}, {}, Node::Kind::Method));
        QCOMPARE(snapshot().node(care)->kind, Node::Kind::Method);
        QVERIFY(moveNode(library(), m_id, more, learning, {}, Node::Kind::Topic));
        QVERIFY(!moveNode(library(), m_id, learning, more, {}, Node::Kind::Topic)); // below itself
    }

    void joinsNamesTiesAndChildren()
    {
        const NodeId into = node(QStringLiteral("Machine Learning"));
        const NodeId from = node(QStringLiteral("Health Care"));
        const NodeId child = add(QStringLiteral("Wards"), from);
        const AnnotationId both = annotate(QStringLiteral("both"), 1);
        const AnnotationId one = annotate(QStringLiteral("one"), 2);
        library().addToNode(m_id, both, into);
        library().addToNode(m_id, both, from);
        library().addToNode(m_id, one, from);
        const FindingId finding = snapshot().findings.front().id;
        tieFindingToNode(library(), m_id, finding, from);
        const int steps = library().undoStack()->index();
        QVERIFY(mergeNodes(library(), m_id, into, from));
        QCOMPARE(library().undoStack()->index(), steps + 1);
        QVERIFY(!snapshot().node(from));
        QCOMPARE(snapshot().node(into)->aliases, QStringList{QStringLiteral("Health Care")});
        QCOMPARE(snapshot().passagesOf(into), 2);
        QCOMPARE(snapshot().findingsOf(into).size(), size_t(1));
        QCOMPARE(snapshot().node(child)->parent, into);
        undo();
        QCOMPARE(snapshot().passagesOf(from), 2);
        QVERIFY(snapshot().node(into)->aliases.isEmpty());
    }

    // Two machines can tie one passage to the same node twice.
    void aPassageTiedTwiceIsTiedOnceWhereNodesAreJoined()
    {
        const NodeId into = node(QStringLiteral("Machine Learning"));
        const NodeId from = node(QStringLiteral("Health Care"));
        const AnnotationId passage = annotate(QStringLiteral("one"), 2);
        std::vector<Change> changes;
        for (int times = 0; times < 2; ++times) {
            const auto made = changesToMake(Link{LinkId::create(), m_id, passage, {}, from, EvidenceRole::Supports});
            changes.insert(changes.end(), made.begin(), made.end());
        }
        library().edit(m_id, QStringLiteral("Tie to the taxonomy"), changes);
        QCOMPARE(std::ranges::count(snapshot().links, from, &Link::node), 2);
        QVERIFY(mergeNodes(library(), m_id, into, from));
        QCOMPARE(std::ranges::count(snapshot().links, into, &Link::node), 1);
        undo();
        QCOMPARE(std::ranges::count(snapshot().links, from, &Link::node), 2);
    }

    void aChildThatTakesItsParentInDoesNotCloseACircle()
    {
        const NodeId parent = node(QStringLiteral("Machine Learning"));
        const NodeId child = add(QStringLiteral("Deep"), parent);
        const NodeId grandchild = add(QStringLiteral("Deeper"), child);
        QVERIFY(mergeNodes(library(), m_id, grandchild, parent));
        QVERIFY(snapshot().node(grandchild)->parent.isNull()); // it takes the place of the one that went
        QCOMPARE(snapshot().node(child)->parent, grandchild);
    }

    void namesAreKeptOnce()
    {
        const NodeId learning = node(QStringLiteral("Machine Learning"));
        QVERIFY(setAliases(library(), m_id, learning, {QStringLiteral(" ML "), QStringLiteral("ml"), QString(), QStringLiteral("machine learning")}));
        QCOMPARE(snapshot().node(learning)->aliases, QStringList{QStringLiteral("ML")});
        QVERIFY(!setAliases(library(), m_id, learning, {QStringLiteral("ML")}));
        undo();
        QVERIFY(snapshot().node(learning)->aliases.isEmpty());
    }

    void severalSurveysShareAWord()
    {
        const NodeId first = node(QStringLiteral("Machine Learning"));
        library().addToNode(m_id, annotate(QStringLiteral("here"), 0), first);
        const NodeId word = joinSharedNode(library(), m_id, first, {});
        QVERIFY(!word.isNull());
        QCOMPARE(sharedNodes(library()).size(), size_t(1));
        QCOMPARE(snapshot().node(first)->shared, word);
        const SurveyId one = m_id;

        const auto outcome = m_fixture->import(QByteArray(smallPage()).replace("Small Medical Models for Wards", "Quite Other Things in Law"));
        QVERIFY(outcome);
        QVERIFY(outcome->survey != one);
        m_id = outcome->survey;
        QVERIFY(m_fixture->openSurvey(m_id));
        const NodeId second = node(QStringLiteral("Health Care"));
        library().addToNode(m_id, annotate(QStringLiteral("there"), 3), second);
        QCOMPARE(joinSharedNode(library(), m_id, second, word), word);
        QVERIFY(m_fixture->waitUntilSaved());

        QVERIFY(m_fixture->reopen());
        QCOMPARE(sharedNodes(library()).size(), size_t(1));
        auto objects = m_fixture->wait<Result<std::vector<ObjectState>>>(
            [&](auto done) { library().objectsOfType(nodePassageTypes(), &m_fixture->context, done); });
        QVERIFY(objects && *objects);
        const std::vector<NodeSurvey> all = passagesOfSharedNode(**objects, word, {});
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(passagesOfSharedNode(**objects, word, one).size(), size_t(1));
        QCOMPARE(passagesOfSharedNode(**objects, word, one).front().passages.front().text, QStringLiteral("there"));
        QVERIFY(m_fixture->openSurvey(m_id));
        QVERIFY(leaveSharedNode(library(), m_id, second));
        undo();
        QCOMPARE(snapshot().node(second)->shared, word);
    }

    void whatTheReaderPutsOnThePageSurvivesAnImport()
    {
        PeerReview review;
        review.text = QStringLiteral("Fine.");
        const ObjectId id = putReview(library(), m_id, review);
        Video video;
        video.title = QStringLiteral("A talk");
        video.marks = {{750, QStringLiteral("results")}, {5, QStringLiteral("start")}};
        const ObjectId talk = putVideo(library(), m_id, video);
        QVERIFY(!putResource(library(), m_id, {{}, QStringLiteral("code"), QStringLiteral("a/b"), {}, {}, {}, {}}).isNull());
        QByteArray page = smallPage();
        page.replace("No videos yet.", "Another talk\nhttps://example.org/other");
        QVERIFY(m_fixture->import(page));
        QVERIFY(std::ranges::any_of(snapshot().reviews, [&](const PeerReview &each) { return each.id == id; }));
        const auto kept = std::ranges::find(snapshot().videos, talk, &Video::id);
        QVERIFY(kept != snapshot().videos.end());
        QCOMPARE(kept->marks.front().seconds, 5);
        QCOMPARE(snapshot().resources.size(), size_t(1));
        QVERIFY(removePageEntry(library(), m_id, id));
        QVERIFY(snapshot().reviews.empty());
        undo();
        QCOMPARE(snapshot().reviews.size(), size_t(1));
    }

    void theHistoryTellsWhatWasChanged()
    {
        library().editPageField(m_id, PageField::Title, QStringLiteral("My title"));
        library().editFinding(m_id, snapshot().findings.front().id, QStringLiteral("My finding."));
        QVERIFY(m_fixture->waitUntilSaved());
        auto history = m_fixture->wait<Result<std::vector<PageHistoryEntry>>>(
            [&](auto done) { pageHistory(library(), m_id, &m_fixture->context, done); });
        QVERIFY(history && *history);
        const auto byLabel = [&](const char *label) {
            return std::ranges::find(**history, QString::fromLatin1(label), &PageHistoryEntry::label);
        };
        const auto title = byLabel("Edit title");
        QVERIFY(title != (*history)->end());
        QCOMPARE(title->texts.front().text, QStringLiteral("My title"));
        QVERIFY(title->isOwn);
        QVERIFY(pageFieldOf(title->texts.front().field) == PageField::Title);
        QCOMPARE(byLabel("Edit finding")->texts.front().text, QStringLiteral("My finding."));
        QVERIFY(std::ranges::any_of(**history, [](const PageHistoryEntry &entry) {
            return std::ranges::any_of(entry.texts, &PageHistoryEntry::Text::isImported);
        }));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TaxonomyEditsTest)
#include "taxonomyedits_test.moc"
