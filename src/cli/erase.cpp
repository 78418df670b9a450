#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/progress_line.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "core/time_interval.hpp"
#include "intake/erasing.hpp"

namespace uramost::cli {

namespace {
struct erase_arguments {
  std::int64_t incident = 0;
  std::string before;
  intake::erasing_order order;
};

time_point day_of(const std::string& text) {
  const auto date = parse_date(text);
  if (!date) throw invalid_input("--before takes a date like 2024-01-01", "before");
  return calendar_interval(*date, time_precision::day).begin;
}

void erase(const command_context& context, const erase_arguments& said) {
  if (said.before.empty() == (said.incident == 0))
    throw invalid_input("Say which incident, or --before which day", "INCIDENT");
  intake::incident_register in(*context.resolved().data);
  std::uint64_t done = 1;
  if (said.before.empty()) {
    intake::erase_incident(in, {said.incident}, said.order);
  } else {
    progress_line line("incidents");
    done = intake::erase_before(in, day_of(said.before), said.order, line.sink());
  }
  const console_accounts files(context, in);  // its audit log takes over what the erasing said
  fmt::print("{} {} erased: narrative, place, community and gender are gone, also from history.\n",
             with_thousands(done), done == 1 ? "incident" : "incidents");
}
}  // namespace

void add_erase(command_line program, command_context& context) {
  const command_line command = program.add_subcommand(
      "erase", "Take out what could point to a person: of one incident, or of all before a day");
  auto said = std::make_shared<erase_arguments>();
  add_data_option(command, context);
  command.add_option("INCIDENT", said->incident, "Its number");
  command.add_option("--before", said->before, "All that ended before this day (what is kept long enough)")
      .type_name("DATE");
  command.add_option("--reason", said->order.reason, "Why, for the record").required();
  command.add_option("--by", said->order.person, "Who decides").required();
  command.callback([=, &context] { erase(context, *said); });
}

}  // namespace uramost::cli
