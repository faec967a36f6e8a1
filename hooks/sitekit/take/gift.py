"""Questions as GIFT, the text that Moodle and others read
(https://docs.moodle.org/en/GIFT_format).

All text is plain. `$` needs no sign before it: it means something only where a line begins, and
none begins with an author's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitekit.take.items import Colophon, Question
from sitekit.take.shares import shares
from sitekit.words import Words

SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"})
IN_A_TAG = str.maketrans({"[": "(", "]": ")"})  # what would end it, or begin another


def gift(
    questions: tuple[Question, ...], sections: Mapping[str, str], colophon: Colophon, words: Words
) -> str:
    """A file of all questions, by sections. `sections` has that of each page by its path."""
    parts = ["\n".join(f"// {line}" for line in colophon.lines)]
    last = None
    for question in questions:
        section = sections.get(question.path, "")
        if section != last:
            parts.append(f"$CATEGORY: {category(colophon.site, section)}")
            last = section
        parts.append(_question(question, section, words))
    return "\n\n".join(parts) + "\n"


def category(site: str, section: str) -> str:
    """The place of questions in a question bank. A slash in a name is doubled."""
    names = (name.replace("/", "//") for name in (site, section) if name)
    return "/".join(("$course$/top", *names))


def _question(question: Question, section: str, words: Words) -> str:
    tag = f" [tag:{section.translate(IN_A_TAG)}]" if section else ""
    source = _escaped(question.source(words.take_source).text)
    lines = [f"// [id:{question.id}]{tag}"]
    asked = f"::{question.id}:: [plain]{_escaped(question.words.text)} {{"
    return "\n".join([*lines, asked, *_answers(question, words), f"####{source}", "}"])


def _answers(question: Question, words: Words) -> Iterator[str]:
    if question.is_statement(words.true, words.false):
        is_true = next(one.words.text == words.true for one in question.options if one.right)
        wrong, right = (
            next(_guarded(one.why.text) for one in question.options if one.right is which)
            for which in (False, True)
        )
        yield f"{'TRUE' if is_true else 'FALSE'}"
        yield f"#{wrong}"
        yield f"#{right}"
        return
    several = question.rights > 1
    for option, share in zip(question.options, shares(question), strict=True):
        sign = f"~%{share}%" if several else "=" if option.right else "~"
        yield f"{sign}{_guarded(option.words.text)}"
        yield f"#{_guarded(option.why.text)}"


def _guarded(text: str) -> str:
    """Text whose beginning is never taken for the name of a format, or for a weight."""
    return f"[plain]{_escaped(text)}" if text[:1] in ("[", "%") else _escaped(text)


def _escaped(text: str) -> str:
    return text.translate(SIGNS)
