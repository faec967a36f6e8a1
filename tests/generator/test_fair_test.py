"""Trials, frame by frame: what the block makes, what is held against sources, and what an author is
told.
"""

from __future__ import annotations

import re

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitekit.fair_test import dots
from sitekit.fair_test.trials import Again, Group, Trial, faults
from sitekit.record import read_records
from sites import SEARCH, Mini, Site, article
from written import examples, part, words

RESULTS = {
    "oven": "With no oven 21% of people had bread, 1.5 loaves each; 30% burned it.",
    "mill": "Of 200 people, 40 ground; 56 sifted.",
}
TRIAL = """yeast:
  title: Does yeast help?
  caption: Go from frame to frame.
  legend: A filled dot is a risen loaf.
  frames:
    - title: All get it
      caption: Most rise.
      groups:
        - { label: with yeast, of: 100, better: 60 }
      told:
        - { source: oven, text: Each had 1.5 loaves., claim: bread-comes }
    - title: Half get none
      caption: Some rise.
      groups:
        - { label: with yeast, of: 50, better: 30 }
        - { label: without, of: 50, better: 22 }
        - { label: no oven, of: 100, better: 21, source: oven }
    - title: Again
      caption: By luck.
      again: { times: 20, of: 50, better: 29, ahead: [yeast ahead, none ahead] }
"""


def references(results: dict[str, str]) -> str:
    """A data file of sources with these results."""
    seen = {"topic": "T", "design": "D", "checked": "full"}
    return yaml.safe_dump(
        {key: {"title": key, "custom": {**seen, "result": one}} for key, one in results.items()}
    )


CLAIM = """/// evidence | bread-comes
    certainty: low
    direction: linked
    sources: [oven]

Bread comes by itself.

It did. [@oven]

///
"""


def told(text: str) -> list[str]:
    """What an author hears of a data file."""
    trials, written, problems = read_records(Trial, text, "f.yml")
    for key, trial in trials.items():
        for place, what, cure in faults(trial, RESULTS):
            problems.append(written.problem((key, *place), f"'{key}', {what}", cure))
    return [str(problem) for problem in problems]


def files(text: str = TRIAL, block: str = "/// fair-test | yeast\n///") -> dict[str, str]:
    """A site with one trial, and its claim on another page."""
    return {
        "index.md": article(f"Before.\n\n{block}\n\nAfter. [@mill]"),
        "bread.md": article(f"## What we know\n\n{CLAIM}", title="Bread"),
        "_data/fair-test.yml": text,
        "_data/references.yml": references(RESULTS),
        **SEARCH,
    }


