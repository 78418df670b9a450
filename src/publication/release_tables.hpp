#pragma once

#include "publication/release_composition.hpp"

namespace uramost::publication {

/// "north" with its municipalities, the other municipalities, "none". Always all of them: that a row is there
/// says nothing.
std::vector<table_area> release_areas(const geodata::boundaries& areas);

/// What a table has columns for. A column that is empty everywhere costs others: an empty count and a small
/// one look alike, and neither may be told by its neighbours.
struct column_choice {
  time_precision finest = time_precision::month;  ///< or quarter
  bool undated = false;                           ///< for what is known to less than that
  const taxonomy* categories = nullptr;           ///< null: none
};

/// The year, its quarters and months, "undated", groups and categories. A group of one category stands for
/// it.
std::vector<table_column> release_columns(int year, const column_choice& choice);

/// Whether a record's time is over before `until`; what is known only to the year belongs to it as soon as
/// the year has begun.
bool is_released(const published_record& record, std::chrono::sys_days until);

/// Counts a record of the table's year in the table.
void count(const published_record& record, count_table& into);

/// Withholds what the rules for P2 never publish, and then what would give a small count away.
void suppress_p2(count_table& table, std::int64_t threshold);

/// The calendar year, month ("2023-05") and quarter ("2023-Q2") that a published time begins in.
int year_of(const time_interval& time);
std::string month_key(const time_interval& time);
std::string quarter_key(const time_interval& time);

}  // namespace uramost::publication
