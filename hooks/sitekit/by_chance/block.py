"""`/// by-chance | key`: the place of diaries that chance fills in."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Collection, Mapping
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.by_chance.watched import Counted, Watched

CSS = "by-chance-place"


class ByChance(Block):  # type: ignore[misc]
    """A place that the diary is put into once the search index has read the page."""

    NAME = "by-chance"
    ARGUMENT = True

    def on_validate(self, parent: etree.Element) -> bool:
        """Take a known key and no attributes; what is unknown stays text, and is named."""
        return self.argument in self.config["known"] and not self.options["attrs"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Leave a place."""
        return etree.SubElement(parent, "div", {"class": CSS, "data-diary": self.argument})


class ByChanceBlocks(BlocksExtension):  # type: ignore[misc]
    """Adds the block to Markdown for the keys that are `known`; of those that can be shown, `ready`
    has what is watched, and what was counted.
    """

    def __init__(
        self, known: Collection[str], ready: Mapping[str, tuple[Watched, Counted]]
    ) -> None:
        self.known, self.ready = tuple(known), ready
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Called anew for each page."""
        block_mgr.register(ByChance, {"known": self.known})
