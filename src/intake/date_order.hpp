#pragma once

namespace uramost::intake {

/// How a register orders day and month in dates of figures with slashes.
enum class date_order {
  day_first,   ///< 05/06/2023 is 5 June, as in all of Europe
  month_first  ///< 05/06/2023 is 6 May, as in the United States
};

}  // namespace uramost::intake
