# The workload as CSV and as a register, made once and shared by the benches that need one; and how these measure.
#   BUILD   the release build (build/release)      FOLDER  data that is used again (build/bench)
#   --quick 200,000 incidents and one round instead of 1,000,000 and three
BUILD=$(realpath "${BUILD:-build/release}") FOLDER=${FOLDER:-build/bench}
rows=1000000 rounds=3
for argument in "$@"; do [ "$argument" = --quick ] && rows=200000 rounds=1; done
program=$BUILD/uramost
folder=$FOLDER/$rows
register=$folder/data
csv=$folder/incidents.csv
scratch=$(mktemp -d "${TMPDIR:-/tmp}/uramost-bench.XXXXXX")
server=
set -E
trap 'echo "${0##*/}, line $LINENO: this failed: $BASH_COMMAND" >&2' ERR  # no bench may end without a word
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$scratch"' EXIT

mkdir -p "$folder"
[ -s "$csv" ] || { "$BUILD/tests/bench/make_workload" "$folder" "$rows" >&2 && rm -rf "$register"; }

# make_empty DATA: a new register. import_into DATA: puts the workload in; fails unless every row has arrived.
make_empty() {
  rm -rf "$1"
  "$program" init --data "$1"
}
import_into() {
  "$program" import incidents "$csv" --data "$1" --source synthetic --report "$scratch/report.json"
  grep -q "\"imported\": $rows," "$scratch/report.json" || { echo "not every row was imported:" >&2; cat "$scratch/report.json" >&2; return 1; }
}
[ -d "$register" ] || { make_empty "$register" && import_into "$register"; } >&2

# log_in DATA: an account for benches; from now on `curl` and our clients show a token of it.
log_in() {
  "$program" user list --data "$1" | grep -q '^bench ' ||
    echo 'measured twice on a slow train' | "$program" user add bench --role analyst --ask-password --data "$1" >&2
  BENCH_TOKEN=$("$program" token create --user bench --scope read,write,export --expires 2d --label bench --data "$1" |
    grep -o 'umt_[A-Za-z0-9_-]*')
  export BENCH_TOKEN
}
curl() { command curl ${BENCH_TOKEN:+--header "Authorization: Bearer $BENCH_TOKEN"} "$@"; }

# timed NAME COMMAND…: appends "elapsed processor" seconds of the command to the file NAME.
timed() {
  local into=$scratch/$1 TIMEFORMAT='%R %U %S'
  shift
  { time "$@" >/dev/null 2>"$scratch/errors" || { cat "$scratch/errors" >&2; exit 1; }; } 2>"$scratch/time"
  awk '{ printf "%.3f %.3f\n", $1, $2 + $3 }' "$scratch/time" >>"$into"
}

# median NAME [COLUMN]: of what was noted under that name.
median() { awk -v c="${2:-1}" '{ print $c }' "$scratch/$1" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# serve PORT DATA: starts a server; $server is its process, $url its address.
serve() {
  url=http://127.0.0.1:$1
  log_in "$2"
  "$program" serve --data "$2" --listen "127.0.0.1:$1" >"$scratch/server.log" 2>&1 &
  server=$!
}
stop_server() { kill "$server"; wait "$server" 2>/dev/null || true; server=; }
expect_running() { kill -0 "$server" 2>/dev/null || { cat "$scratch/server.log" >&2; exit 1; }; }
wait_until_ready() {
  for _ in $(seq 600); do
    curl -sf -o /dev/null "$url/healthz" && return
    expect_running
    sleep 0.05
  done
}
# Processor seconds that a process has used.
processor_seconds() { awk -v ticks="$(getconf CLK_TCK)" '{ print ($14 + $15) / ticks }' "/proc/$1/stat"; }
