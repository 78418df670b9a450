#include "exchange/workbook_writer.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "core/time_interval.hpp"
#include "exchange/utf8.hpp"

namespace uramost::exchange {

namespace {
constexpr std::size_t most_rows = 1'048'575;  // and the header
constexpr std::size_t most_letters = 32'767;  // UTF-16 units

/// What a cell can hold of a text, with a mark where some was lost.
std::string cell_text(std::string_view text) {
  std::string fitting = storable(text);
  if (fitting.size() <= most_letters) return fitting;
  std::size_t at = 0, units = 0;
  constexpr std::string_view mark = " […]";
  std::size_t keep = 0;
  while (at < fitting.size()) {
    units += next_letter(fitting, at) > 0xFFFF ? 2 : 1;
    if (units <= most_letters - mark.size()) keep = at;
  }
  if (units <= most_letters) return fitting;
  return fitting.substr(0, keep).append(mark);
}

/// What the clock of an RFC 3339 text shows, if Excel knows that day.
std::optional<std::chrono::local_seconds> clock_of(std::string_view text) {
  constexpr std::size_t without_offset = 19;
  const auto time = parse_rfc3339(std::string(text.substr(0, without_offset)) + "Z");
  if (!time) return std::nullopt;
  const auto year = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(*time)).year();
  if (year < std::chrono::year(1900) || year > std::chrono::year(9999)) return std::nullopt;
  return std::chrono::local_seconds(time->time_since_epoch());
}

std::vector<std::vector<std::string>> as_rows(const manifest& about) {
  std::vector<std::vector<std::string>> rows{{"name", "value"}};
  for (const auto& [name, value] : about) rows.push_back({name, value});
  return rows;
}

bool holds(const std::vector<property>& schema, std::string_view name) {
  return std::ranges::any_of(schema, [&](const property& one) { return one.name == name; });
}

class features_into_workbook final : public feature_writer {
 public:
  features_into_workbook(const feature_table& table, std::unique_ptr<workbook> into);

  void write(const feature& one) override;
  void finish() override;

 private:
  void add_table(const std::string& name, const std::vector<std::vector<std::string>>& rows);
  void add_position(const feature& one);
  void add_value(const property& of, const property_value& value);
  void add_number(double value) { std::isfinite(value) ? book_->add_number(value) : book_->add_blank(); }

  feature_table table_;
  bool has_own_id_, has_own_position_;
  std::unique_ptr<workbook> book_;
  std::size_t written_ = 0;
};

features_into_workbook::features_into_workbook(const feature_table& table, std::unique_ptr<workbook> into)
    : table_(table),
      has_own_id_(holds(table.schema, "id")),
      has_own_position_(holds(table.schema, "lon") && holds(table.schema, "lat")),
      book_(std::move(into)) {
  std::vector<std::string> names;
  std::vector<workbook::column> columns;
  const auto add = [&](const std::string& name, property_type type) {
    names.push_back(name);
    columns.push_back(type == property_type::date_time ? workbook::column::dates : workbook::column::usual);
  };
  if (!has_own_id_) add("id", property_type::integer);
  if (!has_own_position_)
    for (const char* each : {"lon", "lat"}) add(each, property_type::real);
  for (const property& each : table_.schema) add(each.name, each.type);
  book_->begin_sheet(cell_text(layer_name(table_.about)), columns);
  book_->begin_row();
  for (const std::string& each : names) book_->add_text(cell_text(each));
}

void features_into_workbook::write(const feature& one) {
  if (written_ == most_rows)
    throw invalid_input("A sheet holds at most 1,048,575 rows; choose another format or narrow the query",
                        "format");
  book_->begin_row();
  if (!has_own_id_) add_number(static_cast<double>(one.id));
  if (!has_own_position_) add_position(one);
  for (std::size_t i = 0; i < table_.schema.size() && i < one.values.size(); ++i)
    add_value(table_.schema[i], one.values[i]);
  ++written_;
}

void features_into_workbook::add_position(const feature& one) {
  const bool is_there = one.point && is_on_earth(*one.point);
  add_number(is_there ? one.point->lon : NAN);
  add_number(is_there ? one.point->lat : NAN);
}

void features_into_workbook::add_value(const property& of, const property_value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    const auto clock = of.type == property_type::date_time ? clock_of(*text) : std::nullopt;
    clock ? book_->add_date(*clock) : book_->add_text(cell_text(*text));
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    add_number(static_cast<double>(*whole));
  } else if (const auto* real = std::get_if<double>(&value)) {
    add_number(*real);
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    book_->add_boolean(*flag);
  } else {
    book_->add_blank();
  }
}

/// A sheet of texts beside the features, its header first.
void features_into_workbook::add_table(const std::string& name,
                                       const std::vector<std::vector<std::string>>& rows) {
  book_->begin_sheet(name, std::vector(rows.front().size(), workbook::column::usual));
  for (const auto& cells : rows) {
    book_->begin_row();
    for (const std::string& each : cells) book_->add_text(cell_text(each));
  }
}

void features_into_workbook::finish() {
  if (!table_.dictionary.empty()) add_table("data_dictionary", as_table(table_.dictionary));
  if (!table_.about.empty()) add_table("about", as_rows(table_.about));
  book_->close();
}
}  // namespace

std::unique_ptr<feature_writer> workbook_writer(const feature_table& table, std::unique_ptr<workbook> into) {
  return std::make_unique<features_into_workbook>(table, std::move(into));
}

}  // namespace uramost::exchange
