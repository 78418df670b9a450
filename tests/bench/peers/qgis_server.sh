# QGIS Server's heat map over FastCGI, on the same FlatGeobuf file, every pixel computed (quality 1).

# A project for each zoom, with the same radius (here the support of a quartic kernel) and the same top of the ramp as
# MapServer's map. QGIS does not divide its kernel by the integral, so that the ramp ends at PEAK × πr²/3.
#   make_project NAME ZOOM PIXELS PEAK
make_project() {
  awk -v metres="$(metres_per_pixel "$2")" -v pixels="$3" -v peak="$4" -v folder="$bench_folder" 'BEGIN {
    top = peak * metres * metres / 1e6 * atan2(0, -1) * pixels * pixels / 3
    crs = "<spatialrefsys><authid>EPSG:3857</authid></spatialrefsys>"
    printf "<!DOCTYPE qgis PUBLIC \"http://mrcc.com/qgis.dtd\" \"SYSTEM\">\n<qgis version=\"3.22.16\" projectname=\"bench\">\n"
    printf "<projectCrs>%s</projectCrs>\n", crs
    printf "<layer-tree-group><layer-tree-layer id=\"heat\" name=\"heat\" checked=\"Qt::Checked\" providerKey=\"ogr\"/></layer-tree-group>\n"
    printf "<projectlayers><maplayer type=\"vector\" geometry=\"Point\"><id>heat</id><layername>heat</layername>\n"
    printf "<datasource>%s/incidents.fgb</datasource><provider encoding=\"UTF-8\">ogr</provider><srs>%s</srs>\n", folder, crs
    printf "<renderer-v2 type=\"heatmapRenderer\" radius=\"%d\" radius_unit=\"2\" quality=\"1\" max_value=\"%.9g\" weight_expression=\"\">\n", pixels, top
    printf "<colorramp type=\"gradient\" name=\"[source]\"><prop k=\"color1\" v=\"68,1,84,0\"/><prop k=\"color2\" v=\"253,231,37,255\"/>"
    printf "<prop k=\"discrete\" v=\"0\"/><prop k=\"rampType\" v=\"gradient\"/>"
    printf "<prop k=\"stops\" v=\"0.01;68,1,84,255:0.25;59,82,139,255:0.5;33,145,140,255:0.75;94,201,98,255\"/></colorramp>\n"
    printf "</renderer-v2></maplayer></projectlayers>\n"
    printf "<layerorder><layer id=\"heat\"/></layerorder>\n"
    printf "<properties><WMSServiceCapabilities type=\"bool\">true</WMSServiceCapabilities>"
    printf "<WMSCrsList type=\"QStringList\"><value>EPSG:3857</value></WMSCrsList></properties>\n</qgis>\n" }' >"$bench_folder/$1_$2.qgs"
}

start_qgis_server() {
  mkdir -p "$bench_folder/qgis"
  start qgis_server "$qgis_port" env QT_QPA_PLATFORM=offscreen HOME="$bench_folder/qgis" QGIS_SERVER_LOG_LEVEL=2 \
    QGIS_SERVER_PARALLEL_RENDERING=0 \
    taskset -c "$server_core" spawn-fcgi -n -a 127.0.0.1 -p "$qgis_port" -- /usr/lib/cgi-bin/qgis_mapserv.fcgi
}

# qgis_url PROJECTS: with the client's placeholders.
qgis_url() {
  echo "http://127.0.0.1:$nginx_port/qgis?MAP=$bench_folder/$1_{z}.qgs&SERVICE=WMS&VERSION=1.1.1&REQUEST=GetMap&LAYERS=heat&STYLES=&SRS=EPSG:3857&BBOX={bbox}&WIDTH=256&HEIGHT=256&FORMAT=image/png&TRANSPARENT=true"
}
