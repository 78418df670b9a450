-- Incidents whose telling and place were erased, on the request of the person concerned or because their time
-- was over. The rows stay, so that the numbers and the audit log keep their sense and an import of the same
-- record brings nothing back; what could point to a person is gone from them and from their history.
CREATE TABLE erasures (
  incident_id INTEGER PRIMARY KEY REFERENCES incidents (id),
  at          INTEGER NOT NULL,
  reason      TEXT NOT NULL CHECK (reason <> ''),
  person      TEXT NOT NULL CHECK (person <> '')
) STRICT;
CREATE TRIGGER erasures_keep BEFORE DELETE ON erasures
BEGIN SELECT raise(ABORT, 'erasures are append-only'); END;
CREATE TRIGGER erasures_stay BEFORE UPDATE ON erasures
BEGIN SELECT raise(ABORT, 'erasures are append-only'); END;

-- History is append-only, but for what is erased.
DROP TRIGGER incident_history_stays;
CREATE TRIGGER incident_history_stays BEFORE UPDATE ON incident_history
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE erasures.incident_id = OLD.incident_id)
BEGIN SELECT raise(ABORT, 'the history of incidents is append-only'); END;
DROP TRIGGER published_location_history_keeps;
CREATE TRIGGER published_location_history_keeps BEFORE DELETE ON published_location_history
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE erasures.incident_id = OLD.incident_id)
BEGIN SELECT raise(ABORT, 'the history of published locations is append-only'); END;
