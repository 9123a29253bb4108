"""What the permission walk needs to know of a room: its kinds of things, in each of their states.

A room's `things.py` holds `THINGS`, a tuple of `Kind`, and `PUBLIC`, the names of its addresses
that are open to everybody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import models

from gongkai.web.organs.models import Organ

# Makes a fresh thing in an organ; unique names and numbers are its own affair. It is called with
# `hire(organ, role)`, which gives somebody new with that role.
Make = Callable[..., models.Model]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of thing that addresses of the workspace are about.

    `prefix` is the beginning of these addresses up to the key: "documents/<int:pk>/".
    """

    model: type[models.Model]
    prefix: str
    states: Mapping[str, Make]
    key: str = "pk"
    absent: object = 999_999  # a key that no thing has

    def make(self, state: str, organ: Organ, hire: Callable[..., object]) -> models.Model:
        """A fresh thing in a state."""
        return self.states[state](organ, hire)
