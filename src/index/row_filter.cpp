#include "index/row_filter.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <numeric>

#include "core/vectorised.hpp"

namespace uramost::index {

namespace {
constexpr std::string_view no_municipality = "none";
/// More codes than this are looked up in a table, row by row.
constexpr std::size_t most_compared = 16;

/// Codes that the snapshot does not know select nothing.
template <class Texts, class TextOf>
std::vector<std::uint16_t> codes_of(const Texts& texts, const dictionary& known, TextOf text_of) {
  std::vector<std::uint16_t> codes;
  for (const auto& each : texts)
    if (const auto code = known.find(text_of(each))) codes.push_back(*code);
  return codes;
}

template <class Value>
std::uint32_t bits_of(const std::vector<Value>& values) {
  std::uint32_t bits = 0;
  for (Value each : values) bits |= std::uint32_t{1} << static_cast<unsigned>(each);
  return bits;
}

// Each clears the flags of the rows that do not meet a condition.

URAMOST_VECTORISED void require_box(const lon_lat* points, std::size_t size, const bounding_box& box,
                                    std::uint8_t* keep) {
  for (std::size_t i = 0; i < size; ++i) keep[i] &= static_cast<std::uint8_t>(box.contains(points[i]));
}

URAMOST_VECTORISED void require_between(const std::int64_t* values, std::size_t size, std::int64_t least,
                                        std::int64_t most, std::uint8_t* keep) {
  for (std::size_t i = 0; i < size; ++i)
    keep[i] &= static_cast<std::uint8_t>((values[i] >= least) & (values[i] <= most));
}

URAMOST_VECTORISED void require_between(const std::uint8_t* values, std::size_t size, std::uint8_t least,
                                        std::uint8_t most, std::uint8_t* keep) {
  for (std::size_t i = 0; i < size; ++i)
    keep[i] &= static_cast<std::uint8_t>((values[i] >= least) & (values[i] <= most));
}

/// From `first` to `last` (excluded), over midnight when `wraps`; an unknown hour is none. `clock` as bytes:
/// of bit-fields the compiler makes no vectors.
URAMOST_VECTORISED void require_hours(const std::uint8_t* clock, std::size_t size, std::uint8_t first,
                                      std::uint8_t last, bool wraps, std::uint8_t* keep) {
  constexpr std::uint8_t of_hour = 0b11111;
  static_assert(std::bit_cast<std::uint8_t>(week_hour{.hour = 31, .weekday = 0}) == of_hour);
  for (std::size_t i = 0; i < size; ++i) {
    const auto hour = static_cast<std::uint8_t>(clock[i] & of_hour);
    const auto after = static_cast<std::uint8_t>(hour >= first),
               before = static_cast<std::uint8_t>(hour < last);
    const auto within = static_cast<std::uint8_t>(wraps ? after | before : after & before);
    keep[i] &= within & static_cast<std::uint8_t>(hour < 24);
  }
}

URAMOST_VECTORISED void flag_one_of(const std::uint16_t* codes, std::size_t size,
                                    const std::array<std::uint16_t, 4>& wanted, std::uint8_t* flags) {
  const auto [a, b, c, d] = wanted;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint16_t code = codes[i];
    flags[i] |= static_cast<std::uint8_t>((code == a) | (code == b) | (code == c) | (code == d));
  }
}

URAMOST_VECTORISED void require_flags(const std::uint8_t* flags, std::size_t size, std::uint8_t* keep) {
  for (std::size_t i = 0; i < size; ++i) keep[i] &= flags[i];
}

/// For every set of eight rows the numbers of those in it, in front.
constexpr auto rows_of_set = [] {
  std::array<std::array<std::uint8_t, 8>, 256> table{};
  for (unsigned set = 0; set < table.size(); ++set)
    for (unsigned bit = 0, count = 0; bit < 8; ++bit)
      if (set >> bit & 1) table[set][count++] = static_cast<std::uint8_t>(bit);
  return table;
}();

/// Writes the rows whose flags are set, and up to eight more behind them; answers their number. No branch to
/// predict: eight rows at a time are looked up.
URAMOST_VECTORISED std::size_t write_flagged(const std::uint8_t* keep, std::size_t size, row first,
                                             row* rows) {
  row* end = rows;
  for (std::size_t i = 0; i < size; i += 8) {
    std::uint64_t flags;
    std::memcpy(&flags, keep + i, 8);
    const std::uint64_t set = flags * 0x0102'0408'1020'4080 >> 56;  // the flags' bits side by side
    for (std::size_t j = 0; j < 8; ++j) end[j] = first + static_cast<row>(i) + rows_of_set[set][j];
    end += std::popcount(set);
  }
  return static_cast<std::size_t>(end - rows);
}
}  // namespace

