-- Who may ask, and who asked: accounts, their sessions and tokens, and the audit log. In a file beside the register's.
-- Times are seconds since 1970-01-01T00:00:00Z. Secrets are kept as hashes, or sealed with a key that is not in here.

PRAGMA application_id = 0x55724D61;  -- "UrMa"

CREATE TABLE migrations (
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  checksum   TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

-- Never deleted: what the audit log says of an account stays said of the same one.
CREATE TABLE accounts (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  name                TEXT NOT NULL UNIQUE CHECK (name <> ''),
  role                TEXT NOT NULL,
  password_hash       TEXT NOT NULL,
  must_change         INTEGER NOT NULL CHECK (must_change IN (0, 1)),
  password_expires_at INTEGER,
  locked              INTEGER NOT NULL CHECK (locked IN (0, 1)),
  demo                INTEGER NOT NULL CHECK (demo IN (0, 1)),
  second_factor       BLOB NOT NULL,
  second_factor_step  INTEGER NOT NULL,
  created_at          INTEGER NOT NULL
) STRICT;
CREATE TRIGGER accounts_keeps BEFORE DELETE ON accounts
BEGIN SELECT raise(ABORT, 'accounts are locked, not deleted'); END;

-- No row: all municipalities.
CREATE TABLE account_municipalities (
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  code       TEXT NOT NULL CHECK (code <> ''),
  PRIMARY KEY (account_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  hash       BLOB PRIMARY KEY CHECK (length(hash) = 32),
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  created_at INTEGER NOT NULL,
  used_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account_id);

CREATE TABLE tokens (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  hash       BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  label      TEXT NOT NULL,
  scopes     TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE INDEX tokens_by_account ON tokens (account_id);

-- Failures in a row, by account name or by address; the subject is a hash, since people mistype passwords as names.
CREATE TABLE failed_logins (
  subject  BLOB PRIMARY KEY CHECK (length(subject) = 32),
  failures INTEGER NOT NULL CHECK (failures > 0),
  last_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX failed_logins_by_time ON failed_logins (last_at);

-- The audit log (store/audit_log.hpp says how entries hang together). `origin` is the number of an audited write of
-- the register that was taken over.
CREATE TABLE audit_entries (
  number   INTEGER PRIMARY KEY CHECK (number > 0),
  previous TEXT NOT NULL,
  at       INTEGER NOT NULL,
  who      TEXT NOT NULL,
  action   TEXT NOT NULL,
  object   TEXT NOT NULL,
  query    TEXT NOT NULL,
  rows     INTEGER,
  outcome  TEXT NOT NULL,
  hash     TEXT NOT NULL,
  origin   INTEGER UNIQUE
) STRICT;
CREATE TRIGGER audit_entries_keeps BEFORE DELETE ON audit_entries
BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_entries_stays BEFORE UPDATE ON audit_entries
BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
