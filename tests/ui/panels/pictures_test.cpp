// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of each pane in light and dark, for people to look at (CONSPECTUS_PICTURES names a folder); the test itself looks
// only whether the panes paint, in every theme, with long, right-to-left and CJK texts, without a survey and with one.

#include "support/testenvironment.h"
#include "ui/panels/annotationspanel.h"
#include "ui/panels/contentspanel.h"
#include "ui/panels/librarypanel.h"
#include "ui/panels/panelfixture.h"
#include "ui/panels/taxonomypanel.h"
#include "ui/surveypage/surveypageview.h"
#include "ui/widgets/paneheader.h"

#include <QApplication>
#include <QListView>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

using namespace conspectus;
using namespace conspectus::test;

class PicturesTest : public QObject
{
    Q_OBJECT
private:
    struct Window
    {
        explicit Window(Library *library)
            : libraryPanel(new LibraryPanel(library)), contents(new ContentsPanel), taxonomy(new TaxonomyPanel(library)),
              page(new SurveyPageView(library)), annotations(new AnnotationsPanel(library))
        {
            auto *left = new QWidget;
            auto *layout = new QVBoxLayout(left);
            layout->setContentsMargins(0, 0, 0, 0);
            layout->setSpacing(0);
            const auto add = [layout](PaneHeader *header, QWidget *panel, int stretch) {
                layout->addWidget(header);
                header->show();
                layout->addWidget(panel, stretch);
            };
            add(libraryPanel->header(), libraryPanel, 2);
            add(contents->header(), contents, 3);
            add(taxonomy->header(), taxonomy, 4);
            for (QWidget *pane : {left, static_cast<QWidget *>(page), static_cast<QWidget *>(annotations)})
                splitter.addWidget(pane);
            splitter.resize(232 + 540 + 262 + 8, 960);
            splitter.setSizes({232, 540, 262});
        }
        QSplitter splitter;
        LibraryPanel *libraryPanel;
        ContentsPanel *contents;
        TaxonomyPanel *taxonomy;
        SurveyPageView *page;
        AnnotationsPanel *annotations;
    };

    static void fill(PanelFixture &fixture, SurveyData &survey)
    {
        const FindingId first = PanelFixture::finding(survey, Finding::Origin::Findings, 0);
        const FindingId second = PanelFixture::finding(survey, Finding::Origin::Findings, 1);
        Library &library = fixture.library();
        const auto tie = [&](const AnnotationId &annotation, const FindingId &finding, EvidenceRole role) {
            library.addEvidence(survey.id(), annotation, finding, role);
        };
        fixture.annotate(survey, 8, 60, QStringLiteral("By clinical decision support we mean any use of a model whose answer is read by a clinician before an order is written."),
                         {}, QStringLiteral("kind.reading.definition"));
        tie(fixture.annotate(survey, 8, 160, QStringLiteral("In most of them the model was helpful as a second reader, and least helpful where the record was thin."),
                             QStringLiteral("Holds for wards; check the three *emergency* studies.\nTable 4 has only 58 readers there, so the gain may not carry over.")),
            first, EvidenceRole::Supports);
        tie(fixture.annotate(survey, 8, 260, QStringLiteral("In nine of eleven comparisons the shared reading was more complete than either reader alone"), {},
                             QStringLiteral("kind.reading.evidence")),
            first, EvidenceRole::States);
        tie(fixture.annotate(survey, 8, 360, QStringLiteral("Few studies say how often the guideline itself was out of date,"), QStringLiteral("Compare with ch. 2.3."),
                             QStringLiteral("kind.reading.limitation")),
            second, EvidenceRole::Qualifies);
        fixture.annotate(survey, 11, 60, QStringLiteral("שלום עולם: מודלים גדולים של שפה ברפואה והשימוש בהם במחלקות"), {}, QStringLiteral("kind.reading.question"));
        fixture.annotate(survey, 11, 90, QStringLiteral("医学大型语言模型综述：技术、应用、可信度与未来方向，以及在病房中的使用情况和仍然存在的问题。"), {},
                         QStringLiteral("kind.reading.weakness"));
        for (size_t i = 0; i < survey.snapshot().annotations.size() && i < survey.snapshot().nodes.size(); ++i)
            library.addToNode(survey.id(), AnnotationId(survey.snapshot().annotations[i].id), NodeId(survey.snapshot().nodes[i % 2].id));
    }

