"""On this site. Every word of the sheets: they hold what a reader writes, and judge nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from sites import Site
from written import data, signs_of, words

EXAMPLE = "example"  # on the page for authors
JUDGES = re.compile(
    r"\d|\bscor|\bpoints?\b|\bscale\b|\brate\b|\brating|\blevel|\bthreshold|\blimit|\btoo (many|much|often)\b"
    r"|\bdiagnos|\btypes?\b|\byou (have|are|should|may have)\b|\btriggers? (found|is|are|was)\b|\bcaused?\b"
    r"|\baverage|\bnormal|\btotal\b|\badd up|\bresult|\brisk|\bmild\b|\bmoderate\b|\bsevere\b|\bchronic|\bepisodic"
    r"|\bone\b.*\bten\b|\b(ten|fifteen)\b|\bremind",
    re.IGNORECASE,
)


def texts(value: Any) -> list[str]:
    """Every text in what was read from YAML that readers see: not names of signs, nor numbers of rows."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    if isinstance(value, dict):
        return [text for key, one in value.items() if key != "signs" for text in texts(one)]
    return []


def sheets() -> dict[str, Any]:
    return {key: sheet for key, sheet in data("sheets.yml").items() if key != EXAMPLE}


@pytest.mark.parametrize("key", sheets())
def test_no_sheet_has_a_number_or_a_word_that_judges_its_reader(key: str) -> None:
    told = texts(sheets()[key])
    assert len(told) > 5
    assert [(text, found[0]) for text in told if (found := JUDGES.search(text))] == []


@pytest.mark.parametrize(
    "text",
    ["On 15 days or more", "Trigger found: wine", "You have migraine", "Your score", "Rate your pain",
     "How bad, from one to ten", "That is too often", "Which type it is", "Mild, moderate, severe"],
)  # fmt: skip
def test_that_test_would_find_what_must_not_stand_there(text: str) -> None:
    assert JUDGES.search(text)


def test_what_is_shown_says_no_more_than_the_sheets_do(site: Site) -> None:
    """The words of the generator on form and paper judge nothing either."""
    seen = 0
    for name, html in site.pages().items():
        page = LexborHTMLParser(html)
        for part in page.css("paper-sheet, .sheet-paper"):
            if (part.attributes["id"] or "").endswith(f"-{EXAMPLE}"):
                continue
            seen += 1
            for sign in part.css("[data-urgency], .paper-from"):
                sign.decompose()  # signs have their own list; an address may hold a number
            told = re.sub(
                r"My own question \(\d\)|Call your emergency number now if:", "", words(part)
            )
            assert JUDGES.search(told) is None, f"{name}: {JUDGES.search(told)}"
            assert not re.search(r"\d", " ".join(one or "" for one in part.attributes.values())), (
                name
            )
    assert seen == 2 * len(sheets())


def test_the_diary_asks_for_all_that_the_guideline_lists() -> None:
    grid = sheets()["diary"]["parts"][0]["grid"]
    assert [column["label"] for column in grid["columns"]] == [
        "Day, date", "How long", "How bad: what I could do", "Other symptoms", "Medicine taken", "Possible triggers", "Period",
    ]  # fmt: skip
    assert grid["rows"] == 4 * 7
    assert "For eight weeks, print it twice" in sheets()["diary"]["text"]


def test_signs_on_sheets_are_those_of_the_list(site: Site) -> None:
    known = {sign["id"]: sign for sign in data("signs.yml")["signs"]}
    page = LexborHTMLParser(site.read("plan/prepare-for-a-visit/index.html"))
    shown = page.css(".sheet-paper [data-sign]")
    assert len(shown) == len(signs_of("core")) + len(signs_of("emergency"))
    for one in shown:
        sign = known[one.attributes["data-sign"] or ""]
        assert one.text() in (sign["words"], sign.get("short"))


def test_the_privacy_page_tells_of_sheets(site: Site) -> None:
    told = words(LexborHTMLParser(site.read("about/privacy/index.html")).css("main")[0])
    assert "What you write stays on that page in your browser. It is not sent and not kept" in told


def test_a_therapist_is_asked_what_the_page_on_choosing_one_asks_first() -> None:
    groups = [group for part in sheets()["visit"]["parts"] for group in part.get("choices", [])]
    [therapist] = [group["items"] for group in groups if "therapist" in group["heading"]]
    asked = " ".join(therapist)
    for word in ("trained", "register", "headaches like mine", "twists", "cost"):
        assert word in asked
