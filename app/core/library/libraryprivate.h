// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inside of the library service. Its functions stand in files by meaning: libraryopening (opening, rows, open
// surveys), librarysaving (undo steps, the way of a group to the store and back), librarylonggroups (groups of thousands of
// changes), libraryedits (what the reader
// does), libraryimport, librarydocuments (PDFs and their text), librarysearch, libraryjobs, libraryview.
#pragma once

#include "library/draftkeeper.h"
#include "library/editcommand.h"
#include "library/extractions.h"
#include "library/indexside.h"
#include "library/library.h"
#include "library/sharedobjects.h"
#include "library/slicedwork.h"
#include "library/storeside.h"
#include "library/taskthread.h"

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QThreadPool>
#include <deque>
#include <unordered_map>

namespace conspectus {

// A callback with the object whose end makes it void. Kept and called on the home thread.
template<typename T>
class Reply
{
public:
    Reply(QObject *context, std::function<void(T)> done) : m_context(context), m_hasContext(context), m_done(std::move(done)) {}
    void operator()(T value) const
    {
        if (m_done && (!m_hasContext || m_context))
            m_done(std::move(value));
    }

private:
    QPointer<QObject> m_context;
    bool m_hasContext;
    std::function<void(T)> m_done;
};

struct PdfAddition;

class Library::Private
{
public:
    Private(Library *library, const Clock &systemClock);
    ~Private();
    Q_DISABLE_COPY_MOVE(Private)

    // Runs something on the home thread, later. Any thread.
    void atHome(std::function<void()> what) const;
    void onStore(std::function<void(StoreSide &)> task);

    // ---- opening, rows, open surveys
    void open(const Options &asked, bool fallBackToReadOnly);
    void takeOpened(const OpenedLibrary &opened);
    void announceOpened();
    void setRow(SurveyRow row);
    void removeRow(const SurveyId &id);
    void refreshRow(const SurveyId &id);
    [[nodiscard]] SurveyData *data(const SurveyId &id) const;
    void load(const SurveyId &id);
    void takeContent(const SurveyId &id, SurveyData::Content content);
    void close(const SurveyId &id);

    // ---- saving
    using Saved = std::function<void(Result<void>)>;
    // Applies, makes an undo step, sends to the store. saved: once, when it is written or could not be. known: the objects
    // as the store has them, for a survey that is not open.
    void edit(const SurveyId &survey, const QString &label, std::vector<Change> changes, Saved saved = {},
              const std::vector<ObjectState> &known = {});
    void push(EditCommand::StepPtr step, UndoPlan::StateOf stateOf, Saved saved);
    void send(const EditCommand::StepPtr &step, StepDirection direction, Saved saved);
    // Over several surveys and shared objects; see Library::edit().
    int edit(const QString &label, const std::vector<Change> &changes, const std::vector<ObjectState> &known);
    // Which survey an object belongs to; null for shared objects; nothing where it is not known.
    [[nodiscard]] std::optional<SurveyId> ownerOf(const Change &change, const QHash<QString, const ObjectState *> &known) const;
    // Without an undo step: what the program notes by itself.
    void submit(const SurveyId &survey, const QString &label, const std::vector<Change> &changes, Saved saved = {});
    // The changes to the objects of one survey; null: shared objects.
    struct Portion
    {
        SurveyId survey;
        std::vector<Change> changes;
    };
    void submit(const QString &label, const std::vector<Change> &changes, std::vector<Portion> portions, Saved saved);
    void applyNow(const Portion &portion);
    void apply(const SurveyId &survey, std::span<const Change> changes, HeldObjects::Counted *counted);
    void applyAgain(const SurveyId &survey, std::span<const Change> changes);
    void acknowledge(const SurveyId &survey, std::span<const ObjectId> objects);
    void finish(const Portion &portion); // the objects are acknowledged by the caller
    void finishJoining(const Change &change);
    void takeSaved(quint64 number, const QString &logMark);
    struct Unsaved;
    void acknowledge(const Unsaved &group);

