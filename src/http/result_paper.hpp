#pragma once

#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "http/json.hpp"
#include "print/briefing.hpp"
#include "store/workspace_store.hpp"

namespace uramost::http {

/// A kept result on paper, in one language: what it says in codes becomes words (study/words.hpp), what it
/// marks becomes a map. Refers to its arguments.
class result_paper {
 public:
  result_paper(const store::kept_result& kept, language in, const geodata::boundaries& areas,
               const geodata::gazetteer& places);

  print::briefing briefing() const;
  /// The marks over the municipalities; without marks, the area studied.
  print::map_picture map() const;

 private:
  std::string text(std::string_view group, const json& code) const;
  std::string municipality_names(const std::string& codes) const;
  std::string written_cell(const std::string& column, const json& value) const;
  std::string conclusion() const;
  std::vector<print::fact> facts() const;
  std::string written_period(const std::string& datetime) const;
  void add_filters(std::vector<print::fact>& to) const;
  std::vector<std::string> caveats() const;
  std::vector<print::chart> charts() const;
  print::chart drawn(const json& chart) const;
  std::vector<std::size_t> shown_rows() const;
  std::vector<std::size_t> shown_columns() const;
  std::vector<print::table> tables() const;
  bounding_box extent() const;

  const store::kept_result& kept_;
  language in_;
  const geodata::boundaries& areas_;
  const geodata::gazetteer& places_;
  json result_;
};

}  // namespace uramost::http
