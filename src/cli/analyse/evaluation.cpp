#include <cmath>
#include <map>
#include <memory>
#include <optional>

#include "analysis/evaluation/displacement.hpp"
#include "analysis/evaluation/predictive_accuracy.hpp"
#include "analysis/evaluation/two_counts.hpp"
#include "cli/analyse/methods.hpp"
#include "cli/analyse/result_file.hpp"
#include "core/error.hpp"

namespace uramost::cli {

namespace {
using analysis::cell;

cell cell_of(const std::optional<double>& number) {
  return number && std::isfinite(*number) ? cell(*number) : cell();
}

struct pai_options {
  method_files files;
  std::string count, predicted, area, id;
  bool summary = false;
};

cell id_cell(const data_file& file, const std::string& column, std::size_t row) {
  if (column.empty()) return static_cast<std::int64_t>(row + 1);
  return file.texts(column)[row];
}

analysis::result_table accuracy_table(const std::vector<analysis::accuracy_row>& rows, const data_file& file,
                                      const std::string& id) {
  analysis::result_table table{{"order", "count", "cum_count", "p_cum_count", "pred", "cum_pred", "area",
                                "cum_area", "p_cum_area", "pai", "pei", "rri", "id"},
                               {}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    table.rows.push_back({static_cast<std::int64_t>(i + 1), row.count, row.cumulated_count,
                          row.share_of_count, row.predicted, row.cumulated_predicted, row.area,
                          row.cumulated_area, row.share_of_area, row.pai, row.pei, cell_of(row.rri),
                          id_cell(file, id, row.cell)});
  }
  return table;
}

analysis::result_table hit_table(const std::vector<analysis::accuracy_row>& rows) {
  analysis::result_table table{{"asked_share", "share", "hits", "total", "hit_rate", "hit_rate_low",
                                "hit_rate_high", "pai", "pai_low", "pai_high", "pei"},
                               {}};
  for (const double share : {0.01, 0.05, 0.10}) {
    const auto at = analysis::hit_rate_at(rows, share);
    table.rows.push_back({at.asked_share, at.share, at.hits, at.total, at.rate, at.rate_interval.low,
                          at.rate_interval.high, at.pai, at.pai_interval.low, at.pai_interval.high, at.pei});
  }
  return table;
}

void run_pai(const pai_options& chosen) {
  const data_file file(chosen.files.in);
  const auto counts = file.numbers(column_of(file, chosen.count, {"count", "observed", "crimes"}, "count"));
  const auto predicted =
      file.numbers(column_of(file, chosen.predicted, {"pred", "predicted", "prediction"}, "predicted"));
  const std::string area = column_if_any(file, chosen.area, {"area"});
  const auto areas = area.empty() ? std::vector<double>(counts.size(), 1) : file.numbers(area);
  const auto rows = analysis::predictive_accuracy(counts, predicted, areas);
  write_result(
      chosen.summary ? hit_table(rows) : accuracy_table(rows, file, column_if_any(file, chosen.id, {"id"})),
      chosen.files.out);
  analysis::verdict description;
  description.n = static_cast<std::size_t>(rows.back().cumulated_count);
  say(description);
}

struct wdd_options {
  method_files files;
  double alpha = 0.05;
  std::string harm;
};

/// A column's number in a row, or what stands for it where there is no such column or nothing in it.
class row_reader {
 public:
  explicit row_reader(const data_file& file) : file_(file) {}

  double number(std::size_t row, const char* column, double otherwise) {
    const auto [known, is_new] = columns_.try_emplace(column);
    if (is_new)
      if (const std::string found = column_if_any(file_, "", {column}); !found.empty())
        known->second = file_.numbers_or_nan(found);
    if (known->second.empty() || std::isnan(known->second[row])) return otherwise;
    return known->second[row];
  }
  double needed(std::size_t row, const char* column) {
    const double value = number(row, column, -1);
    if (value < 0)
      throw invalid_input(std::string("there is no column ") + column + ", or nothing in it", column);
    return value;
  }

