// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// annotate, annotations and link.

#include "cli/commands.h"
#include "exchange/exporters.h"
#include "library/quoteannotation.h"

#include <QCoreApplication>
#include <algorithm>

namespace conspectus::cli {

namespace {

QString say(const char *message) { return QCoreApplication::translate("CommandLine", message); }

Failure wrong(const QString &message) { return failure(ErrorCode::NotFound, message); }

// "0.1,0.2,0.3,0.05"; nothing where it is not so many numbers in 0…1.
std::optional<std::vector<double>> unitNumbers(const QString &text, qsizetype count)
{
    std::vector<double> numbers;
    for (const QString &part : text.split(QLatin1Char(','))) {
        bool isNumber = false;
        const double number = part.trimmed().toDouble(&isNumber);
        if (!isNumber || number < 0 || number > 1)
            return std::nullopt;
        numbers.push_back(number);
    }
    return static_cast<qsizetype>(numbers.size()) == count ? std::optional(numbers) : std::nullopt;
}

QJsonArray candidatesOf(const text::TextLayer &layer, const AnnotateArguments &arguments)
{
    QJsonArray candidates;
    for (const QuotePlace &place : placesOf(layer, arguments.quote, arguments.page - 1)) {
        candidates.append(QJsonObject{{QStringLiteral("page"), place.range.begin.page + 1},
                                      {QStringLiteral("occurrence"), place.occurrence},
                                      {QStringLiteral("before"), place.before},
                                      {QStringLiteral("quote"), place.match},
                                      {QStringLiteral("after"), place.after}});
    }
    return candidates;
}

KindId defaultKind(const SurveyData &survey)
{
    const KindSet &set = kindSetOrReading(survey.snapshot().survey.kindSet);
    return set.kinds.empty() ? KindId() : set.kinds.front().id;
}


Result<Annotation> markQuote(const SurveyData &survey, const AnnotateArguments &arguments, const KindId &kind,
                             QJsonArray *candidates)
{
    const Result<text::TextRange> range =
        placeOf(survey.textLayer(), {arguments.quote, arguments.page - 1, arguments.occurrence});
    if (!range) {
        if (range.error().code == ErrorCode::Ambiguous)
            *candidates = candidatesOf(survey.textLayer(), arguments);
        return Failure(range.error());
    }
    const AnnotationStyle style = styleFromName(arguments.style).value_or(AnnotationStyle::Highlight);
    return annotationOn(survey, *range, style, kind);
}

Result<Annotation> markPlace(const SurveyData &survey, const std::vector<QSizeF> &sizes, const AnnotateArguments &arguments,
                             const KindId &kind)
{
    const int page = arguments.page - 1;
    if (static_cast<size_t>(page) >= sizes.size())
        return wrong(say("The PDF has %1 pages only. Nothing was changed.").arg(sizes.size()));
    const QSizeF size = sizes[static_cast<size_t>(page)];
    if (size.isEmpty())
        return wrong(say("The size of this page is not known, as the PDF cannot be opened. Nothing was changed."));
    if (const auto area = unitNumbers(arguments.area, 4))
        return annotationOver(survey, page, fromUnit(QRectF((*area)[0], (*area)[1], (*area)[2], (*area)[3]), size), kind);
    const auto point = unitNumbers(arguments.point, 2);
    return annotationAt(survey, page, fromUnit(QRectF((*point)[0], (*point)[1], 0, 0), size).topLeft(), kind);
}

bool isWrongUsage(const AnnotateArguments &arguments)
{
    const bool isPlace = arguments.quote.isEmpty();
    if (isPlace && arguments.page == 0) {
        Output::message(say("--area and --point need --page."));
        return true;
    }
    if (isPlace && !unitNumbers(arguments.area, 4) && !unitNumbers(arguments.point, 2)) {
        Output::message(say("An area is x,y,width,height and a point x,y, each a number from 0 to 1."));
        return true;
    }
    return false;
}

// The annotation as `annotations` shows it, with the version it stands in.
QJsonObject annotationDocument(Session &session, const SurveyData &survey, const AnnotationId &id)
{
    const Version *version = survey.snapshot().currentVersion();
    const VersionId versionId = version ? version->id : VersionId();
    for (const QJsonValue entry : exchange::annotationsJson(survey.snapshot(), versionId, session.pageSizesOf(survey))) {
        QJsonObject json = entry.toObject();
        if (json.value(QLatin1String("annotation")).toString() != id.text())
            continue;
        json.insert(QStringLiteral("survey"), survey.id().text());
        json.insert(QStringLiteral("version"), orNull(versionId.text()));
        return json;
    }
    return {{QStringLiteral("annotation"), id.text()}};
}

template<typename Value, typename NameOf>
Result<const Value *> byIdOrName(const std::vector<Value> &values, const QString &word, NameOf isNamed, const QString &none,
                                 const QString &several)
{
    std::vector<const Value *> found;
    for (const Value &value : values) {
        if (value.id.text() == word)
            return &value;
        if (isNamed(value))
            found.push_back(&value);
    }
    if (found.empty()) {
        for (const Value &value : values) {
            if (!word.isEmpty() && value.id.text().startsWith(word))
                found.push_back(&value);
        }
    }
    if (found.size() == 1)
        return found.front();
    return found.empty() ? failure(ErrorCode::NotFound, none) : failure(ErrorCode::Ambiguous, several);
}

Result<const Finding *> findFinding(const SurveySnapshot &snapshot, const QString &word)
{
    return byIdOrName(
        snapshot.findings, word,
        [&](const Finding &finding) { return snapshot.shortName(finding.id).compare(word, Qt::CaseInsensitive) == 0; },
        say("This survey has no finding %1. Nothing was changed.").arg(word),
        say("%1 names more than one finding. Give its id. Nothing was changed.").arg(word));
}

Result<const Node *> findNode(const SurveySnapshot &snapshot, const QString &word)
{
    return byIdOrName(
        snapshot.nodes, word,
        [&](const Node &node) { return node.label.shown().compare(word, Qt::CaseInsensitive) == 0; },
        say("This survey's taxonomy has no entry %1. Nothing was changed.").arg(word),
        say("%1 names more than one entry of the taxonomy. Give its id. Nothing was changed.").arg(word));
}

} // namespace

int annotate(const Place &place, const Output &output, const AnnotateArguments &arguments)
{
    if (isWrongUsage(arguments))
        return kWrongUsage;
    const Kind *kind = arguments.kind.isEmpty() ? nullptr : kindByName(arguments.kind);
    if (!kind && !arguments.kind.isEmpty()) {
        Output::message(say("There is no kind “%1”.").arg(arguments.kind));
        return kWrongUsage;
    }
    Session session(place, Session::Access::Write);
    if (const auto opened = session.open(); !opened)
        return output.fail(opened.error());
    const std::optional<SurveyId> id = surveyOrFail(session, output, arguments.survey);
    if (!id)
        return kCouldNot;
    Result<SurveyData *> survey = session.openSurveyWithText(*id);
    if (!survey && arguments.quote.isEmpty()) {
        const Error error = survey.error();
        survey = session.openSurvey(*id);
        if (survey && !(*survey)->snapshot().currentVersion())
            survey = Failure(error);
    }
    if (!survey)
        return output.fail(survey.error());

    const KindId kindId = kind ? kind->id : defaultKind(**survey);
    QJsonArray candidates;
    Result<Annotation> annotation = arguments.quote.isEmpty()
        ? markPlace(**survey, session.pageSizesOf(**survey), arguments, kindId)
        : markQuote(**survey, arguments, kindId, &candidates);
    if (!annotation)
        return output.fail(annotation.error(), candidates);
    annotation->note = arguments.note;
    const AnnotationId made = session.library().addAnnotation(*annotation);
    if (const auto saved = session.waitUntilSaved(); !saved)
        return output.fail(saved.error());
    QJsonObject document = annotationDocument(session, **survey, made);
    document.insert(QStringLiteral("class"), QStringLiteral("same"));
    session.library().flush(30000);
    return output.answer(document, QStringLiteral("%1  %2").arg(made.text(), annotation->anchors.front().quote));
}

int annotations(const Place &place, const Output &output, const QString &word, const QString &version)
{
    Session session(place, Session::Access::Read);
    if (const auto opened = session.open(); !opened)
        return output.fail(opened.error());
    const std::optional<SurveyId> id = surveyOrFail(session, output, word);
    if (!id)
        return kCouldNot;
    const Result<SurveyData *> survey = session.openSurvey(*id);
    if (!survey)
        return output.fail(survey.error());
    const SurveySnapshot &snapshot = (*survey)->snapshot();
    VersionId where = snapshot.currentVersion() ? snapshot.currentVersion()->id : VersionId();
    if (!version.isEmpty()) {
        const auto found = byIdOrName(
            snapshot.versions, version, [](const Version &) { return false; },
            say("This survey has no version %1.").arg(version), say("More than one version begins with %1.").arg(version));
        if (!found)
            return output.fail(found.error());
        where = (*found)->id;
    }
    const QJsonArray all = exchange::annotationsJson(snapshot, where, session.pageSizesOf(**survey));
    QStringList lines;
    for (const Annotation &annotation : snapshot.annotations) {
        const Anchor *anchor = annotation.anchorIn(where);
        const QString page = anchor && anchor->firstPage() >= 0 ? say("p. %1").arg(anchor->firstPage() + 1) : QStringLiteral("–");
        lines.append(QStringLiteral("%1  %2  %3  %4").arg(annotation.id.text(), page, styleName(annotation.style),
                                                          anchor ? anchor->quote.simplified() : annotation.note));
    }
    return output.answer({{QStringLiteral("survey"), id->text()}, {QStringLiteral("version"), orNull(where.text())},
                          {QStringLiteral("annotations"), all}},
                         lines.join(QLatin1Char('\n')));
}

int link(const Place &place, const Output &output, const LinkArguments &arguments)
{
    if (!arguments.node.isEmpty() && !arguments.role.isEmpty()) {
        Output::message(say("--role belongs to --finding."));
        return kWrongUsage;
    }
    Session session(place, Session::Access::Write);
    if (const auto opened = session.open(); !opened)
        return output.fail(opened.error());
    const auto annotation = session.waitFor<Result<Annotation>>([&](const std::function<void(Result<Annotation>)> &done) {
        session.library().findAnnotation(arguments.annotation, &session, done);
    });
    if (!annotation)
        return output.fail(annotation.error());
    const Result<SurveyData *> survey = session.openSurvey(annotation->survey);
    if (!survey)
        return output.fail(survey.error());
    const SurveySnapshot &snapshot = (*survey)->snapshot();
    LinkId made;
    if (arguments.node.isEmpty()) {
        const Result<const Finding *> finding = findFinding(snapshot, arguments.finding);
        if (!finding)
            return output.fail(finding.error());
        const EvidenceRole role = evidenceRoleFromName(arguments.role).value_or(EvidenceRole::Supports);
        made = session.library().addEvidence(annotation->survey, annotation->id, (*finding)->id, role);
    } else {
        const Result<const Node *> node = findNode(snapshot, arguments.node);
        if (!node)
            return output.fail(node.error());
        made = session.library().addToNode(annotation->survey, annotation->id, (*node)->id);
    }
    if (const auto saved = session.waitUntilSaved(); !saved)
        return output.fail(saved.error());
    QJsonObject document = annotationDocument(session, **survey, annotation->id);
    document.insert(QStringLiteral("link"), made.text());
    session.library().flush(30000);
    return output.answer(document, made.text());
}

} // namespace conspectus::cli
