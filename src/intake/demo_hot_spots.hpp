#pragma once

#include <array>
#include <string_view>

#include "core/lon_lat.hpp"

namespace uramost::intake {

/// Where the synthetic register has more incidents than elsewhere: a bell around `centre` with the standard
/// deviation `spread_m`, that gets `weight` of 1,000 incidents. Invented, as all of the register; a hot-spot
/// method is right when it finds them.
struct demo_hot_spot {
  std::string_view name_sq;
  std::string_view name_sr;
  lon_lat centre;
  double spread_m;
  int weight;
};

inline constexpr std::array demo_hot_spots{
    demo_hot_spot{"Mitrovicë e Veriut", "Severna Mitrovica", {20.8655, 42.8950}, 260, 130},
    demo_hot_spot{"Ura e Ibrit", "Glavni most", {20.8659, 42.8914}, 120, 70},
    demo_hot_spot{"Mëhalla e Boshnjakëve", "Bošnjačka mahala", {20.8705, 42.8930}, 150, 50},
    demo_hot_spot{"Mitrovicë e Jugut", "Južna Mitrovica", {20.8667, 42.8833}, 420, 140},
    demo_hot_spot{"Zveçan", "Zvečan", {20.8403, 42.9075}, 300, 60},
    demo_hot_spot{"Leposaviq", "Leposavić", {20.8028, 43.1039}, 280, 55},
    demo_hot_spot{"Zubin Potok", "Zubin Potok", {20.6897, 42.9144}, 250, 40},
    demo_hot_spot{"Vushtrri", "Vučitrn", {20.9675, 42.8231}, 380, 80},
    demo_hot_spot{"Skenderaj", "Srbica", {20.7886, 42.7467}, 350, 60},
    demo_hot_spot{"Leshak", "Lešak", {20.7428, 43.1667}, 300, 20}};

/// Incidents of 1,000 that lie scattered around the villages of the study area.
inline constexpr int demo_scattered_weight = 295;

}  // namespace uramost::intake
