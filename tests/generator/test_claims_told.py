"""Claims of a made-up site: words and shape of each certainty and direction, spelled out."""

from __future__ import annotations

import re

import pytest
import yaml

from sites import Mini, Site, article

CERTAINTIES = [
    ("high", "◆◆◆◆"),
    ("moderate", "◆◆◆◇"),
    ("low", "◆◆◇◇"),
    ("very low", "◆◇◇◇"),
    ("not studied", "○"),
]
DIRECTIONS = [
    ("helps", "May help"),
    ("no clear effect", "No clear effect shown"),
    ("mixed", "Results are mixed"),
    ("harms", "May do harm"),
    ("linked", "They go together"),
    ("disputed", "Experts disagree"),
    ("unknown", "Not known"),
    ("definition", "By definition"),
    ("official advice", "Official advice"),
]
NOT_STUDIED = ("disputed", "unknown", "definition")  # what studies found needs some
NEVER_GRADED = ("unknown", "official advice")
EACH = [
    (certainty, direction)
    for certainty, _ in CERTAINTIES
    for direction, _ in DIRECTIONS
    if (certainty != "not studied" and direction not in NEVER_GRADED)
    or (certainty == "not studied" and direction in NOT_STUDIED)
]


def name(certainty: str, direction: str) -> str:
    """An id for a claim."""
    return f"{certainty}-{direction}".replace(" ", "-")


@pytest.fixture
def claims(mini: Mini) -> Site:
    """A site with a claim of each certainty and each direction, and the table of them."""
    options = "    certainty: {}\n    direction: {}\n    sources: who"
    block = "\n/// evidence | {id}\n{options}\n\nIt is {id}.\n\n///\n"
    text = "".join(block.format(id=name(*one), options=options.format(*one)) for one in EACH)
    table = "---\ntitle: All\ndescription: All.\ntemplate: evidence.html\n---\n"
    seen = {"topic": "t", "design": "d", "checked": "full", "result": "It says so."}
    data = yaml.safe_dump({"who": {"title": "W", "custom": seen}})
    files = {"index.md": article(text), "all/index.md": table, "_data/references.yml": data}
    site = mini(files)
    assert site.warnings == []
    return site


def test_each_certainty_and_direction_has_its_own_words_and_shape(claims: Site) -> None:
    shapes, said = dict(CERTAINTIES), dict(DIRECTIONS)
    page, table = claims.read("index.html"), claims.read("all/index.html")
    for certainty, direction in EACH:
        shape = f'<span aria-hidden="true">{shapes[certainty]}</span>'
        card = page.split(f'id="claim-{name(certainty, direction)}"')[1].split("</div>")[0]
        assert f'<span class="direction">{said[direction]}</span>. ' in card
        assert f'<span class="certainty">{shape} Certainty: {certainty}</span>. ' in card
        row = table.split(f'#claim-{name(certainty, direction)}"')[1].split("</tr>")[0]
        assert f'<span class="cell-label">What studies show:</span> {said[direction]}</td>' in row
        label = '<span class="cell-label">Certainty:</span>'
        assert f"{label} {shape} {certainty}</td>" in row
    ranks = dict(re.findall(r'data-certainty="([^"]+)"[^>]*?data-rank="(\d)"', table))
    found = [ranks[certainty] for certainty, _ in CERTAINTIES]
    assert found == ["0", "1", "2", "3", "4"], "the surest stands first when sorted"


def test_a_point_that_states_a_claim_ends_with_how_sure_it_is(mini: Mini) -> None:
    claim = "/// evidence | {}\n    certainty: {}\n    direction: {}\n    sources: who\n\nIt is so.\n\n///\n"
    definition = (
        "/// evidence | term\n    direction: definition\n    sources: who\n\nIt is.\n\n///\n"
    )
    points = "- *It* is. [@who] {claim=near}\n- Said {claim=term}\n- Plain {x}\n- So {claim=far}\n\n    More.\n\n"
    seen = "{ topic: t, design: d, checked: full, result: It says so. }"
    site = mini(
        {
            "index.md": article(points + claim.format("near", "low", "helps") + definition),
            "b/far.md": article(claim.format("far", "not studied", "unknown")),
            "_data/references.yml": f"who:\n  title: W\n  custom: {seen}\n",
        }
    )
    assert site.warnings == []
    page = site.read("index.html")
    near = '<a class="sure" href="#claim-near"><span aria-hidden="true">◆◆◇◇</span> Certainty: low</a></li>'
    far = '<a class="sure" href="./b/far/#claim-far"><span aria-hidden="true">○</span> Certainty: not studied</a></p>'
    assert near in page
    assert far in page
    assert ' <a class="sure" href="#claim-term">By definition</a>' in page
    assert "Plain {x}" in page
    assert page.count('class="sure"') == 3


def test_a_point_that_states_no_claim_is_named(mini: Mini) -> None:
    claim = "/// evidence | near\n    certainty: low\n    direction: helps\n    sources: who\n\nIt is so.\n\n///\n"
    seen = "{ topic: t, design: d, checked: full, result: It says so. }"
    files = {"_data/references.yml": f"who:\n  title: W\n  custom: {seen}\n"}
    site = mini(files | {"index.md": article("- It is. {claim=neer}\n\n" + claim)})
    assert site.warnings == ["index.md:8: there is no claim 'neer'. Did you mean 'near'?"]
    assert "<li>It is.</li>" in site.read("index.html")
