#pragma once

#include <string>

namespace uramost::http {

/// 128 bits from the operating system's random source, as 32 hexadecimal digits: cannot be guessed.
std::string random_id();

}  // namespace uramost::http
