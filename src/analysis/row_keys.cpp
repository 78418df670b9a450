#include "analysis/row_keys.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_map>

#include "analysis/calendar_slots.hpp"
#include "core/utm_zone_34.hpp"

namespace uramost::analysis {

namespace {
using index::row;

/// By a number that every row has within [0, texts.size()).
template <class NumberOf>
row_keys by_number(const index::selection& incidents, std::vector<std::string> texts, NumberOf number_of) {
  return {std::move(texts), [rows = incidents.rows(), number_of = std::move(number_of)](
                                std::size_t first, std::span<std::uint32_t> out) {
            for (std::size_t i = 0; i < out.size(); ++i)
              out[i] = static_cast<std::uint32_t>(number_of(rows[first + i]));
          }};
}

/// By a dictionary column; the codes in order of their texts.
row_keys by_dictionary(const index::selection& incidents, std::span<const std::uint16_t> column,
                       const index::dictionary& codes) {
  std::vector<std::uint16_t> order(codes.size());
  std::iota(order.begin(), order.end(), std::uint16_t{0});
  std::ranges::sort(order, {}, [&](std::uint16_t code) -> const std::string& { return codes.at(code); });

  std::vector<std::string> texts{""};
  std::vector<std::uint32_t> rank(codes.size(), 0);
  for (std::uint16_t code : order) {
    if (codes.at(code).empty()) continue;  // an empty code is no code
    rank[code] = static_cast<std::uint32_t>(texts.size());
    texts.push_back(codes.at(code));
  }
  return by_number(incidents, std::move(texts), [rank = std::move(rank), column](row each) {
    const std::uint16_t code = column[each];
    return code < rank.size() ? rank[code] : 0;  // no code: none of the dictionary
  });
}

/// By a value of which there may be many, in their ascending order; `nothing` comes first and has the key "".
template <class Value, class Hash, class ValueOf, class TextOf>
row_keys by_value(const index::selection& incidents, const Value& nothing, Hash hash, ValueOf value_of,
                  TextOf text_of) {
  std::vector<Value> values{nothing};
  std::unordered_map<Value, std::uint32_t, Hash> number_of(16, hash);
  number_of.emplace(nothing, 0);
  std::vector<std::uint32_t> numbers;
  numbers.reserve(incidents.size());
  Value last = nothing;  // neighbours in Morton order often share it
  std::uint32_t last_number = 0;
  for (row each : incidents.rows()) {
    const Value value = value_of(each);
    if (value != last) {
      const auto [found, is_new] = number_of.try_emplace(value, static_cast<std::uint32_t>(values.size()));
      if (is_new) values.push_back(value);
      last = value;
      last_number = found->second;
    }
    numbers.push_back(last_number);
  }

  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order.begin() + 1, order.end(), {}, [&](std::uint32_t i) { return values[i]; });
  std::vector<std::uint32_t> rank(values.size());
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    texts.push_back(i == 0 ? "" : text_of(values[order[i]]));
  }
  return {std::move(texts), [numbers = std::move(numbers), rank = std::move(rank)](
                                std::size_t first, std::span<std::uint32_t> out) {
            for (std::size_t i = 0; i < out.size(); ++i) out[i] = rank[numbers[first + i]];
          }};
}

row_keys by_place(const index::selection& incidents) {
  const auto places = incidents.index().places();
  return by_value(
      incidents, std::int32_t{0}, std::hash<std::int32_t>{}, [&](row each) { return places[each]; },
      [](std::int32_t place) { return std::to_string(place); });
}

/// Degrees from the central meridian beyond which the projection means nothing.
constexpr double widest_zone = 30;

