"""The table of limits in the README: made from what was measured, and by nobody's hand."""

from __future__ import annotations

import re
from datetime import date

import pytest
from limits import BLOCK, README, Measured, put, roughly, told

FOUND = Measured(20_000_000, 200, {"home": 50_000, "a/": 60_000, "evidence/": 170_000})
TABLE = """\
|  | measured | GitHub Pages allows | which is enough for |
| --- | --- | --- | --- |
| the site | 20.0 MB in 200 pages, 100 kB each | 1 GB | 10,000 such pages |
| a first view, the middle one of 3 pages | 60 kB | 100 GB a month | 1,600,000 readers a month |
| a first view of the heaviest page (`evidence/`) | 170 kB | the same | 580,000 readers a month |

Measured on 2026-11-27 at commit abc1234, by `make limits`. The limit of traffic is a soft one.
"""


def test_the_table_says_what_was_measured_and_when() -> None:
    assert told(FOUND, date(2026, 11, 27), "abc1234") == TABLE


@pytest.mark.parametrize(
    ("number", "said"), [(1_666_666, "1,600,000"), (588_235.3, "580,000"), (99.9, "99"), (7, "7")]
)
def test_what_fits_is_never_told_too_large(number: float, said: str) -> None:
    assert roughly(number) == said


def test_it_takes_the_place_of_the_last_one() -> None:
    text = "before\n<!-- make limits -->\n\n| old |\n\n<!-- end -->\nafter\n"
    once = put(text, TABLE)
    assert once == f"before\n<!-- make limits -->\n\n{TABLE}\n<!-- end -->\nafter\n"
    assert put(once, TABLE) == once


def test_the_readme_has_it_as_it_was_written() -> None:
    found = BLOCK.search(README.read_text("utf-8"))
    assert found
    shape = re.sub(r"\d[\d,.]*|`[^`]*`", "0", found[0].split("\nMeasured")[0].strip())
    assert shape == re.sub(r"\d[\d,.]*|`[^`]*`", "0", TABLE.split("\nMeasured")[0].strip())
    assert re.search(
        r"Measured on \d{4}-\d\d-\d\d at commit [0-9a-f]{7,}, by `make limits`\.", found[0]
    )
