#pragma once

#include <span>
#include <string>

#include "casework/register_overlap.hpp"
#include "http/json.hpp"
#include "http/ranked_page.hpp"
#include "intake/codebook.hpp"
#include "store/reporting_channel.hpp"

namespace uramost::http {

/// Two registers laid over one another, as the API and the command line say it: counts, estimate with what it
/// assumes, and a page of the candidates that nobody has decided on.
json overlap_json(const std::string& a, const std::string& b, const casework::register_overlap& laid,
                  const ranked_page& page = {});

/// A page of what people decided on two registers.
json decided_json(std::span<const casework::decided_pair> decided, const ranked_page& page);

json match_decision_json(const store::match_decision& decided);

/// What a person said of a register's reporting channels.
json channel_json(const store::reporting_channel& said);
json channels_json(const std::string& source, std::span<const store::reporting_channel> said);

/// A register's own codes beside ours.
json codebook_json(const intake::codebook& of);

/// "full", "near", "far", "none", "unknown".
std::string_view to_string(casework::agreement how);

}  // namespace uramost::http
