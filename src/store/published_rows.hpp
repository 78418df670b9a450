#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "store/database.hpp"
#include "store/incident_store.hpp"

namespace uramost::store {

/// Writes what others may learn of incidents within one transaction; what was there before goes to history.
class published_writer {
 public:
  published_writer(database& on, time_point now) : on_(on), now_(now) {}

  void publish(std::span<const published_incident> decided);
  void note(tier_change& change);

 private:
  void replace(const published_incident& decided);

  database& on_;
  time_point now_;
};

/// Takes back what was decided on an incident, because it is no longer the one that was decided on.
void forget_published(database& on, incident_id id, time_point now);

/// As incident_store::visit_published, within the caller's transaction.
void read_published(database& from,
                    const std::function<void(const incident&, const published_location*)>& visit);
std::vector<published_incident> read_published_history(database& from, incident_id id);
std::vector<tier_change> read_tier_changes(database& from, incident_id id);

}  // namespace uramost::store
