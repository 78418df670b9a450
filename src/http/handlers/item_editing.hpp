#pragma once

#include "http/collections/feature_editor.hpp"
#include "http/collections/small_collections.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

/// OGC API - Features part 4: items created, replaced, updated and deleted. A change says by If-Match which
/// state of the item it was made of: 428 without, 412 when the item is another one by now.
namespace uramost::http {

/// POST /api/collections/…/items: 201 with the item's address.
struct create_item {
  shared_collection of;
  shared_editor editor;

  response operator()(const request& asked) const;
};

/// PUT /api/collections/…/items/{id}: the whole feature; properties that are not said are empty from then on.
struct replace_item {
  shared_collection of;
  shared_editor editor;

  response operator()(const request& asked) const;
};

/// PATCH /api/collections/…/items/{id}: a JSON Merge Patch of the feature (RFC 7396).
struct update_item {
  shared_collection of;
  shared_editor editor;

  response operator()(const request& asked) const;
};

/// DELETE /api/collections/…/items/{id}?why=
struct remove_item {
  shared_editor editor;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
