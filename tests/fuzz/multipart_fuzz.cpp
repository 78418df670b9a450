#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/error.hpp"
#include "http/multipart_parser.hpp"

namespace {
/// What a form says, as one text; "refused" when it is malformed.
std::string read(std::string_view body, std::size_t step) try {
  std::string said;
  uramost::http::multipart_parser parser(
      "XX", {[&](const uramost::http::part_heading& heading) {
               said += "[" + heading.name + "|" + heading.file_name.value_or("-") + "]";
             },
             [&](std::string_view bytes) { said += bytes; }, [&] { said += "[end]"; }});
  for (std::size_t at = 0; at < body.size(); at += step) parser.feed(body.substr(at, step));
  parser.finish();
  return said;
} catch (const uramost::error&) {
  return "refused";
}
}  // namespace

/// The same form means the same in whatever pieces it comes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const std::string whole = read(body, size + 1);
  if (read(body, 1) != whole || read(body, 5) != whole) std::abort();
  uramost::http::multipart_boundary(body);
  return 0;
}