    // A group of very many changes: applied in slices, then sent to the store. Until that has it in the journal, it can be
    // given up; everything is then as it was before.
    struct LongGroup
    {
        struct Part // of the portion at the same place
        {
            HeldObjects::Counted counted;
            std::vector<ObjectId> objects;
        };
        EditCommand::StepPtr step;
        StepDirection direction = StepDirection::Do;
        std::shared_ptr<ChangeGroup> group;
        size_t applied = 0; // of its changes
        std::vector<Portion> portions;
        std::deque<Part> parts; // stay where they are
        QHash<QString, size_t> places; // survey → portion
        Saved saved;
        CancelToken cancel;
        QPointer<Job> job; // after half a second
        Part &note(const SurveyId &survey, std::span<const Change> some); // before they are applied
    };
    using LongGroupPtr = std::shared_ptr<LongGroup>;
    static bool isLong(const std::vector<Change> &changes);
    void begin(const LongGroupPtr &group);
    bool applySome(LongGroup &group);
    void submit(const LongGroupPtr &group);
    void cancel(const LongGroupPtr &group);
    void giveUp(const LongGroupPtr &group, quint64 before);
    void takeOffStack(const LongGroup &group);
    void acknowledgeInSlices(const LongGroup &group);
    void letGo(std::shared_ptr<void> values);
    void takeCancelled(quint64 number);
    void takeProgress(quint64 number, int done, int total);
    // Whatever is being applied in slices, at once.
    void finishSlices() { slices.finishNow(); }
    void takeFailed(quint64 number, const Error &error);
    void updateSavingState();
    [[nodiscard]] bool mayEdit();
    // The survey, where it is open and may be edited.
    [[nodiscard]] SurveyData *editable(const SurveyId &survey);

    // ---- documents
    void adopt(const PdfAddition &addition);
    void takeAdopted(PdfAddition addition);
    void readAdopted(const PdfAddition &addition);
    void readText(const SurveyId &survey, const Version &version, TextExtraction::Order order, bool hadWords, Job *job,
                  std::function<void(Extractions::Outcome)> done);
    void continueText(const SurveyId &survey);
    void loadText(const SurveyId &survey);

    // ---- search
    [[nodiscard]] CancelToken newSearch(QObject *context);
    [[nodiscard]] FoundAnswer foundAnswer(const QString &query, const store::SearchAnswer &answer) const;
    void markForIndex(const SurveyId &survey);
    void indexNow();
    void indexSurvey(const SurveyId &id);
    void catchUpIndex();
    void announceIndex();

    Job *startJob(const QString &title);
    void snapshotOf(const SurveyId &survey, std::function<void(Result<SurveySnapshot>)> done);

    Library *const q;
    const Clock &clock;
    Options options;
    bool isOpen = false;
    bool isReadOnly = false;
    QString lockHolder;
    bool endedBadly = false;
    bool draftsAreThere = false;
    std::optional<OpenedLibrary> openedStore; // until drafts are there too

    std::vector<SurveyRow> rows;
    std::unordered_map<QString, std::unique_ptr<SurveyData>> surveys;
    QSet<QString> loading;

    // Groups that the store has not acknowledged, in order.
    struct Unsaved
    {
        quint64 number = 0;
        std::vector<Portion> portions; // empty where longGroup has them
        Saved saved;
        LongGroupPtr longGroup;
        [[nodiscard]] const std::vector<Portion> &all() const { return longGroup ? longGroup->portions : portions; }
    };
    std::deque<Unsaved> unsaved;
    std::vector<LongGroupPtr> applying; // not sent to the store yet
    SlicedWork slices;          // of those
    SlicedWork acknowledgements; // of long groups
    quint64 lastNumber = 0;
    bool hasSaved = false;
    bool isStuck = false; // the first in line failed
    SavingState state = SavingState::NothingToSave;
    QUndoStack undo;
    SharedObjects shared;

    std::vector<Job *> jobs;
    QHash<QObject *, CancelToken> searches;
    QHash<QString, QString> documentPaths;
    QHash<QString, QString> joined; // survey → the one it is the same work as
    QMap<QString, QJsonObject> viewStates;
    QHash<QString, SurveyId> arrivingVersions; // those the store does not have yet: the same file again is a duplicate
    QHash<QString, Error> textTried; // versions whose missing text was asked for, and why it may not have come

    QSet<QString> toIndex; // surveys whose rows in the index are behind
    QTimer indexTimer;
    QString markSaved; // where the log ended at the last acknowledgement
    bool isCatchingUp = false;
    bool indexIsReady = false;
    std::vector<std::function<void()>> whenIndexIsReady; // searches asked for before

    QThreadPool pool;
    std::unique_ptr<StoreSide> store; // used on storeThread only
    TaskThread storeThread;
    IndexSide index;
    DraftKeeper drafts;
    Extractions extractions;
};

} // namespace conspectus
