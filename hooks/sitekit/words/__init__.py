"""The generator's words by language, and a site's own in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from sitekit.problem import nearest
from sitekit.words.de import GERMAN
from sitekit.words.en import ENGLISH
from sitekit.words.ja import JAPANESE
from sitekit.words.words import Words

__all__ = ["LANGUAGES", "Words", "choose", "describe", "review"]

LANGUAGES: Mapping[str, Words] = {"en": ENGLISH, "de": GERMAN, "ja": JAPANESE}
NAMES = tuple(field.name for field in fields(Words))


def choose(language: str, own: Mapping[str, str]) -> Words:
    """The words of `language` ('de', 'de-AT'), else English ones; `own` are the site's."""
    words = LANGUAGES.get(language.split("-")[0], ENGLISH)
    return replace(words, **{name: word for name, word in own.items() if name in NAMES})


def review(language: str, own: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a site's own words, each as (the word's name, what, cure): one that the
    generator never says, and, in a language it does not speak, one that is missing.
    """
    for name in own:
        if name not in NAMES:
            yield name, f"there is no word '{name}'.", nearest(name, NAMES, "Take it out.")
    missing = [name for name in NAMES if name not in own]
    if language.split("-")[0] not in LANGUAGES and missing:
        what = f"the generator does not speak '{language}' and lacks {len(missing)} words."
        yield "", what, f"Set them: {', '.join(missing)}."


def describe(schema: dict[str, Any]) -> None:
    """Name all words in the JSON Schema of a site's own, each with the English one."""
    word = schema["additionalProperties"]
    told = {name: f"In English: {getattr(ENGLISH, name)}" for name in NAMES}
    schema["properties"] = {name: {**word, "description": text} for name, text in told.items()}
    schema["additionalProperties"] = False
