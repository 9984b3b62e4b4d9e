// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/pagehistory.h"

#include "store/librarystore.h"
#include "survey/projection.h"

#include <QPointer>
#include <QSet>
#include <algorithm>

namespace conspectus {

namespace {

constexpr size_t kMost = 2000;

const QSet<QString> &readableFields()
{
    static const QSet<QString> fields{QStringLiteral("title"),  QStringLiteral("authorsLine"), QStringLiteral("tldr"),
                                      QStringLiteral("contribution"), QStringLiteral("abstract"), QStringLiteral("text"),
                                      QStringLiteral("status"), QStringLiteral("label"), QStringLiteral("name"),
                                      QStringLiteral("url"),    QStringLiteral("reviewer")};
    return fields;
}

QString currentText(const ObjectState &object)
{
    if (object.type == type::survey)
        return surveyFrom(object).title.shown();
    if (object.type == type::finding)
        return findingFrom(object).text.shown();
    if (object.type == type::node)
        return nodeFrom(object).label.shown();
    if (object.type == type::review)
        return reviewFrom(object).reviewer;
    if (object.type == type::resource)
        return resourceFrom(object).name;
    return object.type == type::video ? videoFrom(object).title : QString();
}

std::optional<PageHistoryEntry::Text> textIn(const QJsonObject &operation)
{
    QString field = operation.value(QLatin1String("field")).toString();
    const QJsonValue value = operation.value(QLatin1String("value"));
    const bool isImported = field.endsWith(QLatin1String(".imported"));
    const bool isEdited = field.endsWith(QLatin1String(".edited"));
    if (isImported || isEdited)
        field = field.section(QLatin1Char('.'), 0, 0);
    const bool isSlot = field.startsWith(QLatin1String("slot/"));
    if (!isSlot && !readableFields().contains(field))
        return std::nullopt;
    const QString text = value.isObject() ? value.toObject().value(QLatin1String("text")).toString() : value.toString();
    return PageHistoryEntry::Text{field, text, isImported};
}

// The operations of one object, oldest first, as entries: those of one group are one.
void addEntries(const ObjectState &object, const std::vector<QJsonObject> &operations, const QString &ownReplica,
                std::vector<PageHistoryEntry> &entries)
{
    QString group;
    for (const QJsonObject &operation : operations) {
        if (const QString its = operation.value(QLatin1String("group")).toString(); entries.empty() || its != group || its.isEmpty()) {
            group = its;
            PageHistoryEntry entry;
            entry.at = QDateTime::fromString(operation.value(QLatin1String("at")).toString(), Qt::ISODateWithMs).toUTC();
            entry.label = operation.value(QLatin1String("label")).toString();
            entry.objectType = object.type;
            entry.object = object.id;
            entry.objectText = currentText(object);
            entry.isOwn = operation.value(QLatin1String("replica")).toString() == ownReplica;
            entries.push_back(std::move(entry));
        }
        PageHistoryEntry &entry = entries.back();
        const QString kind = operation.value(QLatin1String("kind")).toString();
        if (kind == QLatin1String("make"))
            entry.what = PageHistoryEntry::What::Made;
        else if (kind == QLatin1String("delete"))
            entry.what = PageHistoryEntry::What::Removed;
        else if (kind == QLatin1String("restore"))
            entry.what = PageHistoryEntry::What::Restored;
        if (auto text = textIn(operation))
            entry.texts.push_back(std::move(*text));
    }
}

Result<std::vector<PageHistoryEntry>> read(store::LibraryStore &store, const SurveyId &survey)
{
    const QSet<QString> types{type::survey, type::finding, type::node, type::review, type::resource, type::video};
    const Result<std::vector<ObjectState>> objects = store.objectsOf(asObject(survey));
    if (!objects)
        return Failure(objects.error());
    std::vector<PageHistoryEntry> entries;
    for (const ObjectState &object : *objects) {
        if (!types.contains(object.type))
            continue;
        const Result<std::vector<QJsonObject>> operations = store.historyOf(object.id);
        if (!operations)
            return Failure(operations.error());
        std::vector<PageHistoryEntry> its;
        addEntries(object, *operations, store.replicaId(), its);
        std::ranges::move(its, std::back_inserter(entries));
    }
    // A change that shows nothing that people read (an order key) is left out.
    std::erase_if(entries, [](const PageHistoryEntry &entry) {
        return entry.what == PageHistoryEntry::What::Changed && entry.texts.empty();
    });
    std::ranges::stable_sort(entries, std::ranges::greater(), &PageHistoryEntry::at);
    if (entries.size() > kMost)
        entries.resize(kMost);
    return entries;
}

} // namespace

void pageHistory(Library &library, const SurveyId &survey, QObject *context,
                 std::function<void(Result<std::vector<PageHistoryEntry>>)> done)
{
    // The library waits for its store's thread before it ends, so it may be named there; the context is looked at here only.
    library.onStore([home = &library, survey, guard = QPointer<QObject>(context), done = std::move(done)](store::LibraryStore &store) {
        auto answer = std::make_shared<Result<std::vector<PageHistoryEntry>>>(read(store, survey));
        QMetaObject::invokeMethod(
            home,
            [guard, done, answer] {
                if (guard)
                    done(std::move(*answer));
            },
            Qt::QueuedConnection);
    });
}

std::optional<PageField> pageFieldOf(const QString &field)
{
    const std::pair<const char *, PageField> fields[] = {{"title", PageField::Title},
                                                         {"authorsLine", PageField::AuthorsLine},
                                                         {"tldr", PageField::Tldr},
                                                         {"contribution", PageField::Contribution},
                                                         {"abstract", PageField::Abstract}};
    for (const auto &[name, value] : fields) {
        if (field == QLatin1String(name))
            return value;
    }
    return std::nullopt;
}

} // namespace conspectus
