"""Phases of something: what the block makes, what stands in sight, and what an author is told."""

from __future__ import annotations

import re

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sites import ROOT, Mini, Site, article
from written import words

REFERENCES = """
who:
  title: Who
  custom: { topic: T, design: D, size: 40 people, checked: full, result: 'In 72% of rooms it swells. Of 120, 97 were done in 20 to 30 minutes. One of 338 (69.4%) fell.' }
other: { title: Other, custom: { topic: T, design: D, result: It is so., checked: full } }
"""
SIGNS = """
headings: { emergency: 'Call now, if:', soon: 'See someone, if:' }
countries: { GB: { name: UK, call: ['999'] } }
advice: { usual: [{ words: "As always? Then you need not call.", sources: [who] }] }
boxes: { worst: { say: Talk to someone., calls: true } }
signs:
  - { id: cracks, words: the oven cracks, urgency: emergency, sources: [who] }
  - { id: smokes, words: the oven smokes, urgency: emergency, sources: [who] }
  - { id: smells, words: it smells, urgency: soon, sources: [other] }
  - { id: worst, words: All is too much, urgency: emergency, sources: [who] }
"""
URGENCIES = {
    "emergency": {"name": "Emergency", "look": "emergency", "calls": "emergency"},
    "soon": {"name": "Soon", "look": "soon"},
}
COURSE = """dough:
  title: How it rises
  caption: Times differ.
  phases:
    - title: Early
      lasts: 20 to 30 minutes
      sources: [who]
      noticed:
        - { words: "It swells:", count: 72, of: 100, among: rooms, claim: swells, sources: [who] }
        - { words: "It falls:", count: 7, of: 10, among: loaves, sources: [other, who] }
        - { words: "It smells:", how_many: no number, sources: [other] }
      do:
        - { words: Wait a while., sources: [other] }
      signs: [smells]
    - title: Late
      lasts: for long
      sources: [other]
      noticed:
        - { words: "It is done:", count: 97, of: 120, among: loaves, sources: [who] }
      do:
        - { words: Open the oven., sources: [who, other] }
      signs: [cracks, smells, worst, smokes]
      advice: [usual]
"""
CLAIM = """/// evidence | swells
    certainty: low
    direction: linked
    sources: [who]

It swells.

///
"""
BLOCK = "/// phases | dough\n\n**Why?** Because it rises. [@who]\n\n///\n\n"
DRAWING = '<svg viewBox="0 0 320 90"><g class="phase"/><path class="thin phase" d="M0 0"/></svg>'
DRAWN = "  drawing: { file: d.svg, shows: 'Low & high' }\n  phases:"


def built(mini: Mini, course: str = COURSE, body: str = BLOCK + CLAIM, **files: str) -> Site:
    """A site with a course on its one page."""
    data = {
        "_data/references.yml": REFERENCES,
        "_data/signs.yml": SIGNS,
        "_data/phases.yml": course,
        **files,
    }
    return mini({"index.md": article(body), **data}, extra={"urgencies": URGENCIES})


def element(site: Site) -> LexborNode:
    """The element on its page."""
    found = LexborHTMLParser(site.read("index.html")).css_first("phase-line")
    assert found is not None
    return found


def test_all_phases_stand_in_order_with_how_many_and_what_to_do(mini: Mini) -> None:
    site = built(mini)
    assert site.warnings == []
    told = [
        [words(part) for part in phase.css(".phases-name, .phases-part, .phases-bars, ul li")]
        for phase in element(site).css(".phases-list > li")
    ]
    assert told == [
        [
            "Early 20 to 30 minutes [1]",
            "What can be done then",
            "Wait a while. [2]",
            "What people notice",
            "A bar shows how many of 100. Where our sources give no number, there is none.",
            "It swells: about 72 in 100 rooms [1] ◆◆◇◇ Certainty: low",
            "It falls: about 7 in 10 loaves [2, 1]",
            "It smells: no number [2]",
        ],
        [
            "Late for long [2]",
            "What can be done then",
            "Open the oven. [1, 2]",
            "What people notice",
            "A bar shows how many of 100. Where our sources give no number, there is none.",
            "It is done: about 97 in 120 loaves [1]",
        ],
    ]
    shares = [bar.attributes["width"] for bar in element(site).css(".phases-share rect")]
    assert shares == ["72%", "70%", "80.83%"]
    assert words(element(site).css_first(".phases-title")) == "How it rises Times differ."


