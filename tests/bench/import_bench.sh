#!/usr/bin/env bash
# Import of CSV rows into a spatially indexed table: `uramost import incidents`, which also validates, locates and
# keeps history, beside `ogr2ogr` into SpatiaLite, which does neither. One run, in turn, medians and their ratio.
#   import_bench.sh [--quick]      BUILD and FOLDER: see register.sh
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/register.sh"

theirs() {
  rm -f "$scratch/peer.sqlite"
  ogr2ogr -f SQLite "$scratch/peer.sqlite" "$csv" -dsco SPATIALITE=YES -gt 65536 -nln incidents \
    -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat -oo AUTODETECT_TYPE=YES -a_srs EPSG:4326
}
for ((round = 0; round < rounds; ++round)); do
  timed made make_empty "$scratch/data"
  timed ours import_into "$scratch/data"
  timed theirs theirs
done
counted=$(ogrinfo -q "$scratch/peer.sqlite" -sql 'SELECT count(*) AS n FROM incidents' | awk '/n \(/ { print $NF }')
[ "$counted" = "$rows" ] || { echo "the peer holds $counted rows, not $rows" >&2; exit 1; }

printf '| import of %s CSV rows | seconds | processor seconds | rows/s |\n| --- | ---: | ---: | ---: |\n' "$rows"
awk -v n="$rows" -v a="$(median ours)" -v b="$(median theirs)" -v ac="$(median ours 2)" -v bc="$(median theirs 2)" \
  -v made="$(median made)" -v made_c="$(median made 2)" 'BEGIN {
  printf "| `uramost import incidents` (validated, located, durable, R-tree, words) | %.2f | %.2f | %d |\n", a, ac, n / a
  printf "| `uramost init` before it | %.2f | %.2f | |\n", made, made_c
  printf "| `ogr2ogr` into SpatiaLite (R-tree), which makes its file | %.2f | %.2f | %d |\n", b, bc, n / b
  printf "| UraMost, with `init`, is faster by | %.1f × | %.1f × | |\n", b / (a + made), bc / (ac + made_c) }'
