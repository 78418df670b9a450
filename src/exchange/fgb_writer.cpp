#include "exchange/fgb_writer.hpp"

#include <fcntl.h>
#include <flatbuffers/flatbuffers.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/error.hpp"
#include "exchange/file_output.hpp"
#include "exchange/json_text.hpp"
#include "exchange/manifest_json.hpp"
#include "exchange/packed_boxes.hpp"
#include "exchange/utf8.hpp"

namespace uramost::exchange {

namespace {
using flatbuffers::FlatBufferBuilder;
using flatbuffers::Offset;
using flatbuffers::voffset_t;
using text_offset = Offset<flatbuffers::String>;

constexpr std::string_view magic("fgb\3fgb\0", 8);
constexpr std::uint16_t node_size = 16;
constexpr std::uint8_t point_geometry = 1;

/// Members of the format's tables, by their number in its schemas (flatgeobuf.org, src/fbs).
constexpr voffset_t member(int number) { return static_cast<voffset_t>(4 + 2 * number); }
namespace header_member {
constexpr voffset_t name = member(0), envelope = member(1), geometry_type = member(2), columns = member(7),
                    features_count = member(8), index_node_size = member(9), crs = member(10),
                    title = member(11), metadata = member(13);
}
namespace column_member {
constexpr voffset_t name = member(0), type = member(1), description = member(3);
}
namespace crs_member {
constexpr voffset_t org = member(0), code = member(1);
}
constexpr voffset_t geometry_xy = member(1), feature_geometry = member(0), feature_properties = member(1);

std::uint8_t column_type(property_type type) {
  switch (type) {
    case property_type::boolean:
      return 2;
    case property_type::integer:
      return 7;
    case property_type::real:
      return 10;
    case property_type::date_time:
      return 13;
    case property_type::text:
      break;
  }
  return 11;
}

text_offset add_text(FlatBufferBuilder& to, std::string_view text) {
  return to.CreateString(text.data(), text.size());
}

std::string_view meaning_of(const data_dictionary& dictionary, std::string_view column) {
  for (const dictionary_entry& each : dictionary)
    if (each.code.empty() && each.column == column) return each.meaning.in(language::en);
  return {};
}

Offset<void> add_column(FlatBufferBuilder& to, const property& column, std::string_view meaning) {
  const auto name = add_text(to, column.name);
  const auto description = meaning.empty() ? text_offset() : add_text(to, meaning);
  const auto start = to.StartTable();
  to.AddOffset(column_member::name, name);
  to.AddElement<std::uint8_t>(column_member::type, column_type(column.type), 0);
  to.AddOffset(column_member::description, description);
  return to.EndTable(start);
}

/// What a file that is mapped holds.
class mapped_bytes {
 public:
  mapped_bytes(const std::filesystem::path& file, std::size_t size) : size_(size) {
    if (size == 0) return;
    const int opened = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    bytes_ = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, opened, 0);
    close(opened);
    if (bytes_ == MAP_FAILED) throw error(error_kind::unavailable, file.string() + " cannot be read");
  }
  ~mapped_bytes() {
    if (size_ > 0) munmap(bytes_, size_);
  }
  mapped_bytes(const mapped_bytes&) = delete;
  mapped_bytes& operator=(const mapped_bytes&) = delete;

  std::string_view part(std::size_t from, std::size_t size) const {
    return {static_cast<const char*>(bytes_) + from, size};
  }

