// Asks tile servers, and PostGIS, for the same tiles, in turns, over one kept connection each. Prints for
// every zoom and class of tile the median and the 95th percentile of the milliseconds from the request to the
// whole answer, and how many times as long as the first server every other one takes.
//   tile_client TILES.csv ROUNDS FIRST_ZOOM LAST_ZOOM NAME=URL…
// An HTTP URL is of 127.0.0.1 and holds {z} {x} {y} or {bbox} (EPSG:3857), and may hold {fresh}, other digits
// for every request; postgresql://… asks PostGIS for vector tiles. An answer that is neither a PNG nor a
// vector tile counts as failed (some servers send an error with status 200) and its time does not count. In
// one class of tiles a server is asked no more once it has taken BENCH_SECONDS (default 6).
// BENCH_PICTURES=FOLDER keeps the last answer of each server, zoom and class.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http_connection.hpp"
#include "postgis_connection.hpp"

namespace {

using namespace uramost;

struct tile {
  int z = 0, x = 0, y = 0;
};

/// The tiles of one zoom and class.
struct tile_group {
  int zoom = 0;
  std::string fullness;
  std::vector<tile> tiles;
  int most_points = 0;
};

int number(std::string_view text) {
  const auto value = parse_integer(text);
  if (!value) throw invalid_input(fmt::format("'{}' is not a number", text));
  return static_cast<int>(*value);
}

std::vector<tile_group> read_tiles(const std::string& file, int first_zoom, int last_zoom) {
  std::ifstream in(file);
  std::vector<tile_group> groups;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto fields = split(line, ',');
    const int zoom = number(fields.at(0));
    if (zoom < first_zoom || zoom > last_zoom) continue;
    if (groups.empty() || groups.back().zoom != zoom || groups.back().fullness != fields.at(4))
      groups.push_back({zoom, std::string(fields.at(4)), {}, 0});
    groups.back().tiles.push_back({zoom, number(fields.at(1)), number(fields.at(2))});
    groups.back().most_points = std::max(groups.back().most_points, number(fields.at(3)));
  }
  return groups;
}

/// West, south, east, north in EPSG:3857.
std::string bbox(tile of) {
  constexpr double half_world = 20037508.342789244;
  const double width = std::ldexp(2 * half_world, -of.z);
  const double west = of.x * width - half_world, north = half_world - of.y * width;
  return fmt::format("{:.6f},{:.6f},{:.6f},{:.6f}", west, north - width, west + width, north);
}

void replace_all(std::string& text, std::string_view name, const std::string& value) {
  for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += value.size())
    text.replace(at, name.size(), value);
}

bool is_tile(const bench::http_answer& answer) {
  if (answer.status == 204) return true;
  return answer.status == 200 &&
         (answer.body.empty() || answer.body.starts_with("\x89PNG") || answer.body.starts_with('\x1a'));
}

/// Asks one server for a tile.
using tile_source = std::function<bench::http_answer(tile)>;

/// `target` holds the placeholders.
tile_source http_source(unsigned short port, const std::string& target) {
  auto connection = std::make_shared<bench::http_connection>(port);
  return [=](tile wanted) {
    static int requests = 0;
    std::string made = target;
    replace_all(made, "{z}", std::to_string(wanted.z));
    replace_all(made, "{x}", std::to_string(wanted.x));
    replace_all(made, "{y}", std::to_string(wanted.y));
    replace_all(made, "{bbox}", bbox(wanted));
    replace_all(made, "{fresh}", fmt::format("{:08}", ++requests));
    return connection->get(made);
  };
}

tile_source postgis_source(const std::string& uri) {
  auto connection = std::make_shared<bench::postgis_connection>(uri);
  return [=](tile wanted) { return bench::http_answer{200, connection->tile(wanted.z, wanted.x, wanted.y)}; };
}

tile_source source_of(std::string_view url) {
  constexpr std::string_view host = "http://127.0.0.1:";
  if (url.starts_with("postgresql:")) return postgis_source(std::string(url));
  if (!url.starts_with(host))
    throw invalid_input(fmt::format("'{}' is neither {}… nor postgresql:…", url, host));
  url.remove_prefix(host.size());
  const auto path = std::min(url.find('/'), url.size());
  return http_source(static_cast<unsigned short>(number(url.substr(0, path))), std::string(url.substr(path)));
}

