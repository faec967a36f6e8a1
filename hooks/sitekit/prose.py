"""How an article is written: its sections, its words, the length of its sentences, how hard it reads, its numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from sitekit.models import Problem

FRONT = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s+|:\s{2,3}|\[[ xX]\]\s+|>\s?")
SENTENCE_END = re.compile(r"(?<=[.?!])[”\"')]?\s+(?=[A-Z“\"(\d])")
NUMBER = re.compile(r"(?<![\w.,#-])\d+(?:[.,]\d+)*(?![\w-])")
COUNTED = "zero one two three four five six seven eight nine ten eleven twelve".split()


@dataclass(frozen=True)
class Rules:
    """What a site asks of its articles: sections in order; words in a sentence and sentences in a paragraph, at most;
    the grade that is aimed at; words not to use, with what to write instead (`*` is any ending).
    """

    sections: tuple[str, ...] = ()
    sentence: int = 0
    paragraph: int = 0
    grade: float = 0
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Unit:
    """A heading (its level; 0 for text), a question of a quiz (level 7), a paragraph or an item, and its line."""

    line: int
    level: int
    text: str


def units(source: str) -> list[Unit]:
    """The text of a page's Markdown, without front matter, block fences and their options, citations and addresses."""
    front = FRONT.match(source)
    found: list[Unit] = []
    start, lines, options = 0, list[str](), False

    def close() -> None:
        if text := plain(" ".join(lines)):
            found.append(Unit(start, 0, text))
        lines.clear()

    for number, line in enumerate(source.splitlines(), 1):
        if front and number <= front[0].count("\n"):
            continue
        heading = re.match(r"(#+)\s+(.*)", line)
        if (
            heading
            or not line.strip()
            or line.startswith("///")
            or ITEM.match(line)
            or (options and line[:4] == "    ")
        ):
            close()
        if heading:
            found.append(Unit(number, len(heading[1]), plain(heading[2])))
        elif line.startswith("///"):
            question = re.match(r"/+\s*quiz\s*\|\s*(.*)", line)
            found += [Unit(number, 7, plain(question[1]))] if question else []
            options = True
            continue
        elif line.strip() and not (options and line[:4] == "    "):
            start = start if lines else number
            lines.append(ITEM.sub("", line, count=1) if ITEM.match(line) else line)
        options = options and line[:4] == "    "
    close()
    return found


def plain(markdown: str) -> str:
    """One paragraph's words without markup."""
    text = re.sub(r"\s*\[@[^\]]*\]|!\[[^\]]*\]\([^)]*\)|\{[^}]*\}|<[^>]+>", "", markdown)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|\[([^\]]*)\]|[*_`]{1,2}", lambda m: m[1] or m[2] or "", text).strip()


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return [part for part in SENTENCE_END.split(text) if part]


def whole(found: list[Unit]) -> str:
    """A page's text for a measure of how hard it reads: each item ends as a sentence does; headings are left out."""
    return " ".join(unit.text if unit.text[-1] in ".?!" else f"{unit.text}." for unit in found if not unit.level)


def style(found: list[Unit], rules: Rules, mask: Callable[[str], str]) -> Iterator[tuple[str, Problem]]:
    """Words not to use, long sentences and paragraphs, each by the name of its check. `mask` hides explained terms."""
    for unit in found:
        shown, parts = mask(unit.text), sentences(unit.text)
        for word, instead in rules.words.items():
            ending = r"\w*" if word.endswith("*") else ""
            edge = r"\b" if word[0].isalnum() else ""
            if match := re.search(rf"{edge}{re.escape(word.rstrip('*'))}{ending}{edge}", shown, re.IGNORECASE):
                yield "words", Problem("", unit.line, f"'{match[0]}' is a word not to use.", f"Instead: {instead}.")
        for part in (
            part for part in parts if not unit.level and rules.sentence and len(part.split()) > rules.sentence
        ):
            what = f"a sentence has {len(part.split())} words: '{part[:60]}…'."
            yield "sentences", Problem("", unit.line, what, f"Make two, of at most {rules.sentence}.")
        if rules.paragraph and len(parts) > rules.paragraph:
            what = f"a paragraph has {len(parts)} sentences: '{unit.text[:40]}…'."
            yield "paragraphs", Problem("", unit.line, what, f"Split it: at most {rules.paragraph}.")


def order(found: list[Unit], rules: Rules) -> Iterator[tuple[str, Problem]]:
    """Sections that are missing, and one that stands too early."""
    lines = {unit.text: unit.line for unit in found if unit.level == 2}
    for name in (name for name in rules.sections if name not in lines):
        yield (
            "sections",
            Problem("", None, f"the section '{name}' is missing.", "Write it, or say why under 'exceptions'."),
        )
    there = [name for name in rules.sections if name in lines]
    for before, after in pairwise(there):
        if lines[before] > lines[after]:
            what = f"'{after}' stands before '{before}'."
            yield "order", Problem("", lines[after], what, f"The order is: {', '.join(rules.sections)}.")


def numbers(found: list[Unit], results: Collection[str], known: Collection[str]) -> Iterator[tuple[str, Problem]]:
    """Numbers that stand in no `results` of the page's sources, as they are or rounded to a whole one.

    Years and what is `known` (telephone numbers) need no source.
    """
    told = {digits(one) for text in results for one in re.findall(r"\d+(?:[.,]\d+)*", text)} | {
        digits(n) for n in known
    }
    told |= {
        str(n) for text in results for n, word in enumerate(COUNTED) if re.search(rf"\b{word}\b", text, re.IGNORECASE)
    }
    told |= {str(round(float(one))) for one in told if re.fullmatch(r"\d+\.\d+", one)}
    for unit in (unit for unit in found if unit.level < 7):  # a question makes up a reader's age
        for one in dict.fromkeys(NUMBER.findall(unit.text)):
            if digits(one) not in told and not re.fullmatch(r"(?:19|20)\d\d", one):
                cure = f"Cite a source that says it, or give a reason: 'exceptions: {{\"{one}\": why}}'."
                yield one, Problem("", unit.line, f"no source of this page says '{one}'.", cure)


def digits(number: str) -> str:
    """One form of a number: no commas, no zeros behind the point."""
    text = number.replace(",", "")
    return re.sub(r"\.?0+$", "", text) if "." in text else text
