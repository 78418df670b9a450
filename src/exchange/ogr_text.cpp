#include "exchange/ogr_text.hpp"

#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/text.hpp"

namespace uramost::exchange {
namespace {

/// What GDAL's time zone flag says: 100 is UTC, a step is a quarter of an hour; 0 and 1 say nothing that can
/// be used.
std::string utc_offset(int flag) {
  if (flag < 2) return {};
  const int minutes = (flag - 100) * 15;
  if (minutes == 0) return "Z";
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

std::string moment(OGRFeatureH feature, const field_reading& how) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, flag = 0;
  float second = 0;
  if (!OGR_F_GetFieldAsDateTimeEx(feature, how.index, &year, &month, &day, &hour, &minute, &second, &flag))
    return {};
  const std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  if (how.type == OFTDate) return date;
  const int milliseconds = static_cast<int>(std::lround(static_cast<double>(second) * 1000));
  std::string time = fmt::format("{:02}:{:02}:{:02}", hour, minute, milliseconds / 1000);
  if (milliseconds % 1000 != 0) time += fmt::format(".{:03}", milliseconds % 1000);
  return how.type == OFTTime ? time : date + "T" + time + utc_offset(flag);
}

std::string joined(char** parts) {
  std::string all;
  for (; parts && *parts; ++parts) all += (all.empty() ? "" : "; ") + std::string(*parts);
  return all;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Begins a text with this shape, in which d stands for a digit? The text is at least as long.
bool has_shape(std::string_view text, std::string_view shape) {
  return std::equal(shape.begin(), shape.end(), text.begin(),
                    [](char wanted, char c) { return wanted == 'd' ? is_digit(c) : c == wanted; });
}

/// 2023/05/29 and 2023/05/29 21:10:00, the way GDAL tells the date cells of spreadsheets, as ISO 8601.
bool rewrite_date(std::string& text) {
  constexpr std::string_view date = "dddd/dd/dd", date_and_time = "dddd/dd/dd dd:dd:dd";
  const bool with_time = text.size() >= date_and_time.size() && has_shape(text, date_and_time);
  if (!with_time && !(text.size() == date.size() && has_shape(text, date))) return false;
  text[4] = text[7] = '-';
  if (with_time) text[10] = 'T';
  return true;
}

/// PT21H10M00S, the way an ODS stores a time of day, as 21:10:00.
bool rewrite_time(std::string& text) {
  constexpr std::string_view shape = "PTddHddMddS";
  if (text.size() < shape.size() || !has_shape(text, shape)) return false;
  text = text.substr(2, 2) + ":" + text.substr(5, 2) + ":" + text.substr(8, 2);
  return true;
}

/// A number as a spreadsheet stores it, 42.779350000000001, as people see it: 42.77935.
void shorten_number(std::string& text) {
  if (text.size() < 16 || text.find('.') == std::string::npos) return;
  if (const auto number = parse_number(text)) {
    std::string shortest = to_text(*number);
    if (shortest.size() < text.size()) text = std::move(shortest);
  }
}

void read_text(OGRFeatureH feature, const field_reading& how, std::string& text) {
  text = OGR_F_GetFieldAsString(feature, how.index);
  if (!how.from_spreadsheet || rewrite_time(text)) return;
  if (!text.empty() && is_digit(text.back()) && !rewrite_date(text)) shorten_number(text);
}

void read_real(OGRFeatureH feature, const field_reading& how, std::string& text) {
  char digits[64];
  const double value = OGR_F_GetFieldAsDouble(feature, how.index);
  const auto end = how.subtype == OFSTFloat32
                       ? std::to_chars(digits, digits + sizeof digits, static_cast<float>(value)).ptr
                       : std::to_chars(digits, digits + sizeof digits, value).ptr;
  text.assign(digits, end);
}

}  // namespace

void read_field(OGRFeatureH feature, const field_reading& how, std::string& text) {
  text.clear();
  if (!OGR_F_IsFieldSetAndNotNull(feature, how.index)) return;
  switch (how.type) {
    case OFTString:
      read_text(feature, how, text);
      break;
    case OFTReal:
      read_real(feature, how, text);
      break;
    case OFTDate:
    case OFTTime:
    case OFTDateTime:
      text = moment(feature, how);
      break;
    case OFTInteger:
      if (how.subtype == OFSTBoolean)
        text = OGR_F_GetFieldAsInteger(feature, how.index) != 0 ? "true" : "false";
      else
        text = std::to_string(OGR_F_GetFieldAsInteger(feature, how.index));
      break;
    case OFTInteger64:
      text = std::to_string(OGR_F_GetFieldAsInteger64(feature, how.index));
      break;
    case OFTStringList:
      text = joined(OGR_F_GetFieldAsStringList(feature, how.index));
      break;
    default:
      text = OGR_F_GetFieldAsString(feature, how.index);
  }
}

}  // namespace uramost::exchange
