#pragma once

#include <span>
#include <string>
#include <vector>

#include "casework/annual_report.hpp"
#include "intake/incident_register.hpp"

namespace uramost::http {

/// A register's annual report, and what it was made of.
struct made_report {
  casework::annual_report numbers;
  std::string query;  ///< the incidents looked at, in canonical text
  revision at;        ///< of all registers
  time_point made;
  std::string author;                    ///< who asked for it
  std::vector<municipality_code> scope;  ///< the only ones that they may see; empty: all
  bool is_synthetic = false;
};

/// What somebody asks a report for: `scope` is what they may see.
struct report_request {
  std::string source;
  std::chrono::year year;
  std::string author = {};
  std::vector<municipality_code> scope = {};

  casework::annual_report_question question() const { return {.source = source, .year = year}; }
};

/// Throws not_found when there is no such register.
void expect_register(const intake::incident_register& in, const std::string& source);

/// Counts `cases`, which are those of `asked.question().query()` that may be seen.
made_report make_report(const intake::incident_register& from, const report_request& asked,
                        std::span<const casework::response_case> cases);

}  // namespace uramost::http