def test_the_range_has_a_name_and_says_the_name_of_the_phase(mini: Mini) -> None:
    label = element(built(mini)).css_first("label:has([type=range])")
    assert label is not None
    assert words(label) == "Move through the phases"
    field = label.css("input")[0].attributes
    assert [field[name] for name in ("min", "max", "value")] == ["0", "1", "0"]
    assert field["aria-valuetext"] == "Early"


def test_cards_and_advice_stand_below_out_of_the_phases_fastest_first(mini: Mini) -> None:
    site = built(mini)
    block = element(site)
    assert block.css(".phases-list .care, .phases-list .advice") == []
    parts = [
        [item.attributes["data-sign"] for item in part.css("[data-sign]")] or words(part)
        for part in block.css(".phases-list ~ *")
    ]
    assert parts == [
        "Why? Because it rises. [1]",
        ["cracks", "smokes"],
        ["worst"],
        ["smells"],
        "As always? Then you need not call. [1]",
    ]
    assert [words(card.css_first("h2, h3")) for card in block.css(".care")] == [
        "Emergency: Call now, if:",
        "Emergency: All is too much",
        "Soon: See someone, if:",
    ]
    assert block.css_first(".care a[href='tel:999']") is not None
    assert site.table
    shown = {sign.id for card in site.table.pages["index.md"].cards for sign in card.signs}
    assert shown == {"cracks", "smokes", "worst", "smells"}


def test_a_drawing_is_put_in_above_the_range_with_its_words(mini: Mini) -> None:
    drawing = {"assets/drawings/d.svg": DRAWING}
    site = built(mini, COURSE.replace("  phases:", DRAWN), **drawing)
    assert site.warnings == []
    way = element(site).css_first(".phases-way")
    assert way is not None
    assert way.attributes["dir"] == "ltr", "as its time runs"
    svg = way.css_first("svg.drawing")
    assert svg is not None
    assert svg.attributes["aria-label"] == "Low & high"
    assert len(svg.css(".phase")) == 2


def test_search_reads_the_phases_and_not_the_range(mini: Mini) -> None:
    search = {"search.md": "---\ntitle: S\ndescription: D.\ntemplate: search.html\n---\n"}
    text = built(mini, **search).index()[""]
    assert "It swells" in text
    assert "Open the oven" in text
    assert "Move through" not in text


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("title: Early", "titel: Early", 5, "'titel' is not a known key. Did you mean 'title'?"),
        ("      lasts: for long\n", "", 15, "the key 'lasts' is missing. Add 'lasts: …'."),
        ("count: 72", "count: 73", 9, "'dough': no source of 'It swells:' says 73 in 100."),
        ("97, of: 120", "97, of: 130", 19, "'dough': no source of 'It is done:' says 97 in 130."),
        ("count: 7,", "count: 6,", 10, "'dough': no source of 'It falls:' says 6 in 10."),
        ("of: 10,", "of: 5,", 10, "a 'count' of 7 is more than 'of': 5."),
        ("of: 10,", "of: 0,", 10, "'of': input should be greater than or equal to 1"),
        (", among: rooms", "", 9, "'count' needs 'of' and 'among'. Write how many, of how many"),
        ("how_many: no number, ", "", 11, "'words' need 'count' or 'how_many'. Give one of them:"),
        ("how_many: no", "count: 1, how_many: no", 11, "'words' need 'count' or 'how_many'. Give"),
        (
            "how_many: no number",
            "how_many: none, of: 3",
            11,
            "'of' and 'among' belong to a 'count'.",
        ),
        ("20 to 30", "20 to 35", 6, "'dough': no source of '20 to 35 minutes' says 35."),
        ("Wait a while.", "Wait 5 hours.", 13, "'dough': no source of 'Wait 5 hours.' says 5."),
        ("no number", "3 rooms", 11, "'dough': no source of 'It smells: 3 rooms' says 3."),
        ("[other, who]", "[other, whom]", 10, "'dough': there is no reference 'whom'. Did you m"),
        ("sources: [who, other]", "sources: []", 21, "'sources': list should have at least 1"),
        (
            "[cracks,",
            "[cracked,",
            22,
            "'dough': there is no sign 'cracked'. Did you mean 'cracks'?",
        ),
        ("[usual]", "[usually]", 23, "'dough': there is no advice 'usually'. Did you mean 'usual'"),
        ("claim: swells", "claim: swell", 9, "'dough': there is no claim 'swell'. Did you mean"),
        ("  phases:", DRAWN, 4, "'dough': there is no drawing 'd.svg'. Put it into docs/assets/"),
    ],
)
def test_a_mistake_in_the_data_is_named_with_its_line(
    mini: Mini, old: str, new: str, line: int, said: str
) -> None:
    assert old in COURSE
    found = built(mini, COURSE.replace(old, new, 1)).warnings
    assert [one for one in found if one.startswith(f"_data/phases.yml:{line}: {said}")], found


