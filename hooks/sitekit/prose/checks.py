"""What an author is told of how an article is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from sitekit.language import RUN_ON, count_words
from sitekit.problem import Problem, close_to
from sitekit.prose.rules import Rules
from sitekit.prose.text import QUESTION, Unit, sentences

# Not the digits of a name ('ICHD-3', 'SNNOOP10'); but both of '10-20', and that of '3-month'.
NUMBER = re.compile(r"(?<![\w.,#])(?<![^\W\d]-)(?P<number>\d+(?:[.,]\d+)*)(?!\w)")
YEAR = re.compile(r"(?:19|20)\d\d")
COUNTED = "zero one two three four five six seven eight nine ten eleven twelve".split()


def style(
    page: list[Unit], rules: Rules, mask: Callable[[str], str]
) -> Iterator[tuple[str, Problem]]:
    """Words not to use, long sentences and paragraphs, each by the name of its check. `mask` hides
    explained terms.
    """
    for unit in page:
        shown, parts = mask(unit.text), sentences(unit.text)
        for word, instead in rules.words.items():
            ending = r"\w*" if word.endswith("*") else ""
            edge = r"\b" if re.match(rf"[^\W{RUN_ON}]", word) else ""
            if match := re.search(
                rf"{edge}{re.escape(word.rstrip('*'))}{ending}{edge}", shown, re.IGNORECASE
            ):
                yield (
                    "words",
                    Problem(
                        "", unit.line, f"'{match[0]}' is a word not to use.", f"Instead: {instead}."
                    ),
                )
        for part in (
            part
            for part in parts
            if not unit.level and rules.sentence and count_words(part) > rules.sentence
        ):
            what = f"a sentence has {count_words(part)} words: '{part[:60]}…'."
            yield (
                "sentences",
                Problem("", unit.line, what, f"Make two, of at most {rules.sentence}."),
            )
        if rules.paragraph and len(parts) > rules.paragraph:
            what = f"a paragraph has {len(parts)} sentences: '{unit.text[:40]}…'."
            yield (
                "paragraphs",
                Problem("", unit.line, what, f"Split it: at most {rules.paragraph}."),
            )


def order(page: list[Unit], sections: Sequence[str]) -> Iterator[tuple[str, Problem]]:
    """Of the `sections` of a page those that are missing, and one that stands too early. Where one
    stands twice, the first counts.
    """
    lines = {unit.text: unit.line for unit in reversed(page) if unit.level == 2}
    for name in (name for name in sections if name not in lines):
        what, cure = f"the section '{name}' is missing.", "Write it, or say why under 'exceptions'."
        meant = close_to(name, [heading for heading in lines if heading not in sections])
        if meant:
            cure = f"Write '## {name}' where '## {meant[0]}' stands."
        yield "sections", Problem("", lines[meant[0]] if meant else None, what, cure)
    there = [name for name in sections if name in lines]
    for before, after in pairwise(there):
        if lines[before] > lines[after]:
            what = f"'{after}' stands before '{before}'."
            yield (
                "order",
                Problem("", lines[after], what, f"The order is: {', '.join(sections)}."),
            )


def numbers(
    page: list[Unit], results: Collection[str], phones: Collection[str] = (), call: str = "call"
) -> Iterator[tuple[str, Problem]]:
    """Numbers that stand in no `results` of the page's sources, as they are or rounded to a whole
    one. Years need no source, nor do `phones` in a sentence that says to `call`.
    """
    told = _told(results)
    known = {digits(number) for number in phones}
    for unit in (
        unit for unit in page if unit.level < QUESTION
    ):  # a question makes up a reader's age
        for sentence in sentences(unit.text):
            calls = known if re.search(rf"\b{re.escape(call)}\b", sentence, re.I) else set()
            for one in dict.fromkeys(match["number"] for match in NUMBER.finditer(sentence)):
                if digits(one) not in told | calls and not YEAR.fullmatch(one):
                    excuse = f"'exceptions: {{\"{one}\": why}}'"
                    what = f"no source of this page says '{one}'."
                    cure = f"Cite a source that says it, or give a reason: {excuse}."
                    yield one, Problem("", unit.line, what, cure)


def _told(results: Collection[str]) -> set[str]:
    """The numbers that sources say, in figures or words, as they are and rounded."""
    text = " ".join(results)
    figures = {digits(one) for one in re.findall(r"\d+(?:[.,]\d+)*", text)}
    words = {
        str(n) for n, word in enumerate(COUNTED) if re.search(rf"\b{word}\b", text, re.IGNORECASE)
    }
    rounded = {str(round(float(one))) for one in figures if re.fullmatch(r"\d+\.\d+", one)}
    return figures | words | rounded


def digits(number: str) -> str:
    """One form of a number: no commas, no zeros behind the point."""
    text = number.replace(",", "")
    return re.sub(r"\.?0+$", "", text) if "." in text else text
