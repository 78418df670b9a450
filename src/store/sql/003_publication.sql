-- What others than the keepers of the register may learn of an incident, and who decided so.
-- Times are seconds since 1970-01-01T00:00:00Z; positions are WGS 84 degrees.

-- Decided once. An incident without a row here has not been decided on, and is not published.
CREATE TABLE published_locations (
  incident_id       INTEGER PRIMARY KEY REFERENCES incidents (id),
  municipality_code TEXT,
  place_id          INTEGER,
  lon               REAL,
  lat               REAL,
  partner_lon       REAL,
  partner_lat       REAL,
  time_begin        INTEGER NOT NULL,
  time_end          INTEGER NOT NULL,
  time_precision    TEXT NOT NULL,
  rules             INTEGER NOT NULL,
  CHECK ((lon IS NULL) = (lat IS NULL) AND (partner_lon IS NULL) = (partner_lat IS NULL))
) STRICT;

-- Earlier decisions, as they were.
CREATE TABLE published_location_history (
  id                INTEGER PRIMARY KEY,
  incident_id       INTEGER NOT NULL REFERENCES incidents (id),
  replaced_at       INTEGER NOT NULL,
  municipality_code TEXT,
  place_id          INTEGER,
  lon               REAL,
  lat               REAL,
  partner_lon       REAL,
  partner_lat       REAL,
  time_begin        INTEGER NOT NULL,
  time_end          INTEGER NOT NULL,
  time_precision    TEXT NOT NULL,
  rules             INTEGER NOT NULL
) STRICT;
CREATE INDEX published_location_history_by_incident ON published_location_history (incident_id);
CREATE TRIGGER published_location_history_keeps BEFORE DELETE ON published_location_history
BEGIN SELECT raise(ABORT, 'the history of published locations is append-only'); END;
CREATE TRIGGER published_location_history_stays BEFORE UPDATE ON published_location_history
BEGIN SELECT raise(ABORT, 'the history of published locations is append-only'); END;

-- Changes of tier by a person. Lowering (towards P0) is proposed by one person and confirmed by another: the
-- confirmation names the proposal. A row with `changed` = 0 only proposes.
CREATE TABLE tier_changes (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  incident_id INTEGER NOT NULL REFERENCES incidents (id),
  before      TEXT NOT NULL CHECK (before IN ('P0', 'P1', 'P2')),
  after       TEXT NOT NULL CHECK (after IN ('P0', 'P1', 'P2')),
  reason      TEXT NOT NULL CHECK (reason <> ''),
  person      TEXT NOT NULL CHECK (person <> ''),
  at          INTEGER NOT NULL,
  changed     INTEGER NOT NULL CHECK (changed IN (0, 1)),
  confirms    INTEGER REFERENCES tier_changes (id)
) STRICT;
CREATE INDEX tier_changes_by_incident ON tier_changes (incident_id);
CREATE TRIGGER tier_changes_keep BEFORE DELETE ON tier_changes
BEGIN SELECT raise(ABORT, 'changes of tier are append-only'); END;
CREATE TRIGGER tier_changes_stay BEFORE UPDATE ON tier_changes
BEGIN SELECT raise(ABORT, 'changes of tier are append-only'); END;
