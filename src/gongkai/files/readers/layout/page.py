"""What stands on a page: glyphs, straight rules and pictures, in upright coordinates.

Coordinates are points from the upper left of the page turned so that its text is upright; y grows
downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Glyph = tuple[float, float, float, float, str]  # left, top, right, bottom, character
Rule = tuple[float, float, float]  # position across, start, end
Box = tuple[float, float, float, float]  # left, top, right, bottom
Matrix = tuple[float, float, float, float, float, float]


@dataclass
class Ink:
    """One page: `turn` is the clockwise quarter turn applied to make its text upright."""

    number: int
    width: float
    height: float
    turn: int = 0
    shown: int = 0  # the turn by which a viewer shows the page
    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)  # horizontal: y, x0, x1
    down: list[Rule] = field(default_factory=list)  # vertical: x, y0, y1
    pictures: list[Box] = field(default_factory=list)
    drawn: int = 0  # shapes that are neither rules nor plain areas: letters drawn as outlines
    hidden: bool = False  # the text is an invisible layer over a picture
    garbled: bool = False  # fonts do not tell what their glyphs mean: the text was not taken

    @property
    def pictured(self) -> float:
        """The share of the page that pictures cover."""
        covered = sum((right - left) * (low - top) for left, top, right, low in self.pictures)
        return min(1.0, covered / max(self.width * self.height, 1.0))
