#!/usr/bin/env bash
# Import of CSV rows into a spatially indexed table: `uramost import incidents`, which also validates, locates and
# keeps history, beside `ogr2ogr` into SpatiaLite, which does neither. One run, in turn, medians and their ratio.
#   import_bench.sh PROGRAM [ROWS] [ROUNDS]
set -euo pipefail
program=$(realpath "$1") rows=${2:-1000000} rounds=${3:-3}
folder=$(mktemp -d "${TMPDIR:-/tmp}/uramost-import-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT

# Clustered points over northern Kosovo from a fixed linear congruential sequence; every row says it is synthetic.
awk -v rows="$rows" 'BEGIN {
  state = 20231117
  split("theft assault arson harassment traffic_accident public_order", category, " ")
  split("20.8655 20.8403 20.8028 20.6900 20.9650", lon, " "); split("42.8950 42.9075 43.1039 42.9145 42.8230", lat, " ")
  print "id,date,time,category,severity,lat,lon,description"
  for (i = 1; i <= rows; ++i) {
    u = 0; for (k = 0; k < 4; ++k) { state = (state * 16807) % 2147483647; part[k] = state / 2147483647; u += part[k] }
    c = i % 5 + 1
    printf "%d,%04d-%02d-%02d,%02d:%02d,%s,%d,%.6f,%.6f,SYNTHETIC\n", i, 2019 + i % 7, 1 + i % 12, 1 + i % 28, int(part[0] * 24), \
      int(part[1] * 60), category[1 + i % 6], 1 + i % 5, lat[c] + (part[2] + part[3] - 1) * 0.05, lon[c] + (part[0] + part[1] - 1) * 0.07
  }
}' >"$folder/register.csv"

seconds() {
  local begin end
  begin=$(date +%s.%N); "$@" >/dev/null 2>"$folder/errors" || { cat "$folder/errors" >&2; exit 1; }; end=$(date +%s.%N)
  awk -v a="$begin" -v b="$end" 'BEGIN { printf "%.2f\n", b - a }'
}
ours() { rm -rf "$folder/data" && "$program" init --data "$folder/data" && "$program" import incidents "$folder/register.csv" --data "$folder/data" --report "$folder/report.json"; }
theirs() {
  rm -f "$folder/peer.sqlite"
  ogr2ogr -f SQLite "$folder/peer.sqlite" "$folder/register.csv" -dsco SPATIALITE=YES -gt 65536 -nln incidents \
    -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat -oo AUTODETECT_TYPE=YES -a_srs EPSG:4326
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

for ((round = 0; round < rounds; ++round)); do
  seconds ours >>"$folder/ours"
  seconds theirs >>"$folder/theirs"
done
counted=$(ogrinfo -q "$folder/peer.sqlite" -sql 'SELECT count(*) AS n FROM incidents' | awk '/n \(/ { print $NF }')
[ "$counted" = "$rows" ] || { echo "the peer holds $counted rows, not $rows" >&2; exit 1; }
grep -q "\"imported\": $rows," "$folder/report.json" || { echo "not every row was imported:" >&2; cat "$folder/report.json" >&2; exit 1; }

mine=$(median <"$folder/ours") peer=$(median <"$folder/theirs")
printf '| import of %s CSV rows | median s | rows/s |\n| --- | ---: | ---: |\n' "$rows"
awk -v n="$rows" -v a="$mine" -v b="$peer" 'BEGIN {
  printf "| uramost import incidents (validated, located, durable, R-tree) | %.2f | %d |\n| ogr2ogr into SpatiaLite (R-tree) | %.2f | %d |\n| ratio | %.2f × | |\n", a, n / a, b, n / b, b / a }'
