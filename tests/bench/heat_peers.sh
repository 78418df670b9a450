#!/usr/bin/env bash
# Heat tiles of a million incidents over HTTP: UraMost beside MapServer's kernel density and QGIS Server's heat map,
# in turns. Prints Markdown.
#   heat_peers.sh [--quick]      BUILD and FOLDER: see register.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../tools/lib/common.sh"
for peer in servers uramost mapserver qgis_server nginx; do source "tests/bench/peers/$peer.sh"; done
rounds=5 most=8 quick=
[ "${1:-}" = --quick ] && quick=yes rounds=3 most=2 && export BENCH_SECONDS=${BENCH_SECONDS:-2}
tiles=$(tile_sample $most)

ask() { on_client_core "$BUILD/tests/bench/tile_client" "$tiles" "$@"; }
# our_url BANDWIDTH PEAK [QUERY]: a scale or a query that nobody asked for before, so that no finished tile is there.
our_url() {
  echo "http://127.0.0.1:$our_port/tiles/heat/{z}/{x}/{y}.png?bandwidth_m=$1&peak=${2%%.*}.{fresh}${3:+&$3}"
}
# compare BANDWIDTH ZOOM PIXELS [without-qgis]: every server at one zoom, a kernel of these metres (ours) and pixels.
compare() {
  local peak theirs=()
  peak=$(peak_per_km2 "$1")
  make_map heat "$2" "$3" "$peak"
  make_project heat "$2" "$3" "$peak"
  theirs=("MapServer=$(mapserver_url heat heat png)" "QGIS Server=$(qgis_url heat)")
  [ -z "${4:-}" ] || unset 'theirs[1]'
  ask "$rounds" "$2" "$2" "UraMost=$(our_url "$1" "$peak")" "UraMost, new query=$(our_url "$1" "$peak" "$new_query")" \
    "${theirs[@]}"
}
new_query='datetime=2019-03-01/2024-12-31&category=theft,assault,burglary,harassment,threat&hours=6-23&bbox=18.{fresh},42,22,44'
without_head() { tail -n +3; }

make_flatgeobuf
make_mapserver_room
start_uramost
start_mapserver
start_qgis_server
start_nginx

printf '**Radius 20 pixels** (UraMost: the same metres on the ground), which the peers do best\n\n'
for zoom in $(seq 8 15); do
  compare "$(awk -v metres="$(metres_per_pixel "$zoom")" 'BEGIN { print 20 * metres }')" "$zoom" 20 |
    if [ "$zoom" -eq 8 ]; then cat; else without_head; fi
done
# QGIS Server takes up to a minute for one tile here.
printf '\n**Bandwidth 1,000 m on the ground**, as UraMost draws it unless told otherwise\n\n'
for zoom in $(seq 8 16); do
  compare 1000 "$zoom" "$(awk -v metres="$(metres_per_pixel "$zoom")" 'BEGIN { printf "%.0f", 1000 / metres }')" ${quick:+without-qgis} |
    if [ "$zoom" -eq 8 ]; then cat; else without_head; fi
done
