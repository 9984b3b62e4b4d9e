// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// import and add-pdf.

#include "cli/commands.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryFile>

namespace conspectus::cli {

namespace {

// A page text has at most 2 million characters; what is longer is refused by its parser.
constexpr qint64 kMostBytes = 16 << 20;

QString say(const char *message) { return QCoreApplication::translate("CommandLine", message); }

Result<QByteArray> readInput(const QString &name, qint64 most)
{
    QFile file;
    const bool isOpen = name == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly)
                                                   : (file.setFileName(name), file.open(QIODevice::ReadOnly));
    if (!isOpen) {
        const bool isMissing = !QFile::exists(name);
        return failure(isMissing ? ErrorCode::NotFound : ErrorCode::PermissionDenied,
                       isMissing ? say("There is no file %1. Nothing was changed.").arg(name)
                                 : say("The file %1 cannot be read. Nothing was changed.").arg(name),
                       file.errorString());
    }
    QByteArray bytes;
    while (bytes.size() <= most) {
        const QByteArray more = file.read(most + 1 - bytes.size());
        if (more.isEmpty())
            break;
        bytes += more;
    }
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorCode::PermissionDenied, say("The file %1 cannot be read. Nothing was changed.").arg(name),
                       file.errorString());
    return bytes;
}

// The password without the line end that editors add.
Result<QByteArray> readPassword(const QString &file)
{
    if (file.isEmpty())
        return QByteArray();
    Result<QByteArray> password = readInput(file, 4096);
    if (password) {
        while (password->endsWith('\n') || password->endsWith('\r'))
            password->chop(1);
    }
    return password;
}

// By what is in it; a file that only calls itself a PDF is taken for one too, so that it is refused as one.
bool isPdf(const QByteArray &bytes, const QString &name)
{
    return bytes.left(1024).contains("%PDF-") || name.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
}

Result<AddedPdf> add(Session &session, const QString &path, const SurveyId &survey, const QByteArray &password)
{
    return session.waitFor<Result<AddedPdf>>([&](const std::function<void(Result<AddedPdf>)> &done) {
        session.library().addPdf(path, survey, &session, done, password);
    });
}

QJsonObject json(const AddedPdf &added)
{
    QJsonArray problems;
    for (const AddedPdf::Problem &problem : added.problems) {
        problems.append(QJsonObject{{QStringLiteral("code"), problem.code},
                                    {QStringLiteral("page"), problem.page < 0 ? QJsonValue() : QJsonValue(problem.page + 1)},
                                    {QStringLiteral("message"), problem.message}});
    }
    return {{QStringLiteral("survey"), added.survey.text()},
            {QStringLiteral("version"), added.version.text()},
            {QStringLiteral("sha256"), added.version.text()},
            {QStringLiteral("pages"), added.pageCount},
            {QStringLiteral("textLayer"), orNull(added.textLayer)},
            {QStringLiteral("duplicateOf"), orNull(added.duplicateOf.text())},
            {QStringLiteral("problems"), problems}};
}

QString line(const AddedPdf &added)
{
    if (!added.duplicateOf.isNull())
        return say("The library has this file already (survey %1). Nothing was added.").arg(added.duplicateOf.text());
    return say("Added version %1: %2 pages, text layer %3.")
        .arg(added.version.text().left(12), QString::number(added.pageCount), added.textLayer);
}

QJsonArray json(const std::vector<ImportNote> &notes)
{
    QJsonArray list;
    for (const ImportNote &note : notes) {
        list.append(QJsonObject{{QStringLiteral("code"), note.code}, {QStringLiteral("section"), orNull(note.section)},
                                {QStringLiteral("message"), note.message}});
    }
    return list;
}