row_filter::code_condition row_filter::compile(std::vector<std::uint16_t> codes, const dictionary& known) {
  code_condition condition;
  condition.bits = 0;
  for (std::uint16_t code : codes) condition.bits |= block_summary::bit_of(code);
  if (!codes.empty() && codes.size() <= most_compared) {
    while (codes.size() % std::tuple_size_v<four_codes> != 0) codes.push_back(codes.back());
    for (auto each = codes.begin(); each != codes.end(); each += std::tuple_size_v<four_codes>)
      std::copy_n(each, std::tuple_size_v<four_codes>, condition.few.emplace_back().begin());
  } else {
    condition.many.emplace(known.size() + 1, std::uint8_t{0});
    for (std::uint16_t code : codes) (*condition.many)[std::min<std::size_t>(code, known.size())] = 1;
  }
  return condition;
}

row_filter::row_filter(const incident_index& snapshot, const incident_query& query,
                       std::span<const incident_id> text_matches)
    : snapshot_(snapshot),
      accepts_all_(query == incident_query{}),
      hours_(query.hours),
      severity_(query.severity),
      weekdays_(bits_of(query.weekdays)),
      stages_(bits_of(query.stages)) {
  if (query.bbox) bbox_ = compile(*query.bbox);
  const auto& [begin, end] = query.datetime;
  if (begin || end) {
    const auto seconds = [](time_point time) { return std::int64_t{time.time_since_epoch().count()}; };
    time_ = {begin ? seconds(*begin) : std::numeric_limits<std::int64_t>::min(),
             end ? seconds(*end) - 1 : std::numeric_limits<std::int64_t>::max()};
  }
  if (!query.municipalities.empty()) {
    const auto& known = snapshot.municipality_codes();
    auto codes =
        codes_of(query.municipalities, known, [](const auto& code) { return std::string_view(code.value); });
    if (std::ranges::count(query.municipalities, no_municipality, &municipality_code::value))
      codes.push_back(dictionary::none);
    municipalities_ = compile(std::move(codes), known);
  }
  const auto itself = [](const std::string& code) { return std::string_view(code); };
  if (!query.categories.empty())
    categories_ =
        compile(codes_of(query.categories, snapshot.category_codes(), itself), snapshot.category_codes());
  if (!query.sources.empty())
    sources_ = compile(codes_of(query.sources, snapshot.source_codes(), itself), snapshot.source_codes());
  if (!query.places.empty()) {
    places_.emplace();
    for (place_id place : query.places)
      if (place.value != 0) places_->push_back(place.value);  // 0 in the column: no place
    std::ranges::sort(*places_);
  }
  if (!query.text.empty()) {
    text_rows_.emplace(snapshot.size(), false);
    for (incident_id id : text_matches)
      if (const auto found = snapshot.find(id)) (*text_rows_)[*found] = true;
  }
  has_rest_ = municipalities_.many || categories_.many || sources_.many || weekdays_ || stages_ || places_ ||
              text_rows_;
}

row_filter::box_condition row_filter::compile(const bounding_box& box) {
  // A cell to spare, for what a projection may round.
  constexpr std::int64_t spare = 1, last_cell = (std::int64_t{1} << morton_bits) - 1;
  const world_cell northwest = cell_of(to_world({box.west, box.north})),
                   southeast = cell_of(to_world({box.east, box.south}));
  const auto moved = [=](world_cell from, std::int64_t cells) {
    const auto along = [=](std::uint32_t at) {
      return static_cast<std::uint32_t>(std::clamp<std::int64_t>(at + cells, 0, last_cell));
    };
    return world_cell{along(from.x), along(from.y)};
  };
  return {.degrees = box,
          .surely = {moved(northwest, 1 + spare), moved(southeast, -1 - spare)},
          .perhaps = {moved(northwest, -spare), moved(southeast, spare)}};
}

