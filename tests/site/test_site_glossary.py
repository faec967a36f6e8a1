"""On this site. Marking glossary terms: what is marked, what never is, and that no other byte
changes.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sitekit.front_matter import Term, read
from sitekit.glossary.plurals import plural
from sitekit.prose import readability
from sites import ADDRESS, ROOT, Site


def test_the_a_to_z_page_lists_every_term(site: Site) -> None:
    page = site.read("glossary/index.html")
    terms = {path.parent.name for path in site.path.glob("glossary/*/index.html")}
    assert len(terms) >= 15
    assert all(f'href="{slug}/"' in page for slug in terms)


def test_no_tooltip_word_of_another_page_is_in_the_search_index(site: Site) -> None:
    page = site.read("body/fascia/index.html")
    assert 'role="tooltip"' in page
    index = "".join(site.index().values())
    assert "Words used on this page" not in index


def test_the_glossary_is_data_for_machines_too(site: Site) -> None:
    data = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>',
        site.read("glossary/index.html"),
        re.DOTALL,
    )
    known = json.loads(data[-1])
    assert known["@type"] == "DefinedTermSet"
    assert {"fascia", "migraine"} <= {one["name"] for one in known["hasDefinedTerm"]}
    assert all(
        one["url"].startswith(ADDRESS) and one["description"] for one in known["hasDefinedTerm"]
    )


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs/glossary").glob("*.md")), ids=lambda path: path.stem
)
def test_a_definition_is_short_and_plain(path: Path) -> None:
    meta = read(path.read_text("utf-8"), f"glossary/{path.name}").front
    if isinstance(meta, Term):
        names = [meta.title, *plural(meta.title), *meta.aliases]
        text = re.sub(
            "|".join(map(re.escape, sorted(names, key=len, reverse=True))),
            "word",
            meta.definition,
            flags=re.I,
        )
        assert len(meta.definition.split()) <= 40
        assert readability.grade(text) <= 6, meta.definition
