"""On this site. The figures of made-up diaries are those that a new count gives, and pages say them."""

from __future__ import annotations

import re

import yaml

from sites import Site
from written import DOCS


def test_the_page_on_triggers_says_what_was_counted(site: Site) -> None:
    kept = yaml.safe_load((DOCS / "_data/by-chance-counted.yml").read_text("utf-8"))["headaches"]
    found = {days: round(100 * n / kept["diaries"]) for days, n in kept["accuse"].items()}
    assert found == {30: 84, 90: 44}
    text = (DOCS / "plan/triggers.md").read_text("utf-8")
    assert "of 100 diaries of a month, about 84 pointed at" in text
    assert "Of 100 diaries of three months, about 44 did." in text
    shown = re.findall(
        r'<span class="big">(\d+) of 100</span>', site.read("plan/triggers/index.html")
    )
    assert shown == ["84", "44"]
