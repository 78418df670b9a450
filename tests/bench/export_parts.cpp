// What an exported feature is made of, each part alone on one processor: SQLite showing the columns, the
// store's records of them, the text from records in memory, and the bytes through a socket. What the whole
// takes cannot be less than their sum.
//   export_parts DATA_DIRECTORY [--quick]
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "intake/incident_features.hpp"
#include "intake/incident_register.hpp"
#include "measured.hpp"
#include "store/database.hpp"
#include "store/visited_rows.hpp"

namespace {
using namespace uramost;

/// What an export reads of each incident.
const std::string columns =
    "id, source_id, external_id, occurred_begin, occurred_end, occurred_precision, category, severity, tier, "
    "stage, certainty, uncertainty_m, from_coordinate, municipality_code, place_id, geom, place_text, "
    "community, gender, revision, narrative";

std::vector<incident_id> first_ids(std::size_t count) {
  std::vector<incident_id> ids(count);
  for (std::size_t i = 0; i < count; ++i) ids[i] = {static_cast<std::int64_t>(i + 1)};
  return ids;
}

constexpr std::size_t piece_bytes = 1 << 18;

void throw_unless(bool well) {
  if (!well) throw std::system_error(errno, std::generic_category());
}

/// The pieces of a body of so many bytes through the loopback to a reader who throws them away.
void send_through_socket(std::size_t bytes) {
  sockaddr_in address{
      .sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
  socklen_t size = sizeof address;
  auto* const plain = reinterpret_cast<sockaddr*>(&address);
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  throw_unless(bind(listener, plain, size) == 0 && listen(listener, 1) == 0);
  throw_unless(getsockname(listener, plain, &size) == 0);
  std::thread reader([&] {
    const int from = socket(AF_INET, SOCK_STREAM, 0);
    throw_unless(connect(from, plain, sizeof address) == 0);
    std::string taken(piece_bytes, '\0');
    while (read(from, taken.data(), taken.size()) > 0) {
    }
    close(from);
  });
  const int to = accept(listener, nullptr, nullptr);
  const std::string piece(piece_bytes, 'x');
  for (std::size_t sent = 0; sent < bytes;) {
    const auto taken = write(to, piece.data(), std::min(piece.size(), bytes - sent));
    throw_unless(taken > 0);
    sent += static_cast<std::size_t>(taken);
  }
  close(to);
  close(listener);
  reader.join();
}
}  // namespace

int main(int arguments, char** argument) {
  if (arguments < 2) return 2;
  const std::filesystem::path data = argument[1];
  const intake::incident_register from(data);
  store::database file(data / intake::incident_register::file_name, store::database::access::read);
  const auto count = static_cast<std::size_t>(file.integer("SELECT count(*) FROM incidents"));
  std::size_t seen = 0, bytes = 0;

  fmt::print("| part of an export of {} | processor seconds | seconds |\n| --- | ---: | ---: |\n", count);
  file.integer("SELECT sum(length(external_id)) FROM incidents");  // the system has read the file
  report("SQLite: rows stepped through", [&] {
    store::statement& rows = file.prepared("SELECT " + columns + " FROM incidents");
    while (rows.step()) ++seen;
  });
  report("SQLite: rows shown to a function", [&] {
    store::visit_rows(file.prepared("SELECT visit_row(?1, " + columns + ") FROM incidents"),
                      [&](const store::visited_row&) { ++seen; });
  });
  const auto ids = first_ids(count);
  const revision now = from.records().current_revision();
  report("the store: records read",
         [&] { from.records().visit_incidents(now, ids, [&](const incident&) { ++seen; }); });

  constexpr std::size_t in_memory = 10'000;
  std::vector<incident> records;
  from.records().visit_incidents(now, std::span(ids).first(std::min(in_memory, count)),
                                 [&](const incident& each) { records.push_back(each); });
  intake::incident_features features(from.places());
  report("records in memory made into features", [&] {
    for (std::size_t i = 0; i < count; ++i) seen += features.of(records[i % records.size()]).values.size();
  });
  for (const char* format : {"geojson", "csv"}) {
    const auto writer = exchange::stream_writer({.format = format}, {intake::incident_schema()},
                                                [&](std::string_view piece) { bytes += piece.size(); });
    report(fmt::format("records in memory written as {}", format), [&] {
      for (std::size_t i = 0; i < count; ++i) writer->write(features.of(records[i % records.size()]));
      writer->finish();
    });
    if (format == std::string_view("geojson"))
      report(fmt::format("{} MB through a socket, both ends", bytes / 1'000'000),
             [&] { send_through_socket(bytes); });
  }
  return seen > 0 ? 0 : 1;
}
