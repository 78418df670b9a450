#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/progress_line.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "core/time_interval.hpp"
#include "intake/release_desk.hpp"
#include "publication/release_difference.hpp"

namespace uramost::cli {

namespace {
struct release_arguments {
  std::string until;
  std::string person = console_user();
  std::string key;
  std::filesystem::path folder;
  int first = 0, second = 0;
};

std::optional<std::chrono::year_month_day> read_until(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto date = parse_date(text);
  if (!date) throw invalid_input("'" + text + "' is no date (YYYY-MM-DD)", "until");
  return date;
}

void create(const command_context& context, const release_arguments& arguments) {
  const auto data = *context.resolved().data;
  intake::incident_register from(data);
  const auto facts = intake::create_release(from, data, arguments.person, read_until(arguments.until));
  const console_accounts files(context, from);  // its audit log takes over what the release said
  const intake::release_folder releases(data);
  fmt::print("Release {} is in {}.\nAnybody can check it: uramost release verify {} --key {}\n", facts.number,
             releases.path_of(facts.number).string(), releases.path_of(facts.number).string(),
             publication::to_hex(releases.key().verifier()));
}

void preview(const command_context& context, const release_arguments& arguments) {
  const auto data = *context.resolved().data;
  intake::incident_register from(data);
  const auto draft = intake::prepare_release(from, data, read_until(arguments.until));
  const auto parts = publication::write_parts(draft.content, {});
  fmt::print("Release {} would say this of incidents before {}:\n{}", draft.facts.number,
             to_string(draft.facts.until), parts.at("tables.csv"));
  fmt::print("{} points.\n", with_thousands(draft.content.points.size()));
  for (const int year : draft.content.waiting) fmt::print("{} stays as it was: late reports wait.\n", year);
  for (const auto& each : draft.findings) fmt::print("REFUSED, {}: {}\n", each.attack, each.what);
}

void verify(const release_arguments& arguments) {
  const publication::release found = intake::read_release(arguments.folder);
  found.verify(publication::parse_public_key(trim(arguments.key)));
  const auto facts = found.facts();
  fmt::print("Release {} of {} is as it was signed.\n", facts.number, to_rfc3339(facts.created_at));
}

void list(const command_context& context) {
  const intake::release_folder releases(*context.resolved().data);
  for (const int number : releases.numbers()) {
    const auto facts = releases.read(number).facts();
    fmt::print("{}  {}  incidents before {}{}\n", number, to_rfc3339(facts.created_at),
               to_string(facts.until), facts.synthetic ? "  synthetic" : "");
  }
}

void diff(const command_context& context, const release_arguments& arguments) {
  const intake::release_folder releases(*context.resolved().data);
  const auto before = releases.read(arguments.first).content();
  const auto next = releases.read(arguments.second).content();
  for (const auto& year : next.years) {
    const auto old = std::ranges::find(before.years, year.year, &publication::published_year::year);
    const char* said = old == before.years.end() ? "is new" : *old == year ? "is the same" : "has changed";
    fmt::print("{} {}\n", year.year, said);
    for (const auto& what : publication::differences_of(year.year, next, before, {}))
      fmt::print("  {}\n", what);
  }
  fmt::print("{} points, {} before.\n", with_thousands(next.points.size()),
             with_thousands(before.points.size()));
}
}  // namespace

void add_release(command_line program, command_context& context) {
  const command_line command =
      program.add_subcommand("release", "Publish what the public may learn, or check it");
  command.require_subcommand();
  auto arguments = std::make_shared<release_arguments>();

  const command_line creating = command.add_subcommand("create", "Make, attack and sign the next release");
  const command_line previewing = command.add_subcommand("preview", "Show what the next release would say");
  for (const command_line each : {creating, previewing}) {
    add_data_option(each, context);
    each.add_option("--until", arguments->until, "The day after the last one (default: this month's first)")
        .type_name("DATE");
  }
  creating.add_option("--by", arguments->person, "Who publishes it, for the audit log");
  creating.callback([=, &context] { create(context, *arguments); });
  previewing.callback([=, &context] { preview(context, *arguments); });

  const command_line verifying =
      command.add_subcommand("verify", "Check a release's signature and files, on any machine");
  verifying.add_option("FOLDER", arguments->folder, "The release").required();
  verifying.add_option("--key", arguments->key, "The publisher's public key, 64 hexadecimal digits")
      .required()
      .type_name("KEY");
  verifying.callback([=] { verify(*arguments); });

  const command_line listing = command.add_subcommand("list", "The releases there are");
  add_data_option(listing, context);
  listing.callback([&context] { list(context); });

  const command_line comparing = command.add_subcommand("diff", "What changed from one release to another");
  add_data_option(comparing, context);
  comparing.add_option("FIRST", arguments->first).required();
  comparing.add_option("SECOND", arguments->second).required();
  comparing.callback([=, &context] { diff(context, *arguments); });
}

}  // namespace uramost::cli
