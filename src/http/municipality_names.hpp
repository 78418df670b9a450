#pragma once

#include <string>

#include "geodata/municipality.hpp"
#include "print/base_map.hpp"

namespace uramost::http {

/// Both official names of a municipality, the reader's own first: "Zveçan / Zvečan"; its code where it has
/// none.
inline std::string written_municipality(const std::string& code, const geodata::boundaries& areas,
                                        language in) {
  const geodata::municipality* found = areas.find({code});
  if (!found) return code;
  std::string names;
  for (const std::string& each : print::both_names(found->name, in))
    names += (names.empty() ? "" : " / ") + each;
  return names;
}

}  // namespace uramost::http
