#pragma once

#include <memory>
#include <string>

struct pg_conn;

namespace uramost::bench {

/// Vector tiles straight from PostGIS (ST_AsMVT) by a prepared statement and libpq's binary form, as a tile
/// server would ask for them, without any HTTP. The table `incidents` has `mercator`, a point in EPSG:3857,
/// indexed. Throws uramost::error (unavailable) with PostgreSQL's words. Not for several threads at once.
class postgis_connection {
 public:
  explicit postgis_connection(const std::string& uri);

  /// The tile's bytes; empty when nothing is in it.
  std::string tile(int z, int x, int y);

 private:
  struct closer {
    void operator()(pg_conn* connection) const;
  };
  std::unique_ptr<pg_conn, closer> connection_;
};

}  // namespace uramost::bench
