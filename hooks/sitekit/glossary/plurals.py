"""The regular plurals of a term, in English and Latin."""

from __future__ import annotations

import re
from collections.abc import Callable

Plurals = Callable[[str], list[str]]

# A head word's ending and those of its plurals, in English and Latin; the first that fits counts.
# Where the Latin plural of a short word would be another word, it has none: 'pus' is not 'pi'.
PLURALS: tuple[tuple[str, Plurals], ...] = (
    ("(tooth|foot|goose)$", lambda word: [word.replace("oo", "ee")]),
    ("child$", lambda word: [word + "ren"]),
    (r"\b(hu|ro|ger|nor|otto|talis|sha)man$", lambda word: [word + "s"]),
    ("(man|woman)$", lambda word: [word[:-2] + "en"]),
    ("(cal|hal|sel|shel|lea|loa|shea|thie|wol)f$", lambda word: [word[:-1] + "ves"]),
    ("(kni|li|wi)fe$", lambda word: [word[:-2] + "ves"]),
    ("[^aeiou]y$", lambda word: [word[:-1] + "ies"]),
    ("([sx]|test)is$", lambda word: [word[:-2] + "es"]),
    ("itis$", lambda word: [word[:-2] + "ides"]),
    ("oma$", lambda word: [word + "s", word + "ta"]),
    ("men$", lambda word: [word + "s", word[:-2] + "ina"]),
    ("a$", lambda word: [word + "s", word + "e"]),
    (r"\w{3}us$", lambda word: [word + "es", word[:-2] + "i"]),
    (r"(\w[^aeiou]|[ei])um$", lambda word: [word + "s", word[:-2] + "a"]),
    ("(gangli|criteri|phenomen|mitochondri|acromi)on$", lambda word: [word + "s", word[:-2] + "a"]),
    ("[ei]x$", lambda word: [word + "es", word[:-2] + "ices"]),
    ("(thora|hallu)x$", lambda word: [word + "es", word[:-1] + "ces"]),
    ("(coccy|n)x$", lambda word: [word + "es", word[:-1] + "ges"]),
    ("(s|x|z|ch|sh)$", lambda word: [word + "es"]),
    ("", lambda word: [word + "s"]),
)
# What ends a head word: 'range of motion' has 'ranges of motion'.
AFTER_HEAD = re.compile(r"(?=\s(?:of|with|without|in|on|to|for|from|by|de|du)\s)")


def plural(text: str) -> list[str]:
    """The regular plurals of `text`, English and Latin, made on its head word: bursa, bursas and
    bursae. One in capitals gets an 's' alone: 'MRIs'.
    """
    head, *rest = AFTER_HEAD.split(text, maxsplit=1)
    if head.isupper():
        return ["".join((head, "s", *rest))]
    many = next(make for ending, make in PLURALS if re.search(ending, head, re.IGNORECASE))
    return ["".join((word, *rest)) for word in many(head)]
