// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The domain service: what the window and the command line talk to. Opens a library folder, keeps the list of surveys and
// the surveys that are open, turns edits into operations with undo, and runs imports, extraction and search as jobs. Lives
// on one thread (the GUI thread in the window) and never blocks it: SQLite, files and workers are on threads of its own. Answers
// come as signals or through a callback that runs on the home thread and is dropped when its context object is gone.
#pragma once

#include "base/canceltoken.h"
#include "base/clock.h"
#include "base/result.h"
#include "library/documentstructure.h"
#include "library/job.h"
#include "library/surveydata.h"
#include "survey/kinds.h"

#include <QImage>
#include <QObject>
#include <QUndoStack>
#include <functional>
#include <memory>

namespace conspectus::store {
class FileSystem;
class LibraryStore;
}

namespace conspectus {

// A row of the library list.
struct SurveyRow
{
    SurveyId id;
    QString title;
    QString authorsLine;
    QString year;
    int versions = 0;
    int annotations = 0;
    int findings = 0;
    QDateTime added;
    QStringList tags;     // sorted
    QString readingState; // "", "to-read", "reading", "read"
    bool pinned = false;
    friend bool operator==(const SurveyRow &, const SurveyRow &) = default;
};

// What saving looks like at the moment, for the status bar.
enum class SavingState { NothingToSave, Saving, Saved, NotSaved, ReadOnly };

struct ImportOutcome
{
    SurveyId survey;
    QString title;
    bool created = false;
    std::vector<ImportNote> notes;
};

struct AddedPdf
{
    SurveyId survey;
    VersionId version;
    QString path;            // the managed copy
    int pageCount = 0;
    bool surveyCreated = false;
    SurveyId duplicateOf;    // the survey that has this file already; nothing was added then
    bool wasBroughtBack = false; // the file, or the survey that has it, was in the trash
    QString textLayer;       // "ok", "none", "failed"
    struct Problem
    {
        QString code;
        int page = -1;
        QString message;
    };
    std::vector<Problem> problems;
};

struct FoundHit
{
    SurveyId survey;
    QString surveyTitle;
    VersionId version;
    QString where; // "page", "note", "pdf"
    QString object;
    int page = -1;
    text::Span span;
    QString snippet;
    std::vector<text::Span> marks;
    double score = 0;
};

struct FoundAnswer
{
    QString query;
    std::vector<FoundHit> hits;
    int total = 0; // -1: not counted yet
    bool isRanked = true; // false: the first rows, as they come
    int wordsLeftOut = 0; // of what was typed, behind the 200 that are looked for
    bool isCut = false; // asks for more combinations than are looked for: some passages may be missing
};

struct BackupOutcome
{
    QString path;
    qint64 operations = 0;
    qint64 annotations = 0;
};

struct CheckOutcome
{
    QStringList problems;
    qint64 operations = 0;
    qint64 annotations = 0;
};

// The fields of a survey page that are edited in place.
enum class PageField { Title, AuthorsLine, Tldr, Contribution, Abstract };

class SharedObjects;

class Library final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString folder;        // absolute
        QString stateFolder;   // XDG state place; may be empty
        bool writable = true;  // false: never takes the lock, never writes
        int waitSeconds = 0;
        store::FileSystem *files = nullptr; // null: the real disk
    };

    explicit Library(const Clock &clock, QObject *parent = nullptr);
    ~Library() override; // waits for what is being written (2 s at most for drafts)

    // Answer: opened() or openFailed(). Where another program is writing (LibraryBusy) it opens read-only if
    // fallBackToReadOnly, and says who has it through isReadOnly().
    void open(const Options &options, bool fallBackToReadOnly = true);
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] QString folder() const;
    // Who had the library's lock when it was opened read-only: "process 4711 on ward-3"; empty where nobody had.
    [[nodiscard]] QString lockHolder() const;
    // The program ended without closing the library the last time. Reported once: the next opening starts anew.
    [[nodiscard]] bool endedBadly() const;
    // For the services that stand beside this one (trash.h, backups.h): runs on the store's thread, in line with what is
    // saved. Never called where the library could not be opened.
    void onStore(std::function<void(store::LibraryStore &)> task);

    // ---- surveys -------------------------------------------------------------------------------------------------
    [[nodiscard]] const std::vector<SurveyRow> &surveys() const; // sorted by title
    [[nodiscard]] const SurveyRow *surveyRow(const SurveyId &id) const;
    // Loads a survey (surveyOpened()) or gives the one that is open. Close is a hint that frees memory.
    void openSurvey(const SurveyId &id);
    [[nodiscard]] SurveyData *survey(const SurveyId &id) const; // nullptr while it is not open
    void closeSurvey(const SurveyId &id);
    // Which annotation has this id or this beginning of one, in any survey: NotFound, Ambiguous.
    void findAnnotation(const QString &beginning, QObject *context, std::function<void(Result<Annotation>)> done);

    // ---- edits: each is one group, one undo step; applied at once ---------------------------------------------------
    [[nodiscard]] QUndoStack *undoStack() const;
    // One group of changes to one open survey, for the services that stand beside this one (findingedits.h, …). label: a
    // fixed word of the context "Undo", as it stands in the log. Nothing happens where the survey is not open or not editable.
    void edit(const SurveyId &survey, const QString &label, const std::vector<Change> &changes);
    // One group over objects of several surveys, open or not, and over shared objects. known: the objects of surveys that
    // are not open, as the store has them (objectsOfType()); an object of a survey that is neither open nor known is left out.
    // Gives how many changes were taken.
    int edit(const QString &label, const std::vector<Change> &changes, const std::vector<ObjectState> &known = {});
    // What belongs to no survey: collections, kinds and kind sets, shared nodes. Loaded with the library.
    [[nodiscard]] SharedObjects *shared() const;
    // All objects of these types that are not deleted, of every survey, as the store has them.
    void objectsOfType(const QStringList &types, QObject *context, std::function<void(Result<std::vector<ObjectState>>)> done);
    void editPageField(const SurveyId &survey, PageField field, const QString &text);
    // The reader's answer to "the page now says …": the import is taken over.
    void takePageText(const SurveyId &survey, PageField field);
    void decideHeldBack(const SurveyId &survey, const QString &section, const QString &text, HeldBack::Decision decision);
    void setKindSet(const SurveyId &survey, const KindSetId &set);
    void removeSurvey(const SurveyId &survey); // soft

    // Id and created are filled in where empty. Returns the id. label: of the undo step; empty: "Annotate".
    AnnotationId addAnnotation(Annotation annotation, const QString &label = {});
    void changeAnnotation(const Annotation &changed, const QString &label);
    void removeAnnotation(const SurveyId &survey, const AnnotationId &annotation); // with its replies

    FindingId addFinding(const SurveyId &survey, const QString &text);
    void editFinding(const SurveyId &survey, const FindingId &finding, const QString &text);
    void removeFinding(const SurveyId &survey, const FindingId &finding);
    LinkId addEvidence(const SurveyId &survey, const AnnotationId &annotation, const FindingId &finding, EvidenceRole role);
    LinkId addToNode(const SurveyId &survey, const AnnotationId &annotation, const NodeId &node);
    void setRole(const SurveyId &survey, const LinkId &link, EvidenceRole role);
    void removeLink(const SurveyId &survey, const LinkId &link);

    NodeId addNode(const SurveyId &survey, Node node);
    void renameNode(const SurveyId &survey, const NodeId &node, const QString &label);
    void removeNode(const SurveyId &survey, const NodeId &node);

    [[nodiscard]] SavingState savingState() const;
    void retrySaving();

    // ---- jobs: progress and cancel by the Job; the answer by the callback ----------------------------------------------
    using Context = QObject *;
    // A page text becomes a survey or updates the one it came from. into: import into this survey whatever it says.
    Job *importPage(const QByteArray &bytes, Context context, std::function<void(Result<ImportOutcome>)> done,
                    const SurveyId &into = {});
    // A PDF, to a survey or (null) alone: then a survey is drafted from its first pages. Copies, hashes, extracts. The
    // password is used and never stored. firstPage: extracted first (the visible one).
    Job *addPdf(const QString &path, const SurveyId &survey, Context context, std::function<void(Result<AddedPdf>)> done,
                const QByteArray &passwordUtf8 = {}, int firstPage = 0);
    Job *exportSurvey(const SurveyId &survey, const QString &format, Context context,
                      std::function<void(Result<QByteArray>)> done); // "markdown", "json"
    Job *backup(const QString &toFolder, Context context, std::function<void(Result<BackupOutcome>)> done);
    Job *check(Context context, std::function<void(Result<CheckOutcome>)> done);
    // A new search cancels the one before it from the same context. first: some rows within milliseconds, not ranked and not
    // counted, before the answer; not called where there are none so soon.
    void search(const QString &query, const QStringList &where, int limit, Context context,
                std::function<void(Result<FoundAnswer>)> done, std::function<void(FoundAnswer)> first = {});
    void cancelSearch(Context context);
    [[nodiscard]] const std::vector<Job *> &jobs() const;
    // For the services that stand beside this one: a job that is listed until its finish() is called.
    Job *beginJob(const QString &title);

    // ---- documents ---------------------------------------------------------------------------------------------------
    // The managed copy of a version (whether or not it is still there).
    [[nodiscard]] QString documentPath(const VersionId &version) const;
    // Outline, sizes and labels of the pages, as read with the text layer; empty where that has not come so far.
    void structure(const VersionId &version, Context context, std::function<void(DocumentStructure)> done);
    // Reads what is missing of the text layer of an open survey's current version. Opening a survey does this by itself;
    // an encrypted one needs the password again. nullptr where it is being read already or there is no PDF.
    Job *readTextLayer(const SurveyId &survey, const QByteArray &passwordUtf8 = {}, int firstPage = 0);

    // ---- not in the log ------------------------------------------------------------------------------------------------
    void putDraft(const ObjectId &object, const QString &text); // at once to memory, soon to disk
    void removeDraft(const ObjectId &object);
    void saveDraftsNow(); // on loss of focus; does not wait
    [[nodiscard]] QString draft(const ObjectId &object) const;
    [[nodiscard]] QStringList draftObjects() const;
    void putViewState(const QString &key, const QJsonObject &value);
    [[nodiscard]] QJsonObject viewState(const QString &key) const; // loaded with the library
    void putPicture(const QString &key, const QImage &image);
    void picture(const QString &key, Context context, std::function<void(QImage)> done);
    // Waits until all that was asked to be written is written, at most so long. For quitting.
    bool flush(int milliseconds);

