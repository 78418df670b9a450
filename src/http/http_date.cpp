#include "http/http_date.hpp"

#include <fmt/chrono.h>

#include <ctime>
#include <string>

namespace uramost::http {

std::string_view http_date() {
  thread_local std::time_t written_at = -1;
  thread_local std::string text;
  if (const std::time_t now = std::time(nullptr); now != written_at) {
    text = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
    written_at = now;
  }
  return text;
}

}  // namespace uramost::http
