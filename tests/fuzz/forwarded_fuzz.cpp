#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/error.hpp"
#include "http/ip_address.hpp"
#include "http/origin.hpp"
#include "http/trusted_proxies.hpp"

namespace {
using namespace uramost;
using namespace uramost::http;

/// Whatever a client's address can be afterwards.
void expect_address(const std::string& text) {
  const auto address = ip_address::parse(text);
  if (address ? address->to_string() != text : text != "unknown" && !text.starts_with('_')) std::abort();
}
}  // namespace

/// What the outermost untrusted peer wrote itself never makes it a client of this machine: the last word is
/// that of the proxy in front of us.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const trusted_proxies proxies({"192.0.2.1", "10.0.0.0/8"});
  for (const auto& [name, word] :
       {std::pair{"forwarded", "for=203.0.113.9"}, {"x-forwarded-for", "203.0.113.9"}})
    try {
      request asked;
      asked.headers = {{name, text}};
      expect_address(proxies.resolve(asked, {"192.0.2.1", "http", "localhost"}).address);
      asked.headers = {{name, text}, {name, word}};
      if (proxies.resolve(asked, {"192.0.2.1", "http", "localhost"}).address != "203.0.113.9") std::abort();
    } catch (const error&) {
    }
  try {
    const origin known = origin::of("https", text);
    if (origin::parse(known.to_string() + '/') != known) std::abort();
  } catch (const error&) {
  }
  try {
    ip_network{text};
  } catch (const error&) {
  }
  return 0;
}
