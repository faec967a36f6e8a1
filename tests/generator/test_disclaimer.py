"""The disclaimer: in every HTML file, once, where a reader meets it, or the build fails."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sitekit.disclaimer import insert, localise, render, verify
from sites import ROOT, Mini, Site, article, build_site

ASIDE = "<aside data-disclaimer>Only <b>to learn</b>.</aside>"
WORDS = "Only to learn ."


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<main><h1>A</h1><p>b</main>", f"<main><h1>A</h1>{ASIDE}<p>b</main>"),
        ("<main><div><h1>A</h1></div></main>", f"<main><div><h1>A</h1>{ASIDE}</div></main>"),
        ("<main><h1>A</h1><h1>B</h1></main>", f"<main><h1>A</h1>{ASIDE}<h1>B</h1></main>"),
        ("<h1>Site</h1><main><p>b</main>", f"<h1>Site</h1><main>{ASIDE}<p>b</main>"),
        (
            '<main data-a="<h1></h1> >"><p>b</main>',
            f'<main data-a="<h1></h1> >">{ASIDE}<p>b</main>',
        ),
        (
            "<main><!-- <h1>x</h1> --><h1>A</h1></main>",
            f"<main><!-- <h1>x</h1> --><h1>A</h1>{ASIDE}</main>",
        ),
        (
            "<script>'<main>'</script><main></main>",
            f"<script>'<main>'</script><main>{ASIDE}</main>",
        ),
        ("<MAIN><H1>A</H1 ></MAIN>", f"<MAIN><H1>A</H1 >{ASIDE}</MAIN>"),
        ("<main><p>b</main><h1>x</h1>", f"<main>{ASIDE}<p>b</main><h1>x</h1>"),
    ],
)
def test_it_stands_after_the_first_heading_of_main(html: str, expected: str) -> None:
    assert insert(html, ASIDE) == expected
    assert verify(expected, WORDS) is None
    assert insert(expected, ASIDE) == expected, "a page that has it is left alone"


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("", "no <main>"),
        ("<p>b", "no <main>"),
        ("<main><h1>A</h1></main>", "missing"),
        (f"<main><h1>A</h1>{ASIDE}{ASIDE}</main>", "2 times"),
        (f"<main><h1>A</h1>{ASIDE}<p data-disclaimer>x</main>", "2 times"),
        (f"<main><h1>A</h1></main>{ASIDE}", "not an <aside> inside <main>"),
        ("<main><h1>A</h1><div data-disclaimer>Only to learn .</div></main>", "not an <aside>"),
        (f"<main><!-- <h1>A</h1>{ASIDE} --></main>", "missing"),
        (f"<main><template><h1>A</h1>{ASIDE}</template></main>", "missing"),
        (f"<main><details><h1>A</h1>{ASIDE}</details></main>", "hidden"),
        (f"<main hidden><h1>A</h1>{ASIDE}</main>", "hidden"),
        (f'<main><div style="Display : none"><h1>A</h1>{ASIDE}</div></main>', "hidden"),
        (f'<main><div aria-hidden="true"><h1>A</h1>{ASIDE}</div></main>', "hidden"),
        (f"<main><dialog><h1>A</h1>{ASIDE}</dialog></main>", "hidden"),
        ("<main><h1>A</h1><aside data-disclaimer></aside></main>", "words are missing"),
        ("<main><h1>A</h1><aside data-disclaimer>Other words</aside></main>", "words are missing"),
        (
            "<main><h1>A</h1><aside data-disclaimer><div hidden>Only to learn .</div></aside></main>",
            "words are missing",
        ),
        (
            "<main><h1>A</h1><aside data-disclaimer>Only <b class='x visually-hidden'>to learn</b> .</aside></main>",
            "words are missing",
        ),
        (
            "<main><h1>A</h1><aside data-disclaimer><details>Only to learn .</details></aside></main>",
            "words are missing",
        ),
        (f"<main>{ASIDE}<h1>A</h1></main>", "does not follow"),
        (f"<main><h1>A</h1><p>First this.</p>{ASIDE}</main>", "does not follow"),
        (f"<main><p>No heading.</p><p>b</p>{ASIDE}</main>", None),
    ],
)
def test_a_page_that_does_not_show_it_is_found(html: str, fault: str | None) -> None:
    found = verify(html, WORDS)
    assert (found is None) if fault is None else (found is not None and fault in found)


def test_its_links_work_from_every_depth() -> None:
    html, problems = render(
        "See [help](help.md#now) or [this](https://example.org/).", {"help.md": "help/"}, "d.md"
    )
    assert problems == []
    assert localise(html, "../../") == (
        '<p>See <a href="../../help/#now">help</a> or <a href="https://example.org/">this</a>.</p>'
    )


def test_a_link_of_its_words_that_leads_nowhere_is_named() -> None:
    _, problems = render("[help](hlep.md)", {"help.md": "help/"}, "_data/disclaimer.md")
    assert [str(problem) for problem in problems] == [
        "_data/disclaimer.md: there is no page 'hlep.md'. Did you mean 'help.md'?"
    ]


def test_html_that_was_copied_has_it_too(mini: Mini) -> None:
    site = mini({"index.md": article(), "raw.html": "<main><h1>Raw</h1></main>"})
    assert not site.failed
    assert re.search(r"<h1>Raw</h1><aside .*data-disclaimer", site.read("raw.html"))


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"raw.html": "<p>No main."}, "raw.html: it has no <main>"),
        (
            {"a.md": article("<aside data-disclaimer>Mine</aside>")},
            "a/index.html: the disclaimer stands 2 times",
        ),
        ({"sub/old.HTM": "<h1>x</h1>"}, "old.HTM: it has no <main>"),
        ({"_data/disclaimer.md": ""}, "_data/disclaimer.md has no words"),
        (
            {"_data/disclaimer.md": "<div hidden>To learn.</div>"},
            "_data/disclaimer.md hides words from readers",
        ),
        ({"_data/disclaimer.md": "<!-- later -->\n\n---\n"}, "_data/disclaimer.md has no words"),
    ],
)
def test_the_build_fails_and_names_the_file(mini: Mini, files: dict[str, str], said: str) -> None:
    site = mini({"index.md": article(), **files})
    assert site.failed
    assert any(said in line for line in site.warnings), site.warnings


def test_the_build_fails_without_the_file(mini: Mini, tmp_path: Path) -> None:
    assert not mini({"index.md": article()}).failed
    (tmp_path / "docs/_data/disclaimer.md").unlink()
    assert mini_again(tmp_path).failed


def mini_again(tmp_path: Path) -> Site:
    """Build the small site as it now lies on disk."""
    return build_site(tmp_path / "mkdocs.yml", tmp_path / "site")


def test_a_template_of_ones_own_cannot_go_without_it(mini: Mini, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "overrides", theme)
    (theme / "bare.html").write_text("<body>{{ page.content }}")
    files = {"index.md": article(), "a.md": article(template="bare.html")}
    site = mini(files, theme={"custom_dir": str(theme)})
    assert site.failed
    assert any("a/index.html: it has no <main>" in line for line in site.warnings)
