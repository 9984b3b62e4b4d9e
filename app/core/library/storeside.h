// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library's half on the store's thread: owns LibraryStore and the line of groups that wait to be written. Groups are
// written strictly in order; one that fails stays first in line, with all behind it, until a later try succeeds. Every
// function on the store's thread.
#pragma once

#include "library/library.h"
#include "store/librarystore.h"

#include <deque>

namespace conspectus {

// What is known once a library is open.
struct OpenedLibrary
{
    bool writable = false;
    QString lockHolder;      // read-only: who has the lock
    bool endedBadly = false; // the last session, and this one may write
    std::vector<SurveyRow> rows;
    QHash<QString, QString> documentPaths; // version → path
    QMap<QString, QJsonObject> viewStates;
    std::vector<ObjectState> shared;
    QHash<QString, QString> joined; // survey → the one it was found to be the same work as
};

class StoreSide
{
public:
    struct Listener
    {
        std::function<void(quint64 number, QString logMark)> saved;
        std::function<void(quint64 number, Error error)> failed;
        std::function<void(quint64 number)> cancelled; // nothing of it was written
        std::function<void(quint64 number, int done, int total)> progressed;
    };
    explicit StoreSide(Listener listener) : m_listener(std::move(listener)) {}

    [[nodiscard]] Result<OpenedLibrary> open(const Library::Options &options, bool fallBackToReadOnly, const Clock &clock);
    [[nodiscard]] bool isOpen() const { return m_store != nullptr; }
    [[nodiscard]] store::LibraryStore &store() { return *m_store; }
    // Where the library was lost, one that answers with errors: whoever asks gets an answer.
    [[nodiscard]] store::LibraryStore *storeToAsk();

    void submit(quint64 number, std::shared_ptr<const ChangeGroup> group, const CancelToken &cancel);
    void retry();
    [[nodiscard]] bool isWaiting() const { return !m_waiting.empty(); }

    // The survey that shows what belongs to this one: itself, or the one that it was found to be the same work as (sameAs).
    [[nodiscard]] SurveyId workOf(const SurveyId &survey) const;
    // Of every survey, deleted ones included.
    [[nodiscard]] Result<std::vector<ObjectState>> objectsOfType(const QString &type);
    // The survey as the store has it, with what belongs to the surveys joined to it. NotFound where there is none.
    [[nodiscard]] Result<std::vector<ObjectState>> objectsOf(const SurveyId &survey);
    // Surveys that are neither deleted nor joined to another.
    [[nodiscard]] Result<std::vector<Survey>> surveys();

    // Who has a version: null where nobody does. isDeleted: the version or its survey is in the trash.
    struct Owner
    {
        SurveyId survey;
        bool versionIsDeleted = false;
        bool surveyIsDeleted = false;
    };
    [[nodiscard]] Owner ownerOf(const VersionId &version);

    // SQLite's quick look at the file: once, before the first write at the latest. A damaged database is made anew from the
    // journal.
    [[nodiscard]] Result<void> checkOnce();

    void putViewState(const QString &key, const QJsonObject &value);

private:
    [[nodiscard]] static Failure lost(); // the store could not be opened again after it was found damaged
    struct Waiting
    {
        quint64 number = 0;
        std::shared_ptr<const ChangeGroup> group;
        CancelToken cancel;
        bool isInJournal = false;
    };
    void drain();
    void keepReserve();
    [[nodiscard]] Result<void> write(Waiting &waiting);
    [[nodiscard]] Result<std::vector<SurveyRow>> rows();
    void noteJoined(const std::vector<ObjectState> &surveys);
    void loadViewStates(OpenedLibrary &opened);

    Listener m_listener;
    std::unique_ptr<store::LibraryStore> m_store;
    std::unique_ptr<store::LibraryStore> m_lost;
    store::OpenOptions m_options;
    store::FileSystem *m_files = nullptr;
    const Clock *m_clock = nullptr;
    bool m_isChecked = false;
    bool m_reserveIsKept = false;
    std::deque<Waiting> m_waiting;
    QStringList m_viewStateKeys;
    QHash<QString, QString> m_joined; // by sameAs
};

[[nodiscard]] SurveyRow rowOf(const SurveySnapshot &snapshot);

} // namespace conspectus