def test_a_good_trial_has_no_fault() -> None:
    assert told(TRIAL) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("legend:", "legent:", "f.yml:4: 'legent' is not a known key. Did you mean 'legend'?"),
        ("  title: Does yeast help?\n", "", "f.yml:1: the key 'title' is missing."),
        ("{ source: oven, text:", "{ text:", "f.yml:11: the key 'source' is missing."),
        ("      caption: Some rise.\n", "", "f.yml:12: the key 'caption' is missing."),
        (
            "better: 60",
            "better: 101",
            "f.yml:9: 'better' is 101, of 100 people. Count again.",
        ),
        ("of: 100, better: 60", "of: 101, better: 60", "f.yml:9: 'of': input should be less than"),
        (
            "label: without, of: 50",
            "label: without, of: 40",
            "f.yml:14: 'groups' has made-up groups of 40 and 50. Let them be of one size, so that",
        ),
        (
            "      again: {",
            "      groups: []\n      more: {",
            "f.yml:21: 'more' is not a known key.",
        ),
        (
            "      again: { times: 20, of: 50, better: 29, ahead: [yeast ahead, none ahead] }\n",
            "",
            "f.yml:18: a frame has either 'groups' or 'again'. Give one of them.",
        ),
        ("better: 29", "better: 50", "f.yml:20: 'better' must be less than 'of': 50."),
        ("[yeast ahead, none ahead]", "[yeast]", "f.yml:20: 'ahead': list should have at least 2"),
        ("times: 20", "times: 400", "f.yml:20: 'times': input should be less than"),
        (
            "21, source: oven",
            "22, source: oven",
            "f.yml:17: 'yeast', 'no oven': the source 'oven' does not say 22. Write only what its",
        ),
        (
            "of: 100, better: 21, source: oven",
            "of: 90, better: 21, source: oven",
            "f.yml:17: 'yeast', 'no oven': the source 'oven' does not say 90.",
        ),
        (
            "of: 100, better: 21, source: oven",
            "of: 100, better: 40, source: mill",
            "f.yml:17: 'yeast', 'no oven': the source 'mill' does not say 100.",
        ),
        (
            "21, source: oven",
            "21, source: ofen",
            "f.yml:17: 'yeast', 'no oven': there is no reference 'ofen'. Did you mean 'oven'?",
        ),
        (
            "had 1.5 loaves",
            "had 2.5 loaves",
            "f.yml:11: 'yeast', the source 'oven' does not say 2.5. Write only what its 'result'",
        ),
        (
            "source: oven, text",
            "source: over, text",
            "f.yml:11: 'yeast', there is no reference 'over'. Did you mean 'oven'?",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, said: str) -> None:
    assert old in TRIAL
    found = told(TRIAL.replace(old, new))
    assert any(line.startswith(said) for line in found), found


def test_a_frame_has_no_groups_beside_a_trial_again() -> None:
    both = "      groups: [{ label: x, of: 9, better: 1 }]\n      again: {"
    [line] = told(TRIAL.replace("      again: {", both))
    assert line.startswith("f.yml:20: a frame has either 'groups' or 'again'.")


def test_a_size_that_the_source_says_may_be_shown() -> None:
    assert told(TRIAL.replace("of: 100, better: 21, source: oven", "of: 56, better: 40, source: mill")) == []  # fmt: skip


def test_the_same_trial_again_is_the_same_for_all_readers_and_fair() -> None:
    again = Again(of=50, better=29, ahead=["a", "b"])
    assert again.trials == Again(of=50, better=29, ahead=["b", "a"]).trials
    assert again.trials != Again(of=50, better=29, ahead=["a", "b"], seed=2).trials
    assert [first - second for first, second in again.trials] == again.gaps
    many = Again(times=40, of=100, better=58, ahead=["a", "b"]).trials
    for n in (0, 1):  # 4,000 people in each group: within four standard errors
        share = sum(trial[n] for trial in many) / 4000
        assert abs(share - 0.58) < 4 * (0.58 * 0.42 / 4000) ** 0.5
    assert len({first for first, _ in many}) > 5


def test_dots_stand_in_rows_of_one_size() -> None:
    whole, half = Group(label="x", of=100, better=21), Group(label="x", of=50, better=3)
    assert (dots.columns(whole), dots.rows(whole)) == (20, 5)
    assert (dots.columns(half), dots.rows(half)) == (10, 5)
    assert dots.path([(0, 0), (1, 2)]) == (
        "M3 10a7 7 0 1 0 14 0a7 7 0 1 0-14 0M23 50a7 7 0 1 0 14 0a7 7 0 1 0-14 0"
    )
    assert dots.better(whole).endswith("M3 30a7 7 0 1 0 14 0a7 7 0 1 0-14 0")
    assert dots.others(half).startswith("M63 10a")


