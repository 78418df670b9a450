#pragma once

#include <memory>

#include "http/collections/feature_collection.hpp"
#include "http/release_shelf.hpp"
#include "intake/incident_register.hpp"

/// The collections that are held as lists. All keep references.
namespace uramost::http {

using shared_collection = std::shared_ptr<const feature_collection>;

shared_collection patrol_point_collection(const intake::incident_register& incidents);
shared_collection municipality_collection(const intake::incident_register& incidents);
shared_collection place_collection(const intake::incident_register& incidents);

/// Of the newest release; empty as long as there is none.
shared_collection release_point_collection(const release_shelf& releases);
shared_collection release_count_collection(const release_shelf& releases);

}  // namespace uramost::http
