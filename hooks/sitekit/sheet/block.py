"""`/// sheet | key`: the place on a page where a reader fills a sheet in."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Collection
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block


class Place(Block):  # type: ignore[misc]
    """A place that the sheet is put into once the search index has read the page."""

    NAME = "sheet"
    ARGUMENT = True

    def on_validate(self, parent: etree.Element) -> bool:
        """Take the key of a sheet and no attributes; what is unknown stays text, and is named."""
        return self.argument in self.config["known"] and not self.options["attrs"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Leave a place."""
        return etree.SubElement(parent, "div", {"class": "sheet", "data-sheet": self.argument})


class SheetBlocks(BlocksExtension):  # type: ignore[misc]
    """`known` are the keys of all sheets, also of those with a mistake."""

    def __init__(self, known: Collection[str]) -> None:
        self.known = tuple(known)
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Register the block."""
        block_mgr.register(Place, {"known": self.known})
