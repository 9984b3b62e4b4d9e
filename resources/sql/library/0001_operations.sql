-- SPDX-FileCopyrightText: The Conspectus authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- library.db: the log of operations and what it leaves. op is the truth; object, head, element and superseded are made
-- from it and can be made again at any time.

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every operation, as its bytes; the other columns repeat what the header says. arrival: in which order they came here.
-- (replica, seq) is not unique: a library that was copied may bring two, and both are kept.
CREATE TABLE op (
    arrival INTEGER PRIMARY KEY,
    id      BLOB    NOT NULL UNIQUE CHECK (length(id) = 32),
    replica TEXT    NOT NULL,
    seq     INTEGER NOT NULL,
    lamport INTEGER NOT NULL,
    object  TEXT    NOT NULL,
    header  BLOB    NOT NULL,
    salt    BLOB,
    payload BLOB,
    CHECK ((salt IS NULL) = (payload IS NULL))
) STRICT;
CREATE INDEX op_by_replica ON op (replica, seq);
CREATE INDEX op_by_object ON op (object, lamport);

CREATE TRIGGER op_is_never_deleted BEFORE DELETE ON op
BEGIN
    SELECT RAISE(ABORT, 'operations are never deleted');
END;

-- Only the purge may take salt and payload away; nothing may change anything else.
CREATE TRIGGER op_is_never_changed BEFORE UPDATE ON op
WHEN NOT (conspectus_is_purging() AND NEW.salt IS NULL AND NEW.payload IS NULL
          AND NEW.arrival = OLD.arrival AND NEW.id = OLD.id AND NEW.replica = OLD.replica AND NEW.seq = OLD.seq
          AND NEW.lamport = OLD.lamport AND NEW.object = OLD.object AND NEW.header = OLD.header)
BEGIN
    SELECT RAISE(ABORT, 'operations are never changed');
END;

CREATE TABLE object (
    id      TEXT    NOT NULL PRIMARY KEY,
    type    TEXT    NOT NULL,
    owner   TEXT    NOT NULL,
    deleted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX object_by_owner ON object (owner, type, deleted);
CREATE INDEX object_by_type ON object (type);

-- Registers: the operations on a field that no other has replaced. field '@make' and '@deleted' are the object's own. value: text as
-- TEXT, everything else as JSON in a BLOB, NULL where the field was taken away.
CREATE TABLE head (
    object  TEXT    NOT NULL REFERENCES object (id),
    field   TEXT    NOT NULL,
    op      BLOB    NOT NULL REFERENCES op (id),
    lamport INTEGER NOT NULL,
    replica TEXT    NOT NULL,
    seq     INTEGER NOT NULL,
    value   ANY,
    PRIMARY KEY (object, field, op)
) STRICT, WITHOUT ROWID;

-- Sets: an element is there while one operation that added it has not been replaced.
CREATE TABLE element (
    object TEXT NOT NULL REFERENCES object (id),
    field  TEXT NOT NULL,
    value  TEXT NOT NULL,
    op     BLOB NOT NULL REFERENCES op (id),
    PRIMARY KEY (object, field, value, op)
) STRICT, WITHOUT ROWID;

-- Operations named as parents by another one on the same object; they may arrive after it.
CREATE TABLE superseded (
    object TEXT NOT NULL,
    op     BLOB NOT NULL,
    PRIMARY KEY (object, op)
) STRICT, WITHOUT ROWID;

-- Up to where each segment of the journal is in op: behind which byte, and where the last line begins, of which operation.
CREATE TABLE segment (
    replica    TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    done       INTEGER NOT NULL,
    last_begin INTEGER NOT NULL,
    last_op    BLOB    NOT NULL,
    PRIMARY KEY (replica, name)
) STRICT, WITHOUT ROWID;

-- Where the reader was. Not in the log.
CREATE TABLE view_state (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
