#pragma once

#include <string_view>

namespace uramost::accounts {

/// Whether a password is of the kinds that guessing begins with: one of the commonest words (here and
/// elsewhere) with digits and signs around it or written twice, a run along the keyboard or the alphabet, or
/// very few different characters. Meant for passwords that are long enough; deliberately simple.
bool is_guessed_first(std::string_view password);

}  // namespace uramost::accounts
