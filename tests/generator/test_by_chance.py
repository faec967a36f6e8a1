"""Diaries that chance fills in: how they are drawn and judged, what the block makes, and what an
author is told.
"""

from __future__ import annotations

import math
import re
from functools import cache
from random import Random

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from sitekit.by_chance.diary import Rule, Share, draw
from sitekit.by_chance.drawing import marks, rows, shades
from sitekit.by_chance.watched import Watched, uncounted
from sitekit.record import read_records
from sites import ROOT, SEARCH, Mini, Site, article
from written import examples

LOAVES = """loaves:
  title: Which day makes a flat loaf?
  caption: Made up.
  event: a flat loaf
  suspect: Looks like the cause
  things: [radio, rain & wind, tea]
"""


def watched(text: str = LOAVES) -> Watched:
    """What a data file watches."""
    [one] = read_records(Watched, text, "b.yml")[0].values()
    return one


def counted(text: str = LOAVES) -> str:
    """The file that goes with it, of few diaries."""
    found, _, _ = read_records(Watched, text, "b.yml")
    return yaml.safe_dump({key: one.count(200).model_dump() for key, one in found.items()})


def files(text: str = LOAVES, body: str = "/// by-chance | loaves\n///") -> dict[str, str]:
    """A site with one diary."""
    return {
        "index.md": article(f"Before.\n\n{body}\n\nAfter."),
        "_data/by-chance.yml": text,
        "_data/by-chance-counted.yml": counted(),
        **SEARCH,
    }


# How a diary is judged and drawn


@pytest.mark.parametrize(
    ("share", "suspect"),
    [
        (Share(hits=2, days=3, others=9, rest=27), True),  # 2 in 3 against 1 in 3: just twice
        (Share(hits=2, days=3, others=10, rest=27), False),
        (Share(hits=2, days=2, others=0, rest=28), False),  # too few days
        (Share(hits=1, days=3, others=0, rest=27), False),  # too few events
        (Share(hits=2, days=9, others=0, rest=21), True),  # never without it
        (Share(hits=0, days=9, others=0, rest=21), False),
        (Share(hits=6, days=30, others=0, rest=0), False),  # no day to compare with
    ],
)
def test_a_thing_looks_like_a_cause(share: Share, suspect: bool) -> None:
    assert Rule(days=3, events=2, times=2).suspects(share) is suspect


def test_each_number_of_the_rule_counts() -> None:
    share = Share(hits=4, days=8, others=5, rest=22)
    assert Rule(8, 4, 2).suspects(share)
    assert not Rule(9, 4, 2).suspects(share)
    assert not Rule(8, 5, 2).suspects(share)
    assert not Rule(8, 4, 2.3).suspects(share)


def test_a_diary_is_counted_day_by_day() -> None:
    diary = draw(Random(4), 30, 0.5, 0.5, 1)
    [thing] = diary.things
    days = [(diary.events >> day & 1, thing >> day & 1) for day in range(30)]
    count = {pair: days.count(pair) for pair in ((1, 1), (1, 0), (0, 1), (0, 0))}
    expected = Share(count[1, 1], count[1, 1] + count[0, 1], count[1, 0], count[1, 0] + count[0, 0])
    assert diary.share(thing) == expected
    assert min(expected) > 0


def test_days_and_things_know_nothing_of_each_other() -> None:
    """In many diaries, each share lies where chance would have it, within four standard errors."""
    random, length, diaries = Random(1), 30, 2000
    events = things = both = 0
    for _ in range(diaries):
        diary = draw(random, length, 0.2, 0.3, 1)
        events += diary.events.bit_count()
        things += diary.things[0].bit_count()
        both += (diary.events & diary.things[0]).bit_count()
    for found, share in ((events, 0.2), (things, 0.3), (both, 0.06)):
        wide = 4 * math.sqrt(share * (1 - share) / (length * diaries))
        assert abs(found / (length * diaries) - share) < wide


def test_a_month_has_as_many_as_it_says_and_the_same_seed_the_same_diary() -> None:
    one = watched(LOAVES + "  a_month: 12\n  in_ten: 5\n")
    assert (one.often, one.share) == (0.4, 0.5)
    assert one.drawn(Random(1), 90) == one.drawn(Random(1), 90) != one.drawn(Random(2), 90)
    assert one.still == one.drawn(Random(1), 30)
    assert watched(LOAVES + "  seed: 2\n").still != watched().still


