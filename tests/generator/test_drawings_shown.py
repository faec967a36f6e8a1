"""Every way of drawing studies, from made-up studies: kept as text, and read back as numbers."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from drawn import faults, text
from goldens import Golden
from sites import Mini, article
from written import part

LONG = "A long name of a study that goes on for more than two whole lines of the drawing"
SHORT = {"source": "made", "label": "A study"}
FOREST = {
    "kind": "forest",
    "title": "T",
    "caption": "C.",
    "measure": "M",
    "less": "less of it",
    "more": "more of it",
}
FACT = {**SHORT, "claim": "rises"}
PICTURES: dict[str, dict[str, Any]] = {
    "forest-log": {
        **FOREST,
        "scale": "log",
        "none": 1,
        "none_label": "as often",
        "marks": {"half": 0.5, "twice": 2},
        "axis": [0.25, 4],
        "rows": [
            {**SHORT, "estimate": 0.5, "low": 0.3, "high": 0.9, "size": "20 people"},
            {**SHORT, "estimate": 2.5, "low": 1.1, "high": 4},
            {**SHORT, "estimate": 0.3, "low": 0.25, "high": 2},
        ],
    },
    "forest-label-left": {
        **FOREST,
        "none_label": "no effect at all",
        "marks": {"much": 0.3},
        "axis": [0, 0.5],
        "rows": [
            {**SHORT, "estimate": 0.125},
            {**SHORT, "low": 0.05, "high": 0.3},
            {**SHORT, "low": 0.05, "high": 0.3, "range": "results"},
            {**SHORT, "estimate": 0.2, "low": 0.05, "high": 0.3, "range": "results"},
            {**SHORT, "estimate": 0},
        ],
    },
    "forest-label-middle": {
        **FOREST,
        "less": "a side whose name is so long that it needs a second line",
        "more": "another side whose name is so long that it needs two lines",
        "marks": {"large": -1.5, "small": -0.5},
        "axis": [-2, 2],
        "rows": [
            {**SHORT, "found": "Told first, since it stands first."},
            {**SHORT, "label": LONG, "size": "1,131 people in all", "estimate": -1.5},
            {**SHORT, "found": "Only words, no number, and more words than fit in one line."},
            {**SHORT, "estimate": 0.5, "low": -2, "high": 2, "found": "Both."},
            {**SHORT, "estimate": 1, "low": 1, "high": 1.5},
        ],
    },
    "forest-label-right": {
        **FOREST,
        "marks": {"7 fewer": -7},
        "axis": [-10, 1],
        "rows": [{**SHORT, "estimate": 0, "low": -0.75, "high": 0.01}],
    },
    "forest-words-alone": {
        **FOREST,
        "marks": {"much": 1},
        "axis": [-2, 2],
        "rows": [{**SHORT, "found": "No number."}],
    },
    "facts-of-100": {
        "kind": "facts",
        "title": "T",
        "caption": "C.",
        "of": "in 100 loaves",
        "columns": ["With yeast", "Without"],
        "gains": [{**FACT, "size": "20 loaves", "values": [14, 0]}],
        "harms": [
            {**FACT, "note": "Seen in 7.", "values": [3, "not counted"]},
            {**FACT, "values": ["not studied", "not studied"]},
        ],
    },
    "facts-of-change": {
        "kind": "facts",
        "title": "T",
        "caption": "C.",
        "of": "change in a day",
        "columns": ["Before", "After"],
        "less": "fewer",
        "more": "more",
        "gains": [{**FACT, "values": [-1.5, 2.5]}],
        "harms": [{**FACT, "values": ["not counted", "not counted"]}],
    },
    "icons-pair": {
        "kind": "icons",
        "title": "T",
        "caption": "C.",
        "rows": [
            {**SHORT, "label": "have it", "count": 14, "exact": "14.0 in 100"},
            {**SHORT, "label": "have another thing", "count": 26, "exact": "26 in 100"},
        ],
    },
    "icons-three-of-25": {
        "kind": "icons",
        "title": "T",
        "caption": "C.",
        "of": 25,
        "rows": [
            {**SHORT, "label": "have none of it", "count": 0, "exact": "0"},
            {**SHORT, "label": "have all", "count": 25, "exact": "25"},
            {**SHORT, "label": "have a thing that has a long name", "count": 7, "exact": "7"},
        ],
    },
    "timeline": {
        "kind": "timeline",
        "title": "T",
        "caption": "C.",
        "rows": [
            {**SHORT, "label": "First", "lasts": "up to 2 days", "about": "Warned."},
            {**SHORT, "label": LONG, "lasts": "5 to 60 minutes, as many say", "about": "So."},
            {**SHORT, "label": "Last", "lasts": "a day", "about": "Tired."},
        ],
    },
}
NUMBERS = sorted({*range(31), 60, 100, 1131, 0.1, 0.3, 0.9, 2.5, 1.1, 0.05, 0.2, 0.25, 0.125, 0.5})
RESULT = " ".join(f"{number:g}" for number in [*NUMBERS, 1.5, 0.01, -1.5, -2, -0.75]) + " %"
CLAIM = """

