#include "accounts/audited_query.hpp"

namespace uramost::accounts {

std::string audited_query(incident_query query) {
  const bool had_bbox = query.bbox.has_value(), had_text = !query.text.empty();
  query.bbox.reset();
  query.text.clear();
  std::string written = query.canonical();
  const auto mention = [&](const char* parameter) {
    if (!written.empty()) written += '&';
    written += parameter;
  };
  if (had_bbox) mention("bbox=(withheld)");
  if (had_text) mention("text=(withheld)");
  return written;
}

}  // namespace uramost::accounts