Q_SIGNALS:
    void opened();
    void openFailed(const conspectus::Error &error);

    void surveyAboutToBeAdded(int row);
    void surveyAdded(int row);
    void surveyAboutToBeRemoved(int row);
    void surveyRemoved(int row);
    void surveyRowChanged(int row);
    void surveyOpened(const conspectus::SurveyId &id);
    void surveyOpenFailed(const conspectus::SurveyId &id, const conspectus::Error &error);
    void surveyAboutToBeClosed(const conspectus::SurveyId &id);

    void viewStateChanged(const QString &key); // by putViewState()

    void savingStateChanged(conspectus::SavingState state);
    // A write failed; the change stays on the undo stack as waiting and is tried again by retrySaving().
    void saveFailed(const conspectus::Error &error);
    void jobsChanged();

    // addPdf() has made a version of the reader's file; its text is read from here on.
    void versionAdded(const conspectus::SurveyId &survey, const conspectus::VersionId &version, const QString &readersFile);
    // All pages of an open survey's text layer are there, after opening it or after reading it.
    void textLayerComplete(const conspectus::SurveyId &survey, const conspectus::VersionId &version);
    // The PDF of an open survey could not be opened to read its text (password-needed, not-found …).
    void textLayerFailed(const conspectus::SurveyId &survey, const conspectus::VersionId &version,
                         const conspectus::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace conspectus
