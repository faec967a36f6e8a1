"""Each language that the generator speaks: it says all of it, in its own words, with the same gaps."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date

import pytest

from sitekit.glossary.letters import letter
from sitekit.language import count_words, day_in_words, direction, locale_of
from sitekit.prose.text import sentences
from sitekit.words import LANGUAGES, Words
from sites import Mini, article, term

OTHERS = [language for language in LANGUAGES if language != "en"]
NAMES = [field.name for field in fields(Words)]
DAYS = {"en": "5 March 2026", "de": "5. März 2026", "ja": "2026年3月5日"}
# Said alike in another language, since a program or a scale is called so there too.
ALIKE = {"lesson_name", "session_pause", "session_start", "session_vibration", "text"}


def gaps(said: str) -> list[str]:
    """Which numbers and names have their place in a word: '{}' is the next in turn."""
    found = re.findall(r"\{(\d*)\}", said)
    return sorted(number or str(n) for n, number in enumerate(found))


@pytest.mark.parametrize("language", OTHERS)
def test_each_word_has_the_gaps_of_the_english_one(language: str) -> None:
    english, own = LANGUAGES["en"], LANGUAGES[language]
    wrong = [n for n in NAMES if gaps(getattr(own, n)) != gaps(getattr(english, n))]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_each_word_is_its_own(language: str) -> None:
    english, own = LANGUAGES["en"], LANGUAGES[language]
    same = {n for n in NAMES if getattr(own, n) == getattr(english, n)}
    with_letters = {
        n for n in same if re.search(r"[^\W\d_]", re.sub(r"\{\d*\}", "", getattr(own, n)))
    }
    assert with_letters <= ALIKE
    assert not [n for n in NAMES if not getattr(own, n).strip()]


def test_japanese_has_its_own_signs() -> None:
    own = LANGUAGES["ja"]
    latin = {n for n in NAMES if re.search(r"[.,;:!?“”]", getattr(own, n))}
    assert latin == set()


def test_days_and_direction_come_with_each_language() -> None:
    assert {language: day_in_words(date(2026, 3, 5), language) for language in LANGUAGES} == DAYS
    assert {direction(language) for language in LANGUAGES} == {"ltr"}
    assert all(locale_of(language) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_english_has_a_reading_grade(mini: Mini, language: str) -> None:
    body = "Incomprehensible internationalisation necessitates institutional reconsideration. " * 9
    site = mini(
        {"index.md": article(), "a.md": article(body)},
        extra={"prose": {"grade": 9}},
        theme={"language": language},
    )
    told = [line for line in site.warnings if "grade" in line]
    assert (len(told), bool(site.grades)) == ((1, True) if language == "en" else (0, False))


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("", 0),
        ("Two words.", 2),
        ("A – dash", 3),
        ("冷たい茶碗でも残ります。", 6),
        ("はい。", 1),
        ("湯は80度、OK！", 4),
    ],
)
def test_words_are_counted_where_they_run_on(text: str, many: int) -> None:
    assert count_words(text) == many


def test_sentences_end_in_japanese_too() -> None:
    said = sentences("湯を沸かします。「どうぞ。」と言います。熱いですか？はい。")
    assert said == ["湯を沸かします。", "「どうぞ。」と言います。", "熱いですか？", "はい。"]


def test_a_word_not_to_use_is_found_where_words_run_on(mini: Mini) -> None:
    files = {"index.md": article(), "a.md": article("泡は絶対に残ります。")}
    extra = {"prose": {"words": {"絶対に": "控えめに言う"}}, "uncited": ["a.md"]}
    said = mini(files, extra=extra, theme={"language": "ja"}).warnings
    assert [line for line in said if "'絶対に' is a word not to use" in line], said


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("bran", "B"),
        ("Éclair", "E"),
        ("ßa", "SS"),
        ("がま", "か"),
        ("カテキン", "か"),
        ("っぽ", "た"),
        ("ゔ", "あ"),
        ("ぽん", "は"),
        ("ゃ", "や"),
        ("をん", "わ"),
        ("8字", "8"),
        ("茶", "茶"),
    ],
)
def test_a_list_has_a_letter_for_each_word(text: str, first: str) -> None:
    assert letter(text) == first


def test_a_word_without_a_reading_is_named(mini: Mini) -> None:
    terms = {
        "glossary/a.md": term(title="茶碗"),
        "glossary/b.md": term(title="茶筅", say="ちゃせん"),
    }
    said = mini({"index.md": article("茶碗と茶筅"), **terms}).warnings
    assert [line for line in said if "does not tell how it is read" in line] == [
        "glossary/a.md:3: '茶碗' does not tell how it is read, and a list needs that. Write it in letters: 'say: …'."
    ]
