// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every kind of change that a reader can make, one row each: it changes what is kept, undo gives what was there before, redo the
// same change again, and a program that is killed then and started anew on the same files shows it. What is compared is
// every object of the store with every field, not what a view happens to show.

#include "library/annotationedits.h"
#include "library/annotationquery.h"
#include "library/bulkedits.h"
#include "library/collections.h"
#include "library/duplicates.h"
#include "library/findingedits.h"
#include "library/kindregistry.h"
#include "library/pageedits.h"
#include "library/sharedobjects.h"
#include "library/surveyedits.h"
#include "library/taxonomyedits.h"
#include "library/trash.h"
#include "libraryfixture.h"
#include "survey/projection.h"

#include <QDirIterator>
#include <QJsonArray>

using namespace conspectus;
using namespace conspectus::test;

namespace {

QString u(const char *text) { return QString::fromUtf8(text); }

const QStringList kTypes{type::survey, type::version, type::finding, type::annotation, type::link, type::node, type::review, type::resource,
                         type::video, u("collection"), u("kind"), u("kindset")};

bool saysNothing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty())
           || (value.isArray() && value.toArray().isEmpty()) || (value.isBool() && !value.toBool());
}

// Each object that is there as one line. A field that was set and unset again is as good as one that never was.
QStringList written(const std::vector<ObjectState> &objects)
{
    QStringList lines;
    for (const ObjectState &object : objects) {
        QStringList fields;
        for (auto it = object.fields.constBegin(); it != object.fields.constEnd(); ++it) {
            const QJsonValue value = object.value(it.key());
            if (!saysNothing(value))
                fields << it.key() + QLatin1Char('=') + QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
        }
        for (auto it = object.sets.constBegin(); it != object.sets.constEnd(); ++it) {
            if (!it->isEmpty())
                fields << it.key() + QLatin1Char('~') + it->join(QLatin1Char('|'));
        }
        lines << QStringList{object.type, object.id.text(), object.owner.text(), fields.join(QLatin1Char(' '))}.join(QLatin1Char(' '));
    }
    lines.sort();
    return lines;
}

Annotation annotation(const SurveyId &survey, const char *quote, AnnotationStyle style = AnnotationStyle::Highlight)
{
    Annotation made;
    made.survey = survey;
    made.style = style;
    made.kind = KindId(u("kind.reading.claim"));
    Anchor anchor;
    anchor.version = VersionId(u("v"));
    anchor.layerId = u("layer");
    anchor.quote = u(quote);
    anchor.parts = {{0, 3, 9, {Quad::fromRect(QRectF(50, 60, 100, 10))}}, {1, 0, 5, {Quad::fromRect(QRectF(50, 70, 40, 10))}}};
    if (style == AnnotationStyle::Ink)
        anchor.strokes = {{QPointF(1, 2), QPointF(3, 4.5)}, {QPointF(7, 8), QPointF(9, 10)}};
    made.anchors = {anchor};
    return made;
}

} // namespace

class EditKindsTest : public QObject
{
    Q_OBJECT

    using Edit = std::function<void(EditKindsTest &)>;
    std::unique_ptr<LibraryFixture> m_fixture;
    std::unique_ptr<Collections> m_collections;
    std::unique_ptr<KindRegistry> m_kinds;
    SurveyId m_id;
    SurveyId m_other, m_removed;
    CollectionId m_outer, m_inner, m_third;
    AnnotationId m_mark, m_second, m_reply, m_area, m_gone;
    FindingId m_own;
    NodeId m_child, m_word;
    ObjectId m_review, m_link, m_video;
    KindId m_ownKind;
    KindSetId m_ownSet;

