"""Things to explore: what the block makes, and what an author is told."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitekit.explorer.things import Thing, numbered
from sites import ROOT, SEARCH, Mini, Site, article, build_site
from written import part, words

OVEN = """<svg viewBox="0 0 9 9"><g data-part="door"><path d="M0 0h9"/></g><g data-part="stone"><path d="M0 9h9"/></g>
<text data-part="door" x="1" y="2"></text><text data-part="stone" x="1" y="2"/></svg>"""
TOP = '<svg viewBox="0 0 9 9"><g data-part="stone"><path d="M1 1h1"/></g><text data-part="stone"></text></svg>'
STONE = {
    "name": "Stone",
    "word": "slab",
    "say": "SLAB",
    "does": "It keeps the *heat*. [@who]",
    "claim": "keeps-heat",
    "care": "It is hot. [@who]",
}
DATA: dict[str, Any] = {
    "oven": {
        "title": "Parts of an oven",
        "views": [
            {"name": "Front", "drawing": "oven.svg", "shows": "An oven & its door."},
            {"name": "Top", "drawing": "top.svg", "shows": "An oven from above."},
        ],
        "parts": {"door": {"name": "Door", "does": "It keeps the bran in."}, "stone": STONE},
    }
}
CLAIM = """
/// evidence | keeps-heat
    certainty: low
    direction: helps
    sources: [who]

A stone keeps heat & x<y "more".

