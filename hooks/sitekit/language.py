"""What a site's language decides beside its words: how a day is written, which way text runs, what
counts as a word.
"""

from __future__ import annotations

import re
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

# Letters that run on without spaces, in Chinese and Japanese.
HIRAGANA = "\u3041-\u309f"
HAN = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
RUN_ON = HIRAGANA + HAN
# There a word has about two letters.
WORD = re.compile(rf"[{RUN_ON}]{{1,2}}|[^\s{RUN_ON}\u3000-\u303f\uff01-\uff1f]+")

# What names how sure something is.
CERTAIN = {
    "en": ("uncertain", "certainty"),
    "de": ("ungewiss", "unsicher"),
    "ja": ("確実", "確かさ"),
}

RUN = re.compile(rf"[{RUN_ON}]+|[^\W{RUN_ON}]+")


def telling(language: str) -> tuple[str, ...]:
    """The words of a language that name how sure something is."""
    return CERTAIN.get(language.split("-")[0], ())


def pairs(text: str) -> list[str]:
    """By what a text whose words run on is found: each two letters that stand together, the last
    alone, and other words whole. None where spaces part all words.
    """
    if not re.search(f"[{RUN_ON}]", text):
        return []
    found: dict[str, None] = {}
    for run in RUN.findall(text):
        runs_on = re.match(f"[{RUN_ON}]", run)
        found |= dict.fromkeys(run[n : n + 2] for n in range(len(run))) if runs_on else {run: None}
    return list(found)


def count_words(text: str) -> int:
    """How many words a text has: what spaces part, and about as many where words run on."""
    runs_on = re.search(f"[{RUN_ON}]", text)
    return len(WORD.findall(text) if runs_on else text.split())


def locale_of(language: str) -> Locale | None:
    """What is known of a language such as 'de' or 'pt-BR', or none. English is as in Britain."""
    name = "en_GB" if language == "en" else language.replace("-", "_")
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return None


def day_in_words(day: date | None, language: str) -> str:
    """'5 March 2026'; in a language of which nothing is known, '2026-03-05'."""
    if not day:
        return ""
    locale = locale_of(language)
    return format_date(day, "long", locale) if locale else day.isoformat()


def number_in_figures(number: int, language: str) -> str:
    """'20,000', or '20.000'; in a language of which nothing is known, '20000'."""
    locale = locale_of(language)
    return str(format_decimal(number, locale=locale)) if locale else str(number)


def direction(language: str) -> str:
    """'ltr' or 'rtl', as HTML has it."""
    locale = locale_of(language)
    return locale.text_direction if locale else "ltr"
