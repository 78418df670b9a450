#pragma once

#include <string>
#include <vector>

#include "core/lon_lat.hpp"

namespace uramost::http {

/// One thing that somebody tries who has nothing but the address of the server.
struct attack_probe {
  std::string kind;  ///< "bbox bisection", … as docs/PRIVACY.md lists them
  std::string method = "GET";
  std::string target;
  std::string fields = {};  ///< header lines, each with its line end
};

/// What the attacker guesses at.
struct attack_target {
  std::vector<lon_lat> points;     ///< where incidents may have been
  std::vector<std::string> words;  ///< that their narratives may hold
};

/// Everything that is tried, kind after kind; no probe twice. The same for the same target.
std::vector<attack_probe> attack_probes(const attack_target& at);

}  // namespace uramost::http