def test_a_longer_diary_accuses_less() -> None:
    count = watched().count(2000)
    assert count.in_100(90) < count.in_100(30)


# What is drawn


def test_marks_stand_on_their_days() -> None:
    assert marks(0b101, 6) == "M0.15 6h.7V10h-.7zM2.15 6h.7V10h-.7z"
    assert shades(0b10) == "M1 0h1V10h-1z"
    one = watched()
    for row, thing in zip(rows(one), one.still.things, strict=True):
        assert row.marks.count(" 0h") == row.share.hits
        assert row.marks.count(" 6h") == row.share.days - row.share.hits
        assert row.share == one.still.share(thing)
        assert row.is_suspect is one.test.suspects(row.share)


# What an author is told


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title:", "titel:", "b.yml:2: 'titel' is not a known key. Did you mean 'title'?"),
        ("  event: a flat loaf\n", "", "b.yml:1: the key 'event' is missing. Add 'event: …'."),
        ("[radio, rain & wind, tea]", "[tea]", "b.yml:6: 'things': list should have at least 2"),
        ("tea]", "radio]", "b.yml:6: 'things' has 'radio' twice. Name each once."),
        (
            "tea]",
            "tea]\n  lengths: [90, 30]",
            "b.yml:7: 'lengths' must rise. Write the shorter diary first.",
        ),
        ("tea]", "tea]\n  lengths: [30, 30]", "b.yml:7: 'lengths' must rise."),
        ("tea]", "tea]\n  lengths: [30, 365]", "b.yml:7: 'lengths': input should be less than"),
        ("tea]", "tea]\n  a_month: 30", "b.yml:7: 'a_month': input should be less than 30"),
        ("tea]", "tea]\n  in_ten: 0", "b.yml:7: 'in_ten': input should be greater than 0"),
        (
            "tea]",
            "tea]\n  rule: { day: 3 }",
            "b.yml:7: 'day' is not a known key. Did you mean 'days'?",
        ),
        ("tea]", "tea]\n  rule: { times: 1 }", "b.yml:7: 'times': input should be greater than 1"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, said: str) -> None:
    assert old in LOAVES
    _, _, problems = read_records(Watched, LOAVES.replace(old, new), "b.yml")
    assert any(str(problem).startswith(said) for problem in problems), problems


@pytest.mark.parametrize(
    "more",
    ["a_month: 7", "in_ten: 2", "lengths: [30, 60]", "lengths: [30]", "rule: { events: 3 }"],
)
def test_whoever_changes_a_number_is_asked_to_count_again(mini: Mini, more: str) -> None:
    assert mini(files()).warnings == []
    site = mini(files(f"{LOAVES}  {more}\n"))
    was = (
        "3 things on 3 days in 10, 6 a month, 3 days, 2 on them, 2 times as often."
        " Count them with 'make by-chance', and read again what pages say of the result."
    )
    assert site.warnings == [
        f"_data/by-chance.yml:1: 'loaves' was counted with other numbers: {was}"
    ]
    assert "<by-chance" not in site.read("index.html")


def test_words_can_change_without_a_new_count() -> None:
    one = {"loaves": watched(LOAVES.replace("Made up.", "Drawn by lot."))}
    assert list(uncounted(one, {"loaves": watched().count(10)})) == []


def test_one_that_was_never_counted_is_named(mini: Mini) -> None:
    site = mini(files() | {"_data/by-chance-counted.yml": ""})
    assert len(site.warnings) == 1
    assert site.warnings[0].startswith(
        "_data/by-chance.yml:1: nobody has counted how many diaries of 'loaves' accuse something."
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("/// by-chance | loafs\n///", "knows no 'loafs'. Did you mean 'loaves'?"),
        ("/// by-chance\n///", "the block 'by-chance' needs an argument."),
        ("/// by-chans | loaves\n///", "there is no block 'by-chans'. Did you mean 'by-chance'?"),
        (
            "/// by-chance | loaves\n    days: 3\n\n///",
            "has an option that is not known, or a wrong one.",
        ),
        (
            "/// by-chance | loaves\n    attrs: { id: x }\n\n///",
            "has an option that is not known, or a wrong one.",
        ),
        (
            "/// by-chance | loaves\n\nWords.\n\n///",
            "the block of the diary 'loaves' holds words, and the diary has no place. Close it",
        ),
    ],
)
def test_a_wrong_block_is_named_with_its_line(mini: Mini, body: str, said: str) -> None:
    site = mini(files(body=body))
    line = article("Before.\n\n@").split("@")[0].count("\n") + 1
    [warning] = site.warnings
    assert warning.startswith(f"index.md:{line}: ")
    assert said in warning


