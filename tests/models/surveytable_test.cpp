// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of surveys on a real library: its filter, its order on every column, and exact signals under random edits; and
// the reader's collections in the library tree.

#include "library/collections.h"
#include "library/readingprogress.h"
#include "library/surveyedits.h"
#include "models/librarytreemodel.h"
#include "models/modelmirror.h"
#include "models/surveytablemodel.h"
#include "support/testenvironment.h"
#include "survey/projection.h"
#include "unit/library/libraryfixture.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QRandomGenerator>

using namespace conspectus;
using namespace conspectus::test;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

Survey surveyOf(const QString &id, const QString &title, const QString &authors, const QString &year)
{
    Survey survey;
    survey.id = SurveyId(id);
    survey.title.imported = title;
    survey.authorsLine.imported = authors;
    survey.year = year;
    survey.added = QDateTime(QDate(2026, 1, 1), QTime(8, 0), Qt::UTC).addDays(title.size());
    return survey;
}

QStringList shown(const SurveyTableModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.surveyAt(row).text());
    return ids;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class SurveyTableTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LibraryFixture> m_fixture;
    Library &library() { return *m_fixture->library; }

    void add(const std::vector<Survey> &surveys)
    {
        std::vector<Change> changes;
        for (const Survey &survey : surveys) {
            const auto its = changesToMake(survey);
            changes.insert(changes.end(), its.begin(), its.end());
        }
        library().edit(QStringLiteral("Import page"), changes);
        for (const Survey &survey : surveys)
            QTRY_VERIFY(library().surveyRow(survey.id));
    }
    void addFour()
    {
        add({surveyOf(QStringLiteral("a"), QStringLiteral("Wards and Models"), QStringLiteral("Müller, Ada"), QStringLiteral("2021")),
             surveyOf(QStringLiteral("b"), QStringLiteral("Agents in Medicine"), QStringLiteral("van der Berg, Bo"), QStringLiteral("2024")),
             surveyOf(QStringLiteral("c"), QStringLiteral("Retrieval"), QStringLiteral("Zhang, Wei"), QStringLiteral("2023")),
             surveyOf(QStringLiteral("d"), QStringLiteral("数据 surveys"), QStringLiteral(""), QStringLiteral(""))});
        const auto id = [](const char *text) { return SurveyId(QLatin1String(text)); };
        changeTags(library(), {id("a"), id("b")}, {QStringLiteral("thesis"), QStringLiteral("chapter 2")}, {});
        setReadingState(library(), {id("b")}, QStringLiteral("read"));
        setReadingState(library(), {id("c")}, QStringLiteral("reading"));
        QTRY_COMPARE(library().surveyRow(id("c"))->readingState, QStringLiteral("reading"));
        QTRY_COMPARE(library().surveyRow(id("a"))->tags.size(), 2);
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LibraryFixture>();
        QVERIFY(m_fixture->open());
    }
    void cleanup() { m_fixture.reset(); }

    void theFilter_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("found");
        const std::tuple<const char *, const char *, const char *> rows[] = {
            {"nothing", "", "abcd"},           {"a word", "wards", "a"},         {"folded", "muller", "a"},
            {"two words", "medicine bo", "b"}, {"field", "title:medicine", "b"}, {"not that field", "author:medicine", ""},
            {"quoted", "author:\"der berg\"", "b"}, {"tag", "tag:thesis", "ab"}, {"tag of words", "tag:\"chapter 2\"", "ab"},
            {"minus", "-tag:thesis", "cd"},    {"year", "year:2021", "a"},       {"years", "year:2021-2023", "ac"},
            {"from a year", "year:2023-", "bc"}, {"after", "year:>2021", "bc"},  {"not before", "year:>=2021", "abc"},
            {"state", "state:read", "b"},      {"being read", "state:reading", "c"}, {"no state", "state:none", "ad"},
            {"half typed", "tag:", "abcd"},    {"half a number", "year:>", "abcd"}, {"has tags", "has:tags", "ab"},
            {"no pdf", "-has:pdf", "abcd"},    {"unknown field", "what:ever", ""}, {"other script", "数据", "d"},
            {"numbers", "annotations:0", "abcd"}, {"more", "findings:>3", ""},   {"together", "tag:thesis state:read year:>2020", "b"}};
        for (const auto &[name, typed, found] : rows)
            QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(found);
    }

    void theFilter()
    {
        QFETCH(QString, typed);
        QFETCH(QString, found);
        addFour();
        SurveyTableModel model(&library(), nullptr);
        const QAbstractItemModelTester tester(&model, kFatal);
        QStringList expected;
        for (const QChar c : found)
            expected.append(c);
        model.setFilter(typed);
        QCOMPARE(sorted(shown(model)), expected);
        // Letter by letter it ends at the same.
        model.setFilter({});
        for (qsizetype length = 1; length <= typed.size(); ++length)
            model.setFilter(typed.left(length));
        QCOMPARE(sorted(shown(model)), expected);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 4);
    }

    void everyColumnSorts()
    {
        addFour();
        SystemClock clock;
        ReadingProgress progress(&library(), clock);
        progress.notePage(SurveyId(QStringLiteral("b")), 0, 2);
        progress.notePage(SurveyId(QStringLiteral("c")), 0, 10);
        progress.noteOpened(SurveyId(QStringLiteral("c")));
        SurveyTableModel model(&library(), &progress);
        const QAbstractItemModelTester tester(&model, kFatal);
        const auto by = [&model](SurveyTableModel::Column column, Qt::SortOrder order = Qt::AscendingOrder) {
            model.sort(column, order);
            return shown(model).join(QString());
        };
        QCOMPARE(by(SurveyTableModel::Title, Qt::DescendingOrder).left(3), QStringLiteral("dac").left(3));
        QCOMPARE(by(SurveyTableModel::Authors), QStringLiteral("dabc"));
        QCOMPARE(by(SurveyTableModel::Year), QStringLiteral("dacb"));
        QCOMPARE(by(SurveyTableModel::Year, Qt::DescendingOrder), QStringLiteral("bcad"));
        QCOMPARE(by(SurveyTableModel::State, Qt::DescendingOrder).left(2), QStringLiteral("bc"));
        QCOMPARE(by(SurveyTableModel::Progress, Qt::DescendingOrder).left(2), QStringLiteral("bc"));
        QCOMPARE(by(SurveyTableModel::Opened, Qt::DescendingOrder).left(1), QStringLiteral("c"));
        for (int column = 0; column < SurveyTableModel::ColumnCount; ++column) {
            model.sort(column, Qt::AscendingOrder);
            QCOMPARE(sorted(shown(model)).join(QString()), QStringLiteral("abcd"));
            const auto which = static_cast<SurveyTableModel::Column>(column);
            QCOMPARE(SurveyTableModel::columnFromName(SurveyTableModel::columnName(which)), which);
        }
        QCOMPARE(model.indexOf(SurveyId(QStringLiteral("b"))).siblingAtColumn(SurveyTableModel::Progress).data().toString(),
                 QStringLiteral("50 %"));
    }

    void whatIsChosenStaysThroughSorting()
    {
        addFour();
        SurveyTableModel model(&library(), nullptr);
        const QPersistentModelIndex chosen = model.indexOf(SurveyId(QStringLiteral("c")));
        model.sort(SurveyTableModel::Year, Qt::DescendingOrder);
        QCOMPARE(model.surveyAt(chosen.row()).text(), QStringLiteral("c"));
        model.setFilter(QStringLiteral("year:>2021"));
        QCOMPARE(model.surveyAt(chosen.row()).text(), QStringLiteral("c"));
    }

    void progressIsKeptAndComesBack()
    {
        addFour();
        SystemClock clock;
        const SurveyId id(QStringLiteral("a"));
        {
            ReadingProgress progress(&library(), clock);
            QCOMPARE(progress.share(id), -1.0);
            QSignalSpy changed(&progress, &ReadingProgress::changed);
            for (const int page : {0, 1, 1, 39, 40, -1})
                progress.notePage(id, page, 40);
            QCOMPARE(changed.count(), 3);
            QCOMPARE(progress.share(id), 3.0 / 40);
            progress.noteOpened(id);
            progress.writeNow();
        }
        QVERIFY(library().flush(10'000));
        QVERIFY(m_fixture->reopen());
        ReadingProgress again(&library(), clock);
        QCOMPARE(again.share(id), 3.0 / 40);
        QVERIFY(again.lastOpened(id).isValid());
        again.notePage(id, 0, 12); // another version
        QCOMPARE(again.share(id), 1.0 / 12);
    }

    void editsOfManySurveysAreOneStepAndComeBack()
    {
        addFour();
        const int before = library().undoStack()->count();
        std::vector<SurveyId> all;
        for (const SurveyRow &row : library().surveys())
            all.push_back(row.id);
        setPinned(library(), all, true);
        QTRY_VERIFY(std::ranges::all_of(library().surveys(), &SurveyRow::pinned));
        QCOMPARE(library().undoStack()->count(), before + 1);
        library().undoStack()->undo();
        QTRY_VERIFY(std::ranges::none_of(library().surveys(), &SurveyRow::pinned));
        library().undoStack()->redo();
        QTRY_VERIFY(std::ranges::all_of(library().surveys(), &SurveyRow::pinned));
        QVERIFY(library().flush(10'000));
        QVERIFY(m_fixture->reopen());
        QVERIFY(std::ranges::all_of(library().surveys(), &SurveyRow::pinned));
        QCOMPARE(tagsOf(library()), (QStringList{QStringLiteral("chapter 2"), QStringLiteral("thesis")}));
    }

    void collectionsNestMoveAndUndo()
    {
        addFour();
        Collections collections(&library());
        const CollectionId thesis = collections.make(QStringLiteral("Thesis"));
        const CollectionId chapter = collections.make(QStringLiteral("Chapter 2"), thesis);
        const CollectionId ward = collections.make(QStringLiteral("Ward round"));
        QCOMPARE(collections.pathOf(chapter), QStringLiteral("Thesis › Chapter 2"));
        collections.add(chapter, {QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("none")});
        collections.add(ward, {QStringLiteral("a")});
        QCOMPARE(collections.collection(chapter)->surveys.size(), 2);
        collections.move(thesis, chapter); // below itself: nothing
        QVERIFY(collections.collection(thesis)->parent.isNull());
        collections.move(ward, thesis);
        QCOMPARE(collections.childrenOf(thesis).size(), size_t(2));
        collections.shift(ward, -1);
        QCOMPARE(collections.childrenOf(thesis).front()->id, ward);
        collections.remove(thesis);
        QCOMPARE(collections.childrenOf({}).size(), size_t(2));
        library().undoStack()->undo();
        QCOMPARE(collections.childrenOf({}).size(), size_t(1));
        QCOMPARE(collections.childrenOf(thesis).front()->id, ward);
        QVERIFY(library().flush(10'000));
        QVERIFY(m_fixture->reopen());
        const Collections again(&library());
        QCOMPARE(again.all().size(), size_t(3));
        QCOMPARE(again.pathOf(chapter), QStringLiteral("Thesis › Chapter 2"));
        QCOMPARE(again.collection(chapter)->surveys, (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
    }

    void theTreeShowsCollectionsAndTakesDrops()
    {
        addFour();
        Collections collections(&library());
        SurveyListModel list(&library());
        LibraryTreeModel tree(&list, &collections, nullptr);
        const QAbstractItemModelTester tester(&tree, kFatal);
        ModelMirror mirror(&tree);
        const CollectionId thesis = collections.make(QStringLiteral("Thesis"));
        const CollectionId ward = collections.make(QStringLiteral("Ward round"));
        const QModelIndex survey = tree.indexOf(SurveyId(QStringLiteral("c")));
        const std::unique_ptr<QMimeData> dragged(tree.mimeData({survey}));
        QVERIFY(tree.dropMimeData(dragged.get(), Qt::CopyAction, -1, -1, tree.indexOf(thesis)));
        QVERIFY(!tree.dropMimeData(dragged.get(), Qt::CopyAction, -1, -1, tree.groupIndex(LibraryTreeModel::AllSurveys)));
        QCOMPARE(tree.rowCount(tree.indexOf(thesis)), 1);
        const std::unique_ptr<QMimeData> moved(tree.mimeData({tree.indexOf(ward)}));
        QVERIFY(tree.dropMimeData(moved.get(), Qt::CopyAction, -1, -1, tree.indexOf(thesis)));
        QCOMPARE(tree.rowCount(tree.indexOf(thesis)), 2);
        QVERIFY(tree.setData(tree.indexOf(ward), QStringLiteral("  Ward  7 "), Qt::EditRole));
        QCOMPARE(tree.indexOf(ward).data().toString(), QStringLiteral("Ward 7"));
        setPinned(library(), {SurveyId(QStringLiteral("b"))}, true);
        QTRY_VERIFY(tree.groupIndex(LibraryTreeModel::Pinned).isValid());
        removeSurveys(library(), {SurveyId(QStringLiteral("c"))});
        QTRY_COMPARE(tree.rowCount(tree.indexOf(thesis)), 1); // Ward 7 alone
        library().undoStack()->undo();
        QTRY_COMPARE(tree.rowCount(tree.indexOf(thesis)), 2);
        QCOMPARE(mirror.print(), printTree(tree));
        QCOMPARE(mirror.resets, 0);
    }

    void randomEdits_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void randomEdits()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        SurveyTableModel model(&library(), nullptr);
        const QAbstractItemModelTester tester(&model, kFatal);
        ModelMirror mirror(&model);
        for (int i = 0; i < 60; ++i) {
            const int count = static_cast<int>(library().surveys().size());
            const SurveyId any = count ? library().surveys()[static_cast<size_t>(random.bounded(count))].id : SurveyId();
            switch (random.bounded(6)) {
            case 0:
            case 1:
                add({surveyOf(QStringLiteral("s%1").arg(i), QStringLiteral("Title %1").arg(random.bounded(40)),
                              QStringLiteral("Author %1").arg(random.bounded(9)), QString::number(2000 + random.bounded(20)))});
                break;
            case 2:
                if (count)
                    changeTags(library(), {any}, {QStringLiteral("t%1").arg(random.bounded(4))}, {});
                break;
            case 3:
                model.setFilter(random.bounded(2) ? QString() : QStringLiteral("title %1").arg(random.bounded(5)));
                break;
            case 4:
                model.sort(random.bounded(int(SurveyTableModel::ColumnCount)), random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
                break;
            default:
                if (count)
                    removeSurveys(library(), {any});
                break;
            }
            QVERIFY(library().flush(10'000));
            QCoreApplication::processEvents();
            QCOMPARE(mirror.print(), printTree(model));
        }
        // What is shown is what a new model of the same order and filter shows.
        model.setFilter({});
        SurveyTableModel fresh(&library(), nullptr);
        fresh.sort(model.sortColumn(), model.sortOrder());
        QCOMPARE(shown(model), shown(fresh));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(SurveyTableTest)
#include "surveytable_test.moc"
