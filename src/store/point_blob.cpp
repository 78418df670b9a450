#include "store/point_blob.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace uramost::store {

namespace {
static_assert(std::endian::native == std::endian::little,
              "point blobs are written in the machine's byte order");

constexpr std::size_t box_at = 6;
constexpr std::size_t class_at = 39;
constexpr std::size_t point_at = 43;
constexpr char start = 0x00;
constexpr char little_endian = 0x01;
constexpr char box_end = 0x7C;
constexpr char end = static_cast<char>(0xFE);
constexpr std::uint32_t wgs84 = 4326;
constexpr std::uint32_t point_class = 1;

template <class Value>
void put(char* at, Value value) {
  std::memcpy(at, &value, sizeof value);
}

template <class Value>
Value get(const char* at) {
  Value value;
  std::memcpy(&value, at, sizeof value);
  return value;
}
}  // namespace

point_blob::point_blob(lon_lat point) {
  char* out = bytes_.data();
  out[0] = start;
  out[1] = little_endian;
  put(out + 2, wgs84);
  for (const std::size_t corner : {box_at, box_at + 16}) {
    put(out + corner, point.lon);
    put(out + corner + 8, point.lat);
  }
  out[class_at - 1] = box_end;
  put(out + class_at, point_class);
  put(out + point_at, point.lon);
  put(out + point_at + 8, point.lat);
  out[point_at + 16] = end;
}

std::optional<lon_lat> read_point_blob(std::string_view bytes) {
  if (bytes.size() != 60 || bytes[0] != start || bytes[1] != little_endian ||
      bytes[class_at - 1] != box_end || get<std::uint32_t>(bytes.data() + class_at) != point_class ||
      bytes.back() != end)
    return std::nullopt;
  return lon_lat{get<double>(bytes.data() + point_at), get<double>(bytes.data() + point_at + 8)};
}

}  // namespace uramost::store
