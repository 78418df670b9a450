#pragma once

#include <cstddef>
#include <functional>

#include "core/progress.hpp"

namespace uramost::analysis {

/// Does `each(first, last)` for runs that together are 0 to `count`, on all processors, and comes back when
/// all is done. The runs are of `grain` (the last one may be shorter) and come in no order: results must not
/// depend on it. `watching` is told from the calling thread how many are done; when it answers false, no
/// further runs begin and unavailable is thrown ("cancelled"). What `each` throws is thrown here, once.
void in_parallel(std::size_t count, std::size_t grain,
                 const std::function<void(std::size_t, std::size_t)>& each,
                 const progress_sink& watching = keep_going);

}  // namespace uramost::analysis
