#pragma once

#include "tiles/colour_ramp.hpp"

/// The colours of paper: those of the web map in the light, on white. One accent.
namespace uramost::print::palette {

inline constexpr tiles::rgba white{255, 255, 255, 255};
inline constexpr tiles::rgba ink{23, 33, 43, 255};
inline constexpr tiles::rgba muted{79, 93, 107, 255};
inline constexpr tiles::rgba line{217, 223, 229, 255};
inline constexpr tiles::rgba strong_line{136, 148, 161, 255};
inline constexpr tiles::rgba accent{11, 90, 107, 255};
inline constexpr tiles::rgba accent_soft{231, 242, 245, 255};
inline constexpr tiles::rgba caution{122, 75, 0, 255};
inline constexpr tiles::rgba caution_soft{255, 241, 214, 255};

inline constexpr tiles::rgba surround{232, 236, 240, 255};
inline constexpr tiles::rgba land{245, 247, 248, 255};
inline constexpr tiles::rgba study{255, 255, 255, 255};
inline constexpr tiles::rgba area_name{110, 122, 134, 255};
inline constexpr tiles::rgba border{158, 169, 180, 255};
inline constexpr tiles::rgba study_border{92, 104, 117, 255};
inline constexpr tiles::rgba halo{255, 255, 255, 235};

}  // namespace uramost::print::palette
