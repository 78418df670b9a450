#pragma once

#include "http/audit_trail.hpp"
#include "http/release_drafts.hpp"
#include "http/release_shelf.hpp"

namespace uramost::http {

/// GET /api/releases/preview?until=: prepares the next release and says what its own attack found. What it
/// would show is below this address, as it would be below /releases/{n}.
struct preview_release {
  const release_drafts& drafts;
  audit_trail& trail;

  response operator()(const request& asked) const;
};

/// POST /api/releases {"until"?, "created_at"?}: publishes it, or says why not. `created_at`, of the preview
/// that was looked at: when the register has changed since, nothing is published (409).
struct publish_release {
  const release_drafts& drafts;
  audit_trail& trail;

  response operator()(const request& asked) const;
};

/// GET /api/releases/{a}/difference/{b}: which years differ, and what both together give away.
struct compare_releases {
  const release_shelf& shelf;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
