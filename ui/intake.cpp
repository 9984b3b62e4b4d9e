// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake.h"

#include "library/surveyedits.h"
#include "ui/dialogs/passworddialog.h"
#include "ui/fileio.h"
#include "ui/widgets/messagebar.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <algorithm>

namespace conspectus {
namespace {

constexpr qsizetype kShortestPage = 40; // characters; less is not the text of a page
const QString kNewSurveys = QStringLiteral("new-surveys");
const QString kKindSet = QStringLiteral("kindSet");

QString nameOf(const QString &path)
{
    return QFileInfo(path).fileName();
}

QStringList localFilesOf(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

} // namespace

struct Intake::Batch
{
    SurveyId into;
    QStringList pdfs;
    std::vector<std::pair<QString, QByteArray>> texts; // name, bytes
    qsizetype waiting = 0;
};

Intake::Intake(Library *library, MessageArea *messages, QWidget *window)
    : QObject(window), m_library(library), m_messages(messages), m_window(window)
{
}

void Intake::setKindSet(const KindSetId &set)
{
    m_library->putViewState(kNewSurveys, {{kKindSet, set.text()}});
}

KindSetId Intake::kindSet() const
{
    return KindSetId(m_library->viewState(kNewSurveys).value(kKindSet).toString());
}

bool Intake::isWelcome(const QMimeData *data)
{
    return data != nullptr && (!localFilesOf(data).isEmpty() || data->text().trimmed().size() >= kShortestPage);
}

void Intake::takeMime(const QMimeData *data)
{
    const QStringList files = localFilesOf(data);
    if (!files.isEmpty())
        takeFiles(files);
    else
        takeText(data->text());
}

void Intake::takeFiles(const QStringList &paths, const SurveyId &into)
{
    if (std::ranges::any_of(paths, [](const QString &path) { return QFileInfo(path).isDir(); })) {
        Q_EMIT foldersGiven(paths);
        return;
    }
    auto batch = std::make_shared<Batch>();
    batch->into = into;
    batch->waiting = paths.size();
    for (const QString &path : paths) {
        ++m_running;
        readFileLater(path, this, [this, batch, path](const Result<FileStart> &start) {
            --m_running;
            if (!start)
                refuse(tr("%1 was not added.").arg(nameOf(path)), start.error());
            else if (start->isPdf || path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
                batch->pdfs << path; // one that only calls itself a PDF is refused with its reason by the library
            else
                batch->texts.emplace_back(nameOf(path), start->bytes);
            if (--batch->waiting == 0)
                sortInto(batch);
        });
    }
}

void Intake::sortInto(const std::shared_ptr<Batch> &batch)
{
    const bool isPair = batch->texts.size() == 1 && batch->pdfs.size() == 1 && batch->into.isNull();
    if (isPair) {
        const QString pdf = batch->pdfs.front();
        takeBytes(batch->texts.front().second, batch->texts.front().first, {},
                  [this, pdf](const SurveyId &survey) { takePdf(pdf, survey); });
        return;
    }
    for (const auto &[name, bytes] : batch->texts)
        takeBytes(bytes, name, batch->into);
    for (const QString &pdf : std::as_const(batch->pdfs))
        takePdf(pdf, batch->into);
}

void Intake::takeText(const QString &text, const SurveyId &into)
{
    takeBytes(text.toUtf8(), tr("The pasted text"), into);
}

void Intake::takeBytes(const QByteArray &bytes, const QString &name, const SurveyId &into,
                       std::function<void(const SurveyId &)> then)
{
    ++m_running;
    m_library->importPage(
        bytes, this,
        [this, name, then](const Result<ImportOutcome> &outcome) {
            --m_running;
            if (!outcome)
                return refuse(tr("%1 was not imported.").arg(name), outcome.error());
            Q_EMIT said(outcome->created ? tr("Imported: %1").arg(outcome->title) : tr("Updated: %1").arg(outcome->title));
            arrived(outcome->survey, outcome->created, {});
            if (then)
                then(outcome->survey);
        },
        into);
}

void Intake::takePdf(const QString &path, const SurveyId &into, int firstPage, const QByteArray &passwordUtf8)
{
    ++m_running;
    m_library->addPdf(
        path, into, this,
        [this, path, into, firstPage, passwordUtf8](const Result<AddedPdf> &result) {
            --m_running;
            pdfAdded(path, into, firstPage, passwordUtf8, result);
        },
        passwordUtf8, firstPage);
}

void Intake::pdfAdded(const QString &path, const SurveyId &into, int firstPage, const QByteArray &password,
                      const Result<AddedPdf> &result)
{
    if (!result) {
        const ErrorCode code = result.error().code;
        if (code == ErrorCode::PasswordNeeded || code == ErrorCode::WrongPassword)
            return askForPassword(path, into, firstPage, code == ErrorCode::WrongPassword);
        if (code != ErrorCode::Cancelled)
            refuse(tr("%1 was not added.").arg(nameOf(path)), result.error());
        return;
    }
    if (!password.isEmpty())
        Q_EMIT passwordUsed(password);
    if (!result->duplicateOf.isNull()) {
        if (m_messages && into != result->duplicateOf && !into.isNull()) {
            m_messages->show({QStringLiteral("duplicate"), MessageLevel::Info, tr("This PDF is in the library already."),
                              tr("It belongs to the survey that is shown now, and was not added again."), {}, {}});
        }
        return arrived(result->duplicateOf, false, path);
    }
    if (result->wasBroughtBack && m_messages) {
        m_messages->show({QStringLiteral("brought-back"), MessageLevel::Info, tr("%1 came back from the trash.").arg(nameOf(path)),
                          tr("Its notes and findings are as they were."), {}, {}});
    }
    sayProblems(path, *result);
    arrived(result->survey, result->surveyCreated, path);
}

void Intake::askForPassword(const QString &path, const SurveyId &into, int firstPage, bool wasWrong)
{
    auto *dialog = new PasswordDialog(nameOf(path), wasWrong, m_window);
    connect(dialog, &PasswordDialog::passwordGiven, this,
            [this, path, into, firstPage](const QByteArray &password) { takePdf(path, into, firstPage, password); });
    connect(dialog, &QDialog::rejected, this, [this, path] { Q_EMIT said(tr("%1 was not added.").arg(nameOf(path))); });
    dialog->open();
}

void Intake::sayProblems(const QString &path, const AddedPdf &added)
{
    if (!m_messages)
        return;
    QStringList details;
    for (const auto &problem : added.problems) {
        const QString page = problem.page >= 0 ? tr("page %1: ").arg(problem.page + 1) : QString();
        details << QStringLiteral("%1%2 (%3)").arg(page, problem.message, problem.code);
    }
    if (added.textLayer == QLatin1String("none")) {
        m_messages->show({QStringLiteral("pdf-text"), MessageLevel::Info, tr("%1 has no text.").arg(nameOf(path)),
                          tr("It is probably a scan. You can read it and put notes and areas on it; text cannot be selected."),
                          details.join(QLatin1Char('\n')), {}});
    } else if (!added.problems.empty()) {
        m_messages->show({QStringLiteral("pdf-problems"), MessageLevel::Warning,
                          tr("%1 was added, and is damaged in places.").arg(nameOf(path)),
                          tr("What can be read is shown; your notes are not affected."), details.join(QLatin1Char('\n')), {}});
    }
}

void Intake::refuse(const QString &headline, const Error &error)
{
    if (!m_messages)
        return;
    const QString details = errorCodeName(error.code) + (error.detail.isEmpty() ? QString() : QStringLiteral(": ") + error.detail);
    m_messages->show({{}, MessageLevel::Warning, headline, error.message, details, {}});
}

void Intake::arrived(const SurveyId &survey, bool created, const QString &openedFrom)
{
    if (created && !kindSet().isNull())
        conspectus::setKindSet(*m_library, {survey}, kindSet()); // it is not open yet
    Q_EMIT surveyArrived(survey, openedFrom);
}

} // namespace conspectus
