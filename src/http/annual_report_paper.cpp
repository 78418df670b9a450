#include "http/annual_report_paper.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "analysis/value_classes.hpp"
#include "geodata/area_box.hpp"
#include "http/municipality_names.hpp"
#include "print/palette.hpp"
#include "print/words.hpp"
#include "print/written.hpp"
#include "study/words.hpp"

namespace uramost::http {

using casework::report_count;
using casework::report_row;
using casework::reporting;

namespace {
constexpr double significant = 0.05;

std::string year_text(std::chrono::year of) { return std::to_string(static_cast<int>(of)); }
std::chrono::year before(std::chrono::year of) { return of - std::chrono::years{1}; }

bool is_in_part(const report_count& of) { return of.incidents && of.channel == reporting::part; }
bool is_without(const report_count& of) {
  return of.channel == reporting::none && of.incidents.value_or(0) > 0;
}

/// The values of one of a row's two years.
std::vector<double> bars_of(const std::vector<report_row>& rows, report_count report_row::*year) {
  std::vector<double> values;
  for (const report_row& each : rows) {
    const auto& count = (each.*year).incidents;
    values.push_back(count ? static_cast<double>(*count) : std::numeric_limits<double>::quiet_NaN());
  }
  return values;
}

bool has_data(std::span<const double> values) {
  return std::ranges::any_of(values, [](double value) { return !std::isnan(value); });
}

/// "0–4", "5–9", …, "20–24": whole numbers from a break up to the next one.
std::string class_label(const std::vector<double>& breaks, std::size_t at) {
  const auto text = [](double value) { return std::to_string(static_cast<std::int64_t>(value)); };
  if (at + 1 == breaks.size()) return "≥ " + text(breaks[at]);
  const double last = breaks[at + 1] - 1;
  return last == breaks[at] ? text(last) : text(breaks[at]) + "–" + text(last);
}

std::vector<print::map_class> classes_of(const std::vector<double>& breaks) {
  auto colours = tiles::ramp_colours("blues", std::max<int>(1, static_cast<int>(breaks.size())));
  if (breaks.empty()) return {{"0", print::palette::accent_soft, print::look::filled}};
  std::vector<print::map_class> classes;
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    colours[i].alpha = 255;
    classes.push_back({class_label(breaks, i), colours[i], print::look::filled});
  }
  return classes;
}
}  // namespace

annual_report_paper::annual_report_paper(const made_report& of, language in, const intake::geography& where,
                                         const geodata::gazetteer& places, const taxonomy& categories)
    : of_(of), numbers_(of.numbers), in_(in), areas_(where.areas), places_(places), categories_(categories) {}

std::string annual_report_paper::text(std::string_view code) const {
  return study::word("annual_report", code, in_);
}

std::string annual_report_paper::text(std::string_view code,
                                      std::initializer_list<std::string> values) const {
  return study::with_values(text(code), std::span(values.begin(), values.size()));
}

std::string annual_report_paper::month_name(const std::string& key) const {
  return key.empty() ? text("not_known") : study::word("months", key, in_);
}

std::string annual_report_paper::category_name(const std::string& key) const {
  const category* found = categories_.find(key);
  return found ? found->name.in(in_) : key;
}

std::string annual_report_paper::community_name(const std::string& key) const {
  return key.empty() ? text("not_known") : key;
}

std::string annual_report_paper::gender_name(const std::string& key) const {
  return key.empty() ? text("not_known") : study::word("genders", key, in_);
}

std::string annual_report_paper::municipality_name(const std::string& key) const {
  return key.empty() ? text("not_known") : written_municipality(key, areas_, in_);
}

std::string annual_report_paper::number(std::uint64_t count) const {
  return print::written(in_, static_cast<std::int64_t>(count));
}

std::string annual_report_paper::number(const report_count& of) const {
  return of.incidents ? number(*of.incidents) : std::string(print::in(in_, print::word::no_data));
}

std::string annual_report_paper::cell(const report_count& of) const {
  return number(of) + (is_in_part(of) ? " *" : is_without(of) ? " †" : "");
}

/// What the marks of a table's cells mean.
std::string annual_report_paper::explained(std::span<const report_count> cells) const {
  std::string note;
  const auto say = [&](const char* code, const auto& applies) {
    if (std::ranges::any_of(cells, applies)) note += (note.empty() ? "" : " ") + text(code);
  };
  say("no_data", [](const report_count& of) { return !of.incidents; });
  say("in_part", is_in_part);
  say("without", is_without);
  return note;
}

