#!/usr/bin/env bash
# Vector tiles of a million incidents: UraMost and MapServer over HTTP, PostGIS's ST_AsMVT over libpq, in turns.
# Prints Markdown.
#   vector_peers.sh [--quick]      BUILD and FOLDER: see register.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../tools/lib/common.sh"
for peer in servers uramost mapserver postgis nginx; do source "tests/bench/peers/$peer.sh"; done
rounds=5 tiles=$(tile_sample 8)
[ "${1:-}" = --quick ] && rounds=2 tiles=$(tile_sample 2) && export BENCH_SECONDS=${BENCH_SECONDS:-4}

make_flatgeobuf
make_mapserver_room
for zoom in $(seq 8 16); do make_map points "$zoom" 20 1; done
start_uramost
start_postgis
load_postgis
start_mapserver
start_nginx

# The box holds every incident, but nobody has asked for it before: no finished tile is there.
ours="http://127.0.0.1:$our_port/tiles/incidents/{z}/{x}/{y}.mvt?bbox=18.{fresh},42,22,44"
on_client_core "$BUILD/tests/bench/tile_client" "$tiles" "$rounds" 8 16 "UraMost=$ours" "PostGIS=$(postgis_url)" \
  "MapServer=$(mapserver_url points points mvt)"
