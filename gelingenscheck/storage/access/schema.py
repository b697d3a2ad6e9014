"""The tables of access: of tokens and session ids the hash only, of use the day only."""

from gelingenscheck.i18n import N_
from gelingenscheck.storage.sql import Schema

FILE = ".access.sqlite"
TABLES = """
CREATE TABLE IF NOT EXISTS link(
  id TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE, role TEXT NOT NULL, department TEXT NOT NULL, label TEXT NOT NULL,
  made REAL NOT NULL, by TEXT NOT NULL, expires REAL NOT NULL, withdrawn REAL, last_used TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS session(
  hash BLOB PRIMARY KEY, link TEXT NOT NULL, begun REAL NOT NULL, expires REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS session_link ON session(link);
CREATE TABLE IF NOT EXISTS audit(
  at REAL, who TEXT, outcome TEXT, times INTEGER NOT NULL, PRIMARY KEY(at, who, outcome)) WITHOUT ROWID;
"""
SCHEMA = Schema(
    name="access",
    version=1,
    tables=TABLES,
    newer=N_("die Datei der Zugänge stammt von einer neueren Fassung dieses Programms"),
    damaged=N_("die Datei der Zugänge ist beschädigt"),
    mode=0o600,
)
