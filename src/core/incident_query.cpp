#include "core/incident_query.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/weekday_names.hpp"

namespace uramost {

using namespace std::chrono;

namespace {
constexpr std::size_t longest_text = 200;

/// The values of a comma-separated list, each through `read`; sorted, without duplicates.
template <class Read>
auto read_list(std::string_view text, const std::string& parameter, Read read) {
  using value = typename std::invoke_result_t<Read, std::string_view>::value_type;
  std::vector<value> values;
  for (std::string_view part : split(text, ',')) {
    part = trim(part);
    auto one = part.empty() ? std::nullopt : read(part);
    if (!one)
      throw invalid_input("'" + std::string(part) + "' is no value for '" + parameter + "'", parameter);
    values.push_back(std::move(*one));
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

template <class Values, class Write>
std::string join(const Values& values, Write write) {
  std::string text;
  for (const auto& value : values) {
    if (!text.empty()) text += ',';
    text += write(value);
  }
  return text;
}

std::optional<int> read_weekday(std::string_view text) {
  const auto found = std::find(weekday_names.begin(), weekday_names.end(), ascii_lower(text));
  if (found == weekday_names.end()) return std::nullopt;
  return static_cast<int>(found - weekday_names.begin()) + 1;
}

std::optional<place_id> read_place(std::string_view text) {
  const auto number = parse_integer(text);
  return number ? std::optional{place_id{*number}} : std::nullopt;
}

std::optional<std::string> read_code(std::string_view text) { return std::string(text); }

std::optional<municipality_code> read_municipality(std::string_view text) {
  return municipality_code{std::string(text)};
}

severity_range parse_severity(std::string_view text) {
  const auto dash = text.find('-');
  const auto least = parse_integer(text.substr(0, dash));
  const auto most = dash == std::string_view::npos ? least : parse_integer(text.substr(dash + 1));
  if (!least || !most || *least < 1 || *most > 5 || *least > *most)
    throw invalid_input("severity takes a number from 1 to 5, or a range such as 3-5", "severity");
  return {static_cast<int>(*least), static_cast<int>(*most)};
}

enum class range_end { begin, end };

/// One end of `datetime`. The end of a range is included, so it is moved to the next second or day.
std::optional<time_point> parse_range_end(std::string_view text, range_end which) {
  if (text.empty() || text == "..") return std::nullopt;
  if (const auto date = parse_date(text)) {
    const auto day = calendar_interval(*date, time_precision::day);
    return which == range_end::begin ? day.begin : day.end;
  }
  const auto time = parse_rfc3339(text);
  if (!time)
    throw invalid_input(
        "datetime takes dates (2023-05-29) or RFC 3339 instants, not '" + std::string(text) + "'",
        "datetime");
  return which == range_end::begin ? *time : *time + seconds{1};
}

std::string datetime_text(const time_range& range) {
  const auto begin = range.begin ? to_rfc3339(*range.begin) : "..";
  const auto end = range.end ? to_rfc3339(*range.end - seconds{1}) : "..";
  return begin + '/' + end;
}
}  // namespace

hour_range parse_hours(std::string_view text) {
  const auto dash = text.find('-');
  const auto first = parse_integer(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? std::nullopt : parse_integer(text.substr(dash + 1));
  if (!first || !last || *first < 0 || *first > 23 || *last < 0 || *last > 24 || *first == *last)
    throw invalid_input("hours takes a range such as 22-5 (from 22:00 to 04:59)", "hours");
  return {static_cast<int>(*first), *last == 0 ? 24 : static_cast<int>(*last)};
}

time_range parse_datetime(std::string_view text) {
  const auto slash = text.find('/');
  const std::string_view first = text.substr(0, slash);
  const std::string_view last = slash == std::string_view::npos ? first : text.substr(slash + 1);
  const time_range range{parse_range_end(first, range_end::begin), parse_range_end(last, range_end::end)};
  if (!range.begin && !range.end) throw invalid_input("datetime is open at both ends", "datetime");
  if (range.begin && range.end && *range.begin >= *range.end)
    throw invalid_input("datetime ends before it begins", "datetime");
  return range;
}

incident_query incident_query::take_from(query_parameters& parameters) {
  incident_query query;
  if (const auto text = parameters.take("bbox")) query.bbox = parse_bounding_box(*text);
  if (const auto text = parameters.take("datetime")) query.datetime = parse_datetime(*text);
  if (const auto text = parameters.take("hours")) query.hours = parse_hours(*text);
  if (const auto text = parameters.take("weekdays"))
    query.weekdays = read_list(*text, "weekdays", read_weekday);
  if (const auto text = parameters.take("municipality"))
    query.municipalities = read_list(*text, "municipality", read_municipality);
  if (const auto text = parameters.take("place")) query.places = read_list(*text, "place", read_place);
  if (const auto text = parameters.take("category"))
    query.categories = read_list(*text, "category", read_code);
  if (const auto text = parameters.take("source")) query.sources = read_list(*text, "source", read_code);
  if (const auto text = parameters.take("severity")) query.severity = parse_severity(*text);
  if (const auto text = parameters.take("stage")) query.stages = read_list(*text, "stage", response_stage_of);
  if (const auto text = parameters.take("text")) {
    query.text = trim(*text);
    if (query.text.size() > longest_text) throw invalid_input("text is longer than 200 bytes", "text");
  }
  return query;
}

std::string incident_query::canonical() const {
  std::string canonical;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (value.empty()) return;
    if (!canonical.empty()) canonical += '&';
    (canonical += name) += '=';
    canonical += percent_encode(value);
  };
  const auto text_of_id = [](const auto& id) { return id.value; };

  if (bbox) add("bbox", to_string(*bbox));
  if (datetime.begin || datetime.end) add("datetime", datetime_text(datetime));
  if (hours) add("hours", std::to_string(hours->first) + '-' + std::to_string(hours->last));
  add("weekdays", join(weekdays, [](int day) { return weekday_names[static_cast<std::size_t>(day) - 1]; }));
  add("municipality", join(municipalities, text_of_id));
  add("place", join(places, [](place_id id) { return std::to_string(id.value); }));
  add("category", join(categories, [](const std::string& code) { return code; }));
  add("source", join(sources, [](const std::string& code) { return code; }));
  if (severity) add("severity", std::to_string(severity->least) + '-' + std::to_string(severity->most));
  add("stage", join(stages, [](response_stage stage) { return to_string(stage); }));
  add("text", text);
  return canonical;
}

}  // namespace uramost
