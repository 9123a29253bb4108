"""The acts of this room, one file a matter; each is one transaction and one entry."""

from gongkai.web.supervision.services.registers import (
    check_group,
    close_problem,
    dissolve_group,
    enter_incident,
    file_group,
    find_problem,
    finish_key_point,
    measure,
    open_group,
    set_key_point,
    train,
)

__all__ = [
    "check_group",
    "close_problem",
    "dissolve_group",
    "enter_incident",
    "file_group",
    "find_problem",
    "finish_key_point",
    "measure",
    "open_group",
    "set_key_point",
    "train",
]
