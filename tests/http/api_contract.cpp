#include "api_contract.hpp"

#include <algorithm>
#include <charconv>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "core/text.hpp"

namespace uramost::http {

namespace {
using nlohmann::json;
using adapter = valijson::adapters::NlohmannJsonAdapter;

/// "%63ollections" as "collections"; what is no escape stays.
std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    const bool is_escape = text[i] == '%' && i + 2 < text.size() &&
                           std::from_chars(&text[i + 1], &text[i + 1] + 2, value, 16).ptr == &text[i + 1] + 2;
    plain += is_escape ? static_cast<char>(value) : text[i];
    if (is_escape) i += 2;
  }
  return plain;
}

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  for (const std::string_view each : split(path.substr(0, path.find('?')), '/'))
    segments.push_back(decoded(each));
  return segments;
}

bool is_template(std::string_view segment) { return segment.find('{') != std::string_view::npos; }

/// "{y}.png" fits "7.png"; "{path}" fits all that is left.
bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == "{path}") return true;
    if (i >= path.size()) return false;
    const auto open = pattern[i].find('{'), close = pattern[i].find('}');
    const bool is_as_said = open == std::string::npos ? pattern[i] == path[i]
                                                      : path[i].starts_with(pattern[i].substr(0, open)) &&
                                                            path[i].ends_with(pattern[i].substr(close + 1));
    if (!is_as_said) return false;
  }
  return pattern.size() == path.size();
}

/// Without parameters: "application/geo+json".
std::string media_type(std::string_view field) { return std::string(trim(field.substr(0, field.find(';')))); }

bool is_json(const std::string& type) { return type == "application/json" || type.ends_with("+json"); }

const json* find_media(const json& content, const std::string& type) {
  for (const auto& [name, media] : content.items())
    if (media_type(name) == type || name == "*/*") return &media;
  return nullptr;
}

/// In the document itself, not a copy: what is compiled and known to be sound is found by where it stands
/// there.
const json& member(const json& of, const char* name) {
  static const json nothing = json::object();
  const auto found = of.find(name);
  return found == of.end() ? nothing : *found;
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::toupper(c); });
  return text;
}
}  // namespace

api_contract::api_contract(json document) : document_(std::move(document)) {
  for (const auto& [path, item] : document_.at("paths").items()) {
    const json& servers = item.contains("servers") ? item["servers"] : document_["servers"];
    const auto url = servers[0]["url"].get<std::string>();
    const auto below = url.find('/', url.find("//") + 2);
    const std::string whole = (below == std::string::npos ? "" : url.substr(below)) + path;
    for (const auto& [method, said] : item.items())
      if (said.is_object()) operations_.push_back({upper(method) + ' ' + whole, segments_of(whole), &said});
  }
  // What is said plainly goes before what a template would fit, too.
  std::ranges::stable_sort(operations_, {}, [](const operation& each) {
    std::vector<bool> order;
    for (const std::string& segment : each.segments) order.push_back(is_template(segment));
    return std::pair(each.segments.back() == "{path}", order);
  });
}

api_contract::~api_contract() = default;

const api_contract::operation* api_contract::find(const std::string& method,
                                                  const std::string& target) const {
  const auto path = segments_of(target);
  const auto found = std::ranges::find_if(operations_, [&](const operation& each) {
    return each.name.starts_with(method + ' ') && fits(each.segments, path);
  });
  return found == operations_.end() ? nullptr : &*found;
}

std::vector<std::string> api_contract::operations_without_success() const {
  std::vector<std::string> missing;
  for (const operation& each : operations_)
    if (!succeeded_.contains(each.name)) missing.push_back(each.name);
  return missing;
}

const json& api_contract::resolved(const json& node) const {
  if (!node.contains("$ref")) return node;
  return resolved(document_.at(json::json_pointer(node["$ref"].get<std::string>().substr(1))));
}

json api_contract::as_json_schema(const json& schema, bool closed) const {
  json made = resolved(schema);
  for (const char* said_only : {"description", "example", "title", "format"}) made.erase(said_only);
  if (made.contains("properties")) {
    for (json& each : made["properties"]) each = as_json_schema(each, closed);
    if (closed && !made.contains("additionalProperties")) made["additionalProperties"] = false;
  }
  for (const char* part : {"items", "additionalProperties"})
    if (made.contains(part) && made[part].is_object()) made[part] = as_json_schema(made[part], closed);
  for (const char* parts : {"oneOf", "anyOf"})
    if (made.contains(parts))
      for (json& each : made[parts]) each = as_json_schema(each, closed);
  if (!made.value("nullable", false)) return made;
  made.erase("nullable");
  return {{"anyOf", {{{"type", "null"}}, made}}};
}

