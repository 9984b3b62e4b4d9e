// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The fields of each type are listed once, in describe(); a FieldReader fills the value from an object, a
// FieldWriter collects what the value needs as fields.
#include "survey/projection.h"

#include "survey/fieldio.h"

#include <QJsonObject>
#include <algorithm>
#include <concepts>

namespace conspectus {

using namespace projection;

namespace {

// Names of enumerators in the log.
constexpr Names<Finding::Origin, 4> kOrigins{{{Finding::Origin::Findings, "findings"},
                                              {Finding::Origin::Reader, "reader"},
                                              {Finding::Origin::Tldr, "tldr"},
                                              {Finding::Origin::Contribution, "contribution"}}};
constexpr Names<Node::Kind, 5> kNodeKinds{{{Node::Kind::Topic, "topic"},
                                           {Node::Kind::Method, "method"},
                                           {Node::Kind::Section, "section"},
                                           {Node::Kind::Figure, "figure"},
                                           {Node::Kind::Custom, "custom"}}};
constexpr Names<AnnotationStyle, 7> kStyles{{{AnnotationStyle::Highlight, "highlight"},
                                             {AnnotationStyle::Underline, "underline"},
                                             {AnnotationStyle::StrikeOut, "strikeout"},
                                             {AnnotationStyle::Squiggly, "squiggly"},
                                             {AnnotationStyle::Note, "note"},
                                             {AnnotationStyle::Area, "area"},
                                             {AnnotationStyle::Ink, "ink"}}};
constexpr Names<EvidenceRole, 6> kRoles{{{EvidenceRole::Supports, "supports"},
                                         {EvidenceRole::States, "states"},
                                         {EvidenceRole::Qualifies, "qualifies"},
                                         {EvidenceRole::Contradicts, "contradicts"},
                                         {EvidenceRole::Defines, "defines"},
                                         {EvidenceRole::ValueSource, "value-source"}}};

// The fields of each type. Io is FieldReader (value is filled) or FieldWriter (value is const).
template <typename Value, typename T>
concept Describes = std::same_as<std::remove_const_t<Value>, T>;

template <typename Io, Describes<Survey> Value>
void describe(Io &io, Value &survey)
{
    io.editable(QStringLiteral("title"), survey.title);
    io.editable(QStringLiteral("authorsLine"), survey.authorsLine);
    io.texts(QStringLiteral("authors"), survey.authors);
    io.editable(QStringLiteral("tldr"), survey.tldr);
    io.editable(QStringLiteral("contribution"), survey.contribution);
    io.editable(QStringLiteral("abstract"), survey.abstract);
    io.flag(QStringLiteral("abstractTruncated"), survey.abstractTruncated);
    io.text(QStringLiteral("year"), survey.year);
    io.text(QStringLiteral("arxivId"), survey.arxivId);
    io.text(QStringLiteral("doi"), survey.doi);
    io.text(QStringLiteral("origin"), survey.origin);
    io.text(QStringLiteral("verbatim"), survey.verbatim);
    io.notes(QStringLiteral("notes"), survey.notes);
    io.heldBack(QStringLiteral("heldBack"), survey.heldBack);
    io.id(QStringLiteral("kindSet"), survey.kindSet);
    io.time(QStringLiteral("added"), survey.added);
    io.set(QStringLiteral("tags"), survey.tags);
    io.text(QStringLiteral("reading"), survey.readingState);
    io.flag(QStringLiteral("pinned"), survey.pinned);
}

template <typename Io, Describes<Version> Value>
void describe(Io &io, Value &version)
{
    io.text(QStringLiteral("fileName"), version.fileName);
    io.number(QStringLiteral("pageCount"), version.pageCount);
    io.text(QStringLiteral("textLayer"), version.textLayer);
    io.flag(QStringLiteral("encrypted"), version.encrypted);
    io.time(QStringLiteral("added"), version.added);
}

template <typename Io, Describes<Finding> Value>
void describe(Io &io, Value &finding)
{
    io.name(QStringLiteral("origin"), finding.origin, kOrigins);
    io.editable(QStringLiteral("text"), finding.text);
    io.text(QStringLiteral("order"), finding.order);
    io.flag(QStringLiteral("missingFromPage"), finding.missingFromPage);
    io.text(QStringLiteral("status"), finding.status);
    io.findingSlots(finding.slotValues);
}

template <typename Io, Describes<Annotation> Value>
void describe(Io &io, Value &annotation)
{
    io.name(QStringLiteral("style"), annotation.style, kStyles);
    io.id(QStringLiteral("kind"), annotation.kind);
    io.text(QStringLiteral("note"), annotation.note);
    io.anchors(annotation.anchors);
    io.set(QStringLiteral("tags"), annotation.tags);
    io.text(QStringLiteral("status"), annotation.status);
    io.id(QStringLiteral("replyTo"), annotation.replyTo);
    io.time(QStringLiteral("created"), annotation.created);
}

template <typename Io, Describes<Link> Value>
void describe(Io &io, Value &link)
{
    io.id(QStringLiteral("annotation"), link.annotation);
    io.id(QStringLiteral("finding"), link.finding);
    io.id(QStringLiteral("node"), link.node);
    io.name(QStringLiteral("role"), link.role, kRoles);
}

template <typename Io, Describes<Node> Value>
void describe(Io &io, Value &node)
{
    io.name(QStringLiteral("kind"), node.kind, kNodeKinds);
    io.id(QStringLiteral("parent"), node.parent);
    io.text(QStringLiteral("order"), node.order);
    io.editable(QStringLiteral("label"), node.label);
    io.set(QStringLiteral("aliases"), node.aliases);
    io.id(QStringLiteral("shared"), node.shared);
}

template <typename Io, Describes<PeerReview> Value>
void describe(Io &io, Value &review)
{
    io.text(QStringLiteral("reviewer"), review.reviewer);
    io.text(QStringLiteral("form"), review.form);
    io.pairs(QStringLiteral("fields"), review.fields);
    io.text(QStringLiteral("text"), review.text);
    io.text(QStringLiteral("order"), review.order);
    io.flag(QStringLiteral("byReader"), review.byReader);
}

template <typename Io, Describes<Resource> Value>
void describe(Io &io, Value &resource)
{
    io.text(QStringLiteral("kind"), resource.kind);
    io.text(QStringLiteral("name"), resource.name);
    io.text(QStringLiteral("url"), resource.url);
    io.text(QStringLiteral("downloads"), resource.downloads);
    io.text(QStringLiteral("likes"), resource.likes);
    io.text(QStringLiteral("order"), resource.order);
    io.flag(QStringLiteral("byReader"), resource.byReader);
}

template <typename Io, Describes<Video> Value>
void describe(Io &io, Value &video)
{
    io.text(QStringLiteral("title"), video.title);
    io.text(QStringLiteral("url"), video.url);
    io.text(QStringLiteral("order"), video.order);
    io.flag(QStringLiteral("byReader"), video.byReader);
    io.timeMarks(QStringLiteral("marks"), video.marks);
}

template <typename Value>
Value valueFrom(const ObjectState &object)
{
    Value value;
    value.id = decltype(value.id)(object.id.text());
    if constexpr (requires { value.survey; })
        value.survey = object.owner.as<SurveyTag>();
    FieldReader reader(object);
    describe(reader, value);
    return value;
}

template <typename Value>
FieldSet fieldsOf(const Value &value)
{
    FieldWriter writer;
    describe(writer, value);
    return writer.result;
}

QStringList withoutThoseIn(const QStringList &elements, const QStringList &others)
{
    QStringList result;
    std::ranges::copy_if(elements, std::back_inserter(result),
                         [&others](const QString &element) { return !others.contains(element); });
    return result;
}

std::vector<Change> difference(const ObjectId &object, const FieldSet &from, const FieldSet &to)
{
    std::vector<Change> changes;
    QStringList names = from.fields.keys() + to.fields.keys() + from.sets.keys() + to.sets.keys();
    names.sort();
    names.removeDuplicates();
    for (const QString &name : std::as_const(names)) {
        const QJsonValue value = to.fields.value(name, QJsonValue(QJsonValue::Null));
        if (from.fields.value(name, QJsonValue(QJsonValue::Null)) != value)
            changes.push_back({object, ChangeKind::Set, name, value});
        const QStringList before = from.sets.value(name);
        const QStringList after = to.sets.value(name);
        for (const QString &element : withoutThoseIn(before, after))
            changes.push_back({object, ChangeKind::Remove, name, element});
        for (const QString &element : withoutThoseIn(after, before))
            changes.push_back({object, ChangeKind::Add, name, element});
    }
    return changes;
}

template <typename Value>
std::vector<Change> makeChanges(const Value &value, const QString &typeName, const ObjectId &owner)
{
    const ObjectId id = asObject(value.id);
    const QJsonObject made{{QStringLiteral("type"), typeName}, {QStringLiteral("owner"), owner.text()}};
    std::vector<Change> changes{{id, ChangeKind::Make, QString(), made}};
    std::ranges::move(difference(id, {}, fieldsOf(value)), std::back_inserter(changes));
    return changes;
}

template <typename Value>
std::vector<Change> changeOf(const Value &from, const Value &to)
{
    return difference(asObject(from.id), fieldsOf(from), fieldsOf(to));
}

} // namespace

Survey surveyFrom(const ObjectState &object) { return valueFrom<Survey>(object); }
Version versionFrom(const ObjectState &object) { return valueFrom<Version>(object); }
Finding findingFrom(const ObjectState &object) { return valueFrom<Finding>(object); }
Annotation annotationFrom(const ObjectState &object) { return valueFrom<Annotation>(object); }
Link linkFrom(const ObjectState &object) { return valueFrom<Link>(object); }
Node nodeFrom(const ObjectState &object) { return valueFrom<Node>(object); }
PeerReview reviewFrom(const ObjectState &object) { return valueFrom<PeerReview>(object); }
Resource resourceFrom(const ObjectState &object) { return valueFrom<Resource>(object); }
Video videoFrom(const ObjectState &object) { return valueFrom<Video>(object); }

std::vector<Change> changesToMake(const Survey &survey) { return makeChanges(survey, type::survey, {}); }
std::vector<Change> changesToMake(const Version &version)
{
    return makeChanges(version, type::version, asObject(version.survey));
}
std::vector<Change> changesToMake(const Finding &finding)
{
    return makeChanges(finding, type::finding, asObject(finding.survey));
}
std::vector<Change> changesToMake(const Annotation &annotation)
{
    return makeChanges(annotation, type::annotation, asObject(annotation.survey));
}
std::vector<Change> changesToMake(const Link &link)
{
    return makeChanges(link, type::link, asObject(link.survey));
}
std::vector<Change> changesToMake(const Node &node)
{
    return makeChanges(node, type::node, asObject(node.survey));
}
std::vector<Change> changesToMake(const PeerReview &review, const SurveyId &survey)
{
    return makeChanges(review, type::review, asObject(survey));
}
std::vector<Change> changesToMake(const Resource &resource, const SurveyId &survey)
{
    return makeChanges(resource, type::resource, asObject(survey));
}
std::vector<Change> changesToMake(const Video &video, const SurveyId &survey)
{
    return makeChanges(video, type::video, asObject(survey));
}

std::vector<Change> changesBetween(const Survey &from, const Survey &to) { return changeOf(from, to); }
std::vector<Change> changesBetween(const Finding &from, const Finding &to) { return changeOf(from, to); }
std::vector<Change> changesBetween(const Annotation &from, const Annotation &to)
{
    return changeOf(from, to);
}
std::vector<Change> changesBetween(const Link &from, const Link &to) { return changeOf(from, to); }
std::vector<Change> changesBetween(const Node &from, const Node &to) { return changeOf(from, to); }
std::vector<Change> changesBetween(const Version &from, const Version &to) { return changeOf(from, to); }
std::vector<Change> changesBetween(const PeerReview &from, const PeerReview &to) { return changeOf(from, to); }
std::vector<Change> changesBetween(const Resource &from, const Resource &to) { return changeOf(from, to); }
std::vector<Change> changesBetween(const Video &from, const Video &to) { return changeOf(from, to); }

Change deletionOf(const ObjectId &object)
{
    return {object, ChangeKind::Delete, QString(), QJsonValue(QJsonValue::Undefined)};
}
Change restorationOf(const ObjectId &object)
{
    return {object, ChangeKind::Restore, QString(), QJsonValue(QJsonValue::Undefined)};
}

} // namespace conspectus
