#pragma once

#include <memory>

#include "http/api_document.hpp"

namespace uramost::http {

/// Where the document is kept, which describes also the routes that give it: filled in when all are known.
using shared_document = std::shared_ptr<std::shared_ptr<const api_document>>;

/// GET /api/openapi.json
struct api_description {
  shared_document document;

  response operator()(const request& asked) const;
};

/// GET /api/docs: the same for people, without a script.
struct api_explanation {
  shared_document document;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
