#include "geodata/mgrs.hpp"

#include <cmath>
#include <map>
#include <string>

#include "core/error.hpp"
#include "core/text.hpp"
#include "geodata/projection.hpp"

namespace uramost::geodata {
namespace {

constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";  // no I, no O
constexpr std::string_view bands = "CDEFGHJKLMNPQRSTUVWX";

struct reference {
  std::size_t zone = 0;
  char band = 0, column = 0, row = 0;
  std::string digits;
};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_letter(char letter) { return letter >= 'A' && letter <= 'Z'; }

/// Zone, letters and digits; nothing when the text has another shape.
std::optional<reference> parse(std::string_view text) {
  std::string compact;
  for (char letter : ascii_lower(trim(text)))
    if (letter != ' ')
      compact += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  reference found;
  std::size_t at = 0;
  while (at < compact.size() && at < 2 && is_digit(compact[at]))
    found.zone = found.zone * 10 + static_cast<std::size_t>(compact[at++] - '0');
  if (at == 0 || compact.size() < at + 3) return std::nullopt;
  found.band = compact[at];
  found.column = compact[at + 1];
  found.row = compact[at + 2];
  found.digits = compact.substr(at + 3);
  const bool shaped = is_letter(found.band) && is_letter(found.column) && is_letter(found.row) &&
                      found.digits.find_first_not_of("0123456789") == std::string::npos;
  return shaped ? std::optional(found) : std::nullopt;
}

/// This thread's projection of a UTM zone, north or south.
const projection& utm(std::size_t zone, bool south) {
  thread_local std::map<std::pair<std::size_t, bool>, projection> made;
  const auto found = made.find({zone, south});
  if (found != made.end()) return found->second;
  const std::string pipeline =
      "+proj=pipeline +step +inv +proj=utm +ellps=WGS84 +zone=" + std::to_string(zone) +
      (south ? " +south" : "") + " +step +proj=unitconvert +xy_in=rad +xy_out=deg";
  return made.emplace(std::pair(zone, south), projection(pipeline)).first->second;
}

struct band_lats {
  double south, north;
};

band_lats lats_of(char band) {
  const double south = -80 + 8 * static_cast<double>(bands.find(band));
  return {south, band == 'X' ? 84 : south + 8};
}

/// How far a zone reaches east and west of its meridian: bands V and X have wider ones (Norway, Svalbard).
double zone_reach(char band) { return band == 'V' ? 6 : band == 'X' ? 9 : 3; }

}  // namespace

bool looks_like_mgrs(std::string_view text) { return parse(text).has_value(); }

mgrs_square read_mgrs(std::string_view text) {
  const auto named = parse(text);
  const std::string quoted = "the grid reference " + std::string(trim(text).substr(0, 40));
  if (!named) throw invalid_input(quoted + " is not zone, letters and digits, as in 34TDN8901849163");
  const std::size_t pairs = named->digits.size() / 2;
  if (named->digits.size() % 2 != 0 || pairs < 1 || pairs > 5)
    throw invalid_input(quoted + " needs two, four, six, eight or ten digits");
  if (named->zone < 1 || named->zone > 60 || bands.find(named->band) == bands.npos)
    throw invalid_input(quoted + " has no zone from 1C to 60X");

  // Column letters come in three sets of eight, row letters repeat every 2,000 km, five further in even
  // zones.
  const std::size_t column = letters.find(named->column) - (named->zone - 1) % 3 * 8;
  const std::size_t row_letter = letters.find(named->row);
  if (column >= 8 || row_letter >= 20) throw invalid_input(quoted + " names a square its zone does not have");
  const std::size_t row = (row_letter + (named->zone % 2 == 0 ? 15 : 0)) % 20;

  mgrs_square square;
  square.side_m = std::pow(10.0, 5 - static_cast<double>(pairs));
  const auto offset_m = [&](std::size_t first) {
    return parse_number(named->digits.substr(first, pairs)).value_or(0) * square.side_m + square.side_m / 2;
  };
  const double east = static_cast<double>(column + 1) * 100'000 + offset_m(0);
  const double north_in_cycle = static_cast<double>(row) * 100'000 + offset_m(pairs);

  const bool south = named->band < 'N';
  const band_lats band = lats_of(named->band);
  const double meridian = static_cast<double>(named->zone) * 6 - 183;
  const double slack = square.side_m / 100'000;  // a square may lie across the band's or zone's edge
  for (double cycle = 0; cycle < 5; ++cycle) {
    const auto [lon, lat] = utm(named->zone, south).forward(east, north_in_cycle + cycle * 2'000'000);
    const bool fits = lat >= band.south - slack && lat <= band.north + slack &&
                      std::abs(lon - meridian) <= zone_reach(named->band) + slack;
    if (!fits) continue;
    square.middle = {lon, lat};
    return square;
  }
  throw invalid_input(quoted + " names a square its zone does not have");
}

}  // namespace uramost::geodata
