#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <ranges>
#include <set>

#include "core/error.hpp"
#include "index/columns.hpp"
#include "index/morton.hpp"

namespace uramost::index {

namespace {
/// Sorts behind every position.
constexpr std::uint64_t no_position = std::numeric_limits<std::uint64_t>::max();
constexpr row gone = std::numeric_limits<row>::max();

week_hour clock_of(const time_interval& occurred) {
  week_hour clock;
  if (!occurred.knows_weekday()) return clock;
  const civil_time civil = to_belgrade(occurred.begin);
  clock.weekday = static_cast<std::uint8_t>(civil.weekday) & 7;
  if (occurred.knows_hour()) clock.hour = static_cast<std::uint8_t>(civil.hour) & 31;
  return clock;
}

std::uint32_t seconds_of(const time_interval& occurred) {
  constexpr std::int64_t longest = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(
      std::clamp((occurred.end - occurred.begin).count(), std::int64_t{0}, longest));
}

/// Gazetteers number places within 32 bits, some of them below zero.
std::int32_t number_of(place_id place) {
  if (place.value < std::numeric_limits<std::int32_t>::min() ||
      place.value > std::numeric_limits<std::int32_t>::max())
    throw error(error_kind::internal, "a place's number is beyond what an index can hold");
  return static_cast<std::int32_t>(place.value);
}

/// Rows of `ids` by ascending id, only the last of equal ids.
std::vector<row> last_of_each_id(std::span<const incident_id> ids) {
  std::vector<row> rows(ids.size());
  std::iota(rows.begin(), rows.end(), row{0});
  const auto by_id = [&](row a, row b) { return ids[a] < ids[b]; };
  if (!std::is_sorted(rows.begin(), rows.end(), by_id)) std::stable_sort(rows.begin(), rows.end(), by_id);

  auto kept = rows.begin();
  for (auto it = rows.begin(); it != rows.end(); ++it)
    if (it + 1 == rows.end() || ids[*it] != ids[*(it + 1)]) *kept++ = *it;
  rows.erase(kept, rows.end());
  return rows;
}

/// The key of the rows' order: by Morton code, equal codes by id, so that a snapshot is the same whatever the
/// order of adding was.
struct sort_key {
  std::uint64_t morton;
  incident_id id;
  friend auto operator<=>(const sort_key&, const sort_key&) = default;
};

sort_key key_of(const incident_index& of, row at) { return {of.morton()[at], of.ids()[at]}; }

std::vector<row> in_order(const incident_index& of, const std::vector<row>& rows) {
  struct entry {
    sort_key key;
    row from;
  };
  std::vector<entry> entries;
  entries.reserve(rows.size());
  for (row from : rows) entries.push_back({key_of(of, from), from});
  std::ranges::sort(entries, {}, &entry::key);
  std::vector<row> sorted;
  sorted.reserve(rows.size());
  for (const entry& each : entries) sorted.push_back(each.from);
  return sorted;
}

/// Of codes of positions.
cell_box extent_of(std::span<const std::uint64_t> codes) {
  if (codes.empty()) return {};
  cell_box box{cell_of(codes.front()), cell_of(codes.front())};
  for (std::uint64_t code : codes) {
    const world_cell at = cell_of(code);
    box.least = {std::min(box.least.x, at.x), std::min(box.least.y, at.y)};
    box.most = {std::max(box.most.x, at.x), std::max(box.most.y, at.y)};
  }
  return box;
}

/// Two snapshots' rows in one order. A write adds little to much: what lies between two changes is taken over
/// as a run.
class row_merge {
 public:
  /// `kept_by_id`: the rows of `added` to take, by ascending id; they replace rows of `base` with the same
  /// id. `removed`: ids of rows of `base` that nothing replaces.
  row_merge(const incident_index& base, const incident_index& added, const std::vector<row>& kept_by_id,
            const std::set<incident_id>& removed)
      : base_size_(base.size()), added_size_(added.size()) {
    std::vector<row> replaced;
    for (row from : kept_by_id)
      if (const auto old = base.find(added.ids()[from])) replaced.push_back(*old);
    for (incident_id each : removed)
      if (const auto old = base.find(each)) replaced.push_back(*old);
    std::ranges::sort(replaced);
    size_ = base.size() - replaced.size() + kept_by_id.size();

    auto dropped = replaced.cbegin();
    row next = 0;
    const auto drop_below = [&](row end) {
      for (; dropped != replaced.cend() && *dropped < end; next = *dropped++ + 1)
        steps_.push_back({next, *dropped, gone});
    };
    for (row from : in_order(added, kept_by_id)) {
      const row at = lower_bound(base, next, key_of(added, from));
      drop_below(at);
      steps_.push_back({next, at, from});
      next = at;
    }
    drop_below(gone);
    steps_.push_back({next, static_cast<row>(base.size()), gone});
  }

