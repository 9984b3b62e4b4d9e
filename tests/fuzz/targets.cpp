// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "targets.h"

#include "exchange/pagetext.h"
#include "pdf/protocol/messages.h"
#include "seeds.h"
#include "store/canonicaljson.h"
#include "store/operation.h"
#include "store/searchquery.h"
#include "survey/projection.h"
#include "text/fold.h"
#include "text/readingorder.h"
#include "text/textblob.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

namespace conspectus::fuzz {

namespace {

namespace protocol = pdf::protocol;

// Ends the program where a promise is broken, in every build.
void must(bool holds, const char *promise)
{
    if (!holds)
        qFatal("broken promise: %s", promise);
}

void runPageText(const QByteArray &bytes)
{
    const Result<exchange::ParsedPage> page = exchange::parsePageText(bytes);
    if (!page) {
        must(page.error().code == ErrorCode::NotASurveyPage || page.error().code == ErrorCode::TooLarge, "two errors");
        must(!page.error().message.isEmpty(), "an error has a message");
        return;
    }
    for (const ImportNote &note : page->notes)
        must(!note.code.isEmpty() && !note.message.isEmpty(), "a note says something");
    for (const Resource &resource : page->resources)
        must(resource.url.isEmpty() || resource.url.startsWith(QLatin1String("http"), Qt::CaseInsensitive), "links are of the web");
    for (const Video &video : page->videos)
        must(video.url.isEmpty() || video.url.startsWith(QLatin1String("http"), Qt::CaseInsensitive), "links are of the web");
    must(!page->authors.contains(QString()), "no author is empty");
}

void checkPage(const text::TextPage &page)
{
    must(page.foldToText.size() == static_cast<size_t>(page.fold.size()) + 1, "fold has a map");
    for (const text::Word &word : page.words) {
        must(word.begin >= 0 && word.begin <= word.end && word.end <= page.text.size(), "a word lies in the text");
        must(word.line >= 0 && static_cast<size_t>(word.line) < page.lines.size(), "a word lies in a line");
    }
    const text::Span all{0, static_cast<qint32>(page.text.size())};
    constexpr qsizetype kLongestForm = 18; // letters of U+FDFA, a ligature that is written out
    must(page.cleanText(all).size() <= page.text.size() * kLongestForm, "clean text is no longer than its letters");
    (void)page.quads(all);
    (void)page.foldSpan(page.textSpan({0, static_cast<qint32>(page.fold.size())}));
}

// What a worker answers: the first byte chooses the message.
void runWorkerReply(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    const QByteArrayView message = QByteArrayView(bytes).sliced(1);
    switch (bytes.front() % 7) {
    case 0:
        (void)protocol::decode<protocol::Hello>(message);
        break;
    case 1:
        (void)protocol::decode<protocol::LoadReply>(message);
        break;
    case 2:
        (void)protocol::decode<protocol::RenderReply>(message);
        break;
    case 3:
        if (const auto reply = protocol::decode<protocol::TextReply>(message))
            checkPage(text::orderPage(reply->page, text::profileOf({&reply->page, 1})));
        break;
    case 4:
        (void)protocol::decode<std::vector<protocol::Shape>>(message);
        break;
    case 5:
        if (const auto entries = protocol::decode<std::vector<protocol::OutlineEntry>>(message)) {
            for (const protocol::OutlineEntry &entry : *entries)
                must(protocol::isSane(entry.point), "points are sane");
        }
        break;
    default:
        (void)protocol::decode<protocol::TextRequest>(message);
        break;
    }
}

void runOperation(const QByteArray &bytes)
{
    const Result<store::Operation> operation = store::operationFrom(bytes);
    if (operation) {
        const Result<store::Operation> again = store::operationFrom(operation->header, operation->salt, operation->payload);
        must(again.has_value() && again->id == operation->id, "an operation keeps its name");
    }
    const Result<QByteArray> canonical = store::canonicalJson(store::jsonValue(bytes));
    if (canonical)
        must(store::canonicalJson(store::jsonValue(*canonical)).value_or(QByteArray()) == *canonical, "canonical stays");
}

// One object a line, as operations of another machine could leave it: {"id","type","owner","fields","sets"}.
ObjectState objectFrom(const QJsonObject &json)
{
    ObjectState object;
    object.id = ObjectId(json.value(QStringLiteral("id")).toString());
    object.type = json.value(QStringLiteral("type")).toString();
    object.owner = ObjectId(json.value(QStringLiteral("owner")).toString());
    const QJsonObject fields = json.value(QStringLiteral("fields")).toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it)
        object.fields[it.key()].push_back(ObjectState::Head{OperationId(), QJsonValue(it.value())});
    const QJsonObject sets = json.value(QStringLiteral("sets")).toObject();
    for (auto it = sets.begin(); it != sets.end(); ++it) {
        for (const QJsonValue &element : it.value().toArray())
            object.sets[it.key()].append(element.toString());
    }
    return object;
}

void runObjects(const QByteArray &bytes)
{
    std::vector<ObjectState> objects;
    SurveyId survey;
    for (const QByteArray &line : bytes.split('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            continue;
        objects.push_back(objectFrom(document.object()));
        if (objects.back().type == QLatin1String("survey"))
            survey = SurveyId(objects.back().id.text());
    }
    const SurveySnapshot snapshot = snapshotFrom(objects, survey);
    for (const Annotation &annotation : snapshot.annotations) {
        for (const Change &change : changesToMake(annotation))
            must(!change.object.isNull() || annotation.id.isNull(), "changes name their object");
    }
}

void runQuery(const QByteArray &bytes)
{
    const QString typed = QString::fromUtf8(bytes);
    const store::SearchQuery query = store::parseQuery(typed);
    const QString fold = text::fold(typed);
    qint32 before = 0;
    for (const store::TermPlace &place : store::placesOf(query, fold)) {
        must(place.span.begin >= before && place.span.begin < place.span.end && place.span.end <= fold.size(), "places lie in the text");
        before = place.span.end;
    }
    for (const store::SearchClause &clause : query.clauses) {
        for (const QString &match : {clause.words, clause.grams, clause.notWords, clause.notGrams})
            must(match.count(u'"') % 2 == 0, "quotes are closed");
    }
}

void runTextBlob(const QByteArray &bytes)
{
    if (const Result<text::TextPage> page = text::unpackPage(bytes))
        checkPage(*page);
    // The same bytes as what the compression holds, which a changed blob hardly ever reaches.
    const QByteArray stretch = qCompress(bytes.left(64 * 1024), 1);
    const auto size = qToBigEndian(static_cast<quint32>(stretch.size()));
    const QByteArray blob = QByteArrayLiteral("CTP1") + QByteArray(reinterpret_cast<const char *>(&size), sizeof size) + stretch;
    if (const Result<text::TextPage> page = text::unpackPage(blob))
        checkPage(*page);
}

} // namespace

const QList<Target> &targets()
{
    static const QList<Target> all{{"pagetext", runPageText, pageTextSeeds},       {"workerreply", runWorkerReply, workerReplySeeds},
                                   {"operation", runOperation, operationSeeds},    {"objects", runObjects, objectSeeds},
                                   {"query", runQuery, querySeeds},                {"textblob", runTextBlob, textBlobSeeds}};
    return all;
}

const Target *targetNamed(const QString &name)
{
    for (const Target &target : targets()) {
        if (name == QLatin1String(target.name))
            return &target;
    }
    return nullptr;
}

} // namespace conspectus::fuzz
