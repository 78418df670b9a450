// Exports into files under a pending name, and the manifest beside them.
#include "exchange/feature_writer.hpp"
#include "exchange/fgb_writer.hpp"
#include "exchange/file_output.hpp"
#include "exchange/gpkg_writer.hpp"
#include "exchange/manifest_json.hpp"
#include "exchange/ods_workbook.hpp"
#include "exchange/pending_file.hpp"
#include "exchange/workbook_writer.hpp"
#include "exchange/xlsx_workbook.hpp"

namespace uramost::exchange {
namespace {

void write_sidecar(const feature_table& table, const std::filesystem::path& file) {
  if (table.about.empty()) return;
  file_output out(file.string() + ".meta.json");
  out.write(as_json(table) + "\n");
  out.finish();
}

/// A stream writer whose bytes go into a file.
class streamed_file_writer final : public feature_writer {
 public:
  streamed_file_writer(const export_form& form, feature_table table, const std::filesystem::path& file)
      : table_(std::move(table)), file_(file), out_(file) {
    writer_ = stream_writer(form, table_, [this](std::string_view bytes) { out_.write(bytes); });
  }

  void write(const feature& one) override { writer_->write(one); }

  void finish() override {
    writer_->finish();
    out_.finish();
    write_sidecar(table_, file_);
  }

 private:
  feature_table table_;
  std::filesystem::path file_;
  file_output out_;
  std::unique_ptr<feature_writer> writer_;
};

std::unique_ptr<feature_writer> writer_of(std::string_view format, const feature_table& table,
                                          const std::filesystem::path& file) {
  if (format == "fgb") return fgb_writer(table, file);
  if (format == "gpkg") return gpkg_writer(table, file);
  return workbook_writer(table, format == "xlsx" ? xlsx_workbook(file) : ods_workbook(file));
}

/// A writer that makes its own file, under a pending name.
class whole_file_writer final : public feature_writer {
 public:
  whole_file_writer(std::string_view format, feature_table table, const std::filesystem::path& file)
      : table_(std::move(table)), target_(file, format), file_(file) {
    writer_ = writer_of(format, table_, target_.path());
  }

  void write(const feature& one) override { writer_->write(one); }

  void finish() override {
    writer_->finish();
    target_.keep();
    if (left_out() > 0) table_.about.emplace_back("left_out_without_point", std::to_string(left_out()));
    write_sidecar(table_, file_);
  }

  std::uint64_t left_out() const override { return writer_->left_out(); }

 private:
  feature_table table_;
  pending_file target_;
  std::filesystem::path file_;
  std::unique_ptr<feature_writer> writer_;  // closes its file before the pending one goes
};

}  // namespace

std::unique_ptr<feature_writer> file_writer(const export_form& form, feature_table table,
                                            const std::filesystem::path& file) {
  form.expect_possible();
  if (form.streams()) return std::make_unique<streamed_file_writer>(form, std::move(table), file);
  return std::make_unique<whole_file_writer>(form.format, std::move(table), file);
}

}  // namespace uramost::exchange
