#pragma once

#include "http/release_shelf.hpp"

namespace uramost::http {

/// GET /api/releases: all of them, newest first, and the key that they are verified with.
struct release_list {
  const release_shelf& shelf;

  response operator()(const request& asked) const;
};

/// GET /releases/{n}/{file}: a release's own file, byte for byte.
response release_file(const release_question& question);

/// GET …/summary: what there is in a release, and by which rules.
response release_summary(const release_question& question);

}  // namespace uramost::http
