"""On this site. Drawings: in the page, named by their text alternative, and nothing in them that
runs or clashes.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitekit.drawings import inline
from sites import ROOT


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs/assets/drawings").glob("*.svg")), ids=lambda path: path.stem
)
def test_each_drawing_of_the_site_can_be_put_in_and_read(path: Path) -> None:
    svg = path.read_text("utf-8")
    assert inline('<img alt="x" src="a.svg" />', lambda _: svg, lambda picture: picture)[1] == []
    assert "#" not in svg, "colours come from the scheme"
    assert all(int(size) >= 16 for size in re.findall(r'font-size="(\d+)"', svg)), (
        "too small at 320 px"
    )
