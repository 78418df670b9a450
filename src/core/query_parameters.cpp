#include "core/query_parameters.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost {

namespace {
constexpr std::size_t most_pairs = 200;

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

std::string decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      decoded += ' ';
    } else if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) throw invalid_input("the query string has a broken percent escape");
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  if (!is_utf8(decoded)) throw invalid_input("the query string is not UTF-8");
  if (decoded.find('\0') != std::string::npos) throw invalid_input("the query string holds a zero byte");
  return decoded;
}
}  // namespace

query_parameters query_parameters::parse(std::string_view query_string) {
  query_parameters parameters;
  for (std::string_view part : split(query_string, '&')) {
    if (part.empty()) continue;
    if (parameters.pairs_.size() == most_pairs)
      throw invalid_input("the query string has too many parameters");
    const auto equals = part.find('=');
    const bool has_value = equals != std::string_view::npos;
    parameters.pairs_.emplace_back(decode(part.substr(0, equals)),
                                   has_value ? decode(part.substr(equals + 1)) : std::string{});
  }
  return parameters;
}

std::optional<std::string> query_parameters::take(std::string_view name) {
  const auto is_named = [&](const auto& pair) { return pair.first == name; };
  const auto found = std::find_if(pairs_.begin(), pairs_.end(), is_named);
  if (found == pairs_.end()) return std::nullopt;
  std::string value = std::move(found->second);
  pairs_.erase(found);
  if (std::any_of(pairs_.begin(), pairs_.end(), is_named))
    throw invalid_input("the parameter '" + std::string(name) + "' is given twice", std::string(name));
  return value;
}

void query_parameters::expect_all_taken() const {
  if (!pairs_.empty())
    throw invalid_input("unknown parameter '" + pairs_.front().first + "'", pairs_.front().first);
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view plain = "-._~,/:";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter_or_digit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (letter_or_digit || plain.find(c) != std::string_view::npos)
      encoded += c;
    else
      (encoded += '%') += {digits[byte >> 4], digits[byte & 15]};
  }
  return encoded;
}

}  // namespace uramost
