"""What was done to an article before readers see it: its `status`."""

from __future__ import annotations

from sitekit.record import Record, Text


class Status(Record):
    """One of `extra.statuses`: what was done to an article before readers see it."""

    words: str = Text
    """What readers are told of it."""
    by: bool = False
    """Whether the words end with who did it: then the article names them under `reviewed_by`."""
    compared: bool = True
    """Whether the article was compared with its sources: a line under its title gives the day."""
