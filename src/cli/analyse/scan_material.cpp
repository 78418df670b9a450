#include "cli/analyse/scan_material.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "cli/analyse/scan_rows.hpp"
#include "core/error.hpp"

namespace uramost::cli {

namespace {
using namespace std::chrono;
using analysis::scan_model;

/// Places by id.
class directory {
 public:
  explicit directory(const std::vector<place_row>& rows, scan_material& into) {
    for (const place_row& row : rows) {
      const auto [known, is_new] = places_.try_emplace(row.id, into.ids.size());
      const analysis::planar_point at{row.x, row.y};
      if (is_new) {
        into.ids.push_back(row.id);
        into.data.places.push_back(at);
      } else if (!(into.data.places[known->second] == at)) {
        throw invalid_input("place '" + row.id + "' has two positions", "coordinates");
      }
    }
  }

  std::size_t place_of(const counted_row& row, const char* option) const {
    const auto found = places_.find(row.id);
    if (found != places_.end()) return found->second;
    throw invalid_input("line " + std::to_string(row.line) + ": place '" + row.id + "' has no coordinates",
                        option);
  }

 private:
  std::map<std::string, std::size_t> places_;
};

time_unit finest_unit(const std::vector<counted_row>& cases) {
  time_unit unit = time_unit::year;
  for (const counted_row& row : cases) {
    if (row.time->precision == written_time::unit::month) unit = std::min(unit, time_unit::month);
    if (row.time->precision >= written_time::unit::day) unit = time_unit::day;
  }
  return unit;
}

/// As asked for, or from the first case to the last; with populations of periods, from the first of those.
study_period period_of(const scan_source& source, const scan_tables& tables) {
  std::vector<counted_row> cases = tables.cases;
  if (tables.population_by_period)
    cases.insert(cases.end(), tables.population.begin(), tables.population.end());
  const time_unit unit =
      source.space_time && !source.unit ? finest_unit(cases) : source.unit.value_or(time_unit::year);
  if (!source.period.empty()) {
    const auto [first, last] = parse_period(source.period);
    return {first, last, unit, source.unit_length};
  }
  const auto [first, last] =
      std::ranges::minmax_element(cases, {}, [](const counted_row& row) { return row.time->at; });
  return {floor<days>(first->time->at), last_day_of(*last->time), unit, source.unit_length};
}

/// Population of a place and stratum over time: straight lines between the dates it is known for, the same
/// before and after them.
class population_history {
 public:
  void add(const std::optional<written_time>& time, double count) {
    // A year's figure is that of its middle.
    double at = time ? time->days() : 0;
    if (time && time->precision == written_time::unit::year) at += 181;
    known_[at] += count;
  }

  /// The mean between two days.
  double mean(double from, double to) const {
    if (known_.size() == 1 || !(to > from)) return at(from);
    double area = 0, last = from;
    for (auto knot = known_.upper_bound(from); knot != known_.end() && knot->first < to; ++knot) {
      area += (at(last) + at(knot->first)) / 2 * (knot->first - last);
      last = knot->first;
    }
    return (area + (at(last) + at(to)) / 2 * (to - last)) / (to - from);
  }

 private:
  double at(double day) const {
    const auto after = known_.lower_bound(day);
    if (after == known_.end()) return std::prev(after)->second;
    if (after == known_.begin()) return after->second;
    const auto before = std::prev(after);
    const double share = (day - before->first) / (after->first - before->first);
    return before->second + share * (after->second - before->second);
  }

