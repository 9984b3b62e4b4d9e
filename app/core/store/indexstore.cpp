// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/indexstore.h"

#include "base/guithread.h"
#include "store/indexstore_p.h"
#include "store/pagepicture.h"
#include "text/fold.h"
#include "text/textblob.h"

#include <QCoreApplication>
#include <algorithm>
#include <limits>

namespace conspectus::store {

Result<std::unique_ptr<IndexStore>> IndexStore::open(const QString &libraryFolder, Access access)
{
    CONSPECTUS_OFF_GUI_THREAD();
    auto priv = std::make_unique<Private>(libraryFolder, access);
    if (auto opened = priv->open(); !opened)
        return Failure(opened.error());
    return std::unique_ptr<IndexStore>(new IndexStore(std::move(priv)));
}

IndexStore::IndexStore(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

IndexStore::~IndexStore() = default;

bool IndexStore::wasMadeAnew() const { return d->madeAnew; }

Result<void> IndexStore::Private::removeEntry(qint64 id)
{
    for (const char *sql : {"DELETE FROM words WHERE rowid = ?", "DELETE FROM grams WHERE rowid = ?",
                            "DELETE FROM entry WHERE id = ?"}) {
        Statement remove(*database, sql);
        if (auto done = remove.bind(id).run(); !done)
            return done;
    }
    return {};
}

qint64 IndexStore::Private::lastPageId()
{
    Statement last(*database, "SELECT max(id) FROM entry WHERE id < ?");
    return last.bind(kFirstRowId).next() ? last.number(0) : 0;
}

namespace {

RowKind kindOf(const SearchHit &place)
{
    if (place.page == -2)
        return RowKind::OfAnnotation;
    if (place.where == QLatin1String("note"))
        return RowKind::Note;
    return place.object == QLatin1String("title") ? RowKind::Title : RowKind::Page;
}

qint64 nextId(Connection &database, const SearchHit &place)
{
    const bool isPage = place.where == QLatin1String("pdf");
    const qint64 lowest = isPage ? 0 : kFirstRowId - 1; // what comes before the first
    Statement last(database, "SELECT max(id) FROM entry WHERE id BETWEEN ? AND ?");
    last.bind(lowest + 1).bind(isPage ? kFirstRowId - 1 : std::numeric_limits<qint64>::max());
    const qint64 before = last.next() ? std::max(last.number(0), lowest) : lowest;
    return isPage ? before + 1 : ((before >> 2) + 1) * 4 + static_cast<int>(kindOf(place));
}

} // namespace

Result<qint64> IndexStore::Private::insertEntry(const SearchHit &place, const QString &text,
                                                const QString &fold)
{
    const qint64 id = nextId(*database, place);
    Statement insert(
        *database,
        "INSERT INTO entry (id, survey, place, version, object, page, text) VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(id)
        .bind(place.survey)
        .bind(place.where)
        .bind(place.version)
        .bind(place.object)
        .bind(place.page)
        .bind(text);
    if (auto done = insert.run(); !done)
        return Failure(done.error());
    Statement words(*database, "INSERT INTO words (rowid, fold) VALUES (?, ?)");
    if (auto done = words.bind(id).bind(fold).run(); !done)
        return Failure(done.error());
    if (hasUnspacedScript(fold)) {
        Statement grams(*database, "INSERT INTO grams (rowid, fold) VALUES (?, ?)");
        if (auto done = grams.bind(id).bind(fold).run(); !done)
            return Failure(done.error());
    }
    return id;
}

QString IndexStore::Private::meta(const QString &key)
{
    Statement query(*database, "SELECT value FROM meta WHERE key = ?");
    return query.bind(key).next() ? query.text(0) : QString();
}

Result<void> IndexStore::Private::setMeta(const QString &key, const QString &value)
{
    Statement set(*database,
                  "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2");
    return set.bind(key).bind(value).run();
}

namespace {

Result<void> removeAll(IndexStore::Private &index, Statement &ids)
{
    std::vector<qint64> found;
    while (ids.next())
        found.push_back(ids.number(0));
    if (auto result = ids.result(); !result)
        return result;
    ids.reset();
    for (const qint64 id : found) {
        if (auto removed = index.removeEntry(id); !removed)
            return removed;
    }
    return {};
}

Result<void> putPage(IndexStore::Private &index, const SearchHit &place, const QString &layerId,
                     const text::TextPage &page)
{
    Statement old(*index.database, "SELECT id FROM entry WHERE place = 'pdf' AND version = ? AND page = ?");
    if (auto removed = removeAll(index, old.bind(place.version).bind(place.page)); !removed)
        return removed;
    const auto id = index.insertEntry(place, QString(), page.fold);
    if (!id)
        return Failure(id.error());
    Statement insert(*index.database, "INSERT INTO page (id, layer, blob) VALUES (?, ?, ?)");
    return insert.bind(*id).bind(layerId).bind(text::packPage(page)).run();
}

} // namespace

Result<void> IndexStore::putPages(const QString &survey, const QString &version, const QString &layerId,
                                  const std::vector<std::pair<int, text::TextPagePtr>> &pages)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return d->guarded([&]() -> Result<void> {
        Transaction transaction(*d->database);
        if (auto begun = transaction.begin(); !begun)
            return begun;
        for (const auto &[number, page] : pages) {
            if (!page)
                continue;
            SearchHit place;
            place.survey = survey;
            place.version = version;
            place.where = QStringLiteral("pdf");
            place.page = number;
            if (auto put = putPage(*d, place, layerId, *page); !put)
                return put;
        }
        return transaction.commit();
    });
}

namespace {

Result<text::TextPagePtr> unpacked(const QByteArray &blob)
{
    auto page = text::unpackPage(blob);
    if (!page)
        return Failure(page.error());
    return std::make_shared<const text::TextPage>(std::move(*page));
}

} // namespace

Result<text::TextLayer> IndexStore::textLayer(const QString &version, int pageCount, const QString &layerId)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return d->guarded([&]() -> Result<text::TextLayer> {
        Statement query(*d->database,
                        "SELECT entry.page, page.layer, page.blob FROM entry JOIN page ON page.id = entry.id"
                        " WHERE entry.place = 'pdf' AND entry.version = ? AND entry.page BETWEEN 0 AND ?");
        query.bind(version).bind(pageCount - 1);
        text::TextLayer layer;
        layer.pages.resize(static_cast<size_t>(qMax(0, pageCount)));
        while (query.next()) {
            // Reading again by other rules may have been stopped halfway: pages of two layers stand side by side.
            const QString id = query.text(1);
            const bool isWanted = id == layerId;
            if (isWanted && layer.layerId != id)
                layer.pages.assign(layer.pages.size(), nullptr);
            else if (!isWanted && !layerId.isEmpty() && layer.layerId == layerId)
                continue;
            layer.layerId = id;
            // A blob that cannot be read is a page that was not extracted yet.
            if (auto page = unpacked(query.blob(2)))
                layer.pages[static_cast<size_t>(query.number(0))] = std::move(*page);
        }
        if (auto result = query.result(); !result)
            return Failure(result.error());
        return layer;
    });
}

Result<text::TextPagePtr> IndexStore::page(const QString &version, int page)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return d->guarded([&]() -> Result<text::TextPagePtr> {
        Statement query(*d->database, "SELECT page.blob FROM entry JOIN page ON page.id = entry.id"
                                      " WHERE entry.place = 'pdf' AND entry.version = ? AND entry.page = ?");
        const bool found = query.bind(version).bind(page).next();
        if (auto result = query.result(); !result)
            return Failure(result.error());
        if (!found)
            return failure(ErrorCode::NotFound,
                           QCoreApplication::translate("store", "The text of this page was not read yet."));
        return unpacked(query.blob(0));
    });
}

