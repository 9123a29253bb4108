#!/bin/sh
# Run a command with a PostgreSQL server of its own: `tools/postgres.sh COMMAND…`. The server lives
# in a temporary folder, answers on a socket there and ends with the command. A machine without the
# server fails here. PostgreSQL refuses to run as root: root starts it as the user `postgres`.
set -eu

bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)" 2>/dev/null)
[ -x "$bin/initdb" ] || bin=$(dirname "$(command -v initdb || echo /none/initdb)")
[ -x "$bin/initdb" ] || { echo "no PostgreSQL server; as root: apt-get install postgresql" >&2; exit 1; }

folder=$(mktemp -d /tmp/gongkai-postgres.XXXXXX)
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as() { setpriv --reuid postgres --regid postgres --clear-groups "$@"; }
fi
chmod 711 "$folder"

stop() {
    as "$bin/pg_ctl" --pgdata "$folder/data" --mode immediate --silent stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

cd "$folder"
as "$bin/initdb" --pgdata data --username gongkai --auth trust --encoding UTF8 --locale C.UTF-8 \
    --no-sync >/dev/null
# A database for tests: nothing need survive the power cut that never comes.
as "$bin/pg_ctl" --pgdata data --silent --wait --log "$folder/log" --options \
    "-c listen_addresses='' -c unix_socket_directories=$folder -c fsync=off -c synchronous_commit=off -c full_page_writes=off" \
    start || { cat "$folder/log" >&2; exit 1; }
cd "$OLDPWD"

encoded=$(printf %s "$folder" | sed 's|/|%2F|g')
GONGKAI_DATABASE="postgres://gongkai@$encoded/postgres" "$@"
