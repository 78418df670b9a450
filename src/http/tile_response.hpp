#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/ids.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "tiles/tile_cache.hpp"
#include "tiles/tile_id.hpp"

namespace uramost::http {

/// Everything that a tile's bytes depend on, and thereby its key in the cache.
struct tile_address {
  revision of;        ///< of the snapshot, or the version of the geography, that the bytes are made from
  std::string layer;  ///< what is drawn and how it is encoded: "heat.png", "incidents.mvt"
  tiles::tile_id tile;
  std::string query;                   ///< canonical text of all other conditions
  std::optional<std::string> version;  ///< the parameter `v`, no part of the key
  bool is_public = false;              ///< the same for everybody, as long as geography and releases are
};

/// Bytes that are made once, for whoever asks, and kept in the cache.
struct kept_bytes {
  std::string key;  ///< names all that they depend on
  std::string content_type;
  std::function<std::string()> make;     ///< owns what it captures; no bytes mean that there is nothing (204)
  std::function<void(response&)> label;  ///< adds what else the answer's header says; likewise
};

/// How long bytes that are not there take to make.
enum class making {
  instant,  ///< no longer than to hand them to another thread: made at once, on the I/O thread
  brief,
  lengthy  ///< milliseconds: made beside those that are brief
};
using making_estimate = std::function<making()>;
inline making always_brief() { return making::brief; }

/// The bytes from the cache or, when they are not there, an answer that `make` completes on a worker thread:
/// once, however many ask meanwhile. Strong ETag. Text and vector tiles are kept and sent compressed to
/// clients who take that; pictures as they are.
response answer_kept(tiles::tile_cache& cache, const request& asked, kept_bytes wanted,
                     const making_estimate& takes = always_brief);

/// A tile of the register. `make` owns what it captures, as neither handler nor request need outlive it; no
/// bytes mean an empty tile. `UraMost-Revision` says which revision of the register the bytes are of. A tile
/// asked for with `v` of the current revision never changes and need not be asked for again; others are to be
/// revalidated.
response answer_tile(tiles::tile_cache& cache, const request& asked, const tile_address& address,
                     std::string content_type, std::function<std::string()> make,
                     const making_estimate& takes = always_brief);

/// Throws not_found when they name no tile.
tiles::tile_id tile_of(const std::string& z, const std::string& x, const std::string& y);
/// The same of the captures `z`, `x` and `y`.
tiles::tile_id tile_of(const request& asked);

}  // namespace uramost::http
