// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The search of the whole library as a view, by keyboard: words, Return to the list, Return opens, and the list stays.
#include "models/searchmodel.h"
#include "support/testenvironment.h"
#include "ui/library/filterfield.h"
#include "ui/panels/panelfixture.h"
#include "ui/search/librarysearch.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QSignalSpy>
#include <QtTest>

using namespace conspectus;
using namespace conspectus::test;

class LibrarySearchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void returnGoesToTheListAndOpens()
    {
        PanelFixture fixture;
        SurveyData *survey = fixture.import(PanelFixture::page());
        QVERIFY(survey != nullptr);
        LibrarySearch view(&fixture.library());
        const QAbstractItemModelTester tester(view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy opened(&view, &LibrarySearch::hitActivated);
        view.resize(800, 500);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        QVERIFY(view.field()->hasFocus());
        QVERIFY(!view.state().isEmpty()); // says what can be typed
        const auto isIndexed = [&view] {
            view.field()->clear();
            view.field()->setText(QStringLiteral("fairness"));
            return QTest::qWaitFor([&view] { return view.model()->rowCount() > 0; }, 2000);
        };
        QTRY_VERIFY(isIndexed()); // the page gets into the index a little after it is kept
        view.field()->clear();
        QTest::keyClicks(view.field(), QStringLiteral("fairness"));
        QTest::keyClick(view.field(), Qt::Key_Return); // before the answer is there
        QTRY_VERIFY(view.view()->hasFocus());
        const int row = view.view()->currentIndex().row();
        QVERIFY(row > 0); // below its header
        QTest::keyClick(view.view(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<FoundHit>().survey, survey->id());
        QCOMPARE(row, view.model()->nextChoice(0, 1));
        QTest::keyClick(view.view(), Qt::Key_Up); // above the first: back to the words
        QVERIFY(view.field()->hasFocus());
        view.hide();
        view.show(); // coming back
        QCOMPARE(view.view()->currentIndex().row(), row);
    }

    void nothingFoundIsSaidAndEscapeLeaves()
    {
        PanelFixture fixture;
        QVERIFY(fixture.import(PanelFixture::page()) != nullptr);
        LibrarySearch view(&fixture.library());
        QSignalSpy left(&view, &LibrarySearch::leaveWanted);
        view.field()->setText(QStringLiteral("zyzzyva"));
        QTRY_VERIFY(view.state().contains(QStringLiteral("zyzzyva")));
        QCOMPARE(view.model()->rowCount(), 0);
        QTest::keyClick(view.field(), Qt::Key_Escape); // empties
        QVERIFY(view.field()->text().isEmpty());
        QCOMPARE(left.size(), 0);
        QTest::keyClick(view.field(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }
};

CONSPECTUS_TEST_MAIN(LibrarySearchTest)
#include "librarysearch_test.moc"
