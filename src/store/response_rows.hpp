#pragma once

#include <functional>
#include <vector>

#include "store/incident_rows.hpp"
#include "store/incident_store.hpp"

namespace uramost::store {

/// Writes response events within one transaction, and the stages of their incidents.
class response_writer {
 public:
  response_writer(database& on, incident_writer& incidents, time_point now)
      : on_(on), incidents_(incidents), now_(now) {}

  void add(response_event& event);
  write_outcome put(response_event& event);

 private:
  /// `known`: the events of its incident so far.
  void add(response_event& event, std::vector<response_event> known);

  database& on_;
  incident_writer& incidents_;
  time_point now_;
};

/// All events of an incident, by their begin.
std::vector<response_event> read_responses(database& from, incident_id id);
/// Those that hold, of all incidents in order of their ids, by their begin.
void read_responses_that_hold(database& from, const std::function<void(const response_event&)>& visit);

}  // namespace uramost::store
