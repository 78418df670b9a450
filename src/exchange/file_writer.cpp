// Exports into files: a stream writer or an OGR dataset under a pending name, and the manifest beside it.
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "core/error.hpp"
#include "exchange/feature_writer.hpp"
#include "exchange/json_text.hpp"
#include "exchange/ogr_writer.hpp"
#include "exchange/pending_file.hpp"

namespace uramost::exchange {
namespace {

struct file_closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// Bytes into a pending file.
class file_output {
 public:
  explicit file_output(std::filesystem::path wanted) : target_(std::move(wanted), "tmp") {
    file_.reset(std::fopen(target_.path().c_str(), "wb"));
    if (!file_) fail();
  }

  void write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) fail();
  }

  void finish() {
    if (std::fclose(file_.release()) != 0) fail();
    target_.keep();
  }

 private:
  [[noreturn]] void fail() const {
    throw error(error_kind::unavailable,
                target_.wanted().string() + " cannot be written: " + std::strerror(errno));
  }

  pending_file target_;
  std::unique_ptr<std::FILE, file_closer> file_;
};

void write_sidecar(const manifest& about, const std::filesystem::path& file) {
  if (about.empty()) return;
  std::string text;
  for (const auto& [name, value] : about) {
    text += text.empty() ? "{\n  " : ",\n  ";
    append_json_string(name, text);
    text += ": ";
    append_json_string(value, text);
  }
  file_output out(file.string() + ".meta.json");
  out.write(text + "\n}\n");
  out.finish();
}

/// A stream writer whose bytes go into a file.
class streamed_file_writer final : public feature_writer {
 public:
  streamed_file_writer(std::string_view format, std::vector<property> schema, manifest about,
                       const std::filesystem::path& file)
      : about_(std::move(about)), file_(file), out_(file) {
    writer_ = stream_writer(format, std::move(schema), about_,
                            [this](std::string_view bytes) { out_.write(bytes); });
  }

  void write(const feature& one) override { writer_->write(one); }

  void finish() override {
    writer_->finish();
    out_.finish();
    write_sidecar(about_, file_);
  }

 private:
  manifest about_;
  std::filesystem::path file_;
  file_output out_;
  std::unique_ptr<feature_writer> writer_;
};

/// An OGR dataset in a pending file.
class dataset_file_writer final : public feature_writer {
 public:
  dataset_file_writer(std::string_view format, std::vector<property> schema, manifest about,
                      const std::filesystem::path& file)
      : about_(std::move(about)), target_(file, format), file_(file) {
    writer_ = ogr_writer(format, std::move(schema), about_, target_.path());
  }

  void write(const feature& one) override { writer_->write(one); }

  void finish() override {
    writer_->finish();
    target_.keep();
    if (left_out() > 0) about_.emplace_back("left_out_without_point", std::to_string(left_out()));
    write_sidecar(about_, file_);
  }

  std::uint64_t left_out() const override { return writer_->left_out(); }

 private:
  manifest about_;
  pending_file target_;
  std::filesystem::path file_;
  std::unique_ptr<feature_writer> writer_;  // closes its dataset before the pending file goes
};

bool streams(std::string_view format) {
  return format == "geojson" || format == "geojsonseq" || format == "csv" || format == "csv-bom";
}

}  // namespace

std::unique_ptr<feature_writer> file_writer(std::string_view format, std::vector<property> schema,
                                            manifest about, const std::filesystem::path& file) {
  if (streams(format))
    return std::make_unique<streamed_file_writer>(format, std::move(schema), std::move(about), file);
  if (is_ogr_format(format))
    return std::make_unique<dataset_file_writer>(format, std::move(schema), std::move(about), file);
  std::string known;
  for (const std::string_view one : export_formats()) known += (known.empty() ? "" : ", ") + std::string(one);
  throw invalid_input("There is no format '" + std::string(format) + "'; there are " + known, "format");
}

}  // namespace uramost::exchange
