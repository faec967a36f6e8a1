"""Mistakes that once passed in silence, or ended a build: each is told, and loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import SEARCH, Mini, article, term

DATA = {
    "_data/references.yml": "who:\n  title: W\n  custom: {topic: t, design: d, checked: full,"
    " result: 14 in 100 and 0.5}\n",
}
QUIZ = "/// quiz | Why?\n    id: why\n    source: who\n\n[x] a\n:   It is so because.\n\n[ ] b\n:   It is not so.\n\n///\n"
CARD = "/// care | today\n\n### Ask if:\n\n- x\n\n"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            QUIZ + "\n/// care | emergncy\n\nx\n\n///",
            "index.md:20: the block 'care' knows no 'emergncy'.",
        ),
        ("- a\n- /// carr", "index.md:9: there is no block 'carr'."),
        (CARD + "    ///", "index.md:8: the block 'care' is never closed"),
        (
            "> /// care | today\n>\n> ### Ask if:\n>\n> - x",
            "index.md:8: the block 'care' is never closed",
        ),
        (
            "a[^1]\n\n[^1]:\n    /// care | today\n\n    ### Ask if:",
            "index.md:11: the block 'care' is never",
        ),
        ("``` a`b\n\n" + CARD, "index.md:10: the block 'care' is never closed"),
        ("```\n\n" + CARD, "index.md:10: the block 'care' is never closed"),
        ("See [@who, p. 5].", "index.md:8: '[@who, p. 5]' is no citation. Write '[@key]'"),
        ("See [@Who, p. 5].", "index.md:8: '[@Who, p. 5]' is no citation."),
        ("See [see @who].", "index.md:8: '[see @who]' is no citation."),
        ("## X {#calm}", "index.md:8: the id 'calm' is one that this site makes itself."),
        ("## X {#_menu}", "index.md:8: the id '_menu' is one that this site makes itself."),
        ("## X {#ref-who}", "index.md:8: the id 'ref-who' is one that this site makes itself."),
        (
            '<img src="a.png" srcset="https://x.org/b.png 2x" alt="x" width=1 height=1>',
            "index.md:8: the content",
        ),
        (
            '<video src="a.mp4" poster="//x.org/b.png"></video>',
            "index.md:8: the content security policy refuses",
        ),
        (
            '<iframe src="a.html"></iframe>',
            "index.md:8: the content security policy refuses <iframe>.",
        ),
        ('<base href="https://x.org/">', "index.md:8: the content security policy refuses <base>."),
        (
            '<meta http-equiv="refresh" content="0; url=x">',
            "index.md:8: the content security policy refuses <meta>.",
        ),
        (
            '<link rel="stylesheet" href="x.css">',
            "index.md:8: the content security policy refuses <link>.",
        ),
        (
            '<form action="https://x.org/"></form>',
            "index.md:8: the content security policy refuses <form action=",
        ),
        (
            '<a href="x.md" ping="https://x.org/">x</a>',
            "index.md:8: the content security policy refuses <a ping=",
        ),
        (
            "<div hidden>\n\nText.",
            "the content security policy refuses an element that is not closed",
        ),
        (
            "x\n\n</div></article></main>\n\ny",
            "the content security policy refuses an element that is",
        ),
        (
            "<textarea>\n\nText.",
            "the content security policy refuses an element that is not closed",
        ),
        (
            QUIZ.replace("\n[ ] b", ":   And more of it.\n\n[ ] b"),
            "index.md:8: the question 'Why?' has 2 reasons for",
        ),
        (
            "/// evidence | x\n    certainty: not studied\n    direction: helps\n\nIt.\n\n///",
            "index.md:8: the claim 'x'",
        ),
        (
            "/// study | pain\n\nWords.\n\n///",
            "index.md:8: the block of the picture 'pain' holds words",
        ),
        (
            "![x](other/assets/drawings/x.svg)",
            "index.md:8: the drawing 'x.svg' stands outside 'assets/drawings'.",
        ),
    ],
)
def test_it_is_told_with_its_line(mini: Mini, body: str, said: str) -> None:
    studies = "pain:\n  kind: icons\n  title: T\n  caption: C.\n  rows: [{source: who, label: l, count: 14, exact: 14 in 100}]\n"
    drawing = {
        "assets/drawings/x.svg": '<svg viewBox="0 0 9 9"/>',
        "other/assets/drawings/x.svg": "<svg/>",
    }
    site = mini({"index.md": article(f"{body}\n"), **DATA, "_data/studies.yml": studies, **drawing})
    assert not site.failed
    assert [line for line in site.warnings if said in line], site.warnings


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.md": article(template="nope.html")}, "a.md:6: there is no template 'nope.html'."),
        ({"a.md": article(template="")}, None),
        ({"a.md": article(status=None)}, "a.md:5: 'status' is empty. Say who has checked the page"),
        ({"a.md": "---\ntitle: A\ndescription: B\ntemplate: main.html\n---\n"}, "a.md:1: the key 'status' is"),
        ({"a.md": article("- x\n\n/// care | emergency\n\n- ### Call 999 now\n\n///")}, None),
        ({"a.md": article("<!-- <h1>x</h1> -->")}, None),
        ({"body-mass-index.md": "---\ntitle: A\ndescription: B\n---\n"}, "body-mass-index.md:1: the key 'status'"),
        ({"_data/studies.yml": "a:\n  kind: forest\n  title: T\n  caption: C\n  measure: M\n  less: l\n"
          "  more: m\n  marks: { much: 1 }\n  axis: [0, .inf]\n  rows: [{source: who, label: l, estimate: 0.5}]\n"}, "_data/studies.yml:9: 'axis'"),
        ({"_data/references.yml": "who:\n  title: W\n  DOI: https://doi.org/10.1/a\n"},
         "_data/references.yml:3: 'DOI' begins with 10, a point and a number. Write '10.1000/abc', without"),
    ],
)  # fmt: skip
def test_no_page_is_lost_for_it(mini: Mini, files: dict[str, str], said: str | None) -> None:
    site = mini(
        {"index.md": article("The text. [@who]"), **DATA, **SEARCH, **files},
        extra={"phones": {"999": "UK"}},
    )
    assert not site.failed
    assert "The text." in site.read("index.html")
    for name, html in site.pages().items():
        assert len([one for one in html.split("<h1")[1:] if not one.startswith(">x")]) == 1, name
    assert said is None or [line for line in site.warnings if line.startswith(said)], site.warnings


@pytest.mark.parametrize("name", ["a.md", "_data/said.yml", "assets/drawings/x.svg"])
def test_a_file_in_another_encoding_is_told_with_its_line(
    mini: Mini, tmp_path: Path, name: str
) -> None:
    files = {"index.md": article("![x](assets/drawings/x.svg)"), name: ""}
    path = tmp_path / "docs" / name
    text = {"a.md": article("Caf\u00e9."), "_data/said.yml": "a: 'Caf\u00e9'\n"}
    mini(files)
    path.write_bytes(
        text.get(name, "<svg viewBox='0 0 9 9'><text>\u00e9</text></svg>").encode("latin-1")
    )
    files.pop(name)
    site = mini(files)
    assert not site.failed
    line = {"a.md": 8}.get(name, 1)
    assert (
        f"{name}:{line}: this is not in UTF-8. Save it in that, as all editors can."
        in site.warnings
    )


def test_addresses_without_folders_know_a_page_by_its_whole_name(mini: Mini) -> None:
    files = {"index.md": article(), "body-mass-index.md": article(title="B"), **SEARCH}
    site = mini(
        {**files, "glossary/bran.md": term(title="bran"), "b.md": article("bran")},
        use_directory_urls=False,
    )
    assert not site.failed
    assert '"body-mass-index.html"' in site.read("pagefind/names.json")


def test_a_theme_that_is_not_ours_is_refused(mini: Mini) -> None:
    site = mini({"index.md": article()}, theme={"name": "mkdocs"})
    assert site.failed
    assert "mkdocs.yml: set 'theme: {name: material, custom_dir: overrides}'." in site.warnings
