// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the reader does to a survey, as groups of changes.

#include "library/libraryprivate.h"
#include "survey/projection.h"
#include "text/fold.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace conspectus {

namespace {

// The fixed words of undo steps, as they stand in the log; translated when shown.
namespace label {
const QString kTitle = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Edit title"));
const QString kAuthors = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Edit authors"));
const QString kTldr = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Edit TL;DR"));
const QString kContribution = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Edit contribution"));
const QString kAbstract = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Edit abstract"));
const QString kTakePage = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Take text of the page"));
const QString kHeldBack = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Decide about a held-back entry"));
const QString kKindSet = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change kind set"));
const QString kRemoveSurvey = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove survey"));
const QString kAnnotate = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Annotate"));
const QString kRemoveAnnotation = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Delete annotation"));
const QString kAddFinding = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Add finding"));
const QString kEditFinding = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Edit finding"));
const QString kRemoveFinding = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove finding"));
const QString kEvidence = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Add evidence"));
const QString kToNode = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Add to taxonomy"));
const QString kRole = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change role of evidence"));
const QString kRemoveLink = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove link"));
const QString kAddNode = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Add taxonomy entry"));
const QString kRenameNode = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Rename taxonomy entry"));
const QString kRemoveNode = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove taxonomy entry"));
} // namespace label

void setEdited(EditableText &text, const QString &edited)
{
    if (edited == text.imported) {
        text.edited.reset();
        text.editedOver.clear();
    } else {
        text.edited = edited;
        text.editedOver = text.imported;
    }
}

struct FieldOfPage
{
    EditableText Survey::*text;
    QString label;
};

FieldOfPage fieldOf(PageField field)
{
    switch (field) {
    case PageField::Title: return {&Survey::title, label::kTitle};
    case PageField::AuthorsLine: return {&Survey::authorsLine, label::kAuthors};
    case PageField::Tldr: return {&Survey::tldr, label::kTldr};
    case PageField::Contribution: return {&Survey::contribution, label::kContribution};
    case PageField::Abstract: break;
    }
    return {&Survey::abstract, label::kAbstract};
}

// A line that the reader wrote is split plainly: commas, semicolons and "and".
QStringList splitAuthors(const QString &line)
{
    static const QRegularExpression separator(QStringLiteral("\\s*(?:[,;]\\s*and\\s+|[,;]|\\s+and\\s+)\\s*"));
    QStringList authors;
    for (const QString &author : line.simplified().split(separator, Qt::SkipEmptyParts))
        authors.append(author.trimmed());
    return authors;
}

template<typename Value>
QString lastKey(const std::vector<Value> &list, const std::function<bool(const Value &)> &counts)
{
    QString last;
    for (const Value &value : list) {
        if (counts(value))
            last = std::max(last, value.order);
    }
    return last;
}

QString keyForNode(const SurveySnapshot &snapshot, Node::Kind kind)
{
    return orderBetween(lastKey<Node>(snapshot.nodes, [kind](const Node &node) { return node.kind == kind; }), {});
}

const Node *nodeWithLabel(const SurveySnapshot &snapshot, Node::Kind kind, const QString &text)
{
    const auto found = std::ranges::find_if(snapshot.nodes, [&](const Node &node) {
        return node.kind == kind && text::fold(node.label.shown()) == text::fold(text);
    });
    return found == snapshot.nodes.end() ? nullptr : &*found;
}

void append(std::vector<Change> &to, const std::vector<Change> &more) { to.insert(to.end(), more.begin(), more.end()); }

} // namespace

void Library::editPageField(const SurveyId &survey, PageField field, const QString &text)
{
    SurveyData *data = d->editable(survey);
    if (!data)
        return;
    const Survey &from = data->snapshot().survey;
    const FieldOfPage which = fieldOf(field);
    Survey to = from;
    setEdited(to.*which.text, text);
    if (field == PageField::AuthorsLine && to.authorsLine != from.authorsLine)
        to.authors = splitAuthors(text);
    d->edit(survey, which.label, changesBetween(from, to));
}

