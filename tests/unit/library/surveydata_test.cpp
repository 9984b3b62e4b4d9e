// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The signals of an open survey are exact: a list that follows them alone is the list, after any edits.

#include "library/history.h"
#include "library/surveydata.h"
#include "support/testenvironment.h"

#include <QRandomGenerator>
#include <QSignalSpy>

using namespace conspectus;

namespace {

template<typename Value>
QStringList idsOf(const std::vector<Value> &list)
{
    QStringList ids;
    for (const Value &value : list)
        ids.append(value.id.text());
    return ids;
}

// Follows one survey by its signals.
class Mirror : public QObject
{
public:
    explicit Mirror(const SurveyData &survey) : m_survey(survey)
    {
        for (const SurveyData::List list : kLists)
            m_lists[list] = current(list);
        connect(&survey, &SurveyData::aboutToInsert, this, [this](SurveyData::List list, int row) {
            begin(list, row, row <= m_lists[list].size());
        });
        connect(&survey, &SurveyData::inserted, this, [this](SurveyData::List list, int row) {
            end(list, row);
            m_lists[list].insert(row, current(list).value(row));
        });
        connect(&survey, &SurveyData::aboutToRemove, this, [this](SurveyData::List list, int row) {
            begin(list, row, row < m_lists[list].size());
            isRight = isRight && current(list) == m_lists[list]; // the row is still there
        });
        connect(&survey, &SurveyData::removed, this, [this](SurveyData::List list, int row) {
            end(list, row);
            m_lists[list].removeAt(row);
        });
        connect(&survey, &SurveyData::changed, this, [this](SurveyData::List list, int row) {
            isRight = isRight && row >= 0 && row < m_lists[list].size();
            ++changes;
        });
    }
    [[nodiscard]] bool matches() const
    {
        return isRight && std::ranges::all_of(kLists, [this](SurveyData::List list) { return m_lists[list] == current(list); });
    }
    bool isRight = true;
    int changes = 0;

private:
    static constexpr SurveyData::List kLists[] = {SurveyData::List::Versions, SurveyData::List::Findings,
                                                  SurveyData::List::Annotations, SurveyData::List::Links,
                                                  SurveyData::List::Nodes};
    [[nodiscard]] QStringList current(SurveyData::List list) const
    {
        const SurveySnapshot &snapshot = m_survey.snapshot();
        switch (list) {
        case SurveyData::List::Versions: return idsOf(snapshot.versions);
        case SurveyData::List::Findings: return idsOf(snapshot.findings);
        case SurveyData::List::Annotations: return idsOf(snapshot.annotations);
        case SurveyData::List::Links: return idsOf(snapshot.links);
        default: return idsOf(snapshot.nodes);
        }
    }
    void begin(SurveyData::List list, int row, bool isInRange)
    {
        isRight = isRight && isInRange && !m_isOpen;
        m_isOpen = true;
        m_announced = {list, row};
    }
    void end(SurveyData::List list, int row)
    {
        isRight = isRight && m_isOpen && m_announced == std::pair(list, row);
        m_isOpen = false;
    }

    const SurveyData &m_survey;
    QMap<SurveyData::List, QStringList> m_lists;
    std::pair<SurveyData::List, int> m_announced;
    bool m_isOpen = false;
};

class Editor
{
public:
    explicit Editor(quint32 seed) : m_random(seed)
    {
        Survey survey;
        survey.id = id;
        survey.title.imported = QStringLiteral("A survey");
        for (const Change &change : changesToMake(survey))
            m_made.apply(change);
        data = std::make_unique<SurveyData>(id, std::vector<ObjectState>{m_made});
    }

    std::vector<Change> nextEdit()
    {
        const SurveySnapshot &now = data->snapshot();
        switch (m_random.bounded(8)) {
        case 0: return changesToMake(finding());
        case 1: return changesToMake(node());
        case 2: return now.versions.size() < 4 ? changesToMake(version()) : changesToMake(annotation());
        case 3:
        case 4: return changesToMake(annotation());
        case 5: return changed(now);
        case 6: return removed(now);
        default: return now.annotations.empty() || now.findings.empty() ? changesToMake(finding()) : changesToMake(link(now));
        }
    }

