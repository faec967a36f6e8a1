"""What pages load, how they come in, and how many sheets they print on. What each page weighs is held in budget.py."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from budget import loaded
from sites import Site

from .conftest import PHONE, Open

SHEETS = 3


def test_nothing_of_search_or_marking_is_loaded_before_it_is_used(visit: Open, site: Site) -> None:
    files = loaded(visit("body/fascia/"), site)
    assert not [name for name in files if re.search("search|worker|marking|pagefind", name)]


@pytest.mark.parametrize(
    "path", ["", "body/circulation/", "evidence/", "glossary/", "search/?q=fascia"]
)
def test_nothing_jumps_while_a_page_loads(visit: Open, path: str) -> None:
    page = visit(path, PHONE)
    page.wait_for_load_state("networkidle")
    shift = page.evaluate("""new Promise(resolve => {
        let sum = 0
        new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value })
            .observe({ type: "layout-shift", buffered: true })
        setTimeout(() => resolve(sum), 300)
    })""")
    assert shift == 0


def articles() -> list[str]:
    root = Path(__file__).parents[2] / "docs"
    return [
        f"{path.relative_to(root).with_suffix('')}/"
        for path in sorted(root.rglob("*.md"))
        if "\nstatus:" in (text := path.read_text("utf-8"))
        and "\ntemplate:" not in text  # a list for authors
        and path.relative_to(root).parts[0] not in ("_templates", "_data")
    ]


@pytest.mark.parametrize("path", articles())
def test_an_article_prints_on_three_sheets(visit: Open, path: str) -> None:
    page = visit(path)
    pdf = page.pdf(prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", io.BytesIO(pdf).read()))
    to_fill_in = page.locator(".sheet-paper").count()  # each on one page more
    assert sheets <= SHEETS + to_fill_in
