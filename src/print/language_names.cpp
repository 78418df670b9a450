#include "print/language_names.hpp"

#include <array>

#include "core/text.hpp"

namespace uramost::print {

namespace {
struct entry {
  std::string_view tag;
  localized_name name;
};

const std::array entries{
    entry{"sq", {"shqip", "albanski", "албански", "Albanian"}},
    entry{"sr", {"serbisht", "srpski", "српски", "Serbian"}},
    entry{"bs", {"boshnjakisht", "bosanski", "босански", "Bosnian"}},
    entry{"tr", {"turqisht", "turski", "турски", "Turkish"}},
    entry{"rom", {"romisht", "romski", "ромски", "Romani"}},
    entry{"en", {"anglisht", "engleski", "енглески", "English"}},
};
}  // namespace

std::string language_name(language in, std::string_view tag) {
  const std::string base = ascii_lower(tag.substr(0, tag.find('-')));
  for (const entry& each : entries)
    if (base == each.tag) return each.name.in(in);
  return std::string(tag);
}

}  // namespace uramost::print
