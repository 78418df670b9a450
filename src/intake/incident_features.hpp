#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/incident_query.hpp"
#include "core/progress.hpp"
#include "exchange/feature_writer.hpp"
#include "intake/incident_register.hpp"
#include "intake/read_ahead.hpp"

namespace uramost::intake {

/// The properties of an incident as others see it, in order; the same in the API's items and in every export.
/// `occurred_at` is the one time of a feature: the begin of the interval, with Belgrade's offset from UTC, so
/// that its date is the one in the register.
std::vector<exchange::property> incident_schema();

/// Whether what people told goes out with their incidents.
enum class narratives { told, withheld };

/// Makes the features of incidents, one at a time and without new memory for each. `place_name` is
/// "Albanian / Serbian" (one of them when they are the same). For one thread.
class incident_features {
 public:
  explicit incident_features(const geodata::gazetteer& places, narratives shown = narratives::told)
      : places_(places), shown_(shown) {
    made_.values.resize(incident_schema().size());
  }

  /// The feature of an incident. Good until the next one is made, as long as the incident lives.
  const exchange::feature& of(const incident& record);

 private:
  const std::string& name_of(place_id id);

  const geodata::gazetteer& places_;
  const narratives shown_;
  std::unordered_map<place_id, std::string> place_names_;
  std::string occurred_at_;
  exchange::feature made_;
};

/// A place's or municipality's two names in one text, Albanian first: "Zveçan / Zvečan".
std::string both_names(const localized_name& name);

/// Whether any incident comes from a source that says it is synthetic: what is made of them must say so too.
bool is_synthetic(const index::incident_index& incidents);

/// An export under way: writes the incidents of a query in ascending order of id, a few at a time, so that
/// whoever drives it decides the pace. All are as they were at the revision of the snapshot it began with,
/// whatever is written meanwhile. Holds one id an incident, and the few incidents being read and written.
/// For one thread at a time.
class incident_export {
 public:
  /// Keeps a reference to `from`.
  incident_export(const incident_register& from, const incident_query& query,
                  narratives shown = narratives::told);

  /// Its columns, explained, and what the export says of itself: the query, view, what is withheld, revision,
  /// counts, time, licences, attribution, and whether the data are synthetic.
  const exchange::feature_table& table() const { return table_; }

  /// Writes the features of a thousand incidents, while the next are being read. Answers whether there are
  /// more.
  bool write_some(exchange::feature_writer& to);

  /// Writes all that is left, without `finish`. Throws unavailable when `watch` cancels.
  void write_all(exchange::feature_writer& to, const progress_sink& watch = keep_going);

  /// How many it writes in all.
  std::size_t size() const { return incidents_.size(); }
  std::uint64_t written() const { return incidents_.taken(); }

 private:
  incident_export(const incident_register& from, const incident_query& query, const index::selection& chosen,
                  narratives shown);

  incident_features features_;
  read_ahead incidents_;
  exchange::feature_table table_;
};

}  // namespace uramost::intake
