-- The register: incidents, patrol points, the geography they lie in, and the log of how they came in.
-- A SELECT in a migration is an assertion: its first column must be neither 0 nor NULL.
-- Times are seconds since 1970-01-01T00:00:00Z. Geometry is WGS 84 (EPSG:4326), longitude first.

PRAGMA application_id = 0x55724D6F;  -- "UrMo"

SELECT InitSpatialMetaData(0, 'WGS84');
SELECT InsertEpsgSrid(3857);  -- Web Mercator
SELECT InsertEpsgSrid(6316);  -- MGI, Gauss-Krüger zone 7

CREATE TABLE migrations (
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  checksum   TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

-- Grows with every commit that changed an incident, a patrol point or the geography.
CREATE TABLE store_revision (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  value    INTEGER NOT NULL
) STRICT;
INSERT INTO store_revision VALUES (1, 0);

CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The registers that records come from.
CREATE TABLE sources (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE imports (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,
  kind                  TEXT NOT NULL CHECK (kind IN ('incidents', 'patrol-points')),
  source                TEXT NOT NULL,
  file_name             TEXT NOT NULL,
  sha256                TEXT NOT NULL,
  imported_at           INTEGER NOT NULL,
  rows                  INTEGER NOT NULL,
  imported              INTEGER NOT NULL,
  updated               INTEGER NOT NULL,
  unchanged             INTEGER NOT NULL,
  quarantined           INTEGER NOT NULL,
  located_by_coordinate INTEGER NOT NULL,
  located_by_place      INTEGER NOT NULL,
  ambiguous             INTEGER NOT NULL,
  unlocated             INTEGER NOT NULL
) STRICT;

-- Rows that could not be used. `row` is JSON: [[column, text], …]; text that is not UTF-8 is {"hex": "…"}.
CREATE TABLE quarantine (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports (id) DEFERRABLE INITIALLY DEFERRED,
  line      INTEGER NOT NULL,
  field     TEXT NOT NULL,
  value     TEXT NOT NULL,
  reason    TEXT NOT NULL,
  row       TEXT NOT NULL
) STRICT;
CREATE INDEX quarantine_by_line ON quarantine (line);
CREATE INDEX quarantine_by_import ON quarantine (import_id);

-- Not STRICT: SpatiaLite's geometry types are column types of their own. The narrative is last, so that its
-- overflow pages are not read with the rest.
CREATE TABLE incidents (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id          INTEGER NOT NULL REFERENCES sources (id),
  external_id        TEXT NOT NULL CHECK (external_id <> ''),
  occurred_begin     INTEGER NOT NULL,
  occurred_end       INTEGER NOT NULL,
  occurred_precision TEXT NOT NULL
    CHECK (occurred_precision IN ('second', 'minute', 'hour', 'day', 'month', 'quarter', 'year')),
  category           TEXT NOT NULL,
  severity           INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 5),
  tier               TEXT NOT NULL CHECK (tier IN ('P0', 'P1', 'P2')),
  stage              TEXT NOT NULL CHECK (stage IN ('none', 'reported', 'registered', 'attended', 'investigated',
                                                    'prosecuted', 'adjudicated', 'closed')),
  certainty          TEXT NOT NULL
    CHECK (certainty IN ('certain', 'near_border', 'ambiguous', 'outside', 'unlocated')),
  uncertainty_m      REAL NOT NULL CHECK (uncertainty_m >= 0),
  from_coordinate    INTEGER NOT NULL CHECK (from_coordinate IN (0, 1)),
  municipality_code  TEXT,
  place_id           INTEGER,
  geom               POINT,
  place_text         TEXT NOT NULL,
  community          TEXT NOT NULL,
  revision           INTEGER NOT NULL,
  narrative          TEXT NOT NULL,
  CHECK (occurred_begin < occurred_end)
);
CREATE UNIQUE INDEX incidents_by_source ON incidents (source_id, external_id);
CREATE INDEX incidents_by_revision ON incidents (revision);
SELECT RecoverGeometryColumn('incidents', 'geom', 4326, 'POINT', 'XY');
SELECT CreateSpatialIndex('incidents', 'geom');

-- Earlier states of incidents, as they were.
CREATE TABLE incident_history (
  id                 INTEGER PRIMARY KEY,
  incident_id        INTEGER NOT NULL REFERENCES incidents (id),
  replaced_at        INTEGER NOT NULL,
  source_id          INTEGER NOT NULL REFERENCES sources (id),
  external_id        TEXT NOT NULL,
  occurred_begin     INTEGER NOT NULL,
  occurred_end       INTEGER NOT NULL,
  occurred_precision TEXT NOT NULL,
  category           TEXT NOT NULL,
  severity           INTEGER NOT NULL,
  tier               TEXT NOT NULL,
  stage              TEXT NOT NULL,
  certainty          TEXT NOT NULL,
  uncertainty_m      REAL NOT NULL,
  from_coordinate    INTEGER NOT NULL,
  municipality_code  TEXT,
  place_id           INTEGER,
  geom               BLOB,
  place_text         TEXT NOT NULL,
  community          TEXT NOT NULL,
  revision           INTEGER NOT NULL,
  narrative          TEXT NOT NULL
) STRICT;
CREATE INDEX incident_history_by_incident ON incident_history (incident_id);
CREATE TRIGGER incident_history_keeps BEFORE DELETE ON incident_history
BEGIN SELECT raise(ABORT, 'the history of incidents is append-only'); END;
CREATE TRIGGER incident_history_stays BEFORE UPDATE ON incident_history
BEGIN SELECT raise(ABORT, 'the history of incidents is append-only'); END;

CREATE TABLE response_events (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  incident_id        INTEGER NOT NULL REFERENCES incidents (id),
  stage              TEXT NOT NULL CHECK (stage IN ('none', 'reported', 'registered', 'attended', 'investigated',
                                                    'prosecuted', 'adjudicated', 'closed')),
  institution        TEXT NOT NULL,
  occurred_begin     INTEGER NOT NULL,
  occurred_end       INTEGER NOT NULL,
  occurred_precision TEXT NOT NULL,
  source_document    TEXT NOT NULL,
  CHECK (occurred_begin < occurred_end)
) STRICT;
CREATE INDEX response_events_by_incident ON response_events (incident_id, occurred_begin);
CREATE TRIGGER response_events_keep BEFORE DELETE ON response_events
BEGIN SELECT raise(ABORT, 'response events are append-only'); END;
CREATE TRIGGER response_events_stay BEFORE UPDATE ON response_events
BEGIN SELECT raise(ABORT, 'response events are append-only'); END;

-- Words of place text and narrative, folded (store/search_folding.hpp); the row id is the incident's. Only the
-- words' index is kept, not the text.
CREATE VIRTUAL TABLE incident_words
  USING fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
INSERT INTO incident_words (incident_words, rank) VALUES ('hashsize', 67108864);

CREATE TABLE patrol_points (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id         INTEGER NOT NULL REFERENCES sources (id),
  external_id       TEXT NOT NULL CHECK (external_id <> ''),
  name              TEXT NOT NULL,
  kind              TEXT NOT NULL,
  shift             TEXT NOT NULL,
  certainty         TEXT NOT NULL
    CHECK (certainty IN ('certain', 'near_border', 'ambiguous', 'outside', 'unlocated')),
  uncertainty_m     REAL NOT NULL CHECK (uncertainty_m >= 0),
  from_coordinate   INTEGER NOT NULL CHECK (from_coordinate IN (0, 1)),
  municipality_code TEXT,
  place_id          INTEGER,
  geom              POINT,
  place_text        TEXT NOT NULL,
  revision          INTEGER NOT NULL
);
CREATE UNIQUE INDEX patrol_points_by_source ON patrol_points (source_id, external_id);
CREATE INDEX patrol_points_by_revision ON patrol_points (revision);
SELECT RecoverGeometryColumn('patrol_points', 'geom', 4326, 'POINT', 'XY');
SELECT CreateSpatialIndex('patrol_points', 'geom');

-- BCP 47 tags, in the order of the source.
CREATE TABLE patrol_point_languages (
  patrol_point_id INTEGER NOT NULL REFERENCES patrol_points (id),
  position        INTEGER NOT NULL,
  language        TEXT NOT NULL,
  PRIMARY KEY (patrol_point_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE municipalities (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,
  name_sq      TEXT NOT NULL,
  name_sr_latn TEXT NOT NULL,
  name_sr_cyrl TEXT NOT NULL,
  name_en      TEXT NOT NULL,
  geom         MULTIPOLYGON NOT NULL
);
SELECT RecoverGeometryColumn('municipalities', 'geom', 4326, 'MULTIPOLYGON', 'XY');
SELECT CreateSpatialIndex('municipalities', 'geom');

CREATE TABLE places (
  id                INTEGER PRIMARY KEY,
  kind              TEXT NOT NULL,
  municipality_code TEXT NOT NULL,
  uncertainty_m     REAL NOT NULL,
  name_sq           TEXT NOT NULL,
  name_sr_latn      TEXT NOT NULL,
  name_sr_cyrl      TEXT NOT NULL,
  name_en           TEXT NOT NULL,
  geom              POINT NOT NULL
);
SELECT RecoverGeometryColumn('places', 'geom', 4326, 'POINT', 'XY');
SELECT CreateSpatialIndex('places', 'geom');
