"""What holds for every page of any site."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from every_site.built import ADDRESS, ROOT, SUB_PATH, Site, build_site

TIME = 1_759_968_000  # seconds since 1970, at the beginning of a day
LOADS = {
    "script, img, iframe, source, video, audio, embed": "src",
    "link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], use": "href",
    "object": "data",
    "form": "action",
}


def parsed(site: Site) -> dict[str, LexborHTMLParser]:
    """Each page of the site as a browser reads it, by its address."""
    found = {}
    for name, html in site.pages().items():
        path = PurePosixPath(name)
        address = str(path.parent) + "/" if path.name == "index.html" else str(path)
        found[urljoin(ADDRESS, "" if address == "./" else address)] = LexborHTMLParser(html)
    return found


def test_it_builds_strictly_without_a_warning(site: Site) -> None:
    assert site.warnings == []
    assert not site.failed
    assert {"index.html", "404.html"} <= site.pages().keys()


def test_every_page_has_its_disclaimer_once_within_its_text(site: Site) -> None:
    for name, html in site.pages().items():
        assert len(re.findall(r"<aside [^>]*data-disclaimer", html)) == 1, name
        aside = LexborHTMLParser(html).css("main aside[data-disclaimer]")
        assert [bool(one.text(strip=True)) for one in aside] == [True], name


def test_no_link_is_broken(site: Site) -> None:
    pages = parsed(site)
    ids = {
        address: {node.attributes["id"] for node in page.css("[id]")}
        for address, page in pages.items()
    }
    broken, seen = [], 0
    for address, page in pages.items():
        for link in page.css("a[href]"):
            target, _, anchor = urljoin(address, link.attributes["href"]).partition("#")
            if not target.startswith(ADDRESS):
                assert urlsplit(target).scheme in ("https", "http", "mailto", "tel", "sms"), (
                    f"{address}: {target}"
                )
                continue
            seen += 1
            if (site.path / target.removeprefix(ADDRESS)).is_file() and not anchor:
                continue
            if target not in pages or (anchor and unquote(anchor) not in ids[target]):
                broken.append(f"{address}: {link.attributes['href']}")
    assert broken == []
    assert seen > len(pages)


def test_titles_and_descriptions_are_unique_and_ids_are_within_a_page(site: Site) -> None:
    titles: Counter[str] = Counter()
    descriptions: Counter[str] = Counter()
    for address, page in parsed(site).items():
        assert len(page.css("title")) == len(page.css("main h1")) == len(page.css("main")) == 1, (
            address
        )
        titles[page.css("title")[0].text()] += 1
        if not address.endswith("404.html"):
            descriptions[page.css("meta[name=description]")[0].attributes["content"] or ""] += 1
        doubled = [
            key
            for key, n in Counter(node.attributes["id"] for node in page.css("[id]")).items()
            if n > 1
        ]
        assert doubled == [], address
    assert [text for text, n in titles.items() if n > 1] == []
    assert [text for text, n in descriptions.items() if n > 1 or not text] == []


def test_what_is_referred_to_by_id_is_there(site: Site) -> None:
    for address, page in parsed(site).items():
        ids = {node.attributes["id"] for node in page.css("[id]")}
        for name in (
            "aria-describedby",
            "aria-labelledby",
            "aria-controls",
            "for",
            "popovertarget",
        ):
            for node in page.css(f"[{name}]"):
                assert set((node.attributes[name] or "").split()) <= ids, f"{address}: {node.html}"


def test_pictures_have_a_text_alternative(site: Site) -> None:
    for address, page in parsed(site).items():
        for picture in page.css("img"):
            assert picture.attributes.get("alt") is not None, address


def test_headings_go_down_one_level_at_a_time(site: Site) -> None:
    for address, page in parsed(site).items():
        levels = [
            int((node.tag or "")[1:])
            for node in page.css("main h1, main h2, main h3, main h4, main h5, main h6")
        ]
        assert levels[0] == 1, address
        assert all(b <= a + 1 for a, b in pairwise(levels)), (address, levels)


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    for address, page in parsed(site).items():
        for selector, attribute in LOADS.items():
            for node in page.css(selector):
                if value := node.attributes.get(attribute):
                    assert urljoin(address, value).startswith(ADDRESS), f"{address}: {value}"
    folders = ("assets/css", "assets/js", "features")
    ours = [path for folder in folders for path in site.path.glob(f"{folder}/**/*")]
    for path in (path for path in ours if path.suffix in (".css", ".js")):
        assert not re.search(
            r"https?://|//[a-z]+\.", path.read_text("utf-8").replace("http://www.w3.org", "")
        ), path


def test_no_inline_handler_or_style_and_one_short_script(site: Site) -> None:
    for address, page in parsed(site).items():
        for node in page.css("*"):
            assert not [
                name for name in node.attributes if name.startswith("on") or name == "style"
            ], (
                address,
                node.html,
            )
        inline = [
            node
            for node in page.css("script:not([src])")
            if node.attributes.get("type") != "application/ld+json"
        ]
        assert len(inline) == 1, (
            f"{address}: only the scheme is set in the page itself, before it is drawn"
        )
        assert len(inline[0].text()) < 700
        assert page.css("style") == [], address


def test_no_page_is_an_orphan(site: Site) -> None:
    pages = parsed(site)
    linked = {
        urljoin(address, a.attributes["href"]).partition("#")[0]
        for address, page in pages.items()
        for a in page.css("a[href]")
        if urljoin(address, a.attributes["href"]).partition("#")[0] != address
    }
    assert {address for address in pages if not address.endswith("404.html")} <= linked


def test_the_404_page_works_from_any_depth(site: Site) -> None:
    page = LexborHTMLParser(site.read("404.html"))
    for node in page.css("a[href], link[href], script[src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        assert address.startswith((SUB_PATH, "#", "https://", "mailto:")), node.html


@pytest.mark.slow
def test_two_builds_are_the_same_bytes(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TIME))
    again = build_site(ROOT / "mkdocs.yml", tmp_path / "again", site_url=ADDRESS)
    names = [
        {path.relative_to(one.path).as_posix() for path in one.path.rglob("*") if path.is_file()}
        for one in (site, again)
    ]
    assert len(names[0]) > len(site.pages())
    assert names[0] == names[1]
    packed = "sitemap.xml.gz"  # MkDocs writes its day into this one file
    different = [
        name
        for name in sorted(names[0] - {packed})
        if (site.path / name).read_bytes() != (again.path / name).read_bytes()
    ]
    assert different == []
    assert int.from_bytes((again.path / packed).read_bytes()[4:8], "little") == TIME
    assert gzip.decompress((again.path / packed).read_bytes()).decode() == again.read("sitemap.xml")


def is_hidden(node: LexborNode | None) -> bool:
    """Whether a screen reader passes over it, or over what it stands in."""
    while node is not None:
        if node.attributes.get("aria-hidden") == "true":
            return True
        node = node.parent
    return False


def test_a_drawing_has_a_name_or_is_passed_over(site: Site) -> None:
    for address, page in parsed(site).items():
        for svg in page.css("main svg"):
            name = svg.attributes.get("aria-label") or svg.attributes.get("aria-labelledby")
            named = svg.attributes.get("role") == "img" and (name or svg.css_first("title"))
            assert named or is_hidden(svg), f"{address}: {svg.html[:80] if svg.html else ''}"


def test_a_table_that_says_what_it_is_says_so_of_all_its_parts(site: Site) -> None:
    for address, page in parsed(site).items():
        for part in page.css("table[role] :is(thead, tbody, tr, th, td)"):
            assert part.attributes.get("role"), f"{address}: {part.html}"
