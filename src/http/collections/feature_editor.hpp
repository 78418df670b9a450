#pragma once

#include <memory>
#include <string>

#include "http/json.hpp"
#include "http/request.hpp"

namespace uramost::http {

/// A feature that somebody is about to change, as it was when they began.
class feature_edit {
 public:
  virtual ~feature_edit() = default;

  /// As GeoJSON, in CRS84.
  virtual const json& stored() const = 0;
  /// Puts a whole feature (GeoJSON in CRS84) in its place. Properties that the server works out may be there
  /// if they are what is stored. Throws invalid_input naming the property, conflict when somebody was faster.
  virtual void replace(const json& feature) = 0;
  /// Throws conflict or not_found when somebody was faster.
  virtual void remove(const std::string& why) = 0;
};

/// Changes the features of a collection (OGC API - Features part 4). Safe for many threads.
class feature_editor {
 public:
  virtual ~feature_editor() = default;

  /// Stores a new feature (GeoJSON in CRS84) and answers its id. Throws invalid_input.
  virtual std::string create(const json& feature, const request& asked) const = 0;
  /// Throws not_found.
  virtual std::unique_ptr<feature_edit> open(const std::string& id, const request& asked) const = 0;
};

using shared_editor = std::shared_ptr<const feature_editor>;

}  // namespace uramost::http
