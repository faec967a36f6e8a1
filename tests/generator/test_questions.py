"""The questions of many pages on one: which there are, how they get there, what an author is told."""

from __future__ import annotations

import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitekit.quiz.questions import stamp
from sitekit.words import LANGUAGES
from sites import ROOT, SEARCH, Mini, Site, article
from written import part, words

RESULT = "It rises."
SOURCES = {
    "_data/references.yml": "who:\n  title: W\n  issued: 2001\n  custom: {topic: t, design: d, checked: full,"
    f" result: {RESULT}}}\n"
}
SIGNS = """
headings: { emergency: "Call if:" }
signs: [{ id: burns, words: it burns, urgency: emergency, sources: [who] }]
"""
CARD = "/// care | emergency\n    signs: burns\n///\n\n"


def quiz(id: str, why: str = "It does, as was found.", other: str = "[ ]") -> str:
    return f"""/// quiz | Is it {id}?
    id: {id}
    source: who
    checked: {stamp(RESULT)}

[x] Yes
:   {why}

{other} No
:   The other one says more.

///

"""


def built(mini: Mini, files: dict[str, str], options: str = "", **more: object) -> Site:
    block = f"Words.\n\n/// questions\n{options}///\n"
    own = {"index.md": article("Home.", title="Home"), "play.md": article(block, title="Play")}
    return mini({**own, **SOURCES, **files}, **more)


def shown(site: Site, file: str = "play/index.html") -> LexborHTMLParser:
    return LexborHTMLParser(site.read(file))


def asked(site: Site) -> dict[str, list[str]]:
    """The ids of the questions by the heading that they stand under."""
    found: dict[str, list[str]] = {}
    for one in shown(site).css(".questions-round > *"):
        if one.tag == "h2":
            heading = words(one)
            found[heading] = []
        else:
            found[heading].append(one.attributes["data-id"] or "")
    return found


def gathered(site: Site, id: str) -> LexborNode:
    return part(shown(site), f'[data-id="{id}"]')


