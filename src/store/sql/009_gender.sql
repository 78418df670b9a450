-- Whom an incident was against, by gender; empty when its source does not say.
ALTER TABLE incidents ADD COLUMN gender TEXT NOT NULL DEFAULT ''
  CHECK (gender IN ('', 'female', 'male', 'other', 'mixed'));
ALTER TABLE incident_history ADD COLUMN gender TEXT NOT NULL DEFAULT '';

-- It can be put right like the rest: the table of edits, as in 008, with one more name of a field.
CREATE TABLE incident_edits_with_gender (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  incident_id INTEGER NOT NULL REFERENCES incidents (id),
  field       TEXT NOT NULL
    CHECK (field IN ('occurred', 'location', 'category', 'severity', 'community', 'gender', 'narrative')),
  person      TEXT NOT NULL CHECK (person <> ''),
  at          INTEGER NOT NULL
) STRICT;
INSERT INTO incident_edits_with_gender SELECT id, incident_id, field, person, at FROM incident_edits;
DROP TABLE incident_edits;
ALTER TABLE incident_edits_with_gender RENAME TO incident_edits;
CREATE INDEX incident_edits_by_incident ON incident_edits (incident_id);
CREATE TRIGGER incident_edits_keep BEFORE DELETE ON incident_edits
BEGIN SELECT raise(ABORT, 'edits of incidents are append-only'); END;
CREATE TRIGGER incident_edits_stay BEFORE UPDATE ON incident_edits
BEGIN SELECT raise(ABORT, 'edits of incidents are append-only'); END;
