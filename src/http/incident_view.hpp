#pragma once

#include <memory>
#include <string>

#include "accounts/access.hpp"
#include "http/audit_trail.hpp"
#include "http/query_results.hpp"
#include "tiles/tile_rows.hpp"

namespace uramost::http {

/// The incidents that one request asks for and may read: summed and drawn, never one by one. Its query is
/// narrowed to the municipalities of who asks, once, for all that is read through it. Good for as long as
/// `results` is.
class incident_view {
 public:
  using snapshot = query_results::snapshot;

  /// Notes in `log` that they are looked at. Throws forbidden without the right to these incidents, to their
  /// municipalities, or to search in texts.
  incident_view(const query_results& results, audit_trail& log, const accounts::access& who,
                const incident_query& wanted);

  snapshot pin() const { return results_->pin(); }
  /// What is left of what was asked for.
  const incident_query& query() const { return query_; }
  std::shared_ptr<const index::selection> selection(const snapshot& of) const {
    return results_->selection(of, query_);
  }
  std::shared_ptr<const incident_overview> overview(const snapshot& of) const {
    return results_->overview(of, query_);
  }
  /// Of another query of the same person, narrowed likewise: for what compares periods or places. Throws
  /// forbidden for municipalities that are not theirs.
  std::shared_ptr<const index::selection> selection_of(const snapshot& of, const incident_query& other,
                                                       const accounts::access& who) const;
  std::shared_ptr<const tiles::heat_surface> surface(const snapshot& of,
                                                     const tiles::heat_style& style) const {
    return results_->surface(of, query_, style);
  }
  std::shared_ptr<const tiles::heat_surface> surface_to_draw(const snapshot& of,
                                                             const tiles::heat_style& style,
                                                             tiles::tile_id tile) const {
    return results_->surface_to_draw(of, query_, style, tile);
  }

  bool is_at_hand(const snapshot& of, const tiles::heat_style& style, tiles::tile_id tile) const {
    return results_->is_at_hand(of, query_, style, tile);
  }
  /// True when to look at all incidents of a tile, those that are not meant among them, takes long.
  bool looks_at_many(const snapshot& of, tiles::tile_id tile) const {
    constexpr std::size_t many = 30'000;
    return tiles::rows_of(*of, tile).size() > many;
  }

  /// Of a tile's address: what is drawn for one view must not be given for the other.
  std::string layer(std::string_view name) const { return std::string(view_) + '/' + std::string(name); }

 private:
  const query_results* results_;
  incident_query query_;
  std::string_view view_;
};

/// Throws forbidden (field `text`) for a search in what people told by who `may_read` none of it.
void expect_searchable(const incident_query& wanted, bool may_read);

/// Decides which view of incidents a request reads.
struct incident_views {
  const query_results& restricted;
  const query_results& masked;
  audit_trail& log;

  /// Throws forbidden, see incident_view.
  incident_view of(const accounts::access& who, const incident_query& wanted) const;
};

/// The same for all who are answered the same: for ETags.
std::string view_key(const accounts::access& who);

}  // namespace uramost::http
