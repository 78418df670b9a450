#!/usr/bin/env bash
# From starting the server to the first heat tile; memory; and from sending 1,000 incidents until a tile shows them,
# while a reader asks for another tile all the time.
#   start_bench.sh [--quick]      BUILD and FOLDER: see register.sh
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/register.sh"

tile=$(awk -F, '$1 == 12 && $5 == "dense" { printf "%d/%d/%d", $1, $2, $3; exit }' "$folder/tiles.csv")
now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.3f\n", b - a }'; }

cp -r "$register" "$scratch/data"
for ((round = 0; round < rounds; ++round)); do
  begin=$(now)
  serve 8731 "$scratch/data"
  until curl -sf -o "$scratch/tile.png" "$url/tiles/heat/$tile.png"; do expect_running; sleep 0.02; done
  echo "$(since "$begin") $(processor_seconds "$server")" >>"$scratch/start"
  awk '/VmRSS/ { print $2 / 1024 }' "/proc/$server/status" >>"$scratch/memory"
  [ $((round + 1)) -eq "$rounds" ] || stop_server
done

reader() {  # seconds of every answer, until it is stopped
  while [ ! -e "$scratch/stop" ]; do curl -sSf -o /dev/null -w '%{time_total}\n' "$url/api/meta"; done >"$scratch/reader"
}
reader &
reading=$!
for ((write = 0; write < 5; ++write)); do
  { head -1 "$csv"; awk -F, -v w="$write" -v OFS=, 'NR > 1 && NR <= 1001 { $1 = "bench-" w "-" $1; print }' "$csv"; } >"$scratch/write.csv"
  revision=$(curl -sSf "$url/api/meta" | grep -o '"revision":[0-9]*')
  begin=$(now)
  curl -sSf -o /dev/null -F "file=@$scratch/write.csv" -F source=synthetic "$url/api/imports"
  while [ "$(curl -sSf "$url/api/meta" | grep -o '"revision":[0-9]*')" = "$revision" ]; do :; done
  curl -sSf -o /dev/null "$url/tiles/heat/$tile.png"
  since "$begin" >>"$scratch/visible"
done
touch "$scratch/stop"
wait "$reading"
stop_server

printf '| %s incidents | |\n| --- | ---: |\n' "$rows"
printf '| start to first heat tile (z12, dense) | %s s, of which the processor worked %s s |\n' "$(median start)" "$(median start 2)"
printf '| memory of the server then | %.0f MB |\n' "$(median memory)"
printf '| 1,000 incidents sent until a tile shows them | %.0f ms |\n' "$(awk -v s="$(median visible)" 'BEGIN { print s * 1000 }')"
printf '| longest answer to a reader meanwhile | %.0f ms |\n' "$(sort -n "$scratch/reader" | awk 'END { print $1 * 1000 }')"
