"""`/// quiz | question`: a question to check oneself with, and words for every option, right or
not.

The options are a definition list: `[x] Right` or `[ ] Not right`, and below each `: why`. Readers
get them in an order that the question's id gives: none that its author could fall into.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any, NamedTuple

from markdown import Markdown
from markdown.extensions.def_list import DefListExtension
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.language import count_words
from sitekit.quiz.questions import Option, Question, shuffled
from sitekit.words import Words

MARK = re.compile(r"\s*\[(?P<sign>[ xX])\]\s*")


class Answer(NamedTuple):
    """An option in the page: its words (`dt`), whether it is right, and why (`dd`)."""

    term: etree.Element
    right: bool | None
    why: etree.Element | None
    reasons: int = 0

    @property
    def words(self) -> str:
        """Its words without their marks of emphasis."""
        return "".join(self.term.itertext())


def as_text(value: Any) -> str:
    """An option's value as text; none is empty."""
    return str(value or "")


class Quiz(Block):  # type: ignore[misc]
    """Makes a form of the list, and folds the answers in for readers without scripts."""

    NAME = "quiz"
    ARGUMENT = True
    OPTIONS = {
        "id": ("", as_text),
        "claim": ("", as_text),
        "source": ("", as_text),
        "checked": ("", as_text),
    }

    def on_validate(self, parent: etree.Element) -> bool:
        """Take no attributes: its script and its style know it by its own."""
        return not self.options["attrs"]

    def on_markdown(self) -> str:
        """Its element is none that Markdown knows: say that there are blocks in it."""
        return "block"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Open the element that the script of the page brings to life."""
        words: Words = self.config["words"]
        spoken = {f"data-{name}": word for name, word in words.group("quiz").items()}
        name = {"id": f"quiz-{self.options['id']}"} if self.options["id"] else {}
        return etree.SubElement(parent, "quiz-question", {"class": "quiz", **name, **spoken})

    def on_end(self, block: etree.Element) -> None:
        """Read the list that stands in it, and put the form in its place."""
        lists = block.findall("dl")
        written = [answer for listed in lists for answer in _answers(listed)]
        written += _unexplained(block)
        words: Words = self.config["words"]
        seed = self.options["id"] or self.argument
        answers = shuffled(written, seed, lambda one: one.words, (words.true, words.false))
        options = [Option(one.words, one.right, _explains(one.why), one.reasons) for one in answers]
        names = (self.options[name] for name in ("claim", "source", "checked", "id"))
        self.config["questions"].append(Question(self.argument, tuple(options), *names))
        for listed in lists:
            block.remove(listed)
        if lists:
            self._ask(block)
            self._form(block, answers)
            self._folded(block, answers)

    def _ask(self, block: etree.Element) -> None:
        """In calm mode a question stays out of sight until it is asked for."""
        label = etree.Element("label", {"class": "ask"})
        box = etree.SubElement(label, "input", {"type": "checkbox", "autocomplete": "off"})
        box.tail = f" {self.config['words'].show_question}"
        block.insert(0, label)

    def _form(self, block: etree.Element, answers: list[Answer]) -> None:
        number, words = len(self.config["questions"]), self.config["words"]
        several = sum(answer.right is True for answer in answers) > 1
        fields = etree.SubElement(block, "fieldset", {"class": "no-glossary"})
        etree.SubElement(fields, "legend").text = self.argument
        for n, answer in enumerate(answers):
            label = etree.SubElement(fields, "label")
            field = {
                "type": "checkbox" if several else "radio",
                "name": f"quiz-{number}",
                "value": str(n),
                "autocomplete": "off",
            }
            right = {"data-right": ""} if answer.right else {}
            etree.SubElement(label, "input", field | right)
            etree.SubElement(label, "span").text = answer.term.text
        button = etree.SubElement(block, "button", {"class": "button", "type": "button"})
        button.text = words.quiz_check
        etree.SubElement(block, "div", {"class": "quiz-said", "role": "status"})

    def _folded(self, block: etree.Element, answers: list[Answer]) -> None:
        words: Words = self.config["words"]
        details = etree.SubElement(block, "details")
        etree.SubElement(details, "summary").text = words.quiz_answers
        listed = etree.SubElement(details, "dl")
        for term, right, why, _ in answers:
            listed.append(term)
            if why is not None:
                verdict = etree.Element("strong")
                verdict.text = words.quiz_right if right else words.quiz_wrong
                verdict.tail = f" {why.text or ''}"
                why.text = ""
                why.insert(0, verdict)
                listed.append(why)


def _answers(listed: etree.Element) -> list[Answer]:
    """The options of a definition list, without their marks."""
    answers: list[Answer] = []
    for child in listed:
        if child.tag == "dt":
            mark = MARK.match(child.text or "")
            child.text = (child.text or "")[mark.end() :] if mark else child.text
            answers.append(Answer(child, mark["sign"] != " " if mark else None, None))
        elif answers:
            _unwrap(child)
            last = answers[-1]
            if last.why is None:
                answers[-1] = last._replace(why=child, reasons=1)
            else:  # told as a mistake; nothing of it is lost
                last.why.text = f"{last.why.text or ''} {''.join(child.itertext())}"
                answers[-1] = last._replace(reasons=last.reasons + 1)
    return answers


def _unexplained(block: etree.Element) -> Iterator[Answer]:
    """The options that have no reason below them, which so are paragraphs. They leave the block."""
    for child in [*block]:
        if child.tag == "p" and (mark := MARK.match(child.text or "")):
            child.text = (child.text or "")[mark.end() :]
            block.remove(child)
            yield Answer(child, mark["sign"] != " ", None)


def _unwrap(why: etree.Element) -> None:
    """A reason is a paragraph of its own where a blank line stands before it: take that away."""
    inner = [*why]
    if len(inner) == 1 and inner[0].tag == "p":
        why.text = inner[0].text
        why.remove(inner[0])


def _explains(why: etree.Element | None) -> bool:
    return why is not None and count_words("".join(why.itertext())) > 2


class QuizBlocks(BlocksExtension):  # type: ignore[misc]
    """`questions` has those of the page rendered last."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.questions: list[Question] = []
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Called anew for each page."""
        self.questions = []
        if "deflist" not in md.parser.blockprocessors:
            DefListExtension().extendMarkdown(md)
        block_mgr.register(Quiz, {"words": self.words, "questions": self.questions})
