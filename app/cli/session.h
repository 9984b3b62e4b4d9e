// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One command's use of one library: opens it, waits for answers, finds what an argument means, and waits for what was
// changed to be saved before the program ends.
#pragma once

#include "cli/output.h"
#include "library/kindregistry.h"
#include "library/library.h"

#include <QEventLoop>
#include <QObject>
#include <functional>
#include <optional>

namespace conspectus::cli {

struct Place
{
    QString folder;
    int waitSeconds = 5;
};

class Session : public QObject
{
    Q_OBJECT
public:
    enum class Access { Read, Write };
    Session(const Place &place, Access access);

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Library &library() { return m_library; }

    // Runs the event loop until the answer to a question is there.
    template<typename T>
    [[nodiscard]] T waitFor(const std::function<void(std::function<void(T)>)> &ask)
    {
        std::optional<T> answer;
        QEventLoop loop;
        ask([&answer, &loop](T value) {
            answer.emplace(std::move(value));
            loop.quit();
        });
        if (!answer)
            loop.exec();
        return std::move(*answer);
    }

    // What SURVEY means. candidates: filled where it is ambiguous.
    [[nodiscard]] Result<SurveyId> findSurvey(const QString &word, QJsonArray *candidates) const;
    [[nodiscard]] Result<SurveyData *> openSurvey(const SurveyId &id);
    // With the text layer of its current version, read now where it is not complete.
    [[nodiscard]] Result<SurveyData *> openSurveyWithText(const SurveyId &id);
    [[nodiscard]] DocumentStructure structureOf(const SurveyData &survey);
    // Sizes in pt of the pages of the current version.
    [[nodiscard]] std::vector<QSizeF> pageSizesOf(const SurveyData &survey);
    // Waits until everything that was changed is acknowledged.
    [[nodiscard]] Result<void> waitUntilSaved();

private:
    SystemClock m_clock;
    Library m_library;
    KindRegistry m_kinds{&m_library}; // names and sets as the reader has them
    Place m_place;
    Access m_access;
    std::optional<Error> m_saveError;
};

// A survey named in the arguments, opened; prints the error where that fails. Shared by most commands.
[[nodiscard]] std::optional<SurveyId> surveyOrFail(Session &session, const Output &output, const QString &word);

} // namespace conspectus::cli
