// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of a library that can be rebuilt at any time: text layers, full-text index, pictures of pages
// (index.db: WAL, NORMAL). A fault here never touches library.db: a damaged index is moved away and made
// anew. One writer thread; a read-only connection may live on a search thread.
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "text/textpage.h"

#include <QImage>
#include <functional>
#include <memory>

namespace conspectus::store {

// A value that tag:, kind:, author: or year: asks for.
struct SearchFacet
{
    QString field;
    QString value; // as shown
};

// What can be searched, besides pages of PDFs: one row per field of a survey page, finding, annotation note. A row
// without text only carries facets.
struct SearchRow
{
    QString survey; // id
    QString where;  // "page" (fields of the survey page, findings) or "note"
    QString object; // id of the finding or annotation; for fields of the page the field's name
    QString text;   // as shown
    std::vector<SearchFacet> facets = {}; // of the object; of the whole survey where object is empty
    bool isAnnotation = false;            // note and quote, for searches with tag: or kind: alone
};

struct SearchHit
{
    QString survey;
    QString version; // where = "pdf"
    QString where;   // "page", "note", "pdf"
    QString object;
    int page = -1;                 // from 0
    text::Span span;               // of the first match in the page's (or row's) text
    QString snippet;               // cut from text through the map
    std::vector<text::Span> marks; // matches within snippet
    double score = 0;              // greater is better
};

struct SearchAnswer
{
    std::vector<SearchHit> hits; // ranked
    int total = 0;
    int wordsLeftOut = 0; // typed behind the 200 words that are looked for
    bool isCut = false; // more combinations than are looked for: what was found fits, but more may be there
};

class IndexStore
{
public:
    // ReadOnly: NotFound where there is no index yet. Memory: an empty one that is never written, for a
    // library on a read-only medium without an index.
    enum class Access { ReadWrite, ReadOnly, Memory };
    [[nodiscard]] static Result<std::unique_ptr<IndexStore>> open(const QString &libraryFolder,
                                                                  Access access);
    ~IndexStore();
    // True where the index was missing or damaged and is empty now: what it held has to be put in again.
    [[nodiscard]] bool wasMadeAnew() const;

    // Text layers. Pages come in any order; a version is complete when all its pages are there.
    [[nodiscard]] Result<void> putPages(const QString &survey, const QString &version, const QString &layerId,
                                        const std::vector<std::pair<int, text::TextPagePtr>> &pages);
    // Of the layer with this id the pages that are there; where there are none, those of another one.
    [[nodiscard]] Result<text::TextLayer> textLayer(const QString &version, int pageCount, const QString &layerId = {});
    [[nodiscard]] Result<text::TextPagePtr> page(const QString &version, int page); // NotFound
    [[nodiscard]] int pagesIndexed(const QString &version);
    // The layerId of its pages; empty where there are none. Another than the present one: to be extracted
    // again.
    [[nodiscard]] QString layerId(const QString &version);
    // Structure of the PDF (outline, labels, shapes) as one JSON blob.
    [[nodiscard]] Result<void> putStructure(const QString &version, const QByteArray &json);
    [[nodiscard]] QByteArray structure(const QString &version);

    // Replaces all rows of a survey (where "page" and "note").
    [[nodiscard]] Result<void> putRows(const QString &survey, const std::vector<SearchRow> &rows);
    [[nodiscard]] Result<void> forgetSurvey(const QString &survey);
    // Up to where the log has been indexed (LibraryStore::logMark()); empty in a new index.
    [[nodiscard]] Result<void> putLogMark(const QString &mark);
    [[nodiscard]] QString logMark();

    // where: any of "page", "note", "pdf"; empty = all. What the reader typed never reaches MATCH unquoted.
    // Interruptible by the token.
    [[nodiscard]] Result<SearchAnswer> search(const QString &query, const QStringList &where, int limit,
                                              const CancelToken &cancel = {});
    // What can be shown at once: rows as they come, notes and survey pages before PDFs, not counted (total is -1). It stops
    // after a few milliseconds whatever was typed, so there may be fewer rows than there are, or none.
    [[nodiscard]] Result<SearchAnswer> firstRows(const QString &query, const QStringList &where, int limit,
                                                 const CancelToken &cancel = {});

    // The last picture of the page where the reader stopped. A null image forgets it.
    [[nodiscard]] Result<void> putPicture(const QString &key, const QImage &image);
    [[nodiscard]] QImage picture(const QString &key);

    class Private;

private:
    explicit IndexStore(std::unique_ptr<Private> priv);
    std::unique_ptr<Private> d;
};

} // namespace conspectus::store
