"""Pictures of studies: only numbers that their sources hold, drawn where they belong, and told as a
table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import pytest

from sitekit.record import read_records
from sitekit.studies.pictures import KINDS, faults, signed
from sitekit.studies.plots import LEFT, RIGHT, forest, icons, timeline
from sites import SEARCH, Mini, article

RESULTS = {
    "haller": "Pain SMD -0.63 (95% CI -0.90 to -0.37); 1,131 people, 14.0%.",
    "who": "No numbers.",
}
FOREST = """pain:
  kind: forest
  title: Does it help?
  caption: Left is better.
  measure: Difference
  less: better
  more: worse
  ticks: [-1, 0, 1]
  rows:
    - source: haller
      label: Pain
      estimate: -0.63
      low: -0.90
      high: -0.37
"""
ICONS = """common:
  kind: icons
  title: How many?
  caption: As many as are filled in.
  rows:
    - { source: haller, label: have it, count: 14, exact: 14 in 100 }
"""


def test_the_pictures_after_one_of_no_known_kind_are_read_too() -> None:
    text = FOREST.replace("kind: forest", "kind: forrest") + ICONS
    assert [*read_records(KINDS, text, "s.yml")[0]] == [*read_records(KINDS, ICONS, "s.yml")[0]]


def told(text: str) -> list[str]:
    """What an author hears of a data file."""
    pictures, written, problems = read_records(KINDS, text, "s.yml")
    for key, picture in pictures.items():
        for row, what, cure in faults(picture, RESULTS):
            problems.append(written.problem((key, "rows", str(row)), f"'{key}', {what}", cure))
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "text", [FOREST, ICONS, FOREST.replace("-0.63", "-0.630"), FOREST.replace("Pain", "A, 1131 b")]
)
def test_what_the_source_holds_may_be_shown(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "-0.63",
            "-0.64",
            "s.yml:10: 'pain', 'Pain': the source 'haller' does not say -0.64. Write only what its",
        ),
        ("-0.63", "0.63", "s.yml:10: 'pain', 'Pain': the source 'haller' does not say 0.63."),
        ("-0.37", "0.37", "s.yml:10: 'pain', 'Pain': the source 'haller' does not say 0.37."),
        (
            "[-1, 0, 1]",
            "[1, 1]",
            "s.yml:8: 'ticks' must rise. Write each number once, the smallest",
        ),
        ("[-1, 0, 1]", "[1, 0]", "s.yml:8: 'ticks' must rise."),
        ("measure:", "scale: log\n  measure:", "s.yml:5: a 'scale' that is log has no place for"),
        (
            "ticks: [-1, 0, 1]",
            "scale: log\n  none: 1\n  ticks: [0, 1]",
            "s.yml:8: a 'scale' that is log has no place for 'none' or 'ticks' of zero or less.",
        ),
        ("-0.37", "-0.3", "s.yml:10: 'pain', 'Pain': the source 'haller' does not say -0.3."),
        ("-0.63", "-0.95", "s.yml:10: 'pain', 'Pain': the range does not contain the estimate."),
        (
            "source: haller",
            "source: hallr",
            "s.yml:10: 'pain', 'Pain': there is no reference 'hallr'. Did you mean 'haller'?",
        ),
        ("      low: -0.90\n", "", "s.yml:10: 'pain', 'Pain': a range has two ends."),
        (
            "kind: forest",
            "kind: forrest",
            "s.yml:2: 'pain' is of no known kind: 'forrest'. Did you mean 'forest'?",
        ),
        ("  title: Does it help?\n", "", "s.yml:1: the key 'title' is missing."),
        ("  - source: haller", "  - sorce: haller", "s.yml:"),
        (
            "      estimate: -0.63\n      low: -0.90\n      high: -0.37\n",
            "",
            "s.yml:10: 'pain', 'Pain': nothing was found.",
        ),
        ("pain:", "pain: [", "s.yml:3: this is not valid YAML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, said: str) -> None:
    assert old in FOREST
    assert any(line.startswith(said) for line in told(FOREST.replace(old, new))), told(
        FOREST.replace(old, new)
    )


@dataclass
class Row:
    """A row of a forest plot."""

    label: str = "A study"
    size: str | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    found: str | None = None


def places(paths: list[tuple[str, str]], style: str) -> list[float]:
    """Where the paths of a style start."""
    return [
        float(match[1])
        for data, kind in paths
        if kind == style and (match := re.match(r"M([\d.]+)", data))
    ]


@pytest.mark.parametrize(
    ("scale", "ticks", "value", "share"),
    [
        ("linear", [-1, 0, 1], 0, 0.5),
        ("linear", [-1, 0, 1], -1, 0),
        ("linear", [0, 4], 1, 0.25),
        ("log", [0.25, 1, 4], 1, 0.5),
        ("log", [0.25, 1, 4], 2, 0.75),
        ("log", [0.1, 1, 10], 0.1, 0),
    ],
)
def test_a_number_stands_where_its_scale_has_it(
    scale: str, ticks: list[float], value: float, share: float
) -> None:
    plot = forest(
        [Row(estimate=value, low=value, high=value)], ticks, ticks[1], scale, "none", "less", "more"
    )
    assert places(plot.paths, "strong") == [pytest.approx(LEFT + share * (RIGHT - LEFT), abs=0.1)]


def test_a_result_without_a_range_is_hollow_and_one_without_a_number_is_words() -> None:
    plot = forest(
        [Row(estimate=1), Row(found="Fewer, no number.")], [0, 2], 0, "linear", "none", "", "more"
    )
    assert len(places(plot.paths, "open")) == 1
    assert places(plot.paths, "strong") == []
    assert "Fewer, no number." in [words for _, _, words, _, _ in plot.texts]


def test_icons_fill_as_many_as_are_counted() -> None:
    plot = icons([("have it", 14), ("have that", 26), ("have none", 0)], 100, "in 100")
    assert len(places(plot.paths, "strong")) == 40
    assert len(places(plot.paths, "open")) == 260


def test_nothing_is_written_over_anything_else() -> None:
    plot = forest(
        [Row("A long name of a study " * 4, "9 people", 0.5, 0, 1)] * 5,
        [0, 1],
        0,
        "linear",
        "none",
        "l",
        "m",
    )
    left = [y for _, y, _, anchor, _ in plot.texts if anchor == "start"]
    assert all(b - a >= 18 for a, b in pairwise(left) if b != a)
    assert max(left) <= plot.height
    line = timeline([("First", "an hour"), ("Second", "a day " * 12)])
    assert max(y for _, y, _, _, _ in line.texts) <= line.height


def test_a_page_shows_picture_table_and_sources(mini: Mini) -> None:
    reference = "haller:\n  title: H\n  custom: {topic: t, design: d, checked: full, result: 'SMD -0.63, -0.90 to -0.37'}\n"
    data = {"_data/studies.yml": FOREST, "_data/references.yml": reference}
    site = mini(
        {"index.md": article("\n/// study | pain\n///\n\n/// study | pian\n///"), **data, **SEARCH}
    )
    page = site.read("index.html")
    assert '<figure class="study no-glossary" id="study-pain">' in page
    assert re.search(r"<td>−0\.63</td>\s*<td>−0\.9 to −0\.37</td>", page)
    assert 'aria-label="Reference 1: H"' in page
    assert "Does it help?" not in "".join(site.index().values())
    assert [
        line
        for line in site.warnings
        if line == "index.md:12: the block 'study' knows no 'pian'. Did you mean 'pain'?"
    ]


def test_a_log_scale_has_places_for_positive_numbers_alone() -> None:
    text = FOREST.replace("ticks: [-1, 0, 1]", "scale: log\n  none: 1\n  ticks: [0.5, 1, 2]")
    assert (
        "s.yml:12: 'pain', 'Pain': a log scale has no place for zero or less. Use 'scale: linear'."
        in told(text)
    )


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("SMD -0.63 (95% CI -0.90 to -0.37)", {-0.63, 95, -0.9, -0.37}),
        ("\N{MINUS SIGN}3.03 to 0.8, 10-20 of 1,131", {-3.03, 0.8, 10, 20, 1131}),
        ("p<.05; SNNOOP10-2, (-5)/-6", {5, 10, 2, -5, -6}),
        ("14 in 100", {14}),
        ("\N{EN DASH}0.5, \N{FULLWIDTH HYPHEN-MINUS}0.7, minus 0.9", {-0.5, -0.7, -0.9}),
        ("\N{MINUS SIGN} 0.5; 10 - 20; 3 -4", {-0.5, 10, 20, 3, -4}),
        ("SMD-0.5 and SMD 0.7", {0.7}),
    ],
)
def test_a_minus_is_a_sign_where_it_does_not_join(text: str, numbers: set[float]) -> None:
    assert signed(text) == numbers


def test_a_picture_of_a_source_that_nobody_defined_is_named_and_ends_nothing(mini: Mini) -> None:
    data = {"_data/studies.yml": FOREST, "_data/references.yml": "who:\n  title: W\n"}
    site = mini({"index.md": article("\n/// study | pain\n///\n\n[@who]"), **data})
    assert not site.failed
    assert [line for line in site.warnings if "there is no reference 'haller'" in line]
    assert 'id="study-pain"' not in site.read("index.html"), "it is not drawn"
    assert "knows no 'pain'" not in " ".join(site.warnings), "but stays a known name"
