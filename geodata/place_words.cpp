#include "geodata/place_words.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "core/text.hpp"
#include "geodata/csv_table.hpp"

namespace uramost::embedded {
std::string_view place_words_csv();
}  // namespace uramost::embedded

namespace uramost::geodata {
namespace {

struct role_name {
  std::string_view name;
  word_role role;
};

constexpr std::array role_names{
    role_name{"in", word_role::in},
    role_name{"near", word_role::near},
    role_name{"from", word_role::from},
    role_name{"before", word_role::before},
    role_name{"between", word_role::between},
    role_name{"and", word_role::conjunction},
    role_name{"article", word_role::article},
    role_name{"village", word_role::village},
    role_name{"town", word_role::town},
    role_name{"municipality", word_role::municipality},
    role_name{"district", word_role::district},
    role_name{"water", word_role::water},
    role_name{"mountain", word_role::mountain},
    role_name{"street", word_role::street},
    role_name{"part", word_role::part},
    role_name{"direction", word_role::direction},
    role_name{"generic", word_role::generic},
};

word_role role_called(std::string_view name) {
  const auto* found = std::ranges::find(role_names, name, &role_name::name);
  if (found == role_names.end())
    throw error(error_kind::internal, "place_words.csv has an unknown role " + std::string(name));
  return found->role;
}

}  // namespace

place_words::place_words() {
  const csv_table table(embedded::place_words_csv());
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (const auto word : split(table.cell(row, "words"), ' '))
      if (!word.empty()) roles_.try_emplace(std::string(word), role_called(table.cell(row, "role")));
}

std::optional<word_role> place_words::role_of(std::string_view word) const {
  if (std::ranges::all_of(word, [](char letter) { return letter >= '0' && letter <= '9'; }))
    return word_role::generic;
  const auto found = roles_.find(std::string(word));
  return found == roles_.end() ? std::nullopt : std::optional(found->second);
}

bool is_linking_word(std::string_view word) {
  return word == "i" || word == "e" || word == "te" || word == "se";
}

}  // namespace uramost::geodata
