# MapServer over FastCGI, in the set-up that measures best: WMS GetMap of a FlatGeobuf file that is in EPSG:3857 already
# (a source in degrees, or mode=tile, projects every point again), answered as a palette PNG of little compression.

make_flatgeobuf() {
  [ "$bench_folder/incidents.fgb" -nt "$bench_folder/incidents.csv" ] && return
  rm -f "$bench_folder/incidents.fgb"
  ogr2ogr -f FlatGeobuf "$bench_folder/incidents.fgb" "$bench_folder/incidents.csv" -nln incidents \
    -select category,severity -mapFieldType DateTime=String -oo AUTODETECT_TYPE=YES \
    -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat -s_srs EPSG:4326 -t_srs EPSG:3857
}

# A map for each zoom, as the kernel's radius (its standard deviation is a third of that) is in whole pixels. PEAK is
# the density, per km², that the last colour stands for. Vector tiles carry neither ids nor dates: MapServer looks through
# all earlier values of an attribute for each new one, and would take three times as long.
#   make_map NAME ZOOM PIXELS PEAK
make_map() {
  awk -v metres="$(metres_per_pixel "$2")" -v pixels="$3" -v peak="$4" -v folder="$bench_folder" 'BEGIN {
    printf "MAP\nNAME \"bench\"\nSIZE 256 256\nEXTENT 2259000 5250000 2361000 5365000\nPROJECTION \"init=epsg:3857\" END\n"
    printf "IMAGETYPE png\nOUTPUTFORMAT NAME png DRIVER \"AGG/PNG8\" MIMETYPE \"image/png\" IMAGEMODE RGBA TRANSPARENT ON\n"
    printf "  FORMATOPTION \"QUANTIZE_FORCE=ON\" FORMATOPTION \"QUANTIZE_COLORS=256\" FORMATOPTION \"COMPRESSION=1\" END\n"
    printf "OUTPUTFORMAT NAME mvt DRIVER MVT FORMATOPTION \"EXTENT=4096\" FORMATOPTION \"EDGE_BUFFER=4\" END\n"
    printf "WEB METADATA \"ows_title\" \"bench\" \"ows_srs\" \"EPSG:3857\" \"ows_enable_request\" \"*\"\n"
    printf "  \"wms_getmap_formatlist\" \"png,mvt\" END END\n"
    printf "LAYER NAME \"points\" TYPE POINT STATUS ON CONNECTIONTYPE FLATGEOBUF DATA \"%s/incidents.fgb\"\n", folder
    printf "  PROJECTION \"init=epsg:3857\" END METADATA \"gml_include_items\" \"category,severity\" END\n"
    printf "  PROCESSING \"CLOSE_CONNECTION=DEFER\" CLASS STYLE SIZE 1 COLOR 0 0 0 END END\nEND\n"
    printf "LAYER NAME \"heat\" TYPE RASTER STATUS ON CONNECTIONTYPE KERNELDENSITY CONNECTION \"points\"\n"
    printf "  PROCESSING \"KERNELDENSITY_RADIUS=%d\" PROCESSING \"KERNELDENSITY_COMPUTE_BORDERS=ON\"\n", pixels
    printf "  PROCESSING \"KERNELDENSITY_NORMALIZATION=%.9g\" PROCESSING \"RANGE_COLORSPACE=RGB\" OFFSITE 0 0 0\n", \
      1 / (peak * metres * metres / 1e6)
    printf "  CLASS STYLE COLORRANGE 68 1 84 59 82 139 DATARANGE 1 64 END STYLE COLORRANGE 59 82 139 33 145 140 DATARANGE 64 128 END\n"
    printf "    STYLE COLORRANGE 33 145 140 94 201 98 DATARANGE 128 192 END STYLE COLORRANGE 94 201 98 253 231 37 DATARANGE 192 256 END\n"
    printf "  END\nEND\nEND\n" }' >"$bench_folder/$1_$2.map"
}

# MapServer 8.0.0 writes past a buffer when a tile has many points; see kernel_density_room.c.
make_mapserver_room() {
  gcc -O2 -shared -fPIC -o "$bench_folder/kernel_density_room.so" tests/bench/peers/kernel_density_room.c
}

start_mapserver() {
  printf 'CONFIG\n ENV\n  MS_MAP_PATTERN "^%s/"\n END\nEND\n' "$bench_folder" >"$bench_folder/mapserver.conf"
  start mapserver "$mapserver_port" env MAPSERVER_CONFIG_FILE="$bench_folder/mapserver.conf" OMP_NUM_THREADS=1 \
    LD_PRELOAD="$bench_folder/kernel_density_room.so" \
    taskset -c "$server_core" spawn-fcgi -n -a 127.0.0.1 -p "$mapserver_port" -- /usr/lib/cgi-bin/mapserv
}

# mapserver_url MAPS LAYER FORMAT: with the client's placeholders.
mapserver_url() {
  echo "http://127.0.0.1:$nginx_port/mapserver?map=$bench_folder/$1_{z}.map&SERVICE=WMS&VERSION=1.1.1&REQUEST=GetMap&LAYERS=$2&STYLES=&SRS=EPSG:3857&BBOX={bbox}&WIDTH=256&HEIGHT=256&FORMAT=$3&TRANSPARENT=true"
}
