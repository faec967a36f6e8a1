"""Settings, all of `extra` in mkdocs.yml: what an author is told of them, and what goes on all the same."""

from __future__ import annotations

import re
import runpy
from dataclasses import fields

import pytest

from goldens import Golden
from sitekit.words import Words
from sites import ROOT, Mini, article


def told(mini: Mini, **extra: object) -> list[str]:
    """What a build says of the settings, without the line."""
    site = mini({"index.md": article()}, extra=extra)
    assert not site.failed
    return [line.split(": ", 1)[1] for line in site.warnings if line.startswith("mkdocs.yml:")]


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ({"glosary": {}}, "'glosary' is not a known key. Did you mean 'glossary'?"),
        ({"uncited": "about/"}, "'uncited' must be a list, not 'about/'. Write [about/]."),
        (
            {"glossary": {"scope": "sections"}},
            "'scope': input should be 'section', 'page' or 'all', not",
        ),
        ({"glossary": {"scpoe": "page"}}, "'scpoe' is not a known key. Did you mean 'scope'?"),
        ({"prose": {"sentences": 20}}, "'sentences' is not a known key. Did you mean 'sentence'?"),
        ({"prose": {"sentence": "many"}}, "'sentence' must be a whole number, not 'many'."),
        ({"labels": {"menue": "Menu"}}, "there is no word 'menue'. Did you mean 'menu'?"),
        ({"help": {"title": "Help"}}, "the key 'page' is missing. Add 'page: …'."),
        (
            {"help": "help/"},
            "'help' is not a list of keys, but 'help/'. Write one 'key: value' a line",
        ),
        ({"urgencies": ["now"]}, "'urgencies' is not a list of keys, but ['now']."),
    ],
)
def test_a_setting_that_is_wrong_is_named(mini: Mini, extra: dict[str, object], said: str) -> None:
    found = told(mini, **extra)
    assert len(found) == 1, found
    assert found[0].startswith(said), found


def test_it_is_named_with_its_line(mini: Mini) -> None:
    site = mini({"index.md": article()}, extra={"uncited": [], "glossary": {"scope": "sections"}})
    text = (site.path.parent / "mkdocs.yml").read_text("utf-8").splitlines()
    line = next(n for n, text in enumerate(text, 1) if "scope:" in text)
    assert site.warnings[0].startswith(f"mkdocs.yml:{line}: ")


def test_what_is_sound_counts_beside_what_is_not(mini: Mini) -> None:
    extra = {"labels": {"menu": "Contents", "menue": "x"}, "uncited": "a"}
    site = mini({"index.md": article(), "about.md": article()}, extra=extra)
    assert "<span>Contents</span>" in site.read("index.html")


def test_text_for_a_list_switches_no_checks_off(mini: Mini) -> None:
    data = {"_data/references.yml": "who:\n  title: W\n"}
    pages = {"index.md": article("[@who]"), "body.md": article("Nothing cited.")}
    site = mini({**pages, **data}, extra={"uncited": "about/"})
    assert [line for line in site.warnings if "body.md: this article cites nothing" in line]


def test_a_language_that_the_generator_lacks_is_said_once_with_all_its_words(mini: Mini) -> None:
    site = mini({"index.md": article()}, theme={"language": "fr"})
    assert not site.failed
    assert len(site.warnings) == 1
    said = site.warnings[0]
    words = len(fields(Words))
    lacking = f"mkdocs.yml: the generator does not speak 'fr' and lacks {words} words. "
    assert said.startswith(lacking)
    assert "Set them: skip, menu, languages, close," in said
    assert "31 janvier 2026" in site.read("index.html")


@pytest.mark.parametrize("language", ["sh", "xx", "not a language"])
def test_a_language_that_is_none_is_named_and_dates_are_figures(mini: Mini, language: str) -> None:
    site = mini({"index.md": article()}, theme={"language": language})
    assert not site.failed
    assert (
        f"mkdocs.yml: 'theme.language' names no language: '{language}'. Write its code, such as 'en'. Till then dates stand as 2026-01-31."
        in site.warnings
    )
    assert ">2026-01-31</time>" in site.read("index.html")


def test_a_language_that_runs_from_right_to_left_does(mini: Mini) -> None:
    assert '<html lang="ar" dir="rtl"' in mini(
        {"index.md": article()}, theme={"language": "ar"}
    ).read("index.html")


def test_what_of_material_is_not_read_has_the_cure_that_was_chosen(golden: Golden) -> None:
    # Read anew, not imported: so that what watches tests knows that this one reads the tables.
    made = runpy.run_path(str(ROOT / "hooks/sitekit/material.py"))
    tables = ("FEATURES", "KEYS", "PLUGINS")
    lines = [f"{name}: {key}: {cure}" for name in tables for key, cure in made[name].items()]
    golden.check("cures.txt", "\n".join(lines) + "\n")


MATERIALS = [
    ({"extra": {"social": [{"icon": "x", "link": "y"}]}}, "'extra.social' is not read. Name what"),
    ({"extra": {"analytics": {"provider": "x"}}}, "'extra.analytics' is not read. Readers are not"),
    ({"extra": {"version": {"provider": "mike"}}}, "'extra.version' is not read. There is one ver"),
    ({"extra": {"homepage": "https://example.org"}}, "'extra.homepage' is not read. The site's na"),
    ({"repo_name": "me/mine"}, "'repo_name' is not read. The link to the repository has words of"),
    ({"theme": {"font": {"text": "Roboto"}}}, "'theme.font' is not read. Text has the fonts of"),
    (
        {"markdown_extensions": [{"toc": {"permalink": True}}, "attr_list"]},
        "'toc.permalink' makes a second link beside each heading. Headings have a link to copy",
    ),
    ({"extra_javascript": ["own.js"]}, "'own.js' waits for 'document$', which Material's own scr"),
    (
        {"extra_javascript": ["https://cdn.example.org/mathjax.js"]},
        "refuses 'https://cdn.example.org/mathjax.js'. Take it out: formulas are drawn when",
    ),
]


@pytest.mark.parametrize(("settings", "said"), MATERIALS)
def test_what_of_materials_settings_is_not_read_is_named_once_with_what_to_do(
    mini: Mini, settings: dict[str, object], said: str
) -> None:
    files = {"index.md": article(), "own.js": "document$.subscribe(() => {})\n"}
    site = mini(files, **settings)
    found = [line for line in site.warnings if said in line]
    assert len(found) == 1, site.warnings
    assert re.match(r"mkdocs\.yml:\d+: ", found[0]), found
    assert not [line for line in site.warnings if "is not a known key" in line]