// A PDF alone. From standard input it is put into a file first, as the workers read files.
int importPdf(Session &session, const Output &output, const ImportArguments &arguments, const QByteArray &bytes,
              const QByteArray &password)
{
    QTemporaryFile copy;
    QString path = arguments.page;
    if (path == QLatin1String("-")) {
        if (!copy.open() || copy.write(bytes) != bytes.size() || !copy.flush())
            return output.fail({ErrorCode::DiskFull, say("There is no room for a temporary copy of the PDF. Nothing was changed."), {}});
        path = copy.fileName();
    }
    const Result<AddedPdf> added = add(session, path, {}, password);
    if (!added)
        return output.fail(added.error());
    if (const auto saved = session.waitUntilSaved(); !saved)
        return output.fail(saved.error());
    const SurveyRow *row = session.library().surveyRow(added->survey);
    QJsonObject document = json(*added);
    document.insert(QStringLiteral("title"), row ? orNull(row->title) : QJsonValue());
    document.insert(QStringLiteral("created"), added->surveyCreated);
    document.insert(QStringLiteral("notes"), QJsonArray());
    const QString title = row ? row->title : QString();
    session.library().flush(30000);
    return output.answer(document, QStringLiteral("%1  %2\n%3").arg(added->survey.text(), title, line(*added)));
}

} // namespace

int importPage(const Place &place, const Output &output, const ImportArguments &arguments)
{
    const bool readsBoth = arguments.page == QLatin1String("-") && arguments.passwordFile == QLatin1String("-");
    if (readsBoth) {
        Output::message(say("Standard input can be the page or the password, not both."));
        return kWrongUsage;
    }
    const bool fromStdin = arguments.page == QLatin1String("-");
    const Result<QByteArray> bytes = readInput(arguments.page, fromStdin ? qint64(1) << 30 : kMostBytes);
    const Result<QByteArray> password = readPassword(arguments.passwordFile);
    if (!bytes || !password)
        return output.fail(bytes ? password.error() : bytes.error());

    Session session(place, Session::Access::Write);
    if (const auto opened = session.open(); !opened)
        return output.fail(opened.error());
    if (isPdf(*bytes, arguments.page) && arguments.pdfs.isEmpty())
        return importPdf(session, output, arguments, *bytes, *password);

    const auto imported = session.waitFor<Result<ImportOutcome>>([&](const std::function<void(Result<ImportOutcome>)> &done) {
        session.library().importPage(*bytes, &session, done);
    });
    if (!imported)
        return output.fail(imported.error());
    QJsonObject document{{QStringLiteral("survey"), imported->survey.text()}, {QStringLiteral("title"), orNull(imported->title)},
                         {QStringLiteral("created"), imported->created}, {QStringLiteral("notes"), json(imported->notes)}};
    QStringList lines{QStringLiteral("%1  %2").arg(imported->survey.text(), imported->title)};
    for (const ImportNote &note : imported->notes)
        lines.append(QStringLiteral("note: %1").arg(note.message));
    QJsonArray versions;
    for (const QString &pdf : arguments.pdfs) {
        const Result<AddedPdf> added = add(session, pdf, imported->survey, *password);
        if (!added)
            return output.fail(added.error());
        versions.append(json(*added));
        lines.append(line(*added));
    }
    if (!versions.isEmpty())
        document.insert(QStringLiteral("versions"), versions);
    if (const auto saved = session.waitUntilSaved(); !saved)
        return output.fail(saved.error());
    session.library().flush(30000);
    return output.answer(document, lines.join(QLatin1Char('\n')));
}

int addPdf(const Place &place, const Output &output, const AddPdfArguments &arguments)
{
    const Result<QByteArray> password = readPassword(arguments.passwordFile);
    if (!password)
        return output.fail(password.error());
    Session session(place, Session::Access::Write);
    if (const auto opened = session.open(); !opened)
        return output.fail(opened.error());
    const std::optional<SurveyId> survey = surveyOrFail(session, output, arguments.survey);
    if (!survey)
        return kCouldNot;
    const Result<AddedPdf> added = add(session, arguments.pdf, *survey, *password);
    if (!added)
        return output.fail(added.error());
    if (const auto saved = session.waitUntilSaved(); !saved)
        return output.fail(saved.error());
    session.library().flush(30000);
    return output.answer(json(*added), line(*added));
}

} // namespace conspectus::cli
