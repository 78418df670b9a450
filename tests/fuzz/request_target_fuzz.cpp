#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/compression.hpp"
#include "http/form.hpp"
#include "http/request.hpp"

/// A target that is taken has a path that stays below its root, and the readers of header fields take
/// anything.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const auto target = uramost::http::parse_target(text);
    if (!target.path.starts_with('/') || !uramost::is_utf8(target.path)) std::abort();
    if ((target.path + '/').find("/../") != std::string::npos) std::abort();
    uramost::query_parameters::parse(target.query_string);
  } catch (const uramost::error&) {
  }
  uramost::http::preferred_coding(text);
  const auto name = uramost::http::harmless_file_name(text);
  if (name.empty() || name == ".." || name.find('/') != std::string::npos) std::abort();
  return 0;
}
