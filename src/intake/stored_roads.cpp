#include "intake/stored_roads.hpp"

#include <sodium.h>
#include <sys/stat.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <vector>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "exchange/pending_file.hpp"
#include "exchange/roads_reader.hpp"
#include "intake/durable_file.hpp"

namespace uramost::intake {

namespace {
static_assert(std::endian::native == std::endian::little, "the file's numbers have their lowest byte first");

constexpr const char* file_name = "roads.bin";
constexpr std::string_view magic = "UramRds1";

struct head {
  std::int64_t made_at = 0;  ///< seconds since 1970
  std::uint64_t attribution_bytes = 0, nodes = 0, roads = 0;
};
struct position {
  std::int32_t lon, lat;  ///< 1e-7 degrees
};

using digest = std::array<unsigned char, crypto_hash_sha256_BYTES>;

digest digest_of(std::string_view bytes) {
  digest made;
  crypto_hash_sha256(made.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return made;
}

template <class T>
void append(std::string& bytes, std::span<const T> values) {
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
}

/// The next values of the text, which has been found to be long enough.
template <class T>
std::vector<T> take(std::string_view& bytes, std::uint64_t count) {
  std::vector<T> values(count);
  if (count > 0) std::memcpy(values.data(), bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
  return values;
}

std::int32_t in_units(double degrees) { return static_cast<std::int32_t>(std::llround(degrees * 1e7)); }
lon_lat place_of(position at) { return {at.lon / 1e7, at.lat / 1e7}; }

error no_roads() { return invalid_input("these are no roads as they were stored"); }
}  // namespace

std::string bytes_of_roads(const patrol::road_network& roads, std::string_view attribution,
                           time_point made_at) {
  std::vector<position> positions;
  for (const lon_lat each : roads.nodes) positions.push_back({in_units(each.lon), in_units(each.lat)});
  const head first{.made_at = made_at.time_since_epoch().count(),
                   .attribution_bytes = attribution.size(),
                   .nodes = positions.size(),
                   .roads = roads.roads.size()};
  std::string bytes(magic);
  append(bytes, std::span(&first, 1));
  bytes += attribution;
  append(bytes, std::span<const position>(positions));
  append(bytes, std::span<const patrol::road>(roads.roads));
  append(bytes, std::span<const unsigned char>(digest_of(bytes)));
  return bytes;
}

road_map parse_roads(std::string_view bytes) {
  constexpr std::size_t least = magic.size() + sizeof(head) + sizeof(digest);
  if (bytes.size() < least || !bytes.starts_with(magic)) throw no_roads();
  std::string_view rest = bytes.substr(0, bytes.size() - sizeof(digest));
  const digest found = digest_of(rest);
  if (std::memcmp(found.data(), bytes.data() + rest.size(), sizeof(digest)) != 0) throw no_roads();

  rest.remove_prefix(magic.size());
  const head first = take<head>(rest, 1).front();
  const auto fits = [&](std::uint64_t count) { return count <= rest.size(); };
  if (!fits(first.attribution_bytes) || !fits(first.nodes) || !fits(first.roads) ||
      rest.size() !=
          first.attribution_bytes + first.nodes * sizeof(position) + first.roads * sizeof(patrol::road))
    throw no_roads();
  const std::string attribution(rest.substr(0, first.attribution_bytes));
  rest.remove_prefix(first.attribution_bytes);
  std::vector<lon_lat> nodes;
  for (const position each : take<position>(rest, first.nodes)) {
    nodes.push_back(place_of(each));
    if (!is_on_earth(nodes.back())) throw no_roads();
  }
  return {attribution, time_point{std::chrono::seconds{first.made_at}},
          patrol::road_graph(std::move(nodes), take<patrol::road>(rest, first.roads))};
}

std::filesystem::path road_shelf::file() const { return directory_ / file_name; }

std::optional<road_shelf::file_stamp> road_shelf::stamp() const {
  struct stat found {};
  if (stat(file().c_str(), &found) != 0) return std::nullopt;
  return file_stamp{found.st_ino, found.st_mtim.tv_sec * 1'000'000'000 + found.st_mtim.tv_nsec};
}

std::shared_ptr<const road_map> road_shelf::roads() const try {
  const std::lock_guard lock(mutex_);
  const auto newest = stamp();
  if (newest == read_from_) return roads_;
  roads_ = newest ? std::make_shared<const road_map>(parse_roads(read_whole_file(file()))) : nullptr;
  read_from_ = newest;
  return roads_;
} catch (const error& problem) {
  throw error(error_kind::unavailable,
              "the roads cannot be read, import them again: " + std::string(problem.what()));
}

std::shared_ptr<const road_map> road_shelf::readable_roads() const try {
  return roads();
} catch (const error&) {
  return nullptr;
}

void road_shelf::write(std::string_view bytes) const {
  exchange::pending_file pending(file(), "bin");
  if (!write_new_file(pending.path(), bytes, 0600))
    throw error(error_kind::unavailable, "another import of roads is being written");
  pending.keep();
  sync_folder(directory_);
}

std::shared_ptr<const road_map> road_shelf::import(const std::filesystem::path& extract,
                                                   store::incident_store& log, std::string_view by,
                                                   const progress_sink& watch) {
  patrol::road_network_builder builder;
  {
    exchange::roads_reader reader(extract, directory_, watch);
    for (road_way way; reader.next(way);) builder.add(way);
  }
  const patrol::road_network made = builder.finish();
  if (made.nodes.empty()) throw invalid_input("the extract has no roads to drive on", "file");
  const std::string bytes = bytes_of_roads(made, osm_attribution, now());
  auto next = std::make_shared<const road_map>(parse_roads(bytes));

  const auto batch = log.begin_write();
  write(bytes);
  batch->audit({.at = now(), .who = std::string(by), .action = "roads.replace", .rows = made.nodes.size()});
  batch->commit();
  const std::lock_guard lock(mutex_);
  roads_ = next;
  read_from_ = stamp();
  return next;
}

}  // namespace uramost::intake
