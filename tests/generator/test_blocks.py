"""Blocks: what an author is told of a block that was not understood."""

from __future__ import annotations

import pytest
from markdown import markdown

from sitekit.blocks import Kind, Known, stray, unclosed
from sitekit.care.blocks import CareBlocks
from sitekit.care.cards import Maker
from sitekit.care.signs import Signs, Urgency
from sitekit.words import choose
from sites import Mini, article

URGENCIES = {name: Urgency(name=name.title(), look=name) for name in ("emergency", "today", "soon")}
CARE = Maker(Signs(), URGENCIES, choose("en", {}), {})


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("/// cair | today\n\nx\n\n///", "a.md:1: there is no block 'cair'. Did you mean 'care'?"),
        (
            "a\n\n/// care | never\n\nx\n\n///",
            "a.md:3: the block 'care' knows no 'never'. Known: emergency, today, soon.",
        ),
        (
            "/// care\n\nx\n\n///",
            "a.md:1: the block 'care' needs an argument. Write '/// care | …'. Known: emergency,",
        ),
        ("/// zzz\n\nx\n\n///", "a.md:1: there is no block 'zzz'. Known: care, advice."),
        (
            "/// care | today\n    colour: red\n\nx\n\n///",
            "a.md:1: the block 'care' has an option that is not known, or a wrong one. Known:",
        ),
        (
            "/// care | today\n    attrs: {class: x}\n\nx\n\n///",
            "a.md:1: the block 'care' has an option that is not known, or a wrong one.",
        ),
        (
            "/// care | tody\n\nx\n\n///",
            "a.md:1: the block 'care' knows no 'tody'. Did you mean 'today'?",
        ),
    ],
)
def test_a_block_that_stayed_text_is_named(source: str, said: str) -> None:
    known = Known()
    html = markdown(source, extensions=[CareBlocks(CARE), known])
    found = [str(problem) for _, _, problem in stray(html, source, "a.md", known.kinds)]
    assert any(text.startswith(said) for text in found), (html, found)


def test_text_with_slashes_is_no_block() -> None:
    source = (
        "a // b, and /this/ or https://example.org\n\n    some code\n    /// cair | x\n\n`/// x`"
    )
    html = markdown(source, extensions=[CareBlocks(CARE)])
    assert list(stray(html, source, "a.md", {"care": Kind(True, (), ())})) == []


def test_a_build_names_the_line_in_the_file(mini: Mini) -> None:
    site = mini({"index.md": article("\n/// cair | urgent\n\nx\n\n///")})
    assert site.warnings[0] == "index.md:9: there is no block 'cair'. Did you mean 'care'?"


NEVER = "is never closed: the rest of the page stands in it. End it with a line of"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("/// care | today\n\nx\n\n///", []),
        ("a\n\n/// care | today\n\nx", [f"a.md:3: the block 'care' {NEVER} '///'."]),
        ("//// care | today\n\n/// quiz | x\n\n///\n\n////", []),
        ("//// care | today\n\n/// quiz | x\n\n////", [f"a.md:3: the block 'quiz' {NEVER} '///'."]),
        (
            "/// care | today\n\n////",
            ["a.md:3: '////' does not end the 'care' of line 1. Write '///'."],
        ),
        ("x\n\n///", ["a.md:3: this '///' ends no block."]),
        ("```\n/// care | today\n```\n\n~~~~\n///\n~~~~", []),
        ("    /// care | today\n", []),
        ("- a\n\n    /// care | today\n\n    x\n", [f"a.md:3: the block 'care' {NEVER} '///'."]),
        ("- a\n\n    /// care | today\n\n    x\n\n    ///\n", []),
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
    site = mini({"index.md": article("/// care | today\n\n### Ask if:\n\n- x\n")}, strict=True)
    assert site.failed
    assert f"index.md:8: the block 'care' {NEVER} '///'." in site.warnings
