# nginx in front of the FastCGI peers, on the client's core, so that they have theirs for themselves.

start_nginx() {
  local folder=$bench_folder/nginx
  mkdir -p "$folder"
  cat >"$folder/nginx.conf" <<CONF
daemon off;
worker_processes 1;
pid $folder/nginx.pid;
error_log $folder/error.log warn;
events { worker_connections 64; }
http {
  access_log off;
  keepalive_requests 1000000;
  keepalive_timeout 600s;
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxy;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  fastcgi_temp_path $folder/fastcgi;
  fastcgi_max_temp_file_size 0;
  fastcgi_buffers 64 64k;
  fastcgi_read_timeout 300s;
  fastcgi_param REQUEST_METHOD GET;
  fastcgi_param GATEWAY_INTERFACE CGI/1.1;
  fastcgi_param SERVER_PROTOCOL HTTP/1.1;
  fastcgi_param SERVER_NAME 127.0.0.1;
  fastcgi_param SERVER_PORT $nginx_port;
  fastcgi_param SCRIPT_NAME \$uri;
  fastcgi_param QUERY_STRING \$args;
  server {
    listen 127.0.0.1:$nginx_port;
    location /mapserver { fastcgi_pass 127.0.0.1:$mapserver_port; }
    location /qgis { fastcgi_pass 127.0.0.1:$qgis_port; }
  }
}
CONF
  start nginx "$nginx_port" taskset -c "$client_core" nginx -p "$folder" -c "$folder/nginx.conf" -e "$folder/error.log"
}
