#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/incident_query.hpp"
#include "core/progress.hpp"
#include "exchange/feature_writer.hpp"
#include "intake/incident_register.hpp"

namespace uramost::intake {

/// The properties of an incident as others see it, in order; the same in the API's items and in every export.
/// `occurred_at` is the one time of a feature: the begin of the interval, with Belgrade's offset from UTC, so
/// that its date is the one in the register.
std::vector<exchange::property> incident_schema();

/// The feature of an incident. `place_name` is "Albanian / Serbian" (one of them when they are the same).
exchange::feature incident_feature(const incident& record, const geodata::gazetteer& places);

/// A place's or municipality's two names in one text, Albanian first: "Zveçan / Zvečan".
std::string both_names(const localized_name& name);

/// What an export says about itself: the query, view, counts, time, licences, attribution, and whether the
/// data are synthetic.
exchange::manifest export_manifest(const incident_register& from, const incident_query& query);

/// An export under way: writes the incidents of a query in ascending order of id, a few at a time, so that
/// whoever drives it decides the pace. Holds one id an incident and one batch of records.
class incident_export {
 public:
  /// Keeps a reference to `from`; the incidents are those of its snapshot now.
  incident_export(const incident_register& from, const incident_query& query);

  /// Writes up to `most` features. Answers whether there are more.
  bool write_some(exchange::feature_writer& to, std::size_t most = 500);

  std::uint64_t total() const { return ids_.size(); }
  std::uint64_t written() const { return written_; }

 private:
  const incident_register& from_;
  std::vector<incident_id> ids_;
  std::size_t next_ = 0;
  std::uint64_t written_ = 0;
};

/// The whole export at once, without `finish`. Answers how many features were written. Throws unavailable
/// when `watch` cancels.
std::uint64_t export_incidents(const incident_register& from, const incident_query& query,
                               exchange::feature_writer& to, const progress_sink& watch = keep_going);

}  // namespace uramost::intake
