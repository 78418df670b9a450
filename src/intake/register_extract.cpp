#include "intake/register_extract.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/hex.hpp"
#include "exchange/csv_writer.hpp"
#include "intake/content_hash.hpp"

namespace uramost::intake {

namespace {
constexpr std::string_view salt_key = "extract_salt";

/// A cell in degrees, and the distance from its middle to its corner at 43° north.
struct cell_size {
  double lon, lat, corner_m;
};
constexpr cell_size usual_cell{0.027, 0.02, 1'570};
constexpr cell_size confidential_cell{0.135, 0.1, 7'800};

std::string salt_of(store::incident_store& records) {
  if (const auto known = records.setting(salt_key)) return *known;
  const auto writing = records.begin_write();  // from here on no other process makes one
  if (const auto known = records.setting(salt_key)) return *known;
  std::string made = random_identity() + random_identity();
  writing->set_setting(salt_key, made);
  writing->commit();
  return made;
}

/// 128 bits of BLAKE2b of source and id, keyed with the salt.
std::string token_of(std::string_view salt, const incident& record) {
  const std::string said = record.source + '\0' + record.external_id;
  std::array<unsigned char, 16> digest;
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(said.data()),
                     said.size(), reinterpret_cast<const unsigned char*>(salt.data()), salt.size());
  return to_hex(digest);
}

double middle_of_cell(double degrees, double size) { return (std::floor(degrees / size) + 0.5) * size; }

void write_row(const incident& record, std::string_view token, exchange::csv_writer& out) {
  const auto day = [](time_point at) { return to_string(to_belgrade(at).date); };
  const auto precision = std::max(record.occurred.precision, time_precision::day);
  const std::string first = day(record.occurred.begin);
  const std::string last = day(record.occurred.end - std::chrono::seconds{1});
  out.cell(token).cell(first);
  out.cell(precision == time_precision::day && last != first ? last : "").cell(to_string(precision));
  if (const auto& point = record.location.point) {
    const cell_size cell = record.protection == tier::p2 ? confidential_cell : usual_cell;
    out.degrees(middle_of_cell(point->lat, cell.lat)).degrees(middle_of_cell(point->lon, cell.lon));
    out.number(static_cast<std::int64_t>(cell.corner_m + std::ceil(record.location.uncertainty_m)));
  } else {
    out.cell("").cell("").cell("");
  }
  out.cell(record.category).cell(to_string(record.protection)).end_row();
}

/// Every incident that was not erased, in order of id.
template <class Visit>
void visit_all(const incident_register& in, Visit visit) {
  const auto erased = in.records().erased();
  in.records().load_incidents({0}, [&](const incident& each) {
    if (!std::ranges::binary_search(erased, each.id)) visit(each);
  });
}
}  // namespace

std::uint64_t write_register_extract(incident_register& from, std::string_view source,
                                     const exchange::byte_sink& sink, std::string_view by) {
  const std::string salt = salt_of(from.records());
  exchange::csv_writer out(sink);
  for (const char* column : {"external_id", "date", "date_end", "time_precision", "lat", "lon",
                             "location_uncertainty_m", "category", "tier"})
    out.cell(column);
  out.end_row();
  std::uint64_t written = 0;
  visit_all(from, [&](const incident& each) {
    if (each.source != source) return;
    write_row(each, token_of(salt, each), out);
    ++written;
  });
  if (written == 0)
    throw error(error_kind::not_found, "there is no incident of a register '" + std::string(source) + "'",
                "source");
  const auto noting = from.records().begin_write();
  noting->audit({.at = now(),
                 .who = std::string(by),
                 .action = "registers.extract",
                 .object = std::string(source),
                 .rows = written});
  noting->commit();
  out.finish();
  return written;
}

std::optional<incident_id> incident_of_token(incident_register& in, std::string_view token) {
  const std::string salt = salt_of(in.records());
  std::optional<incident_id> found;
  visit_all(in, [&](const incident& each) {
    if (token_of(salt, each) == token) found = each.id;
  });
  return found;
}

}  // namespace uramost::intake
