#!/bin/sh
# Run one check: `tools/stage.sh NAME COMMAND…` prints one line, and the command's words if it fails.
set -eu

name=$1
shift
begin=$(date +%s)
if words=$("$@" 2>&1); then
    printf '%-12s ok    %3d s\n' "$name" "$(($(date +%s) - begin))"
else
    status=$?
    printf '%s\n' "$words"
    printf '%-12s FAILED\n' "$name"
    exit "$status"
fi
