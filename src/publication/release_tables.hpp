#pragma once

#include "publication/release_composition.hpp"

namespace uramost::publication {

/// "north" with its municipalities, the other municipalities, "none". Always all of them: that a row is there
/// says nothing.
std::vector<table_area> release_areas(const geodata::boundaries& areas);

/// The year, its quarters and months, and "undated" for what is known only to more than a month; groups and
/// categories when `with_categories`. A group of one category stands for it.
std::vector<table_column> release_columns(int year, bool with_months, const taxonomy* with_categories);

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
