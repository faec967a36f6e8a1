"""`[@key]` and `[@a; @b]`: numbered links to the sources that a page cites, in the order in which it cites them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from sitekit.models import Problem, nearest

KEY = r"@[A-Za-z0-9_][\w:.+-]*"
CITATION = rf"\[({KEY}(?:\s*;\s*{KEY})*)\]"


class Cite(InlineProcessor):
    """Turns a citation into links. A citation with an unknown key stays as it was typed."""

    def __init__(self, md: Markdown, extension: Citations) -> None:
        super().__init__(CITATION, md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The links get their numbers later: Markdown does not come to them in the order of the page."""
        keys = [key.strip().removeprefix("@") for key in m[1].split(";")]
        if unknown := [key for key in keys if key not in self.extension.names]:
            self.extension.unknown += unknown
            return None, None, None
        group = etree.Element("span", {"class": "citation"})
        group.text = "["
        for key in keys:
            etree.SubElement(group, "a", {"href": f"#ref-{key}"}).tail = ", "
        group[-1].tail = "]"
        return group, m.start(0), m.end(0)


class Number(Treeprocessor):
    """Numbers the citations in the order of the page, and remembers what it cites."""

    def __init__(self, md: Markdown, extension: Citations) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Give each link its number, and a name that can be spoken: 'Reference 3: Lawler 2006'."""
        used = self.extension.used
        for link in (link for group in root.iter("span") if group.get("class") == "citation" for link in group):
            key = link.get("href", "").removeprefix("#ref-")
            if key not in used:
                used.append(key)
                link.set("id", f"cite-{key}")
            link.text = str(used.index(key) + 1)
            link.set("aria-label", f"{self.extension.label} {link.text}: {self.extension.names[key]}")


class Citations(Extension):
    """`names` has how each source is named in speech, by its key; `label` is the word for a reference. `used` and
    `unknown` have the keys that the page rendered last cites.
    """

    def __init__(self, names: Mapping[str, str], label: str = "Reference") -> None:
        super().__init__()
        self.names, self.label = names, label
        self.used: list[str] = []
        self.unknown: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:
        """Called anew for each page. Comes before links (160), so that a key in brackets is never one of theirs."""
        self.used, self.unknown = [], []
        md.inlinePatterns.register(Cite(md, self), "citation", 175)
        md.treeprocessors.register(Number(md, self), "citation-number", 15)  # after the inline patterns (20)


def missing(unknown: Iterable[str], source: str, path: str, references: Iterable[str]) -> list[Problem]:
    """A problem for each key that is no reference, with the line of `source` where it stands."""
    found = []
    for key in dict.fromkeys(unknown):
        at = re.search(rf"@?\b{re.escape(key)}\b", source)
        line = source.count("\n", 0, at.start()) + 1 if at else None
        cure = nearest(key, references, "Add it to _data/references.yml.")
        found.append(Problem(path, line, f"there is no reference '{key}'.", cure))
    return found
