"""On this site. The frame of each page: what search engines and other sites read, the switch of
schemes, and drafts.
"""

from __future__ import annotations

import json
import re
from typing import Any

from sitekit.comments import bare
from sites import ADDRESS, ROOT, Site


def data(html: str) -> dict[str, Any]:
    """The first block of structured data by type."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    return {part["@type"]: part for part in json.loads(found[1])["@graph"]}


def test_an_article_says_what_it_is_and_when_it_was_reviewed(site: Site) -> None:
    found = data(site.read("body/fascia/index.html"))
    page = found["MedicalWebPage"]
    assert page["url"] == ADDRESS + "body/fascia/"
    assert page["name"] == "What is fascia?"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", page["lastReviewed"])
    assert "reviewedBy" not in page, "no clinician has reviewed it"
    places = [item["item"] for item in found["BreadcrumbList"]["itemListElement"]]
    assert (places[0], places[-1]) == (ADDRESS, ADDRESS + "body/fascia/")


def test_other_sites_can_show_a_card(site: Site) -> None:
    page = site.read("body/fascia/index.html")
    image = re.search(r'<meta property="og:image" content="([^"]*)">', page)
    assert image
    assert image[1].startswith(ADDRESS)
    assert (site.path / image[1].removeprefix(ADDRESS)).stat().st_size < 100_000
    assert '<meta property="og:title" content="What is fascia?">' in page


def test_robots_sitemap_and_manifest(site: Site) -> None:
    assert f"Sitemap: {ADDRESS}sitemap.xml" in site.read("robots.txt")
    assert f"<loc>{ADDRESS}body/fascia/</loc><lastmod>20" in site.read("sitemap.xml")
    manifest = json.loads(site.read("manifest.webmanifest"))
    assert manifest["name"] == "Quiet Head"
    for icon in manifest["icons"]:
        assert (site.path / icon["src"]).is_file()


def test_what_is_not_there_leads_to_help_search_and_words(site: Site) -> None:
    main = site.read("404.html").split("<main")[1].split("</main>")[0]
    for address in ("help/when-to-get-help/", "search/", "glossary/"):
        assert f'href="/quiet-head/{address}"' in main


def test_one_style_sheet_holds_every_part_but_those_of_elements(site: Site) -> None:
    sheet = site.read("assets/css/site.css")
    elements = {path.name for path in (site.path / "features").glob("*.css")}
    loaded = re.findall(r'href="[^"]*features/(\w+\.css)', "".join(site.pages().values()))
    assert elements == set(loaded)
    apart = {*elements, "notes.css"}  # which only a server publishes
    sheets = sorted((ROOT / "overrides").rglob("*.css"))
    assert len(sheets) > 10
    for path in sheets:
        text = path.read_text("utf-8")
        assert "{%" in text or (bare(text) in sheet) is (path.name not in apart), path.name
    assert "/*" not in sheet
    assert "{%" not in sheet
    assert '[data-country="NZ"] .care-call [data-own~="NZ"]' in sheet
