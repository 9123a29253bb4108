"""The name of a file as it is shown: never a path, never letters that turn or hide others."""

_OVER = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")


def shown_name(name: str) -> str:
    """The last part of a name, without what turns or hides letters; never empty or too long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(c for c in last if c.isprintable() and c not in _OVER).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[:150]}{dot}{suffix[:10]}" if dot else plain[:150] or "文件"
