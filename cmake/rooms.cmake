# Rooms: one static library a folder, whose arrows run down only.
#
#   uramost_room(store FLOOR 3 USES core SOURCES database.cpp … [PRIVATE PkgConfig::SQLITE])
#
# A room's headers are reached through a folder of their own (build/rooms/store/store -> src/store),
# so that #include "store/…" compiles only in rooms that use `store`.
function(uramost_room name)
  cmake_parse_arguments(ROOM "" "FLOOR" "USES;SOURCES;PUBLIC;PRIVATE" ${ARGN})
  set(target uramost_${name})
  set_property(GLOBAL PROPERTY uramost_floor_${name} ${ROOM_FLOOR})
  set(below ${ROOM_USES})

  foreach(used IN LISTS ROOM_USES)
    get_property(used_floor GLOBAL PROPERTY uramost_floor_${used})
    if(NOT used_floor LESS ROOM_FLOOR)
      message(FATAL_ERROR
        "The room '${name}' (floor ${ROOM_FLOOR}) may not use '${used}' (floor '${used_floor}'): arrows run down only")
    endif()
    get_property(used_below GLOBAL PROPERTY uramost_below_${used})
    list(APPEND below ${used_below})
  endforeach()
  list(REMOVE_DUPLICATES below)
  set_property(GLOBAL PROPERTY uramost_below_${name} ${below})

  set(door ${CMAKE_BINARY_DIR}/rooms/${name})
  file(MAKE_DIRECTORY ${door})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${door}/${name} SYMBOLIC)

  add_library(${target} STATIC ${ROOM_SOURCES})
  add_library(uramost::${name} ALIAS ${target})
  target_include_directories(${target} PUBLIC ${door})
  list(TRANSFORM ROOM_USES PREPEND uramost::)
  target_link_libraries(${target} PUBLIC ${ROOM_USES} ${ROOM_PUBLIC} PRIVATE uramost_compiler ${ROOM_PRIVATE})
endfunction()

# Puts a file's bytes into a room, to be read through `std::string_view uramost::embedded::symbol()`.
function(uramost_embed name symbol file)
  get_filename_component(path ${file} ABSOLUTE)
  set(assembly ${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.S)
  set(accessor ${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cpp)
  file(CONFIGURE OUTPUT ${assembly} @ONLY CONTENT [[
.section .rodata
.global uramost_embedded_@symbol@_begin
.global uramost_embedded_@symbol@_end
uramost_embedded_@symbol@_begin:
.incbin "@path@"
uramost_embedded_@symbol@_end:
.section .note.GNU-stack,"",%progbits
]])
  file(CONFIGURE OUTPUT ${accessor} @ONLY CONTENT [[
#include <string_view>
extern "C" const char uramost_embedded_@symbol@_begin[];
extern "C" const char uramost_embedded_@symbol@_end[];
namespace uramost::embedded {
std::string_view @symbol@();
std::string_view @symbol@() { return {uramost_embedded_@symbol@_begin, uramost_embedded_@symbol@_end}; }
}  // namespace uramost::embedded
]])
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS ${path})
  target_sources(uramost_${name} PRIVATE ${assembly} ${accessor})
endfunction()

set(URAMOST_TEST_OBJECTS "" CACHE PATH
  "A build folder whose compiled tests are linked here, so that a sanitized build compiles the rooms alone")

# One test program a room: tests/<room>/*.test.cpp listed by name.
function(uramost_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;USES" ${ARGN})
  set(test ${name}_test)
  add_executable(${test})
  list(TRANSFORM TEST_USES PREPEND uramost:: OUTPUT_VARIABLE rooms)
  target_link_libraries(${test} PRIVATE ${rooms} uramost_compiler GTest::gmock GTest::gtest_main)
  if(URAMOST_SANITIZE MATCHES address)
    target_sources(${test} PRIVATE ${CMAKE_SOURCE_DIR}/tests/known_leaks.cpp)
  elseif(URAMOST_SANITIZE MATCHES thread)
    target_sources(${test} PRIVATE ${CMAKE_SOURCE_DIR}/tests/known_races.cpp)
  endif()
  if(URAMOST_TEST_OBJECTS)
    uramost_link_compiled_tests(${test} "${TEST_SOURCES}" "${TEST_USES}")
  else()
    uramost_compile_tests(${test} "${TEST_SOURCES}")
  endif()
  include(GoogleTest)
  gtest_discover_tests(${test} TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60 PROPERTIES LABELS ${name})
endfunction()

function(uramost_compile_tests test sources)
  target_sources(${test} PRIVATE ${sources})
  # The rooms are tested as they are shipped; what asks them need not be fast, and compiles in two thirds of the time.
  target_compile_options(${test} PRIVATE $<$<CONFIG:Release>:-O1>)
  # Half of what a test's compiler reads. With it g++ 12 sees copies beyond strings, too (GCC bug 105651).
  target_precompile_headers(${test} PRIVATE <gmock/gmock.h>)
  target_compile_options(${test} PRIVATE "$<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>")
endfunction()

# Links what another build compiled. The rooms come first: of what both define, such as the members of a vector, the
# linker keeps the first, and that must be the instrumented one.
function(uramost_link_compiled_tests test sources rooms)
  file(RELATIVE_PATH folder ${CMAKE_BINARY_DIR} ${CMAKE_CURRENT_BINARY_DIR})
  list(TRANSFORM sources REPLACE "^\\.\\./" "__/")
  list(TRANSFORM sources REPLACE "(.+)" "${URAMOST_TEST_OBJECTS}/${folder}/CMakeFiles/${test}.dir/\\1.o")
  set_source_files_properties(${sources} PROPERTIES EXTERNAL_OBJECT ON)
  target_sources(${test} PRIVATE ${sources})

  foreach(room IN LISTS rooms)
    get_property(below GLOBAL PROPERTY uramost_below_${room})
    list(APPEND rooms ${below})
  endforeach()
  list(REMOVE_DUPLICATES rooms)
  list(TRANSFORM rooms REPLACE "(.+)" "$<TARGET_FILE:uramost::\\1>")
  target_link_options(${test} PRIVATE -Wl,--whole-archive ${rooms} -Wl,--no-whole-archive)
endfunction()
