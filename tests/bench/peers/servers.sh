# Sourced by the parts of the bench that start servers: where they listen, on which core, and how they end.
# Everything listens on 127.0.0.1 only. Servers run on one core, the client (and nginx in front of FastCGI) on another.

# The whole million, in the quick mode too.
source tests/bench/register.sh --full
bench_folder=$(realpath "$folder")
first_port=${BENCH_PORT:-8740}
our_port=$first_port nginx_port=$((first_port + 1)) mapserver_port=$((first_port + 2)) qgis_port=$((first_port + 3))
postgres_port=$((first_port + 4))
server_core=0
client_core=$(($(nproc) > 1 ? 1 : 0))

servers=()
undo=("rm -rf $scratch")
# Ends what this script started, and nothing else.
stop_servers() {
  local pid command
  for pid in "${servers[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${servers[@]}"; do
    for _ in $(seq 20); do kill -0 "$pid" 2>/dev/null && sleep 0.1; done
    kill -KILL "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  for command in "${undo[@]}"; do $command; done
  servers=() undo=()
}
trap stop_servers EXIT
trap 'exit 130' INT TERM

# Ground metres of a pixel at 42.95° N, the middle of the workload.
metres_per_pixel() { awk -v zoom="$1" 'BEGIN { print 156543.0339 * cos(42.95 * atan2(0, -1) / 180) / 2 ^ zoom }'; }

on_server_core() { taskset -c "$server_core" "$@"; }
on_client_core() { taskset -c "$client_core" "$@"; }

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# start NAME PORT COMMAND…: in the background, until it listens; what it says goes to NAME.log.
start() {
  local name=$1 port=$2
  shift 2
  listens "$port" && die "somebody else listens on port $port"
  "$@" >"$bench_folder/$name.log" 2>&1 &
  servers+=($!)
  for _ in $(seq 300); do
    listens "$port" && return
    kill -0 $! 2>/dev/null || break
    sleep 0.1
  done
  tail -20 "$bench_folder/$name.log" >&2
  die "$name did not start"
}
