#include "http/exposure.hpp"

#include "core/error.hpp"

namespace uramost::http {

void check(const exposure& planned) {
  if (planned.is_loopback) return;
  if (!planned.has_administrator)
    throw error(error_kind::forbidden,
                "nobody could log in: before other machines may reach the server, make an administrator with "
                "'uramost user add NAME --role administrator', or listen on 127.0.0.1",
                "listen");
  if (!planned.speaks_tls && !planned.has_proxy && !planned.plain_is_meant)
    throw error(error_kind::forbidden,
                "passwords and incidents would cross the network unencrypted: say --tls-certificate and "
                "--tls-key, or --trusted-proxy for a proxy that speaks HTTPS, or listen on 127.0.0.1",
                "listen");
}

}  // namespace uramost::http
