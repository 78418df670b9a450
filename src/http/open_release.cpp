#include "http/open_release.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::http {

namespace {
std::string text_of(std::optional<int> year) { return year ? std::to_string(*year) : "all"; }

incident_query points_of(std::optional<int> year) {
  incident_query query;
  if (year) query.datetime = parse_datetime(fmt::format("{0:04}-01-01/{0:04}-12-31", *year));
  return query;
}
}  // namespace

open_release::open_release(publication::release files, const publication::public_key& signed_by)
    : files_(std::move(files)),
      view_(files_, signed_by),
      manifest_(nlohmann::ordered_json::parse(files_.files().at("manifest.json"))),
      fingerprint_(files_.fingerprint()) {}

std::string open_release::sha256_of(const std::string& file) const {
  const auto found = files().find(file);
  if (found == files().end()) throw error(error_kind::not_found, "this release has no file '" + file + "'");
  const auto& known = manifest_.at("sha256");
  return known.contains(file) ? known.at(file).get<std::string>() : publication::sha256_hex(found->second);
}

const publication::published_year* open_release::tables_of(int year) const {
  const auto years = view_.years();
  const auto found = std::ranges::find(years, year, &publication::published_year::year);
  return found == years.end() ? nullptr : &*found;
}

std::shared_ptr<const std::vector<published_spot>> open_release::spots(std::optional<int> year) const {
  return spots_.get(text_of(year), [&] {
    return std::make_shared<const std::vector<published_spot>>(spots_of(view_, year));
  });
}

std::shared_ptr<const tiles::heat_surface> open_release::surface(std::optional<int> year,
                                                                 double bandwidth_m) const {
  return surfaces_.get(text_of(year) + '/' + to_text(bandwidth_m), [&] {
    return std::make_shared<const tiles::heat_surface>(view_.incidents(), points_of(year),
                                                       tiles::heat_style{.bandwidth_m = bandwidth_m});
  });
}

}  // namespace uramost::http
