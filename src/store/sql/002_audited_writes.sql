-- What a write batch says about itself for the audit log: it lands with the batch, or not at all. The log (in a file
-- of its own, so that a reader's entry never waits for an import) takes these over by their number.
CREATE TABLE audited_writes (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  who     TEXT NOT NULL,
  action  TEXT NOT NULL,
  object  TEXT NOT NULL,
  query   TEXT NOT NULL,
  rows    INTEGER,
  outcome TEXT NOT NULL
) STRICT;
CREATE TRIGGER audited_writes_keeps BEFORE DELETE ON audited_writes
BEGIN SELECT raise(ABORT, 'audited writes are append-only'); END;
CREATE TRIGGER audited_writes_stays BEFORE UPDATE ON audited_writes
BEGIN SELECT raise(ABORT, 'audited writes are append-only'); END;

-- Numbers begin with the microsecond of the table's birth: a new register beside an old log goes on after it.
INSERT INTO sqlite_sequence (name, seq)
  VALUES ('audited_writes', CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER));
