#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/lon_lat.hpp"
#include "exchange/feature_writer.hpp"
#include "http/json.hpp"

namespace uramost::http {

/// A feature as somebody sends it, its properties as the texts that a register's row would have.
class written_feature {
 public:
  /// Foreign members are passed over: clients send back what they were given. Throws invalid_input, naming
  /// the member, for what is no Feature, a geometry that is no Point on Earth, a property that is not in the
  /// schema or has neither text, number nor truth.
  written_feature(const json& feature, std::span<const exchange::property> schema);

  /// Empty when it is missing, null or empty. Good as long as the feature lives.
  std::string_view text(std::string_view property) const;
  const std::optional<lon_lat>& point() const { return point_; }

 private:
  std::map<std::string, std::string, std::less<>> texts_;
  std::optional<lon_lat> point_;
};

}  // namespace uramost::http
