#!/usr/bin/env bash
# Near repeats of 20,000 incidents with 999 shuffles beside plain R, in one run; see near_repeat_bench.cpp.
#   near_repeat_bench.sh [--quick]      BUILD: the build directory, FOLDER: where the values go
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
mkdir -p "$FOLDER/near_repeat"
echo "| what | processor seconds | seconds |"
echo "| --- | --- | --- |"
"$BUILD/tests/bench/near_repeat_bench" "$FOLDER/near_repeat" "$@"
Rscript "$here/peers/near_repeat.R" "$FOLDER/near_repeat"