/// evidence | rises
    certainty: low
    direction: helps
    sources: [made]

Bread rises. [@made]

///
"""


@pytest.fixture
def figures(mini: Mini) -> LexborHTMLParser:
    """A page with all of them."""
    seen = {"topic": "t", "design": "d", "checked": "full", "result": RESULT}
    data = {
        "_data/references.yml": yaml.safe_dump({"made": {"title": "T", "custom": seen}}),
        "_data/studies.yml": yaml.safe_dump(PICTURES, sort_keys=False),
    }
    names = {
        key: "fact-box" if one["kind"] == "facts" else "study" for key, one in PICTURES.items()
    }
    blocks = "".join(f"\n\n/// {name} | {key}\n///" for key, name in names.items())
    site = mini({"index.md": article(CLAIM + blocks), **data})
    assert site.warnings == []
    return LexborHTMLParser(site.read("index.html"))


def test_each_way_of_drawing_is_as_it_was_looked_at_and_means_its_numbers(
    figures: LexborHTMLParser, golden: Golden
) -> None:
    found, texts = [], {}
    for key, picture in PICTURES.items():
        figure = part(figures, f"#study-{key}")
        found += [f"{key}: {fault}" for fault in faults(figure, picture)]
        texts[f"{key}.txt"] = text(figure)
    assert found == [], "Mend the engine that draws; the golden files come after that."
    golden.check_folder("drawings/made-up", texts)


BEYOND = {**SHORT, "estimate": 5, "low": 2.5, "high": 9}
COUNT = {**SHORT, "label": "have it", "count": 30, "exact": "30"}
BEYOND_THE_AXIS = {
    "a row beyond the axis": {**FOREST, "marks": {"much": 1}, "axis": [0, 2], "rows": [BEYOND]},
    "a range beyond the axis": {
        **FOREST,
        "marks": {"much": 1},
        "axis": [0, 2],
        "rows": [{**SHORT, "estimate": 1, "low": 0.5, "high": 2.5}],
    },
    "no difference beyond the axis": {
        **FOREST,
        "none": 9,
        "marks": {"much": 1},
        "axis": [0, 5],
        "rows": [BEYOND],
    },
    "a mark beyond the axis": {**FOREST, "marks": {"much": 9}, "axis": [0, 5], "rows": [BEYOND]},
    "an axis that goes backwards": {
        **FOREST,
        "marks": {"much": 1},
        "axis": [9, 0],
        "rows": [BEYOND],
    },
    "a log axis that starts at zero": {
        **FOREST,
        "scale": "log",
        "none": 1,
        "marks": {"much": 5},
        "axis": [0, 10],
        "rows": [BEYOND],
    },
    "more than all": {
        "kind": "icons",
        "title": "T",
        "caption": "C.",
        "of": 25,
        "rows": [COUNT],
    },
}


@pytest.mark.parametrize("key", BEYOND_THE_AXIS)
def test_what_a_drawing_has_no_place_for_is_named(mini: Mini, key: str) -> None:
    seen = {"topic": "t", "design": "d", "checked": "full", "result": RESULT}
    data = {
        "_data/references.yml": yaml.safe_dump({"made": {"title": "T", "custom": seen}}),
        "_data/studies.yml": yaml.safe_dump({"beyond": BEYOND_THE_AXIS[key]}),
    }
    site = mini({"index.md": article("\n/// study | beyond\n///"), **data})
    assert [line for line in site.warnings if line.startswith("_data/studies.yml")]
