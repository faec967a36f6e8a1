"""Search: what goes into the index and what stays out, and the list of names beside it."""

from __future__ import annotations

import json

import pytest

from sitekit import search
from sitekit.search import Entry, names, record
from sites import Mini, Site, article, term


def entry(html: str = "<p>Text.</p>", **more: object) -> Entry:
    found = {"url": "a/", "kind": "page", "names": ("A <page>", "Other"), "asked": ("misspelt",), "first": ("alarm",)}
    return Entry(**{**found, "description": "About it.", "html": html, **more})  # type: ignore[arg-type]


def test_a_record_has_the_text_and_behind_it_the_names() -> None:
    assert record(entry(), "en") == (
        '<html lang="en"><body data-pagefind-body><h1 data-pagefind-meta="title">A &lt;page&gt;</h1><p>About it.</p>'
        '<p>Text.</p><p data-pagefind-weight="3">⁂ Other. misspelt. alarm</p></body></html>'
    )


@pytest.mark.parametrize(
    "html",
    [
        '<p>Text.<span class="citation">[1]</span></p>',
        '<p>Text.</p><div class="quiz"><p>Massage heals.</p></div>',
        '<p>Text.</p><blockquote class="evidence-said"><p>Massage heals.</p></blockquote>',
        "<p>Text.</p><script>secret</script><svg><text>label</text></svg>",
    ],
)
def test_what_would_mislead_is_left_out(html: str) -> None:
    assert "<p>Text.</p><p data-pagefind" in record(entry(html), "en")


def test_names_are_listed_by_address() -> None:
    listed = names({"en_2": entry(url="b/"), "en_1": entry(url="a/", first=())})
    assert listed == [
        ["en_1", "a/", "page", ["A <page>", "Other"], ["misspelt"], []],
        ["en_2", "b/", "page", ["A <page>", "Other"], ["misspelt"], ["alarm"]],
    ]


def test_the_index_holds_pages_and_no_furniture(site: Site) -> None:
    index = site.index()
    assert {"body/fascia/", "glossary/fascia/", "evidence/references/", "glossary/"} <= index.keys()
    assert not {"", "search/", "404.html"} & index.keys()
    text = "".join(index.values())
    for furniture in (
        "For education only",
        "Words used on this page",
        "Skip to the text",
        "Last reviewed",
        "Show the picture",
    ):
        assert furniture not in text
    listed = {row[0]: row[1] for row in json.loads(site.read("pagefind/names.json"))}
    assert sorted(listed.values()) == sorted(index)
    kinds = {row[1]: row[2] for row in json.loads(site.read("pagefind/names.json"))}
    assert {url for url, kind in kinds.items() if kind == "tool"} == {"evidence/", "evidence/references/", "glossary/"}
    assert kinds["body/"] == kinds["body/fascia/"] == "page"


def test_only_what_search_needs_is_published(site: Site) -> None:
    assert not [
        path.name for path in (site.path / "pagefind").iterdir() if "ui" in path.name or "highlight" in path.name
    ]


def test_drafts_are_not_found_and_kinds_are_told(mini: Mini) -> None:
    pages = {
        "index.md": article("The fascia.", search_terms=["facia"], urgent_terms=["alarm"]),
        "new.md": article("Draft.", status="draft"),
        "out.md": article("Out.", search={"exclude": True}),
        "glossary/fascia.md": term("Sheets.", title="fascia", aliases=["wrap"], plural="fasciae"),
    }
    site = mini(pages, strict=True)
    rows = {row[1]: row[2:] for row in json.loads(site.read("pagefind/names.json"))}
    assert rows == {
        "": ["page", ["A page"], ["facia"], ["alarm"]],
        "glossary/fascia/": ["word", ["fascia", "wrap", "fasciae"], [], []],
    }


def test_a_site_without_the_program_is_told(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("No program.")

    monkeypatch.setattr(search, "write", fail)
    site = mini({"index.md": article()})
    assert site.warnings == [
        "search: Search was not indexed: No program. Install what requirements.txt names, 'pagefind_bin' too."
    ]
