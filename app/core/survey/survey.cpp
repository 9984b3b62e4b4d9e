// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "survey/survey.h"

#include "survey/annotationorder.h"

#include <QHash>
#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace conspectus {

namespace {

struct StyleAndName
{
    AnnotationStyle style;
    QLatin1String name;
};
constexpr std::array kStyles{
    StyleAndName{AnnotationStyle::Highlight, QLatin1String("highlight")},
    StyleAndName{AnnotationStyle::Underline, QLatin1String("underline")},
    StyleAndName{AnnotationStyle::StrikeOut, QLatin1String("strikeout")},
    StyleAndName{AnnotationStyle::Squiggly, QLatin1String("squiggly")},
    StyleAndName{AnnotationStyle::Note, QLatin1String("note")},
    StyleAndName{AnnotationStyle::Area, QLatin1String("area")},
    StyleAndName{AnnotationStyle::Ink, QLatin1String("ink")},
};

struct RoleAndName
{
    EvidenceRole role;
    QLatin1String name;
};
constexpr std::array kRoles{
    RoleAndName{EvidenceRole::Supports, QLatin1String("supports")},
    RoleAndName{EvidenceRole::States, QLatin1String("states")},
    RoleAndName{EvidenceRole::Qualifies, QLatin1String("qualifies")},
    RoleAndName{EvidenceRole::Contradicts, QLatin1String("contradicts")},
    RoleAndName{EvidenceRole::Defines, QLatin1String("defines")},
    RoleAndName{EvidenceRole::ValueSource, QLatin1String("value-source")},
};

// Where an annotation shows first in a version, top to bottom and left to right.
struct Place
{
    int page = std::numeric_limits<int>::max();
    double y = 0;
    double x = 0;
};

Place placeOf(const Anchor &anchor)
{
    if (!anchor.parts.empty() && !anchor.parts.front().quads.empty()) {
        const QRectF box = anchor.parts.front().quads.front().boundingRect();
        return {anchor.firstPage(), box.y(), box.x()};
    }
    for (const std::vector<QPointF> &stroke : anchor.strokes) {
        if (!stroke.empty())
            return {std::max(0, anchor.firstPage()), stroke.front().y(), stroke.front().x()};
    }
    return anchor.parts.empty() ? Place{} : Place{anchor.firstPage(), 0, 0};
}

Place placeIn(const Annotation &annotation, const VersionId &version)
{
    const Anchor *anchor = annotation.anchorIn(version);
    return anchor ? placeOf(*anchor) : Place{};
}

template <typename Item, typename AnyId>
const Item *byId(const std::vector<Item> &list, const SnapshotIndex &index, const AnyId &id)
{
    if (index.isMade()) {
        const std::optional<size_t> row = index.rowOf(list, id.text());
        return row ? &list[*row] : nullptr;
    }
    const auto it = std::ranges::find(list, id, &Item::id);
    return it == list.end() ? nullptr : &*it;
}

// Those links that go to something, in the order of the list.
template <typename AnyId, typename Condition>
std::vector<const Link *> linksTo(const SurveySnapshot &snapshot, const AnyId &id, AnyId Link::*end, Condition holds)
{
    std::vector<const Link *> found;
    const auto look = [&](const Link &link) {
        if (link.*end == id && holds(link))
            found.push_back(&link);
    };
    if (id.isNull())
        return found;
    if (!snapshot.index.isMade()) {
        for (const Link &link : snapshot.links)
            look(link);
        return found;
    }
    for (const QString &text : snapshot.index.linksTo(id.text())) {
        if (const std::optional<size_t> row = snapshot.index.rowOf(snapshot.links, text))
            look(snapshot.links[*row]);
    }
    return found;
}

bool always(const Link &) { return true; }

} // namespace

QString findingOriginName(Finding::Origin origin)
{
    switch (origin) {
    case Finding::Origin::Findings:
        return QStringLiteral("findings");
    case Finding::Origin::Reader:
        return QStringLiteral("reader");
    case Finding::Origin::Tldr:
        return QStringLiteral("tldr");
    case Finding::Origin::Contribution:
        return QStringLiteral("contribution");
    }
    return {};
}

const QStringList &findingSlotNames()
{
    static const QStringList names{QStringLiteral("population"), QStringLiteral("intervention"), QStringLiteral("outcome"),
                                   QStringLiteral("value"),      QStringLiteral("task"),         QStringLiteral("dataset"),
                                   QStringLiteral("metric")};
    return names;
}

