#pragma once

#include <fstream>
#include <string>

#include "core/error.hpp"
#include "http/json.hpp"
#include "http/query_results.hpp"
#include "http/request.hpp"
#include "intake/import.hpp"
#include "intake/incident_register.hpp"
#include "temporary_directory.hpp"

namespace uramost::http {

/// Incidents made up for these tests, whose every number is known: 40 in Mitrovica North, and six that are
/// located in other ways or not at all; one further row cannot be used.
inline std::string synthetic_incidents_csv() {
  std::string csv = "external_id,date,time,lat,lon,place,category,severity,narrative\n";
  for (int i = 0; i < 40; ++i) {
    const std::string minute = std::to_string(10 + i);
    csv += "N" + std::to_string(i) + ",2023-05-29," + (i % 2 ? "23:" : "09:") + minute + ",42.89" +
           std::to_string(400 + i) + ",20.86" + std::to_string(500 + i) + ",," +
           (i % 4 ? "theft" : "assault") + ",2,synthetic\n";
  }
  csv += "Z,2023-06-01,12:00,42.9075,20.8403,,arson,5,\"synthetic, \"\"quoted\"\"\"\n";  // Zvečan
  csv += "L,2023-06-02,,,,Leposavić,theft,1,synthetic fire wood\n";                      // by name, day only
  csv += "M,2023-06-03,12:00,,,Mitrovica,theft,1,synthetic\n";                           // two towns
  csv += "U,2023-06-04,12:00,,,Qqqxyzzy,theft,1,synthetic\n";                            // no such place
  csv += "B,2023-06-05,12:00,44.8125,20.4612,,theft,1,synthetic\n";                      // Belgrade
  csv += "D,2022-01-15,12:00,42.95,20.70,,theft,3,synthetic\n";
  csv += "X,the day before yesterday,12:00,42.9,20.8,,theft,1,synthetic\n";
  return csv;
}
inline constexpr std::size_t synthetic_incidents = 46;

/// A register of these incidents in a folder of its own.
class small_register {
 public:
  small_register() {
    intake::incident_register::create(folder_.path());
    const auto file = folder_.path() / "synthetic.csv";
    std::ofstream(file) << synthetic_incidents_csv();
    incidents_ = std::make_unique<intake::incident_register>(folder_.path());
    intake::import_incidents(*incidents_, file, {});
  }

  intake::incident_register& incidents() { return *incidents_; }
  const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  temporary_directory folder_;
  std::unique_ptr<intake::incident_register> incidents_;
};

/// One for all tests that only read.
inline small_register& shared_register() {
  static small_register made;
  return made;
}

/// An analyst who may read everything.
inline accounts::access an_analyst() {
  accounts::access who;
  who.account = store::account_id{1};
  who.name = "test.analyst";
  who.role = accounts::role::analyst;
  return who;
}

/// A GET by an analyst, as a handler gets it.
inline request get(const std::string& target,
                   std::vector<std::pair<std::string, std::string>> captures = {}) {
  request asked;
  const auto parts = parse_target(target);
  asked.path = parts.path;
  asked.query_string = parts.query_string;
  asked.base_url = "http://localhost:8080";
  asked.captures = std::move(captures);
  asked.who = an_analyst();
  return asked;
}

/// The field that an error of this call names; "no error" when there is none.
template <class Call>
std::string field_at_fault(Call call) {
  try {
    call();
    return "no error";
  } catch (const error& failure) {
    return failure.field();
  }
}

/// The answer itself, when a light handler left it to be made.
inline response completed(response begun) { return begun.rest ? begun.rest() : begun; }

/// All bytes of an answer, streamed or not.
inline std::string whole_body(const response& answer) {
  if (!answer.stream) return std::string(answer.body_text());
  std::string bytes;
  for (;;) {
    body_piece piece = answer.stream();
    bytes += piece.bytes;
    if (piece.then == body_piece::follow_up::end) return bytes;
  }
}

}  // namespace uramost::http
