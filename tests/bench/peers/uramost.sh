# Ours: the workload, its register, and the server on it.

make_workload() {
  [ -s "$bench_folder/tiles.csv" ] || "$programs/tests/bench/make_workload" "$bench_folder"
}
# tile_sample MOST: a file with the sample of tiles, at most so many of a zoom and class.
tile_sample() {
  make_workload
  awk -F, -v most="$1" 'NR == 1 || ++taken[$1, $5] <= most' "$bench_folder/tiles.csv" >"$bench_folder/tiles_$1.csv"
  echo "$bench_folder/tiles_$1.csv"
}

make_register() {
  local folder=$bench_folder/data
  [ "$folder/uramost.sqlite" -nt "$bench_folder/incidents.csv" ] && return
  rm -rf "$folder"
  "$programs/uramost" init --data "$folder" >/dev/null
  "$programs/uramost" import incidents "$bench_folder/incidents.csv" --data "$folder" --source synthetic \
    >/dev/null 2>&1
}

# start_uramost [DATA]
start_uramost() {
  start uramost "$our_port" taskset -c "$server_core" "$programs/uramost" serve --data "${1:-$bench_folder/data}" \
    --listen "127.0.0.1:$our_port" --threads 1
}

# The peak of the whole register's legend, per km².
peak_per_km2() {
  curl --silent --fail "http://127.0.0.1:$our_port/tiles/heat.json?bandwidth_m=$1" |
    sed 's/.*"peak_per_km2":\([0-9.e+]*\).*/\1/'
}
