#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/taxonomy.hpp"
#include "geodata/coordinate.hpp"
#include "intake/date_order.hpp"

namespace uramost::intake {

/// Fields of an incident that a column can fill. `municipality` qualifies `place` ("place, municipality").
/// From `reported_on` on: the dates of its response events, the institution and the document of all of them.
inline constexpr std::array<std::string_view, 29> incident_fields{"external_id",
                                                                  "date",
                                                                  "time",
                                                                  "date_end",
                                                                  "time_end",
                                                                  "time_precision",
                                                                  "lat",
                                                                  "lon",
                                                                  "position",
                                                                  "place",
                                                                  "category",
                                                                  "severity",
                                                                  "tier",
                                                                  "community",
                                                                  "gender",
                                                                  "narrative",
                                                                  "location_uncertainty_m",
                                                                  "stage",
                                                                  "source",
                                                                  "municipality",
                                                                  "reported_on",
                                                                  "registered_on",
                                                                  "attended_on",
                                                                  "investigated_on",
                                                                  "prosecuted_on",
                                                                  "adjudicated_on",
                                                                  "closed_on",
                                                                  "institution",
                                                                  "source_document"};

/// Fields of a response: either one event a row (`stage`, `date`), or the dates of several. `source` and
/// `external_id` say of which incident, `event_id` which event of the file it is.
inline constexpr std::array<std::string_view, 16> response_fields{
    "source",         "external_id", "event_id",        "stage",
    "date",           "date_end",    "time_precision",  "reported_on",
    "registered_on",  "attended_on", "investigated_on", "prosecuted_on",
    "adjudicated_on", "closed_on",   "institution",     "source_document"};

/// Fields of a patrol point that a column can fill. `languages`: BCP 47 tags with blanks or commas between.
inline constexpr std::array<std::string_view, 11> patrol_point_fields{"external_id",
                                                                      "name",
                                                                      "kind",
                                                                      "shift",
                                                                      "languages",
                                                                      "lat",
                                                                      "lon",
                                                                      "position",
                                                                      "place",
                                                                      "municipality",
                                                                      "location_uncertainty_m"};

/// Which column fills which field, and what the register's own codes mean.
///
/// As TOML, every part optional:
///   crs = "EPSG:9141"
///   date_order = "mdy"          # 05/06/2023 is 6 May; without this it is 5 June
///   [source]
///   name = "press"              # the register's name, when the command line gives none
///   public = true               # already public: tier P0
///   [columns]
///   date = "Datum"
///   [categories]
///   "krađa" = "theft"
///   [stages]
///   "odbačeno" = "closed"
struct column_mapping {
  std::map<std::string, std::string, std::less<>> columns;  ///< field → column header
  /// Field → columns that are asked where that one is empty. Guessed only, for an export of the quarantine,
  /// which holds rows of several registers beside one another.
  std::map<std::string, std::vector<std::string>, std::less<>> further_columns;
  std::map<std::string, std::string, std::less<>> categories;  ///< the register's word → taxonomy code
  std::map<std::string, std::string, std::less<>> stages;      ///< the register's word → response stage
  std::optional<geodata::coordinate_system> crs;
  date_order dates = date_order::day_first;
  std::string source_name;     ///< empty: not said
  bool public_source = false;  ///< what it holds is public already

  /// The column of a field, if mapped.
  const std::string* column(std::string_view field) const;
};

/// Throws invalid_input with the key at fault; unknown keys, fields, category codes and stages are
/// errors.
column_mapping read_mapping(const std::filesystem::path& toml_file);
/// The same from text.
column_mapping parse_mapping(std::string_view toml);
/// What `parse_mapping` reads back to an equal mapping.
std::string to_toml(const column_mapping& mapping);

/// Name of the column by which a quarantine export says which quarantined row it holds.
inline constexpr std::string_view quarantine_id_column = "_quarantine_id";

/// From headers in Albanian, Serbian (either script) or English. Only what is recognised is mapped: a header
/// must be one of the known phrases as a whole, up to words such as "of the incident" (docs in
/// header_words.hpp).
column_mapping guess_mapping(const std::vector<std::string>& columns);
column_mapping guess_patrol_point_mapping(const std::vector<std::string>& columns);
column_mapping guess_response_mapping(const std::vector<std::string>& columns);

/// The taxonomy that comes with UraMost (src/intake/data/taxonomy.toml, embedded).
const taxonomy& built_in_taxonomy();

}  // namespace uramost::intake
