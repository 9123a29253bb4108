#!/bin/sh
# What Debian must provide: `tools/system.sh [venv] [fonts] [office] [postgres] [browser]`. Present: silent. Absent:
# installed when we are root and apt-get is there, else named in one line, with exit status 1.
set -eu

PYTHON=${PYTHON:-python3}

present() {
    case $1 in
        venv) "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null ;;
        fonts) [ -e /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc ] ||
            fc-list 2>/dev/null | grep -qiE 'noto ?serif ?cjk|source han serif|simsun|songti' ;;
        office) command -v soffice >/dev/null 2>&1 ;;
        postgres) ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 ;;
        browser) [ -x /usr/bin/chromium ] ;;
        *) echo "usage: $0 [venv] [fonts] [office] [postgres] [browser]" >&2; exit 2 ;;
    esac
}

packages() {
    case $1 in
        venv) echo python3-venv ;;
        fonts) echo fonts-noto-cjk ;;
        office) echo libreoffice-writer-nogui libreoffice-calc-nogui ;;
        postgres) echo postgresql ;;
        browser) echo chromium ;;
    esac
}

purpose() {
    case $1 in
        venv) echo 'virtual environments' ;;
        fonts) echo 'Chinese fonts for PDF' ;;
        office) echo 'LibreOffice, to read DOC, WPS, ODT and RTF' ;;
        postgres) echo 'PostgreSQL, for the tests of the web' ;;
        browser) echo 'Chromium, for the tests of the web' ;;
    esac
}

look() { # sets $absent, $reasons for the needs given
    absent='' reasons=''
    for need in "$@"; do
        present "$need" && continue
        absent="$absent $(packages "$need")"
        reasons="$reasons${reasons:+; }$(purpose "$need")"
    done
}

install() { # packages; apt's words are shown only when it fails
    export DEBIAN_FRONTEND=noninteractive
    set -- -qq install -y --no-install-recommends "$@"
    apt-get "$@" >/dev/null 2>&1 && return
    apt-get -qq update >/dev/null 2>&1 || true
    words=$(apt-get "$@" 2>&1) || printf '%s\n' "$words" | tail -n 3 >&2
}

if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "gongkai needs Python 3.11 or newer; $PYTHON is older or absent (make PYTHON=...)" >&2
    exit 1
fi
look "$@"
[ -z "$absent" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing$absent ($reasons)"
    # Word splitting is wanted: one name, one argument.
    # shellcheck disable=SC2086
    install $absent
    look "$@"
    [ -z "$absent" ] && exit 0
fi
echo "missing: $reasons; as root: apt-get install$absent" >&2
exit 1
