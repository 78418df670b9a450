#include "intake/row_identity.hpp"

#include <functional>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::intake {

namespace {
std::uint64_t key_of(std::string_view source, std::string_view external_id) {
  const std::hash<std::string_view> hash;
  return hash(external_id) ^ (hash(source) * 3);
}
}  // namespace

void row_identity::expect(std::string_view source, std::string_view external_id) const {
  seen_.expect(key_of(source, trim(external_id)));
}

std::string row_identity::of(std::string_view source, std::string_view external_id,
                             const exchange::record& row) {
  external_id = trim(external_id);
  if (external_id.empty()) {
    std::string id = "row-" + content_.id(row);
    const std::uint32_t times = ++repetitions_[std::hash<std::string>{}(id)];
    return times == 1 ? id : id + "-" + std::to_string(times);
  }
  const std::uint64_t content = content_.hash(row);
  const first_rows::entry& first = seen_.find_or_add(key_of(source, external_id), content, row.line);
  if (first.content != content)
    throw invalid_input("the external id '" + std::string(external_id) + "' appears twice (first in line " +
                            std::to_string(first.line) + ")",
                        "external_id");
  return std::string(external_id);
}

}  // namespace uramost::intake
