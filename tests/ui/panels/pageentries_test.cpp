// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialogs of the survey page, the table of all findings and the page of a node, each alone on a real library.

#include "library/findingedits.h"
#include "library/surveydata.h"
#include "library/taxonomyedits.h"
#include "models/findingstablemodel.h"
#include "models/nodepagemodel.h"
#include "support/testenvironment.h"
#include "ui/findings/findingstable.h"
#include "ui/pageentries/entrydialogs.h"
#include "ui/pageentries/historydialog.h"
#include "ui/pageentries/reviewdialog.h"
#include "ui/panels/panelfixture.h"
#include "ui/taxonomy/nodepageview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace conspectus;
using namespace conspectus::test;

class PageEntriesTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<PanelFixture> m_fixture;
    SurveyData *m_survey = nullptr;

    static void accept(QDialog *dialog)
    {
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->property("conspectus.default").toBool())
                button->click();
        }
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<PanelFixture>();
        m_survey = m_fixture->importWithPdf();
        QVERIFY(m_survey);
    }
    void cleanup() { m_fixture.reset(); }

    void aReviewIsReadWhileItIsPasted()
    {
        auto *dialog = new ReviewDialog({}, nullptr);
        QSignalSpy given(dialog, &ReviewDialog::reviewsGiven);
        QVERIFY(dialog->reviews().empty());
        dialog->textEdit()->setPlainText(QStringLiteral("Reviewer 2\nSummary: It surveys.\nStrengths: Broad.\nWeaknesses: No numbers.\nRating: 6\nConfidence: 4"));
        QTRY_VERIFY(dialog->preview()->toPlainText().contains(QLatin1String("WEAKNESSES\nNo numbers.")));
        accept(dialog);
        QCOMPARE(given.size(), 1);
        const auto reviews = given[0][0].value<std::vector<PeerReview>>();
        QCOMPARE(reviews.size(), size_t(1));
        QCOMPARE(reviews.front().reviewer, QStringLiteral("Reviewer 2"));
        QVERIFY(reviews.front().fields.size() >= 5);
    }

    void textWithoutFieldsIsKeptAsItCame()
    {
        auto *dialog = new ReviewDialog({}, nullptr);
        dialog->textEdit()->setPlainText(QStringLiteral("I liked it.\nNot all of it."));
        const std::vector<PeerReview> reviews = dialog->reviews();
        QCOMPARE(reviews.size(), size_t(1));
        QVERIFY(reviews.front().text.contains(QLatin1String("Not all of it.")));
        QVERIFY(reviews.front().form.isEmpty());
        delete dialog;
    }

    void aVideoHasTimeMarks()
    {
        auto *dialog = new VideoDialog({}, nullptr);
        QSignalSpy given(dialog, &VideoDialog::videoGiven);
        dialog->findChildren<QLineEdit *>().front()->setText(QStringLiteral("A talk"));
        dialog->findChildren<QLineEdit *>().at(1)->setText(QStringLiteral("/home/reader/talk of the year.mp4"));
        dialog->findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("1:02:30 – end\nno time here\n12:30 results"));
        accept(dialog);
        QCOMPARE(given.size(), 1);
        const auto video = given[0][0].value<Video>();
        QCOMPARE(video.url, QStringLiteral("file:///home/reader/talk of the year.mp4"));
        QCOMPARE(video.marks.size(), size_t(2));
        QCOMPARE(video.marks[0].seconds, 750);
        QCOMPARE(video.marks[1].text, QStringLiteral("end"));
    }

    void anEarlierTextIsTakenBackAsANewChange()
    {
        Library &library = m_fixture->library();
        const QString before = m_survey->snapshot().survey.title.shown();
        library.editPageField(m_survey->id(), PageField::Title, QStringLiteral("First title"));
        library.editPageField(m_survey->id(), PageField::Title, QStringLiteral("Second title"));
        QTRY_COMPARE(library.savingState(), SavingState::Saved);
        HistoryDialog dialog(&library, m_survey->id(), nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QTRY_VERIFY(dialog.list()->count() > 2);
        int row = -1;
        for (int i = 0; i < dialog.list()->count(); ++i) {
            dialog.list()->setCurrentRow(i);
            if (dialog.text()->toPlainText().contains(QLatin1String("First title")))
                row = i;
        }
        QVERIFY(row >= 0);
        dialog.list()->setCurrentRow(row);
        dialog.takeBack();
        QCOMPARE(m_survey->snapshot().survey.title.shown(), QStringLiteral("First title"));
        library.undoStack()->undo();
        QCOMPARE(m_survey->snapshot().survey.title.shown(), QStringLiteral("Second title"));
        QVERIFY(before != QLatin1String("Second title"));
    }

    void theTableOfFindingsLoadsFollowsAndLeads()
    {
        QTRY_COMPARE(m_fixture->library().savingState(), SavingState::Saved);
        FindingsTable table(&m_fixture->library());
        table.resize(1200, 500);
        const QAbstractItemModelTester tester(table.model());
        table.show();
        QTRY_VERIFY(!table.isLoading() && table.model()->total() > 0);
        const int total = table.model()->total();
        QCOMPARE(total, static_cast<int>(m_survey->snapshot().findings.size()));
        const FindingId own = m_fixture->library().addFinding(m_survey->id(), QStringLiteral("A claim about zebras."));
        m_fixture->library().openSurvey(m_survey->id());
        auto *filter = qobject_cast<QLineEdit *>(table.filter());
        filter->setText(QStringLiteral("Fairness"));
        QTRY_COMPARE(table.model()->rowCount(), 1);
        const QString saved = table.model()->rowAt(0)->text;
        QSignalSpy activated(&table, &FindingsTable::findingActivated);
        table.choose(table.model()->rowAt(0)->id);
        table.view()->setFocus();
        QTest::keyClick(table.view(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        table.copy();
        QVERIFY(QGuiApplication::clipboard()->text().contains(saved));
        QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 2);
        QSignalSpy left(&table, &FindingsTable::leaveWanted);
        QTest::keyClick(table.view(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
        m_fixture->library().removeFinding(m_survey->id(), own);
    }

    void thePageOfANodeShowsWhatIsTiedToIt()
    {
        Library &library = m_fixture->library();
        const NodeId node = m_survey->snapshot().nodes.front().id;
        const AnnotationId passage = m_fixture->annotate(*m_survey, 8, 10, QStringLiteral("a passage"), QStringLiteral("my note"));
        library.addToNode(m_survey->id(), passage, node);
        tieFindingToNode(library, m_survey->id(), m_survey->snapshot().findings.front().id, node);
        NodePageView page(&library);
        const QAbstractItemModelTester tester(page.model());
        page.resize(900, 500);
        page.showNode(m_survey, node);
        page.show();
        QCOMPARE(page.model()->rowCount(), 1);
        const QModelIndex survey = page.model()->index(0, 0);
        QCOMPARE(page.model()->rowCount(survey), 2);
        QSignalSpy passages(&page, &NodePageView::passageActivated);
        page.view()->setCurrentIndex(page.model()->index(0, 0, survey));
        page.view()->setFocus();
        QTest::keyClick(page.view(), Qt::Key_Return);
        QCOMPARE(passages.size(), 1);
        QCOMPARE(passages[0][1].value<AnnotationId>(), passage);
        page.copy();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("> a passage (p. 9 · §4.2)")));
        library.undoStack()->undo(); // the finding goes
        QTRY_COMPARE(page.model()->rowCount(page.model()->index(0, 0)), 1);
        PanelFixture::picture(page, QStringLiteral("node-page"));
        page.showNode(nullptr, {});
        QCOMPARE(page.model()->rowCount(), 0);
    }
};

CONSPECTUS_TEST_MAIN(PageEntriesTest)
#include "pageentries_test.moc"
