#include "intake/clock_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/folded_words.hpp"
#include "intake/text_tokens.hpp"

namespace uramost::intake {

namespace {
template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 12> approximately{"oko",    "okolo", "rreth",  "rreth ores",
                                                         "around", "about", "approx", "circa",
                                                         "ca",     "cca",   "afro",   "otprilike"};
constexpr std::array<std::string_view, 10> introductions{"u",   "ne",   "ores", "at", "ora",
                                                         "ore", "oren", "t",    "od", "me"};
constexpr std::array<std::string_view, 12> hour_marks{"h",   "hr",     "hrs",  "sati", "sata", "sat",
                                                      "cas", "casova", "casa", "ore",  "ora",  "hours"};

[[noreturn]] void refuse(std::string_view text, std::string_view field, std::string_view why = {}) {
  std::string reason = "'" + std::string(trim(text)) + "' cannot be read as a time of day";
  if (!why.empty()) reason += ": " + std::string(why);
  throw invalid_input(reason, std::string(field));
}

/// What a spreadsheet keeps for a time: 0.5 is noon.
std::optional<written_clock> read_day_fraction(std::string_view text) {
  const bool looks_so = text.size() >= 3 && text[0] == '0' && (text[1] == '.' || text[1] == ',');
  if (!looks_so || text == "0.25" || text == "0,25" || text.size() > 22) return std::nullopt;
  double fraction = 0;
  const std::string digits = "0." + std::string(text.substr(2));
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), fraction);
  if (failure != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  if (text.size() == 4 && fraction < 0.60) return std::nullopt;  // 0.15 is a quarter past midnight
  const int minutes = static_cast<int>(std::lround(fraction * 24 * 60));
  return written_clock{minutes / 60, minutes % 60, 0, time_precision::minute};
}

/// `21:10`, as most registers have it.
std::optional<written_clock> read_hour_and_minute(std::string_view text) {
  const auto two_digits = [&](std::size_t at) {
    const int tens = text[at] - '0', ones = text[at + 1] - '0';
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 100;
  };
  if (text.size() != 5 || text[2] != ':' || two_digits(0) > 23 || two_digits(3) > 59) return std::nullopt;
  return written_clock{two_digits(0), two_digits(3)};
}

/// Figures of the clock and where the tokens after them begin.
struct clock_figures {
  written_clock clock;
  std::size_t next = 0;
};

bool is_clock_separator(char sign) { return sign == ':' || sign == '.' || sign == ','; }

std::optional<clock_figures> read_figures(const text_tokens& tokens, std::size_t at) {
  const text_token& first = tokens[at];
  if (!first.is_number) return std::nullopt;
  if (first.digits() == 4) return clock_figures{{first.value / 100, first.value % 100}, at + 1};
  if (first.digits() > 2) return std::nullopt;

  clock_figures read{{.hour = first.value, .precision = time_precision::hour}, at + 1};
  if (tokens.is_word(read.next) && is_one_of(hour_marks, folded_words(tokens[read.next].text))) {
    ++read.next;  // 21h, 21h10
    if (tokens[read.next].digits() != 2) return read;
  } else if (!tokens.is_number(read.next) || !is_clock_separator(tokens[read.next].separator)) {
    return read;
  }
  if (tokens[read.next].digits() != 2) return std::nullopt;
  read.clock.minute = tokens[read.next++].value;
  read.clock.precision = time_precision::minute;

  if (tokens[read.next].digits() == 2 && is_clock_separator(tokens[read.next].separator)) {
    read.clock.second = tokens[read.next++].value;
    read.clock.precision = time_precision::second;
    if (tokens.is_number(read.next) && tokens[read.next].separator == '.')
      ++read.next;  // fraction of a second
  }
  return read;
}

/// Half past nine in the evening, American style.
void apply_half_of_day(written_clock& clock, bool afternoon, std::string_view text, std::string_view field) {
  if (clock.hour < 1 || clock.hour > 12) refuse(text, field, "AM and PM go with hours 1 to 12");
  clock.hour = clock.hour % 12 + (afternoon ? 12 : 0);
}

void expect_possible(const written_clock& clock, std::string_view text, std::string_view field) {
  const bool end_of_day = clock.hour == 24 && clock.minute == 0 && clock.second == 0;
  if (clock.hour > 23 && !end_of_day) refuse(text, field, "a day has 24 hours");
  if (clock.minute > 59 || clock.second > 59) refuse(text, field, "an hour has 60 minutes");
}
}  // namespace

bool says_nothing(std::string_view text) {
  // Every cell of a register comes by here: only what may be one of the few words is looked at closely.
  const auto begins_one = [](char first) {
    const bool plain =
        (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    return !plain || std::string_view("nNuUeEiIpP").find(first) != std::string_view::npos;
  };
  if (text.empty()) return true;
  if (!begins_one(text.front())) return false;
  const std::string_view bare = trim(text);
  if (bare.empty()) return true;
  if (bare.size() > 32 || !begins_one(bare.front())) return false;
  static constexpr std::array<std::string_view, 12> words{"",           "n a",      "na",      "nepoznato",
                                                          "nepoznat",   "nema",     "unknown", "e panjohur",
                                                          "i panjohur", "panjohur", "none",    "null"};
  return is_one_of(words, folded_words(bare));
}

std::optional<written_clock> read_clock(std::string_view text, std::string_view field) {
  text = trim(text);
  if (const auto clock = read_hour_and_minute(text)) return clock;
  if (says_nothing(text)) return std::nullopt;
  if (const auto clock = read_day_fraction(text)) return clock;
  if (text == "0.25" || text == "0,25") refuse(text, field, "it may mean 00:25 or a quarter of a day, 06:00");

  const text_tokens tokens(text);
  std::size_t at = 0;
  bool roughly = text.starts_with('~');
  for (; tokens.is_word(at); ++at) {
    const std::string word = folded_words(tokens[at].text);
    if (is_one_of(approximately, word))
      roughly = true;
    else if (!is_one_of(introductions, word))
      refuse(text, field);
  }
  auto read = read_figures(tokens, at);
  if (!read) refuse(text, field);

  for (; read->next < tokens.size(); ++read->next) {
    const text_token& token = tokens[read->next];
    const std::string word = token.is_number ? std::string("?") : folded_words(token.text);
    const bool dotted = (word == "a" || word == "p") && folded_words(tokens[read->next + 1].text) == "m";
    if (word == "am" || word == "pm" || dotted) {
      apply_half_of_day(read->clock, word.front() == 'p', text, field);
      if (dotted) ++read->next;
    } else if (!word.empty() && !is_one_of(hour_marks, word) && word != "min") {
      refuse(text, field);
    }
  }
  expect_possible(read->clock, text, field);
  if (roughly) read->clock.precision = time_precision::hour;
  return read->clock;
}

}  // namespace uramost::intake
