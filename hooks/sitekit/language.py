"""What a site's language decides beside its words: how a day is written, which way text runs."""

from __future__ import annotations

from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal


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
