#pragma once

#include <functional>
#include <memory>
#include <string>

#include "http/open_release.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "tiles/tile_cache.hpp"

namespace uramost::http {

/// A release as a request reads it.
struct release_reading {
  std::shared_ptr<const open_release> release;                ///< null: not in memory
  std::function<std::shared_ptr<const open_release>()> open;  ///< gets it then; throws not_found
  std::string path;                                           ///< where its URLs begin: "/releases/2"
  std::string conditions;    ///< what their query strings have to say: "until=2026-11-01" of a draft
  bool is_published = true;  ///< otherwise a draft, which nobody may store
  bool is_newest = false;    ///< asked for as such: under this address there may be another one tomorrow

  /// These parameters behind the conditions.
  std::string query(const std::string& parameters) const;
  /// Where something of this release is, with these parameters.
  std::string url(const std::string& rest, const std::string& parameters) const;
  /// Says in an answer's header what it is of and how long it holds: of a release for ever, for everybody; as
  /// the newest, until it is asked for again.
  void label(response& answer) const;
};

/// Finds the release that a request means, and takes the parameters that say so; in microseconds. Throws
/// not_found, invalid_input.
using release_source = std::function<release_reading(const request&, query_parameters&)>;

/// What is asked of a release: all that an answer for the public is made of. There is no way from here to
/// the register.
struct release_question {
  const request& asked;
  const release_reading& reading;
  query_parameters& parameters;  ///< that are left to be taken
  tiles::tile_cache& cache;

  const open_release& release() const { return *reading.release; }
  /// The parameter `year`, if there is one. Throws invalid_input for one that the release does not have.
  std::optional<int> take_year() const;
  /// An answer that is made once and kept: `name` tells it from the release's others. `make` owns what it
  /// captures, as for answer_kept.
  response answer(std::string_view name, std::string content_type, std::function<std::string()> make) const;
};

/// Answers a route out of a release: at once when the release is in memory, else on a worker thread.
struct release_handler {
  release_source from;
  tiles::tile_cache& cache;
  response (*answer)(const release_question&);

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
