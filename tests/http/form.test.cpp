#include "http/form.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "temporary_directory.hpp"

namespace uramost::http {
namespace {
namespace fs = std::filesystem;

std::string part(const std::string& heading, const std::string& data) {
  return "--XX\r\nContent-Disposition: form-data; " + heading + "\r\n\r\n" + data + "\r\n";
}

class Form : public testing::Test {
 protected:
  std::shared_ptr<const form> read(const std::string& parts) {
    form_reader reader("multipart/form-data; boundary=XX", uploads_.path() / "incoming");
    reader.feed(parts + "--XX--");
    return reader.finish();
  }
  bool nothing_is_left() const {
    return !fs::exists(uploads_.path() / "incoming") || fs::is_empty(uploads_.path() / "incoming");
  }

  temporary_directory uploads_;
};

TEST_F(Form, KeepsFieldsAndPutsTheFileOnDisk) {
  const std::string bytes(3'000'000, 'z');
  auto sent = read(part("name=source", "Police") + part("name=file; filename=register.csv", bytes));
  EXPECT_EQ(sent->field("source"), "Police");
  EXPECT_EQ(sent->field("kind"), std::nullopt);
  ASSERT_TRUE(sent->file());
  EXPECT_EQ(sent->file()->filename(), "register.csv");
  EXPECT_EQ(fs::file_size(*sent->file()), bytes.size());
  sent.reset();
  EXPECT_TRUE(nothing_is_left());
}

TEST_F(Form, LeavesNothingBehindWhenItBreaksOff) {
  {
    form_reader reader("multipart/form-data; boundary=XX", uploads_.path() / "incoming");
    reader.feed(part("name=file; filename=a.csv", "abc"));
    EXPECT_THROW(reader.finish(), error);
  }
  EXPECT_TRUE(nothing_is_left());
}

TEST_F(Form, LetsOnlyItsOwnerSeeTheFile) {
  const auto sent = read(part("name=file; filename=a.csv", "abc"));
  EXPECT_EQ(fs::status(sent->file()->parent_path()).permissions(), fs::perms::owner_all);
}

TEST_F(Form, RemovesOnlyWhatAnEarlierServerLeftBehind) {
  const auto folder = [&](const std::string& name, int days) {
    const fs::path made = uploads_.path() / name;
    fs::create_directories(made);
    fs::last_write_time(made, fs::file_time_type::clock::now() - std::chrono::hours(24 * days));
    return made;
  };
  const fs::path stale = folder(std::string(32, 'a'), 2), young = folder(std::string(32, 'b'), 0);
  const fs::path foreign = folder("my pictures", 2);
  remove_stale_folders(uploads_.path());
  EXPECT_FALSE(fs::exists(stale));
  EXPECT_TRUE(fs::exists(young));
  EXPECT_TRUE(fs::exists(foreign));
  EXPECT_NO_THROW(remove_stale_folders(uploads_.path() / "nowhere"));
}

TEST_F(Form, RefusesDoubledFieldsTooManyPartsAndLongFields) {
  EXPECT_THROW(read(part("name=a", "1") + part("name=a", "2")), error);
  EXPECT_THROW(read(part("name=file; filename=a", "1") + part("name=file; filename=b", "2")), error);
  std::string many;
  for (int i = 0; i < 60; ++i) many += part("name=f" + std::to_string(i), "1");
  EXPECT_THROW(read(many), error);
  EXPECT_THROW(read(part("name=a", std::string(300'000, 'x'))), error);
  EXPECT_THROW(read(part("name=a", "\xff")), error);
}

TEST_F(Form, WantsAMultipartBody) {
  EXPECT_THROW(form_reader("application/json", uploads_.path()), error);
  EXPECT_THROW(form_reader("", uploads_.path()), error);
}

TEST_F(Form, NamesAnUnknownField) {
  const auto sent = read(part("name=colour", "red"));
  EXPECT_NO_THROW(sent->expect_only({"colour"}));
  try {
    sent->expect_only({"kind"});
    FAIL();
  } catch (const error& failure) {
    EXPECT_EQ(failure.field(), "colour");
  }
}

TEST(FileName, IsMadeHarmless) {
  EXPECT_EQ(harmless_file_name("register.csv"), "register.csv");
  EXPECT_EQ(harmless_file_name("Регистар Zveçan.xlsx"), "Регистар Zveçan.xlsx");
  EXPECT_EQ(harmless_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(harmless_file_name("C:\\x\\y.csv"), "y.csv");
  EXPECT_EQ(harmless_file_name(".."), "upload");
  EXPECT_EQ(harmless_file_name(".hidden.csv"), "hidden.csv");
  EXPECT_EQ(harmless_file_name(""), "upload");
  EXPECT_EQ(harmless_file_name("a/"), "upload");
  EXPECT_EQ(harmless_file_name("a\nb\x01.csv"), "ab.csv");
  EXPECT_TRUE(harmless_file_name(std::string(1'000, 'x') + "č.csv").ends_with("č.csv"));
  EXPECT_LE(harmless_file_name(std::string(1'000, 'x') + "č.csv").size(), 150u);
}

}  // namespace
}  // namespace uramost::http
