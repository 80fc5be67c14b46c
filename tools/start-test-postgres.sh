#!/bin/sh
# Starts a PostgreSQL cluster for tests and prints its TEST_DATABASE_URL. Running it twice does no harm.
# PostgreSQL refuses to run as root, so as root it is run by the user postgres, who comes with the Debian package.
set -eu
directory="${YICI_TEST_POSTGRES_DIR:-${TMPDIR:-/tmp}/yici-postgres-$(id -u)}"
port="${YICI_TEST_POSTGRES_PORT:-55432}"
bin="${YICI_POSTGRES_BIN:-}"
if [ -z "$bin" ]; then
  for version in 18 17 16 15; do
    if [ -x "/usr/lib/postgresql/$version/bin/initdb" ]; then bin="/usr/lib/postgresql/$version/bin"; break; fi
  done
fi
if [ -z "$bin" ]; then
  echo "No PostgreSQL 15 or later was found. Install it: apt-get install postgresql (or set YICI_POSTGRES_BIN)" >&2
  exit 1
fi
as_owner() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}
if ! as_owner "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; then
  mkdir -p "$directory"
  if [ "$(id -u)" = 0 ]; then chown postgres "$directory"; fi
  cd "$directory"
  if [ ! -f "$directory/data/PG_VERSION" ]; then
    as_owner "$bin/initdb" -D "$directory/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >/dev/null
  fi
  # Tests only: nothing here has to survive a power loss.
  as_owner "$bin/pg_ctl" -D "$directory/data" -w -t 60 -l "$directory/server.log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$directory -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=256MB -c max_connections=200 -c jit=off" \
    start >/dev/null
fi
echo "postgres://postgres@127.0.0.1:$port/postgres"
