"""`/// study | key`: the place of a picture of studies in a page. It cites the sources of the picture."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block


class Study(Block):  # type: ignore[misc]
    """A figure that the picture is put into once the search index has read the page; an unknown key stays text."""

    NAME = "study"
    ARGUMENT = True

    def on_validate(self, parent: etree.Element) -> bool:
        """Take the key of a picture."""
        return self.argument in self.config["sources"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Leave a place, and cite."""
        place = etree.SubElement(parent, "div", {"class": "study", "data-study": self.argument})
        cited = etree.SubElement(etree.SubElement(place, "p"), "span", {"class": "citation"})
        cited.text = "["
        for key in self.config["sources"][self.argument]:
            etree.SubElement(cited, "a", {"href": f"#ref-{key}"}).tail = ", "
        cited[-1].tail = "]"
        return place


class StudyBlocks(BlocksExtension):  # type: ignore[misc]
    """`sources` has the keys of the sources of each picture, by its own key."""

    def __init__(self, sources: Mapping[str, list[str]]) -> None:
        self.sources = sources
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Register the block."""
        block_mgr.register(Study, {"sources": self.sources})
