#include "patrol/road_graph.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <utility>

#include "core/error.hpp"

namespace uramost::patrol {

namespace {
struct travel {
  float seconds;
};
using csr_graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, travel,
                                                     boost::no_property, std::uint32_t, std::uint32_t>;

csr_graph graph_of(std::size_t nodes, std::span<const road> roads) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<travel> times;
  for (const road& each : roads) {
    if (each.from >= nodes || each.to >= nodes)
      throw invalid_input("a road begins or ends at a node that is not there", "roads");
    if (!(each.seconds >= 0) || std::isinf(each.seconds))
      throw invalid_input("the time along a road is no number from 0", "roads");
    ends.emplace_back(each.from, each.to);
    times.push_back({each.seconds});
  }
  return {boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), times.begin(),
          static_cast<std::uint32_t>(nodes)};
}
}  // namespace

struct road_graph::graph {
  csr_graph roads;
};

road_graph::road_graph(std::vector<lon_lat> nodes, std::span<const road> roads)
    : nodes_(std::move(nodes)),
      nearest_(nodes_),
      graph_(std::make_unique<graph>(graph{graph_of(nodes_.size(), roads)})) {}

road_graph::~road_graph() = default;
road_graph::road_graph(road_graph&&) noexcept = default;

std::optional<road_access> road_graph::access(lon_lat place, const access_rule& rule) const {
  if (!is_on_earth(place)) throw invalid_input("a place is not on the Earth", "place");
  const auto node = nearest_.nearest(place);
  if (!node) return std::nullopt;
  const double metres = distance_m(place, nodes_[*node]);
  if (metres > rule.limit_m) return std::nullopt;
  return road_access{static_cast<std::uint32_t>(*node), metres / rule.speed_m_s};
}

distance_table road_graph::travel_times(std::span<const lon_lat> destinations,
                                        std::span<const lon_lat> origins, const access_rule& rule) const {
  distance_table table(destinations.size(), origins.size());
  std::vector<std::optional<road_access>> ends;
  for (const lon_lat each : destinations) ends.push_back(access(each, rule));
  std::vector<double> seconds(nodes_.size());
  for (std::size_t j = 0; j < origins.size(); ++j) {
    const auto begin = access(origins[j], rule);
    if (!begin) continue;
    boost::dijkstra_shortest_paths(graph_->roads, begin->node,
                                   boost::weight_map(boost::get(&travel::seconds, graph_->roads))
                                       .distance_map(boost::make_iterator_property_map(
                                           seconds.begin(), boost::get(boost::vertex_index, graph_->roads)))
                                       .distance_inf(unreachable));
    for (std::size_t i = 0; i < ends.size(); ++i)
      if (ends[i]) table.at(i, j) = begin->seconds + seconds[ends[i]->node] + ends[i]->seconds;
  }
  return table;
}

}  // namespace uramost::patrol
