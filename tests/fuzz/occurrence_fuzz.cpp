#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/error.hpp"
#include "intake/occurrence.hpp"

/// Fields parted by NUL: date, time, end date, end time, precision. Whatever comes, an interval in bounds or
/// a refusal.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto next = [&] {
    const auto field = text.substr(0, text.find('\0'));
    text.remove_prefix(field.size() < text.size() ? field.size() + 1 : text.size());
    return field;
  };
  intake::written_occurrence written;
  written.date = next();
  written.time = next();
  written.date_end = next();
  written.time_end = next();
  written.precision = next();
  const time_point now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 21};
  for (const auto order : {intake::date_order::day_first, intake::date_order::month_first}) {
    try {
      const time_interval read = intake::read_occurrence(written, order, now);
      if (read.begin >= read.end || read.begin > now + std::chrono::days{3}) __builtin_trap();
    } catch (const error& refused) {
      if (refused.field().empty()) __builtin_trap();
    }
  }
  return 0;
}
