#include "geodata/place_scoring.hpp"

#include <algorithm>
#include <cmath>

namespace uramost::geodata {
namespace {

/// How much more often registers name one seat than one village, and so on; only ratios count.
double kind_weight(const named_thing& thing) {
  constexpr double well_known = 40;
  constexpr double village = 3;
  if (thing.is != named_thing::sort::place) return well_known;
  switch (thing.located->kind) {
    case place_kind::municipality_seat:
      return well_known;
    case place_kind::settlement:
    case place_kind::neighbourhood:
      return village;
    case place_kind::landmark:
      return 0.3;
    case place_kind::locality:
      return 0.15;
    default:
      return 0.1;
  }
}

/// The chance that this writing means this name rather than another that is written just so.
double likeness_weight(const name_reading& reading, bool case_expected) {
  double weight = 1;
  if (reading.accents == accent_likeness::missing) weight *= 0.25;
  if (reading.accents == accent_likeness::different) weight *= 0.05;
  if (reading.likeness.respelled) weight *= 0.08;
  if (reading.likeness.inflected) weight *= case_expected ? 0.5 : 0.01;
  if (reading.likeness.abbreviated) weight *= 0.3;
  return weight * std::pow(0.02, reading.likeness.typos);
}

double name_weight(const name_reading& reading) { return reading.is_main_name ? 1 : 0.15; }

/// Does the thing fit the sort said beside its name?
double sort_weight(const named_thing& thing, std::optional<word_role> sort) {
  if (!sort || thing.is != named_thing::sort::place) return 1;
  const place_kind kind = thing.located->kind;
  const bool is_seat = kind == place_kind::municipality_seat;
  switch (*sort) {
    case word_role::village:
      return kind == place_kind::settlement ? 1 : 0.05;
    case word_role::town:
      return is_seat ? 3 : is_populated(kind) ? 0.5 : 0.1;
    case word_role::municipality:
    case word_role::district:
      return is_seat ? 1 : 0.03;
    case word_role::water:
      return kind == place_kind::water ? 100 : 1;
    case word_role::mountain:
      return kind == place_kind::relief ? 100 : 1;
    default:
      return 1;
  }
}

/// How often an answer to a text so written is right, when nothing else is written so. Measured on names
/// written with such changes (tests/geodata/geocoder_evaluation.test.cpp).
double trust_in(const name_reading& reading, const mention& from) {
  double trust = 0.98;
  if (reading.accents == accent_likeness::different) trust *= 0.9;
  if (reading.likeness.respelled) trust *= 0.95;
  if (reading.likeness.inflected) trust *= 0.97;
  if (reading.likeness.abbreviated) trust *= 0.8;
  if (reading.likeness.typos == 1) trust *= 0.96;
  if (reading.likeness.typos > 1) trust *= 0.92;
  if (from.beside_unknown) trust *= 0.4;
  if (from.relation == word_role::near) trust *= 0.95;
  return trust;
}

}  // namespace

std::vector<meaning> weigh(const mention& from, const name_index& names) {
  std::vector<meaning> meanings;
  double sum = 0;
  for (const auto& reading : from.readings) {
    const named_thing& thing = names.things()[reading.thing];
    const double weight = kind_weight(thing) * likeness_weight(reading, from.after_word) *
                          name_weight(reading) * sort_weight(thing, from.sort);
    auto known = std::ranges::find(meanings, reading.thing, &meaning::thing);
    if (known == meanings.end()) known = meanings.insert(meanings.end(), {.thing = reading.thing});
    if (weight <= known->share) continue;
    const bool says_municipality =
        from.sort == word_role::municipality && from.relation != word_role::before && thing.within != nullptr;
    const bool is_seat = thing.located != nullptr && thing.located->kind == place_kind::municipality_seat;
    known->from = &from;
    known->reading = reading;
    known->whole_municipality = thing.located == nullptr || (says_municipality && is_seat);
    known->trust = trust_in(reading, from);
    sum += weight - known->share;
    known->share = weight;
  }
  for (meaning& each : meanings) each.share /= sum;
  std::ranges::stable_sort(meanings, std::ranges::greater{}, &meaning::share);
  return meanings;
}

}  // namespace uramost::geodata
