#include "http/collections/listed_collection.hpp"

#include "core/covering_box.hpp"
#include "core/error.hpp"
#include "cql2/geometry_json.hpp"

namespace uramost::http {

namespace {
cql2::expression meets_box(const bounding_box& box) {
  const cql2::geometry drawn{cql2::geometry_kind::box, {{box.west, box.south}, {box.east, box.north}}, {}};
  return cql2::applied(cql2::op::s_intersects, cql2::expression{cql2::property{geometry_name}},
                       cql2::expression{drawn});
}

void add_corners(const cql2::geometry& of, covering_box& to) {
  for (const cql2::position& each : of.positions) to.add({each.x, each.y});
  for (const cql2::geometry& part : of.parts) add_corners(part, to);
}

std::string text_of(const json& id) { return id.is_string() ? id.get<std::string>() : dump(id); }
}  // namespace

listed_collection::listed_collection(collection_about about, version_source version, list_source list,
                                     condition_source others)
    : about_(std::move(about)),
      version_(std::move(version)),
      list_(std::move(list)),
      others_(std::move(others)) {}

std::shared_ptr<const listed_collection::features> listed_collection::now() const {
  return made_.get(version_(), [this] {
    auto all = std::make_shared<features>();
    for (json& each : list_()) {
      cql2::shared_geometry shape;
      if (!each["geometry"].is_null()) {
        cql2::nesting bounds;
        shape = std::make_shared<const cql2::geometry>(cql2::read_geometry(each["geometry"], bounds));
      }
      all->push_back({std::move(each), std::move(shape)});
    }
    return std::shared_ptr<const features>(std::move(all));
  });
}

collection_extent listed_collection::extent(const request& /*asked*/) const {
  const auto all = now();
  covering_box box;
  for (const feature& each : *all)
    if (each.shape) add_corners(*each.shape, box);
  return {box.is_empty() ? std::nullopt : std::optional(box.box()), {}};
}

item_answer listed_collection::find(item_question& wanted) const {
  auto conditions = take_property_conditions(wanted.parameters, about_);
  // A box means nothing to features that have no geometry: all of them are in it (part 1, 7.15.3).
  if (wanted.bbox && !about_.geometry.empty()) conditions.push_back(meets_box(*wanted.bbox));
  if (others_)
    if (auto other = others_(wanted.parameters)) conditions.push_back(std::move(*other));
  if (wanted.filter) conditions.push_back(std::move(*wanted.filter));
  const auto columns = columns_of(about_);
  const auto condition = all_of(std::move(conditions));
  const auto meets = condition ? std::optional(cql2::evaluation(*condition, columns)) : std::nullopt;

  const auto all = now();
  std::vector<std::int64_t> keys;
  for (std::size_t i = 0; i < all->size(); ++i) {
    const feature& each = (*all)[i];
    const cql2::row row = [&](std::size_t column) -> cql2::value {
      if (column == about_.schema.size()) return each.shape ? cql2::value(each.shape) : cql2::value();
      const exchange::property& of = about_.schema[column];
      return filter_value(each.geojson["properties"].at(of.name), of.type);
    };
    if (!meets || meets->accepts(row)) keys.push_back(static_cast<std::int64_t>(i) + 1);
  }
  item_answer found{keys.size(), json::array()};
  for (const std::int64_t key : wanted.shown.cut(std::move(keys)))
    found.features.push_back((*all)[static_cast<std::size_t>(key) - 1].geojson);
  return found;
}

json listed_collection::find_one(const std::string& id, const request& /*asked*/) const {
  const auto all = now();
  for (const feature& each : *all)
    if (text_of(each.geojson["id"]) == id) return each.geojson;
  throw error(error_kind::not_found, "there is no '" + id + "' in " + about_.id);
}

}  // namespace uramost::http