    const SurveyId id = SurveyId::create();
    std::unique_ptr<SurveyData> data;

private:
    template<typename Value>
    const Value &any(const std::vector<Value> &list)
    {
        return list[static_cast<size_t>(m_random.bounded(static_cast<int>(list.size())))];
    }
    QString key() { return orderBetween({}, {}) + QString::number(m_random.bounded(1000)); }
    Finding finding()
    {
        Finding made;
        made.id = FindingId::create();
        made.survey = id;
        made.origin = m_random.bounded(2) ? Finding::Origin::Findings : Finding::Origin::Reader;
        made.order = key();
        made.text.imported = QStringLiteral("claim");
        return made;
    }
    Node node()
    {
        Node made;
        made.id = NodeId::create();
        made.survey = id;
        made.kind = m_random.bounded(2) ? Node::Kind::Topic : Node::Kind::Method;
        made.order = key();
        if (!data->snapshot().nodes.empty() && m_random.bounded(2))
            made.parent = any(data->snapshot().nodes).id;
        return made;
    }
    Version version()
    {
        Version made;
        made.id = VersionId(QString::number(m_random.generate64(), 16).rightJustified(64, QLatin1Char('0')));
        made.survey = id;
        made.pageCount = 9;
        made.added = QDateTime::fromSecsSinceEpoch(m_random.bounded(1000000), Qt::UTC);
        return made;
    }
    Annotation annotation()
    {
        Annotation made;
        made.id = AnnotationId::create();
        made.survey = id;
        made.created = QDateTime::fromSecsSinceEpoch(m_random.bounded(1000000), Qt::UTC);
        place(made);
        return made;
    }
    void place(Annotation &annotation)
    {
        annotation.anchors.clear();
        for (const Version &version : data->snapshot().versions) {
            Anchor anchor;
            anchor.version = version.id;
            const QRectF box(m_random.bounded(500), m_random.bounded(800), 20, 10);
            anchor.parts.push_back({m_random.bounded(9), 0, 4, {Quad::fromRect(box)}});
            annotation.anchors.push_back(anchor);
        }
    }
    Link link(const SurveySnapshot &now)
    {
        return {LinkId::create(), id, any(now.annotations).id, any(now.findings).id, {}, EvidenceRole::Supports};
    }
    std::vector<Change> changed(const SurveySnapshot &now)
    {
        if (!now.annotations.empty() && m_random.bounded(2)) {
            Annotation to = any(now.annotations);
            const Annotation from = to;
            if (m_random.bounded(2))
                place(to); // it may move
            else
                to.note += QLatin1Char('x');
            return changesBetween(from, to);
        }
        if (now.findings.empty())
            return changesToMake(finding());
        Finding to = any(now.findings);
        const Finding from = to;
        to.order = key();
        return changesBetween(from, to);
    }
    std::vector<Change> removed(const SurveySnapshot &now)
    {
        std::vector<Change> changes;
        if (!now.annotations.empty())
            changes.push_back(deletionOf(asObject(any(now.annotations).id)));
        if (!now.nodes.empty() && m_random.bounded(2))
            changes.push_back(deletionOf(asObject(any(now.nodes).id)));
        if (!now.versions.empty() && m_random.bounded(4) == 0)
            changes.push_back(deletionOf(asObject(any(now.versions).id)));
        return changes;
    }

    QRandomGenerator m_random;
    ObjectState m_made;
};

} // namespace

class SurveyDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signalsReplayToTheSameLists_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void signalsReplayToTheSameLists()
    {
        QFETCH(quint32, seed);
        Editor editor(seed);
        SurveyData &data = *editor.data;
        Mirror mirror(data);
        std::vector<UndoStep> steps;
        for (int i = 0; i < 120; ++i) {
            const std::vector<Change> changes = editor.nextEdit();
            steps.push_back(undoStep(editor.id, {}, changes, [&](const ObjectId &id) { return data.object(id); }));
            data.apply(changes);
            QVERIFY(mirror.matches());
        }
        QVERIFY(mirror.changes > 0);
        const SurveySnapshot full = data.snapshot();
        for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
            data.apply(step->undoing);
            QVERIFY(mirror.matches());
        }
        QVERIFY(data.snapshot().annotations.empty() && data.snapshot().findings.empty() && data.snapshot().versions.empty());
        for (const UndoStep &step : steps)
            data.apply(step.redoing);
        QVERIFY(mirror.matches());
        QCOMPARE(data.snapshot().annotations, full.annotations);
        QCOMPARE(data.snapshot().findings, full.findings);
        QCOMPARE(data.snapshot().nodes, full.nodes);
        QCOMPARE(data.snapshot().versions, full.versions);
        QCOMPARE(data.snapshot().links.size(), full.links.size());
    }

    // The lists are what a fresh projection of the same objects gives.
    void listsAreWhatLoadingGives()
    {
        Editor editor(77);
        QSet<QString> touched{editor.id.text()};
        for (int i = 0; i < 200; ++i) {
            const std::vector<Change> changes = editor.nextEdit();
            for (const Change &change : changes)
                touched.insert(change.object.text());
            editor.data->apply(changes);
        }
        std::vector<ObjectState> objects;
        for (const QString &id : touched)
            objects.push_back(*editor.data->object(ObjectId(id)));
        const SurveySnapshot fresh = snapshotFrom(objects, editor.id);
        QCOMPARE(idsOf(editor.data->snapshot().annotations), idsOf(fresh.annotations));
        QCOMPARE(idsOf(editor.data->snapshot().findings), idsOf(fresh.findings));
        QCOMPARE(idsOf(editor.data->snapshot().nodes), idsOf(fresh.nodes));
        QCOMPARE(idsOf(editor.data->snapshot().versions), idsOf(fresh.versions));
    }

    // What is looked up by the index is what going through the lists finds, after any edits and after undoing them.
    void lookUpsFindWhatTheListsHave()
    {
        Editor editor(78);
        const auto compare = [&editor] {
            const SurveySnapshot &indexed = editor.data->snapshot();
            SurveySnapshot plain = indexed;
            plain.index = {};
            for (size_t row = 0; row < plain.annotations.size(); ++row) {
                const AnnotationId id = plain.annotations[row].id;
                QCOMPARE(indexed.annotation(id), &indexed.annotations[row]);
                QCOMPARE(indexed.linksOf(id).size(), plain.linksOf(id).size());
                QCOMPARE(indexed.repliesTo(id).size(), plain.repliesTo(id).size());
            }
            for (const Finding &finding : plain.findings) {
                QCOMPARE(indexed.evidenceFor(finding.id).size(), plain.evidenceFor(finding.id).size());
                QCOMPARE(indexed.markOf(finding.id), plain.markOf(finding.id));
            }
            for (const Node &node : plain.nodes)
                QCOMPARE(indexed.passagesOf(node.id), plain.passagesOf(node.id));
        };
        QVERIFY(editor.data->snapshot().index.isMade());
        std::vector<UndoStep> steps;
        for (int i = 0; i < 200; ++i) {
            const std::vector<Change> changes = editor.nextEdit();
            steps.push_back(undoStep(editor.id, {}, changes, [&](const ObjectId &id) { return editor.data->object(id); }));
            editor.data->apply(changes);
            compare();
        }
        for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
            editor.data->apply(step->undoing);
            compare();
        }
    }

    void savedOnlyWhenEachChangeIsAcknowledged()
    {
        Editor editor(5);
        SurveyData &data = *editor.data;
        const std::vector<Change> changes = editor.nextEdit();
        const ObjectId object = changes.front().object;
        QSignalSpy saved(&data, &SurveyData::savedChanged);
        data.apply(changes);
        data.apply(std::vector<Change>{{object, ChangeKind::Set, QStringLiteral("note"), QStringLiteral("x")}});
        QVERIFY(!data.isSaved(object));
        QCOMPARE(saved.count(), 1);
        data.acknowledge(objectsOf(changes));
        QVERIFY(!data.isSaved(object)); // the second change is still under way
        data.acknowledge(std::vector{object});
        QVERIFY(data.isSaved(object));
        QCOMPARE(saved.count(), 2);
    }

    void newVersionClearsTheTextLayer()
    {
        Editor editor(9);
        SurveyData &data = *editor.data;
        Version first;
        first.id = VersionId(QStringLiteral("a"));
        first.survey = editor.id;
        first.pageCount = 2;
        first.added = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
        data.apply(changesToMake(first));
        const auto page = std::make_shared<const text::TextPage>();
        data.setTextPage(first.id, 1, page, QStringLiteral("layer"));
        QCOMPARE(data.textLayer().pages.size(), size_t(2));
        QCOMPARE(data.textLayer().pages[1], page);
        QSignalSpy reset(&data, &SurveyData::textLayerReset);
        Version second = first;
        second.id = VersionId(QStringLiteral("b"));
        second.added = first.added.addDays(1);
        data.apply(changesToMake(second));
        QCOMPARE(reset.count(), 1);
        QVERIFY(data.textLayer().pages.empty());
        data.setTextPage(first.id, 0, page, QStringLiteral("layer")); // of the old version: not shown
        QVERIFY(data.textLayer().pages.empty());
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(SurveyDataTest)
#include "surveydata_test.moc"