row_keys by_grid(const index::selection& incidents, double cell_m) {
  using cell = std::pair<std::int32_t, std::int32_t>;
  constexpr cell nowhere{std::numeric_limits<std::int32_t>::min(), 0};
  const auto hash = [](const cell& of) {
    return static_cast<std::size_t>(static_cast<std::uint32_t>(of.first) * 0x9E37'79B9'7F4A'7C15ULL ^
                                    static_cast<std::uint32_t>(of.second) * 0xC2B2'AE3D'27D4'EB4FULL);
  };
  const auto points = incidents.index().points();
  const std::size_t located = incidents.index().located();
  const auto cell_of = [&](row each) {
    if (each >= located || std::abs(points[each].lon - 21) > widest_zone) return nowhere;
    const utm_position position = to_utm_zone_34(points[each]);
    return cell{static_cast<std::int32_t>(std::floor(position.east / cell_m)),
                static_cast<std::int32_t>(std::floor(position.north / cell_m))};
  };
  return by_value(incidents, nowhere, hash, cell_of,
                  [](const cell& of) { return std::to_string(of.first) + ',' + std::to_string(of.second); });
}

/// The first and the last begin of those whose time is known as exactly as `needed`; first > last when there
/// are none. Blocks whose summary says that they hold nothing earlier or later are not looked at.
std::pair<std::int64_t, std::int64_t> span_of(const index::selection& incidents, time_precision needed) {
  const auto begins = incidents.index().begins();
  const auto precisions = incidents.index().precisions();
  const auto rows = incidents.rows();
  std::int64_t first = std::numeric_limits<std::int64_t>::max(),
               last = std::numeric_limits<std::int64_t>::min();
  for (auto from = rows.begin(), to = from; from != rows.end(); from = to) {
    const std::size_t block = *from / index::block_summary::rows;
    to = std::lower_bound(from, rows.end(), (block + 1) * index::block_summary::rows);
    const index::block_summary& all = incidents.index().blocks()[block];
    if (all.first_begin >= first && all.last_begin <= last) continue;
    for (row each : std::ranges::subrange(from, to)) {
      if (precisions[each] > needed) continue;
      first = std::min(first, begins[each]);
      last = std::max(last, begins[each]);
    }
  }
  return {first, last};
}

/// By month or week, for those whose time is known as exactly as `needed`.
row_keys by_calendar(const index::selection& incidents, calendar_slots::unit unit, time_precision needed) {
  const auto begins = incidents.index().begins();
  const auto precisions = incidents.index().precisions();
  const auto [first, last] = span_of(incidents, needed);
  if (first > last) return by_number(incidents, {""}, [](row) { return 0; });

  calendar_slots slots(unit, first, last);
  std::vector<std::string> texts{""};
  for (std::size_t slot = 0; slot < slots.size(); ++slot) texts.push_back(slots.key(slot));
  return by_number(incidents, std::move(texts),
                   [begins, precisions, needed, slots = std::move(slots)](row each) {
                     return precisions[each] > needed ? 0 : slots.slot_of(begins[each]) + 1;
                   });
}

row_keys by_hour(const index::selection& incidents) {
  const auto clock = incidents.index().clock();
  std::vector<std::string> texts{""};
  for (int hour = 0; hour < 24; ++hour) texts.push_back(std::to_string(hour));
  return by_number(incidents, std::move(texts), [clock](row each) {
    const int hour = clock[each].hour;
    return hour == index::week_hour::unknown_hour ? 0 : hour + 1;
  });
}

row_keys by_weekday(const index::selection& incidents) {
  const auto clock = incidents.index().clock();
  return by_number(incidents, {"", "mon", "tue", "wed", "thu", "fri", "sat", "sun"}, [clock](row each) {
    static_assert(index::week_hour::unknown_weekday == 0);
    return int{clock[each].weekday};
  });
}

row_keys by_stage(const index::selection& incidents) {
  const auto stages = incidents.index().stages();
  std::vector<std::string> texts;
  for (int stage = 0; stage <= static_cast<int>(response_stage::closed); ++stage)
    texts.emplace_back(to_string(static_cast<response_stage>(stage)));
  return by_number(incidents, std::move(texts),
                   [stages](row each) { return static_cast<std::uint32_t>(stages[each]); });
}
}  // namespace

row_keys keys_of(const index::selection& incidents, const dimension& by) {
  const index::incident_index& snapshot = incidents.index();
  switch (by.kind) {
    case dimension_kind::municipality:
      return by_dictionary(incidents, snapshot.municipalities(), snapshot.municipality_codes());
    case dimension_kind::category:
      return by_dictionary(incidents, snapshot.categories(), snapshot.category_codes());
    case dimension_kind::source:
      return by_dictionary(incidents, snapshot.sources(), snapshot.source_codes());
    case dimension_kind::place:
      return by_place(incidents);
    case dimension_kind::grid:
      return by_grid(incidents, by.cell_m);
    case dimension_kind::month:
      return by_calendar(incidents, calendar_slots::unit::month, time_precision::month);
    case dimension_kind::week:
      return by_calendar(incidents, calendar_slots::unit::week, time_precision::day);
    case dimension_kind::hour:
      return by_hour(incidents);
    case dimension_kind::weekday:
      return by_weekday(incidents);
    case dimension_kind::stage:
      return by_stage(incidents);
  }
  return by_number(incidents, {""}, [](row) { return 0; });
}

}  // namespace uramost::analysis
