#include "exchange/xlsx_workbook.hpp"

#include <xlsxwriter.h>

#include <cstdio>

#include "core/error.hpp"

namespace uramost::exchange {

namespace {
void expect_written(lxw_error failure) {
  if (failure != LXW_NO_ERROR)
    throw error(error_kind::unavailable,
                std::string("The export cannot be written: ") + lxw_strerror(failure));
}

lxw_datetime as_lxw(std::chrono::local_seconds clock) {
  const auto day = std::chrono::floor<std::chrono::days>(clock);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(clock - day);
  return {.year = int(date.year()),
          .month = static_cast<int>(unsigned(date.month())),
          .day = static_cast<int>(unsigned(date.day())),
          .hour = static_cast<int>(time.hours().count()),
          .min = static_cast<int>(time.minutes().count()),
          .sec = static_cast<double>(time.seconds().count())};
}

/// Frees a workbook that is not to be written. The library closes what waits to be packed when it packs it.
struct discarding {
  void operator()(lxw_workbook* unwritten) const {
    lxw_worksheet* each = nullptr;
    STAILQ_FOREACH(each, unwritten->worksheets, list_pointers) std::fclose(each->optimize_tmpfile);
    lxw_workbook_free(unwritten);
  }
};

class workbook_of_excel final : public workbook {
 public:
  explicit workbook_of_excel(const std::filesystem::path& file);

  void begin_sheet(const std::string& name, const std::vector<column>& columns) override;
  void begin_row() override;
  void add_text(const std::string& text) override {
    expect_written(worksheet_write_string(sheet_, row_, next_column(), text.c_str(), nullptr));
  }
  void add_number(double finite) override {
    expect_written(worksheet_write_number(sheet_, row_, next_column(), finite, nullptr));
  }
  void add_boolean(bool flag) override {
    expect_written(worksheet_write_boolean(sheet_, row_, next_column(), flag, nullptr));
  }
  void add_date(std::chrono::local_seconds clock) override {
    lxw_datetime date = as_lxw(clock);
    expect_written(worksheet_write_datetime(sheet_, row_, next_column(), &date, dates_));
  }
  void add_blank() override { ++column_; }
  void close() override { expect_written(workbook_close(book_.release())); }

 private:
  lxw_col_t next_column() { return column_++; }

  std::unique_ptr<lxw_workbook, discarding> book_;
  lxw_format* dates_ = nullptr;     // belongs to book_, as do the sheets
  lxw_worksheet* sheet_ = nullptr;  // the one being written
  bool has_rows_ = false;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
};

workbook_of_excel::workbook_of_excel(const std::filesystem::path& file) {
  std::string waiting_in = file.parent_path().empty() ? "." : file.parent_path().string();
  lxw_workbook_options options{
      .constant_memory = LXW_TRUE, .tmpdir = waiting_in.data(), .use_zip64 = LXW_FALSE};
  book_.reset(workbook_new_opt(file.c_str(), &options));
  if (!book_) throw error(error_kind::unavailable, file.string() + " cannot be written");
  dates_ = workbook_add_format(book_.get());
  format_set_num_format(dates_, "yyyy-mm-dd hh:mm:ss");
}

void workbook_of_excel::begin_sheet(const std::string& name, const std::vector<column>& columns) {
  constexpr double date_width = 19;  // letters; narrower, a sheet shows ##### in place of a date
  sheet_ = workbook_add_worksheet(book_.get(), name.c_str());
  if (!sheet_) throw error(error_kind::internal, "a sheet cannot be called '" + name + "'");
  worksheet_freeze_panes(sheet_, 1, 0);
  has_rows_ = false;
  for (lxw_col_t i = 0; i < columns.size(); ++i)
    if (columns[i] == column::dates) expect_written(worksheet_set_column(sheet_, i, i, date_width, nullptr));
}

void workbook_of_excel::begin_row() {
  row_ = has_rows_ ? row_ + 1 : 0;
  has_rows_ = true;
  column_ = 0;
}
}  // namespace

std::unique_ptr<workbook> xlsx_workbook(const std::filesystem::path& file) {
  return std::make_unique<workbook_of_excel>(file);
}

}  // namespace uramost::exchange
