// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/pagemerge_p.h"

#include "library/pagematch.h"
#include "library/sentences.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <iterator>

namespace conspectus {

namespace merging {

namespace {

// The page's sentences of one origin.
QStringList claimsOf(const ParsedPage &page, Finding::Origin origin)
{
    switch (origin) {
    case Finding::Origin::Findings: return page.findings;
    case Finding::Origin::Tldr: return sentencesOf(page.tldr);
    case Finding::Origin::Contribution: return sentencesOf(page.contribution);
    case Finding::Origin::Reader: break;
    }
    return {};
}

bool sectionIsGiven(const ParsedPage &page, Finding::Origin origin)
{
    return !claimsOf(page, origin).isEmpty();
}

void takeText(EditableText &to, const QString &imported)
{
    if (!imported.isEmpty())
        to.imported = imported;
}

} // namespace

Merger::Merger(const ParsedPage &page, SurveyId survey, const std::vector<ObjectState> &objects)
    : m_page(page), m_survey(std::move(survey)), m_objects(objects), m_snapshot(snapshotFrom(objects, m_survey))
{
    if (const QString verbatim = m_snapshot.survey.verbatim; !verbatim.isEmpty()) {
        if (Result<ParsedPage> previous = exchange::parsePageText(verbatim.toUtf8()))
            m_previous = std::move(*previous);
    }
}

void Merger::add(std::vector<Change> changes)
{
    m_changes.insert(m_changes.end(), std::make_move_iterator(changes.begin()), std::make_move_iterator(changes.end()));
}

bool Merger::isLive(const ObjectId &id) const
{
    const auto it = std::ranges::find(m_objects, id, &ObjectState::id);
    return it != m_objects.end() && !it->deleted;
}

// ---- the fields of the page ---------------------------------------------------------------------------------------

void Merger::takeFields(Survey &to) const
{
    takeText(to.title, m_page.title);
    takeText(to.authorsLine, m_page.authorsLine);
    if (!m_page.authors.isEmpty() && !to.authorsLine.edited)
        to.authors = m_page.authors;
    takeText(to.tldr, m_page.tldr);
    takeText(to.contribution, m_page.contribution);
    takeAbstract(to);
    for (const auto &[field, value] : {std::pair(&to.year, &m_page.year), {&to.arxivId, &m_page.arxivId}, {&to.doi, &m_page.doi}}) {
        if (!value->isEmpty())
            *field = *value;
    }
    to.verbatim = m_page.verbatim;
    to.notes = m_page.notes;
    to.heldBack = mergedHeldBack();
    if (to.origin != QLatin1String("sample"))
        to.origin = QStringLiteral("page");
}

// A page that cuts the abstract off takes nothing away from one that is complete (drafted from the PDF).
void Merger::takeAbstract(Survey &to) const
{
    if (m_page.abstract.isEmpty())
        return;
    QString beginning = text::alphanumeric(m_page.abstract);
    beginning.chop(std::min<qsizetype>(beginning.size(), 12)); // the last word may be cut
    const bool alreadyComplete = !to.abstractTruncated && !to.abstract.imported.isEmpty();
    if (m_page.abstractTruncated && alreadyComplete && text::alphanumeric(to.abstract.imported).startsWith(beginning))
        return;
    to.abstract.imported = m_page.abstract;
    to.abstractTruncated = m_page.abstractTruncated;
}

std::vector<HeldBack> Merger::mergedHeldBack() const
{
    std::vector<HeldBack> merged = m_page.heldBack;
    for (const HeldBack &old : m_snapshot.survey.heldBack) {
        if (old.decision == HeldBack::Decision::Undecided)
            continue;
        const auto same = std::ranges::find_if(merged, [&old](const HeldBack &entry) {
            return entry.section == old.section && foldedLabel(entry.text) == foldedLabel(old.text);
        });
        if (same == merged.end())
            merged.push_back(old);
        else
            same->decision = old.decision;
    }
    return merged;
}

void Merger::makeSurvey(const QDateTime &now)
{
    m_merged.id = m_survey;
    m_merged.added = now;
    m_merged.kindSet = KindSetId(QStringLiteral("kindset.reading"));
    takeFields(m_merged);
    add(changesToMake(m_merged));
}

void Merger::mergeSurvey()
{
    m_merged = m_snapshot.survey;
    takeFields(m_merged);
    add(changesBetween(m_snapshot.survey, m_merged));
}

// ---- claims ---------------------------------------------------------------------------------------------------------

bool Merger::isKeptByReader(const Finding &finding) const
{
    const bool hasLinks = std::ranges::any_of(m_snapshot.links, [&](const Link &link) { return link.finding == finding.id; });
    return hasLinks || finding.text.edited || !finding.status.isEmpty() || !finding.slotValues.empty();
}

// Those that are there, and those that the reader took away from what the page said before.
std::vector<Finding> Merger::findingsToMatch(Finding::Origin origin) const
{
    QSet<QString> saidBefore;
    for (const QString &claim : claimsOf(m_previous, origin))
        saidBefore.insert(foldedClaim(claim));
    std::vector<Finding> found;
    for (const ObjectState &object : m_objects) {
        if (object.type != type::finding)
            continue;
        Finding finding = findingFrom(object);
        if (finding.origin == origin && (!object.deleted || saidBefore.contains(foldedClaim(finding.text.imported))))
            found.push_back(std::move(finding));
    }
    std::ranges::sort(found, [](const Finding &a, const Finding &b) { return comesBefore(a, b); });
    return found;
}

void Merger::mergeClaims(Finding::Origin origin)
{
    if (!sectionIsGiven(m_page, origin))
        return;
    QStringList claims;
    QSet<QString> seen;
    for (const QString &claim : claimsOf(m_page, origin)) {
        if (const QString folded = foldedClaim(claim); !folded.isEmpty() && !seen.contains(folded)) {
            seen.insert(folded);
            claims.append(claim);
        }
    }
    const std::vector<Finding> old = findingsToMatch(origin);
    QStringList oldTexts;
    for (const Finding &finding : old)
        oldTexts.append(finding.text.imported);
    const std::vector<std::optional<size_t>> match = matchClaims(claims, oldTexts);
    placeClaims(origin, claims, old, match);

    for (size_t i = 0; i < old.size(); ++i) {
        if (std::ranges::find(match, std::optional(i)) != match.end() || !isLive(asObject(old[i].id)))
            continue;
        if (!isKeptByReader(old[i])) {
            m_changes.push_back(deletionOf(asObject(old[i].id)));
            continue;
        }
        Finding missing = old[i];
        missing.missingFromPage = true;
        add(changesBetween(old[i], missing));
    }
}

// An order that the reader gave stays; new claims then go after the one they follow on the page.
QStringList Merger::keysOfClaims(Finding::Origin origin, const std::vector<Finding> &old,
                                 const std::vector<std::optional<size_t>> &match) const
{
    QStringList keys;
    for (const std::optional<size_t> &index : match)
        keys.append(index ? old[*index].order : QString());
    QHash<QString, QString> keyOf;
    QStringList all;
    for (const Finding &finding : m_snapshot.findings) {
        keyOf.insert(foldedClaim(finding.text.imported), finding.order);
        all.append(finding.order);
    }
    QStringList before;
    for (const QString &claim : claimsOf(m_previous, origin)) {
        if (const QString key = keyOf.value(foldedClaim(claim)); !key.isEmpty())
            before.append(key);
    }
    if (std::ranges::is_sorted(before))
        return orderKeys(keys);
    all.sort();
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (!keys[i].isEmpty())
            continue;
        const QString previous = i == 0 ? QString() : keys[i - 1];
        const auto next = std::ranges::upper_bound(all, previous);
        keys[i] = orderBetween(previous, next == all.end() ? QString() : *next);
        all.insert(next, keys[i]);
    }
    return keys;
}

void Merger::placeClaims(Finding::Origin origin, const QStringList &claims, const std::vector<Finding> &old,
                         const std::vector<std::optional<size_t>> &match)
{
    const QStringList keys = keysOfClaims(origin, old, match);
    for (qsizetype i = 0; i < claims.size(); ++i) {
        const std::optional<size_t> &index = match[static_cast<size_t>(i)];
        if (!index) {
            Finding made{.id = FindingId::create(), .survey = m_survey, .origin = origin, .text = {}, .order = keys[i],
                         .missingFromPage = false, .status = {}};
            made.text.imported = claims[i];
            add(changesToMake(made));
        } else if (isLive(asObject(old[*index].id))) {
            Finding updated = old[*index];
            updated.text.imported = claims[i];
            updated.order = keys[i];
            updated.missingFromPage = false;
            add(changesBetween(old[*index], updated));
        }
    }
}

} // namespace merging

namespace {

PageMerge mergeAll(merging::Merger &merger)
{
    for (const auto origin : {Finding::Origin::Findings, Finding::Origin::Tldr, Finding::Origin::Contribution})
        merger.mergeClaims(origin);
    merger.mergeTaxonomy();
    merger.mergeReviews();
    merger.mergeResources();
    merger.mergeVideos();
    return {.survey = merger.merged().id, .created = false, .title = merger.merged().title.shown(),
            .changes = merger.takeChanges()};
}

} // namespace

PageMerge makeSurveyFrom(const exchange::ParsedPage &page, const QDateTime &now)
{
    const std::vector<ObjectState> nothing;
    merging::Merger merger(page, SurveyId::create(), nothing);
    merger.makeSurvey(now);
    PageMerge merge = mergeAll(merger);
    merge.created = true;
    return merge;
}

PageMerge mergeIntoSurvey(const exchange::ParsedPage &page, const SurveyId &survey, const std::vector<ObjectState> &objects)
{
    merging::Merger merger(page, survey, objects);
    merger.mergeSurvey();
    return mergeAll(merger);
}

} // namespace conspectus
