# Ours: the register of the bench's workload, and the server on it.

make_register() {
  local folder=$bench_folder/register
  [ "$folder/uramost.sqlite" -nt "$bench_folder/incidents.csv" ] && return
  rm -rf "$folder"
  "$programs/uramost" init --data "$folder" >/dev/null
  "$programs/uramost" import incidents "$bench_folder/incidents.csv" --data "$folder" >/dev/null 2>&1
}

start_uramost() {
  start uramost "$our_port" taskset -c "$server_core" "$programs/uramost" serve --data "$bench_folder/register" \
    --listen "127.0.0.1:$our_port" --threads 1
}

# The peak of the whole register's legend, per km².
peak_per_km2() {
  curl --silent --fail "http://127.0.0.1:$our_port/tiles/heat.json?bandwidth_m=$1" |
    sed 's/.*"peak_per_km2":\([0-9.e+]*\).*/\1/'
}
