"""Front matter: what an author is told, and where."""

from __future__ import annotations

import pytest

from sitekit.citations.references import Reference
from sitekit.front_matter import Article, Overview, Term, read
from sitekit.record import read_records
from sites import Mini, article, term

GOOD = """---
title: What is fascia?
description: Sheets of tissue.
status: editor-checked
reviewed: 2026-01-31
next_review: 2027-01-31
---
Text.
"""


@pytest.mark.parametrize(
    ("path", "source", "model"),
    [
        ("body/fascia.md", GOOD, Article),
        ("index.md", "---\ntitle: Home\ndescription: Start here.\n---\n", Overview),
        ("about/index.md", "---\ntitle: About\ndescription: Us.\n---\n", Overview),
        ("search.md", "---\ntitle: S\ndescription: S.\ntemplate: search.html\n---\n", Overview),
        ("about/index.md", GOOD, Article),
        ("glossary/fascia.md", "---\ntitle: fascia\ndefinition: Tissue.\n---\n", Term),
        ("glossary/index.md", "---\ntitle: Words\ndescription: All.\n---\n", Overview),
    ],
)
def test_each_kind_of_page_has_its_model(path: str, source: str, model: type) -> None:
    found = read(source, path)
    assert found.problems == ()
    assert type(found.front) is model


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title:", "titel:", "a.md:2: 'titel' is not a known key. Did you mean 'title'?"),
        ("status: editor-checked\n", "", "a.md:1: the key 'status' is missing."),
        (
            "2026-01-31",
            "2026-13-31",
            "a.md:5: 'reviewed': '2026-13-31' is no date. Write it as 2026-01-31.",
        ),
        ("2027-01-31", "2025-01-31", "a.md:6: 'next_review' must be later than 'reviewed'."),
        (
            "What is fascia?",
            "Fascia: what it is",
            "a.md:2: this is not valid YAML: mapping values are not allowed",
        ),
        (
            "What is fascia?",
            '"What is fascia?',
            "a.md:2: this is not valid YAML: found unexpected end",
        ),
        (
            "Sheets of tissue.",
            "Sheets.\ntitle: Again",
            "a.md:4: 'title' stands twice (first on line 2).",
        ),
        (
            "---\nText.",
            "Text.",
            "a.md:1: the front matter is never closed. End it with a line of '---'.",
        ),
        (GOOD, "Text.", "a.md:1: there is no front matter. Start with '---', title,"),
        (GOOD, "", "a.md:1: there is no front matter."),
        (GOOD, "---\n---\nText.", "a.md:1: the key 'title' is missing."),
        (GOOD, "---\n- a\n- b\n---\n", "a.md:2: this is not a list of keys."),
        (
            "title: What is fascia?",
            "title: ''",
            "a.md:2: 'title': string should have at least 1 character",
        ),
        ("title:", "references: [a]\ntitle:", "a.md:2: 'references' is not a known key."),
        ("title:", "a: &a [*a]\ntitle:", "a.md:2: "),
    ],
)
def test_a_mistake_is_named_with_line_and_cure(old: str, new: str, said: str) -> None:
    assert old in GOOD
    problems = read(GOOD.replace(old, new, 1), "a.md").problems
    assert any(str(problem).startswith(said) for problem in problems), problems


def test_yaml_runs_no_code_and_a_bomb_is_not_unrolled() -> None:
    layers = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 12))
    bomb = GOOD.replace("---\ntitle", f"---\nl0: &l0 [x]\n{layers}title", 1)
    assert all(len(str(problem)) < 400 for problem in read(bomb, "a.md").problems)
    evil = GOOD.replace("What is fascia?", '!!python/object/apply:os.system ["true"]')
    assert "not valid YAML" in str(read(evil, "a.md").problems[0])


def test_windows_line_ends_and_a_byte_order_mark_are_fine() -> None:
    assert read("\ufeff" + GOOD.replace("\n", "\r\n"), "a.md").problems == ()


def test_a_record_is_reported_with_its_key_and_line() -> None:
    text = "lawler2006:\n  title: A trial\n  DOI: 10.1/x\nhappe2016:\n  titel: Another\n"
    records, _, problems = read_records(Reference, text, "r.yml")
    assert records["lawler2006"].doi == "10.1/x"
    assert [str(problem) for problem in problems] == [
        "r.yml:5: 'titel' is not a known key. Did you mean 'title'?",
    ]


def test_broken_front_matter_is_named_and_never_printed(mini: Mini) -> None:
    site = mini(
        {"index.md": article(), "a.md": "---\ntitle: A: b\ndescription: c\n---\nThe text.\n"}
    )
    assert [line for line in site.warnings if "a.md:2: this is not valid YAML" in line]
    page = site.read("a/index.html")
    assert "The text." in page
    assert "description: c" not in page


@pytest.mark.parametrize(
    "keys",
    [
        {"reviewed": "2026-13-45"},
        {"glossary": True},
        {"glossary": "fascia"},
        {"hide": True},
        {"title": ["a"]},
        {"title": 2026},
        {"search": "no"},
    ],
)
def test_a_wrong_value_stops_no_page(mini: Mini, keys: dict[str, object]) -> None:
    site = mini({"index.md": article(), "a.md": article("The text.", **keys)})
    assert not site.failed
    page = site.read("a/index.html")
    assert "The text." in page
    assert "editor-checked" not in page
    assert bool(site.warnings) == (keys != {"title": 2026})


def test_strict_makes_a_mistake_fatal(mini: Mini) -> None:
    assert mini({"index.md": article(titel="x")}, strict=True).failed


def test_a_site_without_mistakes_says_nothing(mini: Mini) -> None:
    site = mini(
        {"index.md": article("fascia"), "glossary/fascia.md": term(title="fascia")}, strict=True
    )
    assert site.warnings == []
    assert not site.failed
