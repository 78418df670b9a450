#include "patrol/road_graph.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <future>
#include <limits>
#include <queue>
#include <thread>
#include <utility>

#include "core/error.hpp"

namespace uramost::patrol {

namespace {
constexpr std::size_t origins_a_thread = 16;  // fewer are done before another has begun

void check(const road& each, std::size_t nodes) {
  if (each.from >= nodes || each.to >= nodes)
    throw invalid_input("a road begins or ends at a node that is not there", "roads");
  if (!(each.seconds >= 0) || std::isinf(each.seconds))
    throw invalid_input("the time along a road is no number from 0", "roads");
}
}  // namespace

road_graph::road_graph(std::vector<lon_lat> nodes, std::span<const road> roads)
    : nodes_(std::move(nodes)), nearest_(nodes_), first_way_(nodes_.size() + 1), ways_(roads.size()) {
  for (const road& each : roads) {
    check(each, nodes_.size());
    ++first_way_[each.from + 1];
  }
  for (std::size_t node = 0; node < nodes_.size(); ++node) first_way_[node + 1] += first_way_[node];
  std::vector<std::size_t> next = first_way_;
  for (const road& each : roads) ways_[next[each.from]++] = {each.to, each.seconds};
}

std::optional<road_access> road_graph::access(lon_lat place, const access_rule& rule) const {
  if (!is_on_earth(place)) throw invalid_input("a place is not on the Earth", "place");
  const auto node = nearest_.nearest(place);
  if (!node) return std::nullopt;
  const double metres = distance_m(place, nodes_[*node]);
  if (metres > rule.limit_m) return std::nullopt;
  return road_access{static_cast<std::uint32_t>(*node), metres / rule.speed_m_s};
}

std::vector<lon_lat> road_graph::junctions() const {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> neighbours;
  for (std::uint32_t node = 0; node < nodes_.size(); ++node)
    for (const way_on& each : ways_from(node)) {
      if (each.to == node) continue;
      neighbours.emplace_back(node, each.to);
      neighbours.emplace_back(each.to, node);
    }
  std::ranges::sort(neighbours);
  neighbours.erase(std::ranges::unique(neighbours).begin(), neighbours.end());
  std::vector<lon_lat> found;
  for (std::size_t i = 2; i < neighbours.size(); ++i)
    if (neighbours[i].first == neighbours[i - 2].first &&
        (i == 2 || neighbours[i - 3].first != neighbours[i].first))
      found.push_back(nodes_[neighbours[i].first]);
  return found;
}

/// Searches from one origin after the other, without clearing what the one before never saw.
class road_graph::search {
 public:
  search(const road_graph& roads, std::span<const std::optional<road_access>> wanted)
      : roads_(roads), seconds_(roads.nodes(), far), is_wanted_(roads.nodes()) {
    for (const auto& each : wanted)
      if (each && !std::exchange(is_wanted_[each->node], true)) ++wanted_;
  }

  /// Until all that is wanted is known, or everything within the limit is.
  void run(std::uint32_t origin, double limit_s) {
    for (const std::uint32_t node : seen_) seconds_[node] = far;
    seen_.clear();
    std::size_t missing = wanted_;
    reach(origin, 0);
    while (!open_.empty() && missing > 0) {
      const float seconds = std::bit_cast<float>(static_cast<std::uint32_t>(open_.top() >> 32));
      const auto node = static_cast<std::uint32_t>(open_.top());
      open_.pop();
      if (seconds > seconds_[node]) continue;  // a faster way was found since
      if (seconds > limit_s) break;
      missing -= is_wanted_[node];
      for (const way_on& each : roads_.ways_from(node)) reach(each.to, seconds + each.seconds);
    }
    open_ = {};
  }

  double seconds_to(std::uint32_t node) const { return seconds_[node]; }

 private:
  static constexpr float far = std::numeric_limits<float>::infinity();
  /// Seconds above, the node below: as bits, floats from 0 are in their order. Twice as fast as pairs.
  using arrival = std::uint64_t;

  void reach(std::uint32_t node, float seconds) {
    if (seconds >= seconds_[node]) return;
    if (seconds_[node] == far) seen_.push_back(node);
    seconds_[node] = seconds;
    open_.push(arrival{std::bit_cast<std::uint32_t>(seconds)} << 32 | node);
  }

  const road_graph& roads_;
  std::vector<float> seconds_;
  std::vector<char> is_wanted_;
  std::size_t wanted_ = 0;
  std::vector<std::uint32_t> seen_;
  std::priority_queue<arrival, std::vector<arrival>, std::greater<>> open_;
};

distance_table road_graph::travel_times(std::span<const lon_lat> destinations,
                                        std::span<const lon_lat> origins, const access_rule& rule,
                                        double limit_s) const {
  distance_table table(destinations.size(), origins.size());
  std::vector<std::optional<road_access>> ends;
  for (const lon_lat each : destinations) ends.push_back(access(each, rule));
  const auto fill_columns = [&](std::size_t first, std::size_t step) {
    search ways(*this, ends);
    for (std::size_t j = first; j < origins.size(); j += step) {
      const auto begin = access(origins[j], rule);
      if (!begin) continue;
      ways.run(begin->node, limit_s);
      for (std::size_t i = 0; i < ends.size(); ++i) {
        if (!ends[i]) continue;
        const double seconds = begin->seconds + ways.seconds_to(ends[i]->node) + ends[i]->seconds;
        if (seconds <= limit_s) table.at(i, j) = seconds;
      }
    }
  };
  const std::size_t threads = std::clamp<std::size_t>(origins.size() / origins_a_thread, 1,
                                                      std::max(1U, std::thread::hardware_concurrency()));
  std::vector<std::future<void>> working;
  for (std::size_t first = 1; first < threads; ++first)
    working.push_back(std::async(std::launch::async, fill_columns, first, threads));
  fill_columns(0, threads);
  for (auto& each : working) each.get();
  return table;
}

}  // namespace uramost::patrol
