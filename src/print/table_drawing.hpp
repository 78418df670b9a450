#pragma once

#include <span>

#include "core/language.hpp"
#include "print/flow.hpp"
#include "print/paper.hpp"

namespace uramost::print {

/// A table, row by row.
void add_table(flow& to, const table& rows);

/// Labels beside what they say, with lines between.
void add_facts(flow& to, std::span<const fact> listed);

}  // namespace uramost::print
