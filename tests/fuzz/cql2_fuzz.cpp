#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/error.hpp"
#include "cql2/json_reader.hpp"
#include "cql2/json_writer.hpp"
#include "cql2/limits.hpp"
#include "cql2/text_reader.hpp"
#include "cql2/text_writer.hpp"

namespace {
using namespace uramost;

/// A filter that is read is written as what reads back to the same.
template <class Read>
void read(const Read& from, std::string_view bytes) {
  try {
    const cql2::expression whole = from(bytes);
    const std::string json = cql2::to_json_text(whole);
    if (json.size() <= cql2::limits::bytes && cql2::read_json(json) != whole) std::abort();
    const std::string text = cql2::to_text(whole);
    if (text.size() <= cql2::limits::bytes && cql2::read_text(text) != whole) std::abort();
  } catch (const error& problem) {
    if (problem.kind() != error_kind::invalid_input) std::abort();
  }
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  read(cql2::read_text, bytes);
  read(cql2::read_json, bytes);
  return 0;
}
