#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace uramost::http {

struct raw_response;
struct sent_request;

/// Holds an answer against /api/openapi.json of the server that gave it, and fails the test where they
/// differ: a status, a content type or a header field that is not documented as it came, a body that is not
/// of its schema or has a member that the schema does not know. Of a request that succeeded, the body too.
/// The document is asked for once a process. From any thread.
void hold_to_contract(std::uint16_t port, const sent_request& asked, const raw_response& answer);

/// The operations ("GET /api/meta") of which this process has not seen a success.
std::vector<std::string> operations_without_success();

}  // namespace uramost::http
