"""The tables of the index, one SQLite file; used by `build` (writing) and `index` (reading)."""

from __future__ import annotations

VERSION = "6"
END = 0xFFFFFFFF  # of one keyword in `key_terms`

TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
-- `shown` 0: found through the page that offers it. `title_terms`, `key_terms`: the numbers of
-- the title's words, and of the words of each keyword that the town hall's authors gave, END after each.
CREATE TABLE documents (
    num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, authority TEXT NOT NULL,
    source TEXT NOT NULL, date TEXT NOT NULL, theme TEXT NOT NULL, subtheme TEXT NOT NULL,
    parent TEXT NOT NULL, guided TEXT NOT NULL, prior REAL NOT NULL, shown INTEGER NOT NULL,
    title_terms BLOB NOT NULL, key_terms BLOB NOT NULL);
CREATE TABLE titles (
    num INTEGER, language TEXT, title TEXT NOT NULL, subtitle TEXT NOT NULL,
    PRIMARY KEY (num, language)) WITHOUT ROWID;
-- What stands below a theme, a sub-theme or a dossier, in the order of the source.
CREATE TABLE contents (
    above TEXT, rank INTEGER, id TEXT NOT NULL, title TEXT NOT NULL, part TEXT NOT NULL,
    PRIMARY KEY (above, rank)) WITHOUT ROWID;
-- Documents (16 bits each) and impacts (8 bits each), side by side.
CREATE TABLE terms (
    num INTEGER PRIMARY KEY, stem TEXT NOT NULL UNIQUE, idf REAL NOT NULL, documents BLOB NOT NULL,
    impacts BLOB NOT NULL);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, term INTEGER NOT NULL, worth INTEGER NOT NULL) WITHOUT ROWID;
-- What is offered while one types, in the language of the documents that have it, as it is written.
CREATE TABLE offered (
    language TEXT, word TEXT, written TEXT NOT NULL, worth INTEGER NOT NULL,
    PRIMARY KEY (language, word)) WITHOUT ROWID;
CREATE TABLE spellings (key TEXT, word TEXT, PRIMARY KEY (key, word)) WITHOUT ROWID;
CREATE TABLE sounds (key TEXT, word TEXT, PRIMARY KEY (key, word)) WITHOUT ROWID;
-- What people say (stems in sorted order, joined by a blank) → what to look for (one target a row).
CREATE TABLE concepts (
    said TEXT, language TEXT, rank INTEGER, target TEXT NOT NULL,
    PRIMARY KEY (said, language, rank)) WITHOUT ROWID;
"""
