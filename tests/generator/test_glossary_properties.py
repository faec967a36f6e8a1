"""What holds for every page and every glossary: tried on generated ones."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitekit.front_matter import Scope, Term
from sitekit.glossary.marking import mark
from sitekit.glossary.matching import UNMARKED, find
from sitekit.glossary.terms import Entry, Glossary, compile_glossary

ADDED = re.compile(
    r'<a class="term" href="\.\./[^"]*" aria-describedby="term-[^"]*">(.*?)</a>', re.DOTALL
)
WORDS = "fascia Fascia fasciae trigger point points TTH tth İx straße nbsp amp p a".split()
ENTITIES = "&nbsp; &#8209; &amp; &lt; &eacute; &bogus;".split()
GAPS = [" ", "\n", "  ", "\u00a0", "-", "\u2011", "'", "’", ". ", "", "_", *ENTITIES]

text = st.lists(st.sampled_from(WORDS + GAPS), max_size=12).map("".join)
ATTRIBUTES = [
    "",
    ' class="x"',
    " title='fascia > p'",
    ' data-x="a<b"',
    " class=no-glossary",
    ' CLASS="term"',
]
ODD = [
    "<!-- fascia > -->",
    "<br>",
    "<br/>",
    "<img alt='fascia'>",
    "<script>fascia <p> '</b>'</script>",
]
attributes, odd = st.sampled_from(ATTRIBUTES), st.sampled_from(ODD)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One element around `inner`, marked or not."""
    tags = st.sampled_from(
        ["p", "li", "em", "H2", "h2", "h3", "a", "code", "pre", "svg", "summary", "div", "span"]
    )
    return st.builds(
        lambda tag, more, body: f"<{tag}{more}>{body}</{tag}>", tags, attributes, inner
    )


html = st.recursive(
    st.one_of(text, odd),
    lambda inner: st.lists(st.one_of(inner, element(inner)), max_size=4).map("".join),
    max_leaves=12,
)
titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
scopes: st.SearchStrategy[Scope] = st.sampled_from(["section", "page", "all"])


@st.composite
def glossaries(draw: st.DrawFn) -> Glossary:
    """A glossary whose terms overlap in all sorts of ways."""
    found = []
    for n, title in enumerate(draw(st.lists(titles, max_size=6))):
        data = {"title": title, "definition": "d", "aliases": draw(st.lists(titles, max_size=2))}
        data["case"] = draw(st.sampled_from(["any", "exact"]))
        found.append(Entry(f"t{n}", f"t{n}/", f"glossary/t{n}.md", Term.model_validate(data)))
    return compile_glossary(found)[0]


def marked(page: str, known: Glossary, scope: Scope) -> str:
    """The page after marking."""
    found = find(page, known)
    return mark(page, found.places, found.sections, known, "../", (), scope).html


class Nesting(HTMLParser):
    """Collects what a mark stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.inside: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what is open."""
        if tag == "a" and ("class", "term") in attrs:
            self.inside |= set(self.open)
        if tag not in ("br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        if self.open and self.open[-1] == tag:
            self.open.pop()


@pytest.mark.slow
@settings(max_examples=400)
@given(html, glossaries(), scopes)
@example("<p>trigger&nbsp;point</p>", compile_glossary([])[0], "all")
def test_removing_what_was_added_gives_back_the_page(
    page: str, known: Glossary, scope: Scope
) -> None:
    assert ADDED.sub(r"\1", marked(page, known, scope)) == page


@pytest.mark.slow
@settings(max_examples=400)
@given(html, glossaries())
def test_no_mark_stands_where_none_may(page: str, known: Glossary) -> None:
    parser = Nesting()
    parser.feed(marked(page, known, "all"))
    assert parser.inside & set(UNMARKED) == set()


@settings(max_examples=200)
@given(html, glossaries())
def test_scopes_only_leave_out(page: str, known: Glossary) -> None:
    counts = [
        marked(page, known, scope).count('<a class="term"') for scope in ("page", "section", "all")
    ]
    assert counts == sorted(counts)


@settings(max_examples=200)
@given(st.text(alphabet="<>/!-&;\"'= abpfiscTr\n", max_size=60), glossaries())
def test_broken_markup_loses_nothing(page: str, known: Glossary) -> None:
    assert ADDED.sub(r"\1", marked(page, known, "all")) == page


def test_the_generator_finds_marks() -> None:
    """The properties above would hold for an engine that marks nothing."""
    known = compile_glossary(
        [Entry("t0", "t0/", "p", Term(title="trigger point", definition="d"))]
    )[0]
    assert marked("<p>A trigger-points</p>", known, "all").count('<a class="term"') == 1
