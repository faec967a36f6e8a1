"""Search: what goes into the index and what stays out, and the list of names beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitekit import search
from sitekit.index import Entry, names, record
from sites import SEARCH, Mini, article, term


def entry(html: str = "<p>Text.</p>", **more: object) -> Entry:
    found = {
        "url": "a/",
        "kind": "page",
        "names": ("A <page>", "Other"),
        "asked": ("misspelt",),
    }
    return Entry(**{**found, "description": "About it.", "html": html, **more})  # type: ignore[arg-type]


def test_a_record_has_the_text_and_behind_it_the_names() -> None:
    assert record(entry(), "en") == (
        '<html lang="en"><body data-pagefind-body><h1 data-pagefind-meta="title">A &lt;page&gt;</h1><p>About it.</p>'
        '<p>Text.</p><p data-pagefind-weight="3">⁂ Other. misspelt</p></body></html>'
    )


def test_a_sign_is_found_by_and_never_quoted_without_how_fast_to_act() -> None:
    card = '<div class="care"><h2>Call if:</h2><ul class="care-signs"><li>it burns</li><li>it smokes</li></ul></div>'
    shown, found_by = record(entry(f"<p>Text.</p>{card}"), "en").split("⁂")
    assert "Call if:" in shown
    assert "it burns" not in shown
    assert found_by.endswith("</p><p>it burns. it smokes</p></body></html>")


@pytest.mark.parametrize("html", ["<script>secret</script>", "<svg><text>label</text></svg>"])
def test_what_is_no_text_is_left_out(html: str) -> None:
    assert "<p>Text.</p><p data-pagefind" in record(entry(f"<p>Text.</p>{html}"), "en")


MISLEADING = """Text. [@who]

/// quiz | Does it help?
    id: does-it-help
    source: who
    checked: a1b2c3

[ ] Baking heals.
:   It does not do that.

[x] Nobody knows.
:   No study has looked.

///

/// evidence | rises
    certainty: low
    direction: helps
    sources: [who]
    answers: { cures: not shown }

Bread rises. [@who]

///

/// care | soon

### Stop if:

- it burns

///
"""


def test_what_would_mislead_as_a_result_is_left_out(mini: Mini) -> None:
    data = {
        "_data/references.yml": "who:\n  title: W\n  URL: https://e.org/\n",
        "_data/said.yml": "cures: Baking cures all.\n",
    }
    found = mini({"index.md": article(MISLEADING), **data, **SEARCH}).index()[""]
    assert "Bread rises." in found
    assert "Stop if:" in found
    for words in (
        "Baking heals",
        "Baking cures",
        "Certainty",
        "The article says",
        "Soon",
        "[1]",
    ):
        assert words not in found


def test_names_are_listed_by_address() -> None:
    listed = names({"en_2": entry(url="b/"), "en_1": entry(url="a/", asked=())})
    assert listed == [
        ["en_1", "a/", "page", ["A <page>", "Other"], []],
        ["en_2", "b/", "page", ["A <page>", "Other"], ["misspelt"]],
    ]


def test_drafts_are_not_found_and_kinds_are_told(mini: Mini) -> None:
    pages = {
        "index.md": article("The fascia.", search_terms=["facia"]),
        "new.md": article("Draft.", status="draft"),
        "out.md": article("Out.", search={"exclude": True}),
        "glossary/fascia.md": term("Sheets.", title="fascia", aliases=["wrap"], plural="fasciae"),
    }
    site = mini({**pages, **SEARCH}, strict=True)
    rows = {row[1]: row[2:] for row in json.loads(site.read("pagefind/names.json"))}
    assert rows == {
        "": ["page", ["A page"], ["facia"]],
        "glossary/fascia/": ["word", ["Fascia", "wrap", "fasciae"], []],
        "search/": ["tool", ["Search"], []],
    }


def test_a_site_without_a_page_to_search_on_offers_no_search(mini: Mini) -> None:
    site = mini({"index.md": article()}, strict=True)
    assert not (site.path / "pagefind").exists()
    for name in ("index.html", "404.html"):
        assert "data-search" not in site.read(name)
        assert "opensearch" not in site.read(name)


def test_why_the_program_is_not_there_is_told(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise FileNotFoundError("It was deleted.")

    monkeypatch.setattr("sitekit.index.pagefind_bin.get_executable", fail)
    site = mini({"index.md": article(), **SEARCH})
    assert "search: Search was not indexed: It was deleted." in site.warnings[0]


@pytest.mark.parametrize("stream", ["1", "2"])
def test_what_the_program_says_when_it_fails_is_told(
    mini: Mini, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stream: str
) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\necho No room. >&{stream}\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr("sitekit.index.pagefind_bin.get_executable", lambda: program)
    site = mini({"index.md": article(), **SEARCH})
    assert "search: Search was not indexed: No room." in site.warnings[0]


def test_a_site_without_the_program_is_told(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("No program.")

    monkeypatch.setattr(search, "Making", fail)
    site = mini({"index.md": article(), **SEARCH})
    assert site.warnings == [
        "search: Search was not indexed: No program. Install what requirements.txt names, 'pagefind_bin' too."
    ]


def quotable(html: str) -> str:
    """What a result may quote of an article, besides its title and description."""
    return record(entry(html), "en").split("About it.</p>")[1].split("<p data-pagefind-weight")[0]


def test_a_line_of_a_list_is_never_quoted_without_what_it_belongs_to() -> None:
    html = "<p><strong>Do not</strong></p><ul><li>rub a sore temple.</li></ul>"
    assert "<li>Do not: rub a sore temple.</li>" in quotable(html)


def test_only_the_sentence_that_leads_to_a_list_is_said_with_each_line() -> None:
    html = "<p>It can. Guidance <b>says</b>:</p><ol><li>one</li><li>two</li></ol>"
    told = "<p>It can.</p><ol><li>Guidance says: one</li><li>Guidance says: two</li></ol>"
    assert told in quotable(html)
    for left in ("<p>It can.</p><ul><li>one</li></ul>", "<p>It <b>can</b>.</p><ul><li>x</li></ul>"):
        assert left in quotable(left)


def test_a_row_of_a_table_is_never_quoted_without_its_name() -> None:
    head = "<thead><tr><th>You have</th><th>What to do</th></tr></thead>"
    row = "<tr><td>A <i>bad</i> liver</td><td><b>No</b> a &amp; b. <b>Ask</b> about c.</td></tr>"
    told = "<tbody><tr><td>A bad liver: No a &amp; b; Ask about c.</td></tr></tbody>"
    assert f"<table><thead></thead>{told}</table>" in quotable(
        f"<table>{head}<tbody>{row}</tbody></table>"
    )
    empty = "<table><tbody><tr><td>Period</td><td></td></tr></tbody></table>"
    assert empty in quotable(empty), "a line to fill in"
    wider = "<table><tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>"
    assert wider in quotable(wider)
    assert "<li>For example: rye</li>" in quotable("<p>For example:</p>\n<ol><li>rye</li></ol>")
    for plain in (
        "<p>Words.</p><ul><li>rye</li></ul>",
        "<p><strong>A</strong> b</p><ul><li>rye</li></ul>",
    ):
        assert "<li>rye</li>" in quotable(plain)


def test_advice_beside_signs_is_one_sentence_that_no_result_halves() -> None:
    html = '<div class="advice"><p>As always? Then no call. If it is new, call.</p></div>'
    assert "As always? Then no call; If it is new, call." in quotable(html)
