-- SPDX-FileCopyrightText: The Conspectus authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What tag:, kind:, author: and year: ask for. object is empty where it holds for the whole survey. An annotation has an
-- entry of its own with note and quote, of page -2, which only searches for tags and kinds look at.

CREATE TABLE facet (
    survey TEXT NOT NULL,
    object TEXT NOT NULL,
    field  TEXT NOT NULL CHECK (field IN ('tag', 'kind', 'author', 'year')),
    value  TEXT NOT NULL
) STRICT;
CREATE INDEX facet_by_object ON facet (survey, object, field);

-- Everything but the pages of PDFs is put in again at the next start.
DELETE FROM meta WHERE key = 'log_mark';
