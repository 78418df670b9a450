#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/published_location.hpp"
#include "core/text.hpp"
#include "exchange/record_reader.hpp"
#include "intake/earlier_quarantine.hpp"
#include "intake/record_kind.hpp"
#include "intake/row_binding.hpp"
#include "intake/row_identity.hpp"
#include "store/incident_store.hpp"

namespace uramost::intake {

/// A response event, and which record of its batch it is of.
struct row_response {
  std::size_t record;
  store::response_event event;
};

/// Some rows of a file, understood and ready to be stored.
template <class Record>
struct row_batch {
  std::vector<Record> records;
  std::vector<published_location> published;  ///< of incidents: what others may learn of each
  std::vector<row_response> responses;
  std::vector<store::quarantined_row> bad;
  std::vector<std::int64_t> superseded;  ///< rows in quarantine whose place these take
  std::optional<double> fraction_read;

  std::size_t rows() const { return records.size() + bad.size(); }
};

/// A row that cannot be used, with all its columns but those of a quarantine export.
store::quarantined_row quarantine(const exchange::record& row, const std::vector<std::string>& columns,
                                  const error& why, std::string_view value);

/// Turns the rows of a file into records, batch by batch. For one thread.
template <class Kind>
class batch_reader {
 public:
  using record = typename Kind::record;
  static constexpr std::size_t batch_rows = 1'000;

  /// Opens the file; its layout decides the mapping when none is given.
  batch_reader(const std::filesystem::path& file, const exchange::read_options& reading,
               const std::optional<column_mapping>& said, std::string source, const geography& where,
               const store::incident_store& records, time_point now)
      : file_(exchange::open_records(file, reading)),
        mapping_(mapping_for<Kind>(file_->columns(), said)),
        binding_(mapping_, file_->columns(), Kind::member),
        source_(std::move(source)),
        reader_(where, mapping_, now),
        identity_(file_->columns()),
        earlier_(records, Kind::name, mapping_.column("external_id") ? *mapping_.column("external_id") : "") {
    const auto& columns = file_->columns();
    const auto found = std::find(columns.begin(), columns.end(), quarantine_id_column);
    if (found != columns.end()) quarantine_id_ = static_cast<std::size_t>(found - columns.begin());
  }

  /// Up to `batch_rows` rows; empty at the end.
  row_batch<record> next() {
    row_batch<record> batch;
    batch.records.reserve(batch_rows);
    while (batch.rows() < batch_rows) {
      const auto row = file_->next();
      if (!row) break;
      read(*row, batch);
    }
    batch.fraction_read = file_->fraction_read();
    return batch;
  }

  const typename Kind::reader& reader() const { return reader_; }

 private:
  void read(const exchange::record& row, row_batch<record>& into) {
    const auto text = binding_.read(row);
    const auto predecessor = predecessor_of(row);
    if (predecessor) into.superseded.push_back(*predecessor);
    try {
      if (!row.problem.empty()) throw invalid_input(row.problem);
      std::string source = source_of(text, predecessor);
      identity_.expect(source, text.external_id);
      record made = reader_.read(text);
      made.source = std::move(source);
      made.external_id = identity_.of(made.source, text.external_id, row);
      const auto& same = earlier_.of(made.source, made.external_id);
      auto responses = reader_.responses(text, made);
      into.superseded.insert(into.superseded.end(), same.begin(), same.end());
      for (auto& event : responses) into.responses.push_back({into.records.size(), std::move(event)});
      into.records.push_back(std::move(made));
    } catch (const error& why) {
      if (why.kind() != error_kind::invalid_input) throw;
      into.bad.push_back(quarantine(row, file_->columns(), why, value_of(text, why.field())));
    }
  }

  std::string source_of(const typename Kind::text& text, std::optional<std::int64_t> predecessor) const {
    if (const auto own = trim(source_in(text)); !own.empty()) return std::string(own);
    return predecessor ? *earlier_.source_of(*predecessor) : source_;
  }

  /// The quarantined row that this one corrects.
  std::optional<std::int64_t> predecessor_of(const exchange::record& row) const {
    if (!quarantine_id_ || *quarantine_id_ >= row.values.size()) return std::nullopt;
    const auto id = parse_integer(row.values[*quarantine_id_]);
    return id && earlier_.source_of(*id) ? id : std::nullopt;
  }

  static std::string value_of(const typename Kind::text& text, const std::string& field) {
    if (field == "lat") return std::string(text.lat) + " " + std::string(text.lon);
    const auto member = Kind::member(field);
    return member ? std::string(text.*member) : std::string{};
  }

  std::unique_ptr<exchange::record_reader> file_;
  column_mapping mapping_;
  row_binding<typename Kind::text> binding_;
  std::string source_;
  typename Kind::reader reader_;
  row_identity identity_;
  earlier_quarantine earlier_;
  std::optional<std::size_t> quarantine_id_;  // column
};

}  // namespace uramost::intake