  std::map<double, double> known_;
};

/// Tables by place and period, a table a stratum.
struct strata {
  std::map<std::string, std::vector<std::uint32_t>> cases;
  std::map<std::string, std::vector<double>> population;
};

/// Days since 1970 from which to which a column of the tables is.
std::pair<double, double> days_of(const scan_material& material, std::size_t column) {
  if (!material.period) return {0, 0};
  const bool whole = material.data.periods == 1;
  const auto from = material.period->begin(whole ? 0 : column);
  const auto to = material.period->end(whole ? material.period->periods() - 1 : column);
  return {static_cast<double>(from.time_since_epoch().count()),
          static_cast<double>(to.time_since_epoch().count())};
}

std::map<std::string, std::vector<double>> interpolated_population(const std::vector<counted_row>& rows,
                                                                   const directory& places,
                                                                   const scan_material& material) {
  std::map<std::string, std::map<std::size_t, population_history>> histories;
  for (const counted_row& row : rows)
    histories[row.stratum][places.place_of(row, "population")].add(row.time, row.count);
  const std::size_t periods = material.data.periods;
  std::map<std::string, std::vector<double>> made;
  for (const auto& [stratum, by_place] : histories) {
    auto& table = made[stratum];
    table.resize(material.data.places.size() * periods);
    for (const auto& [place, history] : by_place)
      for (std::size_t t = 0; t < periods; ++t) {
        const auto [from, to] = days_of(material, t);
        table[place * periods + t] = history.mean(from, to);
      }
  }
  return made;
}

/// What is at risk, with covariates made one by the strata's own rates.
std::vector<double> standardised(strata all) {
  if (all.population.size() <= 1) return all.population.begin()->second;
  std::vector<std::vector<std::uint32_t>> cases;
  std::vector<std::vector<double>> population;
  for (auto& [stratum, table] : all.population) {
    auto& of_cases = all.cases[stratum];
    of_cases.resize(table.size());
    cases.push_back(of_cases);
    population.push_back(std::move(table));
  }
  for (const auto& [stratum, table] : all.cases)
    if (!all.population.contains(stratum))
      throw invalid_input("there are cases of a stratum that has no population", "cases");
  return analysis::indirectly_standardised(cases, population);
}

std::uint32_t whole(const counted_row& row, const char* option) {
  if (row.count != static_cast<double>(static_cast<std::uint32_t>(row.count)))
    throw invalid_input("line " + std::to_string(row.line) + ": cases are whole numbers", option);
  return static_cast<std::uint32_t>(row.count);
}

/// Where in the tables a row belongs; nothing outside the period.
std::optional<std::size_t> cell_of(const counted_row& row, std::size_t place, const scan_material& material) {
  std::size_t period = 0;
  if (material.period && row.time) {
    const auto found = material.period->of(row.time->at);
    if (!found) return std::nullopt;
    if (material.data.periods > 1) period = *found;
  }
  return place * material.data.periods + period;
}

/// The mean of what is given for a place and period; for a period without a figure, of the place.
std::vector<double> population_by_period(const std::vector<counted_row>& rows, const directory& places,
                                         const scan_material& material) {
  const std::size_t periods = material.data.periods, count = material.data.places.size();
  std::vector<double> sums(count * periods), figures(count * periods);
  for (const counted_row& row : rows)
    if (const auto cell = cell_of(row, places.place_of(row, "population"), material)) {
      sums[*cell] += row.count;
      ++figures[*cell];
    }
  for (std::size_t place = 0; place < count; ++place) {
    const auto of_place = [&](const std::vector<double>& table) {
      const auto first = table.begin() + static_cast<std::ptrdiff_t>(place * periods);
      return std::accumulate(first, first + static_cast<std::ptrdiff_t>(periods), 0.0);
    };
    const double known = of_place(figures), mean = known > 0 ? of_place(sums) / known : 0;
    for (std::size_t i = place * periods; i < (place + 1) * periods; ++i)
      sums[i] = figures[i] > 0 ? sums[i] / figures[i] : mean;
  }
  return sums;
}

scan_tables tables_of(const scan_source& source) {
  if (!source.all_in_one.empty()) return read_all_in_one(source.all_in_one);
  const auto times = source.space_time ? time_column::there : time_column::guess;
  scan_tables made{read_place_rows(source.coordinates), read_case_rows(source.cases, times), {}, {}, false};
  if (source.model == scan_model::bernoulli) made.controls = read_case_rows(source.controls, times);
  if (source.model == scan_model::poisson) made.population = read_population_rows(source.population);
  return made;
}

/// Adds rows of cases to tables; answers how many are outside the period.
std::size_t count_in(const std::vector<counted_row>& rows, const directory& places, const char* option,
                     scan_material& material, strata& all) {
  std::size_t outside = 0;
  for (const counted_row& row : rows) {
    const auto cell = cell_of(row, places.place_of(row, option), material);
    const std::uint32_t count = whole(row, option);
    if (!cell) {
      outside += count;
      continue;
    }
    material.data.cases[*cell] += count;
    auto& table = all.cases[row.stratum];
    table.resize(material.data.cases.size());
    table[*cell] += count;
  }
  return outside;
}
}  // namespace

scan_material read_scan(const scan_source& source) {
  const scan_tables tables = tables_of(source);
  scan_material made;
  const directory places(tables.places, made);
  if (tables.cases.empty()) throw invalid_input("there are no cases", "cases");
  if (source.space_time && !tables.cases.front().time)
    throw invalid_input("there are no times of cases", "time");
  if (tables.cases.front().time || !source.period.empty()) made.period = period_of(source, tables);
  if (source.space_time) made.data.periods = made.period->periods();
  made.data.cases.resize(made.ids.size() * made.data.periods);
  strata all;
  made.left_out = count_in(tables.cases, places, "cases", made, all);

  if (source.model == scan_model::poisson) {
    if (source.space_time && !tables.population_is_expected)
      for (std::size_t t = 0; t < made.data.periods; ++t) {
        const auto [from, to] = days_of(made, t);
        made.data.lengths.push_back(to - from);
      }
    if (tables.population.empty()) throw invalid_input("the Poisson model needs populations", "population");
    if (tables.population_by_period) {
      made.data.population = population_by_period(tables.population, places, made);
    } else {
      all.population = interpolated_population(tables.population, places, made);
      made.data.population = standardised(std::move(all));
    }
  }
  if (source.model == scan_model::bernoulli) {
    if (tables.controls.empty()) throw invalid_input("the Bernoulli model needs controls", "controls");
    made.data.population.assign(made.data.cases.begin(), made.data.cases.end());
    for (const counted_row& row : tables.controls)
      if (const auto cell = cell_of(row, places.place_of(row, "controls"), made))
        made.data.population[*cell] += whole(row, "controls");
  }
  return made;
}

}  // namespace uramost::cli