    [[nodiscard]] Library &library() const { return *m_fixture->library; }
    [[nodiscard]] const SurveySnapshot &now() const { return library().survey(m_id)->snapshot(); }
    [[nodiscard]] FindingId finding(size_t place) const { return findingsList(now())[place]->id; }
    [[nodiscard]] NodeId topic(size_t place) const { return childrenOf(now(), {}, Node::Kind::Topic)[place]->id; }
    void change(const AnnotationId &id, const std::function<void(Annotation &)> &how)
    {
        Annotation changed = *now().annotation(id);
        how(changed);
        library().changeAnnotation(changed, u("Change place"));
    }
    // All that stands in the store of a library.
    QStringList stored(LibraryFixture &fixture)
    {
        const auto objects = fixture.wait<Result<std::vector<ObjectState>>>(
            [&](auto done) { fixture.library->objectsOfType(kTypes, &fixture.context, done); });
        return objects && *objects ? written(**objects) : QStringList{u("no answer")};
    }
    QStringList saved()
    {
        return m_fixture->waitUntilSaved() ? stored(*m_fixture) : QStringList{u("not saved")};
    }
    // What a program finds that starts after this one was killed: its files as they are at this moment.
    QStringList afterKill()
    {
        LibraryFixture second;
        const QString from = m_fixture->folder.filePath(u("library"));
        const QString to = second.folder.filePath(u("library"));
        QDirIterator it(from, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        QDir().mkpath(to);
        while (it.hasNext()) {
            const QString path = it.next();
            const QString copy = to + path.mid(from.size());
            if (it.fileInfo().isDir())
                QDir().mkpath(copy);
            else
                QFile::copy(path, copy);
        }
        return second.open() ? stored(second) : QStringList{u("could not be opened")};
    }
    void bulk(const std::function<void(BulkEdit &)> &what)
    {
        const auto objects = m_fixture->wait<Result<std::vector<ObjectState>>>(
            [&](auto done) { library().objectsOfType(kTypes, &m_fixture->context, done); });
        const auto rows = annotationRows(**objects);
        BulkEdit edit;
        what(edit);
        const BulkChanges changes = bulkChanges(*rows, {m_mark.text(), m_second.text()}, edit);
        library().edit(changes.label, changes.changes, changes.known);
    }

    static void row(const char *name, Edit edit) { QTest::newRow(name) << edit; }
    static void annotationRowsOfEdits();
    static void findingRowsOfEdits();
    static void taxonomyRowsOfEdits();
    static void pageRowsOfEdits();
    static void libraryRowsOfEdits();
    static void kindRowsOfEdits();

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LibraryFixture>();
        QVERIFY(m_fixture->open());
        const auto second = m_fixture->import(QByteArray("Another Survey of Something Else\nCy Gamma\n\nTL;DR\nIt is one.\nFindings\nIt holds.\nAbstract\nWords.\nTaxonomy\nTopicsHealth Care\n"));
        const auto first = m_fixture->import(smallPage({u("Models help doctors decide."), u("Privacy is still open."), u("Cost is not reported.")}));
        const auto third = m_fixture->import(QByteArray("A Survey That Was Removed\nDi Delta\n\nTL;DR\nIt is gone.\nFindings\nIt was.\nAbstract\nWords.\n"));
        QVERIFY(first && second && third);
        m_removed = third->survey;
        m_id = first->survey;
        m_other = second->survey;
        QVERIFY(m_fixture->openSurvey(m_id));
        m_collections = std::make_unique<Collections>(&library());
        m_kinds = std::make_unique<KindRegistry>(&library());
        prepare();
        QVERIFY(m_fixture->waitUntilSaved());
    }
private:
    // One of everything to be changed.
    void prepare()
    {
        m_mark = library().addAnnotation(annotation(m_id, "models help"));
        m_second = library().addAnnotation(annotation(m_id, "cost"));
        m_area = library().addAnnotation(annotation(m_id, "", AnnotationStyle::Area));
        m_reply = addReply(library(), m_id, m_mark, u("Is it so?"));
        addTag(library(), m_id, {m_mark}, u("thesis"));
        m_own = library().addFinding(m_id, u("My own: 自分の所見 ملاحظتي"));
        library().addEvidence(m_id, m_mark, finding(0), EvidenceRole::Supports);
        fillSlot(library(), m_id, finding(0), {u("population"), u("adults"), m_mark});
        Node child;
        child.label.imported = u("Child");
        child.parent = topic(0);
        m_child = library().addNode(m_id, child);
        library().addToNode(m_id, m_mark, topic(1));
        m_word = joinSharedNode(library(), m_id, topic(1), {});
        m_review = putReview(library(), m_id, {{}, u("Reviewer 1"), u("Form"), {{u("Summary"), u("Good.")}}, u("Summary: Good."), {}});
        m_link = putResource(library(), m_id, {{}, u("code"), u("a/b"), u("https://example.org/a/b"), {}, {}, {}});
        m_video = putVideo(library(), m_id, {{}, u("Talk"), u("https://example.org/v"), {}, {{30, u("intro")}}});
        m_outer = m_collections->make(u("Thesis"));
        m_inner = m_collections->make(u("第2章"), m_outer);
        m_third = m_collections->make(u("Later"));
        m_collections->add(m_inner, {m_id.text()});
        changeTags(library(), {m_id}, {u("to cite")}, {});
        m_gone = library().addAnnotation(annotation(m_id, "gone"));
        library().removeAnnotation(m_id, m_gone);
        removeSurveys(library(), {m_removed});
        m_ownSet = m_kinds->addSet(u("Mine"), KindSetId(u("kindset.reading")));
        m_ownKind = m_kinds->addKind(m_ownSet, u("نوع"));
    }

private Q_SLOTS:
    void cleanup()
    {
        m_kinds.reset();
        m_collections.reset();
        m_fixture.reset();
    }

