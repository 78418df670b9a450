#include "intake/match_decision.hpp"

#include <string>

#include "core/clock.hpp"

namespace uramost::intake {

store::match_decision decide_match(incident_register& in, store::match_decision decided) {
  const auto writing = in.records().begin_write();
  writing->decide_match(decided);
  writing->audit({.at = now(),
                  .who = decided.person,
                  .action = "registers.decide",
                  .object = "incidents " + std::to_string(decided.first.value) + " and " +
                            std::to_string(decided.second.value),
                  .rows = 1});
  writing->commit();
  return decided;
}

}  // namespace uramost::intake
