# What every target is compiled with.
add_library(uramost_compiler INTERFACE)
target_compile_options(uramost_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${URAMOST_WERROR}>:-Werror>)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # g++ 12 sees overlapping copies in every `std::string + char*` (GCC bug 105651).
  target_compile_options(uramost_compiler INTERFACE -Wno-restrict)
endif()

if(URAMOST_SANITIZE)
  # Static analysis warnings that g++ 12 only reports when sanitizers blur its view are not ours.
  # Line numbers alone, and no optimisation that debugging would miss: a third of the time to compile.
  target_compile_options(uramost_compiler INTERFACE
    -fsanitize=${URAMOST_SANITIZE} -fno-omit-frame-pointer -Og -g1 -Wno-maybe-uninitialized)
  target_link_options(uramost_compiler INTERFACE -fsanitize=${URAMOST_SANITIZE})
endif()
if(URAMOST_FUZZ)
  target_compile_options(uramost_compiler INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(uramost_compiler INTERFACE -fsanitize=fuzzer-no-link)
endif()
