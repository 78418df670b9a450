#!/usr/bin/env bash
# The scan statistic of 500 places in 60 months with 999 replications beside plain R, in one run; see scan_bench.cpp.
#   scan_bench.sh [--quick]      BUILD: the build directory, FOLDER: where the values go
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
mkdir -p "$FOLDER/scan"
echo "| what | processor seconds | seconds |"
echo "| --- | --- | --- |"
"$BUILD/tests/bench/scan_bench" "$FOLDER/scan" "$@"
Rscript "$here/peers/scan.R" "$FOLDER/scan"
