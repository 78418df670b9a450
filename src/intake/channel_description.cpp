#include "intake/channel_description.hpp"

#include "core/clock.hpp"
#include "core/error.hpp"

namespace uramost::intake {

store::reporting_channel describe_channel(incident_register& in, store::reporting_channel said) {
  if (said.municipality && !in.where()->areas.find(*said.municipality))
    throw invalid_input("there is no municipality " + said.municipality->value, "municipality");
  const auto writing = in.records().begin_write();
  writing->keep_channel(said);
  writing->audit({.at = now(),
                  .who = said.person,
                  .action = "registers.channel",
                  .object = "register " + said.source + ", channel " + std::to_string(said.id),
                  .rows = 1});
  writing->commit();
  return said;
}

}  // namespace uramost::intake
