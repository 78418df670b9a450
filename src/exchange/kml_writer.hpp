#pragma once

#include <vector>

#include "exchange/output_buffer.hpp"

namespace uramost::exchange {

/// KML 2.2: one document, a placemark a feature, its properties as typed `ExtendedData`. The manifest is the
/// document's description, so that Google Earth shows it. The first column of times is the `TimeStamp`, which
/// its time slider moves over. A feature without point has no geometry.
class kml_writer final : public feature_writer {
 public:
  kml_writer(const feature_table& table, byte_sink sink);

  void write(const feature& one) override;
  void finish() override;

 private:
  void write_value(const property& of, const property_value& value);

  std::vector<property> schema_;
  std::size_t time_;  ///< which of the schema; its size when there is none
  bool has_own_id_;
  output_buffer out_;
};

}  // namespace uramost::exchange