    void everyEditIsUndoneRedoneAndSurvivesAKill_data()
    {
        QTest::addColumn<Edit>("edit");
        annotationRowsOfEdits();
        findingRowsOfEdits();
        taxonomyRowsOfEdits();
        pageRowsOfEdits();
        libraryRowsOfEdits();
        kindRowsOfEdits();
    }
    void everyEditIsUndoneRedoneAndSurvivesAKill()
    {
        QFETCH(Edit, edit);
        const QStringList before = saved();
        const int steps = library().undoStack()->index();
        edit(*this);
        QTRY_COMPARE(library().undoStack()->index(), steps + 1); // one step, also where objects come from the store first
        const QStringList after = saved();
        QVERIFY2(after != before, "nothing was changed");
        library().undoStack()->undo();
        QCOMPARE(saved(), before);
        library().undoStack()->redo();
        QCOMPARE(saved(), after);
        QCOMPARE(afterKill(), after);
        library().undoStack()->undo();
        QCOMPARE(saved(), before);
        QCOMPARE(afterKill(), before);
    }
};

void EditKindsTest::annotationRowsOfEdits()
{
    for (const auto &[name, style] : {std::pair("underline", AnnotationStyle::Underline), std::pair("strike out", AnnotationStyle::StrikeOut),
                                      std::pair("squiggly", AnnotationStyle::Squiggly), std::pair("note at a point", AnnotationStyle::Note),
                                      std::pair("area", AnnotationStyle::Area), std::pair("ink", AnnotationStyle::Ink)})
        row(name, [style = style](EditKindsTest &t) { t.library().addAnnotation(annotation(t.m_id, "new", style)); });
    row("note", [](EditKindsTest &t) { t.change(t.m_mark, [](Annotation &a) { a.note = u("注記 ملاحظة\nline two"); }); });
    row("kind of an annotation", [](EditKindsTest &t) { t.change(t.m_mark, [](Annotation &a) { a.kind = KindId(u("kind.reading.method")); }); });
    row("style of an annotation", [](EditKindsTest &t) { t.change(t.m_mark, [](Annotation &a) { a.style = AnnotationStyle::Underline; }); });
    row("ends of a mark", [](EditKindsTest &t) {
        Anchor anchor = t.now().annotation(t.m_mark)->anchors.front();
        anchor.parts.back().end = 22;
        anchor.quote = u("models help doctors");
        moveAnnotation(t.library(), t.m_id, t.m_mark, anchor);
    });
    row("area moved and resized", [](EditKindsTest &t) {
        Anchor anchor = t.now().annotation(t.m_area)->anchors.front();
        anchor.parts = {{2, 0, 0, {Quad::fromRect(QRectF(10, 10, 200, 90))}}};
        moveAnnotation(t.library(), t.m_id, t.m_area, anchor);
    });
    row("status", [](EditKindsTest &t) { setStatus(t.library(), t.m_id, {t.m_mark, t.m_second}, u("answered")); });
    row("tag", [](EditKindsTest &t) { addTag(t.library(), t.m_id, {t.m_mark, t.m_second}, u("方法 שיטה")); });
    row("tag removed", [](EditKindsTest &t) { removeTag(t.library(), t.m_id, {t.m_mark}, u("thesis")); });
    row("reply", [](EditKindsTest &t) { addReply(t.library(), t.m_id, t.m_mark, u("Yes.")); });
    row("reply edited", [](EditKindsTest &t) { editReply(t.library(), t.m_id, t.m_reply, u("Is it?")); });
    row("annotation removed with its replies", [](EditKindsTest &t) { t.library().removeAnnotation(t.m_id, t.m_mark); });
    row("evidence", [](EditKindsTest &t) { t.library().addEvidence(t.m_id, t.m_second, t.finding(1), EvidenceRole::Contradicts); });
    row("role", [](EditKindsTest &t) { t.library().setRole(t.m_id, t.now().evidenceFor(t.finding(0)).front()->id, EvidenceRole::Qualifies); });
    row("evidence untied", [](EditKindsTest &t) { t.library().removeLink(t.m_id, t.now().evidenceFor(t.finding(0)).front()->id); });
    row("tied to a node", [](EditKindsTest &t) { t.library().addToNode(t.m_id, t.m_second, t.topic(0)); });
    row("many: kind, status, tags", [](EditKindsTest &t) {
        t.bulk([](BulkEdit &edit) {
            edit.kind = KindId(u("kind.reading.question"));
            edit.status = u("open");
            edit.addTags = {u("batch")};
            edit.removeTags = {u("thesis")};
        });
    });
    row("many: tied to a finding", [](EditKindsTest &t) {
        t.bulk([&t](BulkEdit &edit) {
            edit.finding = t.finding(2);
            edit.targetSurvey = t.m_id;
        });
    });
    row("many: removed", [](EditKindsTest &t) { t.bulk([](BulkEdit &edit) { edit.remove = true; }); });
}

