"""What a command was given, as make takes it: `TITLE="What is tea?"`. The rest is asked."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from markdown.extensions.toc import slugify

from new.mistake import Mistake
from sitekit.problem import close_to, known_are


class Given:
    """The words of a command, by name."""

    def __init__(self, words: Iterable[str], known: Iterable[str]) -> None:
        """`known` are the names that the command has. Raises `Mistake` for any other."""
        names = [*known]
        self.values: dict[str, str] = {}
        for word in words:
            name, is_named, value = word.partition("=")
            if not is_named:
                raise Mistake(f"'{word}' has no name.", f'Write {names[0]}="{word}".')
            if name not in names:
                close = close_to(name, (one.lower() for one in names))
                cure = f"Did you mean {close[0].upper()}?" if close else known_are(names)
                raise Mistake(f"{name} is not known here.", cure)
            self.values[name] = value.strip()

    def get(self, name: str) -> str:
        """A value, or '' where it was not given."""
        return self.values.get(name, "")

    def ask(self, name: str, question: str) -> str:
        """A value; where it was not given, an author at the keyboard is asked."""
        if value := self.get(name):
            return value
        if sys.stdin.isatty() and (value := input(f"{question} ").strip()):
            return value
        raise Mistake(f"{name} is not named.", f'Write {name}="…". {question}')

    def file_name(self, title: str) -> str:
        """What a file is called, without its ending: NAME, else the words of a title."""
        if name := self.get("NAME"):
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
                plain = in_an_address(name) or "two-words"
                cure = f"Small letters, figures and hyphens: NAME={plain}"
                raise Mistake(f"NAME={name} is no name for a page.", cure)
            return name
        if not (plain := in_an_address(title)):
            what = f"No name for a file can be made of '{title}'."
            raise Mistake(what, "Write one: NAME=two-words")
        return plain


def in_an_address(words: str) -> str:
    """Words as an address has them: 'What is tea?' is what-is-tea."""
    return str(slugify(words, "-"))
