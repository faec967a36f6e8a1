"""Search: the pages that can be found, and the names by which readers ask for them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sitekit.feature import Feature
from sitekit.following import FOLLOWING
from sitekit.front_matter import Overview
from sitekit.index import LEFT_OUT, Entry, Given, Making
from sitekit.language import pairs
from sitekit.problem import Problem
from sitekit.site import Page, Site

TOOL = "search.html"


def entry(page: Page, asked: Iterable[str] = ()) -> Entry:
    """The page as search knows it; `asked` has what people type for the signs that it shows."""
    front, term = page.front, page.term
    plural = (term and term.plural) or []
    others = [*(term.aliases if term else []), *([plural] if isinstance(plural, str) else plural)]
    read = [term.say] if term and term.say and pairs(term.title) else []  # '釜' as 'かま'
    tool = isinstance(front, Overview) and front.template and not page.article
    return Entry(
        url=unquote(page.url),
        kind="word" if term else "tool" if tool else "page",
        names=(page.heading, *others),
        asked=(*front.search_terms, *front.tags, *read, *asked),
        description=page.description,
        html=page.plain,
    )


def wanted(page: Page) -> bool:
    """Whether a page can be found: it is no draft, and does not keep itself out."""
    if page.article and page.article.status == "draft":
        return False
    return not (isinstance(page.front, Overview) and page.front.search.get("exclude"))


def asked_for(page: Page, site: Site) -> list[str]:
    """What people type for the signs that this page shows in full."""
    shown = (sign for sign in site.signs.signs if site.signs_on.get(sign.id) is page)
    return [words for sign in shown for words in (*sign.search, *sign.alone)]


def first(site: Site) -> list[dict[str, Any]]:
    """What is shown above all results, fastest first: each with the address of its page."""
    return [
        {**one._asdict(), "url": unquote(site.signs_on[one.sign].url)}
        for one in site.found
        if one.sign in site.signs_on
    ]


def gather(site: Site) -> Iterator[Problem]:
    """Begin to make the index, while the pages are still to be shown. A site that has no page to
    search on has none, and what holds the same is not made again. On a server the second one, and
    each after it, follows when the pages can be read.
    """
    pages = [page for page in site.pages.values() if wanted(page)]
    given = Given(
        entries=tuple(entry(page, asked_for(page, site)) for page in pages),
        language=site.language,
        left_out=(*LEFT_OUT, *site.unsearched),
        signs=first(site),
    )
    before = site.memory.last("search")
    if TOOL in site.tools and given != before and not (site.serving and before):
        try:
            site.index = Making(given, site.memory)
        except RuntimeError as error:
            yield _unmade(error)
            return
    site.indexed = given


def write(site: Site, folder: Path) -> Iterator[Problem]:
    """Put the index beside the pages."""
    to, given = folder / "pagefind", site.indexed
    if TOOL not in site.tools or given is None:
        shutil.rmtree(to, ignore_errors=True)
        return
    is_new = site.memory.is_new("search", "", given)
    if is_new and not site.index and to.is_dir():
        FOLLOWING.do(partial(_make, site, given, to, quietly=True))
    elif is_new or not to.is_dir():
        yield from _make(site, given, to)


def _make(site: Site, given: Given, to: Path, quietly: bool = False) -> Iterator[Problem]:
    """The index, begun or not; `quietly`, so that nothing else at work has to wait."""
    try:
        index = site.index or Making(given, site.memory)
        if quietly:
            index.step_back()
        index.end(to)
    except RuntimeError as error:
        site.memory.forget("search", "")
        yield _unmade(error)


def _unmade(error: RuntimeError) -> Problem:
    cure = "Install what requirements.txt names, 'pagefind_bin' too."
    return Problem("search", None, f"Search was not indexed: {error}", cure)


SEARCH = Feature("search", gather=gather, write=write)
