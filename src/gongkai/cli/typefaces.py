"""Where an organ keeps its fonts: the environment is read here, at the edge."""

import os
from pathlib import Path

VARIABLE = "GONGKAI_FONTS"


def font_folders() -> tuple[Path, ...]:
    """The folders named in GONGKAI_FONTS, searched before those of the system."""
    from gongkai.files.writers.fonts import folders

    return folders(os.environ.get(VARIABLE, ""))
