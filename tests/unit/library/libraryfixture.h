// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A library in a temporary folder, opened, and waiting for its answers.
#pragma once

#include "library/library.h"
#include "support/testenvironment.h"

#include <QSignalSpy>
#include <optional>

namespace conspectus::test {

// Time stands still unless a test moves it.
class FixedClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return time; }
    QDateTime time = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
};

inline QByteArray smallPage(const QStringList &findings = {QStringLiteral("Models help doctors decide."),
                                                           QStringLiteral("Privacy is still an open question.")},
                            const QString &tldr = QStringLiteral("A survey of medical models."))
{
    return QStringLiteral("A Survey of Small Medical Models for Wards\nAda Alpha, Ben Beta\n\nTL;DR\n%1\nContribution\n"
                          "It orders the field by use.\nFindings\n%2\nAbstract\nWe survey small models. They are many.\n"
                          "Peer Reviews\nNo public reviews on file for this paper yet.\nVideos\nNo videos yet.\nTaxonomy\n"
                          "TopicsMachine Learning · Health Care\nMethodsAdam · Dropout\n")
        .arg(tldr, findings.join(QLatin1Char('\n')))
        .toUtf8();
}

class LibraryFixture
{
public:
    LibraryFixture() { library.emplace(clock); }

    // False where it could not be opened.
    bool open(bool writable = true, store::FileSystem *files = nullptr)
    {
        QSignalSpy opened(&*library, &Library::opened);
        QSignalSpy failed(&*library, &Library::openFailed);
        Library::Options options;
        options.folder = folder.filePath(QStringLiteral("library"));
        options.writable = writable;
        options.files = files;
        library->open(options);
        return QTest::qWaitFor([&] { return !opened.isEmpty() || !failed.isEmpty(); }, conspectus::test::kLongWait) && failed.isEmpty();
    }
    // Ends the service and begins a new one on the same folder.
    bool reopen(bool writable = true)
    {
        library.reset();
        library.emplace(clock);
        return open(writable);
    }
    template<typename T>
    std::optional<T> wait(const std::function<void(std::function<void(T)>)> &ask)
    {
        std::optional<T> answer;
        ask([&answer](T value) { answer.emplace(std::move(value)); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, conspectus::test::kLongWait))
            return std::nullopt;
        return answer;
    }
    Result<ImportOutcome> import(const QByteArray &bytes)
    {
        auto outcome = wait<Result<ImportOutcome>>([&](auto done) { library->importPage(bytes, &context, done); });
        return outcome ? *outcome : failure(ErrorCode::TimedOut, QStringLiteral("no answer"));
    }
    SurveyData *openSurvey(const SurveyId &id)
    {
        library->openSurvey(id);
        return QTest::qWaitFor([&] { return library->survey(id) != nullptr; }, conspectus::test::kLongWait) ? library->survey(id) : nullptr;
    }
    // A survey that is not this one; null where there is none.
    SurveyId otherThan(const SurveyId &id)
    {
        for (const SurveyRow &row : library->surveys()) {
            if (row.id != id)
                return row.id;
        }
        return {};
    }
    // A survey object as the store has it.
    ObjectState stored(const ObjectId &id)
    {
        const auto objects = wait<Result<std::vector<ObjectState>>>(
            [&](auto done) { library->objectsOfType({QStringLiteral("survey")}, &context, done); });
        for (const ObjectState &object : objects && *objects ? **objects : std::vector<ObjectState>()) {
            if (object.id == id)
                return object;
        }
        return {};
    }
    bool waitUntilSaved()
    {
        return QTest::qWaitFor([&] { return library->savingState() == SavingState::Saved; }, conspectus::test::kLongWait);
    }

    QTemporaryDir folder;
    FixedClock clock;
    QObject context;
    std::optional<Library> library;
};

} // namespace conspectus::test