std::string annual_report_paper::verdict() const {
  if (!numbers_.comparison) return text("not_comparable");
  const auto& rates = numbers_.comparison->rates;
  if (!rates) return text("too_few");
  const auto written = [this](double value) {
    return std::isinf(value) ? std::string("∞") : print::written(in_, value, 2);
  };
  const std::string ratio = text("ratio", {written(rates->ratio), written(rates->ratio_interval.low),
                                           written(rates->ratio_interval.high)});
  if (rates->p_two_sided >= significant)
    return ratio + ' ' + study::word("verdict", "not_distinguishable", in_) + '.';
  return ratio + ' ' + text(rates->ratio > 1 ? "more" : "fewer");
}

std::string annual_report_paper::conclusion() const {
  return text("conclusion", {year_text(numbers_.year), number(numbers_.total.year),
                             year_text(before(numbers_.year)), number(numbers_.total.last_year)}) +
         ' ' + verdict();
}

std::string annual_report_paper::channel_text(const store::reporting_channel& of) const {
  const auto day = [this](std::chrono::sys_days each) {
    return print::written_day(in_, from_belgrade(each));
  };
  return (of.municipality ? municipality_name(of.municipality->value) : text("everywhere")) + ": " +
         day(*of.since) + " – " + (of.until ? day(*of.until) : std::string("…"));
}

std::vector<print::fact> annual_report_paper::facts() const {
  std::vector<print::fact> all{{text("register"), numbers_.source},
                               {text("year"), year_text(numbers_.year)},
                               {text("as_of"), print::written_minute(in_, of_.made)}};
  if (!of_.scope.empty()) {
    std::string names;
    for (const municipality_code& each : of_.scope)
      names += (names.empty() ? "" : "; ") + municipality_name(each.value);
    all.push_back({text("scope"), names});
  }
  std::string channels;
  for (const store::reporting_channel& each : numbers_.channels.channels())
    channels += (channels.empty() ? "" : "; ") + channel_text(each);
  all.push_back({text("channels"), channels.empty() ? text("not_described") : channels});
  if (const auto& pair = numbers_.comparison)
    all.push_back(
        {text("compared"),
         text("days", {number(pair->after.count), print::written(in_, pair->after.exposure, 0),
                       number(pair->before.count), print::written(in_, pair->before.exposure, 0)})});
  return all;
}

std::vector<std::string> annual_report_paper::caveats() const {
  std::vector<std::string> all;
  for (const casework::report_caveat& each : casework::caveats_of(numbers_)) {
    std::vector<std::string> values;
    for (const std::uint64_t value : each.values) values.push_back(number(value));
    all.push_back(study::with_values(study::word("annual_report_caveats", each.code, in_), values));
  }
  return all;
}

print::map_picture annual_report_paper::map() const {
  std::vector<double> counts;
  for (const double each : bars_of(numbers_.municipalities, &report_row::year))
    if (!std::isnan(each)) counts.push_back(each);
  const analysis::value_classes steps = analysis::equal_steps(counts, true);
  print::map_layer layer{
      .title = text("map"), .unit = year_text(numbers_.year), .classes = classes_of(steps.breaks)};
  layer.note = text("left_white");
  layer.classes.push_back(
      {std::string(print::in(in_, print::word::no_data)), print::palette::strong_line, print::look::hatched});

  covering_box extent;
  for (const report_row& each : numbers_.municipalities)
    for (const geodata::municipality_area& area : areas_.areas) {
      if (area.code.value != each.key) continue;
      geodata::add_area(extent, area);
      const auto count = each.year.incidents;
      const std::size_t in_class = !count                 ? layer.classes.size() - 1
                                   : steps.breaks.empty() ? 0
                                                          : steps.of(static_cast<double>(*count));
      for (const geodata::polygon& part : area.polygons) layer.areas.push_back({part, in_class});
    }
  print::map_picture picture{.in = in_, .extent = extent.is_empty() ? areas_.extent() : extent.box()};
  picture.base = print::base_map_around(picture.extent, areas_, places_);
  picture.layers.push_back(std::move(layer));
  picture.is_synthetic = of_.is_synthetic;
  return picture;
}

