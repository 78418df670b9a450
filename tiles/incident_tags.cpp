#include "tiles/incident_tags.hpp"

namespace uramost::tiles {

namespace {
using namespace std::chrono;

/// `2023-05-29`, or less of it.
std::string date_text(year_month_day date, time_precision precision) {
  const std::string day = to_string(date);
  const auto quarter = (static_cast<unsigned>(date.month()) + 2) / 3;
  switch (precision) {
    case time_precision::year:
      return day.substr(0, 4);
    case time_precision::quarter:
      return day.substr(0, 4) + "-Q" + std::to_string(quarter);
    case time_precision::month:
      return day.substr(0, 7);
    default:
      return day;
  }
}
}  // namespace

incident_tags::incident_tags(const index::incident_index& snapshot, vector_layer& layer, bool all)
    : snapshot_(snapshot),
      layer_(layer),
      all_(all),
      keys_{},
      categories_(snapshot.category_codes().size(), unknown),
      municipalities_(snapshot.municipality_codes().size(), unknown) {
  keys_.category = layer.key("category");
  keys_.severity = layer.key("severity");
  keys_.count = layer.key("count");
  keys_.severity_sum = layer.key("severity_sum");
  if (!all) return;
  keys_.occurred_on = layer.key("occurred_on");
  keys_.stage = layer.key("stage");
  keys_.certainty = layer.key("certainty");
  keys_.municipality = layer.key("municipality_code");
  stages_.fill(unknown);
  certainties_.fill(unknown);
}

void incident_tags::say(tag key, tag value) {
  tags_[used_++] = key;
  tags_[used_++] = value;
}

incident_tags::tag incident_tags::of_code(const index::dictionary& codes, std::vector<tag>& values,
                                          std::uint16_t code) {
  tag& value = values[code];
  if (value == unknown) value = layer_.new_text(codes.at(code));
  return value;
}

incident_tags::tag incident_tags::of_date(std::int64_t begin, time_precision precision) {
  const time_point time{seconds{begin}};
  const sys_days day = floor<days>(time + belgrade_offset(time));
  const time_precision kept = std::max(precision, time_precision::day);
  const auto key =
      static_cast<std::uint64_t>(day.time_since_epoch().count()) << 3 | static_cast<std::uint64_t>(kept);
  return dates_.get(key, [&] { return layer_.new_text(date_text(day, kept)); });
}

std::span<const vector_layer::tag> incident_tags::of_incident(index::row row) {
  start();
  const std::uint16_t category = snapshot_.categories()[row];
  say(keys_.category, of_code(snapshot_.category_codes(), categories_, category));
  say(keys_.severity, layer_.number(std::uint64_t{snapshot_.severities()[row]}));
  if (!all_) return {tags_.data(), used_};

  const auto named = [&](auto& values, auto value) {
    tag& known = values[static_cast<std::size_t>(value)];
    if (known == unknown) known = layer_.new_text(to_string(value));
    return known;
  };
  say(keys_.occurred_on, of_date(snapshot_.begins()[row], snapshot_.precisions()[row]));
  say(keys_.stage, named(stages_, snapshot_.stages()[row]));
  say(keys_.certainty, named(certainties_, snapshot_.certainties()[row]));
  if (const auto code = snapshot_.municipalities()[row]; code != index::dictionary::none)
    say(keys_.municipality, of_code(snapshot_.municipality_codes(), municipalities_, code));
  return {tags_.data(), used_};
}

std::span<const vector_layer::tag> incident_tags::of_cluster(std::uint64_t count, std::uint64_t severity_sum,
                                                             std::uint16_t category) {
  start();
  say(keys_.count, layer_.number(count));
  say(keys_.severity_sum, layer_.number(severity_sum));
  say(keys_.category, of_code(snapshot_.category_codes(), categories_, category));
  return {tags_.data(), used_};
}

}  // namespace uramost::tiles
