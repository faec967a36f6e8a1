"""What an author is told of a block, `/// name | argument`, that was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from sitekit.feature import Feature
from sitekit.problem import Problem, known_are, line_of, nearest
from sitekit.site import Page, Site

FENCE = re.compile(r"\s*(?P<slashes>/{3,})[ \t]*(?:(?P<name>[\w-]+)[ \t]*(?:\|.*)?)?$")
CODE = re.compile(r"\s*(`{3,}|~{3,})")
LIST = re.compile(r"\s*(?:[-*+]|\d+[.)]|:)\s")
LEFT = re.compile(r"^(?:<p>)?(?P<line>/{3,}[ \t]*[\w-]+.*?)(?:</p>)?$", re.MULTILINE)


class Known(Extension):
    """Remembers the blocks that any extension has registered: the arguments that each declares as
    `KNOWN`, by its name.
    """

    def __init__(self) -> None:
        super().__init__()
        self.markdown = Markdown()

    def extendMarkdown(self, md: Markdown) -> None:
        """PyMdown keeps all blocks of a Markdown in one processor."""
        self.markdown = md

    @property
    def blocks(self) -> Mapping[str, tuple[str, ...]]:
        """Each block's name, and what its argument may be, where it says so."""
        processors = self.markdown.parser.blockprocessors
        manager: Any = processors["blocks"] if "blocks" in processors else None  # noqa: SIM401 (no mapping)
        blocks = manager.blocks.items() if manager else ()
        return {name: tuple(getattr(block, "KNOWN", ())) for name, block in blocks}


def stray(html: str, text: str, path: str, known: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    """Each `/// name` that stayed text, since its name, argument or options are not known."""
    html = re.sub(r"<pre\b.*?</pre>", "", html, flags=re.DOTALL)
    for left in dict.fromkeys(match["line"] for match in LEFT.finditer(html)):
        name = re.sub(r"[/\s]+", "", left.split("|")[0])
        line = line_of(rf"^[ \t]*{re.escape(unescape(left))}", text)
        if name not in known:
            cure = nearest(name, known, known_are(known))
            yield Problem(path, line, f"there is no block '{name}'.", cure)
            continue
        arguments = ", ".join(known[name])
        what = f"the block '{left}' has an argument or option that is not known."
        yield Problem(path, line, what, f"Known for '{name}': {arguments}." if arguments else "")


def unclosed(text: str, path: str) -> Iterator[Problem]:
    """Each block of a page that is never closed, which would have the rest of the page in it; and
    each end that closes nothing.
    """
    waiting: list[tuple[str, str, int]] = []  # slashes, name, line
    for line, slashes, name in _fences(text):
        if name:
            waiting.append((slashes, name, line))
        elif waiting and waiting[-1][0] == slashes:
            waiting.pop()
        else:
            cure = "Take it out, or give it as many slashes as the block that it ends."
            yield Problem(path, line, f"this '{slashes}' ends no block.", cure)
    for slashes, name, line in waiting:
        what = f"the block '{name}' is never closed: the rest of the page stands in it."
        yield Problem(path, line, what, f"End it with a line of '{slashes}'.")


def _fences(text: str) -> Iterator[tuple[int, str, str]]:
    """The line, slashes and name of each start of a block, and of each end, which has no name.
    Code is passed over.
    """
    code, in_list = "", False
    for number, line in enumerate(text.splitlines(), 1):
        indent = len(line) - len(line.lstrip())
        if fence := CODE.match(line):
            code = "" if code and fence[1].startswith(code) else code or fence[1]
        elif code:
            continue
        elif line.strip() and indent < 4:
            in_list = bool(LIST.match(line))
        found = FENCE.match(line)
        if found and not code and (indent < 4 or in_list):
            yield number, found["slashes"], found["name"] or ""


def load(site: Site) -> list[Problem]:
    """Listen to what extensions register."""
    site.syntaxes.append(Known())
    return []


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Name each block that stayed text."""
    yield from unclosed(page.source.text, page.path)
    yield from stray(page.html, page.source.text, page.path, site.syntax(Known).blocks)


BLOCKS = Feature("blocks", load=load, rendered=rendered)
