#pragma once

#include <ogr_api.h>

#include <string>

namespace uramost::exchange {

/// How one field of a layer is told as text.
struct field_reading {
  int index = 0;  ///< in the feature definition
  OGRFieldType type = OFTString;
  OGRFieldSubType subtype = OFSTNone;
  bool from_spreadsheet = false;  ///< dates come as 2023/05/29, numbers with the noise of the file's own text
};

/// Writes the field into `text`: empty when null, dates as ISO 8601, numbers in their shortest form, lists
/// with
/// `; ` between.
void read_field(OGRFeatureH feature, const field_reading& how, std::string& text);

}  // namespace uramost::exchange