 private:
  void* bytes_ = nullptr;
  std::size_t size_;
};

template <class Value>
std::string_view bytes_of(const Value& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

class indexed_writer final : public feature_writer {
 public:
  indexed_writer(const feature_table& table, const std::filesystem::path& file)
      : table_(table), out_(file), waiting_(file) {
    const bool has_own_id =
        std::ranges::any_of(table.schema, [](const property& each) { return each.name == "id"; });
    if (!has_own_id) table_.schema.insert(table_.schema.begin(), {"id", property_type::integer});
    first_ = has_own_id ? 0 : 1;
  }

  void write(const feature& one) override;
  void finish() override;
  std::uint64_t left_out() const override { return left_out_; }

 private:
  void add_value(std::size_t column, const property_value& value);
  void add_raw(std::string_view bytes) { properties_.append(bytes); }
  std::string header(std::span<const packed_box> tree) const;

  feature_table table_;
  std::size_t first_ = 0;  // of the schema that is of the values
  file_output out_;
  std::optional<file_output> waiting_;
  std::vector<lon_lat> points_;
  std::vector<std::uint64_t> ends_;  // of the features in what is waiting
  FlatBufferBuilder builder_;
  std::string properties_;
  std::uint64_t left_out_ = 0;
};

void indexed_writer::write(const feature& one) {
  if (!one.point || !is_on_earth(*one.point)) {
    ++left_out_;
    return;
  }
  properties_.clear();
  if (first_ > 0) add_value(0, one.id);
  for (std::size_t i = 0; first_ + i < table_.schema.size() && i < one.values.size(); ++i)
    add_value(first_ + i, one.values[i]);

  builder_.Clear();
  const double position[] = {one.point->lon, one.point->lat};
  const auto xy = builder_.CreateVector(position, 2);
  const auto properties =
      builder_.CreateVector(reinterpret_cast<const std::uint8_t*>(properties_.data()), properties_.size());
  const auto geometry_start = builder_.StartTable();
  builder_.AddOffset(geometry_xy, xy);
  const Offset<void> geometry(builder_.EndTable(geometry_start));
  const auto start = builder_.StartTable();
  builder_.AddOffset(feature_geometry, geometry);
  builder_.AddOffset(feature_properties, properties);
  builder_.FinishSizePrefixed(Offset<void>(builder_.EndTable(start)));

  waiting_->write({reinterpret_cast<const char*>(builder_.GetBufferPointer()), builder_.GetSize()});
  points_.push_back(*one.point);
  ends_.push_back((ends_.empty() ? 0 : ends_.back()) + builder_.GetSize());
}

/// The number of the column, two bytes, then the value, texts with their length before them; nulls are not
/// there.
void indexed_writer::add_value(std::size_t column, const property_value& value) {
  const auto* real = std::get_if<double>(&value);
  if (std::holds_alternative<std::monostate>(value) || (real && !std::isfinite(*real))) return;
  add_raw(bytes_of(static_cast<std::uint16_t>(column)));
  if (real) return add_raw(bytes_of(*real));
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return add_raw(bytes_of(*whole));
  if (const auto* flag = std::get_if<bool>(&value)) return add_raw(bytes_of(*flag));
  std::string_view text = std::get<std::string_view>(value);
  std::string clean;
  if (!is_plain_json(text)) text = clean = storable(text);
  add_raw(bytes_of(static_cast<std::uint32_t>(text.size())));
  add_raw(text);
}

std::string indexed_writer::header(std::span<const packed_box> tree) const {
  FlatBufferBuilder to;
  std::vector<Offset<void>> columns;
  for (const property& each : table_.schema)
    columns.push_back(add_column(to, each, meaning_of(table_.dictionary, each.name)));
  const auto all_columns = to.CreateVector(columns);
  const auto name = add_text(to, layer_name(table_.about));
  const auto metadata = add_text(to, as_json(table_));
  const auto title = add_text(to, title_of(table_.about));
  const std::vector<double> box = tree.empty()
                                      ? std::vector<double>()
                                      : std::vector{tree[0].west, tree[0].south, tree[0].east, tree[0].north};
  const auto envelope = to.CreateVector(box);
  const auto organisation = add_text(to, "EPSG");
  const auto crs_start = to.StartTable();
  to.AddOffset(crs_member::org, organisation);
  to.AddElement<std::int32_t>(crs_member::code, 4326, 0);
  const Offset<void> crs(to.EndTable(crs_start));

  const auto start = to.StartTable();
  to.AddElement<std::uint64_t>(header_member::features_count, points_.size(), 0);
  to.AddOffset(header_member::name, name);
  if (!box.empty()) to.AddOffset(header_member::envelope, envelope);
  to.AddOffset(header_member::columns, all_columns);
  to.AddOffset(header_member::crs, crs);
  to.AddOffset(header_member::title, title);
  to.AddOffset(header_member::metadata, metadata);
  to.AddElement<std::uint16_t>(header_member::index_node_size, tree.empty() ? 0 : node_size, node_size);
  to.AddElement<std::uint8_t>(header_member::geometry_type, point_geometry, 0);
  to.FinishSizePrefixed(Offset<void>(to.EndTable(start)));
  return {reinterpret_cast<const char*>(to.GetBufferPointer()), to.GetSize()};
}

void indexed_writer::finish() {
  waiting_->flush();
  const mapped_bytes features(waiting_->path(), ends_.empty() ? 0 : ends_.back());
  const auto begin_of = [this](std::uint32_t i) { return i == 0 ? 0 : ends_[i - 1]; };
  const auto order = hilbert_order(points_);
  std::vector<packed_box> leaves;
  leaves.reserve(order.size());
  std::uint64_t at = 0;
  for (const std::uint32_t i : order) {
    leaves.push_back(packed_box::around(points_[i], at));
    at += ends_[i] - begin_of(i);
  }
  const auto tree = leaves.empty() ? std::vector<packed_box>() : packed_tree(leaves, node_size);
  out_.write(magic);
  out_.write(header(tree));
  out_.write({reinterpret_cast<const char*>(tree.data()), tree.size() * sizeof(packed_box)});
  for (const std::uint32_t i : order) out_.write(features.part(begin_of(i), ends_[i] - begin_of(i)));
  out_.finish();
  waiting_.reset();
}
}  // namespace

std::unique_ptr<feature_writer> fgb_writer(const feature_table& table, const std::filesystem::path& file) {
  return std::make_unique<indexed_writer>(table, file);
}

}  // namespace uramost::exchange
