"""What an author is told of a block, `/// name | argument`, that was not understood or closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import takewhile
from textwrap import dedent
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from sitekit.feature import Feature
from sitekit.fences import Fence, fences
from sitekit.problem import Problem, close_to, known_are, line_of, nearest
from sitekit.record import read_yaml
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


def stray(
    html: str, text: str, path: str, kinds: Mapping[str, Kind]
) -> Iterator[tuple[str, str, Problem]]:
    """Each block of the page `html` that stayed text: its name, its argument, and what is wrong,
    with its line in `text`.
    """
    html = re.sub(r"<(pre|code)\b.*?</\1>|<!--.*?-->", "", html, flags=re.DOTALL)
    told: set[str] = set()
    for match in LEFT.finditer(html):
        if match["line"] not in told:
            told.add(match["line"])
            line = line_of(
                rf"^[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*{re.escape(unescape(match['line']))}", text
            )
            what, cure = _misread(match["name"], unescape(match["argument"] or ""), kinds)
            yield match["name"], match["argument"] or "", Problem(path, line, what, cure)


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
    waiting: list[Fence] = []
    for fence in fences(text):
        if fence.name:
            waiting.append(fence)
            continue
        ended = [n for n, start in enumerate(waiting) if fence.ends(start)]
        if ended:
            yield from (_never_closed(start, path) for start in waiting[ended[-1] + 1 :])
            del waiting[ended[-1] :]
        elif waiting and fence.slashes != waiting[-1].slashes:
            start = waiting.pop()
            what = f"'{fence.slashes}' does not end the '{start.name}' of line {start.line}."
            yield Problem(path, fence.line, what, f"Write '{start.slashes}'.")
        else:
            cure = "Take it out, or give it as many slashes as the block that it ends."
            yield Problem(path, fence.line, f"this '{fence.slashes}' ends no block.", cure)
    yield from (_never_closed(start, path) for start in waiting)


def _never_closed(start: Fence, path: str) -> Problem:
    what = f"the block '{start.name}' is never closed: the rest of the page stands in it."
    return Problem(path, start.line, what, f"End it with a line of '{start.slashes}'.")


OPTION = re.compile(r"(?P<indent> *)[a-z_]+:(?: |$)")


def optionless(text: str, path: str) -> Iterator[tuple[int, Problem]]:
    """Each block whose options cannot be read, by its line: they are not indented by four spaces,
    not directly below it, or no YAML.
    """
    lines = text.splitlines()
    for fence in (fence for fence in fences(text) if fence.name):
        near, far = ([*lines[fence.line : fence.line + 2], "", ""])[:2]
        if (option := OPTION.match(near)) and 0 < len(option["indent"]) - fence.indent < 4:
            what = f"the options of '{fence.name}' are indented by {len(option['indent'])}."
            yield fence.line, Problem(path, fence.line + 1, what, "Indent them by four spaces.")
        elif not near.strip() and (option := OPTION.match(far)) and len(option["indent"]) >= 4:
            what = f"a blank line stands before the options of '{fence.name}'."
            yield fence.line, Problem(path, fence.line + 1, what, "Take it out.")
        elif option and len(option["indent"]) >= 4:
            options = takewhile(lambda line: line.startswith("    "), lines[fence.line :])
            read = read_yaml(dedent("\n".join(options)), path, fence.line + 1)
            yield from ((fence.line, problem) for problem in read.problems)


def read(page: Page, site: Site) -> Iterator[Problem]:
    """Name what makes a block lose its options or its end, before its own feature misses them."""
    for line, problem in optionless(page.source.text, page.path):
        site.blame("block", f"{page.path}:{line}")
        yield problem
    for problem in unclosed(page.source.text, page.path):
        site.blame("block", page.path)
        yield problem


def load(site: Site) -> None:
    """Listen to what extensions register."""
    site.syntaxes.append(Known())


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Name each block that stayed text."""
    kinds = site.syntax(Known).kinds
    for name, argument, problem in stray(page.html, page.source.text, page.path, kinds):
        page.stray |= {name, *close_to(name, kinds)}
        causes = (f"{page.path}:{problem.line}", f"{name} {argument}")
        if not any(site.follows("block", cause) for cause in causes):
            yield problem


BLOCKS = Feature("blocks", load=load, read=read, rendered=rendered)