  template <class Value>
  std::vector<Value> gather(const std::vector<Value>& base, const std::vector<Value>& added) const {
    std::vector<Value> values;
    values.reserve(size_);
    for (const step& each : steps_) {
      values.insert(values.end(), base.begin() + each.first, base.begin() + each.last);
      if (each.added != gone) values.push_back(added[each.added]);
    }
    return values;
  }

  /// The merged rows by ascending id, from the same of either side.
  std::vector<row> by_id(const incident_index& base, const std::vector<row>& base_by_id,
                         const incident_index& added, const std::vector<row>& kept_by_id) const {
    const destinations to = where_rows_go();
    std::vector<row> merged;
    merged.reserve(size_);
    auto from = base_by_id.begin();
    const auto take_until = [&](auto end) {
      for (; from != end; ++from)
        if (to.of_base[*from] != gone) merged.push_back(to.of_base[*from]);
    };
    for (row each : kept_by_id) {
      take_until(std::lower_bound(from, base_by_id.end(), added.ids()[each],
                                  [&](row known, incident_id wanted) { return base.ids()[known] < wanted; }));
      merged.push_back(to.of_added[each]);
    }
    take_until(base_by_id.end());
    return merged;
  }

 private:
  /// Rows of base from `first` up to `last`, and then a row of added unless it is `gone`.
  struct step {
    row first, last, added;
  };
  struct destinations {
    std::vector<row> of_base, of_added;
  };

  static row lower_bound(const incident_index& base, row from, const sort_key& key) {
    const auto rows = std::views::iota(from, static_cast<row>(base.size()));
    return from + static_cast<row>(
                      std::ranges::lower_bound(rows, key, {}, [&](row at) { return key_of(base, at); }) -
                      rows.begin());
  }

  destinations where_rows_go() const {
    destinations to{std::vector<row>(base_size_, gone), std::vector<row>(added_size_, gone)};
    row next = 0;
    for (const step& each : steps_) {
      std::iota(to.of_base.begin() + each.first, to.of_base.begin() + each.last, next);
      next += each.last - each.first;
      if (each.added != gone) to.of_added[each.added] = next++;
    }
    return to;
  }

  std::size_t base_size_, added_size_, size_ = 0;
  std::vector<step> steps_;
};
}  // namespace

incident_index::builder::builder(const incident_index& from) : base_(&from) {
  added_.category_codes_ = from.category_codes_;
  added_.source_codes_ = from.source_codes_;
  added_.municipality_codes_ = from.municipality_codes_;
}

void incident_index::builder::add(const incident& record) {
  const incident_location& location = record.location;
  const bool located = location.point && is_on_earth(*location.point);
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();

  added_.ids_.push_back(record.id);
  added_.points_.push_back(located ? *location.point : lon_lat{nan, nan});
  added_.morton_.push_back(located ? morton_code(cell_of(to_world(*location.point))) : no_position);
  added_.begins_.push_back(record.occurred.begin.time_since_epoch().count());
  added_.durations_s_.push_back(seconds_of(record.occurred));
  added_.precisions_.push_back(record.occurred.precision);
  added_.clock_.push_back(clock_of(record.occurred));
  added_.categories_.push_back(added_.category_codes_.add(record.category));
  added_.sources_.push_back(added_.source_codes_.add(record.source));
  added_.municipalities_.push_back(location.municipality
                                       ? added_.municipality_codes_.add(location.municipality->value)
                                       : dictionary::none);
  added_.places_.push_back(location.place ? number_of(*location.place) : 0);
  added_.severities_.push_back(static_cast<std::uint8_t>(std::clamp(record.severity, 0, 255)));
  added_.stages_.push_back(record.stage);
  added_.certainties_.push_back(location.certainty);
}

std::shared_ptr<const incident_index> incident_index::builder::build(revision at) && {
  const incident_index nothing;
  const incident_index& base = base_ ? *base_ : nothing;
  if (base.size() + added_.size() >= gone)
    throw error(error_kind::unavailable, "more incidents than an index can number");

  const std::set<incident_id> removed(removed_.begin(), removed_.end());
  std::vector<row> kept_by_id = last_of_each_id(added_.ids_);
  std::erase_if(kept_by_id, [&](row each) { return removed.contains(added_.ids_[each]); });
  const row_merge merge(base, added_, kept_by_id, removed);
  auto made = std::make_shared<incident_index>();
  made->revision_ = at;
  for_each_column([&](auto column) { (*made).*column = merge.gather(base.*column, added_.*column); });
  made->by_id_ = merge.by_id(base, base.by_id_, added_, kept_by_id);
  made->located_ =
      static_cast<std::size_t>(std::ranges::lower_bound(made->morton_, no_position) - made->morton_.begin());
  made->extent_ = extent_of(std::span<const std::uint64_t>(made->morton_).first(made->located_));
  made->blocks_ = summaries_of(made->begins_, made->municipalities_, made->categories_);
  made->category_codes_ = std::move(added_.category_codes_);
  made->source_codes_ = std::move(added_.source_codes_);
  made->municipality_codes_ = std::move(added_.municipality_codes_);
  return made;
}

}  // namespace uramost::index
