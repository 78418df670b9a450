#include "intake/erasing.hpp"

#include <algorithm>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::intake {

namespace {
store::erasure erasure_of(incident_id which, const erasing_order& order) {
  return {which, std::string(trim(order.reason)), std::string(trim(order.person))};
}

store::audit_note note_of(const erasing_order& order, std::string object, std::uint64_t rows) {
  return {.at = now(),
          .who = std::string(trim(order.person)),
          .action = "incidents.erase",
          .object = std::move(object),
          .rows = rows};
}

/// Those with something left to erase, withdrawn or not.
std::vector<incident_id> left_before(const incident_register& in, time_point end) {
  const auto erased = in.records().erased();
  std::vector<incident_id> found;
  const auto look_at = [&](const incident& each) {
    if (each.occurred.end <= end && !std::ranges::binary_search(erased, each.id)) found.push_back(each.id);
  };
  in.records().load_incidents({0}, look_at);
  for (const store::incident_version& each : in.records().withdrawn({0})) look_at(each.state);
  return found;
}
}  // namespace

void erase_incident(incident_register& in, incident_id which, const erasing_order& order) {
  const auto writing = in.records().begin_write();
  writing->erase(erasure_of(which, order));
  writing->audit(note_of(order, "incident " + std::to_string(which.value), 1));
  writing->commit();
  in.refresh();
}

std::uint64_t erase_before(incident_register& in, time_point end, const erasing_order& order,
                           const progress_sink& watch) {
  const auto writing = in.records().begin_write();  // first: nothing comes in meanwhile
  const auto found = left_before(in, end);
  std::uint64_t done = 0;
  for (const incident_id each : found) {
    writing->erase(erasure_of(each, order));
    if (!watch({++done, static_cast<double>(done) / static_cast<double>(found.size())}))
      throw error(error_kind::unavailable, "the erasing was cancelled");
  }
  writing->audit(note_of(order, "incidents that ended before " + to_rfc3339(end), done));
  writing->commit();
  in.refresh();
  return done;
}

}  // namespace uramost::intake
