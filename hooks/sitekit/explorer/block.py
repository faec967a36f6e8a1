"""`/// explorer | key`: a thing to explore. All of it stands in the page: the list of its parts,
its drawings (put in once search has read the page), and what there is to say of each part.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.explorer.things import Part, Thing
from sitekit.words import Words

TAG = "part-explorer"


class Explorer(Block):  # type: ignore[misc]
    """Writes out the parts. A thing with a mistake is known, and leaves its place empty."""

    NAME = "explorer"
    ARGUMENT = True

    def on_validate(self, parent: etree.Element) -> bool:
        """Take the key of a thing, and no attributes: its script and style know it by its own."""
        return self.argument in self.config["known"] and not self.options["attrs"]

    def on_markdown(self) -> str:
        """Its element is none that Markdown knows: say that there are blocks in it."""
        return "block"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Open the element that the script of the page brings to life, and fill it."""
        words: Words = self.config["words"]
        spoken = {f"data-{name}": word for name, word in words.group("explorer").items()}
        block = etree.SubElement(parent, TAG, {"class": "explorer", **spoken})
        if thing := self.config["things"].get(self.argument):
            etree.SubElement(block, "p", {"class": "explorer-choose"}).text = words.explorer_choose
            self._list(block, thing)
            etree.SubElement(block, "p", {"class": "explorer-said", "role": "status"})
            shown = etree.SubElement(block, "div", {"class": "explorer-shown"})
            etree.SubElement(shown, "div", {"data-views": self.argument})
            self._parts(shown, thing, words)
        return block

    def _list(self, block: etree.Element, thing: Thing) -> None:
        """Links to the parts, which choose them where there are scripts."""
        listed = etree.SubElement(block, "ol", {"class": "explorer-list no-glossary"})
        listed.set("aria-label", thing.title)
        for number, (name, part) in enumerate(thing.parts.items(), 1):
            item = etree.SubElement(listed, "li")
            link = etree.SubElement(item, "a", {"href": f"#part-{name}"})
            etree.SubElement(link, "b").text = str(number)
            link[0].tail = f" {part.name}"

    def _parts(self, block: etree.Element, thing: Thing, words: Words) -> None:
        parts = etree.SubElement(block, "ol", {"class": "explorer-parts"})
        for number, (name, part) in enumerate(thing.parts.items(), 1):
            item = etree.SubElement(parts, "li", {"id": f"part-{name}", "value": str(number)})
            if part.best:
                item.set("data-best", part.best)
            self._named(item, part, words)
            etree.SubElement(item, "p").text = part.does
            if part.claim:
                etree.SubElement(item, "p", {"data-part-claim": part.claim})
            if part.care:
                care = etree.SubElement(item, "p", {"class": "explorer-care"})
                etree.SubElement(care, "strong").text = words.explorer_care
                care[0].tail = f" {part.care}"

    def _named(self, item: etree.Element, part: Part, words: Words) -> None:
        """What people call it, the word of the field, and how to say that."""
        line = etree.SubElement(item, "p", {"class": "explorer-name no-glossary"})
        etree.SubElement(line, "strong").text = part.name
        word = f" ({part.word})" if part.word else ""
        line[0].tail = f"{word}. " if part.say else word
        if part.say:
            etree.SubElement(line, "span", {"class": "say"}).text = f"{words.say} {part.say}"


class ExplorerBlocks(BlocksExtension):  # type: ignore[misc]
    """`things` by their keys, and the keys that are `known`: of those with a mistake, too."""

    def __init__(self, things: Mapping[str, Thing], known: tuple[str, ...], words: Words) -> None:
        self.things, self.known, self.words = things, known, words
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Register the block."""
        config = {"things": self.things, "known": self.known, "words": self.words}
        block_mgr.register(Explorer, config)
