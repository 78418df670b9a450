#include "publication/release_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "publication/suppression.hpp"

namespace uramost::publication {

namespace {
constexpr std::string_view nowhere = "none";
constexpr std::string_view undated = "undated";
constexpr std::string_view other_category = "other";

std::chrono::year_month_day date_of(const time_interval& time) { return to_belgrade(time.begin).date; }

void add_period_columns(int year, const column_choice& choice, std::vector<table_column>& to) {
  const bool with_months = choice.finest == time_precision::month;
  for (int quarter = 1; quarter <= 4; ++quarter) {
    const std::size_t whole = to.size();
    to.push_back({fmt::format("{}-Q{}", year, quarter), column_side::period, 0});
    for (int month = 3 * quarter - 2; with_months && month <= 3 * quarter; ++month)
      to.push_back({fmt::format("{}-{:02}", year, month), column_side::period, whole});
  }
  if (choice.undated) to.push_back({std::string(undated), column_side::period, 0});
}

void add_category_columns(const taxonomy& known, std::vector<table_column>& to) {
  for (const category_group& group : known.groups) {
    std::vector<const category*> members;
    for (const category& each : known.categories)
      if (each.group == group.code) members.push_back(&each);
    if (members.empty()) continue;
    const std::size_t whole = to.size();
    to.push_back({members.size() == 1 ? members[0]->code : "group:" + group.code, column_side::category, 0});
    for (const category* each : members)
      if (members.size() > 1) to.push_back({each->code, column_side::category, whole});
  }
}

/// A column without parts by its key, or 0.
std::size_t find_column(const count_table& table, column_side side, std::string_view key) {
  for (std::size_t i = 1; i < table.columns().size(); ++i)
    if (table.columns()[i].side == side && table.columns()[i].key == key) return i;
  return 0;
}

std::size_t period_column(const count_table& table, const time_interval& time) {
  std::size_t found = 0;
  if (time.precision <= time_precision::month)
    found = find_column(table, column_side::period, month_key(time));
  // A quarter that is divided into months takes only what belongs to one of them.
  if (found == 0 && time.precision <= time_precision::quarter) {
    const std::size_t quarter = find_column(table, column_side::period, quarter_key(time));
    if (quarter != 0 && table.parts_of_column(quarter, column_side::period).empty()) found = quarter;
  }
  return found != 0 ? found : find_column(table, column_side::period, undated);
}

std::size_t category_column(const count_table& table, std::string_view code) {
  const std::size_t found = find_column(table, column_side::category, code);
  return found != 0 ? found : find_column(table, column_side::category, other_category);
}
}  // namespace

int year_of(const time_interval& time) { return static_cast<int>(date_of(time).year()); }

std::string month_key(const time_interval& time) {
  const auto date = date_of(time);
  return fmt::format("{}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
}

std::string quarter_key(const time_interval& time) {
  const auto date = date_of(time);
  return fmt::format("{}-Q{}", static_cast<int>(date.year()), (static_cast<unsigned>(date.month()) + 2) / 3);
}

bool is_released(const published_record& record, std::chrono::sys_days until) {
  const time_interval& time = record.location.time;
  const std::chrono::sys_days first = date_of(time);
  const std::chrono::sys_days last = to_belgrade(time.end - std::chrono::seconds(1)).date;
  return time.precision > time_precision::quarter ? first < until : last < until;
}

std::vector<table_area> release_areas(const geodata::boundaries& areas) {
  std::vector<table_area> rows;
  const bool has_north = std::ranges::any_of(areas.municipalities, &geodata::municipality::is_north);
  if (has_north) rows.push_back({"north"});
  for (const geodata::municipality& each : areas.municipalities)
    rows.push_back({each.code.value, each.is_north ? std::optional<std::size_t>(0) : std::nullopt});
  rows.push_back({std::string(nowhere)});
  return rows;
}

std::vector<table_column> release_columns(int year, const column_choice& choice) {
  std::vector<table_column> columns{{std::to_string(year)}};
  add_period_columns(year, choice, columns);
  if (choice.categories) add_category_columns(*choice.categories, columns);
  return columns;
}

void count(const published_record& record, count_table& into) {
  const std::string_view code =
      record.location.municipality ? std::string_view(record.location.municipality->value) : nowhere;
  const auto& areas = into.areas();
  auto area = std::ranges::find(areas, code, &table_area::code);
  if (area == areas.end()) area = areas.end() - 1;
  into.add(static_cast<std::size_t>(area - areas.begin()), period_column(into, record.location.time),
           category_column(into, record.category));
}

void suppress_p2(count_table& table, std::int64_t threshold) {
  for (std::size_t area = 0; area < table.areas().size(); ++area) {
    const bool is_whole = !table.parts_of_area(area).empty();
    for (std::size_t column = 0; column < table.columns().size(); ++column)
      if (is_whole == (column != 0)) table.at(area, column).withheld = true;
  }
  suppress(table, threshold);
}

}  // namespace uramost::publication
