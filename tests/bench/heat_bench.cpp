// Heat tiles, legends and the index behind them, in processor time of one core: the draws that a server makes
// for a tile it does not hold. Prints Markdown tables.
//   heat_bench [--quick]
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "geodata/municipality_locator.hpp"
#include "index/selection.hpp"
#include "synthetic_incidents.hpp"
#include "tile_sample.hpp"
#include "tiles/heat_surface.hpp"

namespace {

using namespace uramost;
using snapshot = std::shared_ptr<const index::incident_index>;

double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double ms_of(const std::function<void()>& work) {
  const double start = processor_ms();
  work();
  return processor_ms() - start;
}

class samples {
 public:
  void add(double ms) { ms_.push_back(ms); }
  bool empty() const { return ms_.empty(); }
  double at(double share) {
    std::ranges::sort(ms_);
    return ms_[std::min(static_cast<std::size_t>(share * static_cast<double>(ms_.size())), ms_.size() - 1)];
  }
  std::string cell() {
    if (empty()) return "";
    char text[40];
    std::snprintf(text, sizeof text, "%.2f / %.2f", at(0.5), at(0.95));
    return text;
  }

 private:
  std::vector<double> ms_;
};

std::vector<incident> located_incidents(std::size_t count) {
  bench::synthetic_incidents source;
  auto incidents = source.many(count);
  const auto& areas = geodata::built_in_boundaries();
  const geodata::municipality_locator locator(areas);
  for (incident& each : incidents)
    each.location.municipality = locator.locate(*each.location.point, 25).municipality;
  return incidents;
}

snapshot index_of(const std::vector<incident>& incidents, std::size_t count) {
  index::incident_index::builder builder;
  for (std::size_t i = 0; i < count; ++i) builder.add(incidents[i]);
  return std::move(builder).build({1});
}

incident_query parse(const std::string& text) {
  auto parameters = query_parameters::parse(text);
  return incident_query::take_from(parameters);
}

/// Queries as analysts ask them, no two alike: always a period, mostly some of the other conditions.
class query_source {
 public:
  explicit query_source(const index::dictionary& municipalities) : municipalities_(municipalities) {}

  incident_query next() {
    const auto random = [&](int count) {
      return static_cast<int>(random_.below(static_cast<std::uint64_t>(count)));
    };
    const int year = 2019 + random(6), month = 1 + random(12), day = 1 + random(28);
    char period[80];
    std::snprintf(period, sizeof period, "datetime=%04d-%02d-%02d/%04d-%02d-%02d", year, month, day,
                  year + 1 + random(2), month, day);
    std::string text = period;
    if (random_.chance(0.7)) {
      text += "&category=";
      const int count = 1 + random(6);
      for (int i = 0; i < count; ++i)
        (text += i ? "," : "") +=
            bench::synthetic_incidents::categories[static_cast<std::size_t>(random(12))];
    }
    if (random_.chance(0.5))
      text += "&hours=" + std::to_string(18 + random(6)) + '-' + std::to_string(1 + random(6));
    if (random_.chance(0.5)) {
      text += "&municipality=";
      const int count = 1 + random(12);
      for (int i = 0; i < count; ++i)
        (text += i ? "," : "") +=
            municipalities_.at(static_cast<std::uint16_t>(random(static_cast<int>(municipalities_.size()))));
    }
    return parse(text);
  }

