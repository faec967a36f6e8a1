"""On this site. The disclaimer: in every HTML file, once, where a reader meets it, or the build
fails.
"""

from __future__ import annotations

from sites import Site


def test_its_words_are_not_in_the_search_index(site: Site) -> None:
    assert "For education," in site.read("index.html")
    assert "For education," not in "".join(site.index().values())
