"""`/// lesson`: two sheets for a class, made of questions and words of the site. What stands in the
block is the task at the end of the first sheet.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.care.blocks import as_names
from sitekit.take.items import Lesson


class LessonBlock(Block):  # type: ignore[misc]
    """Leaves a place, which is filled once the questions of all pages are known."""

    NAME = "lesson"
    ARGUMENT = False
    OPTIONS: dict[str, Any] = {"questions": ([], as_names), "words": ([], as_names)}

    def on_validate(self, parent: etree.Element) -> bool:
        """Take no attributes: its script and its style know it by its own."""
        return not self.options["attrs"]

    def on_markdown(self) -> str:
        """Its element is none that Markdown knows: say that there are blocks in it."""
        return "block"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Open the element that the script of the page brings to life."""
        lessons: list[Lesson] = self.config["lessons"]
        lessons.append(Lesson(self.options["questions"], self.options["words"]))
        return etree.SubElement(parent, "lesson-sheet", {"class": "lesson"})


class LessonBlocks(BlocksExtension):  # type: ignore[misc]
    """`lessons` has those of the page rendered last."""

    def __init__(self) -> None:
        self.lessons: list[Lesson] = []
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Called anew for each page."""
        self.lessons = []
        block_mgr.register(LessonBlock, {"lessons": self.lessons})
