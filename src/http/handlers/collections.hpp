#pragma once

#include "http/collections/small_collections.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

/// OGC API - Features: parts 1 (core), 2 (coordinate reference systems) and 3 (filtering), as JSON or HTML.
namespace uramost::http {

/// GET /api/collections: those that whoever asks may have.
struct collection_list {
  std::vector<shared_collection> all;

  response operator()(const request& asked) const;
};

/// GET /api/collections/…: one of them, with its extent and links.
struct collection_summary {
  shared_collection of;

  response operator()(const request& asked) const;
};

/// GET /api/collections/…/queryables: what filters may name, as JSON Schema.
struct collection_queryables {
  shared_collection of;

  response operator()(const request& asked) const;
};

/// GET /api/collections/…/items
struct collection_items {
  shared_collection of;

  response operator()(const request& asked) const;
};

/// GET /api/collections/…/items/{id}
struct collection_item {
  shared_collection of;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
