"""Where an organ keeps its fonts: the environment is read here, at the edge."""

import os
from pathlib import Path

VARIABLE = "GONGKAI_FONTS"


def font_folders() -> tuple[Path, ...]:
    """The folders named in GONGKAI_FONTS, then .fonts here, searched before the system's."""
    from gongkai.files.writers.fonts import folders

    return folders(os.environ.get(VARIABLE, ""), beside=[Path(".fonts")])
