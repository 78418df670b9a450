#include "http/handlers/release_heat.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/heat_request.hpp"
#include "http/public_layer.hpp"
#include "tiles/heat_picture.hpp"

namespace uramost::http {

namespace {
constexpr int drawn_classes = publication::publication_rules{}.heat_classes - 1;  // nothing is one as well

/// All that a public heat map can be asked for.
struct public_heat {
  std::optional<int> year;
  double bandwidth_m = open_release::bandwidths_m[0];
  std::string ramp = tiles::heat_style().ramp;

  static public_heat take_from(const release_question& question) {
    public_heat wanted;
    wanted.year = question.take_year();
    if (const auto text = question.parameters.take("bandwidth_m")) {
      const auto known = std::ranges::find(open_release::bandwidths_m, parse_number(*text));
      if (known == open_release::bandwidths_m.end())
        throw invalid_input("bandwidth_m of a public map takes 1500 or 3000", "bandwidth_m");
      wanted.bandwidth_m = *known;
    }
    if (auto text = question.parameters.take("ramp")) wanted.ramp = std::move(*text);
    tiles::ramp_colours(wanted.ramp, drawn_classes);  // refuses what is no ramp
    question.parameters.expect_all_taken();
    return wanted;
  }

  public_layer layer() const {
    const std::string parameters = year ? fmt::format("year={}&", *year) : "";
    return {"heat", "png", parameters + "bandwidth_m=" + to_text(bandwidth_m) + "&ramp=" + ramp, year,
            bandwidth_m};
  }

  tiles::heat_legend legend(const tiles::heat_surface& of) const {
    return tiles::make_legend(of.peak_per_km2(), ramp, drawn_classes);
  }
};
}  // namespace

response release_heat_tilejson(const release_question& question) {
  const auto wanted = public_heat::take_from(question);
  const std::string base_url = question.asked.base_url;
  return question.answer(base_url + "/heat.json?" + wanted.layer().parameters, "application/json",
                         [base_url, reading = question.reading, wanted] {
                           const auto surface = reading.release->surface(wanted.year, wanted.bandwidth_m);
                           const auto legend = wanted.legend(*surface);
                           json said = wanted.layer().tilejson(reading, base_url);
                           said["breaks"] = legend.breaks;
                           said["colours"] = colours(legend);
                           said["ramp"] = wanted.ramp;
                           said["units"] = "incidents/km²";
                           said["bandwidth_m"] = wanted.bandwidth_m;
                           return dump(said);
                         });
}

response release_heat_tile(const release_question& question) {
  const auto tile = public_tile_of(question.asked);
  const auto wanted = public_heat::take_from(question);
  return question.answer(
      wanted.layer().tile_name(tile), "image/png", [release = question.reading.release, wanted, tile] {
        const auto surface = release->surface(wanted.year, wanted.bandwidth_m);
        const auto bytes =
            tiles::heat_picture(*surface, wanted.legend(*surface), tile, 256, tiles::picture_format::png);
        return std::string(bytes.begin(), bytes.end());
      });
}

}  // namespace uramost::http
