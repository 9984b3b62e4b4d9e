// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/panelfixture.h"

#include "support/testenvironment.h"
#include "survey/projection.h"
#include "ui/fonts.h"
#include "ui/style.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

namespace conspectus::test {

PanelFixture::PanelFixture()
{
    setTheme(Theme::light());
    open();
}

PanelFixture::~PanelFixture() = default;

void PanelFixture::open()
{
    m_library = std::make_unique<Library>(m_clock);
    QSignalSpy opened(m_library.get(), &Library::opened);
    Library::Options options;
    options.folder = m_folder.filePath(QStringLiteral("library"));
    options.stateFolder = m_folder.filePath(QStringLiteral("state"));
    m_library->open(options);
    QVERIFY(opened.wait(conspectus::test::kLongWait));
}

void PanelFixture::reopen()
{
    m_library->flush(5'000);
    m_library.reset();
    open();
}

SurveyData *PanelFixture::import(const QByteArray &text)
{
    SurveyId id;
    QObject context;
    m_library->importPage(text, &context, [&id](const Result<ImportOutcome> &outcome) {
        if (outcome)
            id = outcome->survey;
        else
            qWarning() << outcome.error().message;
    });
    if (!QTest::qWaitFor([&id] { return !id.isNull(); }, conspectus::test::kLongWait))
        return nullptr;
    m_library->openSurvey(id);
    if (!QTest::qWaitFor([&] { return m_library->survey(id) != nullptr; }, conspectus::test::kLongWait))
        return nullptr;
    return m_library->survey(id);
}

SurveyData *PanelFixture::importWithPdf()
{
    SurveyData *survey = import(page());
    if (survey)
        addVersion(*survey, 48);
    return survey;
}

void PanelFixture::addVersion(SurveyData &survey, int pages)
{
    Version version;
    version.id = VersionId(QString(64, QLatin1Char('a')));
    version.survey = survey.id();
    version.fileName = QStringLiteral("survey.pdf");
    version.pageCount = pages;
    version.textLayer = QStringLiteral("ok");
    version.added = QDateTime::currentDateTimeUtc();
    survey.apply(changesToMake(version));
}

AnnotationId PanelFixture::annotate(SurveyData &survey, int page, double y, const QString &quote, const QString &note,
                                    const QString &kind, const QString &section)
{
    Annotation annotation;
    annotation.survey = survey.id();
    annotation.kind = KindId(kind);
    annotation.note = note;
    Anchor anchor;
    anchor.version = survey.snapshot().currentVersion()->id;
    AnchorPart part;
    part.page = page;
    part.begin = 10 * ++m_annotations;
    part.end = part.begin + 5;
    part.quads = {Quad::fromRect(QRectF(60, y, 200, 12))};
    anchor.parts = {part};
    anchor.quote = quote;
    anchor.section = section.isEmpty() ? QStringLiteral("4.2 Clinical decision support") : section;
    annotation.anchors = {anchor};
    return m_library->addAnnotation(annotation);
}

QByteArray PanelFixture::page()
{
    return "Reading with Machines on the Ward: A Survey of Methods, Uses, and Open Questions for Clinicians\n"
           "Ada Example, Bo Sample, Chris Specimen,, Dana Instance\n\n"
           "TL;DR\n"
           "We review how language models are used on hospital wards and what is known about their harm and benefit.\n"
           "Contribution\n"
           "A map of forty studies by setting and design, with the questions that none of them answers.\n"
           "Findings\n"
           "Decision support helps most as a second reader of the record.\n"
           "Fairness, privacy and robustness remain the main obstacles.\n"
           "Future work needs rules for use and standards of reporting.\n"
           "Abstract\n"
           "Language models are increasingly tried in clinical practice. In this survey, we trace recent work from general "
           "models to specialised ones, e.g. for discharge letters, and order it by setting. First, we describe how models "
           "are adapted. Second, we compare reported outcomes across forty-one studies in wards, clinics and emergency rooms. "
           "Third, we list what is missing from most reports, such as confidence intervals and the number of readers. The "
           "transformative\u2026\n"
           "Peer Reviews\n"
           "No public reviews on file for this paper yet.\n"
           "Code & Models\n"
           "Videos\n"
           "No videos yet.\n"
           "Taxonomy\n"
           "TopicsMachine Learning in Healthcare \u00b7 Clinical Decision Support\n"
           "MethodsRefunds@Somewhere|||How do I get a full refund from Somewhere? \u00b7 Attention \u00b7 Linear Layer \u00b7 "
           "Byte Pair Encoding \u00b7 Adam \u00b7 Residual Connection \u00b7 Dropout\n";
}

FindingId PanelFixture::finding(const SurveyData &survey, Finding::Origin origin, int number)
{
    for (const Finding &finding : survey.snapshot().findings) {
        if (finding.origin == origin && number-- == 0)
            return finding.id;
    }
    return {};
}

void PanelFixture::setTheme(const Theme &theme)
{
    if (auto *style = dynamic_cast<ConspectusStyle *>(QApplication::style()))
        style->setTheme(theme);
    else
        QApplication::setStyle(new ConspectusStyle(theme));
    QApplication::setPalette(theme.palette());
    static const QFont desktop = QApplication::font();
    QApplication::setFont(applicationFont(desktop, 1.0));
}

void PanelFixture::picture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CONSPECTUS_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(widget.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

} // namespace conspectus::test
