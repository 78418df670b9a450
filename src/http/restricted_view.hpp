#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "accounts/access.hpp"
#include "casework/response_case.hpp"
#include "http/audit_trail.hpp"
#include "http/query_results.hpp"
#include "intake/incident_features.hpp"

namespace uramost::http {

/// The incidents themselves, for one request of somebody who may read them: of their municipalities only, and
/// with what people told only for those who may read that. What is read through it is in the audit log before
/// it is given out.
class restricted_view {
 public:
  /// Keeps references. Throws forbidden without the right to read or to export incidents.
  restricted_view(const intake::incident_register& from, const query_results& results, audit_trail& log,
                  const accounts::access& who);

  /// Those that a query means. Throws forbidden for other municipalities than theirs, and for a search in
  /// texts that they may not read.
  std::shared_ptr<const index::selection> selection(const incident_query& wanted) const;
  /// Some of a selection, in the order asked, as they were in its snapshot.
  void visit(const incident_query& wanted, revision at, std::span<const incident_id> ids,
             const std::function<void(const exchange::feature&)>& visit) const;

  /// Shows incidents to what decides which of them are given out, and tells nobody what it saw: not noted in
  /// the log, what is given out is. Those of other municipalities are not shown, nor what may not be read.
  void sift(revision at, std::span<const incident_id> ids,
            const std::function<void(const exchange::feature&)>& decide) const;

  /// One incident, with all that it was before and what became of it; nothing when there is none, or it is
  /// not theirs to see: nobody is told which.
  struct dossier {
    incident record;
    std::vector<store::incident_version> history;
    std::vector<store::response_event> responses;
  };
  std::optional<dossier> find(incident_id id) const;

  /// Those that a query means, to be counted for `action`.
  std::shared_ptr<const index::selection> counted(const incident_query& wanted,
                                                  std::string_view action) const;
  /// All that a query means, as cases: how they were dealt with, without a word of what was told.
  std::vector<casework::response_case> cases(const incident_query& wanted,
                                             std::string_view action = "responses.read") const;
  /// All that a query means, to take away.
  intake::incident_export export_of(const incident_query& wanted) const;

  intake::narratives told() const { return told_; }

 private:
  incident_query permitted(const incident_query& wanted) const;

  const intake::incident_register& from_;
  const query_results& results_;
  audit_trail& log_;
  accounts::access who_;
  intake::narratives told_;
};

/// Opens the incidents themselves to requests.
struct restricted_views {
  const intake::incident_register& from;
  const query_results& results;
  audit_trail& log;

  /// Throws forbidden, see restricted_view.
  restricted_view of(const accounts::access& who) const { return {from, results, log, who}; }
};

}  // namespace uramost::http
