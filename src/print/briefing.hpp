#pragma once

#include <optional>
#include <string>
#include <vector>

#include "print/paper.hpp"

namespace uramost::print {

/// What an analyst hands over: one result, with what it rests on. Sentences are in the briefing's language.
struct briefing {
  imprint of = {};  ///< an empty `kind` is "Briefing"
  std::string note = {};
  std::string conclusion = {};   ///< "Not distinguishable from chance" and the like
  std::vector<fact> facts = {};  ///< filters, period, n, p, tests made, parameters
  std::optional<map_picture> map = {};
  std::string method_name = {}, method_explained = {}, source = {};
  std::vector<std::string> caveats = {};
  std::vector<chart> charts = {};
  std::vector<table> tables = {};
};

/// A4, as `paper` makes it. What is empty takes no room. Safe to use from many threads.
std::string briefing_pdf(const briefing& of);

}  // namespace uramost::print
