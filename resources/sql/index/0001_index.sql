-- SPDX-FileCopyrightText: The Conspectus authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- index.db: what can be made again from library.db and the PDFs.

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for everything that can be found: a page of a PDF (place 'pdf'), a field or finding of a survey page ('page'), a note
-- ('note'). text is kept for the short ones; that of a page is in its blob.
CREATE TABLE entry (
    id      INTEGER PRIMARY KEY,
    survey  TEXT    NOT NULL,
    place   TEXT    NOT NULL CHECK (place IN ('pdf', 'page', 'note')),
    version TEXT    NOT NULL,
    object  TEXT    NOT NULL,
    page    INTEGER NOT NULL,
    text    TEXT    NOT NULL
) STRICT;
CREATE INDEX entry_by_survey ON entry (survey, place);
CREATE UNIQUE INDEX entry_by_page ON entry (version, page) WHERE place = 'pdf';

-- The text layer of a page (text/textblob.h).
CREATE TABLE page (
    id    INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
    layer TEXT NOT NULL,
    blob  BLOB NOT NULL
) STRICT;

CREATE TABLE structure (
    version TEXT NOT NULL PRIMARY KEY,
    json    BLOB NOT NULL
) STRICT;

CREATE TABLE picture (
    key   TEXT NOT NULL PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- Both over fold, rowid = entry.id. words: everything. grams: pages and rows with Chinese, Japanese, Korean or Thai, where words are
-- not set apart by spaces.
CREATE VIRTUAL TABLE words USING fts5 (fold, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE grams USING fts5 (fold, tokenize = "trigram case_sensitive 1");