const FindingSlot *Finding::slot(const QString &name) const
{
    const auto it = std::ranges::find(slotValues, name, &FindingSlot::name);
    return it == slotValues.end() ? nullptr : &*it;
}

QString styleName(AnnotationStyle style)
{
    const auto it = std::ranges::find(kStyles, style, &StyleAndName::style);
    return it == kStyles.end() ? QString() : QString(it->name);
}

std::optional<AnnotationStyle> styleFromName(const QString &name)
{
    const auto it =
        std::ranges::find_if(kStyles, [&name](const StyleAndName &entry) { return name == entry.name; });
    return it == kStyles.end() ? std::nullopt : std::optional(it->style);
}

QString roleName(EvidenceRole role)
{
    const auto it = std::ranges::find(kRoles, role, &RoleAndName::role);
    return it == kRoles.end() ? QString() : QString(it->name);
}

std::optional<EvidenceRole> evidenceRoleFromName(const QString &name)
{
    const auto it =
        std::ranges::find_if(kRoles, [&name](const RoleAndName &entry) { return name == entry.name; });
    return it == kRoles.end() ? std::nullopt : std::optional(it->role);
}

QString nodeKindName(Node::Kind kind)
{
    switch (kind) {
    case Node::Kind::Topic:
        return QStringLiteral("topic");
    case Node::Kind::Method:
        return QStringLiteral("method");
    case Node::Kind::Section:
        return QStringLiteral("section");
    case Node::Kind::Figure:
        return QStringLiteral("figure");
    case Node::Kind::Custom:
        return QStringLiteral("custom");
    }
    return {};
}

const Anchor *Annotation::anchorIn(const VersionId &version) const
{
    const auto it = std::ranges::find(anchors, version, &Anchor::version);
    return it == anchors.end() ? nullptr : &*it;
}

const Finding *SurveySnapshot::finding(const FindingId &id) const { return byId(findings, index, id); }

const Annotation *SurveySnapshot::annotation(const AnnotationId &id) const { return byId(annotations, index, id); }

const Node *SurveySnapshot::node(const NodeId &id) const { return byId(nodes, index, id); }

const Version *SurveySnapshot::currentVersion() const
{
    return versions.empty() ? nullptr : &versions.back();
}

std::vector<const Link *> SurveySnapshot::linksOf(const AnnotationId &id) const
{
    return linksTo(*this, id, &Link::annotation, always);
}

std::vector<const Annotation *> SurveySnapshot::repliesTo(const AnnotationId &id) const
{
    std::vector<const Annotation *> replies;
    if (index.isMade()) {
        for (const QString &text : index.repliesTo(id.text())) {
            if (const Annotation *reply = annotation(AnnotationId(text)))
                replies.push_back(reply);
        }
    } else {
        for (const Annotation &each : annotations) {
            if (!each.replyTo.isNull() && each.replyTo == id)
                replies.push_back(&each);
        }
    }
    std::ranges::sort(replies, [](const Annotation *a, const Annotation *b) { return std::tie(a->created, a->id) < std::tie(b->created, b->id); });
    return replies;
}

// A link outlives a deleted annotation so that restoring it brings its evidence back; until then it does not
// count.
std::vector<const Link *> SurveySnapshot::evidenceFor(const FindingId &id) const
{
    return linksTo(*this, id, &Link::finding, [this](const Link &link) { return annotation(link.annotation) != nullptr; });
}

int SurveySnapshot::passagesOf(const NodeId &id) const
{
    return static_cast<int>(
        linksTo(*this, id, &Link::node, [this](const Link &link) { return annotation(link.annotation) != nullptr; }).size());
}

// Like passagesOf(): a link outlives what it ties.
std::vector<const Link *> SurveySnapshot::findingsOf(const NodeId &id) const
{
    return linksTo(*this, id, &Link::node, [this](const Link &link) { return finding(link.finding) != nullptr; });
}

EvidenceMark SurveySnapshot::markOf(const FindingId &id) const
{
    EvidenceMark mark = EvidenceMark::None;
    if (const Finding *claim = finding(id); claim && claim->status == QLatin1String("disputed"))
        return EvidenceMark::Disputed;
    const Version *current = currentVersion();
    for (const Link *link : evidenceFor(id)) {
        if (link->role == EvidenceRole::Contradicts)
            return EvidenceMark::Disputed;
        const Annotation *passage = annotation(link->annotation);
        const Anchor *anchor = current ? passage->anchorIn(current->id) : nullptr;
        if (!anchor && !passage->anchors.empty())
            anchor = &passage->anchors.front();
        const bool inAbstract =
            anchor && anchor->section.trimmed().compare(QLatin1String("Abstract"), Qt::CaseInsensitive) == 0;
        if (!inAbstract && link->role != EvidenceRole::Qualifies)
            mark = EvidenceMark::Full;
        else if (mark == EvidenceMark::None)
            mark = EvidenceMark::Partial;
    }
    return mark;
}

