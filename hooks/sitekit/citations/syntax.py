"""`[@key]` and `[@a; @b]`: numbered links to what a page cites, in the order in which it does."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Container, Iterable, Iterator, Mapping
from html import unescape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from sitekit.problem import Problem, line_of, nearest

KEY = r"@[A-Za-z0-9_][\w:.+-]*"
CITATION = rf"([ \n]?)\[({KEY}(?:\s*;\s*{KEY})*)\]"


def cite(parent: etree.Element, keys: Iterable[str], gap: str = "") -> None:
    """Add to `parent` a group of links to the references `keys`; they are numbered later. `gap`
    stands between them and the words before.
    """
    group = etree.SubElement(parent, "span", {"class": "citation"})
    group.text = f"{gap}["
    for key in keys:
        etree.SubElement(group, "a", {"href": f"#ref-{key}"}).tail = ", "
    group[-1].tail = "]"


class Cite(InlineProcessor):
    """Turns a citation into links. A citation with an unknown key stays as it was typed."""

    def __init__(self, md: Markdown, extension: Citations) -> None:
        super().__init__(CITATION, md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The links get their numbers later: Markdown does not come to them in the page's order."""
        keys = [key.strip().removeprefix("@") for key in m[2].split(";")]
        if unknown := [key for key in keys if key not in self.extension.names]:
            self.extension.unknown += unknown
            return None, None, None
        holder = etree.Element("span")
        cite(holder, keys, "\N{NO-BREAK SPACE}" if m[1] else "")  # no number begins a line
        return holder[0], m.start(0), m.end(0)


class Number(Treeprocessor):
    """Numbers the citations in the order of the page, and remembers what it cites."""

    def __init__(self, md: Markdown, extension: Citations) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Give each link its number, and a name to be spoken: 'Reference 3: Lawler 2006'."""
        used = self.extension.used
        groups = (span for span in root.iter("span") if span.get("class") == "citation")
        for link in (link for group in groups for link in group):
            key = link.get("href", "").removeprefix("#ref-")
            if key not in used:
                used.append(key)
                link.set("id", f"cite-{key}")
            link.text = str(used.index(key) + 1)
            spoken = self.extension.names[key]
            link.set("aria-label", f"{self.extension.label} {link.text}: {spoken}")


class Citations(Extension):
    """`names` has how each source is named in speech, by its key; `label` is the word for a
    reference. `used` and `unknown` have the keys that the page rendered last cites.
    """

    def __init__(self, names: Mapping[str, str], label: str) -> None:
        super().__init__()
        self.names, self.label = names, label
        self.used: list[str] = []
        self.unknown: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:
        """Called anew for each page. Before links (160): a key in brackets is none of them."""
        self.used, self.unknown = [], []
        md.inlinePatterns.register(Cite(md, self), "citation", 175)
        number = Number(md, self)
        md.treeprocessors.register(number, "citation-number", 15)  # after inline patterns (20)


LEFT = re.compile(r"\[[^\]<\n]*(?<!\w)@[A-Za-z0-9_][^\]<\n]*\]")


def unread(html: str, text: str, path: str, unknown: Container[str]) -> Iterator[Problem]:
    """Each `[… @key …]` of the page `html` that was not understood, though its keys are known."""
    html = re.sub(r"<(pre|code)\b.*?</\1>|<!--.*?-->|<[^>]+>", "", html, flags=re.DOTALL)
    for left in dict.fromkeys(LEFT.findall(html)):
        keys = re.findall(r"@([\w:.+-]*\w)", left)
        if not any(key in unknown for key in keys):
            line = line_of(re.escape(unescape(left)), text)
            cure = "Write '[@key]', or '[@one; @two]', and nothing else between the brackets."
            yield Problem(path, line, f"'{unescape(left)}' is no citation.", cure)


def missing(
    unknown: Iterable[str], text: str, path: str, references: Iterable[str]
) -> list[Problem]:
    """A problem for each key that is no reference, with the line of `text` where it stands."""
    known = list(references)
    problems = []
    for key in dict.fromkeys(unknown):
        line = line_of(rf"@?\b{re.escape(key)}\b", text)
        cure = nearest(key, known, "Add it to _data/references.yml.")
        problems.append(Problem(path, line, f"there is no reference '{key}'.", cure))
    return problems
