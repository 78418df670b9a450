#pragma once

#include <memory>

#include "intake/incident_register.hpp"

namespace uramost::intake {

/// The incidents as partners may see them, of the register's last revision: with their masked points and
/// published times, without source, place text and stage. Left out are confidential ones and those on which
/// nothing is decided yet. Numbered from 1 in an order that says nothing about when they came in.
std::shared_ptr<const index::incident_index> masked_incidents(const incident_register& from);

}  // namespace uramost::intake
