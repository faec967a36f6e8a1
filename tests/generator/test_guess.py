"""Claims to judge: which there are, in which order, and what an author is told."""

from __future__ import annotations

import hashlib
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from sitekit.evidence.claims import CERTAINTIES
from sitekit.words import LANGUAGES
from sites import ROOT, SEARCH, Mini, Site, article
from written import part, words

SOURCES = {"_data/references.yml": "who:\n  title: Advice\n  issued: 2001\n"}
PLAY = article("/// guess\n///\n", title="Play")
CLAIM = """/// evidence | {id}
    certainty: {certainty}
    direction: {direction}
    sources: [who]
{why}
{text}

A trial says so. [@who]

///

"""
REASONS = ["        not higher: It is one trial.\n", "        not lower: It was fair.\n"]
SIGNS = """
headings: { emergency: "Call if:" }
signs: [{ id: burns, words: it burns, urgency: emergency, sources: [who] }]
"""
CARD = "/// care | emergency\n    signs: burns\n///\n\n"


def claim(
    id: str,
    certainty: str = "low",
    direction: str = "helps",
    why: str | None = None,
) -> str:
    ends = {"high": REASONS[1:], "very low": REASONS[:1]}
    told = "".join(ends.get(certainty, REASONS)) if certainty in CERTAINTIES else ""
    if certainty == "not studied":
        told = ""
    lines = (f"    why:\n{told}" if told else "") if why is None else why
    return CLAIM.format(
        id=id, certainty=certainty, direction=direction, text=f"Claim {id}.", why=lines
    )


def built(mini: Mini, files: dict[str, str], **more: object) -> Site:
    return mini(
        {"index.md": article("Home.", title="Home"), "play.md": PLAY, **SOURCES, **files}, **more
    )


def shown(site: Site, file: str = "play/index.html") -> LexborHTMLParser:
    return LexborHTMLParser(site.read(file))


def asked(site: Site) -> list[str]:
    return [words(one) for one in shown(site).css("claim-guess summary")]


def told(site: Site) -> list[str]:
    return [line for line in site.warnings if re.search("judge|guess|why", line)]


