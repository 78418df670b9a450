#!/usr/bin/env bash
# Gi* with 999 permutations on a grid of 100 x 100 beside spdep, in one run; see areal_bench.cpp.
#   areal_bench.sh [--quick]      BUILD: the build directory, FOLDER: where the values go
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
mkdir -p "$FOLDER/areal"
echo "| what | processor seconds | seconds |"
echo "| --- | --- | --- |"
"$BUILD/tests/bench/areal_bench" "$FOLDER/areal" "$@"
Rscript "$here/peers/spdep_gi_star.R" "$FOLDER/areal"
