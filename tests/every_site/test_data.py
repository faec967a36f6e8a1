"""What holds for the data and the drawings of any site that has them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import by_chance
from every_site.built import ADDRESS, DOCS, Site
from every_site.readers import from_bibtex, from_ris
from signs import shown
from sitekit.drawings import inline

DRAWINGS = sorted((DOCS / "assets/drawings").glob("*.svg"))
DIARIES = DOCS / "_data/by-chance.yml"


def test_every_page_has_one_address_and_a_description(site: Site) -> None:
    for name, html in site.pages().items():
        found = re.findall(r'<link rel="canonical" href="([^"]*)">', html)
        own = ADDRESS + name.removesuffix("index.html")
        assert found == ([] if name == "404.html" else [own]), name
        assert re.search(r'<meta name="description" content="[^"]+">', html), name


def test_the_site_map_has_every_page_that_is_no_draft(site: Site) -> None:
    listed = set(re.findall(r"<loc>([^<]+)</loc>", site.read("sitemap.xml")))
    for name, html in site.pages().items():
        is_for_all = '<meta name="robots" content="noindex">' not in html
        assert (ADDRESS + name.removesuffix("index.html") in listed) is is_for_all, name


def test_no_sign_has_two_urgencies(site: Site) -> None:
    urgencies: dict[str, set[str]] = {}
    for sign, _, urgency in shown(site.path):
        urgencies.setdefault(sign, set()).add(urgency)
    assert {sign: found for sign, found in urgencies.items() if len(found) > 1} == {}


def test_every_citation_leads_to_its_reference_and_back(site: Site) -> None:
    for name, html in site.pages().items():
        cited = set(re.findall(r'href="#ref-([^"]+)"', html))
        assert cited <= set(re.findall(r'<li id="ref-([^"]+)"', html)), name
        assert cited == set(re.findall(r'href="#cite-([^"]+)"', html)), name


def test_readers_that_are_not_ours_read_all_references(site: Site) -> None:
    if not (site.path / "references.json").is_file():
        pytest.skip("this site has no references")
    items = {item["id"]: item for item in json.loads(site.read("references.json"))}
    entries = from_bibtex(site.read("references.bib"))
    records = from_ris(site.read("references.ris"))
    assert [*entries] == [*records] == [*items]
    for key, item in items.items():
        year = str(item["issued"]["date-parts"][0][0]) if "issued" in item else None
        assert entries[key].get("year") == records[key].get("year") == year
        assert records[key]["title"] == item["title"]
        assert entries[key].get("doi") == records[key].get("doi") == item.get("DOI")
        assert re.sub(r"[{}\\]", "", entries[key]["title"]) == item["title"]


def test_tooltips_and_the_disclaimer_are_not_searched(site: Site) -> None:
    index = site.index()
    for name in index:
        page = LexborHTMLParser(site.read(f"{name}index.html"))
        for node in page.css("[data-disclaimer], [role=tooltip]"):
            words = " ".join(node.text().split())
            assert words not in " ".join(index[name].split()), name


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_each_drawing_can_be_put_in_and_read(path: Path) -> None:
    svg = path.read_text("utf-8")
    assert inline('<img alt="x" src="a.svg" />', lambda _: svg, lambda picture: picture)[1] == []
    assert "#" not in svg, "colours come from the scheme"
    sizes = [int(size) for size in re.findall(r'font-size="(\d+)"', svg)]
    assert all(size >= 16 for size in sizes), "too small at 320 px"


@pytest.mark.slow
@pytest.mark.skipif(not DIARIES.is_file(), reason="this site has no diaries")
def test_a_new_count_of_diaries_gives_what_is_kept() -> None:
    assert by_chance.counted(DOCS) == (DOCS / "_data/by-chance-counted.yml").read_text("utf-8")
