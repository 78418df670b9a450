#include "http/handlers/annual_report.hpp"

#include "core/error.hpp"
#include "http/annual_report_json.hpp"
#include "http/annual_report_paper.hpp"
#include "http/briefing_page.hpp"
#include "http/csv.hpp"
#include "http/download.hpp"
#include "http/negotiation.hpp"
#include "http/parameters.hpp"

namespace uramost::http {

namespace {
constexpr int first_year = 1900, last_year = 2999, map_width_px = 1'200;

std::string take_form(query_parameters& from, const request& asked) {
  if (auto said = from.take("f")) return std::move(*said);
  return preferred_representation(asked) == representation::as_html ? "html" : "json";
}

std::chrono::year take_year(query_parameters& from) {
  const auto year = take_integer(from, "year", first_year, last_year);
  if (!year) throw invalid_input("year is missing", "year");
  return std::chrono::year{static_cast<int>(*year)};
}

response page_of(const print::briefing& of, int year) {
  const std::string address = "?year=" + std::to_string(year) + "&lang=" + std::string(tag(of.of.in)) + "&f=";
  return briefing_page(of, address + "png", {{address + "pdf", "PDF"}, {address + "csv", "CSV"}});
}

response file_of(const annual_report_paper& paper, const std::string& form, const std::string& name) {
  if (form == "csv") return csv_response(paper.csv(), name + ".csv");
  if (form == "png") return text_response("image/png", print::map_png(paper.map(), map_width_px));
  return as_download(text_response("application/pdf", print::briefing_pdf(paper.briefing())), name + ".pdf");
}
}  // namespace

response annual_report::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const std::string form = take_form(parameters, asked);
  const language in = take_language(parameters);
  const report_request wanted{.source = asked.captured("name"),
                              .year = take_year(parameters),
                              .author = asked.who.name,
                              .scope = asked.who.municipalities};
  parameters.expect_all_taken();
  if (form != "json" && form != "html" && form != "csv" && form != "pdf" && form != "png")
    throw invalid_input("f takes json, html, csv, pdf or png", "f");

  expect_register(views.from, wanted.source);
  const auto cases = views.of(asked.who).cases(wanted.question().query(), "registers.report");
  const made_report made = make_report(views.from, wanted, cases);
  if (form == "json") return json_response(annual_report_json(made));
  const auto where = views.from.where();
  const annual_report_paper paper(made, in, *where, views.from.places(), views.from.categories());
  const int year = static_cast<int>(wanted.year);
  return (form == "html" ? page_of(paper.briefing(), year)
                         : file_of(paper, form, "uramost-annual-report-" + std::to_string(year)))
      .set("Cache-Control", "no-store");
}

}  // namespace uramost::http
