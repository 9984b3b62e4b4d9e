// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/findingedits.h"

#include "library/editsteps.h"
#include "library/siblingkeys.h"
#include "library/surveydata.h"

#include <QCoreApplication>
#include <algorithm>

namespace conspectus {

namespace {

// The fixed words of undo steps, as they stand in the log; translated when shown.
namespace label {
const QString kSplit = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Split finding"));
const QString kMerge = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Join findings"));
const QString kMove = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Move finding"));
const QString kStatus = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change status of a finding"));
const QString kPromote = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Make a finding"));
const QString kSlot = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Fill a slot"));
const QString kToNode = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Tie finding to the taxonomy"));
} // namespace label

const Finding *listed(const SurveySnapshot *snapshot, const FindingId &id)
{
    const Finding *finding = snapshot ? snapshot->finding(id) : nullptr;
    return finding && isInFindingsList(*finding) ? finding : nullptr;
}

void setShown(Finding &finding, const QString &text)
{
    if (text == finding.text.imported) {
        finding.text.edited.reset();
        finding.text.editedOver.clear();
    } else {
        finding.text.edited = text;
        finding.text.editedOver = finding.text.imported;
    }
}

qsizetype placeOf(const std::vector<const Finding *> &list, const FindingId &id)
{
    return std::ranges::find(list, id, &Finding::id) - list.begin();
}

Finding newFinding(const SurveyId &survey, const QString &text, const QString &order)
{
    Finding finding;
    finding.id = FindingId::create();
    finding.survey = survey;
    finding.origin = Finding::Origin::Reader;
    finding.text.edited = text;
    finding.order = order;
    return finding;
}

// "It helps." and "It costs." → "It helps. It costs."; a full stop is set where the first has none.
QString joined(const QString &first, const QString &second)
{
    const QString left = first.trimmed();
    const bool ends = left.isEmpty() || left.back().isPunct();
    return (ends ? left : left + QLatin1Char('.')) + QLatin1Char(' ') + second.trimmed();
}

} // namespace

bool isInFindingsList(const Finding &finding)
{
    return finding.origin == Finding::Origin::Findings || finding.origin == Finding::Origin::Reader;
}

std::vector<const Finding *> findingsList(const SurveySnapshot &snapshot)
{
    std::vector<const Finding *> list;
    for (const Finding &finding : snapshot.findings) {
        if (isInFindingsList(finding))
            list.push_back(&finding);
    }
    return list;
}

FindingId splitFinding(Library &library, const SurveyId &survey, const FindingId &id, const QString &before, const QString &after)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    const Finding *from = listed(snapshot, id);
    if (!from || before.trimmed().isEmpty() || after.trimmed().isEmpty())
        return {};
    const std::vector<const Finding *> list = findingsList(*snapshot);
    std::vector<Change> changes;
    Finding first = *from;
    setShown(first, before.trimmed());
    append(changes, changesBetween(*from, first));
    const Finding second =
        newFinding(survey, after.trimmed(), keyToPutAt(list, static_cast<size_t>(placeOf(list, id)) + 1, changes));
    append(changes, changesToMake(second));
    library.edit(survey, label::kSplit, changes);
    return second.id;
}

FindingId mergeFindings(Library &library, const SurveyId &survey, const std::vector<FindingId> &ids)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    if (!snapshot)
        return {};
    std::vector<const Finding *> chosen = findingsList(*snapshot);
    std::erase_if(chosen, [&ids](const Finding *finding) { return std::ranges::find(ids, finding->id) == ids.end(); });
    if (chosen.size() < 2)
        return {};
    const Finding &from = *chosen.front();
    Finding into = from;
    QString text = from.text.shown();
    std::vector<FindingId> joinedIds;
    std::vector<Change> changes;
    for (size_t i = 1; i < chosen.size(); ++i) {
        const Finding &gone = *chosen[i];
        text = joined(text, gone.text.shown());
        joinedIds.push_back(gone.id);
        for (const FindingSlot &slot : gone.slotValues) {
            if (!into.slot(slot.name))
                into.slotValues.push_back(slot);
        }
        changes.push_back(deletionOf(asObject(gone.id)));
    }
    append(changes, changesToMoveLinks(*snapshot, &Link::finding, joinedIds, into.id));
    setShown(into, text);
    append(changes, changesBetween(from, into));
    const FindingId stays = from.id;
    library.edit(survey, label::kMerge, changes);
    return stays;
}

