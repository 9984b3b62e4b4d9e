// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "biglibrary.h"

#include "library/library.h"
#include "measuring.h"
#include "survey/projection.h"

#include <optional>

namespace conspectus::bench {

namespace {

constexpr int kSurveys = 10'000;
constexpr int kFindings = 2'000;
constexpr int kNodes = 2'000;
const SurveyId kFirst(QStringLiteral("s0"));

QString nameOf(int i)
{
    const QString names[] = {QStringLiteral("Surveys of models in care, part %1"),
                             QStringLiteral("סקירה של מודלי שפה רפואיים, חלק %1 (LLMs)"),
                             QStringLiteral("مراجعة شاملة لنماذج اللغة الطبية، الجزء %1"),
                             QStringLiteral("医学大语言模型综述：技术、应用、可信度与未来方向，第%1部分"),
                             QStringLiteral("%1 A title that does not end, since its authors wished to name every topic that they touch, every method "
                                            "that they compare and every dataset that was ever used for any of them in any hospital of the world"),
                             QStringLiteral("%1_Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")};
    return names[static_cast<size_t>(i) % std::size(names)].arg(i);
}

void add(std::vector<Change> &changes, const std::vector<Change> &its) { changes.insert(changes.end(), its.begin(), its.end()); }

std::vector<Change> surveys()
{
    std::vector<Change> changes;
    for (int i = 0; i < kSurveys; ++i) {
        Survey survey;
        survey.id = SurveyId(QStringLiteral("s%1").arg(i));
        survey.title.imported = nameOf(i);
        survey.authorsLine.imported = nameOf(i + 1);
        add(changes, changesToMake(survey));
    }
    return changes;
}

std::vector<Change> findingsAndNodes()
{
    std::vector<Change> changes;
    for (int i = 0; i < kFindings; ++i) {
        Finding finding;
        finding.id = FindingId(QStringLiteral("f%1").arg(i));
        finding.survey = kFirst;
        finding.text.imported = nameOf(i);
        add(changes, changesToMake(finding));
    }
    for (int i = 0; i < kNodes; ++i) {
        Node node;
        node.id = NodeId(QStringLiteral("n%1").arg(i));
        node.survey = kFirst;
        if (i >= 100)
            node.parent = NodeId(QStringLiteral("n%1").arg(i / 20));
        node.label.imported = nameOf(i + 2);
        add(changes, changesToMake(node));
    }
    return changes;
}

Annotation annotationOf(int i, int perPage, const VersionId &version)
{
    constexpr const char *kKinds[] = {"claim", "evidence", "method", "limitation"};
    Annotation annotation;
    annotation.id = AnnotationId(QStringLiteral("a%1").arg(i));
    annotation.survey = kFirst;
    annotation.kind = KindId(QStringLiteral("kind.reading.") + QLatin1String(kKinds[i % 4]));
    annotation.note = i % 3 == 0 ? nameOf(i) : QString();
    annotation.created = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).addSecs(i * 60);
    Anchor anchor;
    anchor.version = version;
    anchor.quote = nameOf(i + 1);
    const int place = i % perPage;
    anchor.parts = {{i / perPage, place * 8, place * 8 + 5, {Quad::fromRect(QRectF(72 + place % 4 * 110, 80 + place / 4 * 600.0 / (perPage / 4 + 1), 100, 8))}}};
    annotation.anchors = {anchor};
    return annotation;
}

std::vector<Change> annotations(int count, int perPage, const VersionId &version)
{
    std::vector<Change> changes;
    for (int i = 0; i < count; ++i) {
        const Annotation annotation = annotationOf(i, perPage, version);
        add(changes, changesToMake(annotation));
        Link link;
        link.id = LinkId(QStringLiteral("l%1").arg(i));
        link.survey = kFirst;
        link.annotation = annotation.id;
        if (i % 2)
            link.finding = FindingId(QStringLiteral("f%1").arg(i % kFindings));
        else
            link.node = NodeId(QStringLiteral("n%1").arg(i % kNodes));
        add(changes, changesToMake(link));
    }
    return changes;
}

void untilSaved(const Library &library)
{
    runUntil([&] { return library.savingState() == SavingState::Saved; }, QStringLiteral("all of it saved"));
}

} // namespace

void fillBigLibrary(Library &library, const BigLibrary &wanted)
{
    library.edit(QStringLiteral("Import page"), surveys());
    runUntil([&] { return library.surveys().size() == kSurveys; }, QStringLiteral("the surveys in the library"));
    untilSaved(library);
    std::optional<Result<AddedPdf>> pdf;
    if (!wanted.pdf.isEmpty()) {
        library.addPdf(wanted.pdf, kFirst, &library, [&pdf](Result<AddedPdf> added) { pdf = std::move(added); });
        runUntil([&] { return pdf.has_value(); }, QStringLiteral("the PDF in the library"));
        if (!*pdf)
            giveUp(pdf->error().message);
    }
    const int perPage = pdf ? std::max(1, (wanted.annotations + (*pdf)->pageCount - 1) / (*pdf)->pageCount) : 50;
    std::vector<Change> changes = findingsAndNodes();
    add(changes, annotations(wanted.annotations, perPage, pdf ? (*pdf)->version : VersionId()));
    library.edit(QStringLiteral("Import page"), changes);
    untilSaved(library);
}

} // namespace conspectus::bench