const valijson::Schema& api_contract::compiled(const json& schema, bool closed) {
  auto& made = compiled_[{&resolved(schema), closed}];
  if (made) return *made;
  made = std::make_unique<valijson::Schema>();
  const json text = as_json_schema(schema, closed);
  valijson::SchemaParser(valijson::SchemaParser::kDraft4).populateSchema(adapter(text), *made);
  return *made;
}

std::vector<std::string> api_contract::body_faults(const json& content, const std::string& type,
                                                   const std::string& text, bool closed) {
  const json* const media = find_media(content, type);
  if (!media) return {"content of type " + type + " is not documented"};
  if (!is_json(type)) return {};
  // Tests that read late, or the same many times, are not to wait for what is known.
  const std::pair known(media, std::hash<std::string>{}(text));
  if (sound_.contains(known)) return {};
  const json value = json::parse(text, nullptr, false);
  if (value.is_discarded()) return {"is no JSON"};
  valijson::ValidationResults results;
  valijson::Validator().validate(compiled(media->at("schema"), closed), adapter(value), &results);
  valijson::ValidationResults::Error deepest;  // comes first: what is around it fails because of it
  if (!results.popError(deepest)) {
    sound_.insert(known);
    return {};
  }
  std::string where;
  for (const std::string& step : deepest.context) where += step;
  return {where + ": " + deepest.description};
}

std::vector<std::string> api_contract::parameter_faults(const json& said, const std::string& target) const {
  std::set<std::string> known;
  bool takes_any = false;  // named by a free-form object
  for (const json& each : said.value("parameters", json::array())) {
    const json& parameter = resolved(each);
    known.insert(ascii_lower(parameter["name"].get<std::string>()));
    takes_any = takes_any || parameter["schema"].contains("additionalProperties");
  }
  std::vector<std::string> faults;
  const auto question_mark = target.find('?');
  if (takes_any || question_mark == std::string::npos) return faults;
  for (const std::string_view each : split(std::string_view(target).substr(question_mark + 1), '&')) {
    const std::string name(each.substr(0, each.find('=')));
    if (!name.empty() && !known.contains(ascii_lower(name)))
      faults.push_back("the parameter " + name + " is not documented");
  }
  return faults;
}

std::vector<std::string> api_contract::faults(const sent_request& asked, const raw_response& answer) {
  const bool is_head = asked.method == "HEAD", is_success = answer.status < 300;
  const operation* const found = find(is_head ? "GET" : asked.method, asked.target);
  if (!found) {
    const bool is_preflight = asked.method == "OPTIONS";
    return is_success && !is_preflight ? std::vector<std::string>{"is not documented"}
                                       : std::vector<std::string>{};
  }
  if (is_success) succeeded_.insert(found->name);

  const std::string status = std::to_string(answer.status);
  const json& responses = found->said->at("responses");
  const std::string key = responses.contains(status) ? status : status.substr(0, 1) + "XX";
  if (!responses.contains(key)) return {"the status is not documented"};
  const json& promised = resolved(responses[key]);

  std::vector<std::string> faults;
  for (const auto& [name, field] : member(promised, "headers").items())
    if (resolved(field).value("required", false) && !answer.headers.contains(ascii_lower(name)))
      faults.push_back("has no header " + name);
  const auto add = [&](const std::string& where, std::vector<std::string> more) {
    for (const std::string& each : more) faults.push_back(where + each);
  };
  if (!answer.body.empty() && !answer.headers.contains("content-encoding"))
    add("body ", body_faults(member(promised, "content"), media_type(answer.headers.at("content-type")),
                             answer.body, true));
  if (is_success) add("", parameter_faults(*found->said, asked.target));
  if (is_success && !asked.body.empty() && asked.headers.contains("content-type"))
    add("request ", body_faults(found->said->at("requestBody").at("content"),
                                media_type(asked.headers.at("content-type")), asked.body, false));
  return faults;
}

}  // namespace uramost::http
