#pragma once

#include <span>
#include <string>
#include <vector>

#include "geodata/mention.hpp"
#include "geodata/name_index.hpp"
#include "geodata/place_scoring.hpp"

namespace uramost::geodata {

/// What a whole text means: the meanings of its mentions, brought together.
struct interpretation {
  struct candidate {
    meaning what;
    double score = 0;    ///< 0-1
    std::string remark;  ///< what the text's other mentions say to it; may be empty
  };
  std::vector<candidate> candidates;  ///< best first, each thing once
  bool doubtful = false;              ///< no candidate may stand alone, however much better than the next
};

/// One mention: its meanings. Several: one is the subject and the others qualify it ("Banjska, Zvečan",
/// "opština Zvečan, selo Banjska"), whichever way round leaves no contradiction. Two places said to be apart
/// ("između Zvečana i Leposavića") or that contradict each other all stay, and the text is doubtful. A text
/// that names a place outside Kosovo as its location means nothing here.
interpretation interpret(std::span<const mention> mentions, const name_index& names);

}  // namespace uramost::geodata
