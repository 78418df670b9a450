#pragma once

#include <vector>

#include "http/collections/feature_collection.hpp"

/// What is answered about collections and features as JSON, as pages for people.
namespace uramost::http {

response collections_page(const std::vector<const collection_about*>& all, const request& asked, language in);

/// `said`: its summary_json.
response collection_page(const collection_about& about, const json& said, const request& asked, language in);

/// `said`: its queryables_json.
response queryables_page(const collection_about& about, const json& said, const request& asked, language in);

/// `shown`: a GeoJSON FeatureCollection with links.
response items_page(const collection_about& about, const json& shown, const request& asked, language in);

response item_page(const collection_about& about, const json& feature, const request& asked, language in);

}  // namespace uramost::http