def example() -> str:
    """The very words with which authors are shown how to write it."""
    text = (ROOT / "docs/authors/blocks.md").read_text("utf-8")
    found = re.search(r"^```\n(/// guess\n.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_the_example_for_authors_asks_for_the_claims_of_all_pages(mini: Mini) -> None:
    files = {
        "play.md": article(example()),
        "a.md": article(claim("rises")),
        "b.md": article(claim("falls", "moderate", "harms")),
    }
    site = built(mini, files)
    assert told(site) == []
    page = shown(site)
    assert sorted(asked(site)) == ["Claim falls.", "Claim rises."]
    own = {words(one.css_first("summary")): one for one in page.css("claim-guess details")}
    one = own["Claim falls."]
    assert one.attributes["data-certainty"] == "moderate"
    assert words(part(one, ".guess-sure")) == "◆◆◆◇ Certainty: moderate"
    assert part(one, ".guess-sure [aria-hidden=true]").text() == "◆◆◆◇"
    assert [words(line) for line in one.css("p")[1:3]] == [
        "Why not higher? It is one trial.",
        "Why not lower? It was fair.",
    ]
    assert part(one, "a").attributes["href"] == "../b/#claim-falls"
    assert "features/guess.js" in site.read("play/index.html")
    assert "features/guess.css" in site.read("play/index.html")
    assert "features/guess" not in site.read("a/index.html")


def test_a_claim_is_judged_as_people_say_it_and_then_told_as_it_is(mini: Mini) -> None:
    bold = claim("rises").replace("    why:", '    judge: "It rises."\n    why:')
    site = built(mini, {"a.md": article(bold)})
    assert told(site) == []
    assert asked(site) == ['"It rises."']
    [one] = shown(site).css("claim-guess details")
    assert words(one.css("p")[1]) == "We would say: Claim rises."
    assert "It rises." not in site.read("a/index.html")


def test_what_the_page_itself_tells_of_is_not_asked(mini: Mini) -> None:
    play = article("See [it](a.md#claim-rises).\n\n/// guess\n///\n", title="Play")
    site = built(mini, {"play.md": play, "a.md": article(claim("rises") + claim("falls"))})
    assert asked(site) == ["Claim falls."]


def test_the_four_steps_stand_in_order_with_their_shapes_and_words(mini: Mini) -> None:
    page = shown(built(mini, {"a.md": article(claim("rises"))}))
    assert words(part(page, "claim-guess legend")) == "How sure would you be?"
    labels = [words(one) for one in page.css("claim-guess label")]
    assert labels == ["◆◆◆◆ high", "◆◆◆◇ moderate", "◆◆◇◇ low", "◆◇◇◇ very low"]
    boxes = page.css("claim-guess input")
    assert [box.attributes["value"] for box in boxes] == ["high", "moderate", "low", "very low"]
    assert {box.attributes["type"] for box in boxes} == {"radio"}


def test_only_claims_with_a_step_are_asked_and_none_of_warning_signs(mini: Mini) -> None:
    every = "".join(
        claim(name.replace(" ", "-"), name) for name in ("high", "moderate", "low", "very low")
    )
    files = {
        "graded.md": article(every),
        "others.md": article(
            claim("nobody-looked", "not studied", "")
            + claim("nobody-knows", "", "unknown")
            + claim("so-it-is", "", "definition")
        ),
        "disputed.md": article(claim("they-argue", "low", "disputed")),
        "help/index.md": article(claim("beside-help") + CARD),
        "near.md": article(claim("beside-its-sign") + CARD),
        "compact.md": article(
            claim("below-all-signs") + CARD.replace("burns\n", "burns\n    compact: true\n")
        ),
        "hidden.md": article(claim("not-found"), search={"exclude": True}),
        "unready.md": article(claim("unready"), status="draft"),
        "_data/signs.yml": SIGNS,
    }
    site = built(mini, files, extra={"help": {"title": "Help", "page": "help/index.md"}})
    # They argue: whoever agrees that nobody can tell is very sure, and the grade is low.
    names = ["below-all-signs", "high", "low", "moderate", "very-low"]
    assert sorted(asked(site)) == [f"Claim {name}." for name in names]


def test_the_order_is_that_of_a_hash_and_not_of_pages(mini: Mini) -> None:
    names = [f"c{n}" for n in range(12)]
    site = built(mini, {f"{name}.md": article(claim(name)) for name in names})
    order = sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    assert order != names
    assert asked(site) == [f"Claim {name}." for name in order]


@pytest.mark.parametrize(
    ("certainty", "why"),
    [
        ("high", ["Why not lower? It was fair."]),
        ("low", ["Why not higher? It is one trial.", "Why not lower? It was fair."]),
        ("very low", ["Why not higher? It is one trial."]),
    ],
)
def test_each_step_has_the_reasons_that_it_can_have(
    mini: Mini, certainty: str, why: list[str]
) -> None:
    site = built(mini, {"a.md": article(claim("rises", certainty))})
    assert told(site) == []
    lines = [words(line) for line in shown(site).css("claim-guess details p")]
    assert lines[1:-1] == why


@pytest.mark.parametrize(
    ("certainty", "why", "said"),
    [
        ("low", "", "is to be judged, and its 'why' lacks 'not higher' and 'not lower'. Say in a"),
        (
            "low",
            "    why: { not lower: It was fair. }\n",
            "is to be judged, and its 'why' lacks 'not higher'. Say in a sentence why",
        ),
        (
            "very low",
            "",
            "is to be judged, and its 'why' lacks 'not higher'. Say in a sentence why",
        ),
        (
            "very low",
            "    why: { not higher: Few., not lower: Fair. }\n",
            "has a 'why' that it cannot have: 'not lower'.",
        ),
        (
            "low",
            "    why: { not higher: , not lower: Fair. }\n",
            "does not say why its certainty is not higher. Say it in a sentence.",
        ),
        (
            "low",
            "    why: It is one trial.\n",
            "has a 'why' that it cannot have: 'It is one trial.'.",
        ),
    ],
)
def test_a_claim_to_judge_says_why_it_is_as_sure(
    mini: Mini, certainty: str, why: str, said: str
) -> None:
    site = built(mini, {"a.md": article(claim("rises", certainty, why=why))})
    assert any(line.startswith(f"a.md:8: the claim 'rises' {said}") for line in site.warnings)


def test_where_nothing_is_judged_a_claim_need_not_say_why(mini: Mini) -> None:
    site = built(mini, {"play.md": article("Words."), "a.md": article(claim("rises", why=""))})
    assert told(site) == []


def test_what_is_asked_names_no_certainty(mini: Mini) -> None:
    text = claim("rises").replace("Claim rises.", "It helps, but this is very uncertain.")
    site = built(mini, {"a.md": article(text)})
    said = "a.md:8: the claim 'rises' names its certainty ('uncertain'). Leave that to 'certainty'."
    assert said in site.warnings, site.warnings


def test_what_has_no_step_is_not_judged(mini: Mini) -> None:
    text = claim("rises", "", "unknown").replace(
        "    sources", '    judge: "It rises."\n    sources'
    )
    site = built(mini, {"a.md": article(text)})
    said = "the claim 'rises' is not judged, since it has no step of certainty. Leave 'judge' out."
    assert f"a.md:8: {said}" in site.warnings, site.warnings


def test_it_leads_to_the_page_of_all_claims_where_there_is_one(mini: Mini) -> None:
    claims = {"a.md": article(claim("rises"))}
    assert not shown(built(mini, claims)).css(".guess-end a")
    every = {"all.md": "---\ntitle: all claims\ndescription: D.\ntemplate: evidence.html\n---\n"}
    link = part(shown(built(mini, claims | every)), ".guess-end > .guess-ways > a")
    assert (link.attributes["href"], words(link)) == ("../all/", "All claims")


@pytest.mark.parametrize(
    ("block", "files", "expected"),
    [
        (
            "/// guess\n///\n",
            {"a.md": article("No claim.")},
            "play.md:10: there is no claim to judge. Write one (/// evidence | …) with a certainty,",
        ),
        (
            "/// guess\n\nWords.\n\n///\n",
            {"a.md": article(claim("rises"))},
            "play.md:10: the block 'guess' holds words, and has no place for them. Close it on the",
        ),
        (
            "/// guess\n    claims: all\n///\n",
            {},
            "play.md:10: the block 'guess' has an option that is not known, or a wrong one. It has none.",
        ),
        (
            "/// guess\n    attrs: {id: x}\n///\n",
            {},
            "play.md:10: the block 'guess' has an option that is not known, or a wrong one. It has none.",
        ),
        ("/// gues\n///\n", {}, "play.md:10: there is no block 'gues'. Did you mean 'guess'?"),
    ],
)
def test_an_author_is_told(mini: Mini, block: str, files: dict[str, str], expected: str) -> None:
    site = built(mini, {"play.md": article(f"Words.\n\n{block}", title="Play"), **files})
    assert [line for line in site.warnings if line.startswith(expected)], site.warnings
    assert "claim-guess" not in site.read("play/index.html")


def test_search_does_not_read_the_claims_twice(mini: Mini) -> None:
    site = built(mini, {"a.md": article(claim("rises")), **SEARCH})
    index = site.index()
    assert "Claim rises" in index["a/"]
    assert "rises" not in index["play/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_counts_claims_with_two_numbers(language: str) -> None:
    said = LANGUAGES[language]
    assert said.guess_of.count("{}") == 2
    own = said.group("guess")
    assert len(set(own.values())) == len(own) > 15