void EditKindsTest::findingRowsOfEdits()
{
    row("finding written", [](EditKindsTest &t) { t.library().addFinding(t.m_id, u("Another")); });
    row("finding promoted", [](EditKindsTest &t) { promoteToFinding(t.library(), t.m_id, u("Of a passage"), t.m_second); });
    row("finding edited", [](EditKindsTest &t) { t.library().editFinding(t.m_id, t.finding(0), u("Models may help.")); });
    row("finding split", [](EditKindsTest &t) { splitFinding(t.library(), t.m_id, t.finding(0), u("Models help "), u("doctors decide.")); });
    row("findings joined", [](EditKindsTest &t) { mergeFindings(t.library(), t.m_id, {t.finding(0), t.finding(2)}); });
    row("finding moved", [](EditKindsTest &t) { moveFinding(t.library(), t.m_id, t.finding(0), 1); });
    row("finding dropped elsewhere", [](EditKindsTest &t) { placeFinding(t.library(), t.m_id, t.m_own, t.finding(0)); });
    row("status of a finding", [](EditKindsTest &t) { setFindingStatus(t.library(), t.m_id, t.finding(1), u("disputed")); });
    row("slot filled", [](EditKindsTest &t) { fillSlot(t.library(), t.m_id, t.finding(1), {u("metric"), u("AUROC 0.9"), t.m_second}); });
    row("slot emptied", [](EditKindsTest &t) { fillSlot(t.library(), t.m_id, t.finding(0), {u("population"), {}, {}}); });
    row("finding tied to a node", [](EditKindsTest &t) { tieFindingToNode(t.library(), t.m_id, t.finding(1), t.topic(0)); });
    row("finding removed", [](EditKindsTest &t) { t.library().removeFinding(t.m_id, t.finding(0)); });
}

void EditKindsTest::taxonomyRowsOfEdits()
{
    row("node added", [](EditKindsTest &t) {
        Node node;
        node.kind = Node::Kind::Custom;
        node.label.imported = u("生薬 أعشاب");
        t.library().addNode(t.m_id, node);
    });
    row("node renamed", [](EditKindsTest &t) { t.library().renameNode(t.m_id, t.topic(0), u("機械学習")); });
    row("node moved", [](EditKindsTest &t) { moveNode(t.library(), t.m_id, t.m_child, {}, t.topic(0), Node::Kind::Method); });
    row("node stepped", [](EditKindsTest &t) { stepNode(t.library(), t.m_id, t.topic(0), NodeStep::Down); });
    row("nodes joined", [](EditKindsTest &t) { mergeNodes(t.library(), t.m_id, t.topic(0), t.topic(1)); });
    row("other names", [](EditKindsTest &t) { setAliases(t.library(), t.m_id, t.topic(0), {u("ML"), u("التعلم الآلي")}); });
    row("node shared as a new word", [](EditKindsTest &t) { joinSharedNode(t.library(), t.m_id, t.topic(0), {}); });
    row("node joined to a word", [](EditKindsTest &t) { joinSharedNode(t.library(), t.m_id, t.m_child, t.m_word); });
    row("node no longer shared", [](EditKindsTest &t) { leaveSharedNode(t.library(), t.m_id, t.topic(1)); });
    row("node removed with its ties", [](EditKindsTest &t) { t.library().removeNode(t.m_id, t.topic(1)); });
}

