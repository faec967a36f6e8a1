"""Pictures of studies: only numbers that their sources hold, drawn where they belong, and told as a
table.
"""

from __future__ import annotations

import re

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from sitekit.record import read_records
from sitekit.studies.pictures import KINDS, Forest, faults, ranges, signed
from sites import SEARCH, Mini, article
from written import words

RESULTS = {
    "haller": "Pain SMD -0.63 (95% CI -0.90 to -0.37); 1,131 people, 14.0%.",
    "who": "No numbers.",
    "trial": "Days a month: massage -1.3, waiting -0.4; of 98, 30 had harm.",
}
SIZES = {"trial": "47 people, 24 analysed"}
FOREST = """pain:
  kind: forest
  title: Does it help?
  caption: Left is better.
  measure: Difference
  less: better
  more: worse
  marks: { large: -0.8, small: -0.2 }
  axis: [-1, 1]
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
FACTS = """box:
  kind: facts
  title: In numbers
  caption: Side by side.
  of: change in a month
  columns: [With, Without]
  less: fewer
  more: more
  gains:
    - { source: trial, claim: rises, label: Days, values: [-1.3, -0.4] }
  harms:
    - { source: trial, claim: rises, label: Harm, values: [not studied, not counted] }
"""


def test_the_pictures_after_one_of_no_known_kind_are_read_too() -> None:
    text = FOREST.replace("kind: forest", "kind: forrest") + ICONS
    assert [*read_records(KINDS, text, "s.yml")[0]] == [*read_records(KINDS, ICONS, "s.yml")[0]]


def told(text: str) -> list[str]:
    """What an author hears of a data file."""
    pictures, written, problems = read_records(KINDS, text, "s.yml")
    for key, picture in pictures.items():
        for place, what, cure in faults(picture, RESULTS, SIZES):
            problems.append(written.problem((key, *place), f"'{key}', {what}", cure))
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
            "s.yml:11: 'pain', 'Pain': the source 'haller' does not say -0.64. Write only what its",
        ),
        ("-0.63", "0.63", "s.yml:11: 'pain', 'Pain': the source 'haller' does not say 0.63."),
        ("-0.37", "0.37", "s.yml:11: 'pain', 'Pain': the source 'haller' does not say 0.37."),
        (
            "[-1, 1]",
            "[1, 1]",
            "s.yml:9: 'axis' must rise. Write its two ends, the smaller first.",
        ),
        ("[-1, 1]", "[1, 0]", "s.yml:9: 'axis' must rise."),
        ("[-1, 1]", "[-1, 0, 1]", "s.yml:9: 'axis': list should have at most 2 items"),
        ("[-1, 1]", "[0.1, 1]", "s.yml:9: 'none' stands beyond the 'axis'."),
        ("measure:", "scale: log\n  measure:", "s.yml:5: a 'scale' that is log has no place for"),
        (
            "axis: [-1, 1]",
            "scale: log\n  none: 1\n  axis: [0, 1]",
            "s.yml:9: a 'scale' that is log has no place for 'none' or an 'axis' of zero or less.",
        ),
        ("  less: better\n", "", "s.yml:1: the key 'less' is missing. Add 'less: …'."),
        ("  more: worse\n", "", "s.yml:1: the key 'more' is missing."),
        ("  marks: { large: -0.8, small: -0.2 }\n", "", "s.yml:1: the key 'marks' is missing."),
        ("{ large: -0.8, small: -0.2 }", "{}", "s.yml:8: 'marks': dictionary should have at least"),
        ("large: -0.8", "large: -8", "s.yml:8: 'marks': 'large' stands beyond the axis."),
        ("large: -0.8", "large: -0.3", "s.yml:8: 'marks' stand too close for their words."),
        (
            "      low: -0.90\n      high: -0.37\n",
            "",
            "s.yml:11: 'pain', 'Pain': the source 'haller' gives -0.63 a range, -0.9 to -0.37. Write",
        ),
        (
            "      estimate: -0.63\n      low: -0.90\n      high: -0.37\n",
            "      found: Pain fell by 0.63 points.\n",
            "s.yml:11: 'pain', 'Pain': the source 'haller' gives -0.63 a range, -0.9 to -0.37. Say it",
        ),
        (
            "label: Pain",
            "label: Pain\n      size: 1,132 people",
            "s.yml:11: 'pain', 'Pain': the source 'haller' knows no size of 1132.",
        ),
        ("-0.37", "-0.3", "s.yml:11: 'pain', 'Pain': the source 'haller' does not say -0.3."),
        ("-0.63", "-0.95", "s.yml:11: 'pain', 'Pain': the range does not contain the estimate."),
        (
            "source: haller",
            "source: hallr",
            "s.yml:11: 'pain', 'Pain': there is no reference 'hallr'. Did you mean 'haller'?",
        ),
        (
            "      low: -0.90\n",
            "",
            "s.yml:11: 'pain', 'Pain': the source 'haller' gives -0.63 a range, -0.9 to -0.37.",
        ),
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
            "s.yml:11: 'pain', 'Pain': nothing was found.",
        ),
        ("pain:", "pain: [", "s.yml:3: this is not valid YAML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, said: str) -> None:
    assert old in FOREST
    assert any(line.startswith(said) for line in told(FOREST.replace(old, new))), told(
        FOREST.replace(old, new)
    )


@pytest.mark.parametrize(
    ("scale", "axis", "value", "share"),
    [
        ("linear", [-1, 1], 0, 50),
        ("linear", [-1, 1], -1, 0),
        ("linear", [0, 4], 1, 25),
        ("log", [0.25, 4], 1, 50),
        ("log", [0.25, 4], 2, 75),
        ("log", [0.1, 10], 0.1, 0),
    ],
)
def test_a_number_stands_where_its_scale_has_it(
    scale: str, axis: list[float], value: float, share: float
) -> None:
    data = {
        "kind": "forest",
        "title": "T",
        "caption": "C",
        "measure": "M",
        "less": "l",
        "more": "m",
    }
    rows = [{"source": "s", "label": "l", "estimate": value}]
    more = {"scale": scale, "none": 1, "marks": {"much": 1}, "axis": axis, "rows": rows}
    assert Forest.model_validate(data | more).share(value) == pytest.approx(share, abs=0.1)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("-1.3, -0.4", "1.3, -0.4", "s.yml:10: 'box', 'Days': the source 'trial' does not say 1.3."),
        ("-1.3, -0.4", "-1.3", "s.yml:10: 'values': list should have at least 2 items"),
        ("-1.3, -0.4", "-1.3, 30 of 98", "s.yml:10: 'values': input should be"),
        (
            "label: Harm",
            "of: 98 people, label: Harm",
            "s.yml:12: 'box', 'Harm': its numbers are of '98 people', those of the box of 'change in a",
        ),
        (
            "of: change in a month",
            "of: in 100 people",
            "s.yml:10: 'box', 'Days': the source 'trial' has no number of 100, as the box has it.",
        ),
        ("source: trial, claim: rises, label: Harm", "claim: rises, label: Harm", "s.yml:12: the key 'source' is"),
        ("source: trial, claim: rises, label: Harm", "source: trail, claim: rises, label: Harm", "s.yml:12: 'box', 'Harm': there is no reference 'trail'. Did you"),
        ("source: trial, claim: rises, label: Harm", "source: trial, label: Harm", "s.yml:12: the key 'claim' is"),
        ("  harms:\n    - { source: trial, claim: rises, label: Harm, values: [not studied, not counted] }\n", "", "s.yml:1: the key 'harms' is missing."),
        ("  more: more\n", "", "s.yml:7: 'less' and 'more' stand together."),
        ("  less: fewer\n  more: more\n", "", "s.yml:1: -1.3 is no count. Give 'less' and 'more'"),
        ("label: Days", "label: Days, size: 48 people", "s.yml:10: 'box', 'Days': the source 'trial' knows no size of 48."),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_fact_box_is_named(old: str, new: str, said: str) -> None:
    assert old in FACTS
    assert told(FACTS) == []
    found = told(FACTS.replace(old, new))
    assert any(line.startswith(said) for line in found), found


SEEN = {"topic": "t", "design": "d", "checked": "full", "result": RESULTS["trial"]}
BAKED = {
    "_data/references.yml": yaml.safe_dump({"trial": {"title": "H", "custom": SEEN}}),
    "_data/studies.yml": FACTS,
}
RISES = """
/// evidence | rises
    certainty: low
    direction: helps
    sources: [trial]

