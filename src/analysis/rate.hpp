#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geodata/municipality.hpp"

namespace uramost::analysis {

/// Something that whoever reads a number must know.
struct warning {
  std::string code;  ///< stable, for programs: `boycotted_census`
  std::string text;  ///< a sentence in English

  friend bool operator==(const warning&, const warning&) = default;
};

/// The population figure that a rate is taken of.
struct denominator {
  geodata::population_figure figure;
  std::vector<warning> warnings;
};

/// The newest figure that was not boycotted, else the newest; nothing when there is none of at least one
/// person. Warns `boycotted_census` when the figure itself was boycotted, and always for the four northern
/// municipalities, whose censuses of 2011 and 2024 were. The warning names the figure's year.
std::optional<denominator> choose_denominator(const geodata::municipality& of);

/// Incidents per 1,000 persons.
double rate_per_1000(std::uint64_t count, const geodata::population_figure& figure);

}  // namespace uramost::analysis
