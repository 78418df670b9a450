-- Who entered a response event, and what was put right since: a correction is an event of its own that names the
-- one it takes the place of. A correction of stage 'none' says that the event never was.
ALTER TABLE response_events ADD COLUMN entered_by TEXT NOT NULL DEFAULT '';
ALTER TABLE response_events ADD COLUMN entered_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE response_events ADD COLUMN corrects INTEGER REFERENCES response_events (id);
-- By what the register it was imported from knows it; empty: it does not.
ALTER TABLE response_events ADD COLUMN external_id TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX response_events_by_correction ON response_events (corrects) WHERE corrects IS NOT NULL;

-- What holds now.
CREATE VIEW responses_that_hold AS
  SELECT * FROM response_events AS event
  WHERE stage <> 'none' AND NOT EXISTS (SELECT 1 FROM response_events WHERE corrects = event.id);

-- The kinds of imports are the program's to know (log_rows.cpp), so that a further one needs no new table. The rows in
-- quarantine point at imports, hence both tables are made anew; their numbers go on where they were.
CREATE TABLE imports_of_any_kind (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,
  kind                  TEXT NOT NULL CHECK (kind <> ''),
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
INSERT INTO imports_of_any_kind SELECT * FROM imports;

CREATE TABLE quarantine_of_any_kind (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports_of_any_kind (id) DEFERRABLE INITIALLY DEFERRED,
  line      INTEGER NOT NULL,
  field     TEXT NOT NULL,
  value     TEXT NOT NULL,
  reason    TEXT NOT NULL,
  row       TEXT NOT NULL
) STRICT;
INSERT INTO quarantine_of_any_kind SELECT * FROM quarantine;

DELETE FROM sqlite_sequence WHERE name IN ('imports_of_any_kind', 'quarantine_of_any_kind');
INSERT INTO sqlite_sequence (name, seq)
  SELECT name || '_of_any_kind', seq FROM sqlite_sequence WHERE name IN ('imports', 'quarantine');
DROP TABLE quarantine;
DROP TABLE imports;
ALTER TABLE imports_of_any_kind RENAME TO imports;
ALTER TABLE quarantine_of_any_kind RENAME TO quarantine;
CREATE INDEX quarantine_by_line ON quarantine (line);
CREATE INDEX quarantine_by_import ON quarantine (import_id);
