#pragma once

#include "http/incident_view.hpp"
#include "http/release_shelf.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/stored_roads.hpp"

namespace uramost::http {

/// GET /api/meta: all that the map needs to start; numbers of incidents for those who may read incidents.
/// `synthetic` says of what somebody can see whether any of it is made up: of the public, the newest release.
struct meta {
  incident_views views;
  const intake::incident_register& incidents;
  const release_shelf& releases;
  const intake::road_shelf* roads = nullptr;  ///< for who plans

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
