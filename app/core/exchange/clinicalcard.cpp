// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/clinicalcard.h"

#include "exchange/reviewdraft.h"

#include <algorithm>

namespace conspectus::exchange {
namespace {

int worth(EvidenceMark mark)
{
    switch (mark) {
    case EvidenceMark::Full:
        return 3;
    case EvidenceMark::Disputed: // whoever decides has to know
        return 2;
    case EvidenceMark::Partial:
        return 1;
    case EvidenceMark::None:
        return 0;
    }
    return 0;
}

// In the current version, else the newest there is; null without one.
const Anchor *anchorOf(const SurveySnapshot &snapshot, const AnnotationId &id)
{
    const Annotation *annotation = snapshot.annotation(id);
    if (annotation == nullptr || annotation->anchors.empty())
        return nullptr;
    const Version *version = snapshot.currentVersion();
    const Anchor *anchor = version != nullptr ? annotation->anchorIn(version->id) : nullptr;
    return anchor != nullptr ? anchor : &annotation->anchors.back();
}

CardQuote quoteOf(const SurveySnapshot &snapshot, const Link &link, const text::TextLayer &layer, const QStringList &labels)
{
    CardQuote quote;
    quote.role = link.role;
    quote.number = numberOf(snapshot, link.annotation);
    const Anchor *anchor = anchorOf(snapshot, link.annotation);
    if (anchor == nullptr)
        return quote;
    quote.text = shortened(anchor->quote);
    quote.place = placeInWords(*anchor, layer, labels);
    return quote;
}

CardValue valueOf(const SurveySnapshot &snapshot, const FindingSlot &slot, const text::TextLayer &layer, const QStringList &labels)
{
    CardValue made{slot.name, slot.text, {}, 0};
    const Anchor *anchor = anchorOf(snapshot, slot.source);
    if (anchor == nullptr)
        return made;
    made.place = placeInWords(*anchor, layer, labels);
    made.number = numberOf(snapshot, slot.source);
    return made;
}

CardFinding cardFinding(const SurveySnapshot &snapshot, const Finding &finding, const text::TextLayer &layer, const QStringList &labels)
{
    CardFinding made{snapshot.shortName(finding.id), finding.text.shown().simplified(), snapshot.markOf(finding.id), finding.status, {}, {}};
    for (const FindingSlot &slot : finding.slotValues)
        made.values.push_back(valueOf(snapshot, slot, layer, labels));
    for (const Link *link : snapshot.evidenceFor(finding.id)) {
        const bool isValue = link->role == EvidenceRole::ValueSource
                          && std::ranges::find(finding.slotValues, link->annotation, &FindingSlot::source) != finding.slotValues.end();
        const bool isThere = isValue || std::ranges::any_of(made.quotes, [&](const CardQuote &quote) {
            return quote.number == numberOf(snapshot, link->annotation);
        });
        if (!isThere)
            made.quotes.push_back(quoteOf(snapshot, *link, layer, labels));
    }
    return made;
}

QString sourceOf(const Survey &survey)
{
    if (!survey.doi.isEmpty())
        return QStringLiteral("doi:") + survey.doi;
    return survey.arxivId.isEmpty() ? QString() : QStringLiteral("arXiv:") + survey.arxivId;
}

} // namespace

QString shortened(const QString &quote, int words)
{
    const QStringList all = quote.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QString whole = all.join(QLatin1Char(' '));
    // Chinese and Japanese do not part words: about two characters are one.
    if (whole.size() > 20 * all.size())
        return whole.size() <= 2 * words ? whole : whole.left(2 * words) + QStringLiteral(" …");
    if (all.size() <= words)
        return whole;
    return all.mid(0, words).join(QLatin1Char(' ')) + QStringLiteral(" …");
}

std::vector<FindingId> findingsForCard(const SurveySnapshot &snapshot, int most)
{
    std::vector<std::pair<int, FindingId>> ranked;
    for (const Finding &finding : snapshot.findings) {
        const bool isSentence = finding.origin == Finding::Origin::Tldr || finding.origin == Finding::Origin::Contribution;
        const int evidence = worth(snapshot.markOf(finding.id)) * 2;
        ranked.emplace_back(isSentence && evidence == 0 ? -1 : evidence + (finding.slotValues.empty() ? 0 : 1), finding.id);
    }
    std::ranges::stable_sort(ranked, std::ranges::greater(), &std::pair<int, FindingId>::first);
    std::vector<FindingId> chosen;
    for (const auto &[rank, id] : ranked) {
        if (rank >= 0 && chosen.size() < static_cast<size_t>(most))
            chosen.push_back(id);
    }
    return chosen;
}

QString suggestedQuestion(const SurveySnapshot &snapshot)
{
    for (const Finding &finding : snapshot.findings) {
        const auto value = [&finding](const char *name) {
            const FindingSlot *slot = finding.slot(QLatin1String(name));
            return slot != nullptr ? slot->text.simplified() : QString();
        };
        const QString what = value("intervention").isEmpty() ? value("task") : value("intervention");
        const QString effect = value("outcome").isEmpty() ? value("metric") : value("outcome");
        QStringList parts;
        for (const QString &part : {value("population"), what, effect}) {
            if (!part.isEmpty())
                parts << part;
        }
        if (parts.size() >= 2)
            return parts.join(QStringLiteral(" – "));
    }
    return snapshot.survey.title.shown().simplified();
}

ClinicalCard clinicalCard(const SurveySnapshot &snapshot, const text::TextLayer &layer, const QStringList &labels,
                          const QString &question, const std::vector<FindingId> &findings, const QDate &date)
{
    const Survey &survey = snapshot.survey;
    const Version *version = snapshot.currentVersion();
    ClinicalCard card;
    card.question = question.simplified();
    card.title = survey.title.shown().simplified();
    card.authors = survey.authorsLine.shown().simplified();
    card.year = survey.year;
    card.source = sourceOf(survey);
    card.date = date;
    card.version = version != nullptr ? version->id.text().left(12) : QString();
    for (const Finding &finding : snapshot.findings) {
        if (std::ranges::find(findings, finding.id) != findings.end())
            card.findings.push_back(cardFinding(snapshot, finding, layer, labels));
    }
    return card;
}

} // namespace conspectus::exchange
