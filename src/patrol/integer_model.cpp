#include "patrol/integer_model.hpp"

#include <fmt/format.h>

#include <CbcEventHandler.hpp>
#include <CbcModel.hpp>
#include <CbcSolver.hpp>
#include <ClpEventHandler.hpp>
#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>
#include <algorithm>
#include <array>
#include <string>

namespace uramost::patrol {

namespace {
/// Ends a linear program that takes too long. What CBC makes of it is not believed.
class simplex_watch : public ClpEventHandler {
 public:
  explicit simplex_watch(solving_watch& watch) : watch_(watch) {}
  ClpEventHandler* clone() const override { return new simplex_watch(*this); }
  int event(Event which) override {
    constexpr int go_on = -1, stop = 0;
    return which == endOfFactorization && !watch_.may_go_on() ? stop : go_on;
  }

 private:
  solving_watch& watch_;
};

/// Ends the search, and tells how far it is.
class search_watch : public CbcEventHandler {
 public:
  search_watch(solving_watch& watch, const std::function<void(double)>& report)
      : watch_(watch), report_(report) {}
  CbcEventHandler* clone() const override { return new search_watch(*this); }
  CbcAction event(CbcEvent which) override {
    // Before the root is solved, and in the small searches of heuristics, the bound is none of this
    // problem's.
    if (report_ && model_ && model_->parentModel() == nullptr && which == node)
      report_(model_->getBestPossibleObjValue());
    return watch_.may_go_on() ? noAction : stop;
  }
  CbcAction event(CbcEvent which, void*) override { return event(which); }

 private:
  solving_watch& watch_;
  const std::function<void(double)>& report_;
};
}  // namespace

int integer_model::add_column(double least, double most, double cost, bool whole) {
  columns_.push_back({least, most, cost, whole});
  return static_cast<int>(columns_.size()) - 1;
}

void integer_model::add_row(double least, std::span<const term> terms, double most) {
  terms_.insert(terms_.end(), terms.begin(), terms.end());
  row_ends_.push_back(terms_.size());
  row_least_.push_back(least);
  row_most_.push_back(most);
}

void integer_model::limit(int column, double least, double most) {
  columns_[static_cast<std::size_t>(column)].least = least;
  columns_[static_cast<std::size_t>(column)].most = most;
}

integer_model::outcome integer_model::solve(double cutoff, double step, solving_watch& watch,
                                            const std::function<void(double)>& report) const {
  std::vector<int> indexes, lengths;
  std::vector<double> factors;
  for (const term& each : terms_) {
    indexes.push_back(each.column);
    factors.push_back(each.factor);
  }
  for (std::size_t row = 0; row < row_least_.size(); ++row)
    lengths.push_back(static_cast<int>(row_ends_[row + 1] - row_ends_[row]));
  const std::vector<CoinBigIndex> starts(row_ends_.begin(), row_ends_.end());
  const CoinPackedMatrix matrix(false, static_cast<int>(columns_.size()), static_cast<int>(row_least_.size()),
                                static_cast<CoinBigIndex>(terms_.size()), factors.data(), indexes.data(),
                                starts.data(), lengths.data());
  std::vector<double> least, most, cost;
  for (const variable& each : columns_) {
    least.push_back(each.least);
    most.push_back(each.most);
    cost.push_back(each.cost);
  }

  OsiClpSolverInterface relaxed;
  relaxed.messageHandler()->setLogLevel(0);
  relaxed.getModelPtr()->setLogLevel(0);
  relaxed.loadProblem(matrix, least.data(), most.data(), cost.data(), row_least_.data(), row_most_.data());
  for (std::size_t j = 0; j < columns_.size(); ++j)
    if (columns_[j].whole) relaxed.setInteger(static_cast<int>(j));
  simplex_watch on_simplex(watch);
  relaxed.getModelPtr()->passInEventHandler(&on_simplex);

  CbcModel model(relaxed);
  model.setLogLevel(0);
  CbcSolverUsefulData settings;
  CbcMain0(model, settings);
  search_watch on_search(watch, report);
  model.passInEventHandler(&on_search);
  const bool has_cutoff = cutoff < no_limit;
  // CBC looks for solutions below the cutoff by its increment.
  const double below = step > 0 ? cutoff - step / 2 : cutoff - 1e-9 * std::abs(cutoff);
  const std::string seconds = fmt::format("{}", std::max(watch.seconds_left(), 0.01));
  const std::string cutoff_text = fmt::format("{}", below), step_text = fmt::format("{}", step * 0.999);
  std::vector<const char*> words{"uramost",       "-log",      "0", "-timeMode",     "elapsed", "-seconds",
                                 seconds.c_str(), "-ratioGap", "0", "-allowableGap", "0"};
  if (has_tight_relaxation_)
    words.insert(words.end(), {"-cuts", "off", "-preprocess", "off", "-heuristics", "off"});
  if (has_cutoff) words.insert(words.end(), {"-cutoff", cutoff_text.c_str()});
  if (step > 0) words.insert(words.end(), {"-increment", step_text.c_str()});
  words.insert(words.end(), {"-solve", "-quit"});
  CbcMain1(
      static_cast<int>(words.size()), words.data(), model, [](CbcModel*, int) { return 0; }, settings);

  outcome found;
  const bool was_stopped = !watch.may_go_on();
  found.complete = !was_stopped && (model.isProvenOptimal() || model.isProvenInfeasible());
  if (const double* values = model.bestSolution()) found.values.emplace(values, values + columns_.size());
  found.bound = was_stopped ? -no_limit : model.getBestPossibleObjValue();
  return found;
}

}  // namespace uramost::patrol
