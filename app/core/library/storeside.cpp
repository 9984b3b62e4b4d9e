// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/storeside.h"

#include "base/guithread.h"
#include "base/logging.h"
#include "library/annotationedits.h"
#include "library/findingedits.h"
#include "survey/projection.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>
#include <algorithm>

namespace conspectus {

namespace {

// The store gives view state by key; this key names the others.
const QString kViewStateKeys = QStringLiteral("keys");
const QString kNames = QStringLiteral("names");

SurveyRow rowOf(const Survey &survey)
{
    SurveyRow row;
    row.id = survey.id;
    row.title = survey.title.shown();
    row.authorsLine = survey.authorsLine.shown();
    row.year = survey.year;
    row.added = survey.added;
    row.tags = survey.tags;
    row.readingState = survey.readingState;
    row.pinned = survey.pinned;
    return row;
}

} // namespace

SurveyRow rowOf(const SurveySnapshot &snapshot)
{
    SurveyRow row = rowOf(snapshot.survey);
    row.versions = static_cast<int>(snapshot.versions.size());
    row.annotations = annotationCount(snapshot);
    row.findings = static_cast<int>(std::ranges::count_if(snapshot.findings, isInFindingsList));
    return row;
}

Result<OpenedLibrary> StoreSide::open(const Library::Options &options, bool fallBackToReadOnly, const Clock &clock)
{
    CONSPECTUS_OFF_GUI_THREAD();
    store::OpenOptions asked;
    asked.folder = options.folder;
    asked.writable = options.writable;
    asked.waitSeconds = options.waitSeconds;
    asked.create = options.writable;
    asked.stateFolder = options.stateFolder;
    m_files = options.files ? options.files : &store::realFileSystem();
    auto opened = store::LibraryStore::open(asked, *m_files, clock);
    const bool canOnlyBeRead = !opened
        && (opened.error().code == ErrorCode::LibraryBusy || opened.error().code == ErrorCode::ReadOnly
            || opened.error().code == ErrorCode::PermissionDenied);
    if (canOnlyBeRead && asked.writable && fallBackToReadOnly) {
        asked.writable = false;
        asked.create = false;
        opened = store::LibraryStore::open(asked, *m_files, clock);
    }
    if (!opened)
        return Failure(opened.error());
    m_store = std::move(*opened);
    m_options = asked;
    m_clock = &clock;
    for (const QString &note : m_store->openingNotes())
        qCInfo(lcLibrary).noquote() << note;

    OpenedLibrary library;
    library.writable = m_store->isWritable();
    library.endedBadly = library.writable && !m_store->wasClosedCleanly();
    if (!library.writable)
        library.lockHolder = store::LibraryStore::lockHolder(options.folder);
    Result<std::vector<SurveyRow>> surveyRows = rows();
    if (!surveyRows)
        return Failure(surveyRows.error());
    library.rows = std::move(*surveyRows);
    library.joined = m_joined;
    if (const auto versions = m_store->objectsOfType(type::version)) {
        for (const ObjectState &version : *versions)
            library.documentPaths.insert(version.id.text(), m_store->documentPath(version.id.text()));
    }
    loadViewStates(library);
    Result<std::vector<ObjectState>> shared = m_store->ownerlessObjectsBut(type::survey);
    if (!shared)
        return Failure(shared.error());
    library.shared = std::move(*shared);
    return library;
}

Result<std::vector<SurveyRow>> StoreSide::rows()
{
    const Result<std::vector<Survey>> all = surveys();
    if (!all)
        return Failure(all.error());
    std::vector<SurveyRow> list;
    QHash<QString, size_t> byId;
    for (const Survey &survey : *all) {
        byId.insert(survey.id.text(), list.size());
        list.push_back(rowOf(survey));
    }
    struct Count
    {
        QString type;
        int SurveyRow::*field;
        QString withoutField;
        QStringList withoutValues;
    };
    const QStringList ofThePage{findingOriginName(Finding::Origin::Tldr), findingOriginName(Finding::Origin::Contribution)};
    const Count counts[] = {{type::version, &SurveyRow::versions, {}, {}},
                            {type::annotation, &SurveyRow::annotations, QStringLiteral("replyTo"), {}},
                            {type::finding, &SurveyRow::findings, QStringLiteral("origin"), ofThePage}};
    for (const Count &count : counts) {
        const auto counted = m_store->countByOwner(count.type, count.withoutField, count.withoutValues);
        if (!counted)
            return Failure(counted.error());
        for (auto it = counted->cbegin(); it != counted->cend(); ++it) {
            if (const auto row = byId.constFind(workOf(SurveyId(it.key())).text()); row != byId.cend())
                list[*row].*count.field += it.value();
        }
    }
    return list;
}

Result<std::vector<Survey>> StoreSide::surveys()
{
    const auto objects = m_store->objectsOfType(type::survey);
    if (!objects)
        return Failure(objects.error());
    noteJoined(*objects);
    std::vector<Survey> found;
    for (const ObjectState &object : *objects) {
        if (!object.deleted && workOf(object.id.as<SurveyTag>()).text() == object.id.text())
            found.push_back(surveyFrom(object));
    }
    return found;
}

void StoreSide::submit(quint64 number, std::shared_ptr<const ChangeGroup> group, const CancelToken &cancel)
{
    m_waiting.push_back({number, std::move(group), cancel, false});
    drain();
}

void StoreSide::retry()
{
    drain();
    if (m_waiting.empty())
        keepReserve(); // there may be room again
}

// Not having it is no reason not to work.
void StoreSide::keepReserve()
{
    if (!m_store)
        return;
    if (const Result<void> kept = m_store->keepReserve(); !kept)
        qCInfo(lcLibrary).noquote() << "no room is kept for a full disk:" << kept.error().detail;
}

store::LibraryStore *StoreSide::storeToAsk()
{
    if (!m_store && !m_lost && m_files && m_clock)
        m_lost = store::LibraryStore::lost(*m_files, *m_clock);
    return m_store ? m_store.get() : m_lost.get();
}

void StoreSide::drain()
{
    CONSPECTUS_OFF_GUI_THREAD();
    while (!m_waiting.empty()) {
        Waiting &first = m_waiting.front();
        const Result<void> written = write(first);
        if (!written && written.error().code == ErrorCode::Cancelled) {
            m_listener.cancelled(first.number);
            m_waiting.pop_front();
            continue;
        }
        if (!written) {
            qCWarning(lcLibrary).noquote() << "writing failed:" << errorCodeName(written.error().code) << written.error().detail;
            m_listener.failed(first.number, written.error());
            return;
        }
        m_listener.saved(first.number, m_store->logMark());
        m_waiting.pop_front();
    }
    if (!std::exchange(m_reserveIsKept, true))
        keepReserve(); // behind the first edit: nobody waits for it
}

Result<void> StoreSide::checkOnce()
{
    if (m_isChecked || !m_store || !m_store->isWritable())
        return {};
    const Result<void> sound = m_store->quickCheck();
    if (!sound && sound.error().code == ErrorCode::LibraryDamaged) {
        qCWarning(lcLibrary).noquote() << "database damaged, made anew from the journal:" << sound.error().detail;
        store::OpenOptions again = m_options;
        again.rebuild = true;
        m_store.reset(); // gives the lock back
        auto opened = store::LibraryStore::open(again, *m_files, *m_clock);
        if (!opened) { // it could be opened before: as it was, so that it can still be read
            const Error error = opened.error();
            again.rebuild = false;
            again.writable = again.create = false;
            opened = store::LibraryStore::open(again, *m_files, *m_clock);
            if (opened)
                m_store = std::move(*opened);
            return Failure(error);
        }
        m_store = std::move(*opened);
    } else if (!sound) {
        return sound;
    }
    m_isChecked = true;
    return {};
}

// Where the journal has the bytes already, the same bytes are committed: never a second operation for one edit.
Result<void> StoreSide::write(Waiting &waiting)
{
    if (const Result<void> checked = checkOnce(); !checked)
        return checked;
    if (!m_store)
        return lost();
    if (waiting.isInJournal && m_store->hasWaiting())
        return m_store->retryWaiting();
    if (waiting.isInJournal)
        return {};
    const auto committed = m_store->commit(*waiting.group, {waiting.cancel, [this, number = waiting.number](int done, int total) {
        m_listener.progressed(number, done, total);
    }});
    if (committed) {
        const bool joins = std::ranges::any_of(waiting.group->changes, [](const Change &change) { return change.kind == ChangeKind::SameAs; });
        if (joins)
            (void)surveys();
        return {};
    }
    waiting.isInJournal = m_store->hasWaiting();
    return Failure(committed.error());
}

Failure StoreSide::lost()
{
    return failure(ErrorCode::LibraryDamaged,
                   QCoreApplication::translate("Library", "The library can no longer be read. Its journal is complete; what is "
                                                          "not saved is kept here until the program ends."));
}

Result<std::vector<ObjectState>> StoreSide::objectsOfType(const QString &type)
{
    return m_store ? m_store->objectsOfType(type) : Result<std::vector<ObjectState>>(lost());
}

Result<std::vector<ObjectState>> StoreSide::objectsOf(const SurveyId &survey)
{
    if (!m_store)
        return lost();
    auto objects = m_store->objectsOf(asObject(survey));
    if (objects && objects->empty())
        return failure(ErrorCode::NotFound, QCoreApplication::translate("Library", "This survey is not in the library."));
    if (!objects)
        return objects;
    for (auto it = m_joined.cbegin(); it != m_joined.cend(); ++it) {
        const SurveyId other(it.key());
        if (other == survey || workOf(other) != survey)
            continue;
        auto its = m_store->objectsOf(asObject(other));
        if (!its)
            return its;
        for (ObjectState &object : *its) {
            if (object.id == asObject(other))
                continue; // one page for one work
            object.owner = asObject(survey);
            objects->push_back(std::move(object));
        }
    }
    return objects;
}

void StoreSide::noteJoined(const std::vector<ObjectState> &all)
{
    static const QString kSameAs = QStringLiteral("sameAs");
    QSet<QString> there;
    for (const ObjectState &survey : all)
        there.insert(survey.id.text());
    m_joined.clear();
    for (const ObjectState &survey : all) {
        if (const QString other = survey.text(kSameAs); there.contains(other) && other != survey.id.text())
            m_joined.insert(survey.id.text(), other);
    }
}

// Merging can make two surveys the same as each other: the smallest id of such a circle stands for it, on every machine.
SurveyId StoreSide::workOf(const SurveyId &survey) const
{
    QStringList path{survey.text()};
    for (auto next = m_joined.constFind(path.back()); next != m_joined.cend(); next = m_joined.constFind(path.back())) {
        if (const qsizetype begin = path.indexOf(*next); begin >= 0)
            return SurveyId(*std::min_element(path.cbegin() + begin, path.cend()));
        path.append(*next);
    }
    return SurveyId(path.back());
}

StoreSide::Owner StoreSide::ownerOf(const VersionId &version)
{
    const auto object = m_store->object(asObject(version));
    if (!object || object->type != type::version)
        return {};
    Owner owner{workOf(object->owner.as<SurveyTag>()), object->deleted, false};
    const auto survey = m_store->object(asObject(owner.survey));
    owner.surveyIsDeleted = !survey || survey->deleted;
    return owner;
}

void StoreSide::loadViewStates(OpenedLibrary &opened)
{
    for (const QJsonValue key : m_store->viewState(kViewStateKeys).value(kNames).toArray()) {
        m_viewStateKeys.append(key.toString());
        opened.viewStates.insert(key.toString(), m_store->viewState(key.toString()));
    }
}

void StoreSide::putViewState(const QString &key, const QJsonObject &value)
{
    if (!m_viewStateKeys.contains(key)) {
        m_viewStateKeys.append(key);
        const QJsonObject keys{{kNames, QJsonArray::fromStringList(m_viewStateKeys)}};
        if (const auto put = m_store->putViewState(kViewStateKeys, keys); !put)
            qCWarning(lcLibrary).noquote() << "view state not kept:" << put.error().detail;
    }
    if (const auto put = m_store->putViewState(key, value); !put)
        qCWarning(lcLibrary).noquote() << "view state not kept:" << put.error().detail;
}

} // namespace conspectus
