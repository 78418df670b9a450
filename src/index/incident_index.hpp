#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/bounding_box.hpp"
#include "core/incident.hpp"
#include "index/block_summary.hpp"
#include "index/morton.hpp"

namespace uramost::index {

/// Row number in an index; stands for one incident as long as the snapshot lives.
using row = std::uint32_t;

/// Codes of a text column (categories, sources, municipalities): the column holds positions in this list.
class dictionary {
 public:
  static constexpr std::uint16_t none = 0xFFFF;
  std::uint16_t add(std::string_view text);  ///< finds or appends; throws invalid_input beyond 65,535 texts
  std::optional<std::uint16_t> find(std::string_view text) const;
  const std::string& at(std::uint16_t code) const { return texts_[code]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::vector<std::string> texts_;
  std::map<std::string, std::uint16_t, std::less<>> codes_;
};

/// Hour of the week on the clock of Europe/Belgrade, in one byte.
struct week_hour {
  static constexpr std::uint8_t unknown_hour = 31, unknown_weekday = 0;
  /// 0-23, unknown when the incident's time is known only to the day or less.
  std::uint8_t hour : 5 = unknown_hour;
  /// ISO 1-7, unknown when known only to the month or less.
  std::uint8_t weekday : 3 = unknown_weekday;
};
static_assert(sizeof(week_hour) == 1);

/// All incidents of a register in columns, in the order of the Morton code of their position; those without a
/// position come last. An immutable snapshot: readers hold a shared_ptr to it, a write makes a new one.
/// At most 64 bytes an incident, place texts and narratives excluded (they stay in the store).
class incident_index {
 public:
  class builder;

  std::size_t size() const { return ids_.size(); }
  /// Rows below this number have a position.
  std::size_t located() const { return located_; }
  /// The smallest box of cells that holds every position; of no meaning when there is none.
  cell_box extent() const { return extent_; }
  revision built_at() const { return revision_; }

  std::span<const incident_id> ids() const { return ids_; }
  std::span<const lon_lat> points() const { return points_; }        ///< NaN where there is none
  std::span<const std::uint64_t> morton() const { return morton_; }  ///< Web Mercator, 2 × 31 bits
  std::span<const std::int64_t> begins() const { return begins_; }   ///< seconds since 1970 UTC
  /// How long the interval is that surely holds the incident's time; at most some 136 years.
  std::span<const std::uint32_t> durations_s() const { return durations_s_; }
  std::span<const time_precision> precisions() const { return precisions_; }
  std::span<const week_hour> clock() const { return clock_; }
  std::span<const std::uint16_t> categories() const { return categories_; }
  std::span<const std::uint16_t> sources() const { return sources_; }
  std::span<const std::uint16_t> municipalities() const {
    return municipalities_;
  }                                                                 ///< dictionary::none: none
  std::span<const std::int32_t> places() const { return places_; }  ///< 0: none
  std::span<const std::uint8_t> severities() const { return severities_; }
  std::span<const response_stage> stages() const { return stages_; }
  std::span<const location_certainty> certainties() const { return certainties_; }
  std::span<const block_summary> blocks() const { return blocks_; }

  const dictionary& category_codes() const { return category_codes_; }
  const dictionary& source_codes() const { return source_codes_; }
  const dictionary& municipality_codes() const { return municipality_codes_; }

  /// The row of an incident, if it is here.
  std::optional<row> find(incident_id id) const;

  /// Bytes that the columns take.
  std::size_t bytes() const;

 private:
  /// Calls `visit(member)` with a pointer to every column's member.
  template <class Visit>
  static void for_each_column(Visit visit);

  revision revision_;
  std::size_t located_ = 0;
  cell_box extent_;
  std::vector<incident_id> ids_;
  std::vector<lon_lat> points_;
  std::vector<std::uint64_t> morton_;
  std::vector<std::int64_t> begins_;
  std::vector<std::uint32_t> durations_s_;
  std::vector<time_precision> precisions_;
  std::vector<week_hour> clock_;
  std::vector<std::uint16_t> categories_, sources_, municipalities_;
  std::vector<std::int32_t> places_;
  std::vector<std::uint8_t> severities_;
  std::vector<response_stage> stages_;
  std::vector<location_certainty> certainties_;
  std::vector<block_summary> blocks_;
  std::vector<row> by_id_;  ///< rows in ascending order of their incident's id
  dictionary category_codes_, source_codes_, municipality_codes_;
};

/// Makes a snapshot. Not for several threads at once.
class incident_index::builder {
 public:
  builder() = default;
  /// Starts with an earlier snapshot's incidents. `from` must live until `build`, which merges the additions
  /// into its columns rather than sorting again.
  explicit builder(const incident_index& from);

  /// A later one with the same id replaces. A position that is not on Earth counts as none.
  void add(const incident& record);
  /// An incident that is not to be in the snapshot, whether it was in the earlier one or was added.
  void remove(incident_id id) { removed_.push_back(id); }
  /// Sorts and hands over.
  std::shared_ptr<const incident_index> build(revision at) &&;

 private:
  const incident_index* base_ = nullptr;
  std::vector<incident_id> removed_;
  incident_index added_;  ///< in the order of adding; with the dictionaries of base and additions
};

}  // namespace uramost::index
