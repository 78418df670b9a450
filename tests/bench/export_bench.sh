#!/usr/bin/env bash
# GeoJSON and FlatGeobuf of a whole register: over HTTP and from the command line, beside `ogr2ogr` from the same features
# in a GeoPackage and in SpatiaLite (both made by us from the register). One run, in turn; GeoJSON of the peers goes into
# /dev/null, FlatGeobuf of all into files with spatial index.
#   export_bench.sh [--quick]      BUILD and FOLDER: see register.sh
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/register.sh"

gpkg=$folder/export.gpkg sqlite=$folder/export.sqlite
[ -s "$gpkg" ] || "$program" export incidents --data "$register" --format gpkg --out "$gpkg" >/dev/null
[ -s "$sqlite" ] || ogr2ogr -f SQLite "$sqlite" "$gpkg" incidents -dsco SPATIALITE=YES -gt 65536

serve 8730 "$register"
wait_until_ready
over_http() {  # wall, and what the server worked
  local before after
  before=$(processor_seconds "$server")
  curl -sf -o /dev/null -w '%{time_total} %{size_download}\n' "$url/api/export/incidents?format=geojson" >"$scratch/curl"
  after=$(processor_seconds "$server")
  awk -v a="$before" -v b="$after" '{ printf "%.3f %.3f %d\n", $1, b - a, $2 }' "$scratch/curl" >>"$scratch/http"
}
command_line() { "$program" export incidents --data "$register" --format geojson --out "$scratch/export.geojson"; }
command_line_fgb() { "$program" export incidents --data "$register" --format fgb --out "$scratch/export.fgb"; }
fgb_from_gpkg() { rm -f "$scratch/peer.fgb" && ogr2ogr -f FlatGeobuf "$scratch/peer.fgb" "$gpkg" incidents; }
from_gpkg() { ogr2ogr -f GeoJSON /vsistdout/ "$gpkg" incidents; }
from_spatialite() { ogr2ogr -f GeoJSON /vsistdout/ "$sqlite" incidents; }

for ((round = 0; round < rounds; ++round)); do
  over_http
  timed cli command_line
  timed gpkg from_gpkg
  timed spatialite from_spatialite
  timed cli_fgb command_line_fgb
  timed fgb fgb_from_gpkg
done
in_fgb() { ogrinfo -ro -so "$1" incidents 2>/dev/null | sed -n 's/^Feature Count: //p'; }
[ "$(in_fgb "$scratch/export.fgb")" = "$(ogrinfo -ro -q -sql 'SELECT count(*) FROM incidents WHERE geom IS NOT NULL' \
  -dialect SQLITE "$gpkg" | sed -n 's/.* = //p')" ] || { echo "FlatGeobuf does not hold every point" >&2; exit 1; }
counted=$(curl -sf "$url/api/export/incidents?format=geojsonseq" | wc -l)
stop_server
[ "$counted" = "$rows" ] || { echo "the export holds $counted features, not $rows" >&2; exit 1; }


# table TITLE PEER LINE…: a line is "name file"; beside the peer's, by the clock and by the processor.
table() {
  local title=$1 peer=$2 each
  printf '\n| %s | seconds | processor seconds | M features/s | as fast as %s by the clock | by the processor |\n' "$title" "${peer%|*}"
  printf '| --- | ---: | ---: | ---: | ---: | ---: |\n'
  for each in "${@:3}"; do
    awk -v name="${each%|*}" -v w="$(median "${each#*|}")" -v c="$(median "${each#*|}" 2)" -v n="$rows" \
      -v peer_w="$(median "${peer#*|}")" -v peer_c="$(median "${peer#*|}" 2)" \
      'BEGIN { printf "| %s | %.2f | %.2f | %.2f | %.1f × | %.1f × |\n", name, w, c, n / w / 1e6, peer_w / w, peer_c / c }'
  done
}
printf '%s features with 18 properties, %s MB of GeoJSON\n' "$rows" "$(awk 'NR == 1 { printf "%.0f", $3 / 1e6 }' "$scratch/http")"
table GeoJSON '`ogr2ogr` from GeoPackage|gpkg' 'UraMost over HTTP, to `curl` (processor: the server)|http' \
  '`uramost export incidents` into a file|cli' '`ogr2ogr` from GeoPackage|gpkg' '`ogr2ogr` from SpatiaLite|spatialite'
table 'FlatGeobuf with index' 'ogr2ogr|fgb' '`uramost export incidents` into a file|cli_fgb' '`ogr2ogr` from GeoPackage|fgb'
printf '\nEach part of it alone:\n\n'
"$BUILD/tests/bench/export_parts" "$register" "$@"
