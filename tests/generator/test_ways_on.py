"""The ways that the frame of a page offers: up, on, to its sections, to its sources, to its makers."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from sites import Mini, Site, article, term

NAV = [
    {"Start": "index.md"},
    {"Loaves": ["loaves/index.md", "loaves/rye.md", "loaves/oat.md"]},
    {"Loose": ["one.md", "two.md"]},
]
CARD = "/// html | div.card\n\n### In a box { #box }\n\n///"
FILES = {
    "index.md": article("[@who]", title="Start"),
    "loaves/index.md": "---\ntitle: All loaves\ndescription: Loaves.\n---\n[Rye](rye.md)\n",
    "loaves/rye.md": article(f"## Key\n\n[@who; @other]\n\n### Crust & rind\n\n{CARD}", title="Rye"),
    "loaves/oat.md": article("[@who]", title="Oat", status="clinically-reviewed", reviewed_by="A. Baker"),
    "one.md": article("Words.", title="One & all"),
    "two.md": article("[@who]", title="Two", status="draft"),
    "glossary/index.md": "---\ntitle: A to Z\ndescription: Words.\ntemplate: glossary.html\n---\nAll.\n",
    "glossary/bran.md": term("A shell.", title="bran"),
    "glossary/crumb.md": term("What is soft.", title="crumb"),
    "glossary/dough.md": term("Wet flour.", title="dough"),
    "_data/references.yml": "who: {title: W}\nother: {title: O}\n",
}  # fmt: skip
HOME = ["Home page (..)"]


def told(site: Site, path: str, selector: str) -> list[str]:
    """The words of each part of a page, and where it leads."""
    found = []
    for node in LexborHTMLParser(site.read(path)).css(selector):
        links = [node, *node.css("a")]
        ways = [f"({way})" for link in links if (way := link.attributes.get("href"))]
        found.append(" ".join([*node.text(separator=" ").split(), *dict.fromkeys(ways)]))
    return found


@pytest.fixture
def shelf(mini: Mini) -> Site:
    """A site of two sections and some words."""
    return mini(FILES, nav=NAV, extra={"uncited": ["one.md"]}, use_directory_urls=True)


def test_every_page_has_a_way_up(shelf: Site) -> None:
    ways = {
        "index.html": [],
        "loaves/index.html": HOME,
        "loaves/rye/index.html": ["Loaves (../)"],
        "one/index.html": ["Loose"],
        "glossary/index.html": HOME,
        "glossary/bran/index.html": ["All words, A to Z (../)"],
    }
    assert {path: told(shelf, path, ".breadcrumb") for path in ways} == ways


def test_a_page_leads_on_within_its_section(shelf: Site) -> None:
    ways = {
        "index.html": [],
        "loaves/index.html": ["Next Rye (rye/)"],
        "loaves/rye/index.html": ["Before All loaves (../)", "Next Oat (../oat/)"],
        "loaves/oat/index.html": ["Before Rye (../rye/)"],
        "one/index.html": ["Next Two (../two/)"],
        "glossary/bran/index.html": ["Next crumb (../crumb/)"],
        "glossary/crumb/index.html": ["Before bran (../bran/)", "Next dough (../dough/)"],
        "glossary/dough/index.html": ["Before crumb (../crumb/)"],
    }
    assert {path: told(shelf, path, ".onward a") for path in ways} == ways


def test_a_page_says_what_it_rests_on_and_who_has_not_checked_it(shelf: Site) -> None:
    compared = "Compared with its sources on 31 January 2026"
    unchecked = "Nobody but its authors has checked it. (#_references-title)"
    ways = {
        "index.html": [f"{compared} ( 1 source ). {unchecked}"],
        "loaves/rye/index.html": [f"{compared} ( 2 sources ). {unchecked}"],
        "loaves/oat/index.html": [
            f"{compared} ( 1 source ). Reviewed by A. Baker. (#_references-title)"
        ],
        "one/index.html": [],
        "two/index.html": [],
        "glossary/bran/index.html": [],
    }
    assert {path: told(shelf, path, ".trust") for path in ways} == ways


def test_each_section_has_a_link_that_no_tab_key_stops_at(shelf: Site) -> None:
    links = LexborHTMLParser(shelf.read("loaves/rye/index.html")).css(".here")
    assert [link.attributes["href"] for link in links] == ["#key", "#crust-rind"]
    assert {link.parent.text() for link in links if link.parent} == {"Key#", "Crust & rind#"}
    for link in links:
        assert (link.attributes["tabindex"], link.attributes["aria-hidden"]) == ("-1", "true")
        assert link.attributes["title"] == "Link to this section"


def test_the_outline_stands_twice_and_its_script_only_where_it_is(shelf: Site) -> None:
    assert told(shelf, "loaves/rye/index.html", "[data-outline] li") == ["Key (#key)"] * 2
    assert "assets/js/outline.js" in shelf.read("loaves/rye/index.html")
    assert told(shelf, "one/index.html", "[data-outline]") == []
    assert "assets/js/outline.js" not in shelf.read("one/index.html")


@pytest.mark.parametrize("edit", [True, False])
def test_where_the_sources_are_public_a_page_asks_for_mistakes(mini: Mini, edit: bool) -> None:
    more = {"edit_uri": "edit/main/docs/" if edit else ""}
    public = mini(
        FILES, nav=NAV, repo_url="https://code.example/x/", extra={"uncited": ["one.md"]}, **more
    )
    wrong = "Something wrong here? (https://code.example/x/issues/new?title=One%20%26%20all)"
    change = "Suggest a change (https://code.example/x/edit/main/docs/one.md)"
    assert told(public, "one/index.html", ".feedback a") == [wrong, change][: 1 + edit]
    assert told(public, "404.html", ".feedback a") == []
    assert "Source and corrections (https://code.example/x/)" in told(
        public, "one/index.html", ".footer a"
    )


def test_elsewhere_it_asks_for_nothing(shelf: Site) -> None:
    assert told(shelf, "one/index.html", ".feedback") == []
    assert not any("Source" in one for one in told(shelf, "one/index.html", ".footer a"))