FindingId findingBefore(const SurveySnapshot &snapshot, const FindingId &finding)
{
    const std::vector<const Finding *> list = findingsList(snapshot);
    const qsizetype at = placeOf(list, finding);
    return at > 0 && at < static_cast<qsizetype>(list.size()) ? list[static_cast<size_t>(at) - 1]->id : FindingId();
}

bool moveFinding(Library &library, const SurveyId &survey, const FindingId &finding, int step)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    if (!listed(snapshot, finding))
        return false;
    const std::vector<const Finding *> list = findingsList(*snapshot);
    const qsizetype to = placeOf(list, finding) + step;
    if (to < 0 || to >= static_cast<qsizetype>(list.size()) || step == 0)
        return false;
    const auto beyond = static_cast<size_t>(step < 0 ? to : to + 1);
    return placeFinding(library, survey, finding, beyond < list.size() ? list[beyond]->id : FindingId());
}

bool placeFinding(Library &library, const SurveyId &survey, const FindingId &finding, const FindingId &before)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    const Finding *from = listed(snapshot, finding);
    if (!from || finding == before || (!before.isNull() && !listed(snapshot, before)))
        return false;
    std::vector<const Finding *> list = findingsList(*snapshot);
    const qsizetype was = placeOf(list, finding);
    std::erase(list, from);
    const qsizetype to = before.isNull() ? static_cast<qsizetype>(list.size()) : placeOf(list, before);
    if (to == was)
        return false;
    std::vector<Change> changes;
    Finding moved = *from;
    moved.order = keyToPutAt(list, static_cast<size_t>(to), changes);
    append(changes, changesBetween(*from, moved));
    library.edit(survey, label::kMove, changes);
    return true;
}

bool setFindingStatus(Library &library, const SurveyId &survey, const FindingId &finding, const QString &status)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    const Finding *from = snapshot ? snapshot->finding(finding) : nullptr;
    if (!from || from->status == status)
        return false;
    Finding to = *from;
    to.status = status;
    library.edit(survey, label::kStatus, changesBetween(*from, to));
    return true;
}

FindingId promoteToFinding(Library &library, const SurveyId &survey, const QString &text, const AnnotationId &annotation)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    const QString claim = text.simplified();
    if (!snapshot || claim.isEmpty())
        return {};
    const std::vector<const Finding *> list = findingsList(*snapshot);
    std::vector<Change> changes;
    const Finding made = newFinding(survey, claim, keyToPutAt(list, list.size(), changes));
    append(changes, changesToMake(made));
    if (snapshot->annotation(annotation))
        append(changes, changesToMake(Link{LinkId::create(), survey, annotation, made.id, {}, EvidenceRole::States}));
    library.edit(survey, label::kPromote, changes);
    return made.id;
}

bool fillSlot(Library &library, const SurveyId &survey, const FindingId &finding, const FindingSlot &slot)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    const Finding *from = snapshot ? snapshot->finding(finding) : nullptr;
    if (!from || slot.name.isEmpty())
        return false;
    Finding to = *from;
    std::erase_if(to.slotValues, [&slot](const FindingSlot &old) { return old.name == slot.name; });
    if (!slot.text.trimmed().isEmpty())
        to.slotValues.push_back({slot.name, slot.text.trimmed(), slot.source});
    std::vector<Change> changes = changesBetween(*from, to);
    const bool isTied = std::ranges::any_of(snapshot->linksOf(slot.source),
                                            [&finding](const Link *link) { return link->finding == finding; });
    if (to.slot(slot.name) && snapshot->annotation(slot.source) && !isTied)
        append(changes, changesToMake(Link{LinkId::create(), survey, slot.source, finding, {}, EvidenceRole::ValueSource}));
    if (changes.empty())
        return false;
    library.edit(survey, label::kSlot, changes);
    return true;
}

QStringList slotsAskedFor(const SurveySnapshot &snapshot)
{
    constexpr qsizetype kClinical = 4; // population, intervention, outcome, value
    return snapshot.survey.kindSet == KindSetId(QStringLiteral("kindset.clinical")) ? findingSlotNames().first(kClinical)
                                                                                    : findingSlotNames();
}

LinkId tieFindingToNode(Library &library, const SurveyId &survey, const FindingId &finding, const NodeId &node)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    if (!snapshot || !snapshot->finding(finding) || !snapshot->node(node))
        return {};
    for (const Link *link : snapshot->findingsOf(node)) {
        if (link->finding == finding)
            return link->id;
    }
    const Link link{LinkId::create(), survey, {}, finding, node, EvidenceRole::Supports};
    library.edit(survey, label::kToNode, changesToMake(link));
    return link.id;
}

} // namespace conspectus
