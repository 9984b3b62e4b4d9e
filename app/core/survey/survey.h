// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A survey and what the reader makes of it, as plain values. A survey is a work in the library; it owns the fields of
// its page, versions (PDFs, named by their hash), findings (claims), a taxonomy of nodes, annotations and the links
// between them. Example: "A Survey on Medical Large Language Models" with 12 findings, 1 version, 14 annotations.
#pragma once

#include "base/ids.h"
#include "geometry/quad.h"
#include "survey/snapshotindex.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>
#include <optional>
#include <vector>

namespace conspectus {

// A text of the page: what the import said and what the reader made of it, kept apart.
struct EditableText
{
    QString imported;
    std::optional<QString> edited;
    QString editedOver; // what `imported` said when the reader edited

    [[nodiscard]] const QString &shown() const { return edited ? *edited : imported; }
    // "the page now says …": the import changed under an edit. Empty where it did not.
    [[nodiscard]] QString pageNowSays() const { return edited && imported != editedOver ? imported : QString(); }

    friend bool operator==(const EditableText &, const EditableText &) = default;
};

// Codes are part of the command line's contract: abstract-truncated, authors-empty-entry, authors-doubtful, held-back,
// section-missing, section-empty, section-repeated, review-form-unknown, text-unrecognised, encoding-repaired.
struct ImportNote
{
    QString code;
    QString section; // "Abstract", "Methods", …; empty: the whole page
    QString message; // for people
    friend bool operator==(const ImportNote &, const ImportNote &) = default;
};

// An entry of the taxonomy that reads like advertising: kept, shown in a note, not in the taxonomy until the reader says.
struct HeldBack
{
    enum class Decision { Undecided, KeepOut, Add };
    QString section; // "Topics" or "Methods"
    QString text;
    QString reason;
    Decision decision = Decision::Undecided;
    friend bool operator==(const HeldBack &, const HeldBack &) = default;
};

struct PeerReview
{
    ObjectId id;
    QString reviewer;
    QString form; // name of the recognised form; empty: not recognised
    std::vector<std::pair<QString, QString>> fields;
    QString text;  // verbatim
    QString order; // fractional key
    bool byReader = false; // pasted or edited here: an import of the page leaves it alone
    friend bool operator==(const PeerReview &, const PeerReview &) = default;
};

// An entry of Code & Models.
struct Resource
{
    ObjectId id;
    QString kind; // "model", "dataset", "space", "code"
    QString name; // "selfrag/selfrag_llama2_7b"
    QString url;
    QString downloads; // as printed: "2.5k"
    QString likes;
    QString order; // fractional key
    bool byReader = false; // as for reviews
    friend bool operator==(const Resource &, const Resource &) = default;
};

// A place in a video that the reader noted: "12:30 results".
struct TimeMark
{
    int seconds = 0;
    QString text;
    friend bool operator==(const TimeMark &, const TimeMark &) = default;
};

struct Video
{
    ObjectId id;
    QString title;
    QString url;   // an address, or file:// of a local file
    QString order; // fractional key
    std::vector<TimeMark> marks = {}; // by time
    bool byReader = false; // as for reviews
    friend bool operator==(const Video &, const Video &) = default;
};

struct Version
{
    VersionId id; // SHA-256 of the file
    SurveyId survey;
    QString fileName; // as the reader's file was called; shown only
    int pageCount = 0;
    QString textLayer; // "ok", "none" (a scan), "failed"; empty while it is being read
    bool encrypted = false;
    QDateTime added;
    friend bool operator==(const Version &, const Version &) = default;
};

// One of the values that a claim is about, filled in by the reader: "population": "adults in intensive care".
struct FindingSlot
{
    QString name;        // of findingSlotNames(), or what a newer program knows
    QString text;
    AnnotationId source; // the passage it was read from; it is tied to the finding as value-source. May be null
    friend bool operator==(const FindingSlot &, const FindingSlot &) = default;
};
// "population", "intervention", "outcome", "value", "task", "dataset", "metric".
[[nodiscard]] const QStringList &findingSlotNames();

struct Finding
{
    enum class Origin { Findings, Reader, Tldr, Contribution };
    FindingId id;
    SurveyId survey;
    Origin origin = Origin::Findings;
    EditableText text;
    QString order;              // fractional key within its origin; the page's and the reader's own share one order
    bool missingFromPage = false; // a new import of the page no longer has it
    QString status;             // "", "draft", "checked", "disputed"
    std::vector<FindingSlot> slotValues = {}; // the filled ones, in the order of findingSlotNames()
    [[nodiscard]] const FindingSlot *slot(const QString &name) const; // null where it is not filled
    friend bool operator==(const Finding &, const Finding &) = default;
};

[[nodiscard]] QString findingOriginName(Finding::Origin origin); // "findings", "reader", "tldr", "contribution"

enum class AnnotationStyle { Highlight, Underline, StrikeOut, Squiggly, Note, Area, Ink };
[[nodiscard]] QString styleName(AnnotationStyle style); // "highlight", "underline", "strikeout", "squiggly", "note", "area", "ink"
[[nodiscard]] std::optional<AnnotationStyle> styleFromName(const QString &name);

// The part of an anchor on one page: a stretch of that page's text stream (empty for notes, areas, ink) and where it
// shows. Quads are page space.
struct AnchorPart
{
    int page = 0; // from 0
    qint32 begin = 0;
    qint32 end = 0;
    Quads quads;
    friend bool operator==(const AnchorPart &, const AnchorPart &) = default;
};

// Where an annotation stands in one version. Never overwritten by a computed place: a new version gets a new anchor.
struct Anchor
{
    VersionId version;
    QString layerId;
    std::vector<AnchorPart> parts; // several ranges over several pages, in reading order
    QString quote;                 // clean text, at most 1,000 characters
    QString prefix;                // 64 characters of fold before and after
    QString suffix;
    QString section;               // structure path where known: "4.2 Clinical decision support"
    std::vector<std::vector<QPointF>> strokes; // ink
    [[nodiscard]] int firstPage() const { return parts.empty() ? -1 : parts.front().page; }
    friend bool operator==(const Anchor &, const Anchor &) = default;
};

struct Annotation
{
    AnnotationId id;
    SurveyId survey;
    AnnotationStyle style = AnnotationStyle::Highlight;
    KindId kind;
    QString note;
    std::vector<Anchor> anchors; // one per version
    QStringList tags;
    QString status;              // "", "open", "answered", "resolved"
    AnnotationId replyTo;
    QDateTime created;
    [[nodiscard]] const Anchor *anchorIn(const VersionId &version) const;
    friend bool operator==(const Annotation &, const Annotation &) = default;
};

enum class EvidenceRole { Supports, States, Qualifies, Contradicts, Defines, ValueSource };
[[nodiscard]] QString roleName(EvidenceRole role); // "supports", …, "value-source"
[[nodiscard]] std::optional<EvidenceRole> evidenceRoleFromName(const QString &name);

// Evidence: annotation → finding with a role. Taxonomy: annotation → node, or finding → node. One of the three is null.
struct Link
{
    LinkId id;
    SurveyId survey;
    AnnotationId annotation;
    FindingId finding;
    NodeId node;
    EvidenceRole role = EvidenceRole::Supports;
    friend bool operator==(const Link &, const Link &) = default;
};

struct Node
{
    enum class Kind { Topic, Method, Section, Figure, Custom };
    NodeId id;
    SurveyId survey;
    Kind kind = Kind::Topic;
    NodeId parent;
    QString order; // fractional key among its siblings
    EditableText label;
    QStringList aliases;
    NodeId shared = {}; // the node without a survey that it is joined to: one word for several surveys
    friend bool operator==(const Node &, const Node &) = default;
};
[[nodiscard]] QString nodeKindName(Node::Kind kind); // "topic", "method", "section", "figure", "custom"

// How well a finding is supported; drawn as a circle (LOOK.md).
enum class EvidenceMark { None, Partial, Full, Disputed };

struct Survey
{
    SurveyId id;
    EditableText title;
    EditableText authorsLine; // as it came
    QStringList authors;      // split; see ImportNote authors-…
    EditableText tldr;
    EditableText contribution;
    EditableText abstract;
    bool abstractTruncated = false;
    QString year;
    QString arxivId;
    QString doi;
    QString origin;   // "page", "pdf" (drafted from the first pages), "sample"
    QString verbatim; // the page text as imported
    std::vector<ImportNote> notes;
    std::vector<HeldBack> heldBack;
    KindSetId kindSet;
    QDateTime added;
    QStringList tags;     // the reader's, sorted
    QString readingState; // "", "to-read", "reading", "read"; see surveyedits.h
    bool pinned = false;
    friend bool operator==(const Survey &, const Survey &) = default;
};

// Everything of one survey as the window shows it. Loaded at once on the store's thread, then kept up to date.
// Deleted objects are not in it. Sorted: findings by (origin, order) with the page's and the reader's own as one, annotations by (first page, y, x, created) of the
// current version, nodes by (kind, order), versions by added.
struct SurveySnapshot
{
    Survey survey;
    std::vector<Version> versions;
    std::vector<Finding> findings;
    std::vector<Annotation> annotations;
    std::vector<Link> links;
    std::vector<Node> nodes;
    std::vector<PeerReview> reviews;
    std::vector<Resource> resources;
    std::vector<Video> videos;
    SnapshotIndex index; // of these lists

