#include "exchange/xlsx_writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/error.hpp"
#include "core/time_interval.hpp"
#include "exchange/sheet.hpp"

namespace uramost::exchange {

namespace {
constexpr const char* date_format = "yyyy-mm-dd hh:mm:ss";
constexpr double date_width = 19;  // letters; narrower, a sheet shows ##### in place of a date

void expect_written(lxw_error failure) {
  if (failure != LXW_NO_ERROR)
    throw error(error_kind::unavailable,
                std::string("The export cannot be written: ") + lxw_strerror(failure));
}

bool holds(const std::vector<property>& schema, std::string_view name) {
  return std::ranges::any_of(schema, [&](const property& one) { return one.name == name; });
}

/// What the clock of an RFC 3339 text shows, if Excel knows that day.
std::optional<lxw_datetime> clock_of(std::string_view text) {
  constexpr std::size_t without_offset = 19;
  const auto time = parse_rfc3339(std::string(text.substr(0, without_offset)) + "Z");
  if (!time) return std::nullopt;
  const auto day = std::chrono::floor<std::chrono::days>(*time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(*time - day);
  if (int(date.year()) < 1900 || int(date.year()) > 9999) return std::nullopt;
  return lxw_datetime{.year = int(date.year()),
                      .month = static_cast<int>(unsigned(date.month())),
                      .day = static_cast<int>(unsigned(date.day())),
                      .hour = static_cast<int>(clock.hours().count()),
                      .min = static_cast<int>(clock.minutes().count()),
                      .sec = static_cast<double>(clock.seconds().count())};
}

/// Frees a workbook that is not to be written. The library closes what waits to be packed when it packs it.
struct discarding {
  void operator()(lxw_workbook* unwritten) const {
    lxw_worksheet* each = nullptr;
    STAILQ_FOREACH(each, unwritten->worksheets, list_pointers) std::fclose(each->optimize_tmpfile);
    lxw_workbook_free(unwritten);
  }
};

class workbook_writer final : public feature_writer {
 public:
  workbook_writer(const feature_table& table, const std::filesystem::path& file);

  void write(const feature& one) override;
  void finish() override;

 private:
  lxw_worksheet* add_sheet(const std::string& name);
  void add_table(const std::string& name, const std::vector<std::vector<std::string>>& rows);
  void write_position(const feature& one);
  void write_value(const property& of, const property_value& value);
  void write_text(std::string_view text);
  void write_number(double value);
  lxw_col_t next_column() { return column_++; }

  std::vector<property> schema_;
  bool has_own_id_, has_own_position_;
  std::unique_ptr<lxw_workbook, discarding> book_;
  lxw_format* dates_ = nullptr;     // belongs to book_, as do the sheets
  lxw_worksheet* sheet_ = nullptr;  // the one being written
  lxw_worksheet* features_ = nullptr;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
};

workbook_writer::workbook_writer(const feature_table& table, const std::filesystem::path& file)
    : schema_(table.schema),
      has_own_id_(holds(schema_, "id")),
      has_own_position_(holds(schema_, "lon") && holds(schema_, "lat")) {
  std::string waiting_in = file.parent_path().empty() ? "." : file.parent_path().string();
  lxw_workbook_options options{
      .constant_memory = LXW_TRUE, .tmpdir = waiting_in.data(), .use_zip64 = LXW_FALSE};
  book_.reset(workbook_new_opt(file.c_str(), &options));
  if (!book_) throw error(error_kind::unavailable, file.string() + " cannot be written");
  dates_ = workbook_add_format(book_.get());
  format_set_num_format(dates_, date_format);
  features_ = add_sheet(layer_name(table.about));
  if (!table.dictionary.empty()) add_table("data_dictionary", as_table(table.dictionary));
  if (!table.about.empty()) add_table("about", as_rows(table.about));

  sheet_ = features_;
  row_ = column_ = 0;
  if (!has_own_id_) write_text("id");
  if (!has_own_position_) {
    write_text("lon");
    write_text("lat");
  }
  for (const property& each : schema_) {
    if (each.type == property_type::date_time)
      expect_written(worksheet_set_column(sheet_, column_, column_, date_width, nullptr));
    write_text(each.name);
  }
}

lxw_worksheet* workbook_writer::add_sheet(const std::string& name) {
  lxw_worksheet* const added = workbook_add_worksheet(book_.get(), cell_text(name).c_str());
  if (!added) throw error(error_kind::internal, "a sheet cannot be called '" + name + "'");
  worksheet_freeze_panes(added, 1, 0);  // the header stays
  return added;
}

/// A sheet of texts beside the features, its header first.
void workbook_writer::add_table(const std::string& name, const std::vector<std::vector<std::string>>& rows) {
  sheet_ = add_sheet(name);
  row_ = 0;
  for (const auto& cells : rows) {
    column_ = 0;
    for (const std::string& each : cells) write_text(each);
    ++row_;
  }
}

void workbook_writer::write(const feature& one) {
  expect_room_on_sheet(row_);
  ++row_;
  column_ = 0;
  if (!has_own_id_) write_number(static_cast<double>(one.id));
  if (!has_own_position_) write_position(one);
  for (std::size_t i = 0; i < schema_.size() && i < one.values.size(); ++i)
    write_value(schema_[i], one.values[i]);
}

void workbook_writer::write_position(const feature& one) {
  const bool is_there = one.point && is_on_earth(*one.point);
  write_number(is_there ? one.point->lon : NAN);
  write_number(is_there ? one.point->lat : NAN);
}

void workbook_writer::write_value(const property& of, const property_value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    auto clock = of.type == property_type::date_time ? clock_of(*text) : std::nullopt;
    if (!clock) return write_text(*text);
    expect_written(worksheet_write_datetime(sheet_, row_, next_column(), &*clock, dates_));
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    write_number(static_cast<double>(*whole));
  } else if (const auto* real = std::get_if<double>(&value)) {
    write_number(*real);
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    expect_written(worksheet_write_boolean(sheet_, row_, next_column(), *flag, nullptr));
  } else {
    ++column_;
  }
}

void workbook_writer::write_text(std::string_view text) {
  expect_written(worksheet_write_string(sheet_, row_, next_column(), cell_text(text).c_str(), nullptr));
}

/// No number is an empty cell.
void workbook_writer::write_number(double value) {
  const lxw_col_t at = next_column();
  if (std::isfinite(value)) expect_written(worksheet_write_number(sheet_, row_, at, value, nullptr));
}

void workbook_writer::finish() { expect_written(workbook_close(book_.release())); }
}  // namespace

std::unique_ptr<feature_writer> xlsx_writer(const feature_table& table, const std::filesystem::path& file) {
  return std::make_unique<workbook_writer>(table, file);
}

}  // namespace uramost::exchange
