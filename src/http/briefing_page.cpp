#include "http/briefing_page.hpp"

#include "http/html_page.hpp"
#include "print/words.hpp"

namespace uramost::http {

namespace {
using print::word;

void add_table(html_page& to, const print::table& of) {
  if (!of.title.empty()) to.heading(of.title);
  std::vector<std::string> headings;
  for (const print::column& each : of.columns) headings.push_back(each.heading);
  std::vector<std::vector<json>> rows;
  for (const auto& each : of.rows) rows.emplace_back(each.begin(), each.end());
  to.table(headings, rows);
  if (!of.note.empty()) to.paragraph(of.note);
}

void add_facts(html_page& to, const print::briefing& of) {
  to.heading(print::in(of.of.in, word::key_facts));
  for (const print::fact& each : of.facts) to.paragraph(each.label + ": " + each.value);
}
}  // namespace

response briefing_page(const print::briefing& of, const std::string& map_address,
                       const std::vector<std::pair<std::string, std::string>>& files) {
  const language language = of.of.in;
  html_page page(language, of.of.kind + ": " + of.of.title);
  if (of.of.is_synthetic) page.paragraph(print::in(language, word::synthetic));
  if (!of.note.empty()) page.paragraph(of.note);
  if (!of.conclusion.empty()) page.statement(of.conclusion);
  for (const auto& [address, name] : files) page.link(address, name);
  if (of.map) page.picture(map_address, std::string(print::in(language, word::map)) + ": " + of.of.title);
  if (!of.facts.empty()) add_facts(page, of);
  if (!of.method_explained.empty()) {
    page.heading(print::in(language, word::method));
    page.paragraph(of.method_explained);
    page.paragraph(std::string(print::in(language, word::source)) + ": " + of.source);
  }
  if (!of.caveats.empty()) {
    page.heading(print::in(language, word::caveats));
    page.list(of.caveats);
  }
  for (const print::table& each : of.tables) add_table(page, each);
  return page.answer();
}

}  // namespace uramost::http
