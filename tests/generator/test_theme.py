"""The frame of each page: what search engines and other sites read, the switch of schemes, and
drafts.
"""

from __future__ import annotations

import json
import re
from typing import Any

from sites import ROOT, Mini, article


def data(html: str) -> dict[str, Any]:
    """The first block of structured data by type."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    return {part["@type"]: part for part in json.loads(found[1])["@graph"]}


def test_a_reviewer_is_named_only_where_there_is_one(mini: Mini) -> None:
    site = mini(
        {
            "index.md": article(
                status="clinically-reviewed", reviewed_by="A. Person, physiotherapist"
            )
        }
    )
    assert (
        data(site.read("index.html"))["WebPage"]["reviewedBy"]["name"]
        == "A. Person, physiotherapist"
    )


def test_a_draft_says_so_and_is_not_listed(mini: Mini) -> None:
    site = mini({"index.md": article(), "new.md": article(status="draft")})
    page = site.read("new/index.html")
    assert '<meta name="robots" content="noindex">' in page
    assert '<p class="draft" role="note">Draft. Not yet checked.</p>' in page
    assert site.read("sitemap.xml").count("<loc>") == 1
    assert "noindex" not in site.read("index.html")


def test_colours_stand_in_the_schemes_alone() -> None:
    """A colour written elsewhere would be bright in calm mode. Paper has its own."""
    for path in (ROOT / "overrides").rglob("*.css"):
        if path.name not in ("schemes.css", "print.css"):
            assert re.findall(r"#[0-9a-f]{3,8}\b", path.read_text("utf-8")) == [], path.name
