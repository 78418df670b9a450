#include "intake/incident_register.hpp"

#include <algorithm>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "geodata/boundary_file.hpp"
#include "intake/column_mapping.hpp"
#include "intake/location.hpp"
#include "intake/publishing.hpp"
#include "intake/stored_geography.hpp"

namespace uramost::intake {

namespace {
constexpr std::string_view version_setting = "boundaries_version";

std::int64_t version_of_boundaries(const store::incident_store& records) {
  return parse_integer(records.setting(version_setting).value_or("1")).value_or(1);
}

std::shared_ptr<const geography> geography_of(const store::incident_store& records) {
  if (const auto own = records.boundaries_geojson())
    return std::make_shared<const geography>(geodata::boundaries_from_geojson(*own),
                                             version_of_boundaries(records));
  return std::make_shared<const geography>(geodata::built_in_boundaries());
}

std::unique_ptr<store::incident_store> open_store(const std::filesystem::path& directory) {
  const auto file = directory / incident_register::file_name;
  if (!std::filesystem::exists(file))
    throw error(error_kind::not_found,
                "there is no register in " + directory.string() +
                    "; make an empty one with 'uramost init' or one to try with 'uramost demo'");
  return store::incident_store::open(file);
}
}  // namespace

void incident_register::create(const std::filesystem::path& directory) {
  const auto file = directory / file_name;
  if (std::filesystem::exists(file))
    throw error(error_kind::conflict, "there is a register in " + directory.string() + " already");
  std::error_code failed;
  std::filesystem::create_directories(directory, failed);
  if (failed)
    throw error(error_kind::unavailable,
                "cannot make the folder " + directory.string() + ": " + failed.message());
  const auto records = store::incident_store::open(file, true);
  const auto batch = records->begin_write();
  store_geography(*batch, geodata::built_in_boundaries(), geodata::built_in_gazetteer());
  batch->commit();
}

incident_register::incident_register(const std::filesystem::path& directory)
    : store_(open_store(directory)), where_(geography_of(*store_)) {}

std::shared_ptr<const index::incident_index> incident_register::incidents() const {
  if (auto loaded = incidents_.load()) return loaded;
  const std::lock_guard lock(refreshing_);
  bring_up_to_date();
  return incidents_.load();
}

std::shared_ptr<const std::vector<patrol_point>> incident_register::patrol_points() const {
  incidents();
  return patrol_points_.load();
}

const taxonomy& incident_register::categories() const { return built_in_taxonomy(); }

index::selection incident_register::select(std::shared_ptr<const index::incident_index> snapshot,
                                           const incident_query& query) const {
  return {std::move(snapshot), query, matches_of_text(query)};
}

std::vector<incident_id> incident_register::matches_of_text(const incident_query& query) const {
  return query.text.empty() ? std::vector<incident_id>{} : store_->search_text(query.text);
}

void incident_register::refresh() {
  {
    const std::lock_guard lock(refreshing_);
    if (incidents_.load()) bring_up_to_date();
  }
  store_->copy_log();
}

void incident_register::before_each_snapshot(preparation prepare) {
  const std::lock_guard lock(refreshing_);
  prepare_ = std::move(prepare);
}

void incident_register::bring_up_to_date() const {
  const auto loaded = incidents_.load();
  if (loaded && store_->current_revision() == loaded->built_at()) return;
  const auto before = loaded ? loaded : std::make_shared<const index::incident_index>();
  index::incident_index::builder next(*before);
  const revision at =
      store_->load_incidents(before->built_at(), [&](const incident& each) { next.add(each); });
  for (const store::incident_version& each : store_->withdrawn(before->built_at()))
    if (each.at <= at) next.remove(each.state.id);  // what came after `at` the next snapshot will ask for
  const auto made = std::move(next).build(at);
  // Before the incidents, whose revision stands for all: what is tagged with it must not be older.
  bring_patrol_points_up_to_date();
  if (prepare_ && loaded) prepare_(made);
  incidents_.store(made);
}

void incident_register::bring_patrol_points_up_to_date() const {
  const auto before = patrol_points_.load();
  std::vector<patrol_point> points = before ? *before : std::vector<patrol_point>{};
  const auto by_id = [](const patrol_point& a, const patrol_point& b) { return a.id < b.id; };
  patrol_points_at_ = store_->load_patrol_points(patrol_points_at_, [&](patrol_point&& each) {
    const auto known = std::lower_bound(points.begin(), points.end(), each, by_id);
    if (known != points.end() && known->id == each.id)
      *known = std::move(each);
    else
      points.insert(known, std::move(each));
  });
  patrol_points_.store(std::make_shared<const std::vector<patrol_point>>(std::move(points)));
}

void incident_register::replace_boundaries(geodata::boundaries areas, std::string_view by) {
  const auto batch = store_->begin_write();
  const std::int64_t version = where()->version + 1;
  const auto next = std::make_shared<const geography>(std::move(areas), version);
  location_finder locations(*next, {});
  batch->set_setting(version_setting, std::to_string(version));
  batch->set_setting(boundaries_setting, geodata::to_geojson(next->areas));
  store_geography(*batch, next->areas, places());
  const auto moved =
      batch->relocate([&](const incident_location& stored) { return locations.find_again(stored); });
  batch->audit({.at = now(), .who = std::string(by), .action = "boundaries.replace", .rows = moved});
  batch->commit();
  where_.store(next);
  decide_undecided(*this);
  refresh();
}

}  // namespace uramost::intake
