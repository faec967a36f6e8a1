"""On this site. The disclaimer: in every HTML file, once, where a reader meets it, or the build
fails.
"""

from __future__ import annotations

import re

from sites import Site


def test_every_html_file_of_the_site_has_it(site: Site) -> None:
    pages = site.pages()
    assert {"index.html", "404.html", "search/index.html", "glossary/index.html"} <= set(pages)
    for name, html in pages.items():
        assert len(re.findall(r"<aside [^>]*data-disclaimer", html)) == 1, name


def test_its_words_are_not_in_the_search_index(site: Site) -> None:
    assert "For education," in site.read("index.html")
    assert "For education," not in "".join(site.index().values())
