#!/usr/bin/env bash
# From starting the server to the first heat tile; memory; and from sending 1,000 incidents until a tile shows them,
# while a reader asks for another tile all the time.
#   start_bench.sh [--quick]      BUILD and FOLDER: see register.sh
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
source "$here/register.sh"

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

other=$(awk -F, '$1 == 12 && $5 == "dense" && seen++ { printf "%d/%d/%d", $1, $2, $3; exit }' "$folder/tiles.csv")
python3 "$here/write_client.py" "${url##*:}" "$tile" "$other" "$csv" >"$scratch/write"
stop_server

printf '| %s incidents | |\n| --- | ---: |\n' "$rows"
printf '| start to first heat tile (z12, dense) | %s s, of which the processor worked %s s |\n' "$(median start)" "$(median start 2)"
printf '| memory of the server then | %.0f MB |\n' "$(median memory)"
printf '| 1,000 incidents sent until a tile shows them | %.0f ms |\n' "$(median write)"
printf '| longest answer to a reader meanwhile, of %s | %.0f ms |\n' "$(median write 3)" "$(median write 2)"
