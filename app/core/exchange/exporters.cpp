// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON for programs. Shapes are those of the command line's contract; Markdown is in markdown.cpp.
#include "exchange/exporters.h"

#include "survey/kinds.h"

#include <QJsonDocument>
#include <algorithm>

namespace conspectus::exchange {

namespace {

constexpr int kSchema = 1;

// What is not known is null, never an empty text.
QJsonValue known(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue known(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs))
                          : QJsonValue(QJsonValue::Null);
}

QString decisionName(HeldBack::Decision decision)
{
    switch (decision) {
    case HeldBack::Decision::Undecided:
        return QStringLiteral("undecided");
    case HeldBack::Decision::KeepOut:
        return QStringLiteral("keep-out");
    case HeldBack::Decision::Add:
        return QStringLiteral("add");
    }
    return {};
}

QJsonObject slotJson(const FindingSlot &slot)
{
    QJsonObject object{{QStringLiteral("slot"), slot.name}, {QStringLiteral("text"), slot.text}};
    if (!slot.source.isNull())
        object.insert(QStringLiteral("source"), slot.source.text());
    return object;
}

QJsonArray findingsJson(const SurveySnapshot &snapshot)
{
    QJsonArray findings;
    for (const Finding &finding : snapshot.findings) {
        QJsonArray evidence;
        for (const Link *link : snapshot.evidenceFor(finding.id)) {
            evidence.append(QJsonObject{{QStringLiteral("annotation"), link->annotation.text()},
                                        {QStringLiteral("role"), roleName(link->role)}});
        }
        QJsonObject object{{QStringLiteral("id"), finding.id.text()},
                           {QStringLiteral("text"), finding.text.shown()},
                           {QStringLiteral("origin"), findingOriginName(finding.origin)},
                           {QStringLiteral("evidence"), evidence}};
        if (finding.missingFromPage)
            object.insert(QStringLiteral("missingFromPage"), true);
        if (!finding.status.isEmpty())
            object.insert(QStringLiteral("status"), finding.status);
        QJsonArray filled;
        for (const FindingSlot &slot : finding.slotValues)
            filled.append(slotJson(slot));
        if (!filled.isEmpty())
            object.insert(QStringLiteral("slots"), filled);
        QJsonArray nodes;
        for (const Link &link : snapshot.links) {
            if (link.finding == finding.id && snapshot.node(link.node))
                nodes.append(link.node.text());
        }
        if (!nodes.isEmpty())
            object.insert(QStringLiteral("nodes"), nodes);
        findings.append(object);
    }
    return findings;
}

QJsonArray reviewsJson(const SurveySnapshot &snapshot)
{
    QJsonArray reviews;
    for (const PeerReview &review : snapshot.reviews) {
        QJsonObject fields;
        for (const auto &[name, text] : review.fields) {
            const QString before = fields.value(name).toString();
            fields.insert(name, before.isEmpty() ? text : before + QStringLiteral("\n\n") + text);
        }
        reviews.append(QJsonObject{{QStringLiteral("reviewer"), known(review.reviewer)},
                                   {QStringLiteral("form"), known(review.form)},
                                   {QStringLiteral("fields"), fields},
                                   {QStringLiteral("text"), review.text}});
    }
    return reviews;
}

QJsonArray resourcesJson(const SurveySnapshot &snapshot)
{
    QJsonArray resources;
    for (const Resource &resource : snapshot.resources) {
        resources.append(QJsonObject{{QStringLiteral("kind"), known(resource.kind)},
                                     {QStringLiteral("name"), resource.name},
                                     {QStringLiteral("url"), known(resource.url)},
                                     {QStringLiteral("downloads"), known(resource.downloads)},
                                     {QStringLiteral("likes"), known(resource.likes)}});
    }
    return resources;
}

QJsonArray videosJson(const SurveySnapshot &snapshot)
{
    QJsonArray videos;
    for (const Video &video : snapshot.videos) {
        videos.append(
            QJsonObject{{QStringLiteral("title"), video.title}, {QStringLiteral("url"), known(video.url)}});
    }
    return videos;
}

QJsonArray labelsJson(const SurveySnapshot &snapshot, Node::Kind kind)
{
    QJsonArray labels;
    for (const Node &node : snapshot.nodes) {
        if (node.kind == kind)
            labels.append(node.label.shown());
    }
    return labels;
}

QJsonArray heldBackJson(const Survey &survey)
{
    QJsonArray heldBack;
    for (const HeldBack &entry : survey.heldBack) {
        heldBack.append(QJsonObject{{QStringLiteral("section"), entry.section},
                                    {QStringLiteral("text"), entry.text},
                                    {QStringLiteral("reason"), entry.reason},
                                    {QStringLiteral("decision"), decisionName(entry.decision)}});
    }
    return heldBack;
}

QJsonArray notesJson(const Survey &survey)
{
    QJsonArray notes;
    for (const ImportNote &note : survey.notes) {
        notes.append(QJsonObject{{QStringLiteral("code"), note.code},
                                 {QStringLiteral("section"), known(note.section)},
                                 {QStringLiteral("message"), note.message}});
    }
    return notes;
}

QJsonArray versionsJson(const SurveySnapshot &snapshot)
{
    QJsonArray versions;
    for (const Version &version : snapshot.versions) {
        versions.append(QJsonObject{{QStringLiteral("version"), version.id.text()},
                                    {QStringLiteral("sha256"), version.id.text()},
                                    {QStringLiteral("fileName"), known(version.fileName)},
                                    {QStringLiteral("pages"), version.pageCount},
                                    {QStringLiteral("textLayer"), known(version.textLayer)},
                                    {QStringLiteral("encrypted"), version.encrypted},
                                    {QStringLiteral("added"), known(version.added)}});
    }
    return versions;
}

QJsonArray linksJson(const SurveySnapshot &snapshot, const AnnotationId &annotation)
{
    QJsonArray links;
    for (const Link *link : snapshot.linksOf(annotation)) {
        QJsonObject object{{QStringLiteral("link"), link->id.text()}};
        if (!link->finding.isNull())
            object.insert(QStringLiteral("finding"), link->finding.text());
        if (!link->node.isNull())
            object.insert(QStringLiteral("node"), link->node.text());
        if (!link->finding.isNull())
            object.insert(QStringLiteral("role"), roleName(link->role));
        links.append(object);
    }
    return links;
}

// Corner by corner, divided by `scale`.
QJsonArray quadsJson(const Quads &quads, const QSizeF &scale)
{
    QJsonArray array;
    if (scale.isEmpty())
        return array;
    for (const Quad &quad : quads) {
        QJsonArray corners;
        for (const QPointF &corner : quad.corners) {
            corners.append(corner.x() / scale.width());
            corners.append(corner.y() / scale.height());
        }
        array.append(corners);
    }
    return array;
}

QSizeF sizeOfPage(const std::vector<QSizeF> &sizes, int page)
{
    return page >= 0 && static_cast<size_t>(page) < sizes.size() ? sizes[static_cast<size_t>(page)]
                                                                 : QSizeF();
}

QJsonObject annotationJson(const SurveySnapshot &snapshot, const Annotation &annotation)
{
    const Kind *kind = kindById(annotation.kind);
    return {{QStringLiteral("annotation"), annotation.id.text()},
            {QStringLiteral("style"), styleName(annotation.style)},
            {QStringLiteral("kind"), kind ? QJsonValue(kind->name) : known(annotation.kind.text())},
            {QStringLiteral("kindId"), known(annotation.kind.text())},
            {QStringLiteral("note"), annotation.note},
            {QStringLiteral("tags"), QJsonArray::fromStringList(annotation.tags)},
            {QStringLiteral("status"), known(annotation.status)},
            {QStringLiteral("replyTo"), known(annotation.replyTo.text())},
            {QStringLiteral("created"), known(annotation.created)},
            {QStringLiteral("links"), linksJson(snapshot, annotation.id)}};
}

// Where an annotation stands in a version; nulls where it has no place there.
void addPlace(QJsonObject &object, const Annotation &annotation, const VersionId &version,
              const std::vector<QSizeF> &pageSizes)
{
    const Anchor *anchor = annotation.anchorIn(version);
    const Anchor *shown = anchor || annotation.anchors.empty() ? anchor : &annotation.anchors.front();
    object.insert(QStringLiteral("quote"), known(shown ? shown->quote : QString()));
    object.insert(QStringLiteral("section"), known(shown ? shown->section : QString()));
    QJsonArray quads;
    QJsonArray parts;
    for (const AnchorPart &part : anchor ? anchor->parts : std::vector<AnchorPart>()) {
        const QJsonArray partQuads = quadsJson(part.quads, sizeOfPage(pageSizes, part.page));
        parts.append(
            QJsonObject{{QStringLiteral("page"), part.page + 1}, {QStringLiteral("quads"), partQuads}});
        for (const QJsonValue &quad : partQuads) {
            if (part.page == anchor->firstPage())
                quads.append(quad);
        }
    }
    const bool hasPlace = anchor && !anchor->parts.empty();
    object.insert(QStringLiteral("page"), hasPlace ? QJsonValue(anchor->firstPage() + 1) : QJsonValue());
    object.insert(QStringLiteral("quads"), quads);
    object.insert(QStringLiteral("parts"), parts);
    object.insert(QStringLiteral("class"), hasPlace ? QJsonValue(QStringLiteral("same")) : QJsonValue());
    object.insert(QStringLiteral("score"), hasPlace ? QJsonValue(1) : QJsonValue());
}

// ---- what only the lossless export has
// ---------------------------------------------------------------------------

QJsonObject editableJson(const EditableText &text)
{
    QJsonObject object{{QStringLiteral("imported"), text.imported}};
    if (text.edited) {
        object.insert(QStringLiteral("edited"), *text.edited);
        object.insert(QStringLiteral("editedOver"), text.editedOver);
    }
    return object;
}

// Points in page space.
QJsonArray anchorsJson(const Annotation &annotation)
{
    QJsonArray anchors;
    for (const Anchor &anchor : annotation.anchors) {
        QJsonArray parts;
        for (const AnchorPart &part : anchor.parts) {
            parts.append(QJsonObject{{QStringLiteral("page"), part.page + 1},
                                     {QStringLiteral("begin"), part.begin},
                                     {QStringLiteral("end"), part.end},
                                     {QStringLiteral("quadsPt"), quadsJson(part.quads, QSizeF(1, 1))}});
        }
        QJsonArray strokes;
        for (const std::vector<QPointF> &stroke : anchor.strokes) {
            QJsonArray line;
            for (const QPointF &point : stroke) {
                line.append(point.x());
                line.append(point.y());
            }
            strokes.append(line);
        }
        anchors.append(QJsonObject{{QStringLiteral("version"), anchor.version.text()},
                                   {QStringLiteral("layer"), anchor.layerId},
                                   {QStringLiteral("parts"), parts},
                                   {QStringLiteral("quote"), anchor.quote},
                                   {QStringLiteral("prefix"), anchor.prefix},
                                   {QStringLiteral("suffix"), anchor.suffix},
                                   {QStringLiteral("section"), anchor.section},
                                   {QStringLiteral("strokesPt"), strokes}});
    }
    return anchors;
}

QJsonArray nodesJson(const SurveySnapshot &snapshot)
{
    QJsonArray nodes;
    for (const Node &node : snapshot.nodes) {
        nodes.append(QJsonObject{{QStringLiteral("node"), node.id.text()},
                                 {QStringLiteral("kind"), nodeKindName(node.kind)},
                                 {QStringLiteral("parent"), known(node.parent.text())},
                                 {QStringLiteral("order"), node.order},
                                 {QStringLiteral("label"), editableJson(node.label)},
                                 {QStringLiteral("aliases"), QJsonArray::fromStringList(node.aliases)},
                                 {QStringLiteral("shared"), known(node.shared.text())}});
    }
    return nodes;
}

QJsonObject fieldsJson(const SurveySnapshot &snapshot)
{
    const Survey &survey = snapshot.survey;
    QJsonObject findings;
    for (const Finding &finding : snapshot.findings)
        findings.insert(finding.id.text(), editableJson(finding.text));
    return {{QStringLiteral("title"), editableJson(survey.title)},
            {QStringLiteral("authorsLine"), editableJson(survey.authorsLine)},
            {QStringLiteral("tldr"), editableJson(survey.tldr)},
            {QStringLiteral("contribution"), editableJson(survey.contribution)},
            {QStringLiteral("abstract"), editableJson(survey.abstract)},
            {QStringLiteral("findings"), findings}};
}

} // namespace

