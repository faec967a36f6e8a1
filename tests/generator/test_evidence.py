"""Claims: shown with how sure they are, gathered on one page, and what an author is told of them."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

from sitekit.citations.syntax import Citations
from sitekit.evidence.block import EvidenceBlocks
from sitekit.evidence.claims import CERTAINTIES, Answer, Claim, faults, twice, unanswered
from sitekit.words import choose
from sites import Mini, article

NAMES = {"lawler2006": "Lawler 2006", "who": "WHO"}
SAID = {"cures": "It cures all."}
BLOCK = """/// evidence | calm
    certainty: low
    direction: helps
    sources: [who, lawler2006]
    answers: { cures: "partly right: of some." }

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
    assert 'data-certainty="low" data-direction="helps" id="claim-calm">' in html
    assert (
        html.index("May help")
        < html.index("Certainty")
        < html.index("Many people")
        < html.index("More of it.")
        < html.index(
            "Often claimed:</span> “It cures all.” <strong>Partly right:</strong> of some.</p>"
        )
    )
    assert '0zM12 7v10M7 12h10"></path></svg>May help</span>' in html
    assert '<span aria-hidden="true">◆◆◇◇</span> Certainty: low</span>' in html
    assert re.findall(r'aria-label="Reference (\d): (\w+)', html) == [
        ("1", "WHO"),
        ("2", "Lawler"),
        ("2", "Lawler"),
    ]
    text = 'Many people feel "calmer" & more.'
    assert claims == [
        Claim(
            "calm",
            text,
            "low",
            "helps",
            ("who", "lawler2006"),
            (Answer("cures", "partly right", "of some."),),
        )
    ]


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("right", "<strong>Right.</strong></p>"),
        ('"not known: why."', "<strong>Not known:</strong> why.</p>"),
    ],
)
def test_a_verdict_ends_where_no_reason_follows(answer: str, shown: str) -> None:
    html, _ = rendered(BLOCK.replace('"partly right: of some."', answer))
    assert f"“It cures all.” {shown}" in html