    [[nodiscard]] const Finding *finding(const FindingId &id) const;
    [[nodiscard]] const Annotation *annotation(const AnnotationId &id) const;
    [[nodiscard]] const Node *node(const NodeId &id) const;
    [[nodiscard]] const Version *currentVersion() const; // the newest; null without a PDF
    [[nodiscard]] std::vector<const Link *> linksOf(const AnnotationId &id) const;
    [[nodiscard]] std::vector<const Annotation *> repliesTo(const AnnotationId &id) const; // the oldest first
    [[nodiscard]] std::vector<const Link *> evidenceFor(const FindingId &id) const;
    [[nodiscard]] int passagesOf(const NodeId &id) const;
    [[nodiscard]] std::vector<const Link *> findingsOf(const NodeId &id) const;
    // Full: a passage outside the abstract (anchor section not "Abstract"); Disputed: one contradicts, or the reader says so; Partial: only
    // abstract or only qualifying passages.
    [[nodiscard]] EvidenceMark markOf(const FindingId &id) const;
    // "F1", "F2" … for the findings section and the reader's own; "TL;DR" and "Contribution" for the others.
    [[nodiscard]] QString shortName(const FindingId &id) const;
};

// The orders of a snapshot, for whoever keeps one up to date row by row. Total: ids decide where all else is equal.
[[nodiscard]] bool comesBefore(const Version &a, const Version &b);
[[nodiscard]] bool comesBefore(const Finding &a, const Finding &b);
[[nodiscard]] bool comesBefore(const Link &a, const Link &b);
[[nodiscard]] bool comesBefore(const Node &a, const Node &b);
[[nodiscard]] bool comesBefore(const PeerReview &a, const PeerReview &b);
[[nodiscard]] bool comesBefore(const Resource &a, const Resource &b);
[[nodiscard]] bool comesBefore(const Video &a, const Video &b);
// By place in `version`; annotations without an anchor there come after those that have one, replies last.
[[nodiscard]] bool comesBefore(const Annotation &a, const Annotation &b, const VersionId &version);

// Merging can make nodes each other's parents. Each such cycle is broken at its node with the smallest id, which becomes
// a root; the same on every machine.
void breakCycles(std::vector<Node> &nodes);

} // namespace conspectus