Bread rises. [@trial]

///
"""


def test_a_fact_box_takes_its_certainty_from_the_claim_wherever_that_stands(mini: Mini) -> None:
    box = article("/// fact-box | box\n///")
    site = mini({"index.md": box, "claim.md": article(RISES, title="Claim"), **BAKED})
    assert site.warnings == []
    page = LexborHTMLParser(site.read("index.html"))
    rows = [[words(cell) for cell in row.css("th, td")] for row in page.css(".facts tr")]
    assert rows == [
        ["", "With", "Without", "Certainty"],
        ["What may get better"],
        ["Days [1]", "With 1.3 fewer", "Without 0.4 fewer", "Certainty ◆◆◇◇ low"],
        ["What may go wrong"],
        [
            "Harm [1]",
            "With not studied",
            "Without we saw no count",
            "Certainty ◆◆◇◇ low",
        ],
    ]
    assert words(page.css_first(".facts caption")) == "All numbers: change in a month"
    links = [link.attributes["href"] for link in page.css(".facts a.sure")]
    assert links == ["./claim/#claim-rises"] * 2
    moderate = RISES.replace("certainty: low", "certainty: moderate")
    site = mini({"index.md": box, "claim.md": article(moderate, title="Claim"), **BAKED})
    assert "◆◆◆◇" in site.read("index.html")


def test_a_fact_box_that_holds_words_is_named_with_its_line(mini: Mini) -> None:
    body = f"{RISES}\n/// fact-box | box\n\nWords.\n\n///\n"
    site = mini({"index.md": article(body), **BAKED})
    line = 1 + article(body).splitlines().index("/// fact-box | box")
    said = f"index.md:{line}: the block of the picture 'box' holds words, and the picture has no"
    assert [one for one in site.warnings if one.startswith(said)], site.warnings


def test_an_icon_array_is_of_someone() -> None:
    assert told(ICONS) == []
    (line,) = told(ICONS.replace("  rows:", "  of: 0\n  rows:"))
    assert line.startswith("s.yml:5: 'of': input should be greater than or equal to 1"), line


def test_a_row_of_an_unknown_claim_is_named_with_its_line(mini: Mini) -> None:
    site = mini(
        {
            "index.md": article("/// fact-box | box\n///\n" + RISES.replace("| rises", "| rise")),
            **BAKED,
        }
    )
    said = "_data/studies.yml:10: 'box': there is no claim 'rises'. Did you mean 'rise'?"
    assert said in site.warnings
    assert 'class="sure"' not in site.read("index.html")
    far = {**BAKED, "_data/studies.yml": FACTS.replace("claim: rises", "claim: zzz")}
    told = mini({"index.md": article("/// fact-box | box\n///\n" + RISES), **far}).warnings
    cure = "there is no claim 'zzz'. Name the claim of an evidence block."
    assert any(line.endswith(cure) for line in told), told


def test_a_picture_says_in_words_what_it_draws(mini: Mini) -> None:
    rows = """    - { source: haller, label: Open, estimate: -0.32, low: -0.61, high: 0.02 }
    - { source: haller, label: Bare, estimate: 0.5 }
    - { source: haller, label: Lies, low: 0.05, high: 0.3, range: results }
