#pragma once

#include <string_view>
#include <vector>

#include "store/database.hpp"
#include "store/reporting_channel.hpp"

namespace uramost::store {

/// As write_batch::keep_channel.
void write_channel(database& on, reporting_channel& said, time_point now);

/// As incident_store::reporting_channels.
std::vector<reporting_channel> read_channels(database& from, std::string_view source);
}  // namespace uramost::store
