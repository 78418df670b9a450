#pragma once

#include <string>

#include "http/collections/feature_collection.hpp"

namespace uramost::http {

inline constexpr const char* schema_type = "application/schema+json";

/// What links to a collection's features and to its queryables are called.
inline const localized_name items_words{"Objektet", "Objekti", "Објекти", "Features"};
inline const localized_name queryables_words{"Çka mund të filtrohet", "Po čemu se može filtrirati",
                                             "По чему се може филтрирати", "What can be filtered by"};

/// Of the collection's summary; its features are at `…/items`.
std::string address_of(const request& asked, const collection_about& about);

json crs_uris();

/// What a collection holds, with its extent and links.
json summary_json(const feature_collection& of, const request& asked, language in);

/// What filters may name, as JSON Schema.
json queryables_json(const collection_about& about, const request& asked, language in);

}  // namespace uramost::http