void Library::takePageText(const SurveyId &survey, PageField field)
{
    SurveyData *data = d->editable(survey);
    if (!data)
        return;
    const Survey &from = data->snapshot().survey;
    Survey to = from;
    EditableText &text = to.*fieldOf(field).text;
    setEdited(text, text.imported);
    if (field == PageField::AuthorsLine)
        to.authors = splitAuthors(text.imported);
    d->edit(survey, label::kTakePage, changesBetween(from, to));
}

void Library::decideHeldBack(const SurveyId &survey, const QString &section, const QString &text, HeldBack::Decision decision)
{
    SurveyData *data = d->editable(survey);
    if (!data)
        return;
    const SurveySnapshot &snapshot = data->snapshot();
    Survey to = snapshot.survey;
    for (HeldBack &entry : to.heldBack) {
        if (entry.section == section && entry.text == text)
            entry.decision = decision;
    }
    std::vector<Change> changes = changesBetween(snapshot.survey, to);
    if (changes.empty())
        return;
    const Node::Kind kind = section == QLatin1String("Methods") ? Node::Kind::Method : Node::Kind::Topic;
    const Node *there = nodeWithLabel(snapshot, kind, text);
    if (decision == HeldBack::Decision::Add && !there) {
        Node node;
        node.id = NodeId::create();
        node.survey = survey;
        node.kind = kind;
        node.order = keyForNode(snapshot, kind);
        node.label.imported = text;
        append(changes, changesToMake(node));
    } else if (decision != HeldBack::Decision::Add && there && snapshot.passagesOf(there->id) == 0) {
        changes.push_back(deletionOf(asObject(there->id)));
    }
    d->edit(survey, label::kHeldBack, std::move(changes));
}

void Library::setKindSet(const SurveyId &survey, const KindSetId &set)
{
    if (SurveyData *data = d->editable(survey)) {
        Survey to = data->snapshot().survey;
        to.kindSet = set;
        d->edit(survey, label::kKindSet, changesBetween(data->snapshot().survey, to));
    }
}

void Library::removeSurvey(const SurveyId &survey)
{
    if (d->mayEdit() && surveyRow(survey))
        d->edit(survey, label::kRemoveSurvey, {deletionOf(asObject(survey))});
}

AnnotationId Library::addAnnotation(Annotation annotation, const QString &undoLabel)
{
    if (!d->editable(annotation.survey))
        return {};
    if (annotation.id.isNull())
        annotation.id = AnnotationId::create();
    if (!annotation.created.isValid())
        annotation.created = d->clock.now();
    d->edit(annotation.survey, undoLabel.isEmpty() ? label::kAnnotate : undoLabel, changesToMake(annotation));
    return annotation.id;
}

void Library::changeAnnotation(const Annotation &changed, const QString &label)
{
    SurveyData *data = d->editable(changed.survey);
    if (const Annotation *from = data ? data->snapshot().annotation(changed.id) : nullptr)
        d->edit(changed.survey, label, changesBetween(*from, changed));
}

void Library::removeAnnotation(const SurveyId &survey, const AnnotationId &annotation)
{
    SurveyData *data = d->editable(survey);
    if (!data || !data->snapshot().annotation(annotation))
        return;
    std::vector<Change> changes{deletionOf(asObject(annotation))};
    for (const Annotation &each : data->snapshot().annotations) {
        if (each.replyTo == annotation)
            changes.push_back(deletionOf(asObject(each.id)));
    }
    d->edit(survey, label::kRemoveAnnotation, std::move(changes));
}

FindingId Library::addFinding(const SurveyId &survey, const QString &text)
{
    SurveyData *data = d->editable(survey);
    if (!data)
        return {};
    Finding finding;
    finding.id = FindingId::create();
    finding.survey = survey;
    finding.origin = Finding::Origin::Reader;
    finding.text.edited = text;
    finding.order = orderBetween(lastKey<Finding>(data->snapshot().findings,
                                                  [](const Finding &other) {
                                                      return other.origin == Finding::Origin::Reader
                                                             || other.origin == Finding::Origin::Findings;
                                                  }),
                                 {});
    d->edit(survey, label::kAddFinding, changesToMake(finding));
    return finding.id;
}

