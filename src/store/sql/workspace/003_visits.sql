-- What patrols did: visits recorded for a plan. The same visit told again is the same row. Times are seconds since
-- 1970-01-01T00:00:00Z, positions degrees in WGS 84.

CREATE TABLE visits (
  plan         TEXT NOT NULL CHECK (plan <> ''),
  begins_at    INTEGER NOT NULL,
  ends_at      INTEGER NOT NULL CHECK (ends_at >= begins_at),
  lon          REAL NOT NULL,
  lat          REAL NOT NULL,
  municipality TEXT NOT NULL,  -- code; 'none' for none
  unit         TEXT NOT NULL,
  languages    TEXT NOT NULL,  -- tags with commas
  PRIMARY KEY (plan, begins_at, lon, lat, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX visits_by_time ON visits (begins_at);
