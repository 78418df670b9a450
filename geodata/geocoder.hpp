#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"

namespace uramost::geodata {

/// One thing a place text may mean: a gazetteer place, or a whole municipality (then `matched` is null).
struct geocode_candidate {
  const place* matched = nullptr;
  municipality_code municipality;
  localized_name name;
  lon_lat point;
  double uncertainty_m = 0;  ///< radius that holds what the name means, metres
  double score = 0;          ///< 0-1: calibrated share of such answers that are right
  std::string why;           ///< in English: "same name without diacritics; seat of Zvečan/Zveçan"
};

enum class geocode_status { resolved, ambiguous, not_found };

struct geocode_answer {
  geocode_status status = geocode_status::not_found;
  std::vector<geocode_candidate> candidates;  ///< best first; empty when not found
};

/// Finds places by name as people write them: Albanian and Serbian, Latin and Cyrillic, definite and
/// inflected forms, with and without diacritics, with typing errors, alone or with their municipality. Never
/// guesses: when several places fit equally, all of them come back and the status is `ambiguous`; a place
/// outside Kosovo is not found.
///
/// How: a text is cut into words (place_text), the stretches of words that may be names are found (mention)
/// by words of the same letters, sound, inflection or nearly so (vocabulary, name_index), what each may mean
/// is weighed (place_scoring), and the mentions of one text are brought together (interpretation).
///
/// `resolved`: the best candidate's score is at least three times that of any other elsewhere, and nothing in
/// the text speaks against it. Immutable and safe to use from many threads. Keeps references to both
/// arguments.
class geocoder {
 public:
  geocoder(const gazetteer& places, const boundaries& areas);
  ~geocoder();
  geocoder(geocoder&&) noexcept;
  geocoder& operator=(geocoder&&) noexcept;

  /// At most `limit` candidates. Texts longer than 300 bytes or not UTF-8 find nothing.
  geocode_answer geocode(std::string_view text, std::size_t limit = 10) const;

 private:
  struct name_index;
  std::unique_ptr<const name_index> names_;
};

}  // namespace uramost::geodata