def test_its_words_are_the_sites() -> None:
    html, _ = rendered(
        BLOCK,
        certainty="Sicherheit",
        certainty_low="gering",
        direction_helps="Hilft wohl",
        verdict_partly_right="Zum Teil",
        said="Dort steht:",
    )
    assert "Sicherheit: gering" in html
    assert "Hilft wohl" in html
    assert "Dort steht:" in html
    assert "<strong>Zum Teil:</strong>" in html


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
            "has no direction. Known: helps, harms, no clear effect, mixed, linked,",
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
            'answers: { cures: "partly right: of some." }',
            "answers: { cure: right }",
            "answers unknown words: 'cure'. Did you mean 'cures'?",
        ),
        (
            'answers: { cures: "partly right: of some." }',
            "answers: [cures]",
            "has no verdict on 'cures'. Write 'cures: \"partly right: why\"'. Known: right, partly",
        ),
        (
            "partly right: of",
            "partly-right: of",
            "has an unknown verdict, 'partly-right', on 'cures'. Did you mean 'partly right'?",
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


def test_attributes_cannot_make_a_claim_another(mini: Mini) -> None:
    data = {
        "_data/references.yml": "who:\n  title: W\nlawler2006:\n  title: L\n",
        "_data/said.yml": "cures: It cures.\n",
    }
    for attribute in ("class: x", "id: x"):
        block = BLOCK.replace("certainty: low", f"attrs: {{{attribute}}}\n    certainty: low")
        site = mini({"index.md": article("\n" + block), **data})
        assert any(
            line.startswith("index.md:9: the block 'evidence' has an option")
            for line in site.warnings
        )


def test_the_line_is_that_of_the_block_not_of_code_that_shows_it() -> None:
    block = BLOCK.replace("certainty: low", "certainty: lowest")
    source = f"```\n{block}```\n\n- in a list:\n\n" + block
    _, claims = rendered(block)
    found = [problem.line for problem in faults(claims, source, NAMES, SAID)]
    assert found == [source[: source.rindex("/// evidence")].count("\n") + 1]


def test_two_claims_with_one_id_keep_their_own_strength() -> None:
    _, claims = rendered(BLOCK + "\n" + BLOCK.replace("certainty: low", "certainty: high"))
    assert [claim.certainty for claim in claims] == ["low", "high"]


def test_what_was_not_studied_needs_no_direction_and_no_source() -> None:
    claims = [Claim("a", "Words.", "not studied", "", (), ())]
    assert list(faults(claims, "", NAMES, SAID)) == []


@pytest.mark.parametrize(
    ("certainty", "direction", "source", "said"),
    [
        ("", "official advice", "law", None),
        ("", "unknown", "who", None),
        ("", "official advice", "who", "is 'official advice', and none of its sources is. Name a source"),
        ("low", "official advice", "law", "has a certainty ('low') of what is 'official advice'. Leave"),
        ("not studied", "official advice", "law", "is 'official advice', and not studied. Leave"),
        ("not studied", "", "law", "rests on official advice alone, and does not say so. Write 'direction"),
        ("very low", "unknown", "who", "has a certainty ('very low') of what is 'unknown'. Leave"),
    ],
)  # fmt: skip
def test_official_advice_and_gaps_have_no_certainty_of_studies(
    certainty: str, direction: str, source: str, said: str | None
) -> None:
    claims = [Claim("a", "Words.", certainty, direction, (source,), ())]
    found = [str(problem) for problem in faults(claims, "", ["who", "law"], {}, {"law"})]
    assert len(found) == (1 if said else 0), found
    assert not said or f"the claim 'a' {said}" in found[0]


def test_official_advice_is_told_on_its_page_and_in_the_table(mini: Mini) -> None:
    block = (
        "/// evidence | a\n    direction: official advice\n    sources: law\n\nIt is so.\n\n///\n"
    )
    seen = "{ topic: t, design: d, checked: full, result: It is so., kind: official advice }"
    files = {
        "index.md": article(block),
        "all/index.md": "---\ntitle: All\ndescription: All.\ntemplate: evidence.html\n---\n",
        "_data/references.yml": f"law:\n  title: L\n  custom: {seen}\n",
    }
    site = mini(files)
    assert site.warnings == []
    page = site.read("index.html")
    assert 'data-certainty="" data-direction="official advice" id="claim-a"' in page
    assert "</svg>Official advice</span>. " in page
    assert "Certainty" not in page
    assert "Official advice" in site.read("all/index.html")
    wrong = mini(files | {"index.md": article(block.replace("law", "who"))})
    assert any("none of its sources is" in line for line in wrong.warnings), wrong.warnings


def test_across_pages() -> None:
    claims = [Claim("a", "x", "low", "helps", (), ())]
    block = "/// evidence | a\n///\n"
    found = twice([("a.md", f"One.\n\n{block}"), ("b.md", block * 2)])
    assert [(name, str(problem)) for name, problem in found] == [
        ("a", "b.md:1: the claim 'a' stands in a.md:3 too. Give each claim an id of its own."),
        ("a", "b.md:3: the claim 'a' stands in a.md:3 too. Give each claim an id of its own."),
    ]
    assert list(unanswered(claims, SAID)) == [
        ("cures", "no claim answers 'cures'.", "Write 'answers: {cures: verdict}' in one.")
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
    assert "</span> “It cures.” <strong>Partly right.</strong></p>" in site.read(
        "evidence/index.html"
    )


def test_every_certainty_has_a_shape_and_no_two_the_same() -> None:
    assert len(set(CERTAINTIES.values())) == len(CERTAINTIES)


def test_one_mistaken_claim_hides_no_other_that_is_not_there(mini: Mini) -> None:
    claim = "/// evidence | rises\n    certainty: hgh\n    direction: helps\n    sources: [who]\n\nIt rises.\n\n///\n"
    text = article(f"- One. {{claim=rises}}\n- Two. {{claim=falls}}\n\n{claim}")
    site = mini({"index.md": text, "_data/references.yml": "who: { title: W }\n"})
    told = [line for line in site.warnings if "claim" in line]
    assert any("an unknown certainty: 'hgh'" in line for line in told), told
    assert any("there is no claim 'falls'" in line for line in told), told
    assert not any("there is no claim 'rises'" in line for line in told), told
