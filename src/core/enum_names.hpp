#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace uramost {

/// The names by which the values of an enumeration are written, in their order.
///
///   constexpr enum_names<tier, 3> tier_names{{"P0", "P1", "P2"}};
template <class Enum, std::size_t N>
struct enum_names {
  std::array<std::string_view, N> names;

  constexpr std::string_view operator[](Enum value) const { return names[static_cast<std::size_t>(value)]; }

  /// Nothing when no value is called that.
  constexpr std::optional<Enum> find(std::string_view name) const {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
  }
};

}  // namespace uramost
