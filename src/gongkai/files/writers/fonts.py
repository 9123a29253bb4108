"""Which font sets which words: the official ones where an organ owns them, else free ones."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

# Wanted families by role, best first, under the names that fonts carry inside (FandolFang R is
# how the free 仿宋 is really called). The last ones hold the rare characters of names.
_LAST = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "SimSun", "Songti SC")
_SANS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
)
_FANG = ("FangSong_GB2312", "FangSong", "STFangsong", "FZFangSong-Z02S", "FandolFang R")
_KAI = ("KaiTi_GB2312", "KaiTi", "STKaiti", "LXGW WenKai", "FandolKai")
_HEI = ("SimHei", "STHeiti", "Heiti SC")
_SONG = ("SimSun", "STSong", "Songti SC", "FandolSong")
_TITLE = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong")
_LATIN = ("Times New Roman", "Liberation Serif", "Nimbus Roman", "Tinos", "TeX Gyre Termes")
WANTED: Mapping[str, tuple[str, ...]] = {
    "fang": (*_FANG, *_LAST, *_SANS),
    "kai": (*_KAI, *_LAST, *_SANS),
    "hei": (*_HEI, *_SANS, "FandolHei", *_LAST),
    "song": (*_SONG, *_LAST, *_SANS),
    "title": (*_TITLE, *_LAST, "FandolSong", *_SANS),
}


def folders(named: str, *, beside: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Font folders to search before the system's: those `named` (a path variable), then others.

    `named` is the text of GONGKAI_FONTS, read at the edge. Folders that do not exist are left out.
    """
    given = [Path(part) for part in named.split(os.pathsep) if part]
    return tuple(dict.fromkeys(each for each in (*given, *beside) if each.is_dir()))


def chosen(families: Iterable[str]) -> dict[str, list[str]]:
    """For each role the wanted families that are there, best first; empty when none is Chinese."""
    here = set(families)
    return {role: [name for name in names if name in here] for role, names in WANTED.items()}


def latin(families: Iterable[str]) -> str:
    """The family that sets Latin letters and digits in running text; empty: the Chinese one."""
    here = set(families)
    return next((name for name in _LATIN if name in here), "")
