#include "tiles/webp.hpp"

#include <webp/encode.h>

#include <memory>

#include "core/error.hpp"

namespace uramost::tiles {

namespace {
struct free_picture {
  void operator()(WebPPicture* picture) const { WebPPictureFree(picture); }
};

void require(int done) {
  if (!done) throw error(error_kind::internal, "the picture cannot be written as WebP");
}

std::uint32_t argb(rgba colour) {
  return std::uint32_t{colour.alpha} << 24 | std::uint32_t{colour.red} << 16 |
         std::uint32_t{colour.green} << 8 | colour.blue;
}

int append(const std::uint8_t* bytes, std::size_t size, const WebPPicture* picture) {
  auto& made = *static_cast<std::vector<std::uint8_t>*>(picture->custom_ptr);
  made.insert(made.end(), bytes, bytes + size);
  return 1;
}
}  // namespace

std::vector<std::uint8_t> palette_webp(std::span<const std::uint8_t> pixels, int width, int height,
                                       std::span<const rgba> palette) {
  WebPConfig config;
  require(WebPConfigInit(&config));
  require(WebPConfigLosslessPreset(&config, 0));  // the fastest; few colours stay a palette
  config.exact = 1;                               // colours of transparent pixels too, or the palette grows

  WebPPicture picture;
  require(WebPPictureInit(&picture));
  picture.use_argb = 1;
  picture.width = width;
  picture.height = height;
  require(WebPPictureAlloc(&picture));
  const std::unique_ptr<WebPPicture, free_picture> allocated(&picture);

  std::vector<std::uint32_t> colours;
  for (const rgba each : palette) colours.push_back(argb(each));
  for (int row = 0; row < height; ++row)
    for (int column = 0; column < width; ++column)
      picture.argb[row * picture.argb_stride + column] =
          colours[pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                         static_cast<std::size_t>(column)]];

  std::vector<std::uint8_t> made;
  picture.writer = append;
  picture.custom_ptr = &made;
  require(WebPEncode(&config, &picture));
  return made;
}

}  // namespace uramost::tiles