 private:
  const index::dictionary& municipalities_;
  intake::demo_random random_{7};
};

constexpr bench::tile_class classes[]{bench::tile_class::dense, bench::tile_class::median,
                                      bench::tile_class::sparse, bench::tile_class::empty};

using tile_work = std::function<double(tiles::tile_id)>;

void print_tiles(const char* title, const std::vector<std::vector<bench::sampled_tile>>& sample, int rounds,
                 const tile_work& draw) {
  std::printf("\n**%s**, ms, median / 95 %%\n\n| zoom | dense | median | sparse | empty |\n", title);
  std::printf("| ---: | ---: | ---: | ---: | ---: |\n");
  samples all;
  for (const auto& tiles : sample) {
    std::string line;
    for (const auto each : classes) {
      samples of_class;
      for (int round = 0; round < rounds; ++round)
        for (const bench::sampled_tile& tile : tiles) {
          if (tile.fullness != each) continue;
          of_class.add(draw(tile.tile));
        }
      (line += " | ") += of_class.cell();
    }
    std::printf("| %u%s |\n", tiles.front().tile.z, line.c_str());
    std::fflush(stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const bool quick = argc > 1 && std::strcmp(argv[1], "--quick") == 0;
  const std::size_t count = 1'000'000;
  const std::size_t largest = quick ? count : 10 * count;
  const int rounds = quick ? 3 : 9;

  const auto incidents = located_incidents(largest);
  const tiles::heat_style style;
  snapshot register_;
  const double building = ms_of([&] { register_ = index_of(incidents, count); });
  std::printf("%zu synthetic incidents, one core, processor time, bandwidth %.0f m\n\n", count,
              style.bandwidth_m);
  std::printf("- index: %.1f bytes an incident, built in %.0f ms\n",
              static_cast<double>(register_->bytes()) / static_cast<double>(count), building);

  std::vector<lon_lat> points;
  for (std::size_t i = 0; i < count; ++i) points.push_back(*incidents[i].location.point);
  std::vector<std::vector<bench::sampled_tile>> sample;
  for (unsigned zoom = 8; zoom <= 16; ++zoom)
    sample.push_back(bench::sample_tiles(points, zoom, quick ? 4 : 8));

  samples legends, first_tiles;
  for (int round = 0; round < rounds; ++round) {
    const tiles::heat_surface surface(register_, {}, style);
    legends.add(ms_of([&] { surface.peak_per_km2(); }));
    const auto legend = surface.legend(style);
    first_tiles.add(ms_of([&] { surface.png(sample.front().front().tile, legend); }));
  }
  const tiles::heat_surface everything(register_, {}, style);
  const auto legend = everything.legend(style);
  std::printf("- legend of the whole register: %s ms; its first tile (z8): %s ms\n", legends.cell().c_str(),
              first_tiles.cell().c_str());

  query_source queries(register_->municipality_codes());
  samples selections, filtered_legends;
  std::vector<incident_query> asked;
  std::vector<tiles::heat_legend> scales;
  std::size_t selected = 0;
  for (int i = 0; i < (quick ? 30 : 100); ++i) {
    asked.push_back(queries.next());
    const tiles::heat_surface surface(register_, asked.back(), style);
    filtered_legends.add(ms_of([&] { surface.peak_per_km2(); }));
    scales.push_back(surface.legend(style));
    selections.add(ms_of([&] { selected += index::selection(register_, asked.back()).size(); }));
  }
  std::printf("- a new query (means %.0f incidents on average): selection %s ms, legend %s ms\n",
              static_cast<double>(selected) / static_cast<double>(asked.size()), selections.cell().c_str(),
              filtered_legends.cell().c_str());

  for (const auto& tiles : sample)
    for (const auto& each : tiles) everything.raster(each.tile);
  print_tiles("The whole register, PNG not cached", sample, rounds,
              [&](tiles::tile_id tile) { return ms_of([&] { everything.png(tile, legend); }); });
  std::size_t next = 0;
  print_tiles("A query never seen, after its legend as maps ask, PNG", sample, rounds,
              [&](tiles::tile_id tile) {
                const std::size_t i = next++ % asked.size();
                const tiles::heat_surface surface(register_, asked[i], style);
                surface.peak_per_km2();
                return ms_of([&] { surface.png(tile, scales[i]); });
              });
  print_tiles("A query never seen, no legend before, PNG", sample, rounds, [&](tiles::tile_id tile) {
    const std::size_t i = next++ % asked.size();
    return ms_of([&] { tiles::heat_surface(register_, asked[i], style).png(tile, scales[i]); });
  });

  std::printf("\n**Growth**: a query never seen, a tile over the densest place, ms, median / 95 %%\n\n");
  std::printf("| incidents | z9 | z12 | z14 | z16 | legend | selection | index, MB |\n");
  std::printf("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
  for (std::size_t size = 10'000; size <= largest; size *= 10) {
    const snapshot grown = index_of(incidents, size);
    std::printf("| %zu ", size);
    for (const unsigned zoom : {9U, 12U, 14U, 16U}) {
      samples tile_times;
      const auto tile = sample[zoom - 8].front().tile;
      for (std::size_t i = 0; i < asked.size(); ++i)
        tile_times.add(ms_of([&] { tiles::heat_surface(grown, asked[i], style).png(tile, scales[i]); }));
      std::printf("| %s ", tile_times.cell().c_str());
    }
    samples peaks, chosen;
    for (std::size_t i = 0; i < asked.size(); i += 5) {
      peaks.add(ms_of([&] { tiles::heat_surface(grown, asked[i], style).peak_per_km2(); }));
      chosen.add(ms_of([&] { index::selection(grown, asked[i]); }));
    }
    std::printf("| %s | %s | %.1f |\n", peaks.cell().c_str(), chosen.cell().c_str(),
                static_cast<double>(grown->bytes()) / 1e6);
    std::fflush(stdout);
  }
}