 private:
  const data_file& file_;
  std::map<std::string, std::vector<double>> columns_;
};

analysis::measure_counts counts_in(row_reader& from, std::size_t row) {
  const auto pair = [&](const char* before, const char* after) {
    return analysis::before_after{from.number(row, before, 0), from.number(row, after, 0)};
  };
  analysis::measure_counts made;
  made.treated = {from.needed(row, "treat_pre"), from.needed(row, "treat_post")};
  made.control = {from.needed(row, "ctrl_pre"), from.needed(row, "ctrl_post")};
  made.beside = pair("dispt_pre", "dispt_post");
  made.beside_control = pair("dispc_pre", "dispc_post");
  made.time_weight = {from.number(row, "tw_pre", 1), from.number(row, "tw_post", 1)};
  made.control_weight = from.number(row, "aw_ctrl", 1);
  made.treated_weight = from.number(row, "aw_treat", 1);
  made.beside_control_weight = from.number(row, "aw_dispc", 1);
  made.beside_weight = from.number(row, "aw_dispt", 1);
  return made;
}

void run_wdd(const wdd_options& chosen) {
  const data_file file(chosen.files.in);
  const std::string id = column_if_any(file, "", {"id", "name"});
  analysis::result_table table{
      {"id", "est_local", "se_local", "est_displace", "se_displace", "est_total", "se_total", "z",
       "p_two_sided", "low_ci", "high_ci", "wdq", "did_log_irr", "did_se", "did_irr", "did_low", "did_high"},
      {}};
  row_reader from(file);
  std::vector<double> p;
  std::vector<analysis::estimate> locals;
  double n = 0;
  for (std::size_t row = 0; row < file.rows(); ++row) {
    const auto counts = counts_in(from, row);
    const double alpha = from.number(row, "alpha", chosen.alpha);
    const auto of = analysis::weighted_displacement(counts, 1 - alpha);
    std::optional<double> ratio, error, low, high, log_ratio;
    if (const auto& did = of.log_rate_ratio) {
      const double reach = analysis::normal_quantile(1 - alpha / 2) * did->standard_error;
      log_ratio = did->value;
      error = did->standard_error;
      ratio = std::exp(did->value);
      low = std::exp(did->value - reach);
      high = std::exp(did->value + reach);
    }
    table.rows.push_back({id_cell(file, id, row), of.local.value, of.local.standard_error,
                          of.displacement.value, of.displacement.standard_error, of.total.value,
                          of.total.standard_error, of.z, of.p_two_sided, of.total_interval.low,
                          of.total_interval.high, cell_of(of.quotient), cell_of(log_ratio), cell_of(error),
                          cell_of(ratio), cell_of(low), cell_of(high)});
    locals.push_back(of.local);
    p.push_back(of.p_two_sided);
    n += counts.treated.before + counts.treated.after + counts.control.before + counts.control.after;
  }
  if (!chosen.harm.empty()) {
    const auto of = analysis::harm_weighted(locals, file.numbers(column_of(file, chosen.harm, {}, "harm")));
    const double reach = analysis::normal_quantile(1 - chosen.alpha / 2) * of.standard_error;
    const double z = of.value / of.standard_error;
    p = {analysis::normal_two_sided_p(z)};
    table = {{"harm_est", "se_harm_est", "z", "p_two_sided", "low_ci", "high_ci"},
             {{of.value, of.standard_error, z, p[0], of.value - reach, of.value + reach}}};
  }
  write_result(table, chosen.files.out);
  say(verdict_of(static_cast<std::size_t>(n), p));
}

void run_etest(const method_files& files) {
  const data_file file(files.in);
  const auto first = file.numbers(column_of(file, "", {"k1", "before", "first"}, "k1"));
  const auto second = file.numbers(column_of(file, "", {"k2", "after", "second"}, "k2"));
  analysis::result_table table{{"k1", "k2", "p", "poisson_binomial_exact_p", "poisson_z", "rate_ratio",
                                "rate_ratio_low", "rate_ratio_high"},
                               {}};
  row_reader from(file);
  std::vector<double> p;
  double n = 0;
  for (std::size_t row = 0; row < file.rows(); ++row) {
    if (!(first[row] >= 0 && second[row] >= 0) || first[row] > 1e6 || second[row] > 1e6)
      throw invalid_input("counts lie between 0 and a million", "k1");
    const auto of = analysis::compare_counts({static_cast<std::uint64_t>(first[row]),
                                              static_cast<std::uint64_t>(second[row]),
                                              from.number(row, "e1", 1), from.number(row, "e2", 1)});
    table.rows.push_back({first[row], second[row], of.p_e_test, of.p_exact, of.poisson_z,
                          cell_of(of.rate_ratio), of.rate_ratio_interval.low,
                          cell_of(of.rate_ratio_interval.high)});
    p.push_back(of.p_e_test);
    n += first[row] + second[row];
  }
  write_result(table, files.out);
  say(verdict_of(static_cast<std::size_t>(n), p));
}
}  // namespace

void add_evaluation(command_line analyse) {
  const command_line pai =
      analyse.add_subcommand("pai",
                             "Did a map predict? Prediction accuracy and efficiency by cells, "
                             "best predicted first, on incidents of a "
                             "later time; rri is predicted / observed");
  auto how = std::make_shared<pai_options>();
  how->files.add_to(pai);
  pai.add_option("--count", how->count, "Incidents of the later time (default: count)");
  pai.add_option("--pred,--predicted", how->predicted, "What was predicted (default: pred)");
  pai.add_option("--area", how->area, "Area of a cell (default: area; without one all are the same)");
  pai.add_option("--id", how->id, "What to name cells by (default: id, or the row)");
  pai.add_flag("--summary", how->summary,
               "Instead: hit rate, PAI and PEI at 1, 5 and 10 % of the area, intervals");
  pai.callback([=] { run_pai(*how); });

  const command_line wdd = analyse.add_subcommand(
      "wdd",
      "Did it work? Weighted displacement difference, displacement quotient and difference in differences, a "
      "row a measure: treat_pre, treat_post, ctrl_pre, ctrl_post [dispt_…, dispc_…, tw_…, aw_…, alpha]");
  auto measure = std::make_shared<wdd_options>();
  measure->files.add_to(wdd);
  wdd.add_option("--alpha", measure->alpha,
                 "Intervals hold 1 - alpha, where no column says so (default: 0.05)")
      .between(0.0001, 0.9999);
  wdd.add_option("--harm", measure->harm, "Column of weights: all rows as one estimate of harm");
  wdd.callback([=] { run_wdd(*measure); });

  const command_line etest = analyse.add_subcommand(
      "etest",
      "Do two counts differ? E-test, exact binomial and Poisson z of columns k1, k2 [exposures e1, e2]");
  auto files = std::make_shared<method_files>();
  files->add_to(etest);
  etest.callback([=] { run_etest(*files); });
}

}  // namespace uramost::cli
