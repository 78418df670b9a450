#pragma once

#include <string>

#include "core/incident_query.hpp"

namespace uramost::accounts {

/// The query as the audit log may hold it: canonical text, but of a `bbox` and of `text` only that they were
/// there: the log holds no coordinates, and no words that people look for other people by.
std::string audited_query(incident_query query);

}  // namespace uramost::accounts
