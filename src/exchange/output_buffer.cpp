#include "exchange/output_buffer.hpp"

#include <cmath>
#include <cstring>

namespace uramost::exchange {

void output_buffer::grow(std::size_t capacity) {
  auto larger = std::make_unique_for_overwrite<char[]>(capacity);
  if (size_ > 0) std::memcpy(larger.get(), text_.get(), size_);
  text_ = std::move(larger);
  capacity_ = capacity;
}

void output_buffer::degrees(double value) {
  constexpr std::int64_t unit = 10'000'000;
  const auto scaled = static_cast<std::int64_t>(std::llround(std::abs(value) * static_cast<double>(unit)));
  char* const digits = room(number_bytes);
  char* end = digits;
  if (value < 0 && scaled != 0) *end++ = '-';
  end = std::to_chars(end, digits + number_bytes, scaled / unit).ptr;
  auto decimals = static_cast<std::uint32_t>(scaled % unit);
  if (decimals != 0) {
    *end = '.';
    for (int place = 7; place > 0; --place, decimals /= 10)
      end[place] = static_cast<char>('0' + decimals % 10);
    end += 8;
    while (end[-1] == '0') --end;
  }
  size_ += static_cast<std::size_t>(end - digits);
}

}  // namespace uramost::exchange
