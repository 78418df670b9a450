#pragma once

#include <functional>
#include <memory>

#include "core/shared_computation.hpp"
#include "http/collections/feature_collection.hpp"

namespace uramost::http {

/// A collection so small that all of it is held as GeoJSON, and every feature is looked at for an answer. A
/// feature's key is its place in the list, from 1, and its address the `id` that it carries.
class listed_collection : public feature_collection {
 public:
  struct feature {
    json geojson;
    cql2::shared_geometry shape;  ///< null: none
  };
  using features = std::vector<feature>;

  /// Which list it is now: a number that changes when the list does.
  using version_source = std::function<std::int64_t()>;
  /// Makes the list: features of GeoJSON, with every property of the schema.
  using list_source = std::function<std::vector<json>()>;

  /// Takes conditions that are no properties out of the parameters.
  using condition_source = std::function<std::optional<cql2::expression>(query_parameters&)>;

  listed_collection(collection_about about, version_source version, list_source list,
                    condition_source others = nullptr);

  const collection_about& about() const override { return about_; }
  collection_extent extent(const request& asked) const override;
  item_answer find(item_question& wanted) const override;
  json find_one(const std::string& id, const request& asked) const override;

 private:
  std::shared_ptr<const features> now() const;

  collection_about about_;
  version_source version_;
  list_source list_;
  condition_source others_;
  mutable shared_computation<std::int64_t, std::shared_ptr<const features>> made_{2};
};

}  // namespace uramost::http
