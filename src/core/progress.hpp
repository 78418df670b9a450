#pragma once

#include <cstdint>
#include <functional>
#include <optional>

namespace uramost {

/// How far a long piece of work has come.
struct progress {
  std::uint64_t done = 0;          ///< rows, features, …
  std::optional<double> fraction;  ///< 0-1, when the end is known
};

/// Called now and then from the working thread. Answers whether to go on: false cancels, and the work rolls
/// back.
using progress_sink = std::function<bool(const progress&)>;

/// For callers that neither watch nor cancel.
inline bool keep_going(const progress&) { return true; }

}  // namespace uramost
