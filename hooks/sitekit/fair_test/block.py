"""`/// fair-test | key`: the place of a trial in a page. It cites what the trial rests on."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.citations.syntax import cite
from sitekit.fair_test.trials import Trial, sources

CSS = "fair-test-place"


class FairTest(Block):  # type: ignore[misc]
    """A place that the trial is put into once the search index has read the page."""

    NAME = "fair-test"
    ARGUMENT = True

    def on_validate(self, parent: etree.Element) -> bool:
        """Take a known key and no attributes; what is unknown stays text, and is named."""
        return self.argument in self.config["known"] and not self.options["attrs"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Leave a place, and cite each source by itself."""
        place = etree.SubElement(parent, "div", {"class": CSS, "data-trial": self.argument})
        trial = self.config["ready"].get(self.argument)
        for key in sources(trial) if trial else ():
            cite(etree.SubElement(place, "p", {"class": "cited"}), [key])
        return place


class FairTestBlocks(BlocksExtension):  # type: ignore[misc]
    """Adds the block to Markdown for all that are `written`; `ready` has those to be shown."""

    def __init__(self, written: Mapping[str, object], ready: Mapping[str, Trial]) -> None:
        self.known, self.ready = tuple(written), ready
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Called anew for each page."""
        block_mgr.register(FairTest, {"known": self.known, "ready": self.ready})
