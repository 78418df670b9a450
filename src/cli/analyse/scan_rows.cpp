#include "cli/analyse/scan_rows.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "cli/analyse/data_file.hpp"
#include "cli/analyse/plain_table.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// A table and which column is what.
struct layout {
  std::vector<plain_row> rows;
  std::vector<std::string> names;  ///< of a header, in lower case; empty without one

  std::size_t column(std::span<const char* const> usual, std::size_t otherwise) const {
    if (names.empty()) return otherwise;
    for (const char* name : usual)
      if (const auto found = std::ranges::find(names, name); found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    return nowhere;
  }
};

constexpr std::array id_names{"id", "loc_id", "location", "place", "name", "tract"};
constexpr std::array case_names{"cases", "count", "controls", "n", "ncases"};
constexpr std::array time_names{"time", "date", "day", "month", "year"};
constexpr std::array population_names{"population", "pop", "persons", "expected"};
constexpr std::array x_names{"x", "easting", "e"};
constexpr std::array y_names{"y", "northing", "n"};

/// The first row is a header when no cell after the first is a number or a time.
layout read(const std::filesystem::path& file) {
  layout made{read_plain_table(file), {}};
  if (made.rows.empty()) throw invalid_input(file.string() + " is empty");
  const auto& cells = made.rows.front().cells;
  const bool is_header =
      cells.size() > 1 && std::none_of(cells.begin() + 1, cells.end(), [](const auto& cell) {
        return parse_number(cell) || parse_written_time(cell);
      });
  if (is_header) {
    for (const std::string& cell : cells) made.names.push_back(ascii_lower(cell));
    made.rows.erase(made.rows.begin());
  }
  return made;
}

[[noreturn]] void fail(const std::filesystem::path& file, const plain_row& row, const std::string& what) {
  throw invalid_input(file.string() + ", line " + std::to_string(row.line) + ": " + what);
}

double number_at(const std::filesystem::path& file, const plain_row& row, std::size_t column) {
  if (column >= row.cells.size()) fail(file, row, "there is no column " + std::to_string(column + 1));
  const auto number = parse_number(row.cells[column]);
  if (!number) fail(file, row, "'" + row.cells[column] + "' is no number");
  return *number;
}

/// Two digits are a year of the last century, as in SaTScan's old files.
std::optional<written_time> time_of(const std::string& text) {
  if (text.size() == 2 && parse_integer(text)) return parse_written_time("19" + text);
  return parse_written_time(text);
}

counted_row row_of(const std::filesystem::path& file, const plain_row& row, std::size_t id, std::size_t count,
                   std::size_t time) {
  counted_row made{
      .line = row.line, .id = {}, .count = number_at(file, row, count), .time = {}, .stratum = {}};
  if (id >= row.cells.size()) fail(file, row, "there is no id");
  made.id = row.cells[id];
  if (made.count < 0) fail(file, row, "a number below 0");
  if (time == nowhere) return made;
  if (time >= row.cells.size()) fail(file, row, "there is no time");
  made.time = time_of(row.cells[time]);
  if (!made.time) fail(file, row, "'" + row.cells[time] + "' is no time");
  return made;
}

/// Covariates: everything after `column`, in files without a header.
std::string stratum_of(const layout& table, const plain_row& row, std::size_t column) {
  std::string made;
  if (table.names.empty())
    for (std::size_t i = column + 1; i < row.cells.size(); ++i) made += row.cells[i] + '\x1f';
  return made;
}

bool all_are_times(const layout& table, std::size_t column) {
  return std::ranges::all_of(table.rows, [&](const plain_row& row) {
    return column < row.cells.size() && row.cells[column].size() >= 4 &&
           parse_written_time(row.cells[column]);
  });
}
}  // namespace

