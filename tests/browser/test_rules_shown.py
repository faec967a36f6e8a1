"""What each rule of the style sheets comes to where it applies, kept as text in tests/golden/rules/:
on a phone and at a desk, in light, dark, calm, in the reader's own colours and on paper.

Rules that apply nowhere on these pages, or to what a reader does just now (`:hover`, the focus), are
kept as they are written.
`make golden` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from goldens import Golden

from .conftest import DESK, Open
from .test_look_book import ASKED, EVERY, places, turn

SCRIPT = Path(__file__).with_name("rules_book.js").read_text("utf-8")
SYSTEM = (
    "Canvas CanvasText LinkText ButtonFace ButtonText ButtonBorder Highlight HighlightText Field "
    "FieldText GrayText"
).split()
# Pages that together have one of everything.
PAGES = (
    "",
    "help/",
    "help/when-to-get-help/",
    "help/sheet/",
    "feel-better/during-an-attack/",
    "hands-on/massage-and-headaches/",
    "evidence/",
    "evidence/references/",
    "glossary/",
    "glossary/fascia/",
    "search/?q=fascia",
    "try/how-sure/",
    "try/check-yourself/",
    "try/lesson/",
    "plan/headache-diary/",
    "authors/blocks/",
    "authors/markdown/",
)
Book = dict[str, dict[str, dict[tuple[str, str], set[str]]]]


def read(page: Page, book: Book) -> None:
    """Add to `book` what the rules come to on this page, in each look and size."""
    for look, size in EVERY:
        turn(page, look, size)
        told = page.evaluate(SCRIPT, SYSTEM if look == "forced" else [])
        for sheet, rules in told.items():
            for key, values in rules.items():
                found = book.setdefault(sheet, {}).setdefault(key, {})
                found.setdefault((look, size), set()).update(values)


def page_of(rules: dict[str, dict[tuple[str, str], set[str]]]) -> str:
    """A sheet's page of the book: each selector, and under it its properties."""
    lines: list[str] = []
    last = ""
    for key in sorted(rules):
        selector, name = key.rsplit(" | ", 1)
        if selector != last:
            lines += ["", selector]
            last = selector
        by_value: dict[str, list[tuple[str, str]]] = {}
        for where in EVERY:
            if where in rules[key]:
                values = rules[key][where]
                met = {value for value in values if not value.startswith("written: ")}
                value = " / ".join(sorted(met or values))
                by_value.setdefault(value, []).append(where)
        for value, those in by_value.items():
            lines.append(f"  {name}: {value}  {_where(those)}".rstrip())
    return "\n".join(lines).lstrip("\n")


def _where(those: list[tuple[str, str]]) -> str:
    """In which looks and sizes, in brackets; nothing where it is in all."""
    found = places(those)
    return f"[{found}]" if found else ""


def test_every_rule_comes_to_what_it_came_to(visit: Open, address: str, golden: Golden) -> None:
    book: Book = {}
    page = visit("", DESK, has_touch=False, timezone_id="Europe/London")
    for path in PAGES:
        page.goto(address + path)
        turn(page, "light", "desk")
        if path.startswith("search/"):
            expect(page.locator("main [data-search-results]")).to_have_attribute(
                "aria-busy", "false"
            )
        page.evaluate(ASKED)
        read(page, book)
    golden.check_folder("rules", {f"{sheet}.txt": page_of(rules) for sheet, rules in book.items()})
