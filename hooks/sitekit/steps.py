"""`/// step | title`: one step of something that a reader does, such as a plan for an attack.

The steps of a page are numbered; in calm mode each fills the screen, with links back and on.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.feature import Feature
from sitekit.site import Site
from sitekit.words import Words

CSS = "step"


class Step(Block):  # type: ignore[misc]
    """Puts its title over what stands in it."""

    NAME = "step"
    ARGUMENT = True

    def on_validate(self, parent: etree.Element) -> bool:
        """Take no attributes: its id and its style are its own."""
        return not self.options["attrs"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Open the step."""
        block = etree.SubElement(parent, "div", {"class": CSS})
        etree.SubElement(block, "h2").text = self.argument
        return block


class Ways(Treeprocessor):
    """Numbers the steps of a page, and leads from each to the ones beside it."""

    def __init__(self, md: Markdown, words: Words) -> None:
        super().__init__(md)
        self.words = words

    def run(self, root: etree.Element) -> None:
        """Only now it is known how many there are."""
        steps = [block for block in root.iter("div") if block.get("class") == CSS]
        for number, step in enumerate(steps, 1):
            step.set("id", f"step-{number}")
            step.set("data-step", self.words.step_of.format(number, len(steps)))
            ways = etree.SubElement(step, "p", {"class": "step-ways"})
            if number > 1:
                self._way(ways, number - 1, self.words.step_back)
            if number < len(steps):
                self._way(ways, number + 1, self.words.step_next)

    def _way(self, ways: etree.Element, number: int, words: str) -> None:
        link = etree.SubElement(ways, "a", {"class": "button", "href": f"#step-{number}"})
        link.text = words


class StepBlocks(BlocksExtension):  # type: ignore[misc]
    """Adds the block to Markdown."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Called anew for each page."""
        block_mgr.register(Step, {})
        md.treeprocessors.register(Ways(md, self.words), "steps", 17)  # before headings get ids


def load(site: Site) -> None:
    """Add the syntax to Markdown. Its links are no text of the page."""
    site.syntaxes.append(StepBlocks(site.words))
    site.unsearched.append(".step-ways")
    site.reserved.append("step-")
    site.spoken.append(Step.NAME)


STEPS = Feature("steps", load=load)
