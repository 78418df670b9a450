#include "exchange/output_buffer.hpp"

#include <array>
#include <cmath>
#include <cstring>

namespace uramost::exchange {

void output_buffer::grow(std::size_t capacity) {
  auto larger = std::make_unique_for_overwrite<char[]>(capacity);
  if (size_ > 0) std::memcpy(larger.get(), text_.get(), size_);
  text_ = std::move(larger);
  capacity_ = capacity;
}

namespace {
/// The digits of 00 to 99.
constexpr auto pairs = [] {
  std::array<char, 200> digits{};
  for (std::size_t i = 0; i < 100; ++i) {
    digits[2 * i] = static_cast<char>('0' + i / 10);
    digits[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return digits;
}();

void write_pair(char* to, std::uint32_t number) { std::memcpy(to, &pairs[2 * number], 2); }

/// Half away from zero, of what is not negative.
std::int64_t rounded(double value) {
  const auto below = static_cast<std::int64_t>(value);
  return value - static_cast<double>(below) >= 0.5 ? below + 1 : below;
}
}  // namespace

char* write_degrees(char* to, double value) {
  constexpr std::int64_t unit = 10'000'000;
  const std::int64_t scaled = rounded(std::abs(value) * static_cast<double>(unit));
  if (value < 0 && scaled != 0) *to++ = '-';
  to = write_number(to, scaled / unit);
  const auto decimals = static_cast<std::uint32_t>(scaled % unit);
  if (decimals == 0) return to;
  to[0] = '.';
  write_pair(to + 1, decimals / 100'000);
  write_pair(to + 3, decimals / 1'000 % 100);
  write_pair(to + 5, decimals / 10 % 100);
  to[7] = static_cast<char>('0' + decimals % 10);
  to += 8;
  while (to[-1] == '0') --to;
  return to;
}

char* write_number(char* to, double value) {
  constexpr double exponents_begin = 100'000;  // 1e+05 is shorter
  if (value > 0 && value < exponents_begin)
    if (const auto whole = static_cast<std::int64_t>(value); static_cast<double>(whole) == value)
      return write_number(to, whole);
  return std::to_chars(to, to + number_bytes, value).ptr;
}

}  // namespace uramost::exchange
