"""Blocks: care cards, and what an author is told of a block that was not understood."""

from __future__ import annotations

import pytest
from markdown import markdown

from sitekit.blocks import Known, stray, unclosed
from sitekit.care import CareBlocks
from sitekit.words import choose
from sites import Mini, article

WORDS = choose("en", {})
PHONES = {"999": "UK", "112": "Europe & elsewhere"}
CARD = """/// care | {kind}

### Call now if:

- it is sudden

///
"""


@pytest.mark.parametrize(
    ("kind", "words"),
    [("emergency", "Emergency: "), ("urgent", "Urgent: "), ("routine", "Not urgent: ")],
)
def test_a_card_says_its_urgency_in_hidden_text(kind: str, words: str) -> None:
    html = markdown(CARD.format(kind=kind), extensions=[CareBlocks(WORDS, {}), "toc"])
    assert f'<div class="care care-{kind}">' in html
    assert (
        f'<h3 id="call-now-if"><span class="visually-hidden">{words}</span>Call now if:</h3>'
        in html
    )
    assert "<li>it is sudden</li>" in html


def test_numbers_in_the_heading_can_be_called_and_have_their_place() -> None:
    source = CARD.format(kind="emergency").replace("Call now", "Call 999, 112, 0 or 1999 now")
    html = markdown(source, extensions=[CareBlocks(WORDS, PHONES), "toc"])
    assert '<a href="tel:999"><strong>Call 999</strong> <span>UK</span></a>' in html
    assert "<span>Europe &amp; elsewhere</span>" in html
    assert html.count("tel:") == 2
    assert html.index("</h3>") < html.index("tel:") < html.index("<li>")


def test_an_emergency_card_without_a_number_is_named(mini: Mini) -> None:
    phones = {"999": "UK", "112": "Europe", "911": "US", "111": "advice"}
    source = article(CARD.format(kind="emergency"))
    site = mini({"index.md": source}, extra={"phones": phones})
    assert site.warnings == [
        "index.md: 1 of 1 emergency cards give no number to call. Name one in the heading: 999, 112, 911, 111."
    ]


def test_its_words_are_the_sites() -> None:
    html = markdown(CARD.format(kind="urgent"), extensions=[CareBlocks(choose("de", {}), {})])
    assert '<span class="visually-hidden">Dringend: </span>Call' in html


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("/// cair | urgent\n\nx\n\n///", "a.md:1: there is no block 'cair'. Did you mean 'care'?"),
        (
            "a\n\n/// care | soon\n\nx\n\n///",
            "a.md:3: the block '/// care | soon' has an argument or option",
        ),
        (
            "/// care\n\nx\n\n///",
            "a.md:1: the block '/// care' has an argument or option that is not known. Known for",
        ),
        ("/// zzz\n\nx\n\n///", "a.md:1: there is no block 'zzz'. Known: care."),
        (
            "/// care | urgent\n    colour: red\n\nx\n\n///",
            "a.md:1: the block '/// care | urgent' has an argument",
        ),
    ],
)
def test_a_block_that_stayed_text_is_named(source: str, said: str) -> None:
    known = Known()
    html = markdown(source, extensions=[CareBlocks(WORDS, {}), known])
    found = [str(problem) for problem in stray(html, source, "a.md", known.blocks)]
    assert any(text.startswith(said) for text in found), (html, found)


def test_text_with_slashes_is_no_block() -> None:
    source = (
        "a // b, and /this/ or https://example.org\n\n    some code\n    /// cair | x\n\n`/// x`"
    )
    html = markdown(source, extensions=[CareBlocks(WORDS, {})])
    assert list(stray(html, source, "a.md", {"care": ()})) == []


def test_a_build_names_the_line_in_the_file(mini: Mini) -> None:
    site = mini({"index.md": article("\n/// cair | urgent\n\nx\n\n///")})
    assert site.warnings[0] == "index.md:9: there is no block 'cair'. Did you mean 'care'?"


NEVER = "is never closed: the rest of the page stands in it. End it with a line of"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("/// care | urgent\n\nx\n\n///", []),
        ("a\n\n/// care | urgent\n\nx", [f"a.md:3: the block 'care' {NEVER} '///'."]),
        ("//// care | urgent\n\n/// quiz | x\n\n///\n\n////", []),
        ("//// care | urgent\n\n/// quiz | x\n\n////", ["a.md:5: this '////' ends no block."]),
        ("/// care | urgent\n\n////", ["a.md:3: this '////' ends no block."]),
        ("x\n\n///", ["a.md:3: this '///' ends no block."]),
        ("```\n/// care | urgent\n```\n\n~~~~\n///\n~~~~", []),
        ("    /// care | urgent\n", []),
        ("- a\n\n    /// care | urgent\n\n    x\n", [f"a.md:3: the block 'care' {NEVER} '///'."]),
        ("- a\n\n    /// care | urgent\n\n    x\n\n    ///\n", []),
        ("/// admonition\n    type: note\n\n///", []),
        ("a // b /// c", []),
    ],
)
def test_a_block_that_is_never_closed_is_named(source: str, said: list[str]) -> None:
    found = [str(problem) for problem in unclosed(source, "a.md")]
    assert len(found) >= len(said)
    assert [one for one in said if not any(line.startswith(one) for line in found)] == []
    assert bool(found) == bool(said)


def test_a_build_with_a_block_that_is_never_closed_fails_when_strict(mini: Mini) -> None:
    site = mini({"index.md": article("/// care | urgent\n\n### Ask if:\n\n- x\n")}, strict=True)
    assert site.failed
    assert f"index.md:8: the block 'care' {NEVER} '///'." in site.warnings
