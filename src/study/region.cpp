#include "study/region.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "geodata/area_box.hpp"
#include "geodata/dissolve.hpp"

namespace uramost::study {

namespace {
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

std::vector<municipality_code> wanted_codes(const question& asked, const settings& set) {
  if (set.is_set("region")) return municipality_list(set.text("region"), asked.areas, "region");
  std::vector<municipality_code> codes;
  for (const geodata::municipality& each : asked.areas.municipalities)
    if (std::ranges::count(asked.query.municipalities, each.code)) codes.push_back(each.code);
  if (!codes.empty()) return codes;
  for (const geodata::municipality& each : asked.areas.municipalities)
    if (each.in_study_area) codes.push_back(each.code);
  if (!codes.empty()) return codes;
  for (const geodata::municipality& each : asked.areas.municipalities) codes.push_back(each.code);
  return codes;
}

std::string in_text(const std::vector<municipality_code>& codes) {
  std::string text;
  for (const municipality_code& each : codes) text += (text.empty() ? "" : ",") + each.value;
  return text;
}
}  // namespace

std::vector<municipality_code> municipality_list(const std::string& text, const geodata::boundaries& areas,
                                                 const std::string& field) {
  std::vector<municipality_code> codes;
  for (const std::string_view each : split(text, ',')) {
    const municipality_code code{std::string(trim(each))};
    if (!areas.find(code))
      throw invalid_input(field + ": there is no municipality '" + code.value + "'", field);
    if (!std::ranges::count(codes, code)) codes.push_back(code);
  }
  std::ranges::sort(codes);
  return codes;
}

parameter region_parameter() {
  return {.name = "region", .kind = parameter_kind::municipality, .standard = ""};
}

region::region(const question& asked, settings& set)
    : locator_(asked.locator), places_(asked.places), codes_(wanted_codes(asked, set)) {
  set.set("region", in_text(codes_));
  for (const municipality_code& code : codes_) {
    const auto found = std::ranges::find(asked.areas.municipalities, code, &geodata::municipality::code);
    const auto position = found - asked.areas.municipalities.begin();
    municipalities_.push_back(&*found);
    areas_.push_back(&asked.areas.areas[static_cast<std::size_t>(position)]);
  }
  for (const municipality_code& code : locator_.codes()) {
    const auto found = std::ranges::find(codes_, code);
    if (found != codes_.end()) numbers_.push_back(static_cast<std::uint16_t>(position_of_.size()));
    position_of_.push_back(found == codes_.end() ? nowhere
                                                 : static_cast<std::size_t>(found - codes_.begin()));
  }
}

std::optional<std::size_t> region::find(lon_lat point) const {
  const std::uint16_t number = locator_.find(point);
  if (number == geodata::municipality_locator::none || position_of_[number] == nowhere) return std::nullopt;
  return position_of_[number];
}

std::vector<const geodata::place*> region::settlements(std::size_t position) const {
  std::vector<const geodata::place*> found;
  for (const geodata::place& each : places_.places())
    if (each.municipality == codes_[position] &&
        (each.kind == geodata::place_kind::municipality_seat || each.kind == geodata::place_kind::settlement))
      found.push_back(&each);
  return found;
}

bounding_box region::extent() const {
  covering_box all;
  for (const geodata::municipality_area* area : areas_) geodata::add_area(all, *area);
  return all.box();
}

std::vector<geodata::polygon> region::outline() const { return geodata::dissolved(areas_); }

}  // namespace uramost::study
