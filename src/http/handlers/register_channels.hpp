#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/incident_register.hpp"

namespace uramost::http {

/// GET /api/registers/{name}/channels: when one could report to a register, and all that was said of that
/// before.
struct list_channels {
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// POST /api/registers/{name}/channels {"since", "until", "municipality", "note", "replaces"}: says that
/// there is a channel, or puts right what was said of one. Who is bound to municipalities speaks of these
/// only.
struct describe_channel {
  intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// DELETE /api/registers/{name}/channels/{id}: takes back what was said; it stays to be read.
struct withdraw_channel {
  intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
