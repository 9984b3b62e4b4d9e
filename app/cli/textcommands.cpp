// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// text, outline, taxonomy and search.

#include "cli/commands.h"
#include "survey/projection.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace conspectus::cli {

namespace {

QString say(const char *message) { return QCoreApplication::translate("CommandLine", message); }

QJsonArray unitBox(const QRectF &box, const QSizeF &size)
{
    const QRectF unit = toUnit(box, size);
    return {unit.x(), unit.y(), unit.width(), unit.height()};
}

QJsonArray wordsOf(const text::TextPage &page)
{
    QJsonArray words;
    for (const text::Word &word : page.words) {
        const bool knowsFont = word.font >= 0 && word.font < page.fonts.size();
        words.append(QJsonObject{{QStringLiteral("text"), word.text},
                                 {QStringLiteral("box"), unitBox(word.box, page.size)},
                                 {QStringLiteral("font"), knowsFont ? orNull(page.fonts[word.font]) : QJsonValue()},
                                 {QStringLiteral("size"), word.size > 0 ? QJsonValue(static_cast<double>(word.size)) : QJsonValue()},
                                 {QStringLiteral("role"), text::roleName(word.role)}});
    }
    return words;
}

// "4.2 Clinical decision support" → "4.2"; the whole title stays as it is.
QJsonValue sectionNumber(const QString &title)
{
    static const QRegularExpression number(QStringLiteral("^\\s*((?:[0-9]+|[A-Z](?=\\.[0-9]))(?:\\.[0-9]+)*|[IVXL]+(?=\\.))\\.?\\s+\\S"));
    const QRegularExpressionMatch match = number.match(title);
    return match.hasMatch() ? QJsonValue(match.captured(1)) : QJsonValue();
}

QJsonObject sectionJson(const pdf::OutlineItem &item, const std::vector<QSizeF> &sizes)
{
    const bool hasPage = item.page >= 0 && static_cast<size_t>(item.page) < sizes.size();
    const QSizeF size = hasPage ? sizes[static_cast<size_t>(item.page)] : QSizeF();
    return {{QStringLiteral("title"), item.title},
            {QStringLiteral("number"), sectionNumber(item.title)},
            {QStringLiteral("level"), item.level + 1},
            {QStringLiteral("page"), item.page < 0 ? QJsonValue() : QJsonValue(item.page + 1)},
            {QStringLiteral("y"), size.isEmpty() ? QJsonValue() : QJsonValue(item.point.y() / size.height())},
            {QStringLiteral("confidence"), 1.0}};
}

QJsonObject hitJson(const FoundHit &hit)
{
    QJsonArray marks;
    for (const text::Span &mark : hit.marks)
        marks.append(QJsonArray{mark.begin, mark.end});
    return {{QStringLiteral("survey"), hit.survey.text()},
            {QStringLiteral("title"), orNull(hit.surveyTitle)},
            {QStringLiteral("version"), orNull(hit.version.text())},
            {QStringLiteral("where"), hit.where},
            {QStringLiteral("object"), orNull(hit.object)},
            {QStringLiteral("page"), hit.page < 0 ? QJsonValue() : QJsonValue(hit.page + 1)},
            {QStringLiteral("snippet"), hit.snippet},
            {QStringLiteral("marks"), marks},
            {QStringLiteral("score"), hit.score}};
}

} // namespace

int text(const Place &place, const Output &output, const TextArguments &arguments)
{
    Session session(place, Session::Access::Read);
    if (const auto opened = session.open(); !opened)
        return output.fail(opened.error());
    const std::optional<SurveyId> id = surveyOrFail(session, output, arguments.survey);
    if (!id)
        return kCouldNot;
    const Result<SurveyData *> survey = session.openSurveyWithText(*id);
    if (!survey)
        return output.fail(survey.error());
    const text::TextLayer &layer = (*survey)->textLayer();
    const int count = static_cast<int>(layer.pages.size());
    if (arguments.page > count)
        return output.fail({ErrorCode::NotFound, say("The PDF has %1 pages only.").arg(count), {}});

    QJsonArray pages;
    QString plain;
    for (int number = 0; number < count; ++number) {
        const text::TextPagePtr &page = layer.pages[static_cast<size_t>(number)];
        if (!page || (arguments.page > 0 && number != arguments.page - 1))
            continue;
        QJsonObject json{{QStringLiteral("page"), number + 1}, {QStringLiteral("text"), page->text}};
        if (arguments.words)
            json.insert(QStringLiteral("words"), wordsOf(*page));
        pages.append(json);
        plain += page->text + QStringLiteral("\n\f");
    }
    return output.answer({{QStringLiteral("survey"), id->text()},
                          {QStringLiteral("version"), (*survey)->snapshot().currentVersion()->id.text()},
                          {QStringLiteral("pages"), pages}},
                         plain);
}

