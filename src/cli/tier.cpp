#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "core/error.hpp"
#include "intake/tier_decision.hpp"

namespace uramost::cli {

namespace {
struct tier_arguments {
  std::int64_t incident = 0;
  std::string to;
  std::string reason;
  std::string person;
};

void change(const command_context& context, const tier_arguments& arguments) {
  const auto to = tier_of(arguments.to);
  if (!to) throw invalid_input("'" + arguments.to + "' is not P0, P1 or P2", "to");
  intake::incident_register in(*context.resolved().data);
  const auto done = intake::change_tier(in, {{arguments.incident}, *to, arguments.reason, arguments.person});
  const console_accounts files(context, in);  // its audit log takes over what the change said
  if (done.changed)
    fmt::print("Incident {} is {} now.\n", arguments.incident, to_string(*to));
  else
    fmt::print("Proposed. Incident {} becomes {} when somebody else asks for the same.\n", arguments.incident,
               to_string(*to));
}
}  // namespace

void add_tier(command_line program, command_context& context) {
  const command_line command = program.add_subcommand("tier", "How far an incident is protected");
  command.require_subcommand();
  auto arguments = std::make_shared<tier_arguments>();
  const command_line changing =
      command.add_subcommand("change", "Raise an incident's tier, or propose or confirm lowering it");
  add_data_option(changing, context);
  changing.add_option("INCIDENT", arguments->incident, "Its number").required();
  changing.add_option("--to", arguments->to, "P0 (public), P1 (restricted) or P2 (confidential)").required();
  changing.add_option("--reason", arguments->reason, "Why, for the record").required();
  changing.add_option("--by", arguments->person, "Who decides; lowering takes two people").required();
  changing.callback([=, &context] { change(context, *arguments); });
}

}  // namespace uramost::cli
