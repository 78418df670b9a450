#include "geodata/geocoder.hpp"

#include <algorithm>

#include "core/lon_lat.hpp"
#include "core/text.hpp"
#include "geodata/interpretation.hpp"
#include "geodata/mention.hpp"
#include "geodata/municipality_extent.hpp"
#include "geodata/name_folding.hpp"
#include "geodata/name_index.hpp"
#include "geodata/place_text.hpp"
#include "geodata/place_words.hpp"

namespace uramost::geodata {
namespace {

constexpr std::size_t longest_text = 300;   // bytes
constexpr double same_place_m = 2000;       // entries of one name closer than this are one place
constexpr double lowest_score = 0.005;      // below, a candidate is noise
constexpr double lowest_best_score = 0.05;  // below, nothing was found
constexpr double lowest_resolved_score = 0.4;
constexpr double clear_lead = 3;   // the best score over the best elsewhere
constexpr double near_factor = 3;  // "kod Banjske" is farther from the middle than "Banjska"

bool is_one_place(const geocode_candidate& a, const geocode_candidate& b) {
  return a.matched != nullptr && b.matched != nullptr && a.municipality == b.municipality &&
         distance_m(a.point, b.point) <= same_place_m;
}

bool have_same_name(const place& a, const place& b) {
  return std::ranges::any_of(
      all_languages, [&](language of) { return fold_accents(a.name.in(of)) == fold_accents(b.name.in(of)); });
}

/// The table has some places twice: the better entry takes the other one's score and covers its area.
void merge_duplicates(std::vector<geocode_candidate>& candidates) {
  for (auto best = candidates.begin(); best != candidates.end(); ++best) {
    const auto gone = std::remove_if(best + 1, candidates.end(), [&](const geocode_candidate& other) {
      if (!is_one_place(*best, other) || !have_same_name(*best->matched, *other.matched)) return false;
      best->score += other.score;
      best->uncertainty_m =
          std::max(best->uncertainty_m, distance_m(best->point, other.point) + other.uncertainty_m);
      return true;
    });
    candidates.erase(gone, candidates.end());
  }
}

bool is_clear(const std::vector<geocode_candidate>& candidates) {
  const auto& best = candidates.front();
  if (best.score < lowest_resolved_score) return false;
  return std::ranges::none_of(candidates, [&](const geocode_candidate& other) {
    return &other != &best && !is_one_place(best, other) && best.score < clear_lead * other.score;
  });
}

/// Both names, when there are two.
std::string both_names(const localized_name& name) {
  const std::string& serbian = name.in(language::sr_latn);
  const std::string& albanian = name.in(language::sq);
  return serbian == albanian ? serbian : albanian + "/" + serbian;
}

std::string describe(const name_reading& reading) {
  std::string why = reading.is_main_name  ? "same name"
                    : reading.is_definite ? "the definite form of the name"
                                          : "a variant of the name";
  if (reading.accents == accent_likeness::missing) why += " without diacritics";
  if (reading.accents == accent_likeness::different) why += " with other diacritics";
  if (reading.likeness.respelled) why += " in another spelling";
  if (reading.likeness.inflected) why += " in an inflected form";
  if (reading.likeness.abbreviated) why += " abbreviated";
  if (reading.likeness.typos == 1) why += " with one typing error";
  if (reading.likeness.typos > 1) why += " with " + std::to_string(reading.likeness.typos) + " typing errors";
  return why;
}

std::string describe(const named_thing& thing, bool whole_municipality) {
  const std::string within = thing.within != nullptr ? both_names(thing.within->name) : "";
  if (whole_municipality) return "the municipality as a whole";
  if (thing.located->kind == place_kind::municipality_seat) return "seat of " + within;
  return std::string(to_string(thing.located->kind)) + " in " + within;
}

}  // namespace

struct geocoder::name_index {
  name_index(const gazetteer& places, const boundaries& areas) : names(places, areas), extents(areas) {}

  geocode_candidate candidate(const interpretation::candidate& from) const;

  place_words roles;
  geodata::name_index names;
  municipality_extents extents;
};

geocode_candidate geocoder::name_index::candidate(const interpretation::candidate& from) const {
  const named_thing& thing = names.things()[from.what.thing];
  geocode_candidate made;
  if (from.what.whole_municipality) {
    const auto seat = thing.located != nullptr ? std::optional(thing.located->point) : std::nullopt;
    const auto extent = extents.of(thing.within->code, seat);
    made = {nullptr, thing.within->code, thing.within->name, extent.middle, extent.radius_m, from.score, ""};
  } else {
    const place& found = *thing.located;
    made = {&found, found.municipality, found.name, found.point, found.uncertainty_m, from.score, ""};
  }
  made.why = describe(from.what.reading) + "; " + describe(thing, from.what.whole_municipality);
  if (from.what.from->relation == word_role::near) {
    made.uncertainty_m *= near_factor;
    made.why += "; somewhere near it";
  }
  if (from.what.from->beside_unknown) made.why += "; beside words that may belong to another name";
  if (!from.remark.empty()) made.why += "; " + from.remark;
  return made;
}

geocoder::geocoder(const gazetteer& places, const boundaries& areas)
    : names_(std::make_unique<const name_index>(places, areas)) {}
geocoder::~geocoder() = default;
geocoder::geocoder(geocoder&&) noexcept = default;
geocoder& geocoder::operator=(geocoder&&) noexcept = default;

geocode_answer geocoder::geocode(std::string_view text, std::size_t limit) const {
  if (text.size() > longest_text || !is_utf8(text)) return {};
  const auto words = words_of(text, names_->roles);
  const auto mentions = find_mentions(words, names_->names);
  const auto meant = interpret(mentions, names_->names);

  geocode_answer answer;
  for (const auto& each : meant.candidates)
    if (each.score >= lowest_score) answer.candidates.push_back(names_->candidate(each));
  if (answer.candidates.empty() || answer.candidates.front().score < lowest_best_score) return {};

  merge_duplicates(answer.candidates);
  std::ranges::stable_sort(answer.candidates, std::ranges::greater{}, &geocode_candidate::score);
  const bool resolved = !meant.doubtful && is_clear(answer.candidates);
  answer.status = resolved ? geocode_status::resolved : geocode_status::ambiguous;
  if (answer.candidates.size() > limit) answer.candidates.resize(limit);
  return answer;
}

}  // namespace uramost::geodata
