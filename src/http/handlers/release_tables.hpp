#pragma once

#include "http/release_source.hpp"

namespace uramost::http {

/// GET …/tables/{year}: the counts of a year as a page shows them, with names; what is withheld is null.
response release_tables(const release_question& question);

}  // namespace uramost::http
