"""`/// study | key` and `/// fact-box | key`: the place of a picture of studies in a page, or of a
box of what they counted. It cites their sources.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Container, Mapping
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.citations.syntax import cite


class Study(Block):  # type: ignore[misc]
    """A place that the picture is put into once the search index has read the page."""

    NAME = "study"
    ARGUMENT = True

    def on_validate(self, parent: etree.Element) -> bool:
        """Take the key of a picture and no attributes; what is unknown stays text, and is named."""
        return self.argument in self.config["sources"] and not self.options["attrs"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Leave a place, and cite: all sources together, or those of each row by itself."""
        place = etree.SubElement(parent, "div", {"class": "study", "data-study": self.argument})
        for keys in self.config["sources"][self.argument]:
            cite(etree.SubElement(place, "p", {"class": "cited"}), keys)
        return place


class FactBox(Study):
    """The same for a box of gains and harms."""

    NAME = "fact-box"


class StudyBlocks(BlocksExtension):  # type: ignore[misc]
    """`sources` has the keys of the sources of each picture, in groups, by its own key; `boxes` the
    keys of those that are boxes.
    """

    def __init__(self, sources: Mapping[str, list[list[str]]], boxes: Container[str]) -> None:
        self.pictures = {key: keys for key, keys in sources.items() if key not in boxes}
        self.boxes = {key: keys for key, keys in sources.items() if key in boxes}
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Register the blocks."""
        for block, sources in ((Study, self.pictures), (FactBox, self.boxes)):
            block_mgr.register(block, {"sources": sources, "known": tuple(sources)})
