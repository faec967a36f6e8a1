"""On this site. How clear each page is: complete answers, sums, and the table that shows them."""

from __future__ import annotations

from sites import Site


def test_the_site_shows_a_score_for_each_health_page_and_an_answer_for_each_claim(
    site: Site,
) -> None:
    page = site.read("authors/blocks/index.html")
    assert page.count("Clear (CDC Clear Communication Index):") >= 16
    assert "No independent panel has." in page
    assert page.count("<q>") >= 17
