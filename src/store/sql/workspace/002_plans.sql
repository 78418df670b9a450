-- Patrol plans. A change is a row more, never a row less: who planned what, when and why stays known, and taking a plan
-- away is a version too. Times are seconds since 1970-01-01T00:00:00Z.

CREATE TABLE plan_versions (
  plan           TEXT NOT NULL CHECK (plan <> ''),
  version        INTEGER NOT NULL CHECK (version >= 1),
  author         TEXT NOT NULL,
  made_at        INTEGER NOT NULL,
  why            TEXT NOT NULL,
  is_removal     INTEGER NOT NULL CHECK (is_removal IN (0, 1)),
  -- What lists show, and whose eyes it is for; the document has it too.
  title          TEXT NOT NULL,
  points         INTEGER NOT NULL,
  municipalities TEXT NOT NULL,  -- codes with commas; empty: all
  searched_texts INTEGER NOT NULL CHECK (searched_texts IN (0, 1)),
  document       TEXT NOT NULL CHECK (json_valid(document)),
  PRIMARY KEY (plan, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER plan_versions_are_not_changed BEFORE UPDATE ON plan_versions
  BEGIN SELECT RAISE(ABORT, 'versions of plans are not changed'); END;
CREATE TRIGGER plan_versions_are_not_removed BEFORE DELETE ON plan_versions
  BEGIN SELECT RAISE(ABORT, 'versions of plans are not removed'); END;