/// One server, and what it has taken for the group of tiles at hand.
class contender {
 public:
  /// From `NAME=URL`.
  explicit contender(std::string_view text)
      : name_(text.substr(0, text.find('='))),
        source_(source_of(text.substr(std::min(name_.size() + 1, text.size())))) {}

  void begin_group() {
    milliseconds_.clear();
    spent_ = 0;
    failed_ = 0;
  }

  void ask(tile wanted) {
    static const char* limit = std::getenv("BENCH_SECONDS");
    if (spent_ > 1000 * (limit ? std::atof(limit) : 6)) return;
    const auto begin = std::chrono::steady_clock::now();
    answer_ = source_(wanted);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
    spent_ += taken.count();
    if (is_tile(answer_))
      milliseconds_.push_back(taken.count());
    else
      ++failed_;
  }

  /// Of the times of this group; 0 when there are none.
  double percentile(double share) {
    if (milliseconds_.empty()) return 0;
    std::ranges::sort(milliseconds_);
    const auto last = static_cast<double>(milliseconds_.size() - 1);
    return milliseconds_[static_cast<std::size_t>(std::lround(share * last))];
  }

  std::string summary() {
    std::string text =
        milliseconds_.empty() ? "–" : fmt::format("{:.3g} / {:.3g}", percentile(0.5), percentile(0.95));
    if (failed_ > 0) text += fmt::format(" ({} failed)", failed_);
    return text;
  }

  void keep_answer(const std::string& folder, const tile_group& group) const {
    std::ofstream(fmt::format("{}/{}_{}_{}", folder, name_, group.zoom, group.fullness)) << answer_.body;
  }

  const std::string& name() const { return name_; }

 private:
  std::string name_;
  tile_source source_;
  bench::http_answer answer_;
  std::vector<double> milliseconds_;
  double spent_ = 0;
  int failed_ = 0;
};

void print_head(const std::vector<contender>& contenders) {
  fmt::print("| zoom | tiles | points up to |");
  for (const contender& each : contenders) fmt::print(" {}, ms |", each.name());
  for (std::size_t other = 1; other < contenders.size(); ++other)
    fmt::print(" × {} |", contenders[other].name());
  fmt::print("\n| ---: | --- | ---: |");
  for (std::size_t column = 1; column < 2 * contenders.size(); ++column) fmt::print(" ---: |");
  fmt::print("\n");
}

void print_row(const tile_group& group, std::vector<contender>& contenders) {
  fmt::print("| {} | {} {} | {} |", group.zoom, group.tiles.size(), group.fullness, group.most_points);
  for (contender& each : contenders) fmt::print(" {} |", each.summary());
  for (std::size_t other = 1; other < contenders.size(); ++other) {
    const double theirs = contenders[other].percentile(0.5), ours = contenders[0].percentile(0.5);
    fmt::print(" {} |", theirs > 0 && ours > 0 ? fmt::format("{:.3g}", theirs / ours) : "");
  }
  fmt::print("\n");
  std::fflush(stdout);
}

void run(const std::vector<std::string>& arguments) {
  if (arguments.size() < 5)
    throw invalid_input("tile_client TILES.csv ROUNDS FIRST_ZOOM LAST_ZOOM NAME=URL…");
  const auto groups = read_tiles(arguments[0], number(arguments[2]), number(arguments[3]));
  std::vector<contender> contenders(arguments.begin() + 4, arguments.end());
  const char* pictures = std::getenv("BENCH_PICTURES");
  print_head(contenders);
  for (const tile_group& group : groups) {
    for (contender& each : contenders) each.begin_group();
    for (int round = 0; round < number(arguments[1]); ++round)
      for (contender& each : contenders)
        for (const tile wanted : group.tiles) each.ask(wanted);
    print_row(group, contenders);
    if (pictures)
      for (const contender& each : contenders) each.keep_answer(pictures, group);
  }
}

}  // namespace

int main(int count, char** arguments) {
  try {
    run({arguments + 1, arguments + count});
  } catch (const std::exception& problem) {
    fmt::print(stderr, "tile_client: {}\n", problem.what());
    return 1;
  }
}
