#pragma once

#include "core/taxonomy.hpp"
#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "http/made_report.hpp"
#include "print/briefing.hpp"

namespace uramost::http {

/// A register's annual report in one language (its words: study/words.hpp). Refers to its arguments.
class annual_report_paper {
 public:
  annual_report_paper(const made_report& of, language in, const intake::geography& where,
                      const geodata::gazetteer& places, const taxonomy& categories);

  /// To be printed, or shown as a page.
  print::briefing briefing() const;
  /// The municipalities by the year's incidents; those without data are hatched, and are in no class of
  /// numbers.
  print::map_picture map() const;
  /// One number a row: table, key, name, year, value (empty: no data) and how much of the time had a channel.
  std::string csv() const;

 private:
  using row_name = std::string (annual_report_paper::*)(const std::string& key) const;

  std::string text(std::string_view code) const;
  std::string text(std::string_view code, std::initializer_list<std::string> values) const;
  std::string month_name(const std::string& key) const;
  std::string category_name(const std::string& key) const;
  std::string community_name(const std::string& key) const;
  std::string gender_name(const std::string& key) const;
  std::string municipality_name(const std::string& key) const;
  std::string number(std::uint64_t count) const;
  std::string number(const casework::report_count& of) const;
  std::string cell(const casework::report_count& of) const;
  std::string explained(std::span<const casework::report_count> cells) const;
  std::string conclusion() const;
  std::string verdict() const;
  std::string channel_text(const store::reporting_channel& of) const;
  std::vector<print::fact> facts() const;
  std::vector<std::string> caveats() const;
  print::chart months_chart() const;
  print::table count_table(const char* title, const char* key, const std::vector<casework::report_row>& rows,
                           row_name name) const;
  print::table years_table() const;
  print::table funnel_table() const;

  const made_report& of_;
  const casework::annual_report& numbers_;
  language in_;
  const geodata::boundaries& areas_;
  const geodata::gazetteer& places_;
  const taxonomy& categories_;
};

}  // namespace uramost::http
