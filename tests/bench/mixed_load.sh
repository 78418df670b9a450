#!/usr/bin/env bash
# A server under mixed load, see mixed_load.cpp: on one core, with a copy of the register that may be written to, the client on
# the other. Prints Markdown.
#   mixed_load.sh [--quick]      BUILD and FOLDER: see register.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../tools/lib/common.sh"
for peer in servers uramost; do source "tests/bench/peers/$peer.sh"; done
seconds=20
[ "${1:-}" = --quick ] && seconds=5
copy=$(mktemp -d /var/tmp/uramost-bench-mixed.XXXXXX)
undo+=("rm -rf $copy")
cp "$register/"* "$copy/"
start_uramost "$copy"
on_client_core "$BUILD/tests/bench/mixed_load" "$our_port" "$bench_folder/tiles.csv" "$seconds"
