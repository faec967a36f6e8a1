"""The elements that scripts bring to life: what a page loads for them, and what that weighs."""

from __future__ import annotations

import gzip

import pytest

from sitekit.comments import silent
from sites import ROOT, Mini, Site, article

QUIZ = """/// quiz | Is it?
    id: is-it
    source: who

[x] Yes
:   It is, as was found.

[ ] No
:   It is not so.

///
"""
SOURCES = {"_data/references.yml": "who:\n  title: W\n"}


@pytest.fixture
def site(mini: Mini) -> Site:
    return mini({"index.md": article(QUIZ), "plain.md": article("`<quiz-question>`"), **SOURCES})


def test_a_page_loads_the_scripts_and_sheets_of_its_own_elements_alone(site: Site) -> None:
    assert site.read("index.html").count('src="features/quiz.js"') == 1
    assert "quiz.js" not in site.read("plain/index.html")


def test_what_no_page_loads_is_not_published(site: Site) -> None:
    assert site.table
    for element in site.table.elements.values():
        is_used = element.script == "features/quiz.js"
        assert (site.path / element.script).exists() is is_used, element.script
        assert not element.style or (site.path / element.style).exists() is is_used, element.style


def test_each_script_defines_its_element_in_at_most_2_kb(site: Site) -> None:
    assert site.table
    assert len(site.table.elements) > 1
    for tag, element in site.table.elements.items():
        script = silent((ROOT / "overrides" / element.script).read_text("utf-8"))
        assert f'customElements.define("{tag}"' in script, tag
        assert len(gzip.compress(script.encode(), 6)) <= 2000, f"{tag}, as it is published"