int IndexStore::pagesIndexed(const QString &version)
{
    CONSPECTUS_OFF_GUI_THREAD();
    Statement query(*d->database, "SELECT count(*) FROM entry WHERE place = 'pdf' AND version = ?");
    return query.bind(version).next() ? static_cast<int>(query.number(0)) : 0;
}

QString IndexStore::layerId(const QString &version)
{
    CONSPECTUS_OFF_GUI_THREAD();
    Statement query(*d->database,
                    "SELECT page.layer FROM entry JOIN page ON page.id = entry.id"
                    " WHERE entry.place = 'pdf' AND entry.version = ? ORDER BY entry.page LIMIT 1");
    return query.bind(version).next() ? query.text(0) : QString();
}

Result<void> IndexStore::putStructure(const QString &version, const QByteArray &json)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return d->guarded([&] {
        Statement put(
            *d->database,
            "INSERT INTO structure (version, json) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET json = ?2");
        return put.bind(version).bind(qCompress(json)).run();
    });
}

QByteArray IndexStore::structure(const QString &version)
{
    CONSPECTUS_OFF_GUI_THREAD();
    Statement query(*d->database, "SELECT json FROM structure WHERE version = ?");
    return query.bind(version).next() ? qUncompress(query.blob(0)) : QByteArray();
}

