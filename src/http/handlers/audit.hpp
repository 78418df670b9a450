#pragma once

#include "http/audit_trail.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /api/audit?who=&action=&from=&until=&before=&limit=: entries, newest first.
struct search_audit {
  const store::audit_log& log;

  response operator()(const request& asked) const;
};

/// GET /api/audit/head: count and hash, to be kept elsewhere.
struct audit_head {
  const store::audit_log& log;

  response operator()(const request& asked) const;
};

/// GET /api/audit/verify?count=&hash=: walks the whole chain, through an earlier head if one is given.
struct verify_audit {
  const store::audit_log& log;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