    static void shoot(const QString &name)
    {
        PanelFixture fixture;
        PanelFixture::setTheme(name.contains(QLatin1String("dark")) ? Theme::dark() : Theme::light());
        SurveyData *survey = fixture.importWithPdf();
        QVERIFY(survey);
        fixture.import("A Very Long Title That Nobody Would Ever Give to a Survey of Anything at All, Really\nX\n\nTL;DR\nOne.\nFindings\nTwo.\n");
        fixture.import("\xe5\x8c\xbb\xe5\xad\xa6\xe5\xa4\xa7\xe5\x9e\x8b\xe8\xaf\xad\xe8\xa8\x80\xe6\xa8\xa1\xe5\x9e\x8b\nY\n\nTL;DR\nOther.\nFindings\nThree.\n");
        fill(fixture, *survey);
        Window window(&fixture.library());
        window.libraryPanel->setCurrentSurvey(survey->id());
        window.contents->setOutline({{QStringLiteral("1 Introduction"), 0, 0, {}}, {QStringLiteral("4 Applications"), 0, 7, {}},
                                     {QStringLiteral("4.1 Medical education"), 1, 7, {}}, {QStringLiteral("4.2 Clinical decision support"), 1, 8, {}},
                                     {QStringLiteral("References"), 0, 21, {}}}, {});
        window.contents->setCurrentPlace(8, QPointF(0, 100));
        window.taxonomy->setSurvey(survey);
        window.page->setSurvey(survey);
        window.annotations->setSurvey(survey);
        window.annotations->setCurrentAnnotation(survey->snapshot().annotations[1].id);
        window.page->setCurrentFinding(PanelFixture::finding(*survey, Finding::Origin::Findings, 0));
        window.splitter.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window.splitter));
        window.splitter.activateWindow();
        window.annotations->view()->setFocus();
        PanelFixture::picture(window.splitter, name);
        if (name == QLatin1String("light")) {
            window.splitter.resize(212 + 392 + 222 + 8, 720);
            window.splitter.setSizes({212, 392, 222});
            window.page->setFocus();
            PanelFixture::picture(window.splitter, QStringLiteral("narrow"));
            window.page->editCurrent();
            PanelFixture::picture(window.splitter, QStringLiteral("editing"));
            window.page->finishEditing();
            window.page->verticalScrollBar()->setValue(window.page->verticalScrollBar()->maximum());
            PanelFixture::picture(window.splitter, QStringLiteral("foot"));
        }
    }

private Q_SLOTS:
    void light() { shoot(QStringLiteral("light")); }
    void dark() { shoot(QStringLiteral("dark")); }

    void empty()
    {
        PanelFixture fixture;
        Window window(&fixture.library());
        window.splitter.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window.splitter));
        PanelFixture::picture(window.splitter, QStringLiteral("empty"));
    }

    void withoutAPdf()
    {
        PanelFixture fixture;
        SurveyData *survey = fixture.import(PanelFixture::page());
        QVERIFY(survey);
        Window window(&fixture.library());
        window.page->setSurvey(survey);
        window.taxonomy->setSurvey(survey);
        window.annotations->setSurvey(survey);
        window.splitter.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window.splitter));
        PanelFixture::picture(window.splitter, QStringLiteral("without-pdf"));
    }
};

CONSPECTUS_TEST_MAIN(PicturesTest)
#include "pictures_test.moc"
