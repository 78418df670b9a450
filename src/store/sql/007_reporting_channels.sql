-- When somebody could report to a register: in a municipality ('': wherever the register reaches), from a day to a day
-- of the calendar of Europe/Belgrade, both included. Append-only, with who said so and when: a change is a row that
-- names the one whose place it takes; one without a first day takes that back and says nothing else.
CREATE TABLE reporting_channels (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id         INTEGER NOT NULL REFERENCES sources (id),
  municipality_code TEXT NOT NULL,
  since             TEXT CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  until             TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  note              TEXT NOT NULL,
  person            TEXT NOT NULL CHECK (person <> ''),
  at                INTEGER NOT NULL,
  replaces          INTEGER UNIQUE REFERENCES reporting_channels (id),
  CHECK (since IS NOT NULL OR (replaces IS NOT NULL AND until IS NULL)),
  CHECK (until IS NULL OR since <= until)
) STRICT;
CREATE INDEX reporting_channels_by_source ON reporting_channels (source_id);
CREATE TRIGGER reporting_channels_keep BEFORE DELETE ON reporting_channels
BEGIN SELECT raise(ABORT, 'what is said of reporting channels is append-only'); END;
CREATE TRIGGER reporting_channels_stay BEFORE UPDATE ON reporting_channels
BEGIN SELECT raise(ABORT, 'what is said of reporting channels is append-only'); END;