/// Of all the cells that have the codes' common beginning: as rows are in Morton order, those of a block lie
/// together.
row_filter::share row_filter::in_box(row first, row last) const {
  if (last > snapshot_.located()) return share::some;
  const std::uint64_t least = snapshot_.morton()[first], most = snapshot_.morton()[last - 1];
  const auto differing = (std::bit_width(least ^ most) + 1) / 2 * 2;
  const std::uint64_t below = (std::uint64_t{1} << differing) - 1;
  const world_cell begin = cell_of(least & ~below), end = cell_of(least | below);
  const auto& [degrees, surely, perhaps] = *bbox_;
  if (begin.x > perhaps.most.x || begin.y > perhaps.most.y || end.x < perhaps.least.x ||
      end.y < perhaps.least.y)
    return share::none;
  const bool is_within = begin.x >= surely.least.x && begin.y >= surely.least.y && end.x <= surely.most.x &&
                         end.y <= surely.most.y;
  return is_within ? share::all : share::some;
}

bool row_filter::may_match(const block_summary& block) const {
  return (!time_ || (block.first_begin <= time_->most && block.last_begin >= time_->least)) &&
         (block.municipalities & municipalities_.bits) != 0 && (block.categories & categories_.bits) != 0;
}

void row_filter::flag_rows(row first, std::size_t size, bool asks_box, std::uint8_t* keep) const {
  const auto require_codes = [&](const code_condition& condition, std::span<const std::uint16_t> codes) {
    if (condition.few.empty()) return;
    std::array<std::uint8_t, block_summary::rows> meant{};
    for (const four_codes& four : condition.few) flag_one_of(codes.data() + first, size, four, meant.data());
    require_flags(meant.data(), size, keep);
  };
  if (asks_box) require_box(snapshot_.points().data() + first, size, bbox_->degrees, keep);
  if (time_) require_between(snapshot_.begins().data() + first, size, time_->least, time_->most, keep);
  if (hours_)
    require_hours(reinterpret_cast<const std::uint8_t*>(snapshot_.clock().data() + first), size,
                  static_cast<std::uint8_t>(hours_->first), static_cast<std::uint8_t>(hours_->last),
                  hours_->first >= hours_->last, keep);
  if (severity_)
    require_between(snapshot_.severities().data() + first, size, static_cast<std::uint8_t>(severity_->least),
                    static_cast<std::uint8_t>(severity_->most), keep);
  require_codes(municipalities_, snapshot_.municipalities());
  require_codes(categories_, snapshot_.categories());
  require_codes(sources_, snapshot_.sources());
}

bool row_filter::meets_the_rest(row at) const {
  const auto in = [](std::uint32_t bits, unsigned value) { return value < 32 && (bits >> value & 1) != 0; };
  const auto among = [](const code_condition& condition, std::uint16_t code) {
    const auto& wanted = condition.many;
    return !wanted || (*wanted)[std::min<std::size_t>(code, wanted->size() - 1)] != 0;
  };
  return among(municipalities_, snapshot_.municipalities()[at]) &&
         among(categories_, snapshot_.categories()[at]) && among(sources_, snapshot_.sources()[at]) &&
         (!weekdays_ || in(weekdays_, snapshot_.clock()[at].weekday)) &&
         (!stages_ || in(stages_, static_cast<unsigned>(snapshot_.stages()[at]))) &&
         (!places_ || std::ranges::binary_search(*places_, snapshot_.places()[at])) &&
         (!text_rows_ || (*text_rows_)[at]);
}

void row_filter::append_matches(row first, row last, std::vector<row>& matches) const {
  if (accepts_all_) {
    const std::size_t filled = matches.size();
    matches.resize(filled + (last - first));
    std::iota(matches.begin() + static_cast<std::ptrdiff_t>(filled), matches.end(), first);
    return;
  }
  constexpr row block = block_summary::rows;
  std::array<std::uint8_t, block> keep;
  for (row begin = first, end; begin < last; begin = end) {
    end = std::min((begin / block + 1) * block, last);
    if (!may_match(snapshot_.blocks()[begin / block])) continue;
    const share boxed = bbox_ ? in_box(begin, end) : share::all;
    if (boxed == share::none) continue;
    const std::size_t size = end - begin;
    std::memset(keep.data(), 1, size);
    std::memset(keep.data() + size, 0, (block - size) % 8);
    flag_rows(begin, size, boxed == share::some, keep.data());

    const std::size_t filled = matches.size();
    matches.resize(filled + size + 8);
    row* rows = matches.data() + filled;
    row* kept = rows + write_flagged(keep.data(), size, begin, rows);
    if (has_rest_) kept = std::remove_if(rows, kept, [&](row at) { return !meets_the_rest(at); });
    matches.resize(static_cast<std::size_t>(kept - matches.data()));
  }
}

}  // namespace uramost::index
