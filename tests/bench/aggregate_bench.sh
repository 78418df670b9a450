#!/usr/bin/env bash
# Counting by one or two dimensions beside the same question in SQL; see aggregate_bench.cpp.
#   aggregate_bench.sh [--quick]      BUILD and FOLDER: see register.sh
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/register.sh"
"$BUILD/tests/bench/aggregate_bench" "$register" "$@"
