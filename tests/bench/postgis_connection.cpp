#include "postgis_connection.hpp"

#include <arpa/inet.h>
#include <libpq-fe.h>

#include <array>

#include "core/error.hpp"

namespace uramost::bench {

namespace {
/// Points within 64 units of the tile's border come along, as in UraMost's own tiles.
constexpr const char* tile_statement = R"(
  with clipped as (
    select id, category, severity, date,
           ST_AsMVTGeom(mercator, ST_TileEnvelope($1, $2, $3), 4096, 64, true) as shape
    from incidents where mercator && ST_TileEnvelope($1, $2, $3, margin => 64.0 / 4096))
  select ST_AsMVT(clipped.*, 'incidents', 4096, 'shape', 'id') from clipped)";
constexpr Oid int4_type = 23;
constexpr int binary = 1;

using pg_answer = std::unique_ptr<PGresult, decltype([](PGresult* answer) { PQclear(answer); })>;

pg_answer checked(PGconn* connection, PGresult* answer, ExecStatusType wanted) {
  pg_answer held(answer);
  if (PQresultStatus(answer) != wanted) throw error(error_kind::unavailable, PQerrorMessage(connection));
  return held;
}
}  // namespace

void postgis_connection::closer::operator()(pg_conn* connection) const { PQfinish(connection); }

postgis_connection::postgis_connection(const std::string& uri) : connection_(PQconnectdb(uri.c_str())) {
  PGconn* const to = connection_.get();
  if (PQstatus(to) != CONNECTION_OK) throw error(error_kind::unavailable, PQerrorMessage(to));
  const std::array types{int4_type, int4_type, int4_type};
  checked(to, PQprepare(to, "tile", tile_statement, types.size(), types.data()), PGRES_COMMAND_OK);
}

std::string postgis_connection::tile(int z, int x, int y) {
  const std::array values{htonl(static_cast<std::uint32_t>(z)), htonl(static_cast<std::uint32_t>(x)),
                          htonl(static_cast<std::uint32_t>(y))};
  std::array<const char*, 3> texts{};
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = reinterpret_cast<const char*>(&values[i]);
  const std::array lengths{4, 4, 4}, formats{binary, binary, binary};
  PGconn* const to = connection_.get();
  const auto answer =
      checked(to, PQexecPrepared(to, "tile", 3, texts.data(), lengths.data(), formats.data(), binary),
              PGRES_TUPLES_OK);
  return {PQgetvalue(answer.get(), 0, 0), static_cast<std::size_t>(PQgetlength(answer.get(), 0, 0))};
}

}  // namespace uramost::bench