void Library::editFinding(const SurveyId &survey, const FindingId &finding, const QString &text)
{
    SurveyData *data = d->editable(survey);
    const Finding *from = data ? data->snapshot().finding(finding) : nullptr;
    if (!from)
        return;
    Finding to = *from;
    setEdited(to.text, text);
    d->edit(survey, label::kEditFinding, changesBetween(*from, to));
}

void Library::removeFinding(const SurveyId &survey, const FindingId &finding)
{
    SurveyData *data = d->editable(survey);
    if (data && data->snapshot().finding(finding))
        d->edit(survey, label::kRemoveFinding, {deletionOf(asObject(finding))});
}

LinkId Library::addEvidence(const SurveyId &survey, const AnnotationId &annotation, const FindingId &finding, EvidenceRole role)
{
    SurveyData *data = d->editable(survey);
    if (!data || !data->snapshot().annotation(annotation) || !data->snapshot().finding(finding))
        return {};
    for (const Link *link : data->snapshot().linksOf(annotation)) {
        if (link->finding == finding) {
            const LinkId id = link->id;
            setRole(survey, id, role);
            return id;
        }
    }
    const Link link{LinkId::create(), survey, annotation, finding, {}, role};
    d->edit(survey, label::kEvidence, changesToMake(link));
    return link.id;
}

LinkId Library::addToNode(const SurveyId &survey, const AnnotationId &annotation, const NodeId &node)
{
    SurveyData *data = d->editable(survey);
    if (!data || !data->snapshot().annotation(annotation) || !data->snapshot().node(node))
        return {};
    for (const Link *link : data->snapshot().linksOf(annotation)) {
        if (link->node == node)
            return link->id;
    }
    const Link link{LinkId::create(), survey, annotation, {}, node, EvidenceRole::Supports};
    d->edit(survey, label::kToNode, changesToMake(link));
    return link.id;
}

void Library::setRole(const SurveyId &survey, const LinkId &link, EvidenceRole role)
{
    SurveyData *data = d->editable(survey);
    if (!data)
        return;
    const auto from = std::ranges::find(data->snapshot().links, link, &Link::id);
    if (from == data->snapshot().links.end())
        return;
    Link to = *from;
    to.role = role;
    d->edit(survey, label::kRole, changesBetween(*from, to));
}

void Library::removeLink(const SurveyId &survey, const LinkId &link)
{
    SurveyData *data = d->editable(survey);
    if (data && std::ranges::find(data->snapshot().links, link, &Link::id) != data->snapshot().links.end())
        d->edit(survey, label::kRemoveLink, {deletionOf(asObject(link))});
}

NodeId Library::addNode(const SurveyId &survey, Node node)
{
    SurveyData *data = d->editable(survey);
    if (!data)
        return {};
    if (node.id.isNull())
        node.id = NodeId::create();
    node.survey = survey;
    if (node.order.isEmpty())
        node.order = keyForNode(data->snapshot(), node.kind);
    // What the reader makes is an edit without an import, so that no import takes it away.
    if (!node.label.edited)
        node.label = {.imported = {}, .edited = node.label.imported, .editedOver = {}};
    d->edit(survey, label::kAddNode, changesToMake(node));
    return node.id;
}

void Library::renameNode(const SurveyId &survey, const NodeId &node, const QString &text)
{
    SurveyData *data = d->editable(survey);
    const Node *from = data ? data->snapshot().node(node) : nullptr;
    if (!from)
        return;
    Node to = *from;
    setEdited(to.label, text);
    d->edit(survey, label::kRenameNode, changesBetween(*from, to));
}

// Its children move up to where it stood.
void Library::removeNode(const SurveyId &survey, const NodeId &node)
{
    SurveyData *data = d->editable(survey);
    const Node *gone = data ? data->snapshot().node(node) : nullptr;
    if (!gone)
        return;
    std::vector<Change> changes;
    for (const Node &child : data->snapshot().nodes) {
        if (child.parent != node)
            continue;
        Node moved = child;
        moved.parent = gone->parent;
        append(changes, changesBetween(child, moved));
    }
    changes.push_back(deletionOf(asObject(node)));
    d->edit(survey, label::kRemoveNode, std::move(changes));
}

} // namespace conspectus
