#pragma once

#include <vector>

#include "exchange/csv_writer.hpp"

namespace uramost::exchange {

/// Features as rows: `id`, `lon`, `lat`, then the properties. Nulls, and the coordinates of features without
/// point, are empty. A property called `id`, `lon` or `lat` stands in its own place and the column is not
/// repeated.
class csv_feature_writer final : public feature_writer {
 public:
  csv_feature_writer(const std::vector<property>& schema, byte_sink sink, csv_format format = {});

  void write(const feature& one) override;
  void finish() override { out_.finish(); }

 private:
  void write_value(const property_value& value);

  csv_writer out_;
  std::size_t properties_;
  bool has_own_id_;
  bool has_own_position_;
};

}  // namespace uramost::exchange
