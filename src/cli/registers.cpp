#include <fmt/format.h>

#include <memory>

#include "cli/console.hpp"
#include "cli/typed_query.hpp"
#include "cli/written_file.hpp"
#include "core/error.hpp"
#include "http/register_json.hpp"
#include "intake/channel_description.hpp"
#include "intake/codebook.hpp"
#include "intake/match_decision.hpp"
#include "intake/register_extract.hpp"

namespace uramost::cli {

namespace {
struct register_arguments {
  std::string a, b, query, format = "table";
  double least_score = 3;
  std::int64_t first = 0, second = 0;
  std::string verdict, reason, person;
  std::string source, token;
  std::filesystem::path out;
};

struct channel_arguments {
  std::string source, since, until, municipality, note, person, format = "table";
  std::int64_t replaces = 0, withdraws = 0;
};

struct code_arguments {
  std::string source, word, code, person, format = "table";
  bool is_stage = false, is_forgotten = false;
};

void show_table(const register_arguments& of, const casework::register_overlap& laid) {
  fmt::print("In both {}, only in {} {}, only in {} {}.\n", laid.counts.both, of.a, laid.counts.only_a, of.b,
             laid.counts.only_b);
  const auto& estimate = laid.estimate;
  fmt::print(
      "In all about {:.0f} (95 %: {:.0f} to {:.0f}; Chapman), if the registers are independent, every "
      "incident\n"
      "had the same chance, period and area are the same and all matches are found.\n",
      estimate.total, estimate.limits.low, estimate.limits.high);
  if (laid.undecided.empty()) return;
  fmt::print("{} pairs may be the same and are not decided on:\n", laid.undecided.size());
  for (const casework::match_candidate& each : laid.undecided)
    fmt::print("{:>10} {:>10}  {:>6.2f} bits  time {}, place {}, category {}\n", each.a.value, each.b.value,
               each.score, http::to_string(each.seen.time), http::to_string(each.seen.place),
               http::to_string(each.seen.category));
}

void compare(const command_context& context, const register_arguments& arguments) {
  const intake::incident_register from(*context.resolved().data);
  const auto chosen = from.select(read_query(arguments.query));
  const auto laid =
      casework::lay_over(casework::records_of(chosen, arguments.a, from.categories(), from.records()),
                         casework::records_of(chosen, arguments.b, from.categories(), from.records()),
                         from.records().match_decisions(), arguments.least_score);
  if (arguments.format == "json")
    fmt::print("{}\n", http::overlap_json(arguments.a, arguments.b, laid).dump(2));
  else
    show_table(arguments, laid);
}

void decide(const command_context& context, const register_arguments& arguments) {
  const auto verdict = store::match_verdict_of(arguments.verdict);
  if (!verdict) throw invalid_input("the verdict is same, different or open", "verdict");
  intake::incident_register in(*context.resolved().data);
  intake::decide_match(in, {.first = {arguments.first},
                            .second = {arguments.second},
                            .verdict = *verdict,
                            .reason = arguments.reason,
                            .person = arguments.person});
  const console_accounts files(context, in);  // its audit log takes over what the decision said
  fmt::print("Kept: {} and {} are {}.\n", arguments.first, arguments.second, arguments.verdict);
}

void extract(const command_context& context, const register_arguments& arguments) {
  intake::incident_register from(*context.resolved().data);
  std::uint64_t written = 0;
  write_file(arguments.out, [&](std::ostream& out) {
    written = intake::write_register_extract(
        from, arguments.source, [&](std::string_view bytes) { out.write(bytes.data(), std::ssize(bytes)); },
        console_user());
  });
  const console_accounts files(context, from);
  fmt::print("{} incidents written to {}, without names, texts and ids.\n", written, arguments.out.string());
}

std::string day_text(const std::optional<std::chrono::sys_days>& day) {
  return day ? to_string(std::chrono::year_month_day(*day)) : "…";
}

std::optional<std::chrono::sys_days> read_day(const std::string& text, const char* option) {
  if (text.empty()) return std::nullopt;
  if (const auto date = parse_date(text)) return std::chrono::sys_days(*date);
  throw invalid_input("--" + std::string(option) + " takes a day such as 2020-01-31", option);
}

void list_channels(const command_context& context, const channel_arguments& arguments) {
  const intake::incident_register from(*context.resolved().data);
  const auto said = from.records().reporting_channels(arguments.source);
  if (arguments.format == "json")
    return fmt::print("{}\n", http::channels_json(arguments.source, said).dump(2));
  for (const store::reporting_channel& each : said)
    fmt::print("{:>6}  {:<9} {:>10} – {:<10}  {:<12}  {}, {}  {}\n", each.id,
               each.holds ? "holds" : "replaced", day_text(each.since), day_text(each.until),
               each.municipality ? each.municipality->value : "everywhere", each.person, to_rfc3339(each.at),
               each.note);
}

void describe_channel(const command_context& context, const channel_arguments& arguments) {
  store::reporting_channel said;
  said.source = arguments.source;
  said.since = read_day(arguments.since, "since");
  said.until = read_day(arguments.until, "until");
  if (!said.since && arguments.withdraws == 0) throw invalid_input("--since is missing", "since");
  if (!arguments.municipality.empty()) said.municipality = municipality_code{arguments.municipality};
  said.note = arguments.note;
  said.person = arguments.person;
  if (const auto before = std::max(arguments.replaces, arguments.withdraws)) said.replaces = before;
  intake::incident_register in(*context.resolved().data);
  said = intake::describe_channel(in, std::move(said));
  const console_accounts files(context, in);
  fmt::print("Kept as channel {}.\n", said.id);
}

void list_codes(const command_context& context, const code_arguments& arguments) {
  const intake::incident_register from(*context.resolved().data);
  const intake::codebook codes = intake::read_codebook(from, arguments.source);
  if (arguments.format == "json") return fmt::print("{}\n", http::codebook_json(codes).dump(2));
  const auto list = [](const char* kind, const std::vector<intake::code_word>& words) {
    for (const intake::code_word& each : words)
      fmt::print("{:<9} {:>8}  {:<30} {}{}\n", kind, each.rows, each.word,
                 each.means.empty() ? "?" : each.means,
                 each.is_said                                     ? "  (said)"
                 : each.means.empty() && !each.suggestion.empty() ? "  perhaps " + each.suggestion
                                                                  : "");
  };
  list("category", codes.categories);
  list("stage", codes.stages);
}

void say_code(const command_context& context, const code_arguments& arguments) {
  const std::optional<std::string> code =
      arguments.is_forgotten ? std::nullopt : std::optional(arguments.code);
  if (code && code->empty()) throw invalid_input("CODE is missing, or --forget", "CODE");
  const intake::said_codes said{{arguments.word, code}};
  intake::incident_register in(*context.resolved().data);
  intake::say_codes(in, arguments.source, arguments.is_stage ? intake::said_codes{} : said,
                    arguments.is_stage ? said : intake::said_codes{}, arguments.person);
  const console_accounts files(context, in);
  fmt::print("Kept for the next imports of {}.\n", arguments.source);
}

void show_incident(const command_context& context, const std::string& token) {
  intake::incident_register in(*context.resolved().data);
  const auto found = intake::incident_of_token(in, token);
  if (!found) throw error(error_kind::not_found, "no incident here has this token", "token");
  fmt::print("{}\n", found->value);
}
}  // namespace

void add_registers(command_line program, command_context& context) {
  const command_line command =
      program.add_subcommand("registers", "Compare two registers without exchanging identities");
  command.require_subcommand();
  auto arguments = std::make_shared<register_arguments>();

  const command_line overlap =
      command.add_subcommand("overlap", "Which incidents both have, and how many there were in all");
  add_data_option(overlap, context);
  overlap.add_option("A", arguments->a, "The name of a register").required();
  overlap.add_option("B", arguments->b, "The name of the other").required();
  overlap.add_option("--query", arguments->query, "Of which incidents: \"datetime=2021-01-01/2021-12-31\"");
  overlap.add_option("--least-score", arguments->least_score,
                     "Candidates from how many bits on (default: 3)");
  overlap.add_option("--format", arguments->format, "table or json").one_of({"table", "json"});
  overlap.callback([=, &context] { compare(context, *arguments); });

  const command_line deciding =
      command.add_subcommand("decide", "Say whether two incidents are one and the same");
  add_data_option(deciding, context);
  deciding.add_option("INCIDENT", arguments->first, "Its number").required();
  deciding.add_option("OTHER", arguments->second, "The other's").required();
  deciding.add_option("VERDICT", arguments->verdict, "same, different, or open to take back").required();
  deciding.add_option("--reason", arguments->reason, "Why, for the record");
  deciding.add_option("--by", arguments->person, "Who decides").required();
  deciding.callback([=, &context] { decide(context, *arguments); });

  const command_line extracting =
      command.add_subcommand("extract", "A file for another institution to compare with");
  add_data_option(extracting, context);
  extracting.add_option("--source", arguments->source, "The name of the register").required();
  extracting.add_option("--out", arguments->out, "The CSV to write").required().type_name("FILE");
  extracting.callback([=, &context] { extract(context, *arguments); });

  auto channel = std::make_shared<channel_arguments>();
  const command_line listing =
      command.add_subcommand("channels", "When and where one could report to a register, and who said so");
  add_data_option(listing, context);
  listing.add_option("REGISTER", channel->source, "Its name").required();
  listing.add_option("--format", channel->format, "table or json").one_of({"table", "json"});
  listing.callback([=, &context] { list_channels(context, *channel); });

  const command_line describing =
      command.add_subcommand("channel", "Say when and where one could report: no data is not zero");
  add_data_option(describing, context);
  describing.add_option("REGISTER", channel->source, "Its name").required();
  describing.add_option("--since", channel->since, "The first day, 2020-01-01");
  describing.add_option("--until", channel->until, "The last day (default: still open)");
  describing.add_option("--municipality", channel->municipality,
                        "Its code (default: wherever the register reaches)");
  describing.add_option("--note", channel->note, "What kind of channel, for the record");
  describing.add_option("--replaces", channel->replaces, "The channel whose place this takes").positive();
  describing.add_option("--withdraws", channel->withdraws, "The channel that never was")
      .positive()
      .excludes("--since")
      .excludes("--replaces");
  describing.add_option("--by", channel->person, "Who says so").required();
  describing.callback([=, &context] { describe_channel(context, *channel); });

  auto code = std::make_shared<code_arguments>();
  const command_line codes =
      command.add_subcommand("codes", "By which words a register calls categories and stages");
  add_data_option(codes, context);
  codes.add_option("REGISTER", code->source, "Its name").required();
  codes.add_option("--format", code->format, "table or json").one_of({"table", "json"});
  codes.callback([=, &context] { list_codes(context, *code); });

  const command_line saying =
      command.add_subcommand("code", "Say what a word of a register means, for its next imports");
  add_data_option(saying, context);
  saying.add_option("REGISTER", code->source, "Its name").required();
  saying.add_option("WORD", code->word, "As the register writes it").required();
  saying.add_option("CODE", code->code, "Of a category, or of a stage");
  saying.add_flag("--stage", code->is_stage, "The word is one of a response stage");
  saying.add_flag("--forget", code->is_forgotten, "Nothing is said of the word any more");
  saying.add_option("--by", code->person, "Who says so").required();
  saying.callback([=, &context] { say_code(context, *code); });

  const command_line whose =
      command.add_subcommand("whose", "Which incident stands behind a token of our extract");
  add_data_option(whose, context);
  whose.add_option("TOKEN", arguments->token, "As in the extract's column external_id").required();
  whose.callback([=, &context] { show_incident(context, arguments->token); });
}

}  // namespace uramost::cli
