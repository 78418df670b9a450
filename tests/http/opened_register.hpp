#pragma once

#include "accounts/account_files.hpp"
#include "http/audit_trail.hpp"
#include "http/incident_view.hpp"
#include "http/restricted_view.hpp"
#include "intake/masked_incidents.hpp"
#include "temporary_directory.hpp"

namespace uramost::http {

/// A register with accounts beside it, opened for handlers.
struct opened_register {
  explicit opened_register(intake::incident_register& incidents)
      : trail(people.records->audit(), incidents.records()),
        results(incidents),
        masked([&incidents] { return intake::masked_incidents(incidents); }),
        views{results, masked, trail},
        records{incidents, results, trail} {}

  temporary_directory folder;
  accounts::account_files people{folder.path()};
  audit_trail trail;
  query_results results, masked;
  incident_views views;
  restricted_views records;
};

}  // namespace uramost::http
