#include "http/tile_response.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "small_register.hpp"
#include "unpacked.hpp"

namespace uramost::http {
namespace {

class TileResponse : public testing::Test {
 protected:
  response ask(const tile_address& address, const std::string& type, const std::string& bytes,
               const std::string& accepts = "") {
    request asked;
    if (!accepts.empty()) asked.headers.emplace_back("accept-encoding", accepts);
    return completed(answer_tile(cache_, asked, address, type, [this, bytes] { return ++made_, bytes; }));
  }

  int made_ = 0, number_ = 0;
  tiles::tile_cache cache_{16 << 20};
  const tile_address address_{{7}, "layer.png", {3, 1, 2}, "a=b", std::nullopt, false};
};

TEST_F(TileResponse, MakesATileOnceAndThenAnswersAtOnce) {
  const response first = ask(address_, "image/png", "bytes");
  EXPECT_EQ(first.body_text(), "bytes");
  EXPECT_EQ(first.header("Content-Type"), "image/png");
  EXPECT_FALSE(first.is_lasting);
  EXPECT_EQ(first.header("UraMost-Revision"), "7");
  const response kept = answer_tile(cache_, {}, address_, "image/png", [this] { return ++made_, ""; });
  EXPECT_FALSE(kept.rest);
  EXPECT_EQ(kept.body, first.body);  // the same bytes in memory
  EXPECT_EQ(made_, 1);
}

TEST_F(TileResponse, MakesAtOnceWhatIsQuickToMakeAndSaysWhatTakesLong) {
  const auto answer = [this](making takes) {
    return answer_tile(
        cache_, {}, address_, "image/png", [this] { return ++made_, std::string("bytes"); },
        [takes] { return takes; });
  };
  EXPECT_TRUE(answer(making::brief).rest);
  EXPECT_FALSE(answer(making::brief).rest_takes_long);
  EXPECT_TRUE(answer(making::lengthy).rest);
  EXPECT_TRUE(answer(making::lengthy).rest_takes_long);
  EXPECT_EQ(made_, 0);
  const response made = answer(making::instant);
  EXPECT_FALSE(made.rest);
  EXPECT_EQ(made.body_text(), "bytes");
  EXPECT_EQ(ask(address_, "image/png", "other").body, made.body);  // and keeps it
  EXPECT_EQ(made_, 1);
}

TEST_F(TileResponse, KeepsTilesApartThatDifferInAnything) {
  auto other_revision = address_, other_layer = address_, other_tile = address_, other_query = address_;
  other_revision.of = {8};
  other_layer.layer = "other.png";
  other_tile.tile.y = 3;
  other_query.query = "a=c";
  ask(address_, "image/png", "0");
  for (const tile_address& each : {other_revision, other_layer, other_tile, other_query}) {
    const std::string bytes = std::to_string(++number_);
    EXPECT_EQ(ask(each, "image/png", bytes).body_text(), bytes);
  }
}

TEST_F(TileResponse, PromisesNoChangeOnlyForTheRevisionThatWasAskedFor) {
  auto current = address_, old = address_;
  current.version = "7";
  old.version = "6";
  EXPECT_EQ(ask(current, "image/png", "x").header("Cache-Control"), "private, max-age=3600, immutable");
  EXPECT_EQ(ask(old, "image/png", "x").header("Cache-Control"), "no-cache");
  EXPECT_EQ(ask(address_, "image/png", "x").header("Cache-Control"), "no-cache");
}

TEST_F(TileResponse, LetsSharedCachesKeepOnlyWhatIsTheSameForEverybody) {
  auto current = address_;
  current.version = "7";
  current.is_public = true;
  const response answer = ask(current, "image/png", "x");
  EXPECT_EQ(answer.header("Cache-Control"), "public, max-age=3600, immutable");
  EXPECT_TRUE(answer.is_lasting);
}

TEST_F(TileResponse, CompressesVectorTilesOnceAndTagsTheCodingsApart) {
  const std::string bytes(5'000, 'm'), type = "application/vnd.mapbox-vector-tile";
  const response plain = ask(address_, type, bytes);
  const response packed = ask(address_, type, bytes, "gzip");
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_EQ(gunzip(packed.body_text()), bytes);
  const response smaller = ask(address_, type, bytes, "br, gzip");
  EXPECT_EQ(smaller.header("Content-Encoding"), "br");
  EXPECT_EQ(unbrotli(smaller.body_text()), bytes);
  EXPECT_NE(smaller.header("ETag"), packed.header("ETag"));
  EXPECT_EQ(plain.body_text(), bytes);
  EXPECT_EQ(plain.header("Content-Encoding"), "");
  EXPECT_NE(plain.header("ETag"), packed.header("ETag"));
  EXPECT_EQ(plain.header("Vary"), "Accept-Encoding");
  EXPECT_EQ(packed.header("Vary"), "Accept-Encoding");
  EXPECT_EQ(ask(address_, type, bytes, "gzip").body, packed.body);
  EXPECT_EQ(made_, 1);
}

TEST_F(TileResponse, HasNoContentWhenTheTileIsEmpty) {
  const response empty = ask(address_, "application/vnd.mapbox-vector-tile", "", "gzip");
  EXPECT_EQ(empty.status, 204);
  EXPECT_EQ(empty.body, nullptr);
  EXPECT_EQ(empty.header("Content-Encoding"), "");
}

TEST_F(TileResponse, KeepsNothingThatFailed) {
  const auto fail = []() -> std::string { throw std::runtime_error("cannot be drawn"); };
  const response begun = answer_tile(cache_, {}, address_, "image/png", fail);
  EXPECT_THROW(begun.rest(), std::runtime_error);
  EXPECT_EQ(ask(address_, "image/png", "drawn").body_text(), "drawn");
}

TEST_F(TileResponse, ReadsTheTileFromThePath) {
  EXPECT_EQ(tile_of(get("/t", {{"z", "3"}, {"x", "1"}, {"y", "2"}})), (tiles::tile_id{3, 1, 2}));
  EXPECT_THROW(tile_of(get("/t", {{"z", "3"}, {"x", "8"}, {"y", "2"}})), error);
}

}  // namespace
}  // namespace uramost::http