@pytest.mark.parametrize("marks", [1, 3])
def test_a_drawing_marks_each_phase_and_no_more(mini: Mini, marks: int) -> None:
    svg = (
        '<svg viewBox="0 0 3 3">' + '<g class="thin phase"/>' * marks + '<g class="phases"/></svg>'
    )
    drawing = {"assets/drawings/d.svg": svg}
    found = built(mini, COURSE.replace("  phases:", DRAWN), **drawing).warnings
    assert found[0] == (
        f"_data/phases.yml:4: 'dough': the drawing 'd.svg' marks {marks} phases, and there are 2."
        ' Give each of them a <g class="phase">, in their order.'
    )


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("/// phases | dougn\n///", "the block 'phases' knows no 'dougn'. Did you mean 'dough'?"),
        ("/// phases\n///", "the block 'phases' needs an argument. Write '/// phases | …'."),
        ("/// phases | dough\n    start: 2\n///", "the block 'phases' has an option that is not"),
        ("/// phases | dough\n    attrs: {id: x}\n///", "the block 'phases' has an option that"),
    ],
)
def test_a_mistake_in_the_block_is_named_with_its_line(mini: Mini, block: str, said: str) -> None:
    body = f"Text.\n\n{block}\n\n{BLOCK}{CLAIM}"
    found = built(mini, body=body).warnings
    first = len(article("").splitlines())  # the line on which the text begins
    assert [one for one in found if re.match(rf"index\.md:{first + 2}: {re.escape(said)}", one)], (
        found
    )


def test_a_course_with_a_mistake_is_not_shown_and_stays_known(mini: Mini) -> None:
    site = built(mini, COURSE.replace("count: 72", "count: 73"))
    assert len([one for one in site.warnings if "phases" in one]) == 1
    assert element(site).css("input, ol") == []


def test_the_example_for_authors_is_one(mini: Mini) -> None:
    """The very text that the page for authors shows, with the sources and signs of the site."""
    page = (ROOT / "docs/authors/blocks.md").read_text("utf-8")
    part = page.partition("## Phases of something")[2].partition("\n## ")[0]
    block, course = re.findall(r"^```\n(.*?)^```$", part, re.DOTALL | re.MULTILINE)
    assert block.strip() in part.replace(f"```\n{block}```", ""), "and below it the live result"
    data = {
        f"_data/{name}.yml": (ROOT / f"docs/_data/{name}.yml").read_text("utf-8")
        for name in ("references", "signs")
    }
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nextra:\n")[2]
    extra = yaml.safe_load(settings)["urgencies"]
    claim = CLAIM.replace("swells", "early-signs").replace("who", "giffin2003")
    files = {"index.md": article(block + claim), "_data/phases.yml": course, **data}
    site = mini(files, extra={"urgencies": extra})
    ours = ("index.md", "_data/phases.yml")
    about = [one for one in site.warnings if one.startswith(ours)]
    assert about == []
    names = [words(one) for one in element(site).css(".phases-name strong")]
    assert names == ["Before", "Aura"]
    assert element(site).css_first(".care [data-sign=first-aura]") is not None
    assert element(site).css_first(".advice[data-advice=usual-aura]") is not None
