#pragma once

#include "http/job_queue.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/stored_roads.hpp"
#include "planning/plan.hpp"

namespace uramost::http {

/// POST /api/roads: starts to take the roads of the form's file, an OpenStreetMap extract. Its job is told
/// `{attribution, nodes, made_at}` at the end.
struct start_roads_import {
  intake::road_shelf& roads;
  store::incident_store& log;  ///< that notes it
  job_queue& jobs;

  response operator()(const request& asked) const;
};

/// The roads that a plan counts on; null where it counts in straight lines, so that such plans go on while
/// the roads are damaged. Throws unavailable when it needs damaged ones.
std::shared_ptr<const intake::road_map> roads_for(const planning::travel_rule& rule,
                                                  const intake::road_shelf& roads);

/// What is said of the roads; null without roads.
json roads_json(const intake::road_map* roads);

}  // namespace uramost::http
