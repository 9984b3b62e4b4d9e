// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/findingrows.h"

#include "survey/projection.h"
#include "text/fold.h"

#include <QHash>
#include <algorithm>

namespace conspectus {

namespace {

// As SurveySnapshot::evidenceFor() and markOf(), for all findings at once.
struct Evidence
{
    int passages = 0;
    bool isContradicted = false;
    bool isFull = false;
};

bool isInAbstract(const Annotation &passage, const Version *current)
{
    const Anchor *anchor = current ? passage.anchorIn(current->id) : nullptr;
    if (!anchor && !passage.anchors.empty())
        anchor = &passage.anchors.front();
    return anchor && anchor->section.trimmed().compare(QLatin1String("Abstract"), Qt::CaseInsensitive) == 0;
}

QHash<QString, Evidence> evidenceIn(const SurveySnapshot &snapshot)
{
    QHash<QString, const Annotation *> annotations;
    for (const Annotation &annotation : snapshot.annotations)
        annotations.insert(annotation.id.text(), &annotation);
    const Version *current = snapshot.currentVersion();
    QHash<QString, Evidence> all;
    for (const Link &link : snapshot.links) {
        const Annotation *passage = link.finding.isNull() ? nullptr : annotations.value(link.annotation.text());
        if (!passage)
            continue;
        Evidence &evidence = all[link.finding.text()];
        ++evidence.passages;
        evidence.isContradicted = evidence.isContradicted || link.role == EvidenceRole::Contradicts;
        evidence.isFull = evidence.isFull || (link.role != EvidenceRole::Qualifies && !isInAbstract(*passage, current));
    }
    return all;
}

EvidenceMark markOf(const Finding &finding, const Evidence &evidence)
{
    if (finding.status == QLatin1String("disputed") || evidence.isContradicted)
        return EvidenceMark::Disputed;
    if (evidence.isFull)
        return EvidenceMark::Full;
    return evidence.passages > 0 ? EvidenceMark::Partial : EvidenceMark::None;
}

QString foldedOf(const FindingRow &row)
{
    QStringList parts{row.text, row.surveyTitle, row.status};
    for (const FindingSlot &slot : row.slotValues)
        parts << slot.name << slot.text;
    return text::fold(parts.join(QLatin1Char('\n')));
}

} // namespace

std::vector<FindingRow> findingRows(const SurveySnapshot &snapshot)
{
    const QHash<QString, Evidence> evidence = evidenceIn(snapshot);
    std::vector<FindingRow> rows;
    int number = 0;
    for (const Finding &finding : snapshot.findings) {
        const Evidence its = evidence.value(finding.id.text());
        FindingRow row{.id = finding.id, .survey = snapshot.survey.id, .surveyTitle = snapshot.survey.title.shown().simplified(),
                       .name = {}, .text = finding.text.shown().simplified(), .origin = finding.origin, .mark = markOf(finding, its),
                       .passages = its.passages, .status = finding.status, .slotValues = finding.slotValues, .folded = {}};
        const bool isNumbered = finding.origin == Finding::Origin::Findings || finding.origin == Finding::Origin::Reader;
        if (isNumbered)
            row.name = QStringLiteral("F%1").arg(++number);
        else
            row.name = finding.origin == Finding::Origin::Tldr ? QStringLiteral("TL;DR") : QStringLiteral("Contribution");
        row.folded = foldedOf(row);
        rows.push_back(std::move(row));
    }
    return rows;
}

const QStringList &findingRowTypes()
{
    static const QStringList types{type::survey, type::version, type::finding, type::annotation, type::link};
    return types;
}

std::vector<FindingRow> findingRows(const std::vector<ObjectState> &objects)
{
    QHash<QString, std::vector<ObjectState>> bySurvey;
    for (const ObjectState &object : objects) {
        if (object.type == type::survey)
            bySurvey[object.id.text()].push_back(object);
        else if (!object.deleted)
            bySurvey[object.owner.text()].push_back(object);
    }
    std::vector<FindingRow> rows;
    for (auto it = bySurvey.constBegin(); it != bySurvey.constEnd(); ++it) {
        const bool isThere = std::ranges::any_of(*it, [](const ObjectState &object) { return object.type == type::survey && !object.deleted; });
        if (!isThere)
            continue;
        std::vector<FindingRow> its = findingRows(snapshotFrom(*it, SurveyId(it.key())));
        std::ranges::move(its, std::back_inserter(rows));
    }
    std::ranges::stable_sort(rows, [](const FindingRow &a, const FindingRow &b) {
        const int titles = a.surveyTitle.localeAwareCompare(b.surveyTitle);
        return titles != 0 ? titles < 0 : a.survey < b.survey;
    });
    return rows;
}

} // namespace conspectus
