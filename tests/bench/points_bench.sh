#!/usr/bin/env bash
# Ripley's K of 20,000 points, and their density, beside spatstat, in one run; see points_bench.cpp.
#   points_bench.sh [--quick]      BUILD: the build directory, FOLDER: where the values go
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
mkdir -p "$FOLDER/points"
echo "| what | processor seconds | seconds |"
echo "| --- | --- | --- |"
"$BUILD/tests/bench/points_bench" "$FOLDER/points" "$@"
Rscript "$here/peers/spatstat_k.R" "$FOLDER/points"
