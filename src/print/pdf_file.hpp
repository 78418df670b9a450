#pragma once

#include <string>

#include "print/flow.hpp"
#include "print/paper.hpp"

namespace uramost::print {

/// Cuts a column into pages and writes them.
std::string pdf_file(const flow& column, const imprint& of);

}  // namespace uramost::print
