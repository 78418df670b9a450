#include "tiles/tile_matrix.hpp"

#include <gtest/gtest.h>

#include <array>

namespace uramost::tiles {
namespace {

struct published {
  double scale_denominator, cell_size_m;
};

/// WebMercatorQuad as the registry of OGC 17-083r4 has it, to fifteen digits.
constexpr std::array<published, 19> web_mercator_quad{{{559082264.028717, 156543.033928041},
                                                       {279541132.014358, 78271.5169640204},
                                                       {139770566.007179, 39135.7584820102},
                                                       {69885283.0035897, 19567.8792410051},
                                                       {34942641.5017948, 9783.93962050256},
                                                       {17471320.7508974, 4891.96981025128},
                                                       {8735660.37544871, 2445.98490512564},
                                                       {4367830.18772435, 1222.99245256282},
                                                       {2183915.09386217, 611.496226281410},
                                                       {1091957.54693108, 305.748113140704},
                                                       {545978.773465544, 152.874056570352},
                                                       {272989.386732772, 76.4370282851762},
                                                       {136494.693366386, 38.2185141425881},
                                                       {68247.3466831930, 19.1092570712940},
                                                       {34123.6733415964, 9.55462853564703},
                                                       {17061.8366707982, 4.77731426782351},
                                                       {8530.91833539913, 2.38865713391175},
                                                       {4265.45916769956, 1.19432856695587},
                                                       {2132.72958384978, 0.597164283477939}}};

TEST(TileMatrix, IsThePublishedOneAtEveryZoom) {
  for (unsigned zoom = 0; zoom < web_mercator_quad.size(); ++zoom) {
    const tile_matrix made = web_mercator_matrix(zoom);
    const published& expected = web_mercator_quad[zoom];
    EXPECT_NEAR(made.scale_denominator / expected.scale_denominator, 1, 1e-14) << zoom;
    EXPECT_NEAR(made.cell_size_m / expected.cell_size_m, 1, 1e-14) << zoom;
    EXPECT_EQ(made.width, 1u << zoom);
  }
}

}  // namespace
}  // namespace uramost::tiles
