#include "geodata/written_angle.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/text.hpp"

namespace uramost::geodata {
namespace {

struct letter_meaning {
  char letter;
  hemisphere side;
  bool serbian_only;
};

constexpr std::array meanings{
    letter_meaning{'N', hemisphere::north, false}, letter_meaning{'E', hemisphere::east, false},
    letter_meaning{'W', hemisphere::west, false},  letter_meaning{'S', hemisphere::letter_s, false},
    letter_meaning{'V', hemisphere::north, false},  // veri
    letter_meaning{'L', hemisphere::east, false},   // lindje
    letter_meaning{'P', hemisphere::west, false},   // perëndim
    letter_meaning{'J', hemisphere::south, false},  // jug, in Albanian and Serbian
    letter_meaning{'I', hemisphere::east, true},    // istok
    letter_meaning{'Z', hemisphere::west, true},    // zapad
    letter_meaning{'n', hemisphere::north, true},  letter_meaning{'s', hemisphere::south, true},
    letter_meaning{'e', hemisphere::east, true},   letter_meaning{'w', hemisphere::west, true},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 31> replacements{{
    {"°", "d"},
    {"º", "d"},
    {"˚", "d"},
    {"′", "'"},
    {"’", "'"},
    {"‘", "'"},
    {"´", "'"},
    {"ʹ", "'"},
    {"`", "'"},
    {"″", "\""},
    {"”", "\""},
    {"“", "\""},
    {"„", "\""},
    {"ʺ", "\""},
    {"''", "\""},
    {"−", "-"},
    {"–", "-"},
    {"С", "n"},
    {"с", "n"},
    {"Ј", "s"},
    {"ј", "s"},
    {"И", "e"},
    {"и", "e"},
    {"З", "w"},
    {"з", "w"},
    {"\xC2\xA0", " "},
    {"\xE2\x80\xAF", " "},
    {"\xE2\x80\x89", " "},
    {"\t", " "},
    {"\xEF\xBB\xBF", " "},
    {"\n", " "},
}};

const letter_meaning* meaning_of(char letter) {
  for (const letter_meaning& each : meanings)
    if (each.letter == letter) return &each;
  return nullptr;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Reads the parts of an angle from the left.
class angle_scanner {
 public:
  explicit angle_scanner(std::string_view text) : rest_(text) {}

  void skip_spaces() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  }
  bool at_end() const { return rest_.empty(); }
  bool take(char letter) {
    if (!rest_.starts_with(letter)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// A number without sign; how many digits follow its point or comma (-1: it has none).
  std::optional<std::pair<double, int>> take_number() {
    std::string digits;
    int decimals = -1;
    for (; !rest_.empty(); rest_.remove_prefix(1)) {
      const char letter = rest_.front();
      const bool is_point = (letter == '.' || letter == ',') && decimals < 0 && !digits.empty();
      if (!is_digit(letter) && !is_point) break;
      digits += is_point ? '.' : letter;
      if (decimals >= 0 || is_point) ++decimals;
    }
    const auto number = parse_number(digits);
    if (!number) return std::nullopt;
    return std::pair(*number, decimals);
  }

 private:
  std::string_view rest_;
};

/// What one in the last of so many decimals is worth.
double last_place_of(int decimals) {
  constexpr std::array worth{1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10};
  const auto place = static_cast<std::size_t>(std::max(decimals, 0));
  return place < worth.size() ? worth[place] : std::pow(10.0, -decimals);
}

/// Degrees, minutes, seconds, each with or without its mark; only the last may have a fraction.
std::optional<written_angle> read_parts(std::string_view text) {
  constexpr std::array units{1.0, 60.0, 3600.0};
  constexpr std::array marks{'d', '\'', '"'};
  angle_scanner scanner(text);
  written_angle angle;
  scanner.skip_spaces();
  const bool negative = scanner.take('-');
  if (!negative) scanner.take('+');
  scanner.skip_spaces();

  bool has_fraction = false;
  std::size_t parts = 0;
  for (; parts < units.size() && !scanner.at_end(); ++parts) {
    const auto number = scanner.take_number();
    if (!number || has_fraction || (parts > 0 && number->first >= 60)) return std::nullopt;
    has_fraction = number->second >= 0;
    angle.value += number->first / units.at(parts);
    angle.last_place = last_place_of(number->second) / units.at(parts);
    scanner.skip_spaces();
    if (scanner.take(marks.at(parts)))
      angle.is_plain = false;
    else
      scanner.take(':');
    scanner.skip_spaces();
  }
  if (parts == 0 || !scanner.at_end()) return std::nullopt;
  if (parts > 1) angle.is_plain = false;
  if (negative) angle.value = -angle.value;
  return angle;
}

}  // namespace

bool names_hemisphere(char letter) { return meaning_of(letter) != nullptr; }

std::string plain_marks(std::string_view text) {
  text = trim(text);
  std::string marks;
  while (!text.empty()) {
    bool replaced = false;
    for (const auto& [from, to] : replacements) {
      if (!text.starts_with(from)) continue;
      marks += to;
      text.remove_prefix(from.size());
      replaced = true;
      break;
    }
    if (replaced) continue;
    char letter = text.front();
    if (letter >= 'a' && letter <= 'z' && letter != 'd') letter = static_cast<char>(letter - 'a' + 'A');
    marks += letter;
    text.remove_prefix(1);
  }
  return marks;
}

std::optional<written_angle> read_angle(std::string_view marks) {
  marks = trim(marks);
  if (marks.empty()) return std::nullopt;
  const letter_meaning* letter = meaning_of(marks.front());
  if (letter) {
    marks.remove_prefix(1);
  } else if ((letter = meaning_of(marks.back()))) {
    marks.remove_suffix(1);
  }
  auto angle = read_parts(trim(marks));
  if (angle && letter) {
    angle->side = letter->side;
    angle->speaks_serbian = letter->serbian_only;
    angle->is_plain = false;
  }
  return angle;
}

std::optional<written_angle> read_decimal_angle(std::string_view text) {
  std::string_view digits = text;
  if (digits.starts_with('-')) digits.remove_prefix(1);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::string_view whole = digits.substr(0, point),
                         decimals = digits.substr(std::min(point + 1, digits.size()));
  const auto are_digits = [](std::string_view part) {
    return !part.empty() && std::ranges::all_of(part, is_digit);
  };
  if (!are_digits(whole) || (point < digits.size() && !are_digits(decimals))) return std::nullopt;
  written_angle angle{.last_place = last_place_of(static_cast<int>(decimals.size()))};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), angle.value);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return angle;
}

}  // namespace uramost::geodata