QJsonObject surveyPageJson(const SurveySnapshot &snapshot)
{
    const Survey &survey = snapshot.survey;
    return {
        {QStringLiteral("schema"), kSchema},
        {QStringLiteral("survey"), survey.id.text()},
        {QStringLiteral("title"), known(survey.title.shown())},
        {QStringLiteral("authorsLine"), known(survey.authorsLine.shown())},
        {QStringLiteral("authors"), QJsonArray::fromStringList(survey.authors)},
        {QStringLiteral("tldr"), known(survey.tldr.shown())},
        {QStringLiteral("contribution"), known(survey.contribution.shown())},
        {QStringLiteral("findings"), findingsJson(snapshot)},
        {QStringLiteral("abstract"), QJsonObject{{QStringLiteral("text"), known(survey.abstract.shown())},
                                                 {QStringLiteral("truncated"), survey.abstractTruncated}}},
        {QStringLiteral("year"), known(survey.year)},
        {QStringLiteral("arxivId"), known(survey.arxivId)},
        {QStringLiteral("doi"), known(survey.doi)},
        {QStringLiteral("origin"), known(survey.origin)},
        {QStringLiteral("reviews"), reviewsJson(snapshot)},
        {QStringLiteral("resources"), resourcesJson(snapshot)},
        {QStringLiteral("videos"), videosJson(snapshot)},
        {QStringLiteral("topics"), labelsJson(snapshot, Node::Kind::Topic)},
        {QStringLiteral("methods"), labelsJson(snapshot, Node::Kind::Method)},
        {QStringLiteral("heldBack"), heldBackJson(survey)},
        {QStringLiteral("notes"), notesJson(survey)},
        {QStringLiteral("versions"), versionsJson(snapshot)},
        {QStringLiteral("verbatim"), survey.verbatim}};
}

