"""Claims: shown with how sure they are, gathered on one page, and what an author is told of them."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

from sitekit.citations.syntax import Citations
from sitekit.evidence.block import EvidenceBlocks
from sitekit.evidence.claims import CERTAINTIES, Claim, faults, twice, unanswered
from sitekit.words import choose
from sites import Mini, article

NAMES = {"lawler2006": "Lawler 2006", "who": "WHO"}
SAID = {"cures": "It cures all."}
BLOCK = """/// evidence | calm
    certainty: low
    direction: helps
    sources: [who, lawler2006]
    answers: cures

Many people *feel* "calmer" & more. [@lawler2006]

More of it.

///
"""


def rendered(text: str, **words: str) -> tuple[str, list[Claim]]:
    """The block as HTML, and the claims found."""
    blocks = EvidenceBlocks(NAMES, SAID, choose("en", words))
    return markdown(
        text, extensions=[Citations(NAMES, "Reference"), blocks, "smarty"]
    ), blocks.claims


def test_a_claim_says_what_how_sure_and_whence() -> None:
    html, claims = rendered(BLOCK)
    assert '<div class="evidence" id="claim-calm">' in html
    assert (
        html.index("It cures all.")
        < html.index("Many people")
        < html.index("More of it.")
        < html.index("Certainty")
    )
    assert '<span class="direction">May help</span>' in html
    assert '<span aria-hidden="true">◆◆◇◇</span> Certainty: low</span>' in html
    assert re.findall(r'aria-label="Reference (\d): (\w+)', html) == [
        ("1", "Lawler"),
        ("2", "WHO"),
        ("1", "Lawler"),
    ]
    text = 'Many people feel "calmer" & more.'
    assert claims == [Claim("calm", text, "low", "helps", ("who", "lawler2006"), ("cures",))]


def test_its_words_are_the_sites() -> None:
    html, _ = rendered(
        BLOCK,
        certainty="Sicherheit",
        certainty_low="gering",
        direction_helps="Hilft wohl",
        said="Dort steht:",
    )
    assert "Sicherheit: gering" in html
    assert "Hilft wohl" in html
    assert "Dort steht:" in html


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "certainty: low",
            "",
            "has no certainty. Known: high, moderate, low, very low, not studied.",
        ),
        (
            "certainty: low",
            "certainty: very-low",
            "has an unknown certainty: 'very-low'. Did you mean 'very low'?",
        ),
        (
            "direction: helps",
            "",
            "has no direction. Known: helps, no clear effect, mixed, harms, linked,",
        ),
        (
            "direction: helps",
            "direction: help",
            "has an unknown direction: 'help'. Did you mean 'helps'?",
        ),
        ("sources: [who, lawler2006]", "", "has no source. Add 'sources: [key]'."),
        (
            "[who, lawler2006]",
            "[lawler2007]",
            "names an unknown source: 'lawler2007'. Did you mean 'lawler2006'?",
        ),
        (
            "answers: cures",
            "answers: cure",
            "names an unknown answer: 'cure'. Did you mean 'cures'?",
        ),
        ('Many people *feel* "calmer" & more. [@lawler2006]\n\nMore of it.', "", "says nothing."),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, said: str) -> None:
    assert old in BLOCK
    block = BLOCK.replace(f"    {old}\n", f"    {new}\n" if new else "").replace(old, new)
    source = "---\n---\n\n" + block
    _, claims = rendered(block)
    found = [str(problem) for problem in faults(claims, source, NAMES, SAID)]
    assert found == [found[0]]
    assert found[0].startswith(f":4: the claim 'calm' {said}")


def test_what_was_not_studied_needs_no_direction_and_no_source() -> None:
    claims = [Claim("a", "Words.", "not studied", "", (), ())]
    assert list(faults(claims, "", NAMES, SAID)) == []


def test_across_pages() -> None:
    claims = [Claim("a", "x", "low", "helps", (), ()), Claim("a", "y", "low", "helps", (), ())]
    found = twice(zip(claims, ("a.md", "b.md"), strict=True))
    assert [str(problem) for problem in found] == [
        "b.md: the claim 'a' stands in a.md too. Give each claim an id of its own.",
    ]
    assert list(unanswered(claims, SAID)) == [
        ("cures", "no claim answers 'cures'.", "Write 'answers: cures' in one.")
    ]


@pytest.mark.parametrize("words", ["2024", "[a, b]", "yes"])
def test_words_of_others_that_are_no_text_are_named_and_end_nothing(mini: Mini, words: str) -> None:
    data = {
        "_data/references.yml": "who:\n  title: W\nlawler2006:\n  title: L\n",
        "_data/said.yml": f"# Theirs.\ncures: {words}\n",
    }
    site = mini({"index.md": article("\n" + BLOCK), **data})
    assert not site.failed
    assert [line.split(", but")[0] for line in site.warnings] == [
        "_data/said.yml:2: 'cures' is no text"
    ]


def test_a_build_gathers_and_names(mini: Mini) -> None:
    source = article(
        "\n"
        + BLOCK.replace("direction: helps", "direction: hlps").replace("[who, lawler2006]", "who")
    )
    data = {
        "_data/references.yml": "who:\n  title: W\nlawler2006:\n  title: L\n",
        "_data/said.yml": "cures: It cures.\n",
    }
    table = "---\ntitle: All\ndescription: All.\ntemplate: evidence.html\n---\n"
    site = mini({"index.md": source, "evidence/index.md": table, **data})
    assert site.warnings == [
        "index.md:9: the claim 'calm' has an unknown direction: 'hlps'. Did you mean 'helps'?"
    ]
    assert '<a href="..#claim-calm">' in site.read("evidence/index.html").replace("../#", "..#")
    assert "<q>It cures.</q>" in site.read("evidence/index.html")


def test_every_certainty_has_a_shape_and_no_two_the_same() -> None:
    assert len(set(CERTAINTIES.values())) == len(CERTAINTIES)