def test_trials_that_came_out_alike_stand_on_each_other() -> None:
    again = Again(times=2, of=50, better=29, ahead=["a", "b"])
    object.__setattr__(again, "seed", next(n for n in range(999) if _alike(n)))
    assert dots.tallest(again) == 2
    wide = dots.widest(again)
    x = (again.gaps[0] + wide) * 20 + 3
    assert dots.heap(again) == dots.path([((x - 3) // 20, 1), ((x - 3) // 20, 0)])


def _alike(seed: int) -> bool:
    one, two = Again(times=2, of=50, better=29, ahead=["a", "b"], seed=seed).gaps
    return one == two > 0


# What readers get


@pytest.fixture
def yeast(mini: Mini) -> Site:
    site = mini(files())
    assert site.warnings == []
    return site


def frames(site: Site) -> list[LexborNode]:
    """The frames on the page."""
    return LexborHTMLParser(site.read("index.html")).css("fair-test ol > li")


def plain(node: LexborNode) -> str:
    """The text of a part of a page, on one line."""
    return " ".join(node.text().split())


def test_every_dot_is_told_as_made_up_or_counted(yeast: Site) -> None:
    first, second, _ = frames(yeast)
    legend = "A filled dot is a risen loaf."
    assert plain(first).startswith(
        f"1 of 3: All get it Most rise. {legend} 60 of 100 with yeast Made up"
    )
    groups = [plain(group) for group in second.css(".groups > div")]
    assert groups[:2] == ["30 of 50 with yeast Made up", "22 of 50 without Made up"]
    assert groups[2].startswith("21 of 100 no oven")
    assert groups[2].endswith("Real, not made up")
    dotted = [(path.attributes["d"] or "").count("M") for path in second.css("path")]
    assert dotted == [30, 20, 22, 28, 21, 79]


def test_where_neither_is_ahead_stands_a_line_of_its_own(yeast: Site) -> None:
    [none] = frames(yeast)[2].css("line.none")
    assert none.attributes["x1"] == none.attributes["x2"]


def test_a_frame_can_have_dots_of_another_kind(mini: Mini) -> None:
    own = TRIAL.replace(
        "      caption: Some rise.\n", "      caption: Some rise.\n      legend: A loaf.\n"
    )
    told = [plain(one) for frame in frames(mini(files(own))) for one in frame.css(".quiet")]
    assert told[:2] == ["A filled dot is a risen loaf.", "A loaf."]


def test_what_sources_say_is_cited_and_shows_how_sure_it_is(yeast: Site) -> None:
    first, second, _ = frames(yeast)
    [line] = first.css(".told")
    assert plain(line).startswith("Each had 1.5 loaves.")
    assert line.css(".citation a")[0].attributes["href"] == "#ref-oven"
    [sure] = line.css("a.sure")
    assert sure.attributes["href"] == "./bread/#claim-bread-comes"
    assert "low" in sure.text()
    assert second.css(".citation a")[0].attributes["href"] == "#ref-oven"
    assert yeast.read("index.html").count('id="cite-oven"') == 1, "one source, cited twice"


def test_the_same_trial_again_is_told_in_counts(yeast: Site) -> None:
    third = frames(yeast)[2]
    gaps = Again(times=20, of=50, better=29, ahead=["a", "b"]).gaps
    ahead, behind = sum(gap > 0 for gap in gaps), sum(gap < 0 for gap in gaps)
    assert [plain(item) for item in third.css("ul li")] == [
        f"yeast ahead: {ahead} of 20",
        f"none ahead: {behind} of 20",
        f"No difference: {20 - ahead - behind} of 20",
    ]
    assert f"The widest gap: {max(map(abs, gaps))} of 50 people." in plain(third)
    assert "made up, with 50 people in each group." in plain(third)
    [heap] = third.css("path")
    assert (heap.attributes["d"] or "").count("M") == 20


def test_the_same_trial_again_has_a_scale_to_read(yeast: Site) -> None:
    axis = part(frames(yeast)[2], ".plot-axis")
    again = Again(times=20, of=50, better=29, ahead=["a", "b"])
    most = dots.widest(again) // 2 * 2
    numbers = [words(text) for text in axis.css("text")]
    assert numbers == [str(abs(n)) for n in range(-most, most + 1, 2)]
    assert [words(one) for one in axis.css("p")] == [
        "Ahead by how many, of 50 people",
        "← none ahead yeast ahead →",
    ]
    # Each number stands below the dots of its gap.
    dot = re.findall(r"M(\d+) ", axis.css_first("path").attributes["d"])  # type: ignore[union-attr,arg-type]
    assert [int(x) + 7 for x in dot] == [dots.middle(again, gap) for gap in again.gaps]


def test_where_gaps_are_wide_each_fifth_has_a_number() -> None:
    again = Again(times=40, of=100, better=50, ahead=["a", "b"])
    assert dots.widest(again) > 12
    assert {n % 5 for n in dots.scale(again)} == {0}
    assert 0 in dots.scale(again)


def test_only_the_first_frame_is_shown_at_first_and_the_page_loads_what_it_needs(
    yeast: Site,
) -> None:
    assert [frame.attributes.get("class") for frame in frames(yeast)] == ["now", None, None]
    html = yeast.read("index.html")
    assert 'src="features/fair_test.js"' in html
    assert 'href="features/fair_test.css"' in html
    assert "fair_test" not in yeast.read("bread/index.html")
    assert "A filled dot is a risen loaf." in html


def test_search_passes_over_it_and_the_page_took_it(yeast: Site) -> None:
    found = yeast.index()[""]
    assert "After." in found
    assert "yeast" not in found
    assert yeast.table
    page = yeast.table.pages["index.md"]
    assert page.takes("trial", "yeast")
    assert page.takes("claim", "bread-comes")
    assert "oven" in page.cited


def test_one_with_a_mistake_is_not_shown(mini: Mini) -> None:
    site = mini(files(TRIAL.replace("better: 21", "better: 22")))
    [warning] = site.warnings
    assert warning.startswith("_data/fair-test.yml:17: 'yeast', 'no oven': the source 'oven' does")
    assert "<fair-test" not in site.read("index.html")


def test_a_claim_that_is_not_there_is_named(mini: Mini) -> None:
    site = mini(files(TRIAL.replace("claim: bread-comes", "claim: bread-come")))
    assert site.warnings == [
        "_data/fair-test.yml:11: 'yeast': there is no claim 'bread-come'. Did you mean 'bread-comes'?"
    ]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("/// fair-test | yeats\n///", "knows no 'yeats'. Did you mean 'yeast'?"),
        ("/// fair-test\n///", "the block 'fair-test' needs an argument."),
        ("/// fair-tests | yeast\n///", "no block 'fair-tests'. Did you mean 'fair-test'?"),
        ("/// fair-test | yeast\n    frames: 2\n\n///", "has an option that is not known"),
        ("/// fair-test | yeast\n    attrs: { id: x }\n\n///", "has an option that is not known"),
        ("/// fair-test | yeast\n\nWords.\n\n///", "the block of the trial 'yeast' holds words"),
    ],
)
def test_a_wrong_block_is_named_with_its_line(mini: Mini, block: str, said: str) -> None:
    site = mini(files(block=block))
    line = article("Before.\n\n@").split("@")[0].count("\n") + 1
    found = [one for one in site.warnings if said in one]
    assert len(found) == 1, site.warnings
    assert found[0].startswith(f"index.md:{line}: ")


def test_the_example_for_authors_is_one(mini: Mini) -> None:
    block, data = examples("## A trial, frame by frame")
    results = {"raffaelli2021": "From 9.4 to 6.4 days.", "macedo2008": "21% improved."}
    claim = CLAIM.replace("bread-comes", "headaches-ease-by-themselves").replace("oven", "macedo2008")  # fmt: skip
    claim += CLAIM.replace("bread-comes", "diary-fewer-headaches").replace("oven", "raffaelli2021")
    site = mini(
        {
            "index.md": article(f"{block}\n\n## What we know\n\n{claim}"),
            "_data/fair-test.yml": data,
            "_data/references.yml": references(results),
        }
    )
    assert site.warnings == []
    assert len(frames(site)) == 3