# What readers get


@cache
def shown(html: str) -> LexborHTMLParser:
    """A page as a tree."""
    return LexborHTMLParser(html)


@pytest.fixture
def loaves(mini: Mini) -> Site:
    site = mini(files())
    assert site.warnings == []
    return site


def test_the_page_has_the_whole_diary_and_both_figures(loaves: Site) -> None:
    page = shown(loaves.read("index.html"))
    one, count = watched(), watched().count(200)
    [element] = page.css("by-chance")
    assert element.attributes["id"] == "by-chance-loaves"
    text = " ".join(element.text().split())
    accused = [row.name for row in rows(one) if row.is_suspect]
    assert f"diary. Looks like the cause: {', '.join(accused) or 'nothing, this time'}." in text
    assert f"a flat loaf: {one.still.events.bit_count()} of 30 days" in text
    items = element.css("li")
    assert len(items) == 4
    first = [path.attributes["d"] for path in items[0].css("path")]
    assert first == [shades(one.still.events), marks(one.still.events, 0)]
    for item, row in zip(items[1:], rows(one), strict=True):
        share = row.share
        assert item.css("span")[0].text() == row.name
        assert ("suspect" in (item.attributes.get("class") or "")) is row.is_suspect
        told = f"a flat loaf on {share.hits} of {share.days} days with it, and on {share.others} of {share.rest} without"
        assert item.css("small")[0].text() == told
        drawn = [path.attributes["d"] for path in item.css("path")]
        assert drawn == [shades(one.still.events), row.marks]
    for length in (30, 90):
        assert f"{count.in_100(length)} of 100 diaries of {length} days accuse something" in text
    arrays = element.css(".arrays path")
    dots = [(path.attributes["d"] or "").count("M") for path in arrays]
    assert dots == [n for length in (30, 90) for n in (count.in_100(length), 100 - count.in_100(length))]  # fmt: skip
    assert (
        "at least 3 days with it, a flat loaf on at least 2 of these, and at least 2 times" in text
    )
    assert "a flat loaf on about 6 days a month, and each thing on about 3 days in 10." in text
    assert "Counted in 200 made-up diaries of each length." in text


def test_what_the_script_needs_stands_in_the_page(loaves: Site) -> None:
    page = shown(loaves.read("index.html"))
    data = page.css("by-chance")[0].attributes
    numbers = ("data-often", "data-share", "data-rule", "data-event", "data-suspect")
    assert [data[name] for name in numbers] == [
        "0.2",
        "0.3",
        "[3, 2, 2]",
        "a flat loaf",
        "Looks like the cause",
    ]
    assert data["data-with"] == "{0} on {1} of {2} days with it, and on {3} of {4} without"
    chosen = [one.attributes.get("value") for one in page.css("by-chance input[checked]")]
    assert chosen == ["30"]
    assert 'src="features/by_chance.js"' in loaves.read("index.html")
    assert 'href="features/by_chance.css"' in loaves.read("index.html")


def test_search_passes_over_it(loaves: Site) -> None:
    found = loaves.index()[""]
    assert "Before." in found
    assert "After." in found
    assert "loaf" not in found


def test_the_page_took_it(loaves: Site) -> None:
    assert loaves.table
    assert loaves.table.pages["index.md"].takes("chance", "loaves")


def test_the_example_for_authors_is_one(mini: Mini) -> None:
    block, data = examples("## A diary that chance fills in")
    [one] = read_records(Watched, data, "b.yml")[0].values()
    site = mini(
        files(data, block)
        | {"_data/by-chance-counted.yml": yaml.safe_dump({"headaches": one.count(50).model_dump()})}
    )
    assert site.warnings == []
    assert "<by-chance" in site.read("index.html")
    kept = ("lengths", "a_month", "in_ten", "rule")
    plain = Watched(**{key: value for key, value in one.model_dump().items() if key not in kept})
    assert plain == one, "what the text calls the default must be it"


def test_no_number_of_the_script_differs_from_those_here() -> None:
    script = (ROOT / "overrides/features/by_chance.js").read_text("utf-8")
    for day, path in ((7, marks(1 << 7, 0)), (7, marks(1 << 7, 6)), (7, shades(1 << 7))):
        assert f'"{path.removeprefix(f"M{day}")}"' in script
    assert not re.search(r"0\.2|0\.3|\b30\b|\b90\b", script)
