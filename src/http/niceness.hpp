#pragma once

namespace uramost::http {

/// How much a thread yields the processor to others (nice(1)). Who looks at the map goes first, who writes
/// waits: a picture is late after milliseconds, an import after minutes.
enum class niceness { answering = 0, drawing = 2, drawing_long = 5, reading = 6, writing = 7 };

/// For the calling thread and those that it will start.
void set_niceness(niceness wanted);

}  // namespace uramost::http