void EditKindsTest::pageRowsOfEdits()
{
    row("summary", [](EditKindsTest &t) { t.library().editPageField(t.m_id, PageField::Tldr, u("In short.")); });
    row("contribution", [](EditKindsTest &t) { t.library().editPageField(t.m_id, PageField::Contribution, u("It orders.")); });
    row("review pasted", [](EditKindsTest &t) { putReview(t.library(), t.m_id, {{}, u("R2"), {}, {{u("Rating"), u("3")}}, u("Rating: 3"), {}}); });
    row("review edited", [](EditKindsTest &t) {
        PeerReview review = t.now().reviews.front();
        review.fields.push_back({u("Weaknesses"), u("None.")});
        putReview(t.library(), t.m_id, review);
    });
    row("review removed", [](EditKindsTest &t) { removePageEntry(t.library(), t.m_id, t.m_review); });
    row("link added", [](EditKindsTest &t) { putResource(t.library(), t.m_id, {{}, u("model"), u("c/d"), u("https://example.org/c"), {}, {}, {}}); });
    row("link removed", [](EditKindsTest &t) { removePageEntry(t.library(), t.m_id, t.m_link); });
    row("video added", [](EditKindsTest &t) { putVideo(t.library(), t.m_id, {{}, u("Film"), u("file:///a.mp4"), {}, {{61, u("results")}}}); });
    row("time marks", [](EditKindsTest &t) {
        Video video = t.now().videos.front();
        video.marks.push_back({95, u("結果")});
        putVideo(t.library(), t.m_id, video);
    });
    row("video removed", [](EditKindsTest &t) { removePageEntry(t.library(), t.m_id, t.m_video); });
    row("kind set of a survey", [](EditKindsTest &t) { t.library().setKindSet(t.m_id, KindSetId(u("kindset.clinical"))); });
}

void EditKindsTest::libraryRowsOfEdits()
{
    row("tags of surveys, one not open", [](EditKindsTest &t) { changeTags(t.library(), {t.m_id, t.m_other}, {u("草稿"), u("ward")}, {u("to cite")}); });
    row("reading state", [](EditKindsTest &t) { setReadingState(t.library(), {t.m_id, t.m_other}, u("reading")); });
    row("pinned", [](EditKindsTest &t) { setPinned(t.library(), {t.m_other}, true); });
    row("collection made", [](EditKindsTest &t) { t.m_collections->make(u("אוסף"), t.m_inner); });
    row("collection renamed", [](EditKindsTest &t) { t.m_collections->rename(t.m_outer, u("論文")); });
    row("collection moved", [](EditKindsTest &t) { t.m_collections->move(t.m_inner, {}); });
    row("collection shifted", [](EditKindsTest &t) { t.m_collections->shift(t.m_third, -1); });
    row("collection removed", [](EditKindsTest &t) { t.m_collections->remove(t.m_outer); });
    row("surveys into a collection", [](EditKindsTest &t) { t.m_collections->add(t.m_third, {t.m_id.text(), t.m_other.text()}); });
    row("survey out of a collection", [](EditKindsTest &t) { t.m_collections->take(t.m_inner, {t.m_id.text()}); });
    row("survey removed", [](EditKindsTest &t) { removeSurveys(t.library(), {t.m_other}); });
    row("survey taken out of the trash", [](EditKindsTest &t) { restoreSurveys(t.library(), {t.m_removed}); });
    row("annotation taken out of the trash", [](EditKindsTest &t) {
        TrashedAnnotation gone;
        gone.id = t.m_gone;
        gone.survey = t.m_id;
        restoreAnnotations(t.library(), {gone});
    });
    row("surveys joined", [](EditKindsTest &t) { joinSurveys(t.library(), t.m_id, {t.m_other}); });
}

void EditKindsTest::kindRowsOfEdits()
{
    row("kind changed", [](EditKindsTest &t) {
        Kind kind = *kindById(KindId(u("kind.reading.claim")));
        kind.name = u("主張");
        kind.pattern = KindPattern::Wave;
        kind.lightInk = QColor(1, 2, 3);
        t.m_kinds->change(kind);
    });
    row("digits exchanged", [](EditKindsTest &t) {
        Kind kind = *kindById(KindId(u("kind.reading.claim")));
        kind.key = u("3");
        t.m_kinds->change(kind);
    });
    row("kind added", [](EditKindsTest &t) { t.m_kinds->addKind(KindSetId(u("kindset.reviewing")), u("Nit")); });
    row("kind removed", [](EditKindsTest &t) { t.m_kinds->removeKind(t.m_ownKind); });
    row("kind set added", [](EditKindsTest &t) { t.m_kinds->addSet(u("Second"), KindSetId(u("kindset.clinical"))); });
    row("kind set renamed", [](EditKindsTest &t) { t.m_kinds->renameSet(t.m_ownSet, u("שלי")); });
    row("kind set removed", [](EditKindsTest &t) { t.m_kinds->removeSet(t.m_ownSet); });
}

Q_DECLARE_METATYPE(std::function<void(EditKindsTest &)>)

CONSPECTUS_TEST_GUILESS_MAIN(EditKindsTest)
#include "editkinds_test.moc"