def example() -> str:
    """The very words with which authors are shown how to write it."""
    text = (ROOT / "docs/authors/blocks.md").read_text("utf-8")
    found = re.search(r"^```\n(/// questions\n.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_the_example_for_authors_asks_the_questions_of_the_page_it_names(mini: Mini) -> None:
    files = {
        "play.md": article(example()),
        "body/index.md": "---\ntitle: The body\ndescription: D.\n---\nText.\n",
        "body/fascia.md": article("## What is it?\n\n" + quiz("tight"), title="fascia"),
        "body/other.md": article(quiz("loose")),
    }
    site = built(mini, files)
    assert not [line for line in site.warnings if "question" in line]
    assert asked(site) == {"The body": ["tight"]}
    one = gathered(site, "tight")
    form = part(one, "quiz-question")
    assert form.attributes["id"] == "questions-tight"
    assert words(part(form, "legend")) == "Is it tight?"
    assert sorted(words(term) for term in form.css("dt")) == ["No", "Yes"]
    assert {box.attributes["name"] for box in form.css("fieldset input")} == {"questions-tight"}
    link = part(one, ".questions-page a")
    assert link.attributes["href"] == "../body/fascia/#what-is-it"
    assert words(part(one, ".questions-page")) == "Where this is explained: Fascia"
    html = site.read("play/index.html")
    order = [html.index(f"features/{name}.js") for name in ("questions", "quiz")]
    assert order == sorted(order), "it puts questions in order before they come to life"
    assert "features/questions.css" in html
    assert "features/questions" not in site.read("body/fascia/index.html")
    assert (
        part(shown(site, "body/fascia/index.html"), "quiz-question").attributes["id"]
        == "quiz-tight"
    )


FILES = {
    "body/index.md": "---\ntitle: The body\ndescription: D.\n---\nText.\n",
    "body/a.md": article(quiz("a1") + quiz("a2"), title="Page a"),
    "body/b.md": article(quiz("b1"), title="Page b"),
    "loose/c.md": article(quiz("c1"), title="Page c"),
    "d.md": article(quiz("d1"), title="Page d"),
    "help/index.md": article(quiz("safe") + CARD, title="Help"),
    "hidden.md": article(quiz("hidden"), title="Hidden", search={"exclude": True}),
    "unready.md": article(quiz("unready"), title="Unready", status="draft"),
    "_data/signs.yml": SIGNS,
}
HELP: dict[str, Any] = {"extra": {"help": {"title": "Help", "page": "help/index.md"}}}


@pytest.mark.parametrize(
    ("topics", "expected"),
    [
        ("", {"Page d": ["d1"], "The body": ["a1", "a2", "b1"], "Page c": ["c1"]}),
        ("    topics: body/\n", {"The body": ["a1", "a2", "b1"]}),
        ("    topics: body\n", {"The body": ["a1", "a2", "b1"]}),
        ("    topics: body/b.md\n", {"The body": ["b1"]}),
        ("    topics: [loose/, d.md]\n", {"Page d": ["d1"], "Page c": ["c1"]}),
        ("    topics: [body/b.md, body/a.md]\n", {"The body": ["a1", "a2", "b1"]}),
    ],
)
def test_questions_stand_by_topic_and_those_of_warning_signs_stay_with_them(
    mini: Mini, topics: str, expected: dict[str, list[str]]
) -> None:
    site = built(mini, FILES, topics, **HELP)
    assert asked(site) == expected
    chips = [words(one) for one in shown(site).css(".chips label")]
    assert chips == (["All", *expected] if len(expected) > 1 else [])
    assert not [line for line in site.warnings if line.startswith("play.md:11")]


def test_a_topic_is_chosen_by_the_name_that_its_questions_have(mini: Mini) -> None:
    page = shown(built(mini, FILES, **HELP))
    names = [box.attributes["value"] for box in page.css(".chips input")]
    assert names == ["", "d.md", "body", "loose/c.md"]
    assert {one.attributes["data-topic"] for one in page.css(".questions-one")} == set(names[1:])


def test_links_lead_where_they_led_and_no_number_of_a_reference_is_left(mini: Mini) -> None:
    why = "As [a](a.md#x), [here](#y), [out](https://e.org/z) and ![p](p.png){width=1 height=1} say. [@who]"
    files = {**FILES, "body/b.md": article(quiz("b1", why)), "body/p.png": "x"}
    one = gathered(built(mini, files, **HELP), "b1")
    links = [link.attributes["href"] for link in one.css("dd a")]
    assert links == ["../body/a/#x", "../body/b/#y", "https://e.org/z"]
    assert part(one, "dd img").attributes["src"] == "../body/p.png"
    assert (
        words(next(why for why in one.css("dd") if why.css("a"))) == "Yes. As a, here, out and say."
    )


def test_in_calm_a_gathered_question_is_in_sight(mini: Mini) -> None:
    site = built(mini, FILES, **HELP)
    assert "checked" in part(gathered(site, "a1"), ".ask input").attributes
    assert "checked" not in part(shown(site, "body/a/index.html"), ".ask input").attributes
    assert not gathered(site, "a1").css("fieldset [checked]")


def test_several_right_options_can_be_chosen_together_there_too(mini: Mini) -> None:
    site = built(mini, {"a.md": article(quiz("both", other="[x]") + quiz("one", other="[ ]"))})
    boxes = gathered(site, "both").css("fieldset input")
    assert [box.attributes["type"] for box in boxes] == ["checkbox", "checkbox"]
    assert all("data-right" in box.attributes for box in boxes)


@pytest.mark.parametrize(
    ("options", "files", "expected"),
    [
        (
            "",
            {"a.md": article("None.")},
            "there is no question to ask. Write one (/// quiz | …) on another page.",
        ),
        (
            "    topics: bdy/\n",
            FILES,
            "there is no question of 'bdy/' to ask. Did you mean 'body'?",
        ),
        (
            "    topics: help/\n",
            FILES,
            "there is no question of 'help/' to ask. Known: d.md, body, loose/c.md.",
        ),
        (
            "    topics: 3\n",
            FILES,
            "there is no question of '3' to ask. Known: d.md, body, loose/c.md.",
        ),
        (
            "    topic: body\n",
            FILES,
            "the block 'questions' has an option that is not known, or a wrong one. Known: topics.",
        ),
        (
            "    attrs: {id: x}\n",
            FILES,
            "the block 'questions' has an option that is not known, or a wrong one. Known: topics.",
        ),
        (
            "\nWords.\n\n",
            FILES,
            "the block 'questions' holds words, and has no place for them. Close it on",
        ),
    ],
)
def test_an_author_is_told(mini: Mini, options: str, files: dict[str, str], expected: str) -> None:
    site = built(mini, files, options, **HELP)
    assert [line for line in site.warnings if line.startswith(f"play.md:10: {expected}")], (
        site.warnings
    )
    assert "gathered-questions" not in site.read("play/index.html")


def test_an_unknown_topic_does_not_take_the_others_along(mini: Mini) -> None:
    site = built(mini, FILES, "    topics: [body/b.md, nowhere/]\n", **HELP)
    assert asked(site) == {"The body": ["b1"]}
    assert [line for line in site.warnings if "there is no question of 'nowhere/' to ask." in line]


def test_a_page_asks_once(mini: Mini) -> None:
    twice = "/// questions\n    topics: d.md\n///\n\n/// questions\n///\n"
    site = built(mini, {**FILES, "play.md": article(twice)}, **HELP)
    assert (
        "play.md:8: the block 'questions' stands twice on this page. Name all topics in one of them."
        in site.warnings
    )
    assert asked(site) == {"Page d": ["d1"]}


def test_it_can_stand_beside_the_question_itself(mini: Mini) -> None:
    block = quiz("own") + "/// questions\n    topics: play.md\n///\n"
    page = shown(built(mini, {"play.md": article(block)}))
    ids = [one.attributes["id"] for one in page.css("quiz-question")]
    assert ids == ["quiz-own", "questions-own"]
    names = [box.attributes["name"] for box in page.css("quiz-question fieldset input")]
    assert len(set(names)) == 2


def test_a_heading_may_not_take_the_name_of_a_question(mini: Mini) -> None:
    site = built(
        mini, {"a.md": article("## Questions { #questions-b1 }\n\nText.\n\n" + quiz("b1"))}
    )
    assert [line for line in site.warnings if "questions-b1" in line]


def test_search_does_not_read_the_questions_twice(mini: Mini) -> None:
    site = built(mini, {**FILES, **SEARCH}, **HELP)
    assert "Is it a1" not in site.index()["play/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_room_for_its_numbers(language: str) -> None:
    said = LANGUAGES[language]
    assert said.questions_of.count("{}") == 3
    assert said.questions_one.count("{}") == 2
    assert (said.questions_before.count("{}"), said.questions_kept.count("{}")) == (1, 1)
    own = said.group("questions")
    assert len(set(own.values())) == len(own) == 10
