"""The tables of workshops and ballots.

With a ballot there is no time, no row number and no language: its key is a hash that is another one in every vote.
"""

from gelingenscheck.i18n import N_
from gelingenscheck.storage.sql import Schema

FILE = ".workshops.sqlite"
VERSION = 1
TABLES = """
CREATE TABLE IF NOT EXISTS workshop(
  id TEXT PRIMARY KEY, code TEXT NOT NULL, created TEXT NOT NULL, expires REAL NOT NULL, about TEXT NOT NULL,
  most INTEGER NOT NULL, devices INTEGER NOT NULL DEFAULT 0, salt BLOB, open TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS workshop_code ON workshop(code);
CREATE TABLE IF NOT EXISTS step(
  workshop TEXT, version INTEGER, event TEXT NOT NULL, PRIMARY KEY(workshop, version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vote(
  workshop TEXT, vote TEXT, opened REAL NOT NULL, paper TEXT, tally TEXT, PRIMARY KEY(workshop, vote)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ballot(
  workshop TEXT, vote TEXT, voter BLOB, choice INTEGER CHECK(choice BETWEEN 0 AND 4), sequence INTEGER NOT NULL,
  PRIMARY KEY(workshop, vote, voter)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note(
  workshop TEXT, place INTEGER, text TEXT NOT NULL, PRIMARY KEY(workshop, place)) WITHOUT ROWID;
"""
NEWER = N_("die Datei der Workshops stammt von einer neueren Fassung dieses Programms")
DAMAGED = N_("die Datei der Workshops ist beschädigt")
SCHEMA = Schema(name="workshops", version=VERSION, tables=TABLES, newer=NEWER, damaged=DAMAGED)
