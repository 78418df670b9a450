#pragma once

#include "http/incident_view.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/result_shelf.hpp"

namespace uramost::http {

/// GET /api/analysis?lang=: the methods, what can be set, and all words of their results in one language.
struct list_methods {
  response operator()(const request& asked) const;
};

/// GET /api/analysis/{method}: carries a study out and answers its result.
struct run_study {
  incident_views views;
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// POST /api/analysis/{method}, `{query, settings}`: begins one.
struct begin_study {
  incident_views views;
  const intake::incident_register& incidents;
  result_shelf& results;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
