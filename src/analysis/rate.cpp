#include "analysis/rate.hpp"

namespace uramost::analysis {

namespace {
warning boycott_warning(const geodata::municipality& of, const geodata::population_figure& figure) {
  const std::string name = of.name.in(language::sq) + " / " + of.name.in(language::sr_latn);
  const std::string source = std::to_string(figure.year) + ' ' + figure.kind;
  if (figure.boycotted)
    return {"boycotted_census", name + ": much of the population boycotted the " + source +
                                    ", so that rates taken of it are too high."};
  return {"boycotted_census",
          name + ": the censuses of 2011 and 2024 were boycotted here; rates are taken of the " + source +
              " instead."};
}
}  // namespace

std::optional<denominator> choose_denominator(const geodata::municipality& of) {
  const geodata::population_figure* chosen = nullptr;
  for (const geodata::population_figure& figure : of.population) {
    if (!(figure.persons >= 1)) continue;
    const bool better = !chosen || (chosen->boycotted && !figure.boycotted) ||
                        (chosen->boycotted == figure.boycotted && figure.year >= chosen->year);
    if (better) chosen = &figure;
  }
  if (!chosen) return std::nullopt;
  denominator made{*chosen, {}};
  if (chosen->boycotted || of.is_north) made.warnings.push_back(boycott_warning(of, *chosen));
  return made;
}

double rate_per_1000(std::uint64_t count, const geodata::population_figure& figure) {
  return static_cast<double>(count) * 1000 / figure.persons;
}

}  // namespace uramost::analysis
