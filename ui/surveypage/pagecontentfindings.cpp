// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The findings of a survey page. One that is open shows what lies behind it: its passages with their roles, its slots and
// its status; one that is closed says in a line that it has a status or filled slots.
#include "ui/surveypage/pagecontentbuilder.h"

#include "library/findingedits.h"
#include "models/wording.h"

#include <algorithm>

namespace conspectus::pagecontent {

namespace {
constexpr int kMostFindings = 200; // shown until the reader asks for all
constexpr int kMostPassages = 50;  // of one finding
}

void Builder::addFinding(const Finding &finding)
{
    const QString key = QStringLiteral("finding:") + finding.id.text();
    PageItem &item = add(PageItem::Part::Text, key, shownText(finding.text.shown(), 4000));
    item.finding = finding.id;
    item.hasMark = true;
    item.mark = m_snapshot.markOf(finding.id);
    item.count = static_cast<int>(m_snapshot.evidenceFor(finding.id).size());
    item.canOpen = true;
    item.isOpen = m_unfolding.opened.contains(finding.id.text());
    if (finding.origin == Finding::Origin::Tldr)
        item.field = PageField::Tldr;
    else if (finding.origin == Finding::Origin::Contribution)
        item.field = PageField::Contribution;
    const bool isOpen = item.isOpen;
    addAsides(key, finding.text, finding.missingFromPage);
    if (isOpen)
        addDetails(finding);
    else
        addSummary(finding);
}

void Builder::addSummary(const Finding &finding)
{
    QStringList parts;
    if (finding.origin == Finding::Origin::Reader)
        parts.append(say("your own"));
    if (!finding.status.isEmpty())
        parts.append(findingStatusInWords(finding.status));
    for (const FindingSlot &slot : finding.slotValues)
        parts.append(say("%1: %2", "name of a slot, its value").arg(slotInWords(slot.name), oneLine(slot.text, 60)));
    if (!parts.isEmpty())
        add(PageItem::Part::Aside, QStringLiteral("about:") + finding.id.text(), parts.join(QStringLiteral("  ·  ")));
}

void Builder::addDetails(const Finding &finding)
{
    addEvidence(finding);
    addSlots(finding);
    PageItem &status = add(PageItem::Part::Detail, QStringLiteral("status:") + finding.id.text(), {});
    status.label = say("Status", "of a finding");
    status.finding = finding.id;
    addLink(status, findingStatusInWords(finding.status), PageAction::ChangeStatus, finding.id.text(), {});
    if (finding.origin == Finding::Origin::Reader)
        status.text += QStringLiteral("  ·  ") + say("your own");
}

QString Builder::placeOf(const Annotation &annotation) const
{
    const Anchor *anchor = shownAnchor(m_snapshot, annotation);
    if (!anchor || anchor->firstPage() < 0)
        return say("not in this version");
    const int page = anchor->firstPage();
    const QString label = page < m_unfolding.pageLabels.size() ? m_unfolding.pageLabels[page] : QString::number(page + 1);
    const QString section = sectionShort(anchor->section);
    return say("p. %1", "page").arg(label) + (section.isEmpty() ? QString() : QStringLiteral(" · ") + section);
}

// In the order of the annotations, so by place.
void Builder::addEvidence(const Finding &finding)
{
    QHash<QString, const Link *> links;
    for (const Link *link : m_snapshot.evidenceFor(finding.id))
        links.insert(link->annotation.text(), link);
    int shown = 0;
    for (const Annotation &annotation : m_snapshot.annotations) {
        const Link *link = links.value(annotation.id.text());
        const bool isOfSlot = link && link->role == EvidenceRole::ValueSource
                           && std::ranges::find(finding.slotValues, annotation.id, &FindingSlot::source) != finding.slotValues.end();
        if (!link || isOfSlot || ++shown > kMostPassages) // a slot leads to its passage itself
            continue;
        PageItem &item = add(PageItem::Part::Detail, QStringLiteral("evidence:") + link->id.text(), {});
        item.finding = finding.id;
        item.label = roleInWords(link->role);
        item.labelAction = PageAction::ChangeRole;
        item.labelTarget = link->id.text();
        addLink(item, placeOf(annotation), PageAction::Passage, annotation.id.text(), {});
        const QString quote = oneLine(shownQuote(m_snapshot, annotation), 120); // about two lines
        const QString said = quote.isEmpty() ? oneLine(annotation.note, 120) : say("“%1”", "quote").arg(quote);
        item.text += QStringLiteral("  ") + said;
    }
    if (links.isEmpty()) {
        PageItem &none = add(PageItem::Part::Detail, QStringLiteral("naked:") + finding.id.text(),
                             say("No passage yet. Drag a mark here, or choose one and press E."));
        none.label = say("Evidence");
        none.finding = finding.id;
    }
}

void Builder::addSlots(const Finding &finding)
{
    QStringList names = slotsAskedFor(m_snapshot);
    for (const FindingSlot &slot : finding.slotValues) {
        if (!names.contains(slot.name))
            names.append(slot.name);
    }
    for (const QString &name : std::as_const(names)) {
        const FindingSlot *slot = finding.slot(name);
        PageItem &item = add(PageItem::Part::Detail, QStringLiteral("slot:%1:%2").arg(finding.id.text(), name),
                             slot ? shownText(slot->text, 1000) : say("– drag text here, or type", "an empty slot of a finding"));
        item.finding = finding.id;
        item.slot = name;
        item.isPlaceholder = slot == nullptr;
        item.label = slotInWords(name);
        const Annotation *source = slot ? m_snapshot.annotation(slot->source) : nullptr;
        if (source)
            addLink(item, placeOf(*source), PageAction::Passage, source->id.text(), QStringLiteral("  "));
    }
}

void Builder::findings()
{
    const std::vector<const Finding *> list = findingsList(m_snapshot);
    const auto without = std::ranges::count_if(
        list, [this](const Finding *finding) { return m_snapshot.markOf(finding->id) == EvidenceMark::None; });
    addLabel(QStringLiteral("findings"), say("Findings", "section"),
             without == 0 ? QString() : say("%1 of %2 without evidence").arg(without).arg(list.size()));
    const size_t shown = m_unfolding.findings ? list.size() : std::min<size_t>(list.size(), kMostFindings);
    for (size_t i = 0; i < shown; ++i)
        addFinding(*list[i]);
    PageItem &more = add(PageItem::Part::Aside, QStringLiteral("more-findings"), {});
    if (list.empty())
        more.text = say("No findings yet.") + QLatin1Char(' ');
    if (shown < list.size())
        addLink(more, say("Show all: %1", "number of findings").arg(counted(static_cast<int>(list.size()), Noun::Finding)), PageAction::ShowFindings, {}, {});
    addLink(more, say("Add a finding…"), PageAction::AddFinding, {}, shown < list.size() ? QStringLiteral("   ") : QString());
}

} // namespace conspectus::pagecontent
