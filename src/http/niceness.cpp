#include "http/niceness.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace uramost::http {

void set_niceness(niceness wanted) {
  // Linux keeps this number a thread, not a process as POSIX says. Should it refuse, all are equal.
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), static_cast<int>(wanted));
}

}  // namespace uramost::http
