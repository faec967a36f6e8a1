"""A review that is late: readers and authors are told, and no build stops for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reviews import due
from sites import Mini, article

LATE = article("Text.", reviewed="2020-01-01", next_review="2021-03-05")


def test_readers_are_told_and_a_strict_build_goes_on(mini: Mini) -> None:
    site = mini(
        {"index.md": article(), "late.md": LATE}, strict=True, extra={"prose": {"grade": 9}}
    )
    assert not site.failed
    assert site.warnings == []
    page = site.read("late/index.html")
    said = 'this page was to be checked again by <time datetime="2021-03-05">5 March 2021</time>.'
    assert said in page
    assert page.index(said) < page.index("Text.")
    assert "to be checked again by" not in site.read("index.html")


def test_a_job_lists_what_is_due_the_longest_due_first(tmp_path: Path) -> None:
    pages = {
        "b.md": "2021-01-01",
        "a.md": "2026-11-25",
        "sub/c.md": "2026-11-26",
        "d.md": "2027-01-01",
    }
    for name, day in pages.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(article(reviewed="2020-01-01", next_review=day), "utf-8")
    found = due(tmp_path, date(2026, 11, 26))
    assert found == [(date(2021, 1, 1), "b.md"), (date(2026, 11, 25), "a.md")]


COOKED = {
    "cooked": {"words": "Cooked twice.", "compared": False},
    "tasted": {"words": "Tasted by", "by": True},
}


@pytest.mark.parametrize(
    ("keys", "statuses", "said"),
    [
        ({"status": "checked"}, {}, "there is no status 'checked'. Did you mean 'editor-checked'?"),
        ({"status": "zzz"}, {}, "there is no status 'zzz'. Known: draft, editor-checked, clinically-reviewed."),
        ({"status": "editor-checked"}, COOKED, "there is no status 'editor-checked'. Known: draft, cooked, tasted."),
        ({"status": "clinically-reviewed"}, {}, "the status 'clinically-reviewed' says who has checked the page, and 'reviewed_by' is missing. Add it: a real, named person."),
        ({"status": "tasted"}, COOKED, "the status 'tasted' says who has checked the page, and 'reviewed_by' is missing. Add it: a real, named person."),
        ({"reviewed_by": "A. Baker"}, {}, "'reviewed_by' names someone, and the status 'editor-checked' does not say so. Write the status 'clinically-reviewed', or take it out."),
        ({"status": "cooked", "reviewed_by": "A. Baker"}, {"cooked": COOKED["cooked"]}, "'reviewed_by' names someone, and the status 'cooked' does not say so. Take it out."),
    ],
)  # fmt: skip
def test_a_status_that_does_not_fit_is_named(
    mini: Mini, keys: dict[str, object], statuses: dict[str, object], said: str
) -> None:
    page = article("Text.", **keys)
    line = next(n for n, text in enumerate(page.splitlines(), 1) if text.startswith([*keys][-1]))
    site = mini(
        {"index.md": "---\ntitle: H\ndescription: H.\n---\n", "a.md": page},
        extra={"statuses": statuses},
    )
    assert site.warnings == [f"a.md:{line}: {said}"]


def test_a_site_says_in_its_own_words_what_was_done_to_a_page(mini: Mini) -> None:
    source = {"_data/references.yml": "who:\n  title: A book\n"}
    pages = {
        "index.md": article("[@who]", status="cooked"),
        "tasted.md": article("[@who]", status="tasted", reviewed_by="A. Baker"),
        "draft.md": article("[@who]", status="draft"),
    }
    site = mini({**source, **pages}, extra={"statuses": COOKED})
    assert site.warnings == []
    home, tasted, draft = (site.read(f"{name}index.html") for name in ("", "tasted/", "draft/"))
    assert home.count('<p class="trust">Cooked twice.</p>') == 1
    assert "Compared with its sources" not in home
    assert "Tasted by A. Baker.</p>" in tasted.partition('class="trust"')[2].partition("<h2")[0]
    assert tasted.count("<p>Tasted by A. Baker.</p>") == 1
    assert 'class="trust"' not in draft
    assert "clinician" not in home + tasted + draft
