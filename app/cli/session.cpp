// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/session.h"

#include "library/places.h"
#include "text/fold.h"

#include <QDir>
#include <algorithm>

namespace conspectus::cli {

namespace {

constexpr int kShortestIdBeginning = 4;

QJsonArray candidatesFrom(const std::vector<const SurveyRow *> &rows)
{
    QJsonArray candidates;
    for (const SurveyRow *row : rows)
        candidates.append(QJsonObject{{QStringLiteral("survey"), row->id.text()}, {QStringLiteral("title"), orNull(row->title)}});
    return candidates;
}

// By id, by a beginning of an id, by title; the first of these that names anything decides.
std::vector<const SurveyRow *> rowsFor(const std::vector<SurveyRow> &rows, const QString &word)
{
    const auto those = [&rows](auto matches) {
        std::vector<const SurveyRow *> found;
        for (const SurveyRow &row : rows) {
            if (matches(row))
                found.push_back(&row);
        }
        return found;
    };
    const QString folded = text::fold(word).trimmed();
    if (word.size() >= kShortestIdBeginning) {
        if (auto found = those([&](const SurveyRow &row) { return row.id.text().startsWith(word); }); !found.empty())
            return found;
    }
    if (folded.isEmpty())
        return {};
    if (auto found = those([&](const SurveyRow &row) { return text::fold(row.title).trimmed() == folded; }); !found.empty())
        return found;
    if (auto found = those([&](const SurveyRow &row) { return text::fold(row.title).contains(folded); }); !found.empty())
        return found;
    return those([&](const SurveyRow &row) { return row.id.text().startsWith(word); });
}

} // namespace

Session::Session(const Place &place, Access access) : m_library(m_clock), m_place(place), m_access(access)
{
    connect(&m_library, &Library::saveFailed, this, [this](const Error &error) { m_saveError = error; });
}

Result<void> Session::open()
{
    Library::Options options;
    options.folder = QDir(m_place.folder).absolutePath();
    options.stateFolder = defaultStateFolder();
    options.writable = m_access == Access::Write;
    options.waitSeconds = m_place.waitSeconds;
    QObject listener;
    return waitFor<Result<void>>([&](const std::function<void(Result<void>)> &done) {
        connect(&m_library, &Library::opened, &listener, [done] { done({}); });
        connect(&m_library, &Library::openFailed, &listener, [done](const Error &error) { done(Failure(error)); });
        m_library.open(options, false);
    });
}

Result<SurveyId> Session::findSurvey(const QString &word, QJsonArray *candidates) const
{
    const std::vector<const SurveyRow *> found = rowsFor(m_library.surveys(), word);
    if (found.size() == 1)
        return found.front()->id;
    if (found.empty())
        return failure(ErrorCode::NotFound, tr("No survey in this library has the id or title “%1”.").arg(word));
    *candidates = candidatesFrom(found);
    return failure(ErrorCode::Ambiguous, tr("“%1” names %n surveys. Give more of the title, or the id.", nullptr,
                                            static_cast<int>(found.size())).arg(word));
}

Result<SurveyData *> Session::openSurvey(const SurveyId &id)
{
    QObject listener;
    const auto opened = waitFor<Result<void>>([&](const std::function<void(Result<void>)> &done) {
        connect(&m_library, &Library::surveyOpened, &listener, [=](const SurveyId &which) {
            if (which == id)
                done({});
        });
        connect(&m_library, &Library::surveyOpenFailed, &listener,
                [=](const SurveyId &, const Error &error) { done(Failure(error)); });
        m_library.openSurvey(id);
    });
    if (!opened)
        return Failure(opened.error());
    return m_library.survey(id);
}

Result<SurveyData *> Session::openSurveyWithText(const SurveyId &id)
{
    // Listened to from before the opening, so that no answer is missed.
    std::optional<Result<void>> text;
    std::function<void()> wake;
    QObject listener;
    const auto take = [&](Result<void> result) {
        text = std::move(result);
        if (wake)
            wake();
    };
    connect(&m_library, &Library::textLayerComplete, &listener, [&](const SurveyId &which) {
        if (which == id)
            take({});
    });
    connect(&m_library, &Library::textLayerFailed, &listener, [&](const SurveyId &which, const VersionId &, const Error &error) {
        if (which == id)
            take(Failure(error));
    });
    const Result<SurveyData *> survey = openSurvey(id);
    if (!survey)
        return survey;
    if (!(*survey)->snapshot().currentVersion())
        return failure(ErrorCode::NotFound, tr("This survey has no PDF yet. Add one with add-pdf."));
    if (!text) {
        QEventLoop loop;
        wake = [&loop] { loop.quit(); };
        loop.exec();
    }
    if (!*text)
        return Failure(text->error());
    return survey;
}

DocumentStructure Session::structureOf(const SurveyData &survey)
{
    const Version *version = survey.snapshot().currentVersion();
    if (!version)
        return {};
    return waitFor<DocumentStructure>([&](const std::function<void(DocumentStructure)> &done) {
        m_library.structure(version->id, this, done);
    });
}

std::vector<QSizeF> Session::pageSizesOf(const SurveyData &survey)
{
    const Version *version = survey.snapshot().currentVersion();
    return version ? pageSizes(structureOf(survey), survey.textLayer(), version->pageCount) : std::vector<QSizeF>();
}

Result<void> Session::waitUntilSaved()
{
    const auto isPending = [this] { return m_library.savingState() == SavingState::Saving && !m_saveError; };
    if (isPending()) {
        QEventLoop loop;
        connect(&m_library, &Library::savingStateChanged, &loop, [&] {
            if (!isPending())
                loop.quit();
        });
        connect(&m_library, &Library::saveFailed, &loop, &QEventLoop::quit);
        loop.exec();
    }
    if (m_saveError)
        return Failure(*m_saveError);
    return {};
}

std::optional<SurveyId> surveyOrFail(Session &session, const Output &output, const QString &word)
{
    QJsonArray candidates;
    const Result<SurveyId> found = session.findSurvey(word, &candidates);
    if (found)
        return *found;
    output.fail(found.error(), candidates);
    return std::nullopt;
}

} // namespace conspectus::cli
