"""On this site. Blocks: care cards, and what an author is told of a block that was not understood."""

from __future__ import annotations

from sites import Site


def test_the_help_page_has_cards_of_each_urgency_in_order(site: Site) -> None:
    page = site.read("help/when-to-get-help/index.html")
    first = [
        page.index(f'class="care care-{kind}"')
        for kind in ("emergency", "crisis", "maternity", "today", "soon")
    ]
    assert first == sorted(first)
