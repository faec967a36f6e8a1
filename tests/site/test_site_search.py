"""On this site. Search: what goes into the index and what stays out, and the list of names beside
it.
"""

from __future__ import annotations

import json

from sites import Site


def test_the_index_holds_pages_and_no_furniture(site: Site) -> None:
    index = site.index()
    assert {"body/fascia/", "glossary/fascia/", "evidence/references/", "glossary/"} <= index.keys()
    assert not {"", "search/", "404.html"} & index.keys()
    text = "".join(index.values())
    for furniture in (
        "For education,",
        "Words used on this page",
        "Skip to the text",
        "Last reviewed",
        "Show the picture",
    ):
        assert furniture not in text
    listed = {row[0]: row[1] for row in json.loads(site.read("pagefind/names.json"))}
    assert sorted(listed.values()) == sorted(index)
    kinds = {row[1]: row[2] for row in json.loads(site.read("pagefind/names.json"))}
    assert {url for url, kind in kinds.items() if kind == "tool"} == {
        "evidence/",
        "evidence/references/",
        "glossary/",
        "try/how-sure/",
        "try/check-yourself/",
        "try/for-teachers/",
        "try/lesson/",
    }
    assert kinds["body/"] == kinds["body/fascia/"] == "page"


def test_only_what_search_needs_is_published(site: Site) -> None:
    assert not [
        path.name
        for path in (site.path / "pagefind").iterdir()
        if "ui" in path.name or "highlight" in path.name
    ]
