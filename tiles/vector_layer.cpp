#include "tiles/vector_layer.hpp"

#include <bit>
#include <cstring>
#include <protozero/pbf_writer.hpp>
#include <protozero/varint.hpp>

namespace uramost::tiles {

namespace {
/// Field numbers of vector_tile.proto.
namespace field {
constexpr protozero::pbf_tag_type layer = 3;
constexpr protozero::pbf_tag_type layer_name = 1, layer_features = 2, layer_keys = 3, layer_values = 4,
                                  layer_extent = 5, layer_version = 15;
constexpr protozero::pbf_tag_type feature_id = 1, feature_tags = 2, feature_type = 3, feature_geometry = 4;
constexpr protozero::pbf_tag_type value_text = 1, value_double = 3, value_uint = 5;
}  // namespace field

constexpr unsigned point_type = 1, polygon_type = 3;
constexpr unsigned move_to = 1, line_to = 2, close_path = 7;
constexpr std::size_t longest_varint = protozero::max_varint_length;

constexpr std::uint8_t varint_field(protozero::pbf_tag_type number) {
  return static_cast<std::uint8_t>(number << 3);
}
constexpr std::uint8_t bytes_field(protozero::pbf_tag_type number) {
  return static_cast<std::uint8_t>(number << 3 | 2);
}
constexpr std::uint64_t command(unsigned id, std::size_t times) { return id | times << 3; }

char* put(char* out, std::uint64_t number) { return out + protozero::add_varint_to_buffer(out, number); }

char* put_step(char* out, unit_position from, unit_position to) {
  return put(put(out, protozero::encode_zigzag32(to.x - from.x)), protozero::encode_zigzag32(to.y - from.y));
}

/// What `write` writes, behind its length. The length nearly always fits in one byte, so that is left free.
template <class Write>
char* put_with_length(char* out, Write write) {
  const auto size = static_cast<std::size_t>(write(out + 1) - (out + 1));
  const auto more = static_cast<std::size_t>(protozero::length_of_varint(size)) - 1;
  if (more > 0) std::memmove(out + 1 + more, out + 1, size);
  put(out, size);
  return out + 1 + more + size;
}

template <class Write>
void add_value(std::string& values, Write write) {
  protozero::pbf_writer layer(values);
  protozero::pbf_writer message(layer, field::layer_values);
  write(message);
}
}  // namespace

vector_layer::tag vector_layer::key(std::string_view name) {
  for (std::size_t i = 0; i < keys_.size(); ++i)
    if (keys_[i] == name) return static_cast<tag>(i);
  keys_.emplace_back(name);
  return static_cast<tag>(keys_.size() - 1);
}

vector_layer::tag vector_layer::text(std::string_view value) {
  const auto [known, is_new] = texts_.try_emplace(std::string(value), value_count_);
  return is_new ? new_text(value) : known->second;
}

vector_layer::tag vector_layer::new_text(std::string_view value) {
  add_value(values_,
            [&](auto& message) { message.add_string(field::value_text, value.data(), value.size()); });
  return value_count_++;
}

vector_layer::tag vector_layer::number(std::uint64_t value) {
  return wholes_.get(value, [&] {
    add_value(values_, [&](auto& message) { message.add_uint64(field::value_uint, value); });
    return value_count_++;
  });
}

vector_layer::tag vector_layer::number(double value) {
  return reals_.get(std::bit_cast<std::uint64_t>(value), [&] {
    add_value(values_, [&](auto& message) { message.add_double(field::value_double, value); });
    return value_count_++;
  });
}

template <class Write>
void vector_layer::add_feature(std::optional<std::uint64_t> id, std::span<const tag> tags,
                               unsigned geometry_type, std::size_t most_bytes, Write write) {
  const std::size_t most = 64 + most_bytes + 5 * tags.size();
  if (features_.size() < end_ + most) features_.resize(2 * features_.size() + most);

  char* out = features_.data() + end_;
  out = put(out, bytes_field(field::layer_features));
  out = put_with_length(out, [&](char* at) {
    if (id) at = put(put(at, varint_field(field::feature_id)), *id);
    if (!tags.empty()) {
      at = put_with_length(put(at, bytes_field(field::feature_tags)), [&](char* packed) {
        for (const tag each : tags) packed = put(packed, each);
        return packed;
      });
    }
    at = put(put(at, varint_field(field::feature_type)), geometry_type);
    return put_with_length(put(at, bytes_field(field::feature_geometry)), write);
  });
  end_ = static_cast<std::size_t>(out - features_.data());
  ++count_;
}

void vector_layer::add_point(std::optional<std::uint64_t> id, unit_position at, std::span<const tag> tags) {
  add_feature(id, tags, point_type, 3 * longest_varint,
              [&](char* out) { return put_step(put(out, command(move_to, 1)), {}, at); });
}

void vector_layer::add_polygon(std::optional<std::uint64_t> id, std::span<const unit_ring> rings,
                               std::span<const tag> tags) {
  std::size_t corners = 0;
  for (const unit_ring& ring : rings) corners += ring.size();
  if (corners == 0) return;
  add_feature(id, tags, polygon_type, 3 * longest_varint * rings.size() + 2 * longest_varint * corners,
              [&](char* out) {
                unit_position cursor;
                for (const unit_ring& ring : rings) {
                  out = put_step(put(out, command(move_to, 1)), cursor, ring.front());
                  out = put(out, command(line_to, ring.size() - 1));
                  for (std::size_t i = 1; i < ring.size(); ++i) out = put_step(out, ring[i - 1], ring[i]);
                  out = put(out, command(close_path, 1));
                  cursor = ring.back();
                }
                return out;
              });
}

std::string vector_layer::tile() const {
  std::string bytes;
  if (count_ == 0) return bytes;
  std::string inner;
  inner.reserve(end_ + values_.size() + 512);
  protozero::pbf_writer layer(inner);
  layer.add_uint32(field::layer_version, 2);
  layer.add_string(field::layer_name, name_);
  inner.append(features_, 0, end_);  // length-delimited fields already
  for (const std::string& each : keys_) layer.add_string(field::layer_keys, each);
  inner.append(values_);
  layer.add_uint32(field::layer_extent, static_cast<std::uint32_t>(tile_units));

  bytes.reserve(inner.size() + 16);
  protozero::pbf_writer(bytes).add_message(field::layer, inner);
  return bytes;
}

}  // namespace uramost::tiles
