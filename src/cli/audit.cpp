#include <fmt/format.h>

#include <memory>

#include "cli/console.hpp"
#include "cli/progress_line.hpp"
#include "core/error.hpp"
#include "core/incident_query.hpp"
#include "core/text.hpp"
#include "core/time_interval.hpp"

namespace uramost::cli {

namespace {
struct audit_arguments {
  std::string anchor;
  store::audit_search what;
  std::string when;
};

/// "17:3f…": what `audit head` printed.
std::optional<store::audit_head> read_anchor(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto colon = text.find(':');
  const auto count = parse_integer(text.substr(0, colon));
  const std::string hash = colon == std::string::npos ? "" : ascii_lower(text.substr(colon + 1));
  if (!count || *count < 0 || hash.size() != 64)
    throw invalid_input("--anchor takes what 'audit head' printed: a number, a colon and 64 digits",
                        "anchor");
  return store::audit_head{static_cast<std::uint64_t>(*count), hash};
}

void verify(const command_context& context, const audit_arguments& said) {
  const auto anchor = read_anchor(said.anchor);
  const console_accounts files(context);
  const store::audit_verdict verdict = files.records->audit().verify(anchor);
  if (verdict.first_broken)
    throw error(error_kind::conflict,
                fmt::format("The audit log is broken at entry {}: {}. The {} before it are sound.",
                            *verdict.first_broken, verdict.reason, verdict.head.count));
  fmt::print("{} entries, all sound. {}\n", with_thousands(verdict.head.count),
             anchor ? "The anchor is among them."
                    : "Whether some are missing at the end only an anchor tells (--anchor).");
}

void head(const command_context& context) {
  const console_accounts files(context);
  const store::audit_head end = files.records->audit().head();
  fmt::print("{}:{}\n", end.count, end.hash);
}

void search(const command_context& context, audit_arguments said) {
  const time_range when = said.when.empty() ? time_range{} : parse_datetime(said.when);
  said.what.from = when.begin;
  said.what.until = when.end;
  const console_accounts files(context);
  for (const store::audit_entry& each : files.records->audit().search(said.what)) {
    const store::audit_note& note = each.note;
    fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", each.number, to_belgrade_rfc3339(note.at), note.who,
               note.action, note.object, note.query, note.rows ? std::to_string(*note.rows) : "",
               note.outcome);
  }
}
}  // namespace

void add_audit(command_line program, command_context& context) {
  const command_line command = program.add_subcommand("audit", "The audit log: who did and read what");
  command.require_subcommand();
  const auto said = std::make_shared<audit_arguments>();

  const command_line verifying =
      command.add_subcommand("verify", "Check that no entry was changed or taken away");
  add_data_option(verifying, context);
  verifying.add_option("--anchor", said->anchor, "What 'audit head' printed earlier: it must still be there");
  verifying.callback([=, &context] { verify(context, *said); });

  const command_line heading =
      command.add_subcommand("head", "Print number and hash of the last entry, to be kept somewhere else");
  add_data_option(heading, context);
  heading.callback([&context] { head(context); });

  const command_line searching = command.add_subcommand("search", "Entries, newest first, parted by tabs");
  add_data_option(searching, context);
  searching.add_option("--who", said->what.who, "Whose");
  searching.add_option("--action", said->what.action, "login, account, import, …");
  searching.add_option("--datetime", said->when, "As in a query: 2026-11-21, 2026-11-01/.., …");
  searching.add_option("--limit", said->what.limit, "At most so many (default: 100)").between(1, 1'000'000);
  searching.callback([=, &context] { search(context, *said); });
}

}  // namespace uramost::cli
