#include "patrol/road_network.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>

#include "core/error.hpp"
#include "patrol/driving_rule.hpp"

namespace uramost::patrol {

namespace {
constexpr double unit_degrees = 1e-7;  // of OpenStreetMap

std::uint64_t vertex_at(lon_lat place) {
  const auto lon = static_cast<std::uint64_t>(std::llround((place.lon + 180) / unit_degrees));
  const auto lat = static_cast<std::uint64_t>(std::llround((place.lat + 90) / unit_degrees));
  return lon << 32 | lat;
}

/// The number whose decimals are the map's, not one beside it.
lon_lat place_of(std::uint64_t vertex) {
  const auto lon = static_cast<std::int64_t>(vertex >> 32) - 1'800'000'000;
  const auto lat = static_cast<std::int64_t>(vertex & 0xFFFF'FFFF) - 900'000'000;
  return {static_cast<double>(lon) / 1e7, static_cast<double>(lat) / 1e7};
}

/// Where ways meet or end, ascending: what occurs twice, ends having been counted twice.
std::vector<std::uint64_t> joints_of(std::vector<std::uint64_t> occurrences) {
  std::ranges::sort(occurrences);
  std::size_t kept = 0;
  for (std::size_t i = 0, end = 0; i < occurrences.size(); i = end) {
    while (end < occurrences.size() && occurrences[end] == occurrences[i]) ++end;
    if (end - i > 1) occurrences[kept++] = occurrences[i];
  }
  occurrences.resize(kept);
  return occurrences;
}

/// Which nodes hang together (Tarjan 1975, with halved paths).
class pieces {
 public:
  explicit pieces(std::size_t nodes) : above_(nodes) { std::iota(above_.begin(), above_.end(), 0U); }
  std::uint32_t of(std::uint32_t node) {
    while (above_[node] != node) node = above_[node] = above_[above_[node]];
    return node;
  }
  void join(std::uint32_t a, std::uint32_t b) { above_[of(a)] = of(b); }

 private:
  std::vector<std::uint32_t> above_;
};

/// Without the pieces whose roads are short; `metres` of each road, 0 for the way back of one that is there.
road_network without_islands(road_network made, const std::vector<float>& metres) {
  pieces whole(made.nodes.size());
  for (const road& each : made.roads) whole.join(each.from, each.to);
  std::vector<double> length(made.nodes.size());
  for (std::size_t i = 0; i < made.roads.size(); ++i) length[whole.of(made.roads[i].from)] += metres[i];
  const double longest = length.empty() ? 0 : *std::ranges::max_element(length);
  const double least = std::min(longest, road_network_builder::shortest_piece_m);

  constexpr std::uint32_t gone = ~0U;
  std::vector<std::uint32_t> renumbered(made.nodes.size(), gone);
  std::uint32_t kept = 0;
  for (std::uint32_t node = 0; node < renumbered.size(); ++node) {
    if (length[whole.of(node)] < least) continue;
    made.nodes[kept] = made.nodes[node];
    renumbered[node] = kept++;
  }
  made.nodes.resize(kept);
  std::erase_if(made.roads, [&](const road& each) { return renumbered[each.from] == gone; });
  for (road& each : made.roads) each = {renumbered[each.from], renumbered[each.to], each.seconds};
  return made;
}
}  // namespace

void road_network_builder::add(const road_way& way) {
  const auto how = driving_on(way);
  if (!how || way.line.size() < 2) return;
  if (!std::ranges::all_of(way.line, is_on_earth)) throw invalid_input("a road is not on the Earth", "file");
  if (vertices_.size() + way.line.size() > most_vertices)
    throw invalid_input("there are more roads than in a large country; cut the extract to the area needed",
                        "file");
  std::ranges::transform(way.line, std::back_inserter(vertices_), vertex_at);
  stretches_.push_back({.end = vertices_.size(),
                        .metres_per_s = static_cast<float>(how->speed_km_h / 3.6),
                        .forward = how->forward,
                        .backward = how->backward});
}

/// A network in the making. The joints are its first nodes; those on the way between follow as they come.
class road_network_builder::drawing {
 public:
  explicit drawing(std::vector<vertex> joints) : joints_(std::move(joints)) {
    std::ranges::transform(joints_, std::back_inserter(made_.nodes), place_of);
  }

  void add(std::span<const vertex> way, const stretch& how) {
    std::uint32_t from = *joint_at(way.front());
    double length = 0;
    for (std::size_t i = 1; i < way.size(); ++i) {
      length += distance_m(place_of(way[i - 1]), place_of(way[i]));
      const auto joint = joint_at(way[i]);
      if (!joint && length < node_spacing_m) continue;
      const std::uint32_t to = joint ? *joint : add_node(way[i]);
      add_road(from, to, length, how);
      from = to;
      length = 0;
    }
  }

  road_network finished() && { return without_islands(std::move(made_), metres_); }

 private:
  std::optional<std::uint32_t> joint_at(vertex at) const {
    const auto found = std::ranges::lower_bound(joints_, at);
    if (found == joints_.end() || *found != at) return std::nullopt;
    return static_cast<std::uint32_t>(found - joints_.begin());
  }

  std::uint32_t add_node(vertex at) {
    made_.nodes.push_back(place_of(at));
    return static_cast<std::uint32_t>(made_.nodes.size() - 1);
  }

  void add_road(std::uint32_t from, std::uint32_t to, double length, const stretch& how) {
    const auto seconds = static_cast<float>(length / how.metres_per_s);
    if (how.forward) made_.roads.push_back({from, to, seconds});
    if (how.backward) made_.roads.push_back({to, from, seconds});
    metres_.push_back(static_cast<float>(length));
    metres_.resize(made_.roads.size());
  }

  std::vector<vertex> joints_;
  road_network made_;
  std::vector<float> metres_;  // of each road, 0 for the way back
};

template <class Visit>
void road_network_builder::each_way(const Visit& visit) const {
  for (std::size_t begin = 0; const stretch& each : stretches_) {
    visit(std::span(vertices_).subspan(begin, each.end - begin), each);
    begin = each.end;
  }
}

road_network road_network_builder::finish() const {
  std::vector<vertex> occurrences = vertices_;
  each_way([&](std::span<const vertex> way, const stretch&) {
    occurrences.push_back(way.front());
    occurrences.push_back(way.back());
  });
  drawing network(joints_of(std::move(occurrences)));
  each_way([&](std::span<const vertex> way, const stretch& how) { network.add(way, how); });
  return std::move(network).finished();
}

}  // namespace uramost::patrol
