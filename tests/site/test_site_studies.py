"""On this site. Pictures of studies: only numbers that their sources hold, drawn where they belong,
and told as a table.
"""

from __future__ import annotations

import re

import yaml

from sitekit.record import read_yaml
from sites import ROOT, Site


def test_every_number_of_the_sites_pictures_is_in_its_source() -> None:
    """Once more, by other means than the build: each number of the data as text."""
    pictures = yaml.safe_load((ROOT / "docs/_data/studies.yml").read_text("utf-8"))
    references = read_yaml((ROOT / "docs/_data/references.yml").read_text("utf-8"), "r").data
    rows = [
        row
        for picture in pictures.values()
        if picture["kind"] == "forest"
        for row in picture["rows"]
    ]
    assert rows
    for row in rows:
        for name in ("estimate", "low", "high"):
            if name in row:
                number = re.escape(f"{abs(row[name]):.2f}").removesuffix("0") + "0?"
                result = references[row["source"]]["custom"]["result"]
                assert re.search(rf"(?<![\d.]){number}(?!\d)", result), row


def test_the_pages_carry_their_pictures(site: Site) -> None:
    for name, keys in {
        "authors/blocks": ("cortisol",),
        "understand/what-is-migraine": ("how-common",),
    }.items():
        page = site.read(f"{name}/index.html")
        assert all(f'id="study-{key}"' in page for key in keys)
        assert 'class="study" data-study' not in page
