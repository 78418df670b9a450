#include "index/row_filter.hpp"

#include <algorithm>
#include <limits>

namespace uramost::index {

namespace {
constexpr std::size_t codes = std::size_t{dictionary::none} + 1;
constexpr std::string_view no_municipality = "none";

/// Codes that the snapshot does not know select nothing.
template <class Texts, class TextOf>
std::vector<std::uint8_t> wanted_codes(const Texts& texts, const dictionary& known, TextOf text_of) {
  std::vector<std::uint8_t> wanted(codes, 0);
  for (const auto& each : texts)
    if (const auto code = known.find(text_of(each))) wanted[*code] = 1;
  return wanted;
}

template <class Table, class Column, class IndexOf>
void require(const std::optional<Table>& table, Column column, std::span<std::uint8_t> keep,
             IndexOf index_of) {
  if (!table) return;
  for (std::size_t i = 0; i < keep.size(); ++i) keep[i] &= (*table)[index_of(column[i])];
}

template <class Column, class Test>
void require_that(Column column, std::span<std::uint8_t> keep, Test test) {
  for (std::size_t i = 0; i < keep.size(); ++i) keep[i] &= static_cast<std::uint8_t>(test(column[i]));
}
}  // namespace

row_filter::row_filter(const incident_index& snapshot, const incident_query& query)
    : snapshot_(snapshot), bbox_(query.bbox) {
  if (query.datetime.begin || query.datetime.end) {
    const auto count_or = [](const std::optional<time_point>& time, std::int64_t otherwise) {
      return time ? std::int64_t{time->time_since_epoch().count()} : otherwise;
    };
    time_ = {count_or(query.datetime.begin, std::numeric_limits<std::int64_t>::min()),
             count_or(query.datetime.end, std::numeric_limits<std::int64_t>::max())};
  }
  if (query.hours) {
    hours_.emplace().fill(0);
    for (int hour = 0; hour < 24; ++hour)
      (*hours_)[static_cast<std::size_t>(hour)] = query.hours->contains(hour);
  }
  if (!query.weekdays.empty()) {
    weekdays_.emplace().fill(0);
    for (int day : query.weekdays) (*weekdays_)[static_cast<std::uint8_t>(day)] = 1;
  }
  if (query.severity) {
    severities_.emplace().fill(0);
    for (int value = query.severity->least; value <= query.severity->most; ++value)
      (*severities_)[static_cast<std::uint8_t>(value)] = 1;
  }
  if (!query.stages.empty()) {
    stages_.emplace().fill(0);
    for (response_stage stage : query.stages) (*stages_)[static_cast<std::size_t>(stage)] = 1;
  }
  if (!query.municipalities.empty()) {
    municipalities_ =
        wanted_codes(query.municipalities, snapshot.municipality_codes(),
                     [](const municipality_code& code) { return std::string_view(code.value); });
    if (std::ranges::count(query.municipalities, no_municipality, &municipality_code::value))
      (*municipalities_)[dictionary::none] = 1;
  }
  const auto itself = [](const std::string& code) { return std::string_view(code); };
  if (!query.categories.empty())
    categories_ = wanted_codes(query.categories, snapshot.category_codes(), itself);
  if (!query.sources.empty()) sources_ = wanted_codes(query.sources, snapshot.source_codes(), itself);
  if (!query.places.empty()) {
    places_.emplace();
    for (place_id place : query.places)
      if (place.value != 0) places_->push_back(place.value);  // 0 in the column: no place
    std::ranges::sort(*places_);
  }
}

void row_filter::append_matches(row first, row last, std::vector<row>& matches) const {
  constexpr row block = 2048;
  std::array<std::uint8_t, block> flags;
  const auto itself = [](auto value) { return static_cast<std::size_t>(value); };

  for (row begin = first; begin < last; begin += std::min(block, last - begin)) {
    const std::size_t size = std::min(block, last - begin);
    const std::span keep(flags.data(), size);
    const auto part = [&](auto column) { return column.subspan(begin, size); };
    std::ranges::fill(keep, std::uint8_t{1});

    if (bbox_)
      require_that(part(snapshot_.points()), keep, [&](lon_lat point) { return bbox_->contains(point); });
    if (time_)
      require_that(part(snapshot_.begins()), keep,
                   [&](std::int64_t begins) { return begins >= time_->begin && begins < time_->end; });
    require(hours_, part(snapshot_.clock()), keep, [](week_hour clock) { return clock.hour; });
    require(weekdays_, part(snapshot_.clock()), keep, [](week_hour clock) { return clock.weekday; });
    require(severities_, part(snapshot_.severities()), keep, itself);
    require(stages_, part(snapshot_.stages()), keep, itself);
    require(municipalities_, part(snapshot_.municipalities()), keep, itself);
    require(categories_, part(snapshot_.categories()), keep, itself);
    require(sources_, part(snapshot_.sources()), keep, itself);
    if (places_)
      require_that(part(snapshot_.places()), keep,
                   [&](std::int64_t place) { return std::ranges::binary_search(*places_, place); });

    // Writes every row and steps on only behind a match: no branch to predict.
    const std::size_t filled = matches.size();
    matches.resize(filled + size);
    std::size_t count = filled;
    for (std::size_t i = 0; i < size; ++i) {
      matches[count] = begin + static_cast<row>(i);
      count += keep[i];
    }
    matches.resize(count);
  }
}

}  // namespace uramost::index
