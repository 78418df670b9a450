#pragma once

#include "core/shared_computation.hpp"
#include "http/collections/feature_collection.hpp"
#include "http/restricted_view.hpp"

namespace uramost::http {

/// The incidents themselves, for those who may read them: what the index can answer it answers, what is left
/// of a filter is asked of the records, once a revision for all its pages.
class incident_collection : public feature_collection {
 public:
  explicit incident_collection(restricted_views views);

  const collection_about& about() const override { return about_; }
  collection_extent extent(const request& asked) const override;
  item_answer find(item_question& wanted) const override;
  /// With history and response events.
  json find_one(const std::string& id, const request& asked) const override;

 private:
  using ids = std::shared_ptr<const std::vector<std::int64_t>>;

  ids matches(const restricted_view& view, const index::selection& chosen, const cql2::expression& rest,
              const std::string& key) const;

  restricted_views views_;
  collection_about about_;
  mutable shared_computation<std::string, ids> filtered_{16};
};

/// A feature with its properties, its history and response events.
json dossier_json(const restricted_view::dossier& of, const intake::incident_register& from,
                  intake::narratives told);

/// A feature with its properties, as it is answered to who added it.
json incident_json(const incident& record, const intake::incident_register& from, intake::narratives told);

}  // namespace uramost::http
