# PostGIS: a cluster of our own in a temporary folder, with the bench's points in the order of a space-filling curve,
# indexed and analysed, in memory, on one core, without parallel workers and without compiling queries.

postgres_bin=$(echo /usr/lib/postgresql/*/bin)

# The database does not run as root.
as_postgres=()
[ "$(id -u)" -ne 0 ] || as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups)
sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$(postgis_url)" "$@"; }

start_postgis() {
  postgres_folder=$(mktemp -d /var/tmp/uramost-bench-postgres.XXXXXX)
  undo+=("rm -rf $postgres_folder")
  [ "$(id -u)" -ne 0 ] || chown postgres "$postgres_folder"
  (cd / && "${as_postgres[@]}" "$postgres_bin/initdb" -D "$postgres_folder" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 \
    --no-sync >/dev/null)
  cat >>"$postgres_folder/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $postgres_port
unix_socket_directories = ''
shared_buffers = 1GB
effective_cache_size = 4GB
work_mem = 256MB
maintenance_work_mem = 512MB
max_wal_size = 8GB
wal_level = minimal
max_wal_senders = 0
fsync = off
random_page_cost = 1.1
jit = off
max_parallel_workers_per_gather = 0
CONF
  start postgres "$postgres_port" "${as_postgres[@]}" taskset -c "$server_core" "$postgres_bin/postgres" -D "$postgres_folder"
  until sql -c 'select 1' >/dev/null 2>&1; do sleep 0.1; done
}

load_postgis() {
  sql -c 'create extension postgis' -c "create table loaded(id int, date text, time text, category text, severity smallint,
      lat float8, lon float8, description text)" -c "\\copy loaded from $bench_folder/incidents.csv csv header" \
    -c "create table incidents as select id, category, severity, date, mercator
          from loaded, ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 3857) mercator order by mercator" \
    -c 'drop table loaded' -c 'create index on incidents using gist(mercator)' -c 'vacuum (analyze) incidents'
}

postgis_url() { echo "postgresql://postgres@127.0.0.1:$postgres_port/postgres"; }
