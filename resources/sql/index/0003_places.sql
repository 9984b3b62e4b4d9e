-- SPDX-FileCopyrightText: The Conspectus authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- From here on the id of an entry says what it is, so that counting and ranking need no look at the entry: pages of PDFs count from 1,
-- everything else from 2^48 on, where the last two bits are 0 for the own row of an annotation, 1 for a note, 2 for a field or
-- finding of a survey page, 3 for its title.

-- The words of the index with the places where they stand, for the rows that come while a word is being typed.
CREATE VIRTUAL TABLE terms USING fts5vocab (words, instance);

-- Everything but the pages of PDFs is put in again at the next start.
DELETE FROM words WHERE rowid IN (SELECT id FROM entry WHERE place <> 'pdf');
DELETE FROM grams WHERE rowid IN (SELECT id FROM entry WHERE place <> 'pdf');
DELETE FROM entry WHERE place <> 'pdf';
DELETE FROM meta WHERE key = 'log_mark';
