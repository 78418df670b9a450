-- Exports that people have named: which incidents and how, as the address of an export says it. One with a schedule is
-- written into a folder by the program; what became of the last time is kept with it. Times are seconds since
-- 1970-01-01T00:00:00Z; 0: never.

CREATE TABLE export_presets (
  id         TEXT PRIMARY KEY CHECK (id <> ''),
  owner      TEXT NOT NULL,     -- the account's name
  name       TEXT NOT NULL CHECK (name <> ''),
  shared     INTEGER NOT NULL CHECK (shared IN (0, 1)),
  parameters TEXT NOT NULL,     -- format=csv&header=hxl&category=theft
  schedule   TEXT NOT NULL,     -- daily 3, weekly mon 3, monthly 1 3; empty: none
  keep       INTEGER NOT NULL CHECK (keep >= 0),  -- the newest files that stay; 0: all
  changed_at INTEGER NOT NULL,
  done_for   INTEGER NOT NULL DEFAULT 0,  -- when the last run that ended well, or was refused, had been due
  tried_at   INTEGER NOT NULL DEFAULT 0,
  state      TEXT NOT NULL DEFAULT '' CHECK (state IN ('', 'running', 'done', 'failed', 'refused')),
  said       TEXT NOT NULL DEFAULT '',    -- the file, how far it is, or why not
  UNIQUE (owner, name)
) STRICT, WITHOUT ROWID;
