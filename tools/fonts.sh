#!/bin/sh
# The four Fandol fonts (仿宋 楷体 黑体 宋体) into .fonts/, out of Debian's TeX package, without TeX.
# Needs no root. Where it cannot be done it says so in one line and is content: a PDF is then set
# in the fonts that are there.
set -eu

into=$(cd "$(dirname "$0")/.." && pwd)/.fonts
package=texlive-lang-chinese # 49 MB to fetch, 25 MB of fonts to keep
fonts='FandolFang-Regular FandolKai-Regular FandolHei-Regular FandolSong-Regular'

all_there() {
    for font in $fonts; do [ -s "$into/$font.otf" ] || return 1; done
}

fetch() { apt-get -qq -o APT::Sandbox::User=root download "$package" 2>/dev/null; }

give_up() {
    echo "no 仿宋 (Fandol): $1; PDFs will use the system's Chinese fonts, or those of GONGKAI_FONTS" >&2
    exit 0
}

all_there && exit 0
command -v apt-get >/dev/null 2>&1 || give_up "there is no apt-get here to fetch $package with"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
if ! fetch; then
    if [ "$(id -u)" = 0 ]; then apt-get -qq update >/dev/null 2>&1 || true; fi
    fetch || give_up "apt-get cannot download $package (as root: apt-get update)"
fi
dpkg-deb --fsys-tarfile ./*.deb | tar -x --wildcards '*/fandol/Fandol*-Regular.otf'
mkdir -p "$into"
for font in $fonts; do
    # Renamed in place, so that a half-written font never counts as there.
    find . -name "$font.otf" -exec cp {} "$into/$font.part" \;
    mv "$into/$font.part" "$into/$font.otf"
done
echo "Fandol fonts unpacked into .fonts"
