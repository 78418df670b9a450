# Ours: the sample of tiles, and the server on the register.

# tile_sample MOST: a file with the sample of tiles, at most so many of a zoom and class.
tile_sample() {
  awk -F, -v most="$1" 'NR == 1 || ++taken[$1, $5] <= most' "$bench_folder/tiles.csv" >"$bench_folder/tiles_$1.csv"
  echo "$bench_folder/tiles_$1.csv"
}

# start_uramost [DATA]
start_uramost() {
  log_in "${1:-$register}"
  start uramost "$our_port" taskset -c "$server_core" "$program" serve --data "${1:-$register}" \
    --listen "127.0.0.1:$our_port" --threads 1
}

# The peak of the whole register's legend, per km².
peak_per_km2() {
  curl --silent --fail "http://127.0.0.1:$our_port/tiles/heat.json?bandwidth_m=$1" |
    sed 's/.*"peak_per_km2":\([0-9.e+]*\).*/\1/'
}
