// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// list, show and export.

#include "cli/commands.h"
#include "exchange/exporters.h"
#include "library/notesexport.h"
#include "library/reviewexport.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace conspectus::cli {

namespace {
QString say(const char *message) { return QCoreApplication::translate("CommandLine", message); }

Result<QByteArray> exported(Session &session, const SurveyData &survey, const QString &format)
{
    if (format == QLatin1String("node-notes"))
        return session.waitFor<QByteArray>(
            [&](const std::function<void(QByteArray)> &done) { makeNotesByNode(session.library(), survey, &session, done); });
    if (format == QLatin1String("anki")) {
        return session
            .waitFor<exchange::RecallCards>(
                [&](const std::function<void(exchange::RecallCards)> &done) { makeRecallCards(session.library(), survey, &session, done); })
            .text;
    }
    if (!format.startsWith(QLatin1String("review-"))) {
        return session.waitFor<Result<QByteArray>>([&](const std::function<void(Result<QByteArray>)> &done) {
            session.library().exportSurvey(survey.id(), format, &session, done);
        });
    }
    const auto drafts = session.waitFor<ReviewDrafts>(
        [&](const std::function<void(ReviewDrafts)> &done) { makeReviewDrafts(session.library(), survey, &session, done); });
    return format == QLatin1String("review-text") ? drafts.plainText : drafts.markdown;
}

}

int list(const Place &place, const Output &output)
{
    Session session(place, Session::Access::Read);
    if (const auto opened = session.open(); !opened)
        return output.fail(opened.error());
    QJsonArray surveys;
    QStringList lines;
    for (const SurveyRow &row : session.library().surveys()) {
        surveys.append(QJsonObject{{QStringLiteral("survey"), row.id.text()},
                                   {QStringLiteral("title"), orNull(row.title)},
                                   {QStringLiteral("authorsLine"), orNull(row.authorsLine)},
                                   {QStringLiteral("year"), orNull(row.year)},
                                   {QStringLiteral("versions"), row.versions},
                                   {QStringLiteral("annotations"), row.annotations},
                                   {QStringLiteral("findings"), row.findings}});
        lines.append(QStringLiteral("%1  %2").arg(row.id.text(), row.title.isEmpty() ? say("(no title)") : row.title));
    }
    return output.answer({{QStringLiteral("surveys"), surveys}}, lines.join(QLatin1Char('\n')));
}

int show(const Place &place, const Output &output, const QString &word)
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
    if (output.isJson())
        return output.answer(exchange::surveyPageJson((*survey)->snapshot()), {});
    return output.raw(exchange::toMarkdown((*survey)->snapshot()));
}

int exportSurvey(const Place &place, const Output &output, const ExportArguments &arguments)
{
    Session session(place, Session::Access::Read);
    if (const auto opened = session.open(); !opened)
        return output.fail(opened.error());
    const std::optional<SurveyId> id = surveyOrFail(session, output, arguments.survey);
    if (!id)
        return kCouldNot;
    const Result<SurveyData *> survey = session.openSurvey(*id);
    if (!survey)
        return output.fail(survey.error());
    const Result<QByteArray> bytes = exported(session, **survey, arguments.format);
    if (!bytes)
        return output.fail(bytes.error());

    const SurveySnapshot &snapshot = (*survey)->snapshot();
    QJsonObject document{{QStringLiteral("survey"), id->text()},
                         {QStringLiteral("format"), arguments.format},
                         {QStringLiteral("annotations"), static_cast<int>(snapshot.annotations.size())},
                         {QStringLiteral("findings"), static_cast<int>(snapshot.findings.size())},
                         {QStringLiteral("losses"), QJsonArray()}};
    if (arguments.file.isEmpty()) {
        if (!output.isJson() || arguments.format == QLatin1String("json"))
            return output.raw(*bytes);
        document.insert(QStringLiteral("text"), QString::fromUtf8(*bytes));
        return output.answer(document, {});
    }
    QSaveFile file(arguments.file);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit()) {
        return output.fail({ErrorCode::PermissionDenied,
                            say("The file %1 could not be written. The library is unchanged.").arg(arguments.file),
                            file.errorString()});
    }
    document.insert(QStringLiteral("file"), arguments.file);
    document.insert(QStringLiteral("bytes"), bytes->size());
    return output.answer(document, say("Written: %1").arg(arguments.file));
}

} // namespace conspectus::cli