namespace {

Result<void> removeFacets(IndexStore::Private &index, const QString &survey)
{
    Statement remove(*index.database, "DELETE FROM facet WHERE survey = ?");
    return remove.bind(survey).run();
}

Result<void> putFacets(IndexStore::Private &index, const QString &survey, const SearchRow &row)
{
    Statement insert(*index.database, "INSERT INTO facet (survey, object, field, value) VALUES (?, ?, ?, ?)");
    for (const SearchFacet &facet : row.facets) {
        insert.bind(survey).bind(row.object).bind(facet.field).bind(facetValue(facet.value));
        if (auto done = insert.run(); !done)
            return done;
    }
    return {};
}

} // namespace

Result<void> IndexStore::putRows(const QString &survey, const std::vector<SearchRow> &rows)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return d->guarded([&]() -> Result<void> {
        Transaction transaction(*d->database);
        if (auto begun = transaction.begin(); !begun)
            return begun;
        Statement old(*d->database, "SELECT id FROM entry WHERE survey = ? AND place <> 'pdf' ORDER BY id");
        if (auto removed = removeAll(*d, old.bind(survey)); !removed)
            return removed;
        if (auto removed = removeFacets(*d, survey); !removed)
            return removed;
        for (const SearchRow &row : rows) {
            if (auto put = putFacets(*d, survey, row); !put)
                return put;
            if (row.text.isEmpty() && !row.isAnnotation)
                continue;
            SearchHit place;
            place.survey = survey;
            place.where = row.where;
            place.object = row.object;
            place.page = row.isAnnotation ? -2 : -1;
            if (auto put = d->insertEntry(place, row.text, text::fold(row.text)); !put)
                return Failure(put.error());
        }
        return transaction.commit();
    });
}

Result<void> IndexStore::forgetSurvey(const QString &survey)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return d->guarded([&]() -> Result<void> {
        Transaction transaction(*d->database);
        if (auto begun = transaction.begin(); !begun)
            return begun;
        Statement old(*d->database, "SELECT id FROM entry WHERE survey = ? ORDER BY id");
        if (auto removed = removeAll(*d, old.bind(survey)); !removed)
            return removed;
        if (auto removed = removeFacets(*d, survey); !removed)
            return removed;
        return transaction.commit();
    });
}

Result<void> IndexStore::putLogMark(const QString &mark)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return d->guarded([&] { return d->setMeta(QStringLiteral("log_mark"), mark); });
}

QString IndexStore::logMark()
{
    CONSPECTUS_OFF_GUI_THREAD();
    return d->meta(QStringLiteral("log_mark"));
}

Result<SearchAnswer> IndexStore::search(const QString &query, const QStringList &where, int limit,
                                        const CancelToken &cancel)
{
    CONSPECTUS_OFF_GUI_THREAD();
    const SearchQuery parsed = parseQuery(query);
    return d->guarded([&] {
        d->database->watch(&cancel);
        auto answer = d->search(parsed, where, limit);
        d->database->watch(nullptr);
        return answer;
    });
}

Result<SearchAnswer> IndexStore::firstRows(const QString &query, const QStringList &where, int limit,
                                           const CancelToken &cancel)
{
    CONSPECTUS_OFF_GUI_THREAD();
    const SearchQuery parsed = parseQuery(query);
    return d->guarded([&] {
        auto answer = d->firstRows(parsed, where, limit, cancel);
        d->database->watch(nullptr);
        return answer;
    });
}

Result<void> IndexStore::putPicture(const QString &key, const QImage &image)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return d->guarded([&] {
        if (image.isNull()) {
            Statement forget(*d->database, "DELETE FROM picture WHERE key = ?");
            return forget.bind(key).run();
        }
        Statement put(
            *d->database,
            "INSERT INTO picture (key, bytes) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET bytes = ?2");
        return put.bind(key).bind(packPicture(image)).run();
    });
}

QImage IndexStore::picture(const QString &key)
{
    CONSPECTUS_OFF_GUI_THREAD();
    Statement query(*d->database, "SELECT bytes FROM picture WHERE key = ?");
    return query.bind(key).next() ? unpackPicture(query.blob(0)) : QImage();
}

} // namespace conspectus::store
