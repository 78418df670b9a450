#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "casework/response_tables.hpp"
#include "cli/console.hpp"
#include "cli/typed_query.hpp"
#include "core/error.hpp"
#include "http/csv.hpp"
#include "http/response_json.hpp"
#include "intake/incident_register.hpp"

namespace uramost::cli {

namespace {
struct response_arguments {
  std::string query;
  std::string by = "all";
  std::string to = "registered", from;
  std::string standard;
  std::string until;
  std::string format = "table";
};

time_point read_until(const std::string& text) {
  if (text.empty()) return now();
  if (const auto range = parse_datetime(text); range.end) return *range.end;
  throw invalid_input("--until takes a date", "until");
}

response_stage read_stage(const std::string& text, const char* option) {
  if (const auto stage = response_stage_of(text)) return *stage;
  throw invalid_input("'" + text + "' is no response stage", option);
}

std::vector<casework::response_case> read_cases(const intake::incident_register& from,
                                                const std::string& text) {
  return casework::cases_of(from.select(read_query(text)), from.records());
}

/// The code points of UTF-8: what a terminal shows of it.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

/// Columns as wide as their widest cell; all but the first to the right.
std::string aligned_text(const casework::text_table& table) {
  std::vector<std::size_t> widths(table.front().size(), 0);
  for (const auto& row : table)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  std::string text;
  for (const auto& row : table) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string blanks(widths[i] - width_of(row[i]), ' ');
      text += i == 0 ? row[i] + blanks : "  " + blanks + row[i];
    }
    text += '\n';
  }
  return text;
}

void show(const response_arguments& arguments, const casework::text_table& table, const http::json& answer) {
  if (arguments.format == "json")
    fmt::print("{}\n", answer.dump(2));
  else
    fmt::print("{}", arguments.format == "csv" ? http::csv_text(table) : aligned_text(table));
}

void show_funnel(const command_context& context, const response_arguments& arguments) {
  const intake::incident_register from(*context.resolved().data);
  const auto by = casework::parse_funnel_group(arguments.by);
  const auto rows = casework::response_funnel(read_cases(from, arguments.query), by);
  show(arguments, casework::funnel_table(rows, by), http::funnel_json(rows, by));
}

void show_protected(const command_context& context, const response_arguments& arguments) {
  const intake::incident_register from(*context.resolved().data);
  const auto by = casework::parse_funnel_group(arguments.by == "all" ? "community" : arguments.by);
  const auto made = casework::protect_responses(read_cases(from, ""), by);
  show(arguments, casework::protected_text(made, by), http::protected_json(made, by));
  if (arguments.format != "table") return;
  fmt::print(
      "\nCounts below {} and what would give them away are withheld; {} cases of tier P0 are not counted.\n",
      made.threshold, made.already_public);
}

void show_times(const command_context& context, const response_arguments& arguments) {
  const intake::incident_register from(*context.resolved().data);
  casework::times_question asked{.to = read_stage(arguments.to, "to"), .until = read_until(arguments.until)};
  if (!arguments.from.empty()) asked.from = read_stage(arguments.from, "from");
  const auto times = casework::measure_response_times(read_cases(from, arguments.query), asked);
  show(arguments, casework::curve_table(times.curve), http::times_json(times, asked));
  if (arguments.format != "table") return;
  const auto days = [](const std::optional<double>& of) {
    return of ? fmt::format("{:g}", *of) : "not reached";
  };
  fmt::print(
      "\nMedian {} days (95 %: {} to {}); {} if every wait were as short as its dates allow, {} if as "
      "long.\n",
      days(times.median.time), days(times.median.low), days(times.median.high),
      days(times.shortest_median.time), days(times.longest_median.time));
  fmt::print("{} of {} cases came that far; {} are open and censored, {} of them closed.\n",
             times.curve.happened, times.curve.subjects, times.open, times.closed);
  if (times.without_begin + times.without_date > 0)
    fmt::print("Left out: {} without a date to begin from, {} that came that far on no known date.\n",
               times.without_begin, times.without_date);
}

void show_overdue(const command_context& context, const response_arguments& arguments) {
  const intake::incident_register from(*context.resolved().data);
  const auto standard = arguments.standard.empty() ? casework::standard_of(from.records())
                                                   : casework::response_standard::parse(arguments.standard);
  const time_point until = read_until(arguments.until);
  const auto found = casework::find_overdue(read_cases(from, arguments.query), standard, until);
  show(arguments, casework::overdue_table(found), http::overdue_json(found, standard, until));
}

void keep_standard(const command_context& context, const std::string& said) {
  intake::incident_register in(*context.resolved().data);
  if (!said.empty())
    in.records().set_setting(casework::standard_setting, casework::response_standard::parse(said).text());
  fmt::print("{}\n", casework::standard_of(in.records()).text());
}

command_line add_numbers(command_line parent, command_context& context, const std::string& name,
                         const std::string& help, const std::shared_ptr<response_arguments>& arguments) {
  const command_line command = parent.add_subcommand(name, help);
  add_data_option(command, context);
  command.add_option("--query", arguments->query,
                     "Which incidents: \"municipality=38&datetime=2021-01-01/..\"");
  command.add_option("--format", arguments->format, "table, csv or json").one_of({"table", "csv", "json"});
  return command;
}
}  // namespace

void add_responses(command_line program, command_context& context) {
  const command_line command =
      program.add_subcommand("responses", "What institutions did about incidents, and when");
  command.require_subcommand();
  auto arguments = std::make_shared<response_arguments>();

  const command_line funnel = add_numbers(command, context, "funnel", "How far cases came", arguments);
  funnel.add_option("--by", arguments->by, "all, municipality, category, community, gender, source or year");
  funnel.callback([=, &context] { show_funnel(context, *arguments); });

  const command_line table =
      command.add_subcommand("table", "The same to hand on: small counts are withheld");
  add_data_option(table, context);
  table.add_option("--by", arguments->by, "municipality, category, community (default), gender or source");
  table.add_option("--format", arguments->format, "table, csv or json").one_of({"table", "csv", "json"});
  table.callback([=, &context] { show_protected(context, *arguments); });

  const command_line times =
      add_numbers(command, context, "times", "How long it took; open cases count", arguments);
  times.add_option("--to", arguments->to, "The stage that is waited for (default: registered)");
  times.add_option("--from", arguments->from, "The stage to count from (default: the incident)");
  times.add_option("--until", arguments->until, "The last day of which something is known (default: now)");
  times.callback([=, &context] { show_times(context, *arguments); });

  const command_line overdue =
      add_numbers(command, context, "overdue", "Cases that should have come further", arguments);
  overdue.add_option("--standard", arguments->standard,
                     "Days by stage, \"registered:7,investigated:30\" (default: the register's)");
  overdue.add_option("--until", arguments->until, "As of which day (default: now)");
  overdue.callback([=, &context] { show_overdue(context, *arguments); });

  const command_line standard = command.add_subcommand("standard", "Show the register's standard, or set it");
  auto said = std::make_shared<std::string>();
  add_data_option(standard, context);
  standard.add_option("STANDARD", *said, "Days by stage from the report on: registered:7,investigated:30");
  standard.callback([=, &context] { keep_standard(context, *said); });
}

}  // namespace uramost::cli
