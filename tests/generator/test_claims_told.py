"""Claims of a made-up site: words and shape of each certainty and direction, spelled out."""

from __future__ import annotations

import re

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from sites import Mini, Site, article
from written import part, words

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
# A ring holds + ! = ± ↔ ? ≠ ≡, a tick: shapes, each of one direction.
SIGNS = {
    "May help": "M12 7v10M7 12h10",
    "May do harm": "M12 6.2v7.6M12 16.6v1.4",
    "No clear effect shown": "M7.5 10h9M7.5 14h9",
    "Results are mixed": "M12 5.8v7.4M8.3 9.5h7.4M8.3 16.8h7.4",
    "They go together": "M6 12h12M9 9l-3 3 3 3M15 9l3 3-3 3",
    "Experts disagree": "M7.5 10h9M7.5 14h9M14.8 6.6 9.2 17.4",
    "Not known": "M9 9.6a3 3 0 1 1 4.6 2.5c-1 .7-1.6 1.2-1.6 2.4M12 17v1.2",
    "By definition": "M7.5 8.4h9M7.5 12h9M7.5 15.6h9",
}
OFFICIAL = "M7 12.4l3.5 3.6L17 8.6"
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
        drawn = (
            f'<path d="M12 2a10 10 0 1 0 .1 0z{SIGNS[said[direction]]}"></path></svg>'
            if direction
            else ""
        )
        assert f"{drawn}{said[direction]}</span>. " in card
        assert f'<span class="certainty">{shape} Certainty: {certainty}</span>. ' in card
        row = table.split(f'#claim-{name(certainty, direction)}"')[1].split("</li>")[0]
        assert f"<span>{said[direction]}</span></span> " in row
        label = '<span class="certainty">'
        assert f"{label}{shape} <span>Certainty: {certainty}</span></span></p>" in row
    signs = re.findall(r'<path d="M12 2a10 10 0 1 0 .1 0z([^"]+)"/></svg><span>([^<]+)', table)
    assert {said: sign for sign, said in signs} == SIGNS


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
    label = '<span class="visually-hidden">Certainty:</span>'
    near = f'<a class="sure" href="#claim-near"><span aria-hidden="true">◆◆◇◇</span> {label} low</a></li>'
    far = f'<a class="sure" href="./b/far/#claim-far"><span aria-hidden="true">○</span> {label} not studied</a></p>'
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


MAPPED = [  # certainty, direction, how many
    ("low", "helps", 2),
    ("very low", "helps", 1),
    ("low", "no clear effect", 1),
    ("", "unknown", 3),
    ("not studied", "unknown", 1),
    ("", "official advice", 1),
    ("not studied", "", 2),
]
ROWS = {
    "May help": ["", "", "2", "1", "", ""],
    "No clear effect shown": ["", "", "1", "", "", ""],
    "Not known": ["", "", "", "", "1", "3"],
    "Official advice": ["", "", "", "", "", "1"],
    "No study found": ["", "", "", "", "2", ""],
}


def test_the_map_counts_the_claims_and_each_number_leads_to_them(mini: Mini) -> None:
    blocks: list[str] = []
    ids: dict[tuple[str, str], list[str]] = {}
    for certainty, direction, many in MAPPED:
        for n in range(many):
            own = f"{certainty}-{direction}-{n}".replace(" ", "-").strip("-")
            options = [
                f"    {one[0]}: {one[1]}"
                for one in (("certainty", certainty), ("direction", direction))
                if one[1]
            ]
            options += [
                "    sources: board" if direction == "official advice" else "    sources: who"
            ]
            blocks.append(
                "\n".join([f"/// evidence | {own}", *options, "", f"It is {own}.", "", "///"])
            )
            ids.setdefault((certainty, direction), []).append(own)
    seen = {"topic": "t", "design": "d", "checked": "full", "result": "It says so."}
    official = {"title": "B", "custom": {**seen, "kind": "official advice"}}
    table = "---\ntitle: All\ndescription: All.\ntemplate: evidence.html\n---\n"
    site = mini({
        "index.md": article("\n\n".join(blocks) + "\n"),
        "all/index.md": table,
        "_data/references.yml": yaml.safe_dump({"who": {"title": "W", "custom": seen}, "board": official}),
    })  # fmt: skip
    assert site.warnings == []
    page = LexborHTMLParser(site.read("all/index.html"))
    advice = part(page, '[id="direction=official-advice"] h2')
    assert f'{OFFICIAL}"' in (advice.html or "")
    head = [words(cell) for cell in page.css(".map thead th")]
    shapes = [f"{shape} {step}" for step, shape in CERTAINTIES]
    assert head == [*shapes, "no grade"]
    rows = {words(part(row, "th")): row.css("td") for row in page.css(".map tbody tr")}
    assert {name: [words(cell) for cell in cells] for name, cells in rows.items()} == ROWS
    assert list(rows) == list(ROWS)
    steps = [*(step for step, _ in CERTAINTIES), ""]
    ways = {said: way for way, said in DIRECTIONS} | {"No study found": ""}
    for said, cells in rows.items():
        for step, cell in zip(steps, cells, strict=True):
            for link in cell.css("a"):
                group = page.css_first(f'[id="{(link.attributes["href"] or "")[1:]}"]')
                assert group is not None
                found = [
                    (one.attributes["href"] or "").partition("#claim-")[2] for one in group.css("a")
                ]
                assert found == ids[step, ways[said]]
                name = f"{len(found)}: {said}, {step or 'no grade'}"
                assert link.attributes["aria-label"] == name
