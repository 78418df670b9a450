#!/usr/bin/env bash
# A finished heat tile over HTTP: a release's, which everybody may have, and the restricted one, for an analyst with a token,
# from UraMost's cache beside nginx, tuned, with the same bytes as a static file; and the answer 304 to who has it already.
# Server on one core, wrk on the other, in turns. Prints Markdown.
#   http_bench.sh [--quick]      BUILD and FOLDER: see register.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../tools/lib/common.sh"
for peer in servers uramost; do source "tests/bench/peers/$peer.sh"; done
rounds=5 seconds=5 connections=32
[ "${1:-}" = --quick ] && rounds=3 seconds=2
www=$bench_folder/static
mkdir -p "$www"

# Without a log, with open files kept, headers and body in one write, connections kept for good.
start_static_nginx() {
  cat >"$www/nginx.conf" <<CONF
daemon off;
worker_processes 1;
pid $www/nginx.pid;
error_log $www/error.log warn;
$([ "$(id -u)" -ne 0 ] || echo 'user root;')
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  keepalive_timeout 600s;
  open_file_cache max=100 inactive=600s;
  open_file_cache_valid 600s;
  types { image/png png; }
  client_body_temp_path $www/body; proxy_temp_path $www/proxy; fastcgi_temp_path $www/fastcgi;
  uwsgi_temp_path $www/uwsgi; scgi_temp_path $www/scgi;
  server { listen 127.0.0.1:$nginx_port; root $www; }
}
CONF
  start static_nginx "$nginx_port" taskset -c "$server_core" nginx -p "$www" -c "$www/nginx.conf" -e "$www/error.log"
}

# Clock ticks that a process and its children have used.
ticks() { for pid in "$1" $(cat "/proc/$1/task/$1/children"); do cat "/proc/$pid/stat"; done | awk '{ sum += $14 + $15 } END { print sum }'; }

# load NAME PROCESS URL [HEADER]: requests a second, microseconds of the server's processor a request, into $scratch/NAME.
load() {
  local before after rate
  before=$(ticks "$2")
  rate=$(on_client_core wrk -t1 -c "$connections" -d "${seconds}s" ${4:+-H "$4"} "$3" | awk '/Requests\/sec/ { print $2 } /Non-2xx/ { exit 1 }') ||
    die "$1 gave errors"
  after=$(ticks "$2")
  awk -v rate="$rate" -v seconds="$seconds" -v used="$((after - before))" -v hertz="$(getconf CLK_TCK)" \
    'BEGIN { print rate, used / hertz / (rate * seconds) * 1e6 }' >>"$scratch/$1"
}

# Of the demo register: of a million random points the self-attack refuses a release, and what is kept is bytes either way.
released=$bench_folder/released
[ -d "$released/releases/1" ] || { rm -rf "$released"; "$program" demo --data "$released" >&2; "$program" release create --by bench --data "$released" >&2; }
start_uramost "$released"
ours=${servers[-1]}
login="Authorization: Bearer $BENCH_TOKEN"

# largest_of TILEJSON: the largest of the fullest tiles.
largest_of() {
  local template address tile
  template=$(curl --silent --fail "http://127.0.0.1:$our_port$1" | sed 's/.*"tiles":\["\([^"]*\)"\].*/\1/')
  for address in $(awk -F, '$1 >= 11 && $1 <= 13 && $5 == "dense" { print $1 "/" $2 "/" $3 }' "$bench_folder/tiles.csv"); do
    tile=${template/\{z\}\/\{x\}\/\{y\}/$address}
    printf '%s %s\n' "$(curl --silent --fail --output /dev/null --write-out '%{size_download}' "$tile")" "$tile"
  done | sort -n | tail -1 | cut -d' ' -f2
}
# etag_of URL
etag_of() { curl --silent --fail --output /dev/null --dump-header - "$1" | awk 'tolower($1) == "etag:" { print $2 }' | tr -d '\r'; }

tile=$(largest_of /releases/1/tiles/heat.json)
restricted=$(largest_of /tiles/heat.json)
command curl --silent --fail --output "$www/tile.png" "$tile"
etag=$(etag_of "$tile")
start_static_nginx
theirs=${servers[-1]}
static=http://127.0.0.1:$nginx_port/tile.png
static_etag=$(etag_of "$static")
curl --silent --fail "$static" | cmp - "$www/tile.png"

for ((round = 0; round < rounds; ++round)); do
  load ours "$ours" "$tile"
  load theirs "$theirs" "$static"
  load restricted "$ours" "$restricted" "$login"
  load ours_304 "$ours" "$tile" "If-None-Match: $etag"
  load theirs_304 "$theirs" "$static" "If-None-Match: $static_etag"
done

printf 'A PNG of %s bytes, %s connections kept, one core for the server, median of %s rounds of %s s\n\n' \
  "$(stat -c %s "$www/tile.png")" "$connections" "$rounds" "$seconds"
printf '| | requests/s | beside nginx | server processor, µs a request | beside nginx |\n| --- | ---: | ---: | ---: | ---: |\n'
line() {
  awk -v name="$1" -v rate="$(median "$2" 1)" -v used="$(median "$2" 2)" -v their_rate="$(median "$3" 1)" -v theirs="$(median "$3" 2)" \
    'BEGIN { printf "| %s | %d | %.2f × | %.2f | %.2f × |\n", name, rate, rate / their_rate, used, theirs / used }'
}
line 'UraMost, a tile of a release, from its cache' ours theirs
line 'UraMost, a restricted tile, for who shows a token' restricted theirs
line 'nginx, static file' theirs theirs
line 'UraMost, 304' ours_304 theirs_304
line 'nginx, 304' theirs_304 theirs_304
