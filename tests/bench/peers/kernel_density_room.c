/* MapServer 8.0.0 keeps three floats a point in an array that it makes as large as the picture, so that a kernel
 * density of more points than a third of the picture's pixels writes past the end and the process dies (its issue
 * 7257). Loaded before it (LD_PRELOAD), this gives every such array room for the bench's million points, so that
 * MapServer can be measured at all. Memory comes straight from the system in small pages, zeroed when first
 * touched, so that what is not used costs nothing. */
#include <malloc.h>
#include <stdlib.h>
#include <sys/prctl.h>

enum { smallest_picture = 256 * 256, points = 1000000, floats_a_point = 3 };

__attribute__((constructor)) static void take_large_arrays_from_the_system(void) {
  mallopt(M_MMAP_THRESHOLD, points);
  prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
}

void *msSmallCalloc(size_t count, size_t size) {
  if (size == sizeof(float) && count >= smallest_picture && count < points * floats_a_point)
    count = points * floats_a_point;
  void *made = calloc(count, size);
  if (!made) abort();
  return made;
}