scan_tables read_all_in_one(const std::filesystem::path& path) {
  const data_file file(path);
  const auto name_of = [&](std::span<const char* const> usual) {
    for (const char* name : usual)
      for (const std::string& each : file.columns())
        if (ascii_lower(each) == name) return each;
    return std::string();
  };
  const auto numbers = [&](const std::string& name) {
    return name.empty() ? std::vector<double>() : file.numbers(name);
  };
  constexpr std::array count_names{"cases", "count", "ncases", "n"};
  constexpr std::array control_names{"controls", "control"};
  const std::string id = name_of(id_names), time = name_of(time_names);
  const std::string x_name = name_of(x_names), y_name = name_of(y_names);
  if (x_name.empty() || y_name.empty()) throw invalid_input(path.string() + " needs columns x and y", "in");
  const auto x = numbers(x_name), y = numbers(y_name), cases = numbers(name_of(count_names)),
             controls = numbers(name_of(control_names)), population = numbers(name_of(population_names));
  scan_tables made;
  made.population_by_period = true;
  made.population_is_expected = name_of(population_names) == name_of(std::array{"expected"});
  for (std::size_t i = 0; i < file.rows(); ++i) {
    counted_row row{.line = file.line(i), .id = {}, .count = 1, .time = {}, .stratum = {}};
    row.id = id.empty() ? to_text(x[i]) + " " + to_text(y[i]) : file.texts(id)[i];
    if (!time.empty() && !(row.time = time_of(file.texts(time)[i])))
      throw invalid_input(path.string() + ", line " + std::to_string(row.line) + ": '" + file.texts(time)[i] +
                          "' is no time");
    made.places.push_back({row.id, x[i], y[i]});
    const auto add = [&](std::vector<counted_row>& to, const std::vector<double>& from) {
      row.count = from[i];
      if (row.count < 0)
        throw invalid_input(path.string() + ", line " + std::to_string(row.line) + ": a number below 0");
      to.push_back(row);
    };
    if (cases.empty() || cases[i] > 0) cases.empty() ? made.cases.push_back(row) : add(made.cases, cases);
    if (!controls.empty()) add(made.controls, controls);
    if (!population.empty()) add(made.population, population);
  }
  return made;
}

std::vector<counted_row> read_case_rows(const std::filesystem::path& file, time_column times) {
  const layout table = read(file);
  const std::size_t id = table.column(id_names, 0), count = table.column(case_names, 1);
  std::size_t time = table.column(time_names, 2);
  if (table.names.empty() &&
      (times == time_column::none || (times == time_column::guess && !all_are_times(table, 2))))
    time = nowhere;
  if (id == nowhere || count == nowhere) throw invalid_input(file.string() + " needs columns id and cases");
  std::vector<counted_row> made;
  for (const plain_row& row : table.rows) {
    made.push_back(row_of(file, row, id, count, time));
    made.back().stratum = stratum_of(table, row, time == nowhere ? count : time);
  }
  return made;
}

std::vector<counted_row> read_population_rows(const std::filesystem::path& file) {
  const layout table = read(file);
  const bool is_pair = table.names.empty() && table.rows.front().cells.size() == 2;
  const std::size_t id = table.column(id_names, 0);
  const std::size_t count = table.column(population_names, is_pair ? 1 : 2);
  const std::size_t time = table.column(time_names, is_pair ? nowhere : 1);
  if (id == nowhere || count == nowhere)
    throw invalid_input(file.string() + " needs columns id and population");
  std::vector<counted_row> made;
  for (const plain_row& row : table.rows) {
    made.push_back(row_of(file, row, id, count, time));
    made.back().stratum = stratum_of(table, row, count);
  }
  return made;
}

std::vector<place_row> read_place_rows(const std::filesystem::path& file) {
  const layout table = read(file);
  const std::size_t id = table.column(id_names, 0), x = table.column(x_names, 1),
                    y = table.column(y_names, 2);
  if (id == nowhere || x == nowhere || y == nowhere)
    throw invalid_input(file.string() + " needs columns id, x and y");
  std::vector<place_row> made;
  for (const plain_row& row : table.rows) {
    if (id >= row.cells.size()) fail(file, row, "there is no id");
    made.push_back({row.cells[id], number_at(file, row, x), number_at(file, row, y)});
  }
  return made;
}

}  // namespace uramost::cli
