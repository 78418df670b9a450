#pragma once

#include <memory>

#include "http/incident_view.hpp"
#include "http/json.hpp"
#include "intake/geography.hpp"
#include "intake/incident_register.hpp"
#include "store/workspace_store.hpp"
#include "study/method.hpp"

namespace uramost::http {

/// A study that somebody asks for, of the incidents as they may see them, in the snapshot of the moment they
/// asked. Owns what it needs, so that it can be carried out later, on another thread. The register has to
/// live.
class study_request {
 public:
  /// Takes the query and the method's settings out of `given`. Throws not_found for an unknown method,
  /// invalid_input for a malformed or unknown parameter, forbidden as incident_view does.
  study_request(std::string_view method, query_parameters given, const accounts::access& who,
                const incident_views& views, const intake::incident_register& incidents);

  /// The result, without id, title and note. Throws invalid_input (field `n` when there are too few
  /// incidents), unavailable when it was cancelled.
  store::kept_result carry_out(const progress_sink& watching) const;

 private:
  const study::method* method_;
  incident_query asked_;
  study::settings settings_;
  accounts::access who_;
  incident_view view_;
  incident_view::snapshot snapshot_;
  std::shared_ptr<const intake::geography> where_;
  const geodata::gazetteer& places_;
};

}  // namespace uramost::http
