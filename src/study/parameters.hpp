#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/query_parameters.hpp"

namespace uramost::study {

enum class parameter_kind {
  number,
  whole_number,
  choice,
  period,       ///< as the incident query's `datetime`
  municipality  ///< codes, "38,30"
};

/// What a person can set of a method. Label and explanation are in the word list.
struct parameter {
  std::string name;  ///< as in the URL; units in it: "cell_m"
  parameter_kind kind = parameter_kind::number;
  std::string standard;                   ///< what it is when nobody says; empty: depends on the data
  double least = 0, most = 0;             ///< of numbers
  std::vector<std::string> choices = {};  ///< of a choice
};

/// What was set, each checked against its parameter.
class settings {
 public:
  /// Takes what the method knows out of `given`; what it does not know stays. Throws invalid_input naming the
  /// parameter that is malformed or out of its range.
  static settings take_from(query_parameters& given, const std::vector<parameter>& known);

  /// Empty where nothing was set and there is no standard.
  const std::string& text(const std::string& name) const;
  /// Throws internal for what is not set; methods ask `is_set` where there is no standard.
  double number(const std::string& name) const;
  std::size_t whole(const std::string& name) const { return static_cast<std::size_t>(number(name)); }
  bool is_set(const std::string& name) const { return !text(name).empty(); }
  /// What was chosen from the data, to be told with the result.
  void set(const std::string& name, std::string value) { values_[name] = std::move(value); }

  /// "cell_m=500&permutations=999": the same for the same settings.
  std::string canonical() const;
  const std::map<std::string, std::string>& all() const { return values_; }

 private:
  std::map<std::string, std::string> values_;
};

}  // namespace uramost::study
