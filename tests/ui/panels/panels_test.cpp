// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Library, contents, taxonomy and annotations panels, and the search palette.

#include "models/dragdata.h"
#include "models/annotationlistmodel.h"
#include "models/roles.h"
#include "models/searchmodel.h"
#include "models/taxonomymodel.h"
#include "survey/projection.h"
#include "support/testenvironment.h"
#include "ui/panels/annotationspanel.h"
#include "ui/panels/contentspanel.h"
#include "ui/panels/librarypanel.h"
#include "ui/panels/panelfixture.h"
#include "ui/panels/searchpalette.h"
#include "ui/panels/taxonomypanel.h"
#include "ui/widgets/emptylabel.h"
#include "ui/widgets/paneheader.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QToolButton>
#include <QTreeView>

using namespace conspectus;
using namespace conspectus::test;

class PanelsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<PanelFixture> m_fixture;
    SurveyData *m_survey = nullptr;

    template<typename Widget>
    void show(Widget &widget, QSize size)
    {
        widget.resize(size);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        widget.activateWindow();
    }
    static QString emptyText(const QWidget &panel)
    {
        const auto *label = panel.findChild<EmptyLabel *>();
        return label && label->isVisibleTo(&panel) ? label->text() : QString();
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<PanelFixture>();
        m_survey = m_fixture->importWithPdf();
        QVERIFY(m_survey);
    }
    void cleanup() { m_fixture.reset(); }

    void theLibraryPanelListsFiltersAndRemembers()
    {
        PanelFixture empty;
        LibraryPanel bare(&empty.library());
        QCOMPARE(emptyText(bare), QStringLiteral("Surveys you add are listed here."));

        LibraryPanel panel(&m_fixture->library());
        show(panel, {232, 400});
        QCOMPARE(emptyText(panel), QString());
        QSignalSpy activated(&panel, &LibraryPanel::surveyActivated);
        panel.setCurrentSurvey(m_survey->id());
        QCOMPARE(panel.selectedSurvey(), m_survey->id());
        QCOMPARE(activated.size(), 0);
        QTest::keyClick(panel.view(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        panel.focusFilter();
        auto *field = panel.findChild<QLineEdit *>();
        QTest::keyClicks(field, QStringLiteral("zzz"));
        QCOMPARE(emptyText(panel), QStringLiteral("Nothing found for “zzz”."));
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(emptyText(panel), QString());
    }

    void theContentsPanelMarksTheSection()
    {
        ContentsPanel panel;
        QCOMPARE(emptyText(panel), QStringLiteral("The outline of the open PDF."));
        panel.setDocumentOpen(true);
        QCOMPARE(emptyText(panel), QStringLiteral("This PDF has no outline."));
        panel.setOutline({{QStringLiteral("1 Introduction"), 0, 0, {}}, {QStringLiteral("4.2 Support"), 0, 8, QPointF(0, 90)}}, {});
        QCOMPARE(emptyText(panel), QString());
        QSignalSpy places(&panel, &ContentsPanel::placeActivated);
        panel.setCurrentPlace(9, QPointF());
        QCOMPARE(panel.currentSection(), QStringLiteral("4.2 Support"));
        QCOMPARE(places.size(), 0);
        show(panel, {232, 300});
        QTest::keyClick(panel.view(), Qt::Key_Return);
        QCOMPARE(places.size(), 1);
        QCOMPARE(places[0][0].toInt(), 8);
        panel.setCurrentPlace(-1, {});
        QCOMPARE(panel.currentSection(), QString());
    }

    void theTaxonomyPanelAddsRenamesAndRemovesWithUndo()
    {
        TaxonomyPanel panel(&m_fixture->library());
        QCOMPARE(emptyText(panel), QStringLiteral("Topics, methods and sections of the open survey."));
        panel.setSurvey(m_survey);
        show(panel, {232, 500});
        const size_t before = m_survey->snapshot().nodes.size();
        panel.view()->setCurrentIndex(panel.model()->index(1, 0)); // Methods
        panel.header()->show();
        panel.addNode();
        QCOMPARE(m_survey->snapshot().nodes.size(), before + 1);
        auto *field = panel.view()->viewport()->findChild<QLineEdit *>();
        QVERIFY(field);
        field->setText(QStringLiteral("My method"));
        QTest::keyClick(field, Qt::Key_Return);
        const NodeId made = panel.currentNode();
        QTRY_COMPARE(m_survey->snapshot().node(made)->label.shown(), QStringLiteral("My method"));
        QCOMPARE(m_survey->snapshot().node(made)->kind, Node::Kind::Method);
        QTRY_VERIFY(panel.view()->hasFocus());
        QTest::keyClick(panel.view(), Qt::Key_Delete);
        QCOMPARE(m_survey->snapshot().nodes.size(), before);
        for (int i = 0; i < 3; ++i)
            m_fixture->library().undoStack()->undo();
        QCOMPARE(m_survey->snapshot().nodes.size(), before);
        QVERIFY(!panel.model()->indexOf(made).isValid());
    }

    void altAndTheArrowsMoveANode()
    {
        TaxonomyPanel panel(&m_fixture->library());
        panel.setSurvey(m_survey);
        show(panel, {232, 500});
        panel.view()->setFocus();
        const QModelIndex group = panel.model()->index(1, 0); // Methods
        const NodeId second = panel.model()->nodeAt(panel.model()->index(1, 0, group));
        const NodeId first = panel.model()->nodeAt(panel.model()->index(0, 0, group));
        panel.setCurrentNode(second);
        QTest::keyClick(panel.view(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(panel.model()->indexOf(second).row(), 0);
        QCOMPARE(panel.currentNode(), second);
        QTest::keyClick(panel.view(), Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(panel.view(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_survey->snapshot().node(second)->parent, first);
        QTest::keyClick(panel.view(), Qt::Key_Left, Qt::AltModifier);
        QVERIFY(m_survey->snapshot().node(second)->parent.isNull());
        QSignalSpy page(&panel, &TaxonomyPanel::nodePageRequested);
        QTest::keyClick(panel.view(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(page.size(), 1);
        QCOMPARE(page[0][0].value<NodeId>(), second);
    }

    void nodesAndFindingsAreDroppedOnNodes()
    {
        TaxonomyPanel panel(&m_fixture->library());
        panel.setSurvey(m_survey);
        show(panel, {232, 500});
        const QModelIndex group = panel.model()->index(1, 0);
        const NodeId first = panel.model()->nodeAt(panel.model()->index(0, 0, group));
        const NodeId second = panel.model()->nodeAt(panel.model()->index(1, 0, group));
        const auto node = dragDataOf(second, {});
        QVERIFY(panel.model()->dropMimeData(node.get(), Qt::CopyAction, -1, -1, panel.model()->indexOf(first)));
        QTRY_COMPARE(m_survey->snapshot().node(second)->parent, first);
        QVERIFY(!panel.model()->canDropMimeData(dragDataOf(first, {}).get(), Qt::CopyAction, -1, -1, panel.model()->indexOf(second)));
        const FindingId finding = m_survey->snapshot().findings.front().id;
        QVERIFY(panel.model()->dropMimeData(dragDataOf(finding, {}).get(), Qt::CopyAction, -1, -1, panel.model()->indexOf(first)));
        QCOMPARE(m_survey->snapshot().findingsOf(first).size(), size_t(1));
        QCOMPARE(panel.model()->indexOf(first).data(CountRole).toInt(), 0); // a finding is no passage
    }

    void theHeldBackRowLeadsToThePage()
    {
        TaxonomyPanel panel(&m_fixture->library());
        panel.setSurvey(m_survey);
        show(panel, {232, 500});
        QSignalSpy heldBack(&panel, &TaxonomyPanel::heldBackActivated);
        panel.view()->setCurrentIndex(panel.model()->index(2, 0));
        QTest::keyClick(panel.view(), Qt::Key_Return);
        QCOMPARE(heldBack.size(), 1);
    }

    void theAnnotationsPanelFollowsFiltersAndEdits()
    {
        AnnotationsPanel panel(&m_fixture->library());
        panel.setSurvey(m_survey);
        show(panel, {262, 700});
        QCOMPARE(emptyText(panel), QStringLiteral("Marks you make on a PDF are listed here, with your notes."));
        const AnnotationId first = m_fixture->annotate(*m_survey, 8, 10, QStringLiteral("first words"));
        const AnnotationId second = m_fixture->annotate(*m_survey, 9, 10, QStringLiteral("second words"), QStringLiteral("a note"));
        QCOMPARE(emptyText(panel), QString());
        QAbstractItemModel *rows = panel.view()->model();
        QCOMPARE(rows->rowCount(), 4);
        QVERIFY(rows->index(0, 0).data(IsHeaderRole).toBool());

        QSignalSpy selected(&panel, &AnnotationsPanel::annotationSelected);
        QSignalSpy activated(&panel, &AnnotationsPanel::annotationActivated);
        panel.setCurrentAnnotation(first);
        QCOMPARE(panel.currentAnnotation(), first);
        QCOMPARE(selected.size(), 0);
        panel.view()->setFocus();
        QTest::keyClick(panel.view(), Qt::Key_Down); // over the header
        QCOMPARE(panel.currentAnnotation(), second);
        QCOMPARE(selected.size(), 1);
        QTest::keyClick(panel.view(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QTest::keyClick(panel.view(), Qt::Key_3);
        QCOMPARE(m_survey->snapshot().annotation(second)->kind, KindId(QStringLiteral("kind.reading.method")));

        auto *words = panel.findChild<QLineEdit *>(QStringLiteral("annotationFilter"));
        words->setText(QStringLiteral("nowhere"));
        QCOMPARE(emptyText(panel), QStringLiteral("No annotation matches. Clear the words, the kinds or the filter above."));
        words->setText(QStringLiteral("note"));
        QCOMPARE(rows->rowCount(), 2);
        words->clear();
        panel.setCurrentAnnotation(second);
        panel.view()->setFocus();
        QTest::keyClick(panel.view(), Qt::Key_Delete);
        QCOMPARE(m_survey->snapshot().annotations.size(), size_t(1));
        m_fixture->library().undoStack()->undo();
        QCOMPARE(m_survey->snapshot().annotations.size(), size_t(2));
        panel.setCurrentAnnotation(first);
        panel.goToNext(true);
        QCOMPARE(panel.currentAnnotation(), second);
    }

    void aLongListIsLaidOutInTime()
    {
        AnnotationsPanel panel(&m_fixture->library());
        std::vector<Change> changes;
        for (int i = 0; i < 5'000; ++i) {
            Annotation annotation;
            annotation.id = AnnotationId(QStringLiteral("annotation-%1").arg(i));
            annotation.survey = m_survey->id();
            annotation.kind = KindId(QStringLiteral("kind.reading.claim"));
            Anchor anchor;
            anchor.version = m_survey->snapshot().currentVersion()->id;
            anchor.parts = {{i / 105, 10 * i, 10 * i + 5, {Quad::fromRect(QRectF(50, i % 700, 100, 10))}}};
            anchor.quote = QStringLiteral("In most of them the model was helpful as a second reader, number %1").arg(i);
            annotation.anchors = {anchor};
            const std::vector<Change> made = changesToMake(annotation);
            changes.insert(changes.end(), made.begin(), made.end());
        }
        m_survey->apply(changes);
        panel.setSurvey(m_survey);
        show(panel, {262, 700});
        QCOMPARE(panel.view()->model()->rowCount(), 5'048);
        panel.setCurrentAnnotation(AnnotationId(QStringLiteral("annotation-4999")));
        QCOMPARE(panel.currentAnnotation(), AnnotationId(QStringLiteral("annotation-4999")));
        panel.grab();
    }

    void thePaletteFindsSurveysCommandsAndPassages()
    {
        QWidget window;
        window.resize(900, 700);
        auto *before = new QLineEdit(&window);
        SearchPalette palette(&m_fixture->library(), &window);
        QAction action(QStringLiteral("&Export as Markdown"));
        QAction off(QStringLiteral("Export nothing"));
        off.setEnabled(false);
        palette.setActions({&action, &off});
        show(window, {900, 700});
        before->setFocus();
        QTRY_VERIFY(before->hasFocus());
        palette.open();
        QTRY_VERIFY(palette.field()->hasFocus());
        QSignalSpy triggered(&action, &QAction::triggered);
        QTest::keyClicks(palette.field(), QStringLiteral("export"));
        QCOMPARE(palette.view()->currentIndex().data().toString(), QStringLiteral("Export as Markdown"));
        QTest::keyClick(palette.field(), Qt::Key_Return);
        QCOMPARE(triggered.size(), 1);
        QVERIFY(!palette.isVisible());
        QTRY_VERIFY(before->hasFocus());

        QSignalSpy hits(&palette, &SearchPalette::hitActivated);
        palette.open(QStringLiteral("obstacles"));
        const auto hitRow = [&palette] {
            for (int row = 0; row < palette.model()->rowCount(); ++row) {
                if (palette.model()->entryAt(palette.model()->index(row))->type == SearchEntry::Type::Hit)
                    return row;
            }
            return -1;
        };
        QTRY_VERIFY(hitRow() >= 0);
        PanelFixture::picture(window, QStringLiteral("palette"));
        palette.view()->setCurrentIndex(palette.model()->index(hitRow()));
        QTest::keyClick(palette.field(), Qt::Key_Return);
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits[0][0].value<FoundHit>().survey, m_survey->id());

        palette.open(QStringLiteral("zyxwvut"));
        const auto says = [&palette](const QString &text) {
            const auto labels = palette.findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
        };
        QTRY_VERIFY(says(QStringLiteral("Nothing found for “zyxwvut”.")));
        QTest::keyClick(palette.field(), Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
    }
};

CONSPECTUS_TEST_MAIN(PanelsTest)
#include "panels_test.moc"
