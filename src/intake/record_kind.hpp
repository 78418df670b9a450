#pragma once

#include <string_view>
#include <vector>

#include "core/incident.hpp"
#include "core/patrol_point.hpp"
#include "intake/column_mapping.hpp"
#include "intake/incident_reader.hpp"
#include "intake/incident_text.hpp"
#include "intake/response_reader.hpp"

namespace uramost::intake {

/// What an import has to know of incidents; patrol_point_kind is its twin. `reader` is for one thread.
struct incident_kind {
  using text = incident_text;
  using record = incident;

  static constexpr std::string_view name = "incidents";
  static column_mapping guess(const std::vector<std::string>& columns) { return guess_mapping(columns); }
  static std::string_view text::*member(std::string_view field) { return incident_member(field); }
  /// Throws invalid_input when the mapping leaves out what no row can do without.
  static void expect_complete(const column_mapping& mapping);

  class reader {
   public:
    reader(const geography& where, const column_mapping& mapping, time_point now)
        : incidents_(where, built_in_taxonomy(), mapping, now), responses_(mapping, now) {}
    incident read(const incident_text& row) { return incidents_.read(row); }
    /// What the row says became of the incident. Throws invalid_input with the field at fault.
    std::vector<store::response_event> responses(const incident_text& row, const incident& of) const {
      auto events = responses_.read(row, of.source);
      expect_after_incident(events, of.occurred);
      return events;
    }
    std::map<std::string, std::uint64_t> unknown_categories() const {
      return incidents_.unknown_categories();
    }
    std::uint64_t disagreements() const { return incidents_.disagreements(); }
    const word_counts& category_counts() const { return incidents_.category_counts(); }
    const word_counts& stage_counts() const { return incidents_.stage_counts(); }

   private:
    incident_reader incidents_;
    response_reader responses_;
  };
};

struct patrol_point_kind {
  using text = patrol_point_text;
  using record = patrol_point;

  static constexpr std::string_view name = "patrol-points";
  static column_mapping guess(const std::vector<std::string>& columns) {
    return guess_patrol_point_mapping(columns);
  }
  static std::string_view text::*member(std::string_view field) { return patrol_point_member(field); }
  static void expect_complete(const column_mapping&) {}

  class reader {
   public:
    reader(const geography& where, const column_mapping& mapping, time_point)
        : locations_(where, mapping.crs) {}
    patrol_point read(const patrol_point_text& row) { return read_patrol_point(row, locations_); }
    std::vector<store::response_event> responses(const patrol_point_text&, const patrol_point&) const {
      return {};
    }
    std::map<std::string, std::uint64_t> unknown_categories() const { return {}; }
    std::uint64_t disagreements() const { return locations_.disagreements(); }

   private:
    location_finder locations_;
  };
};

/// Response events, for previews and mappings; response_import reads them itself, because they are of
/// incidents that are known already.
struct response_kind {
  using text = response_text;

  static constexpr std::string_view name = "responses";
  static column_mapping guess(const std::vector<std::string>& columns) {
    return guess_response_mapping(columns);
  }
  static std::string_view text::*member(std::string_view field) { return response_member(field); }
  static void expect_complete(const column_mapping& mapping);

  class reader {
   public:
    reader(const geography&, const column_mapping& mapping, time_point now) : responses_(mapping, now) {}
    std::vector<store::response_event> read(const response_text& row) { return responses_.read(row, ""); }
    std::map<std::string, std::uint64_t> unknown_categories() const { return {}; }

   private:
    response_reader responses_;
  };
};

/// The register's own source column, if a kind has one.
inline std::string_view source_in(const incident_text& row) { return row.source; }
inline std::string_view source_in(const patrol_point_text&) { return {}; }

/// The user's mapping, filled up by a guess where it names no column at all.
template <class Kind>
column_mapping filled_mapping(const std::vector<std::string>& columns,
                              const std::optional<column_mapping>& said) {
  column_mapping mapping = said.value_or(column_mapping{});
  column_mapping guessed = Kind::guess(columns);
  if (mapping.columns.empty()) mapping.columns = std::move(guessed.columns);
  mapping.further_columns = std::move(guessed.further_columns);
  return mapping;
}

/// The mapping to read a file with. Throws invalid_input when it leaves out what no row can do without.
template <class Kind>
column_mapping mapping_for(const std::vector<std::string>& columns,
                           const std::optional<column_mapping>& said) {
  column_mapping mapping = filled_mapping<Kind>(columns, said);
  Kind::expect_complete(mapping);
  return mapping;
}

}  // namespace uramost::intake
