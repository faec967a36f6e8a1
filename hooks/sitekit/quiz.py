"""`/// quiz | question`: a question to check oneself with, and words for every option, right or not.

The options are a definition list: `[x] Right` or `[ ] Not right`, and below each `:   why`. Each question names what it
tests: a claim of the site or a source. When that changes, the build says so, since `checked` no longer fits it.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions.def_list import DefListExtension
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.models import Problem, nearest

# How a question is shown, in the site's language.
WORDS = {
    "check": "Check my answer",
    "right": "Yes.",
    "wrong": "Not this one.",
    "more": "There is more to choose.",
    "choose": "Choose an answer first.",
    "answers": "Show the answers",
}
MARK = re.compile(r"\s*\[([ xX])\]\s*")


@dataclass(frozen=True)
class Question:
    """A question as written. Its `options`: (words, right or not or none without a mark, whether it has feedback)."""

    text: str
    options: tuple[tuple[str, bool | None, bool], ...]
    claim: str
    source: str
    checked: str


class Quiz(Block):  # type: ignore[misc]
    """Makes a form of the list, and folds the answers in for readers without scripts."""

    NAME = "quiz"
    ARGUMENT = True
    OPTIONS = {name: ("", lambda value: str(value or "")) for name in ("claim", "source", "checked")}  # noqa: RUF012

    def on_markdown(self) -> str:
        """Its element is none that Markdown knows: say that there are blocks in it."""
        return "block"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Open the element that the script of the page brings to life."""
        words = {f"data-{name}": self.config["words"][name] for name in WORDS}
        return etree.SubElement(parent, "quiz-question", {"class": "quiz", **words})

    def on_end(self, block: etree.Element) -> None:
        """Read the list that stands in it."""
        found = block.find("dl")
        pairs = _pairs(found) if found is not None else []
        options = []
        for term, why in pairs:
            mark = MARK.match(term.text or "")
            term.text = (term.text or "")[mark.end() :] if mark else term.text
            options.append((term.text or "", (mark[1] != " ") if mark else None, why is not None and _has_words(why)))
        self.config["found"].append(Question(self.argument, tuple(options), *(self.options[n] for n in Quiz.OPTIONS)))
        if found is not None:
            block.remove(found)
            self._form(block, pairs, [right for _, right, _ in options])

    def _form(self, block: etree.Element, pairs: list[tuple[etree.Element, Any]], rights: list[bool | None]) -> None:
        number, words = len(self.config["found"]), self.config["words"]
        kind = "checkbox" if rights.count(True) > 1 else "radio"
        fields = etree.SubElement(block, "fieldset", {"class": "no-glossary"})
        etree.SubElement(fields, "legend").text = self.argument
        for n, ((term, _), right) in enumerate(zip(pairs, rights, strict=True)):
            label = etree.SubElement(fields, "label")
            value = {"type": kind, "name": f"quiz-{number}", "value": str(n), "autocomplete": "off"}
            etree.SubElement(label, "input", {**value, **({"data-right": ""} if right else {})})
            etree.SubElement(label, "span").text = term.text
        etree.SubElement(block, "button", {"type": "button"}).text = words["check"]
        etree.SubElement(block, "div", {"class": "quiz-said", "role": "status"})
        details = etree.SubElement(block, "details")
        etree.SubElement(details, "summary").text = words["answers"]
        answers = etree.SubElement(details, "dl")
        for (term, why), right in zip(pairs, rights, strict=True):
            answers.append(term)
            if why is not None:
                verdict = etree.Element("strong")
                verdict.text, verdict.tail = words["right" if right else "wrong"], f" {why.text or ''}"
                why.text = ""
                why.insert(0, verdict)
                answers.append(why)


def _pairs(found: etree.Element) -> list[tuple[etree.Element, etree.Element | None]]:
    pairs: list[tuple[etree.Element, etree.Element | None]] = []
    for child in found:
        if child.tag == "dt":
            pairs.append((child, None))
        elif pairs:
            inner = [*child]
            if len(inner) == 1 and inner[0].tag == "p":  # a paragraph of its own, where a blank line stands before it
                child.text = inner[0].text
                child.remove(inner[0])
            pairs[-1] = (pairs[-1][0], child)
    return pairs


def _has_words(element: etree.Element) -> bool:
    return len("".join(element.itertext()).split()) > 2


class QuizBlocks(BlocksExtension):  # type: ignore[misc]
    """`questions` has those of the page rendered last; `words` those of the site."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = {**WORDS, **words}
        self.questions: list[Question] = []
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Called anew for each page."""
        self.questions = []
        if "deflist" not in md.parser.blockprocessors:
            DefListExtension().extendMarkdown(md)
        block_mgr.register(Quiz, {"words": self.words, "found": self.questions})


def stamp(words: str) -> str:
    """Six signs that change when `words` do."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:6]


def faults(
    questions: Iterable[Question], source: str, claims: Mapping[str, str], sources: Mapping[str, str]
) -> Iterator[Problem]:
    """What is wrong with the questions of a page, whose Markdown is `source`, each with its line.

    `claims` and `sources` have the words of all that a question can test.
    """
    for question in questions:
        at = re.search(rf"^/{{3,}}\s*quiz\s*\|\s*{re.escape(question.text)}\s*$", source, re.MULTILINE)
        line = source.count("\n", 0, at.start()) + 1 if at else None
        for what, cure in (*_shape(question), *_tests(question, claims, sources)):
            yield Problem("", line, f"the question '{question.text}' {what}", cure)


def _shape(question: Question) -> Iterator[tuple[str, str]]:
    rights = [right for _, right, _ in question.options]
    if len(rights) < 2:
        yield "has fewer than two options.", "Write '[x] Right', and below it ':   Why.', then '[ ] Not right'."
    elif None in rights:
        yield "has an option without a mark.", "Begin it with '[x] ' or '[ ] '."
    elif True not in rights or False not in rights:
        yield "needs a right option and another.", "Mark what is right with '[x]', what is not with '[ ]'."
    for words, _, explained in question.options:
        if not explained:
            yield f"does not say why for '{words}'.", "Write ':   ' and a sentence below the option."


def _tests(question: Question, claims: Mapping[str, str], sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if bool(question.claim) == bool(question.source):
        yield "must name what it tests.", "Write 'claim: id' or 'source: key'."
        return
    known = claims if question.claim else sources
    key = question.claim or question.source
    if key not in known:
        yield f"tests something unknown: '{key}'.", nearest(key, known)
    elif question.checked != stamp(known[key]):
        what = f"was not checked against '{key}' as it now stands."
        yield what, f"Read both, mend the question, then write 'checked: {stamp(known[key])}'."
