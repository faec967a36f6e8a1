"""What an author is told of a block, `/// name | argument`, that was not understood or closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from sitekit.feature import Feature
from sitekit.fences import fences
from sitekit.problem import Problem, known_are, line_of, nearest
from sitekit.site import Page, Site

# A block that was not understood stays text: the line that was to begin it.
LEFT = re.compile(
    r"(?:^|(?<=>))[ \t]*(?P<line>/{3,}[ \t]*(?P<name>[\w-]+)"
    r"[ \t]*(?:\|[ \t]*(?P<argument>[^<\n]*?))?)[ \t]*(?=<|$)",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Kind:
    """A kind of block: whether it needs an argument, what that may be (if not any), its options."""

    argument: bool
    arguments: tuple[str, ...]
    options: tuple[str, ...]


class Known(Extension):
    """Remembers which blocks any extension has registered."""

    def __init__(self) -> None:
        super().__init__()
        self.markdown = Markdown()

    def extendMarkdown(self, md: Markdown) -> None:
        """PyMdown keeps all blocks of a Markdown in one processor."""
        self.markdown = md

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """Each kind by its name. A block says which arguments it takes as `known`, where it is
        registered.
        """
        processors = self.markdown.parser.blockprocessors
        if "blocks" not in processors:
            return {}
        manager: Any = processors["blocks"]
        return {
            name: Kind(
                argument=block.ARGUMENT is True,
                arguments=tuple(manager.config.get(name, {}).get("known", ())),
                options=tuple(block.OPTIONS),
            )
            for name, block in manager.blocks.items()
        }


def stray(html: str, text: str, path: str, kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    """Each block of the page `html` that stayed text, with its line in `text`."""
    html = re.sub(r"<(pre|code)\b.*?</\1>|<!--.*?-->", "", html, flags=re.DOTALL)
    told: set[str] = set()
    for match in LEFT.finditer(html):
        if match["line"] not in told:
            told.add(match["line"])
            line = line_of(
                rf"^[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*{re.escape(unescape(match['line']))}", text
            )
            what, cure = _misread(match["name"], unescape(match["argument"] or ""), kinds)
            yield Problem(path, line, what, cure)


def _misread(name: str, argument: str, kinds: Mapping[str, Kind]) -> tuple[str, str]:
    """What is wrong with a block that was not understood, and the cure."""
    if name not in kinds:
        return f"there is no block '{name}'.", nearest(name, kinds, known_are(kinds))
    kind = kinds[name]
    allowed = known_are(kind.arguments) if kind.arguments else ""
    if kind.argument and not argument:
        return f"the block '{name}' needs an argument.", f"Write '/// {name} | …'. {allowed}"
    if kind.arguments and argument not in kind.arguments:
        cure = nearest(argument, kind.arguments, allowed)
        return f"the block '{name}' knows no '{argument}'.", cure
    options = known_are(kind.options) if kind.options else "It has none."
    return f"the block '{name}' has an option that is not known, or a wrong one.", options


def unclosed(text: str, path: str) -> Iterator[Problem]:
    """Each block of a page that is never closed, which would have the rest of the page in it; and
    each end that closes nothing.
    """
    waiting = []
    for fence in fences(text):
        if fence.name:
            waiting.append(fence)
        elif waiting and fence.ends(waiting[-1]):
            waiting.pop()
        else:
            cure = "Take it out, or give it as many slashes as the block that it ends."
            yield Problem(path, fence.line, f"this '{fence.slashes}' ends no block.", cure)
    for fence in waiting:
        what = f"the block '{fence.name}' is never closed: the rest of the page stands in it."
        yield Problem(path, fence.line, what, f"End it with a line of '{fence.slashes}'.")


def load(site: Site) -> None:
    """Listen to what extensions register."""
    site.syntaxes.append(Known())


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Name each block that stayed text, or never ended."""
    yield from unclosed(page.source.text, page.path)
    yield from stray(page.html, page.source.text, page.path, site.syntax(Known).kinds)


BLOCKS = Feature("blocks", load=load, rendered=rendered)
