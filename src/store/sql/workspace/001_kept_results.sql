-- What people keep of their work with the register: results of studies. In a file beside the register's, so that
-- nobody waits for an import to keep one. Times are seconds since 1970-01-01T00:00:00Z.

PRAGMA application_id = 0x55724D77;  -- "UrMw"

CREATE TABLE migrations (
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  checksum   TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE kept_results (
  id             TEXT PRIMARY KEY CHECK (id <> ''),
  title          TEXT NOT NULL,
  note           TEXT NOT NULL,
  author         TEXT NOT NULL,
  made_at        INTEGER NOT NULL,
  method         TEXT NOT NULL,
  query          TEXT NOT NULL,
  -- Whose eyes it was made for; nobody who sees less may open it.
  view           TEXT NOT NULL CHECK (view IN ('masked', 'restricted')),
  municipalities TEXT NOT NULL,  -- codes with commas; empty: all
  searched_texts INTEGER NOT NULL CHECK (searched_texts IN (0, 1)),
  body           TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE INDEX kept_results_by_time ON kept_results (made_at DESC);
