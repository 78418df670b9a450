#include <fmt/format.h>

#include <memory>

#include "cli/console.hpp"
#include "cli/written_file.hpp"
#include "core/error.hpp"
#include "http/annual_report_json.hpp"
#include "http/annual_report_paper.hpp"

namespace uramost::cli {

namespace {
struct report_arguments {
  std::string source, language = "en";
  int year = 0;
  std::filesystem::path out;
};

std::string written(const http::made_report& made, const intake::incident_register& from, language in,
                    const std::string& ending) {
  if (ending == ".json") return http::annual_report_json(made).dump(2) + '\n';
  const auto where = from.where();
  const http::annual_report_paper paper(made, in, *where, from.places(), from.categories());
  return ending == ".csv" ? paper.csv() : print::briefing_pdf(paper.briefing());
}

void write_annual(const command_context& context, const report_arguments& arguments) {
  const std::string ending = arguments.out.extension().string();
  if (ending != ".pdf" && ending != ".csv" && ending != ".json")
    throw invalid_input("--out takes a file that ends in .pdf, .csv or .json", "out");
  const intake::incident_register from(*context.resolved().data);
  const http::report_request asked{.source = arguments.source, .year = std::chrono::year{arguments.year}};
  http::expect_register(from, asked.source);
  const auto cases = casework::cases_of(from.select(asked.question().query()), from.records());
  const http::made_report made = http::make_report(from, asked, cases);

  write_file(arguments.out, [&](std::ostream& out) {
    out << written(made, from, *language_of_tag(arguments.language), ending);
  });
  fmt::print("The year {} of {} written to {}.\n", arguments.year, arguments.source, arguments.out.string());
}
}  // namespace

void add_report(command_line program, command_context& context) {
  const command_line command = program.add_subcommand("report", "Reports for people, on paper and as data");
  command.require_subcommand();
  auto arguments = std::make_shared<report_arguments>();

  const command_line annual =
      command.add_subcommand("annual", "A register's year against the one before; no data is not zero");
  add_data_option(annual, context);
  annual.add_option("--register", arguments->source, "The register's name").required();
  annual.add_option("--year", arguments->year, "The year").required().between(1900, 2999);
  std::vector<std::string> languages;
  for (const language each : all_languages) languages.emplace_back(tag(each));
  annual.add_option("--language", arguments->language, "Of the PDF, and of names in the CSV (default: en)")
      .one_of(languages);
  annual.add_option("--out", arguments->out, "The file to write: .pdf, .csv or .json")
      .required()
      .type_name("FILE");
  annual.callback([=, &context] { write_annual(context, *arguments); });
}

}  // namespace uramost::cli
