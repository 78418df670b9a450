#include "http/wire.hpp"

namespace uramost::http {

bool is_plain_http(const error_code& failed) {
  return failed.category() == asio::error::get_ssl_category() &&
         ERR_GET_REASON(static_cast<unsigned long>(failed.value())) == SSL_R_HTTP_REQUEST;
}

}  // namespace uramost::http