QString SurveySnapshot::shortName(const FindingId &id) const
{
    int number = 0;
    for (const Finding &candidate : findings) {
        const bool isNumbered =
            candidate.origin == Finding::Origin::Findings || candidate.origin == Finding::Origin::Reader;
        number += isNumbered ? 1 : 0;
        if (candidate.id != id)
            continue;
        if (isNumbered)
            return QStringLiteral("F%1").arg(number);
        return candidate.origin == Finding::Origin::Tldr ? QStringLiteral("TL;DR")
                                                         : QStringLiteral("Contribution");
    }
    return {};
}

bool comesBefore(const Version &a, const Version &b)
{
    return std::tie(a.added, a.id) < std::tie(b.added, b.id);
}

// The page's findings and the reader's own are one list, so that they can be put in any order.
bool comesBefore(const Finding &a, const Finding &b)
{
    const auto group = [](const Finding &finding) {
        return finding.origin == Finding::Origin::Reader ? Finding::Origin::Findings : finding.origin;
    };
    const Finding::Origin groupA = group(a);
    const Finding::Origin groupB = group(b);
    return std::tie(groupA, a.order, a.origin, a.id) < std::tie(groupB, b.order, b.origin, b.id);
}

bool comesBefore(const Link &a, const Link &b) { return a.id < b.id; }

bool comesBefore(const Node &a, const Node &b)
{
    return std::tie(a.kind, a.order, a.id) < std::tie(b.kind, b.order, b.id);
}

bool comesBefore(const PeerReview &a, const PeerReview &b)
{
    return std::tie(a.order, a.id) < std::tie(b.order, b.id);
}

bool comesBefore(const Resource &a, const Resource &b)
{
    return std::tie(a.order, a.id) < std::tie(b.order, b.id);
}

bool comesBefore(const Video &a, const Video &b) { return std::tie(a.order, a.id) < std::tie(b.order, b.id); }

namespace {

struct Placed
{
    const Annotation *annotation;
    Place place;
};

bool isBefore(const Placed &a, const Placed &b)
{
    const bool isReplyA = !a.annotation->replyTo.isNull(); // replies stand under what they answer, not in the list
    const bool isReplyB = !b.annotation->replyTo.isNull();
    if (isReplyA != isReplyB)
        return isReplyB;
    return std::tie(a.place.page, a.place.y, a.place.x, a.annotation->created, a.annotation->id) <
           std::tie(b.place.page, b.place.y, b.place.x, b.annotation->created, b.annotation->id);
}

} // namespace

bool comesBefore(const Annotation &a, const Annotation &b, const VersionId &version)
{
    return isBefore({&a, placeIn(a, version)}, {&b, placeIn(b, version)});
}

void sortByPlace(std::vector<Annotation> &annotations, const VersionId &version)
{
    std::vector<Placed> placed;
    placed.reserve(annotations.size());
    for (const Annotation &annotation : annotations)
        placed.push_back({&annotation, placeIn(annotation, version)});
    std::ranges::sort(placed, isBefore);
    std::vector<Annotation> sorted;
    sorted.reserve(annotations.size());
    for (const Placed &each : placed)
        sorted.push_back(std::move(annotations[static_cast<size_t>(each.annotation - annotations.data())]));
    annotations = std::move(sorted);
}

void breakCycles(std::vector<Node> &nodes)
{
    QHash<QString, Node *> byText;
    for (Node &node : nodes)
        byText.insert(node.id.text(), &node);
    QHash<QString, int> walkOf; // which walk visited a node first
    for (int walk = 0; walk < static_cast<int>(nodes.size()); ++walk) {
        Node *node = &nodes[static_cast<size_t>(walk)];
        while (node && !walkOf.contains(node->id.text())) {
            walkOf.insert(node->id.text(), walk);
            node = byText.value(node->parent.text(), nullptr);
        }
        if (!node || walkOf.value(node->id.text()) != walk)
            continue;
        Node *smallest = node; // this walk met itself: node is on a new cycle
        for (Node *next = byText.value(node->parent.text()); next && next != node;
             next = byText.value(next->parent.text()))
            smallest = next->id < smallest->id ? next : smallest;
        smallest->parent = NodeId();
    }
}

} // namespace conspectus
