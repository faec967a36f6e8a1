"""A reader of GIFT, written from Moodle's description of it (https://docs.moodle.org/en/GIFT_format)
and not from the generator: the readers on PyPI are unmaintained, bring an old Markdown with them,
or are under a licence that asks more than this project's.

It reads what a course would: comments, categories, names, formats, choices with weights and
feedback, statements, general feedback. What it does not know it refuses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

ESCAPED = {sign: sign for sign in "~=#{}:\\"} | {"n": "\n"}


@dataclass
class Answer:
    """An answer as read: its words, what it counts (of 100), what is said of it."""

    words: str
    share: float
    feedback: str


@dataclass
class Item:
    """A question as read. Of a statement `answers` are 'TRUE' and 'FALSE'."""

    name: str
    words: str
    format: str
    category: str
    answers: list[Answer]
    general: str
    id: str = ""
    tags: list[str] = field(default_factory=list)
    is_statement: bool = False

    @property
    def is_single(self) -> bool:
        """Whether one answer is to be chosen: then one counts all."""
        return any(answer.share == 100 for answer in self.answers)


def read(text: str) -> tuple[list[str], list[Item]]:
    """The comments that stand in a block of their own, and all questions."""
    comments: list[str] = []
    items: list[Item] = []
    category = ""
    for block in re.split(r"\n[ \t]*\n", text.strip("\n")):
        lines = block.split("\n")
        notes = [line[2:].strip() for line in lines if line.startswith("//")]
        body = "\n".join(line for line in lines if not line.startswith("//")).strip()
        if not body:
            comments += notes
        elif body.startswith("$CATEGORY:"):
            category = body.removeprefix("$CATEGORY:").strip()
        else:
            item = _item(body, category)
            told = " ".join(notes)
            item.id = "".join(re.findall(r"\[id:([^\]]*)\]", told))
            item.tags = re.findall(r"\[tag:([^\]]*)\]", told)
            items.append(item)
    return comments, items


Token = tuple[str, bool]  # a sign, and whether it is one of the format's own


def _tokens(text: str) -> list[Token]:
    """The signs of a text. One behind a backslash stands for itself."""
    found: list[Token] = []
    signs = iter(text)
    for sign in signs:
        if sign == "\\":
            after = next(signs, "")
            assert after in ESCAPED, f"nothing is written '\\{after}'"
            found.append((ESCAPED[after], False))
        else:
            found.append((sign, sign in "~=#{}:"))
    return found


def _plain(tokens: list[Token]) -> str:
    text = "".join(sign for sign, _ in tokens).strip()
    assert not any(ours for _, ours in tokens), f"not escaped: {text}"
    return text


def _split(tokens: list[Token], signs: str) -> list[list[Token]]:
    """The parts that begin with one of these signs; the first has what stands before them."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token[1] and token[0] in signs:
            parts.append([])
        parts[-1].append(token)
    return parts


def _format(tokens: list[Token], otherwise: str) -> tuple[str, str]:
    text = _plain(tokens)
    named = re.match(r"\[(html|moodle|plain|markdown)\]", text)
    return (named[1], text[named.end() :].strip()) if named else (otherwise, text)


def _item(body: str, category: str) -> Item:
    tokens = _tokens(body)
    text = "".join(sign if ours else "\0" for sign, ours in tokens)
    name = ""
    if text.startswith("::"):
        end = text.index("::", 2)
        name = "".join(sign for sign, _ in tokens[2:end])
        tokens, text = tokens[end + 2 :], text[end + 2 :]
    start, end = text.index("{"), text.index("}")
    assert not text[end + 1 :].strip(), f"words after the answers: {body}"
    kind, words = _format(tokens[:start], "moodle")
    inner, shown = tokens[start + 1 : end], text[start + 1 : end]
    general = ""
    if (at := shown.rfind("####")) >= 0:
        general = _format(inner[at + 4 :], kind)[1]
        inner = inner[:at]
    item = Item(name, words, kind, category, [], general)
    first, *parts = _split(inner, "~=")
    if parts:
        assert not _plain(first), f"words before the first answer: {body}"
        item.answers = [_answer(part, kind) for part in parts]
    else:
        _statement(item, first)
    return item


def _answer(part: list[Token], kind: str) -> Answer:
    sign, rest = part[0][0], part[1:]
    words, *feedback = _split(rest, "#")
    assert len(feedback) < 2, f"two feedbacks: {part}"
    share = 100.0 if sign == "=" else 0.0
    weight = re.match(r"\s*%(-?\d{1,2}\d*(?:\.\d+)?)%", "".join(sign for sign, _ in words))
    if weight:
        share, words = float(weight[1]), words[weight.end() :]
    said = _format(feedback[0][1:], kind)[1] if feedback else ""
    return Answer(_format(words, kind)[1], share, said)


def _statement(item: Item, tokens: list[Token]) -> None:
    value, *feedback = _split(tokens, "#")
    truth = {"T": True, "TRUE": True, "F": False, "FALSE": False}[_plain(value)]
    wrong, right = ([_format(one[1:], item.format)[1] for one in feedback] + ["", ""])[:2]
    item.is_statement = True
    for name in ("TRUE", "FALSE"):
        is_right = truth == (name == "TRUE")
        item.answers.append(Answer(name, 100.0 if is_right else 0.0, right if is_right else wrong))
