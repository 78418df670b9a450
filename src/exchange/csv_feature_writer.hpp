#pragma once

#include <vector>

#include "exchange/csv_writer.hpp"

namespace uramost::exchange {

/// Features as rows: `id`, `lon`, `lat`, then the properties. Nulls, and the coordinates of features without
/// point, are empty. A property called `id`, `lon` or `lat` stands in its own place and the column is not
/// repeated. On request a row of HXL hashtags follows the header.
class csv_feature_writer final : public feature_writer {
 public:
  csv_feature_writer(const feature_table& table, byte_sink sink, const export_form& form);

  void write(const feature& one) override;
  void finish() override { out_.finish(); }

 private:
  template <class Text>
  void write_head(const feature_table& table, Text text_of);
  void write_value(const property_value& value);

  csv_writer out_;
  std::size_t properties_;
  bool has_own_id_;
  bool has_own_position_;
};

}  // namespace uramost::exchange
