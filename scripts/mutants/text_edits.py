"""The faults that can be made in templates, scripts and styles, as tables of edits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from mutants.mutant import Mutant, make

Groups = tuple[str, ...]


@dataclass(frozen=True)
class Edit:
    """What is found, and what takes its place, made of the groups found: the first is the whole.

    `within` narrows the places: the edit is made inside what it matches.
    """

    pattern: str
    instead: Callable[[Groups], str]
    within: str = r"(?s).+"


def swap(one: str, other: str) -> list[Edit]:
    """Each for the other."""
    pairs = ((one, other), (other, one))
    return [Edit(re.escape(old), lambda _, new=new: new) for old, new in pairs]  # type: ignore[misc]


def drop(pattern: str, within: str = r"(?s).+") -> Edit:
    """Without what the pattern matches."""
    return Edit(pattern, lambda _: "", within)


def more(number: str) -> str:
    """One more."""
    return f"{float(number) + 1:g}"


def twice(number: str) -> str:
    """Twice as much."""
    return f"{float(number) * 2:g}"


# Scripts -----------------------------------------------------------------------------------------

INNER = r"(?:[^()\n]|\((?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*\))*"  # what stands in parentheses
ARM = r"(?:[^?:()\n{},;]|\([^()\n]*\))+"
CODE = [
    *swap("===", "!=="),
    *swap(" < ", " <= "),
    *swap(" > ", " >= "),
    *swap(" && ", " || "),
    *swap(" + ", " - "),
    *swap(" * ", " / "),
    *swap("true", "false"),
    *swap("Math.max", "Math.min"),
    *swap(".some(", ".every("),
    Edit(r" \+= ", lambda _: " -= "),
    drop(r" \?\? (?:[\w.]+(?:\([^()\n]*\))?|\[\]|\"[^\"\n]*\")"),
    Edit(r"(?<![\w.])(\d*\.?\d+)(?![\w.])", lambda found: more(found[1])),
    Edit(rf"\bif \(({INNER})\)", lambda found: f"if (!({found[1]}))"),
    Edit(rf" \? ({ARM}) : ({ARM})", lambda found: f" ? {found[2]} : {found[1]}"),
    drop(r"(?<![\w)])!(?=[\w(])"),
    Edit(r"\w+\.preventDefault\(\)", lambda _: "null"),
    drop(rf"(?<=[{{}})\w\]\" ]\n)[ \t]*(?:await )?[\w.?\[\]]+\({INNER}\)(?=\n\s*[^.)\]\s])"),
]
STRINGS = [
    Edit(r'"[^"\n]+"', lambda _: '""', within=r"(?m)^(?!\s*(?:import|export)\b.* from ).+$"),
    Edit(r"`[^`]+`", lambda _: "``"),
]

# Styles ------------------------------------------------------------------------------------------

DECLARATION = r"(?<=[{;\s])(?:--)?[a-z][\w-]*: [^;{}]+;"
STYLES = [
    drop(DECLARATION),
    Edit(
        r"(?<=[\s(:,-])(\d*\.?\d+)(?=(?:[a-z]+|%)?[\s;,)/])(?<!\b0)",
        lambda found: twice(found[1]),
        DECLARATION,
    ),
    Edit(r"#([0-9a-f]+)\b", lambda found: "#" + _complement(found[1]), DECLARATION),
    Edit(
        r"light-dark\(([^(),]+), ([^(),]+)\)", lambda f: f"light-dark({f[2]}, {f[1]})", DECLARATION
    ),
    Edit(r"(?<=display: )none\b", lambda _: "block"),
    Edit(r"(?<=display: )[^;n][^;]*", lambda _: "none"),
    Edit(r"@media [^{]+(?= \{)", lambda _: "@media all"),
]


def _complement(digits: str) -> str:
    return "".join(f"{15 - int(digit, 16):x}" for digit in digits)


# Templates ---------------------------------------------------------------------------------------

NAMES = (
    r"aria-[\w-]+|data-[\w-]+|href|src|id|class|role|lang|dir|for|name|type|alt|title|tabindex|rel"
)
NAMES += r"|scope|datetime|action|content|property|media|value|popover\w*|template|xmlns"
TAG = r"\{%.+?%\}"
TEMPLATES = [
    drop(rf' (?:{NAMES})="(?:\{{\{{.*?\}}\}}|\{{%.*?%\}}|[^"{{])*"'),
    Edit(r"(?<= )(if|elif) (.+?)(?= -?%\})", lambda found: f"{found[1]} not ({found[2]})", TAG),
    Edit(
        r"(.+?) if (.+?) else (.+)",
        lambda f: f"{f[3]} if {f[2]} else {f[1]}",
        r"(?<=\{\{ ).+?(?= \}\})",
    ),
    Edit(r" if ((?:(?! else ).)+)$", lambda f: f" if not ({f[1]})", r"(?<=\{\{ ).+?(?= \}\})"),
    drop(r"(?<=>)\{\{ labels[^{}]*\}\}"),
    drop(r"(?<=>)[A-Z][\w ,.]+(?=<)"),
    Edit(r'(?<=": )"[^"\n]{2,}"(?=,?\n)', lambda _: '""'),
    drop(r"\{%-? include [^%]+%\}"),
    drop(r" \| url\b"),
    Edit(r" and ", lambda _: " or ", TAG),
    Edit(r" or ", lambda _: " and ", TAG),
    Edit(r" == ", lambda _: " != ", r"\{[{%].+?[%}]\}"),
]

# What is never changed ---------------------------------------------------------------------------

COMMENTS = {
    "templates": r"(?s)\{#.*?#\}|<!--.*?-->",
    "styles": r"(?s)/\*.*?\*/",
    "scripts": r"""(?xs) (?P<keep> "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|[^`\\])*`
        | (?<=[(,=:!&|?{};\[]) \s* /(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]* )
        | //[^\n]* | /\*.*?\*/ | \{\#.*?\#\}""",
}
QUOTED = r"""(?xs) "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `[^`$]*` | (?<=[`}])[^`$]*(?=\$\{|`)
    | (?<=[(,=:!&|?{};\[]) /(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*"""


def blank(pattern: str, text: str) -> str:
    """The text with spaces where the pattern matches: all else keeps its place. `keep` is left."""

    def spaces(found: re.Match[str]) -> str:
        kept = "keep" in found.re.groupindex and found["keep"] is not None
        return found[0] if kept else re.sub(r"[^\n]", " ", found[0])

    return re.sub(pattern, spaces, text)


def places(edit: Edit, seen: str, source: str) -> Iterator[tuple[int, int, str]]:
    """Where an edit can be made, as found in `seen`, and the text that it puts there."""
    for room in re.finditer(edit.within, seen):
        # Searched in the whole text, so that a pattern can look behind the room.
        for found in re.compile(edit.pattern).finditer(seen, room.start(), room.end()):
            groups = tuple(
                source[found.start(n) : found.end(n)] for n in range(found.re.groups + 1)
            )
            yield found.start(), found.end(), edit.instead(groups)


def neighbours(pattern: str, seen: str) -> Iterator[tuple[int, int, str]]:
    """Each name replaced by the next one in the file: another label, another variable."""
    found = list(re.finditer(pattern, seen))
    for one, other in pairwise([*found, *found[:1]]):
        if one[0] != other[0]:
            yield one.start(), one.end(), other[0]


def mutants(kind: str, path: str, source: str) -> list[Mutant]:
    """Every mutant of a template, script or style sheet, in the order of the file."""
    seen = blank(COMMENTS[kind], source)
    found: list[tuple[int, int, str]] = []
    if kind == "scripts":
        code = blank(QUOTED, seen)
        found += [one for edit in CODE for one in places(edit, code, source)]
        found += [one for edit in STRINGS for one in places(edit, seen, source)]
    else:
        table = STYLES if kind == "styles" else TEMPLATES
        found += [one for edit in table for one in places(edit, seen, source)]
        name = r"(?<=var\()--[\w-]+" if kind == "styles" else r"(?<=\blabels\.)\w+"
        found += neighbours(name, seen)
    made = [make(path, source, *one) for one in sorted(set(found))]
    return [one for one in made if one]
