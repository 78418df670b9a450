#pragma once

#include <string>
#include <vector>

#include "exchange/output_buffer.hpp"

namespace uramost::exchange {

/// GeoJSON (RFC 7946): one FeatureCollection, or a sequence of features, one a line, without any frame.
/// Longitude first, WGS 84, at most seven decimals; a feature without point has `"geometry":null`; numbers
/// that JSON cannot hold (NaN, infinities) are null.
class geojson_writer final : public feature_writer {
 public:
  enum class frame { collection, lines };

  /// Manifest and dictionary of a collection become its foreign member `uramost`; lines have no place for
  /// them.
  geojson_writer(const feature_table& table, byte_sink sink, frame around);

  void write(const feature& one) override;
  void finish() override;

 private:
  /// `"name":`, after the first one with a comma in front, in memory that can be copied a block at a time.
  class key {
   public:
    explicit key(std::string_view text);
    /// Copies whole blocks, and answers where the text ends.
    char* write(char* to) const;
    /// How much room that needs.
    std::size_t room() const { return blocks_.size(); }

   private:
    std::string blocks_;
    std::size_t size_;
  };

  void write_point(const feature& one);
  void write_property(const key& name, const property_value& value);
  void write_text(std::string_view text);

  frame frame_;
  std::vector<key> keys_;
  output_buffer out_;
  std::string quoted_;  ///< memory that is used again
  bool is_first_ = true;
};

}  // namespace uramost::exchange
