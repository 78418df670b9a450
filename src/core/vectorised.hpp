#pragma once

/// Before a function whose loops are worth the wide vectors of processors since 2013 (x86-64-v3: AVX2, FMA):
/// it is compiled for them and for every other processor, and the program chooses when it is loaded. Where a
/// compiler, an architecture or a sanitizer (which starts after that choice) cannot do so, the plain function
/// remains.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define URAMOST_VECTORISED __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define URAMOST_VECTORISED
#endif
