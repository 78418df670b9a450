#pragma once

#include <memory>
#include <vector>

#include "http/json.hpp"
#include "http/processes/process.hpp"

namespace uramost::http {

class feature_collection;

/// What answers and bodies look like: `components.schemas` of the document. Written down in data/schemas, a
/// file a part of the API, in a short form of OpenAPI's schemas:
///   - an object has all its `properties` unless they are named in `optional` (or the others in `required`),
///   - `"$ref": "plan"` is the schema of that name; what stands beside it replaces what that one says,
///   - `"with": ["plan_version"]` begins with the properties of others.
/// What is known elsewhere is made of that: the features of collections, inputs and results of processes.
json api_schemas(const std::vector<std::shared_ptr<const feature_collection>>& collections,
                 const std::vector<process>& computed);

/// The name of the schema of a process's request body, and of what it answers.
std::string execution_schema(const process& of);
std::string result_schema(const process& of);

}  // namespace uramost::http
