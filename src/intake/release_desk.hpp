#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "intake/incident_register.hpp"
#include "intake/release_folder.hpp"
#include "publication/self_attack.hpp"

namespace uramost::intake {

/// A release as it would be, and what its own attack found.
struct release_draft {
  publication::release_facts facts;
  publication::release_content content;
  std::vector<publication::finding> findings;
  std::size_t erased = 0;  ///< incidents since the last release, whose places that one may still show
};

/// The first of this month: a release is of the incidents before, unless somebody says something else.
std::chrono::year_month_day this_month();

/// Prepares the next release of a register, of the incidents before `until` (nothing: before this month):
/// decides on what is undecided, composes, holds back what the difference to the last release would give
/// away, and attacks the outcome.
release_draft prepare_release(incident_register& from, const std::filesystem::path& data,
                              std::optional<std::chrono::year_month_day> until = {});

/// Signs a draft and keeps it as the release it was to be. `person`: who publishes it, for the audit log.
/// Throws forbidden, naming what was recovered, when an attack succeeded: then there is no release; conflict
/// when there is a release of its number already.
void keep_release(incident_register& from, const std::filesystem::path& data, const std::string& person,
                  const release_draft& draft);

/// Prepares a release and keeps it.
publication::release_facts create_release(incident_register& from, const std::filesystem::path& data,
                                          const std::string& person,
                                          std::optional<std::chrono::year_month_day> until = {});

}  // namespace uramost::intake
