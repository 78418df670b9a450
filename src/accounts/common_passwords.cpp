#include "accounts/common_passwords.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "core/text.hpp"

namespace uramost::accounts {

namespace {
// As they look once case, digits, signs and the usual replacements (@ for a, 0 for o, …) are taken away.
constexpr auto words = std::to_array<std::string_view>(
    {"admin",     "administrator", "analyst",    "beograd",     "changeme", "cokolada",  "crvenazvezda",
     "dardania",  "demo",          "dragon",     "fjalekalimi", "football", "gjakova",   "iloveyou",
     "incident",  "kosova",        "kosovo",     "leposavic",   "letmein",  "lozinka",   "master",
     "mitrovica", "monkey",        "opensesame", "partizan",    "pass",     "password",  "passwort",
     "peja",      "planner",       "police",     "policia",     "policija", "prishtina", "pristina",
     "prizren",   "qwerty",        "qwertz",     "srbija",      "sunshine", "test",      "uramost",
     "welcome",   "zvecan"});
static_assert(std::ranges::is_sorted(words));

constexpr std::array<std::string_view, 8> runs{"qwertyuiopasdfghjklzxcvbnm",   "qwertzuiopasdfghjklyxcvbnm",
                                               "abcdefghijklmnopqrstuvwxyz",   "01234567890123456789",
                                               "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm",
                                               "q1w2e3r4t5y6u7i8o9p0",         "1q2w3e4r5t6y7u8i9o0p"};

char plain(char letter) {
  constexpr std::string_view disguised = "@4310$5!7", meant = "aaeiossit";
  const auto found = disguised.find(letter);
  return found == std::string_view::npos ? letter : meant[found];
}

bool is_letter(char each) { return each >= 'a' && each <= 'z'; }

/// From the first letter to the last: "!!letmein2024" → "letmein".
std::string_view without_trimmings(std::string_view text) {
  const auto first = std::ranges::find_if(text, is_letter);
  auto last = text.end();
  while (last != first && !is_letter(*(last - 1))) --last;
  return {first, last};
}

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char each : text)
    if (is_letter(each)) letters += each;
  return letters;
}

/// What is written once or more often: "abcabc" → "abc".
std::string_view repeated_part(std::string_view text) {
  for (std::size_t length = 1; length * 2 <= text.size(); ++length) {
    bool repeats = true;
    for (std::size_t i = length; i < text.size() && repeats; ++i) repeats = text[i] == text[i - length];
    if (repeats) return text.substr(0, length);
  }
  return text;
}

bool is_word(const std::string& letters) { return std::ranges::binary_search(words, repeated_part(letters)); }

bool is_run(std::string_view text) {
  const std::string backwards(text.rbegin(), text.rend());
  return std::ranges::any_of(runs, [&](std::string_view run) {
    return run.find(text) != std::string_view::npos || run.find(backwards) != std::string_view::npos;
  });
}

/// Runs of four or more, one after the other, from end to end: "qwer1234asdf".
bool is_made_of_runs(std::string_view text) {
  if (text.empty()) return false;
  while (!text.empty()) {
    std::size_t length = std::min<std::size_t>(text.size(), 28);
    while (length >= 4 && !is_run(text.substr(0, length))) --length;
    if (length < 4) return false;
    text.remove_prefix(length);
  }
  return true;
}
}  // namespace

bool is_guessed_first(std::string_view password) {
  const std::string lower = ascii_lower(password);
  if (std::set<char>(lower.begin(), lower.end()).size() < 5) return true;
  if (!std::ranges::all_of(lower, [](char each) { return (each & 0x80) == 0; })) return false;
  const std::string_view core = without_trimmings(lower);
  if (is_made_of_runs(repeated_part(lower)) || is_made_of_runs(core)) return true;
  std::string undisguised(core);
  std::ranges::transform(undisguised, undisguised.begin(), plain);
  return is_word(letters_of(core)) || is_word(letters_of(undisguised));
}

}  // namespace uramost::accounts
