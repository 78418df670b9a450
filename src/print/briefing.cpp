#include "print/briefing.hpp"

#include "print/words.hpp"

namespace uramost::print {

namespace {
/// The map says what the pages say.
map_picture agreed(map_picture map, const imprint& of) {
  map.in = of.in;
  map.is_synthetic = map.is_synthetic || of.is_synthetic;
  return map;
}

void write_method(paper& on, const briefing& of) {
  if (of.method_name.empty() && of.method_explained.empty() && of.source.empty()) return;
  on.heading(in(of.of.in, word::method));
  std::string method = of.method_name;
  if (!method.empty() && !of.method_explained.empty()) method += ". ";
  on.paragraph(method + of.method_explained);
  if (!of.source.empty()) on.paragraph(std::string(in(of.of.in, word::source)) + ": " + of.source);
}
}  // namespace

std::string briefing_pdf(const briefing& of) {
  const language language = of.of.in;
  imprint imprint = of.of;
  if (imprint.kind.empty()) imprint.kind = in(language, word::briefing);

  paper on(imprint);
  on.paragraph(of.note);
  if (!of.conclusion.empty()) on.statement(in(language, word::conclusion), of.conclusion);
  if (of.map) on.picture(agreed(*of.map, of.of));
  if (!of.facts.empty()) {
    on.heading(in(language, word::key_facts));
    on.facts(of.facts);
  }
  write_method(on, of);
  if (!of.caveats.empty()) {
    on.heading(in(language, word::caveats));
    on.list(of.caveats);
  }
  if (!of.charts.empty()) on.heading(in(language, word::charts));
  for (const chart& one : of.charts) on.add(one);
  if (!of.tables.empty()) on.heading(in(language, word::tables));
  for (const table& one : of.tables) on.add(one);
  return on.pdf();
}

}  // namespace uramost::print
