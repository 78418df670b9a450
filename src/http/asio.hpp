#pragma once

// Asio of Boost 1.74 uses std::exchange in its coroutines without including it.
#include <utility>

#include <boost/asio.hpp>

namespace uramost::http {

namespace asio = boost::asio;
using boost::asio::ip::tcp;
using boost::system::error_code;

/// `co_await operation(…, into(ec))`: failures as a code, not as an exception.
inline auto into(error_code& failed) { return asio::redirect_error(asio::use_awaitable, failed); }

}  // namespace uramost::http
