#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/areal/study_cells.hpp"
#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "geodata/municipality_locator.hpp"
#include "study/parameters.hpp"
#include "study/question.hpp"

namespace uramost::study {

/// The municipalities that a study looks at, places without incidents among them: those that were set, else
/// those of the query, else the study area. Refers to the question.
class region {
 public:
  /// Tells the settings which it took. Throws invalid_input (field `region`) for a code that is none.
  region(const question& asked, settings& set);

  /// Position in `codes` of the municipality that a point lies in, or nothing when it is in none of them.
  std::optional<std::size_t> find(lon_lat point) const;
  const std::vector<municipality_code>& codes() const { return codes_; }
  const geodata::municipality_area& area(std::size_t position) const { return *areas_[position]; }
  const geodata::municipality& municipality(std::size_t position) const { return *municipalities_[position]; }
  /// Its seat and settlements, by id; what are parts of one is none.
  std::vector<const geodata::place*> settlements(std::size_t position) const;
  bounding_box extent() const;
  /// The cells of a grid whose centre lies in it.
  template <class Grid>
  analysis::study_cells cells_of(const Grid& grid) const {
    return analysis::study_cells_of(grid, locator_, numbers_);
  }
  /// What they cover together.
  std::vector<geodata::polygon> outline() const;

 private:
  const geodata::municipality_locator& locator_;
  const geodata::gazetteer& places_;
  std::vector<municipality_code> codes_;
  std::vector<const geodata::municipality_area*> areas_;
  std::vector<const geodata::municipality*> municipalities_;
  std::vector<std::size_t> position_of_;  // by the locator's index
  std::vector<std::uint16_t> numbers_;    // the locator's indexes
};

/// What every region's parameter is.
parameter region_parameter();

/// The codes of "38,30"; throws invalid_input with `field` for one that is no municipality.
std::vector<municipality_code> municipality_list(const std::string& text, const geodata::boundaries& areas,
                                                 const std::string& field);

}  // namespace uramost::study
