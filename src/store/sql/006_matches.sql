-- Whether two incidents, of two registers, are one and the same: a person's decision, append-only. The latest of a pair
-- holds; 'open' takes an earlier one back.
CREATE TABLE match_decisions (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  first   INTEGER NOT NULL REFERENCES incidents (id),
  second  INTEGER NOT NULL REFERENCES incidents (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'open')),
  reason  TEXT NOT NULL,
  person  TEXT NOT NULL CHECK (person <> ''),
  at      INTEGER NOT NULL,
  CHECK (first < second)
) STRICT;
CREATE INDEX match_decisions_by_pair ON match_decisions (first, second);
CREATE INDEX match_decisions_by_second ON match_decisions (second);
CREATE TRIGGER match_decisions_keep BEFORE DELETE ON match_decisions
BEGIN SELECT raise(ABORT, 'decisions on matches are append-only'); END;
CREATE TRIGGER match_decisions_stay BEFORE UPDATE ON match_decisions
BEGIN SELECT raise(ABORT, 'decisions on matches are append-only'); END;
