#include "http/tile_response.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "http/compression.hpp"

namespace uramost::http {

namespace {
std::string caching(const tile_address& of) {
  if (of.version != std::to_string(of.of.value)) return "no-cache";
  return of.is_public ? "public, max-age=3600, immutable" : "private, max-age=3600, immutable";
}

/// What becomes of the bytes on their way out.
struct byte_coding {
  bool can_be_packed = false;
  coding packed_as = coding::none;
};

response finished(const tiles::tile_cache::tile& made, const kept_bytes& wanted, byte_coding sent) {
  response answer;
  answer.set("ETag", made->etag);
  wanted.label(answer);
  if (sent.can_be_packed) answer.set("Vary", "Accept-Encoding");
  if (made->bytes.empty()) {
    answer.status = 204;
    return answer;
  }
  answer.body = std::shared_ptr<const std::string>(made, &made->bytes);
  answer.set("Content-Type", wanted.content_type);
  if (sent.packed_as != coding::none) answer.set("Content-Encoding", std::string(to_string(sent.packed_as)));
  return answer;
}
}  // namespace

response answer_kept(tiles::tile_cache& cache, const request& asked, kept_bytes wanted,
                     const making_estimate& takes) {
  byte_coding sent;
  sent.can_be_packed = !wanted.content_type.starts_with("image/");
  if (sent.can_be_packed) sent.packed_as = preferred_coding(asked.header("accept-encoding"));
  if (sent.packed_as != coding::none) {
    wanted.make = [&cache, key = wanted.key, make = std::move(wanted.make), as = sent.packed_as] {
      const auto plain = cache.get(key, make);
      return plain->bytes.empty() ? std::string() : packed(plain->bytes, as);
    };
    (wanted.key += ' ') += to_string(sent.packed_as);
  }
  if (const auto kept = cache.find(wanted.key)) return finished(kept, wanted, sent);
  const making long_as = takes();
  if (long_as == making::instant) return finished(cache.get(wanted.key, wanted.make), wanted, sent);
  response begun;
  begun.rest_takes_long = long_as == making::lengthy;
  begun.rest = [&cache, wanted = std::move(wanted), sent] {
    return finished(cache.get(wanted.key, wanted.make), wanted, sent);
  };
  return begun;
}

response answer_tile(tiles::tile_cache& cache, const request& asked, const tile_address& address,
                     std::string content_type, std::function<std::string()> make,
                     const making_estimate& takes) {
  const auto [z, x, y] = address.tile;
  return answer_kept(
      cache, asked,
      {.key = fmt::format("{}/{}/{}/{}/{}?{}", address.of.value, address.layer, z, x, y, address.query),
       .content_type = std::move(content_type),
       .make = std::move(make),
       .label =
           [address](response& answer) {
             answer.is_lasting = address.is_public;
             answer.set("UraMost-Revision", std::to_string(address.of.value));
             answer.set("Cache-Control", caching(address));
           }},
      takes);
}

tiles::tile_id tile_of(const std::string& z, const std::string& x, const std::string& y) {
  const auto tile = tiles::parse_tile_id(z, x, y);
  if (!tile) throw error(error_kind::not_found, "there is no such tile");
  return *tile;
}

tiles::tile_id tile_of(const request& asked) {
  return tile_of(asked.captured("z"), asked.captured("x"), asked.captured("y"));
}

}  // namespace uramost::http
