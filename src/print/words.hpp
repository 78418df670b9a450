#pragma once

#include <string>
#include <string_view>

#include "core/language.hpp"

namespace uramost::print {

/// The fixed words of paper. What depends on a method or a register comes from who asks for the paper.
enum class word {
  briefing,
  conclusion,
  key_facts,
  filters,
  period,
  number_of_incidents,
  tests_made,
  parameters,
  p_value,
  method,
  source,
  caveats,
  tables,
  charts,
  legend,
  map,
  scale,
  north,
  municipality_border,
  place,
  significant,
  not_distinguishable,
  incidents,
  incidents_per_km2,
  density,
  no_data,
  page,
  of,
  made_on,
  prepared_by,
  revision,
  query,
  synthetic,
  geodata,
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday,
  patrol_order,
  handling,
  order_handling,
  roads,
  shift,
  begin,
  end,
  patrol,
  patrols,
  patrols_for_all,
  stay,
  at_least_every,
  minutes,
  points,
  points_without_patrol,
  number,
  municipality,
  languages_needed,
  arrive,
  leave,
  point,
  notes,
  what_to_note,
  note_times,
  note_language,
  note_incidents,
  note_nobody,
  count  // how many there are, no word
};

/// A word in a language; never empty. Serbian Cyrillic and Serbian Latin are the same letter for letter.
std::string_view in(language of, word wanted);

/// Short name of a day, ISO: 1 = Monday … 7 = Sunday.
std::string_view weekday(language of, int iso_day);

/// "Page 2 of 5".
std::string page_of(language of, int page, int pages);

}  // namespace uramost::print