print::chart annual_report_paper::months_chart() const {
  print::bar_chart made{.title = text("by_month"), .y_label = text("incidents")};
  std::vector<report_row> months = numbers_.months;
  std::erase_if(months, [](const report_row& each) { return each.key.empty(); });
  for (const report_row& each : months) made.categories.push_back(month_name(each.key));
  for (const auto year : {&report_row::last_year, &report_row::year}) {
    auto values = bars_of(months, year);
    const std::string name = year_text(year == &report_row::year ? numbers_.year : before(numbers_.year));
    if (std::ranges::any_of(values, [](double value) { return std::isnan(value); }))
      made.note = text("no_data");
    if (has_data(values)) made.series.push_back({name, std::move(values)});
  }
  return made;
}

print::table annual_report_paper::count_table(const char* title, const char* key,
                                              const std::vector<report_row>& rows, row_name name) const {
  print::table made{
      .title = text(title),
      .columns = {{text(key)}, {year_text(before(numbers_.year)), true}, {year_text(numbers_.year), true}}};
  std::vector<report_count> cells;
  for (const report_row& each : rows) {
    made.rows.push_back({(this->*name)(each.key), cell(each.last_year), cell(each.year)});
    cells.insert(cells.end(), {each.last_year, each.year});
  }
  made.note = explained(cells);
  return made;
}

print::table annual_report_paper::years_table() const {
  print::table made{.title = text("by_year"), .columns = {{text("year")}, {text("incidents"), true}}};
  std::vector<report_count> cells;
  for (const auto& [year, count] : numbers_.years) {
    made.rows.push_back({year_text(year), cell(count)});
    cells.push_back(count);
  }
  made.note = explained(cells);
  return made;
}

print::table annual_report_paper::funnel_table() const {
  const casework::funnel_row& funnel = numbers_.funnel;
  print::table made{
      .title = text("funnel"),
      .columns = {{text("stage")}, {text("recorded"), true}, {text("reached"), true}, {text("share"), true}}};
  const auto share = [&](std::uint64_t cases) {
    return print::written(in_, 100.0 * static_cast<double>(cases) / static_cast<double>(funnel.cases), 0);
  };
  for (std::size_t i = static_cast<std::size_t>(response_stage::reported); i < funnel.reached.size(); ++i)
    made.rows.push_back({study::word("stages", to_string(static_cast<response_stage>(i)), in_),
                         number(funnel.recorded[i]), number(funnel.reached[i]), share(funnel.reached[i])});
  made.rows.push_back({text("unanswered"), number(funnel.unanswered), "", share(funnel.unanswered)});
  made.note = text("unanswered_limits", {print::written(in_, 100 * funnel.unanswered_wilson.low, 0),
                                         print::written(in_, 100 * funnel.unanswered_wilson.high, 0)});
  return made;
}

print::briefing annual_report_paper::briefing() const {
  print::briefing made{.of = {.in = in_,
                              .kind = text("kind"),
                              .title = numbers_.source + ", " + year_text(numbers_.year),
                              .author = of_.author,
                              .keywords = {numbers_.source, year_text(numbers_.year)},
                              .made = of_.made,
                              .query = of_.query,
                              .revision = std::to_string(of_.at.value),
                              .is_synthetic = of_.is_synthetic},
                       .note = text("handling"),
                       .conclusion = conclusion(),
                       .facts = facts(),
                       .map = map(),
                       .method_name = text("method"),
                       .method_explained = text("method_explained"),
                       .source = "Przyborowski & Wilenski 1940; Clopper & Pearson 1934; Wilson 1927",
                       .caveats = caveats()};
  if (auto chart = months_chart(); !std::get<print::bar_chart>(chart).series.empty())
    made.charts.push_back(std::move(chart));
  made.tables = {years_table(),
                 count_table("by_municipality", "municipality", numbers_.municipalities,
                             &annual_report_paper::municipality_name),
                 count_table("by_month", "month", numbers_.months, &annual_report_paper::month_name)};
  if (!numbers_.categories.empty())
    made.tables.push_back(
        count_table("by_category", "category", numbers_.categories, &annual_report_paper::category_name));
  if (!numbers_.communities.empty())
    made.tables.push_back(
        count_table("by_community", "community", numbers_.communities, &annual_report_paper::community_name));
  if (!numbers_.genders.empty())
    made.tables.push_back(
        count_table("by_gender", "gender", numbers_.genders, &annual_report_paper::gender_name));
  if (numbers_.funnel.cases > 0) made.tables.push_back(funnel_table());
  return made;
}

}  // namespace uramost::http