QJsonArray annotationsJson(const SurveySnapshot &snapshot, const VersionId &version,
                           const std::vector<QSizeF> &pageSizes)
{
    QJsonArray annotations;
    for (const Annotation &annotation : snapshot.annotations) {
        QJsonObject object = annotationJson(snapshot, annotation);
        addPlace(object, annotation, version, pageSizes);
        annotations.append(object);
    }
    return annotations;
}

QByteArray toJson(const SurveySnapshot &snapshot)
{
    QJsonObject document = surveyPageJson(snapshot);
    QJsonArray annotations;
    for (const Annotation &annotation : snapshot.annotations) {
        QJsonObject object = annotationJson(snapshot, annotation);
        object.insert(QStringLiteral("anchors"), anchorsJson(annotation));
        annotations.append(object);
    }
    document.insert(QStringLiteral("annotations"), annotations);
    document.insert(QStringLiteral("nodes"), nodesJson(snapshot));
    document.insert(QStringLiteral("fields"), fieldsJson(snapshot));
    document.insert(QStringLiteral("kindSet"), known(snapshot.survey.kindSet.text()));
    document.insert(QStringLiteral("added"), known(snapshot.survey.added));
    return QJsonDocument(document).toJson(QJsonDocument::Indented);
}

} // namespace conspectus::exchange
