-- What people put right of incidents after they had come in. These fields an import leaves alone from then on, so that a
-- register that is sent again brings no mistake back.
CREATE TABLE incident_edits (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  incident_id INTEGER NOT NULL REFERENCES incidents (id),
  field       TEXT NOT NULL CHECK (field IN ('occurred', 'location', 'category', 'severity', 'community', 'narrative')),
  person      TEXT NOT NULL CHECK (person <> ''),
  at          INTEGER NOT NULL
) STRICT;
CREATE INDEX incident_edits_by_incident ON incident_edits (incident_id);
CREATE TRIGGER incident_edits_keep BEFORE DELETE ON incident_edits
BEGIN SELECT raise(ABORT, 'edits of incidents are append-only'); END;
CREATE TRIGGER incident_edits_stay BEFORE UPDATE ON incident_edits
BEGIN SELECT raise(ABORT, 'edits of incidents are append-only'); END;

-- Incidents that should never have been in the register: entered twice, or by mistake. Their rows stay, with their
-- history, but they are in no count, list, map or release any more, and an import of the same record leaves them so.
CREATE TABLE withdrawals (
  incident_id INTEGER PRIMARY KEY REFERENCES incidents (id),
  revision    INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  reason      TEXT NOT NULL CHECK (reason <> ''),
  person      TEXT NOT NULL CHECK (person <> '')
) STRICT;
CREATE TRIGGER withdrawals_keep BEFORE DELETE ON withdrawals
BEGIN SELECT raise(ABORT, 'withdrawals are append-only'); END;
CREATE TRIGGER withdrawals_stay BEFORE UPDATE ON withdrawals
BEGIN SELECT raise(ABORT, 'withdrawals are append-only'); END;
