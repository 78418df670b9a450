#pragma once

#include <memory>
#include <span>
#include <vector>

#include "index/incident_index.hpp"
#include "publication/release.hpp"

namespace uramost::publication {

/// What everybody may see: one release, and nothing else. It is made of a release's files alone, so that a
/// true location, a withheld count or an incident's own number is not merely left out of it: it was never
/// there. Immutable and safe to use from many threads.
class published_view {
 public:
  /// Throws as release::verify does.
  published_view(const release& of, const public_key& signed_by);

  int number() const { return facts_.number; }
  const release_facts& facts() const { return facts_; }
  const release_content& content() const { return content_; }
  std::span<const published_point> points() const { return content_.points; }
  std::span<const published_year> years() const { return content_.years; }

  /// The published points as incidents, for tiles, heat and selections: each as often as it counts, numbered
  /// from 1 in the release's order, with its published time; no source, severity 1, "" where no category is
  /// published. Its revision is the release's number.
  std::shared_ptr<const index::incident_index> incidents() const { return incidents_; }

  /// The narrowest kernel that a public heat map may have around a place, metres.
  static double least_bandwidth_m(bool in_town, const publication_rules& rules = {});

 private:
  release_facts facts_;
  release_content content_;
  std::shared_ptr<const index::incident_index> incidents_;
};

}  // namespace uramost::publication
