#pragma once

#include <optional>
#include <string>

#include "raw_client.hpp"
#include "running_server.hpp"

namespace uramost::http {

/// What a server answers somebody of a role, or the public, on a connection of its own. `sent`: a body of
/// JSON; `fields`: further header lines, each with its end.
inline raw_response ask(running_server& server, const std::string& method, const std::string& target,
                        const std::string& sent, std::optional<accounts::role> as,
                        const std::string& fields = "") {
  const std::string body_fields =
      sent.empty()
          ? ""
          : "Content-Type: application/json\r\nContent-Length: " + std::to_string(sent.size()) + "\r\n";
  raw_client client(server.port());
  client.send(method + " " + target + " HTTP/1.1\r\nHost: localhost:" + std::to_string(server.port()) +
              "\r\n" + (as ? server.login(*as) : "") + fields + body_fields + "\r\n" + sent);
  return client.receive().value();
}
/// Without a body when it is null.
inline raw_response ask(running_server& server, const std::string& method, const std::string& target,
                        const json& body, std::optional<accounts::role> as, const std::string& fields = "") {
  return ask(server, method, target, body.is_null() ? std::string() : dump(body), as, fields);
}

}  // namespace uramost::http