int outline(const Place &place, const Output &output, const QString &word)
{
    Session session(place, Session::Access::Read);
    if (const auto opened = session.open(); !opened)
        return output.fail(opened.error());
    const std::optional<SurveyId> id = surveyOrFail(session, output, word);
    if (!id)
        return kCouldNot;
    // What is not in the index yet is read now; where the file cannot be opened, what is known stands.
    Result<SurveyData *> survey = session.openSurveyWithText(*id);
    if (!survey)
        survey = session.openSurvey(*id);
    if (!survey)
        return output.fail(survey.error());
    const DocumentStructure structure = session.structureOf(**survey);
    const std::vector<QSizeF> sizes = session.pageSizesOf(**survey);
    QJsonArray sections;
    QStringList lines;
    for (const pdf::OutlineItem &item : structure.outline) {
        sections.append(sectionJson(item, sizes));
        lines.append(QString(item.level * 2, QLatin1Char(' ')) + item.title
                     + (item.page < 0 ? QString() : QStringLiteral("  %1").arg(item.page + 1)));
    }
    const QJsonValue source = structure.outline.empty() ? QJsonValue() : QJsonValue(QStringLiteral("pdf"));
    return output.answer({{QStringLiteral("source"), source}, {QStringLiteral("sections"), sections}}, lines.join(QLatin1Char('\n')));
}

int taxonomy(const Place &place, const Output &output, const QString &word)
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
    QJsonArray nodes;
    QStringList lines;
    for (const Node &node : snapshot.nodes) {
        nodes.append(QJsonObject{{QStringLiteral("node"), node.id.text()},
                                 {QStringLiteral("parent"), orNull(node.parent.text())},
                                 {QStringLiteral("label"), node.label.shown()},
                                 {QStringLiteral("kind"), nodeKindName(node.kind)},
                                 {QStringLiteral("page"), QJsonValue()},
                                 {QStringLiteral("box"), QJsonValue()},
                                 {QStringLiteral("works"), QJsonArray()},
                                 {QStringLiteral("passages"), snapshot.passagesOf(node.id)},
                                 {QStringLiteral("confidence"), QJsonValue()}});
        lines.append(QStringLiteral("%1  %2  %3").arg(node.id.text(), nodeKindName(node.kind), node.label.shown()));
    }
    return output.answer({{QStringLiteral("nodes"), nodes}}, lines.join(QLatin1Char('\n')));
}

int search(const Place &place, const Output &output, const SearchArguments &arguments)
{
    Session session(place, Session::Access::Read);
    if (const auto opened = session.open(); !opened)
        return output.fail(opened.error());
    const auto found = session.waitFor<Result<FoundAnswer>>([&](const std::function<void(Result<FoundAnswer>)> &done) {
        session.library().search(arguments.query, arguments.where, arguments.limit, &session, done);
    });
    if (!found)
        return output.fail(found.error());
    QJsonArray hits;
    QStringList lines;
    for (const FoundHit &hit : found->hits) {
        hits.append(hitJson(hit));
        const QString where = hit.page < 0 ? hit.where : say("p. %1").arg(hit.page + 1);
        lines.append(QStringLiteral("%1 · %2: %3").arg(hit.surveyTitle, where, hit.snippet.simplified()));
    }
    return output.answer({{QStringLiteral("query"), found->query}, {QStringLiteral("hits"), hits}, {QStringLiteral("total"), found->total}},
                         lines.join(QLatin1Char('\n')));
}

} // namespace conspectus::cli