///
"""
BLOCK = "\n/// explorer | oven\n///\n"


def files(data: object = DATA, body: str = BLOCK, **more: str) -> dict[str, str]:
    """A site with a page that explores, and a claim on another."""
    return {
        "index.md": article(body),
        "claim.md": article(CLAIM),
        "_data/explorers.yml": yaml.safe_dump(data, sort_keys=False),
        "_data/references.yml": "who:\n  title: W\n",
        "assets/drawings/oven.svg": OVEN,
        "assets/drawings/top.svg": TOP,
        **more,
    }


@pytest.fixture
def site(mini: Mini) -> Site:
    return mini(files())


@pytest.fixture
def explorer(site: Site) -> LexborNode:
    return part(LexborHTMLParser(site.read("index.html")), "part-explorer")


def test_all_of_it_stands_in_the_page(site: Site, explorer: LexborNode) -> None:
    assert site.warnings == []
    links = [
        (link.attributes["href"], words(link)) for link in explorer.css(".explorer-list li > a")
    ]
    assert links == [("#part-door", "1 Door"), ("#part-stone", "2 Stone")]
    parts = [
        (one.attributes["id"], one.attributes["value"])
        for one in explorer.css(".explorer-parts li")
    ]
    assert parts == [("part-door", "1"), ("part-stone", "2")]
    door, stone = explorer.css(".explorer-parts li")
    assert [words(line) for line in door.css("p")] == ["Door", "It keeps the bran in."]
    assert [words(line, ".citation") for line in stone.css("p:not(.explorer-known)")] == [
        "Stone (slab). Say: SLAB",
        "It keeps the heat.",
        "Take care: It is hot.",
    ]
    assert len(stone.css(".citation")) == 2
    assert words(explorer.css_first("[role=status]")) == ""


def test_a_part_says_what_is_known_in_the_words_of_the_claim(explorer: LexborNode) -> None:
    known = explorer.css_first("#part-stone .explorer-known")
    assert words(known) == 'A stone keeps heat & x<y "more". ◆◆◇◇ Certainty: low'
    assert known.css_first("a.sure").attributes["href"].endswith("claim/#claim-keeps-heat")  # type: ignore[union-attr]
    assert explorer.css("#part-door .explorer-known") == []


def test_each_drawing_is_named_and_has_the_numbers_of_the_list(explorer: LexborNode) -> None:
    drawn = [
        (
            words(figure.css_first("figcaption")),
            figure.css_first("svg[role=img]").attributes["aria-label"],  # type: ignore[union-attr]
            [(text.attributes["data-part"], text.text()) for text in figure.css("text")],
        )
        for figure in explorer.css("figure")
    ]
    assert drawn == [
        ("Front", "An oven & its door.", [("door", "1"), ("stone", "2")]),
        ("Top", "An oven from above.", [("stone", "2")]),
    ]
    assert len(explorer.css(".picture .ask")) == 1, "calm mode asks once for all of them"


def test_a_number_follows_the_order_of_the_parts_whatever_else_stands_in_a_text() -> None:
    thing = Thing.model_validate(DATA["oven"])
    drawing = '<text data-part="stone"/><text>kept</text><text data-part="door">kept</text>'
    made = '<text data-part="stone">2</text><text>kept</text><text data-part="door">kept</text>'
    assert numbered(drawing, thing) == made


def test_only_its_page_loads_its_script_and_its_sheet(site: Site) -> None:
    for kind in ("js", "css"):
        assert f"features/explorer.{kind}" in site.read("index.html")
        assert f"features/explorer.{kind}" not in site.read("claim/index.html")


def test_search_reads_the_parts_and_not_what_only_leads_to_them(mini: Mini) -> None:
    read = mini(files(**SEARCH)).index()[""]
    assert "keeps the heat" in read
    assert "Choose a part" not in read
    assert read.count("Door") == 1


def test_no_heading_takes_the_id_of_a_part(mini: Mini) -> None:
    html = mini(files(body=f"{BLOCK}\n## Part door\n")).read("index.html")
    assert html.count('id="part-door"') == 1
    assert 'id="h-part-door"' in html


def test_a_term_is_marked_in_what_is_said_of_a_part_and_not_in_its_name(mini: Mini) -> None:
    bran = "---\ntitle: bran\ndefinition: The shell of a grain.\n---\n"
    door = "---\ntitle: door\ndefinition: What opens.\n---\n"
    page = mini(files(**{"glossary/bran.md": bran, "glossary/door.md": door})).read("index.html")
    marked = re.findall(r'<a class="term"[^>]*>([^<]+)<', page)
    assert marked == ["bran"]


def changed(*way: str | int, to: object = None) -> Any:
    """The data with one value changed, or with one key less."""
    data = yaml.safe_load(yaml.safe_dump(DATA, sort_keys=False))
    inner = data["oven"]
    for key in way[:-1]:
        inner = inner[key]
    if to is None:
        del inner[way[-1]]
    else:
        inner[way[-1]] = to
    return data


NO_PART = OVEN.replace("stone", "ston")
MISTAKES = {
    "a drawing that is not there": (
        changed("views", 0, "drawing", to="ovn.svg"),
        {},
        "_data/explorers.yml:5: 'oven', views.0.drawing: there is no drawing 'ovn.svg'. Did you mean 'oven.svg'?",
    ),
    "a mark that is no part": (
        DATA,
        {"assets/drawings/oven.svg": OVEN + '<g data-part="dor"/>'},
        "_data/explorers.yml:5: 'oven', views.0.drawing: the drawing 'oven.svg' marks 'dor', which is no part. Did you mean 'door'?",
    ),
    "a part without a place for its number": (
        DATA,
        {"assets/drawings/top.svg": TOP.replace("</text>", "7</text>")},
        "_data/explorers.yml:8: 'oven', views.1.drawing: the drawing 'top.svg' has no place for the number of 'stone'. Add an empty text where it is to stand: <text data-part=\"stone\" …></text>.",
    ),
    "a part that no drawing marks": (
        changed("parts", "flue", to={"name": "Flue", "does": "It lets smoke out."}),
        {},
        "_data/explorers.yml:21: 'oven', parts.flue: no drawing marks 'flue'. Mark its shape: <g data-part=\"flue\">…</g>.",
    ),
    "a best view that does not show it": (
        changed("parts", "door", "best", to="Top"),
        {},
        "_data/explorers.yml:14: 'oven', parts.door.best: no view 'Top' shows it. Known: Front.",
    ),
    "an id of other signs": (
        changed("parts", "Big flue", to={"name": "Flue", "does": "It lets smoke out."}),
        {},
        "_data/explorers.yml:21: 'oven', parts.Big flue: the id 'Big flue' has other signs. Write small letters, digits and single hyphens.",
    ),
    "an unknown reference": (
        changed("parts", "stone", "care", to="It is hot. [@whoo]"),
        {},
        "_data/explorers.yml:20: 'oven', parts.stone.care: there is no reference 'whoo'. Did you mean 'who'?",
    ),
    "an unknown claim": (
        changed("parts", "stone", "claim", to="keep-heat"),
        {},
        "_data/explorers.yml:19: 'oven', parts.stone: there is no claim 'keep-heat'. Did you mean 'keeps-heat'?",
    ),
    "a view that says not what it shows": (
        changed("views", 0, "shows"),
        {},
        "_data/explorers.yml:4: the key 'shows' is missing. Add 'shows: …'.",
    ),
    "no views": (
        changed("views", to=[]),
        {},
        "_data/explorers.yml:3: 'oven', views: has none. Write at least one.",
    ),
    "a missing key": (
        changed("parts", "door", "does"),
        {},
        "_data/explorers.yml:11: the key 'does' is missing. Add 'does: …'.",
    ),
    "an unknown key": (
        changed("parts", "door", "nme", to="Door"),
        {},
        "_data/explorers.yml:14: 'nme' is not a known key. Did you mean 'name'?",
    ),
    "a drawing that holds an id": (
        DATA,
        {"assets/drawings/top.svg": TOP.replace("<path", '<path id="x"')},
        "assets/drawings/top.svg:1: the drawing holds 'id='. Draw with shapes and text, in currentColor and class 'tone'.",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_named_with_its_line_and_cure(mini: Mini, name: str) -> None:
    data, more, expected = MISTAKES[name]
    assert expected in mini(files(data, **more)).warnings


def test_a_thing_with_a_mistake_leaves_its_place_empty(mini: Mini) -> None:
    site = mini(files(MISTAKES["an unknown reference"][0]), extra={"uncited": ["index.md"]})
    assert len(site.warnings) == 1
    assert "explorer-list" not in site.read("index.html")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("/// explorer | ovn\n///", "the block 'explorer' knows no 'ovn'. Did you mean 'oven'?"),
        ("/// explorer\n///", "the block 'explorer' needs an argument. Write '/// explorer | …'."),
        (
            "/// explorer | oven\n    view: top\n///",
            "the block 'explorer' has an option that is not known, or a wrong one.",
        ),
        (
            "/// explorer | oven\n    attrs: {id: mine}\n///",
            "the block 'explorer' has an option that is not known, or a wrong one.",
        ),
        (
            f"{BLOCK}{BLOCK}",
            "two explorers of this page have a part 'door', and its address leads to one. Leave one out",
        ),
    ],
)
def test_a_wrong_block_is_named(mini: Mini, block: str, expected: str) -> None:
    warnings = mini(files(body=f"\n{block}\n")).warnings
    assert any(line.startswith("index.md:") and expected in line for line in warnings), warnings


def test_words_are_the_language_of_the_site(mini: Mini) -> None:
    html = mini(files(), extra={"labels": {"explorer_care": "Hot!"}}).read("index.html")
    assert "<strong>Hot!</strong>" in html
    assert 'data-marked="Marked:"' in html


def test_the_example_for_authors_is_one_that_the_build_takes(site: Site, mini: Mini) -> None:
    page = (ROOT / "docs/authors/blocks.md").read_text("utf-8")
    block, data = re.findall(r"```\n(.*?)```", page.split("## Something to explore")[1], re.DOTALL)[
        :2
    ]
    assert block.strip() == "/// explorer | head-and-neck\n///"
    assert f"```\n{block}```\n\n{block}" in page, "written, then live"
    svg = '<svg viewBox="0 0 9 9"><g data-part="masseter"/><text data-part="masseter"></text></svg>'
    claim = CLAIM.replace("keeps-heat", "jaw-and-headache")
    made = mini(
        {
            **files(),
            "index.md": article(block),
            "claim.md": article(claim),
            "_data/explorers.yml": data,
            "_data/references.yml": "who:\n  title: W\nwikipedia_masseter:\n  title: M\n",
            "assets/drawings/head-neck-front.svg": svg,
        }
    )
    assert made.warnings == []
    assert "Jaw muscle" in made.read("index.html")


def test_another_subject_in_another_language_has_one(tmp_path: Any) -> None:
    bread = build_site(ROOT / "tests/fixtures/bread/mkdocs.yml", tmp_path, strict=True)
    assert bread.warnings == []
    explorer = part(LexborHTMLParser(bread.read("teig/index.html")), "part-explorer")
    links = [words(link) for link in explorer.css(".explorer-list a")]
    assert links == ["1 Kleie", "2 Mehlkörper", "3 Keimling"]
    assert "Vorsicht: Er wird schnell ranzig." in words(explorer)
    assert explorer.attributes["data-marked"] == "Markiert:"
