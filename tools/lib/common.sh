# Shared by the tools: where we are, what they say, and what they install. Sourced, not run.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

started_at=$SECONDS
say() { printf '\n\033[1m▸ %s\033[0m  (%d s)\n' "$*" "$((SECONDS - started_at))"; }
die() { printf '\n\033[1;31m✗ %s\033[0m\n' "$*" >&2; exit 1; }

# Debian packages by purpose; one list, so that what runs here also installs on a fresh machine.
build_packages="g++ cmake ninja-build pkg-config ccache git ca-certificates
  libboost-dev liburiparser-dev nlohmann-json3-dev libgeos-dev libproj-dev proj-data libgdal-dev
  libsqlite3-dev libspatialite-dev libicu-dev zlib1g-dev libflatbuffers-dev libxlsxwriter-dev libdeflate-dev libbrotli-dev libprotozero-dev libwebp-dev libsodium-dev
  libssl-dev libtomlplusplus-dev coinor-libcbc-dev libcairo2-dev libpango1.0-dev fonts-noto-core
  libcli11-dev libspdlog-dev libfmt-dev"
web_packages="nodejs npm"
test_packages="libgtest-dev libgmock-dev libglpk-dev libvalijson-dev clang-format libsqlite3-mod-spatialite sqlite3 gdal-bin
  chromium-headless-shell poppler-utils curl openssl zip python3-qgis qgis-providers
  python3-geopandas r-cran-sf libreoffice-calc-nogui"
bench_packages="libbenchmark-dev gdal-bin spatialite-bin libsqlite3-mod-spatialite curl libpq-dev nginx-light wrk spawn-fcgi
  libgeos++-dev mapserver-bin cgi-mapserver qgis-server-bin qgis-server-wms postgresql postgresql-postgis
  r-cran-spdep r-cran-spatstat"

# A package counts as there when dpkg has it, or, for Node and compilers, when the machine brings its own.
is_there() {
  case $1 in
    nodejs) command -v node >/dev/null && return ;;
    npm) command -v npm >/dev/null && return ;;
  esac
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_packages() {
  local missing=() package
  for package in "$@"; do is_there "$package" || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return
  [ "$(id -u)" -eq 0 ] || die "These packages are missing; install them as root: apt-get install ${missing[*]}"
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# configure_and_build PRESET [TARGET…], through ccache when it is there.
configure_and_build() {
  local preset=$1
  shift
  command -v ccache >/dev/null && export URAMOST_COMPILER_LAUNCHER=ccache
  export URAMOST_COMPILER_LAUNCHER=${URAMOST_COMPILER_LAUNCHER:-}
  say "Building ($preset)"
  cmake --preset "$preset" "${cmake_options[@]}" -Wno-dev >"/tmp/uramost-configure-$preset.log" 2>&1 ||
    { cat "/tmp/uramost-configure-$preset.log" >&2; die "CMake could not configure the build"; }
  cmake --build --preset "$preset" ${1:+--target "$@"}
}
cmake_options=()

# Installs the web map's packages when the lock file changed, and builds it when its sources did.
build_web() {
  say "Building the web map"
  (
    cd web
    if ! cmp -s package-lock.json node_modules/.installed-lock; then
      npm ci --no-audit --no-fund --loglevel=error
      cp package-lock.json node_modules/.installed-lock
    fi
    local newest
    newest=$(find src public index.html package-lock.json vite.config.ts -newer dist/index.html -print -quit 2>/dev/null || echo new)
    if [ ! -f dist/index.html ] || [ -n "$newest" ]; then npm run --silent build; fi
  )
}