"""
    result = "-0.63 (95% CI -0.90 to -0.37), -0.32 (95% CI -0.61 to 0.02), 0.5, d = 0.05 to 0.3"
    seen = SEEN | {"result": result}
    data = {
        "_data/references.yml": yaml.safe_dump({"haller": {"title": "H", "custom": seen}}),
        "_data/studies.yml": FOREST + rows,
    }
    site = mini({"index.md": article("/// study | pain\n///"), **data})
    assert site.warnings == []
    page = LexborHTMLParser(site.read("index.html"))
    said = [words(row) for row in page.css(".plot-row p .quiet")]
    assert said == [
        'On the side of "better", with all of its range.',
        "The range reaches both sides, so this may be chance.",
        'On the side of "worse". No range was seen.',
        "This is where the results lie, not how sure they are.",
    ]
    cells = [words(cell) for cell in page.css("details td")]
    assert cells[1::2] == [
        "−0.9 to −0.37",
        "−0.61 to +0.02",
        "not given",
        "spread of results: +0.05 to +0.3",
    ]
    assert page.css("details[open]") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SMD -0.63 (95% CI -0.90 to -0.37)", [(-0.63, -0.9, -0.37)]),
        ("-1.10 points (95% CI -1.85 to -0.35): no", [(-1.1, -1.85, -0.35)]),
        ("14.0% (95% CI 12.9 to 15.2); 3 (of 5)", [(14, 12.9, 15.2)]),
        ("-1.92 (95% CI -3.03 to -0.80; 2 RCTs)", [(-1.92, -3.03, -0.8)]),
        ("-0.5 (-0.9 bis -0.1)", [(-0.5, -0.9, -0.1)]),
        ("zero (d = 0.05 to 0.30), 2.71 to 3.57, in 2001 (see 5 to 6 below)", []),
    ],
)
def test_a_range_in_brackets_belongs_to_the_number_before_it(
    text: str, found: list[tuple[float, float, float]]
) -> None:
    assert ranges(text) == found


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
    text = FOREST.replace("{ large: -0.8, small: -0.2 }", "{ half: 0.6 }")
    text = text.replace("axis: [-1, 1]", "scale: log\n  none: 1\n  axis: [0.5, 2]")
    assert (
        "s.yml:13: 'pain', 'Pain': a log scale has no place for zero or less. Use 'scale: linear'."
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


@pytest.mark.parametrize(
    ("tinted", "side"), [("less", ("0", "20.0%")), ("more", ("20.0%", "80.0%"))]
)
def test_the_side_of_what_one_wants_less_of_is_tinted(
    mini: Mini, tinted: str, side: tuple[str, str]
) -> None:
    row = "{ label: A trial, source: who, estimate: 2, low: 1, high: 3, size: 9 people }"
    data = (
        "one:\n  kind: forest\n  title: T\n  caption: C.\n  measure: m\n  none: 0\n  axis: [-1, 4]\n"
        f"  less: worse\n  more: better\n  tinted: {tinted}\n  marks: {{ large: 3 }}\n  rows: [{row}]\n"
    )
    record = (
        "{ topic: t, design: d, size: 9 people, checked: full, result: 2 (1 to 3) of 9 people. }"
    )
    site = mini(
        {
            "index.md": article("[@who]\n\n/// study | one\n///"),
            "_data/studies.yml": data,
            "_data/references.yml": f"who:\n  title: W\n  custom: {record}\n",
        }
    )
    assert site.warnings == []
    found = LexborHTMLParser(site.read("index.html")).css(".band .side")
    assert [(one.attributes.get("x", "0"), one.attributes["width"]) for one in found] == [side]
