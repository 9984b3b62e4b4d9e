// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library in the window, by keyboard: the table and its filter, what is remembered of it, collections in the panel, the
// trash, and the editor of kinds.

#include "library/collections.h"
#include "library/kindregistry.h"
#include "library/readingprogress.h"
#include "library/surveyedits.h"
#include "models/roles.h"
#include "models/surveytablemodel.h"
#include "support/testenvironment.h"
#include "survey/projection.h"
#include "ui/library/filterfield.h"
#include "ui/library/librarytable.h"
#include "ui/library/surveycelldelegate.h"
#include "ui/library/tagsdialog.h"
#include "ui/library/trashdialog.h"
#include "ui/panels/librarypanel.h"
#include "ui/panels/panelfixture.h"
#include "ui/preferences/kindlegend.h"
#include "ui/preferences/kindlook.h"
#include "ui/preferences/kindspage.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace conspectus;
using namespace conspectus::test;

namespace {

void addSurveys(Library &library, int count)
{
    std::vector<Change> changes;
    for (int i = 0; i < count; ++i) {
        Survey survey;
        survey.id = SurveyId(QStringLiteral("s%1").arg(i));
        survey.title.imported = QStringLiteral("Survey %1 of %2").arg(i).arg(i % 3 == 0 ? QStringLiteral("wards") : QStringLiteral("models"));
        survey.authorsLine.imported = QStringLiteral("Author %1, Other %2").arg(i % 97).arg(i % 13);
        survey.year = QString::number(2000 + i % 25);
        const auto its = changesToMake(survey);
        changes.insert(changes.end(), its.begin(), its.end());
    }
    library.edit(QStringLiteral("Import page"), changes);
    QTRY_COMPARE_WITH_TIMEOUT(library.surveys().size(), static_cast<size_t>(count), 60'000);
}

} // namespace

class LibraryTableTest : public QObject
{
    Q_OBJECT
    SystemClock m_clock;

private Q_SLOTS:
    void theKeyboardIsEnough()
    {
        PanelFixture fixture;
        addSurveys(fixture.library(), 12);
        LibraryTable table(&fixture.library(), nullptr);
        table.resize(900, 400);
        table.show();
        QVERIFY(QTest::qWaitForWindowActive(&table));
        QSignalSpy opened(&table, &LibraryTable::surveyActivated);
        QSignalSpy left(&table, &LibraryTable::leaveWanted);
        table.filter()->setFocus();
        QTest::keyClicks(table.filter(), QStringLiteral("wards"));
        QCOMPARE(table.model()->rowCount(), 4);
        QTest::keyClick(table.filter(), Qt::Key_Down);
        QVERIFY(table.view()->hasFocus());
        QTest::keyClick(table.view(), Qt::Key_Down);
        QTest::keyClick(table.view(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        removeSurveys(fixture.library(), table.selected());
        QTRY_COMPARE(table.model()->rowCount(), 3);
        QTRY_COMPARE(table.selected().size(), size_t(1)); // the next one
        fixture.library().undoStack()->undo();
        QTRY_COMPARE(table.model()->rowCount(), 4);
        table.filter()->setFocus();
        QTest::keyClick(table.filter(), Qt::Key_Escape); // empties first
        QCOMPARE(table.model()->rowCount(), 12);
        QCOMPARE(left.count(), 0);
        QTest::keyClick(table.filter(), Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
        for (const QWidget *widget : {static_cast<QWidget *>(table.view()), static_cast<QWidget *>(table.filter())})
            QVERIFY(!widget->accessibleName().isEmpty());
        PanelFixture::picture(table, QStringLiteral("library-table"));
    }

    void columnsAndOrderAreRemembered()
    {
        PanelFixture fixture;
        addSurveys(fixture.library(), 3);
        {
            LibraryTable table(&fixture.library(), nullptr);
            table.view()->setColumnHidden(SurveyTableModel::Findings, true);
            table.view()->header()->moveSection(table.view()->header()->visualIndex(SurveyTableModel::Year), 0);
            table.view()->setColumnWidth(SurveyTableModel::Authors, 333);
            table.view()->sortByColumn(SurveyTableModel::Year, Qt::DescendingOrder);
            QTRY_VERIFY(!fixture.library().viewState(QStringLiteral("library-table")).isEmpty());
        }
        fixture.reopen();
        const LibraryTable again(&fixture.library(), nullptr);
        QVERIFY(again.view()->isColumnHidden(SurveyTableModel::Findings));
        QCOMPARE(again.view()->header()->visualIndex(SurveyTableModel::Year), 0);
        QCOMPARE(again.view()->columnWidth(SurveyTableModel::Authors), 333);
        QCOMPARE(again.model()->sortColumn(), SurveyTableModel::Year);
        QCOMPARE(again.model()->sortOrder(), Qt::DescendingOrder);
    }

    void anEmptyTableSaysWhatToDo()
    {
        PanelFixture fixture;
        LibraryTable table(&fixture.library(), nullptr);
        table.show();
        PanelFixture::picture(table, QStringLiteral("library-table-empty"));
        QStringList texts;
        for (const QLabel *label : table.findChildren<QLabel *>())
            texts << (label->isVisible() ? label->text() : QString());
        QVERIFY(texts.join(QLatin1Char(' ')).contains(QStringLiteral("import a whole folder")));
    }

    void tagsOfSeveralSurveys()
    {
        PanelFixture fixture;
        Library &library = fixture.library();
        addSurveys(library, 2);
        const std::vector<SurveyId> both{SurveyId(QStringLiteral("s0")), SurveyId(QStringLiteral("s1"))};
        changeTags(library, {both[0]}, {QStringLiteral("one")}, {});
        QTRY_COMPARE(library.surveyRow(both[0])->tags.size(), 1);
        TagsDialog dialog(&library, both, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        auto *list = dialog.findChild<QListWidget *>();
        QCOMPARE(list->item(0)->checkState(), Qt::PartiallyChecked);
        dialog.findChild<QLineEdit *>()->setText(QStringLiteral("#thesis, wards"));
        dialog.accept();
        QTRY_COMPARE(library.surveyRow(both[1])->tags, (QStringList{QStringLiteral("thesis"), QStringLiteral("wards")}));
        QTRY_COMPARE(library.surveyRow(both[0])->tags.size(), 3); // what was half ticked stays
    }

    void collectionsInThePanel()
    {
        PanelFixture fixture;
        addSurveys(fixture.library(), 3);
        LibraryPanel panel(&fixture.library());
        panel.resize(240, 400);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.makeCollection({});
        auto *editor = panel.view()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->setText(QStringLiteral("Ward round"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(panel.collections()->all().front().name, QStringLiteral("Ward round"));
        const CollectionId id = panel.collections()->all().front().id;
        QCOMPARE(panel.selectedCollection(), id);
        panel.collections()->add(id, {QStringLiteral("s1")});
        const QModelIndex group = panel.view()->currentIndex();
        QCOMPARE(group.data(CountRole).toInt(), 1);
        panel.view()->collapse(group);
        fixture.library().putViewState(QStringLiteral("x"), {}); // what is closed stays closed when something changes
        panel.collections()->add(id, {QStringLiteral("s2")});
        QVERIFY(!panel.view()->isExpanded(group));
        PanelFixture::picture(panel, QStringLiteral("library-panel-collections"));
    }

    void theTrashRestores()
    {
        PanelFixture fixture;
        Library &library = fixture.library();
        addSurveys(library, 2);
        removeSurveys(library, {SurveyId(QStringLiteral("s0"))});
        QTRY_COMPARE(library.surveys().size(), size_t(1));
        TrashDialog dialog(&library, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QTRY_COMPARE(dialog.list()->topLevelItemCount(), 1);
        PanelFixture::picture(dialog, QStringLiteral("trash"));
        dialog.restore();
        QTRY_COMPARE(library.surveys().size(), size_t(2));
        QTRY_COMPARE(dialog.list()->topLevelItemCount(), 0);
    }

    // The list is filled anew when a survey changes; what the question was about must not change with it.
    void onlyWhatWasAskedAboutIsTakenOut()
    {
        PanelFixture fixture;
        Library &library = fixture.library();
        addSurveys(library, 4);
        removeSurveys(library, {SurveyId(QStringLiteral("s0")), SurveyId(QStringLiteral("s1"))});
        QTRY_COMPARE(library.surveys().size(), size_t(2));
        TrashDialog dialog(&library, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QTRY_COMPARE(dialog.list()->topLevelItemCount(), 2);
        const auto titles = [&dialog] {
            QStringList all;
            for (int i = 0; i < dialog.list()->topLevelItemCount(); ++i)
                all.append(dialog.list()->topLevelItem(i)->text(0));
            return all;
        };
        dialog.list()->setCurrentItem(dialog.list()->topLevelItem(1));
        const QString chosen = dialog.list()->currentItem()->text(0);
        dialog.purge();
        auto *question = dialog.findChild<QMessageBox *>();
        QVERIFY(question);
        removeSurveys(library, {SurveyId(QStringLiteral("s2"))});
        QTRY_COMPARE(dialog.list()->topLevelItemCount(), 3);
        QCOMPARE(dialog.list()->currentItem()->text(0), chosen);
        dialog.list()->setCurrentItem(dialog.list()->topLevelItem(titles().indexOf(chosen) == 0 ? 1 : 0));
        QTRY_COMPARE(library.savingState(), SavingState::Saved);
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_COMPARE(dialog.list()->topLevelItemCount(), 2);
        QVERIFY2(!titles().contains(chosen), qPrintable(titles().join(QLatin1Char(','))));
    }

    void kindsAreEditedAndCompared()
    {
        PanelFixture fixture;
        KindRegistry kinds(&fixture.library());
        KindsPage page(&kinds, true);
        page.resize(620, 380);
        page.show();
        const QList<QComboBox *> boxes = page.findChildren<QComboBox *>();
        QComboBox *pattern = *std::ranges::find_if(boxes, [](const QComboBox *box) { return box->itemText(0) == QStringLiteral("Plain"); });
        pattern->setCurrentIndex(static_cast<int>(KindPattern::Wave)); // as Question
        Q_EMIT pattern->activated(pattern->currentIndex());
        const Kind claim = kindSets().front().kinds.front();
        QCOMPARE(claim.pattern, KindPattern::Wave);
        const QStringList problems = problemsOf(claim, kindSets().front().kinds);
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems.front().contains(QStringLiteral("Question")), qPrintable(problems.front()));
        PanelFixture::picture(page, QStringLiteral("kinds-page"));
        kinds.restoreSet(kindSets().front().id);
        for (const KindSet &set : builtInKindSets()) {
            for (const Kind &kind : set.kinds)
                QVERIFY2(problemsOf(kind, set.kinds).isEmpty(), qPrintable(kind.name));
        }
    }

    void everyColourCanBeRead_data()
    {
        QTest::addColumn<QColor>("colour");
        for (int hue = 0; hue < 360; hue += 15)
            QTest::addRow("hue %d", hue) << QColor::fromHsv(hue, 255, 255);
        QTest::newRow("black") << QColor(Qt::black);
        QTest::newRow("white") << QColor(Qt::white);
    }

    void everyColourCanBeRead()
    {
        QFETCH(QColor, colour);
        const Kind kind = withColour(builtInKindSets().front().kinds.front(), colour);
        QVERIFY(contrast(Theme::light().pageink, kind.lightFill) >= 4.5);
        QVERIFY(contrast(Theme::dark().pageink, kind.darkFill) >= 4.5);
        QVERIFY(contrast(kind.lightInk, kind.lightFill) >= 4.1);
        QVERIFY(contrast(kind.darkInk, kind.darkFill) >= 4.1);
    }

    void theLegendCounts()
    {
        PanelFixture fixture;
        SurveyData *survey = fixture.importWithPdf();
        QVERIFY(survey);
        fixture.annotate(*survey, 0, 100, QStringLiteral("one"));
        fixture.annotate(*survey, 0, 200, QStringLiteral("two"));
        fixture.annotate(*survey, 1, 100, QStringLiteral("harm"), {}, QStringLiteral("kind.clinical.harm"));
        KindLegend legend(survey->snapshot(), nullptr);
        legend.setAttribute(Qt::WA_DeleteOnClose, false);
        QVERIFY(legend.lines().contains(QStringLiteral("1 Claim: 2")));
        QVERIFY(legend.lines().contains(QStringLiteral("2 Evidence: 0")));
        QCOMPARE(legend.lines().back(), QStringLiteral("Harm: 1")); // of another set
    }

    // No limit here: tests/bench measures. Printed, so that a jump is seen.
    void tenThousandSurveysAreShown()
    {
        PanelFixture fixture;
        addSurveys(fixture.library(), 10'000);
        ReadingProgress progress(&fixture.library(), m_clock);
        QElapsedTimer timer;
        timer.start();
        LibraryTable table(&fixture.library(), &progress);
        table.resize(1100, 900);
        table.show();
        QVERIFY(!table.grab().isNull());
        const qint64 shown = timer.restart();
        QTRY_COMPARE(table.model()->rowCount(), 10'000);
        qint64 slowest = 0;
        for (const char *typed : {"w", "wa", "war", "ward", "wards", "wards y", "wards year:2004", "", "author:\"other 3\""}) {
            timer.restart();
            table.filter()->setText(QLatin1String(typed));
            QVERIFY(!table.grab().isNull());
            slowest = std::max(slowest, timer.elapsed());
        }
        QCOMPARE(table.model()->rowCount(), 769);
        qInfo("10,000 surveys: shown in %lld ms, slowest key %lld ms, pictures included", shown, slowest);
    }
};

CONSPECTUS_TEST_MAIN(LibraryTableTest)
#include "librarytable_test.moc"
