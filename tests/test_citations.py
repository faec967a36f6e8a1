"""Citations: numbers in the order of the page, names that can be spoken, a list at its end."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

from sitekit.citations import Citations, listing, short_name
from sitekit.models import Reference
from sites import Mini, Site, article, term

REFERENCES = {
    "lawler2006": Reference.model_validate(
        {
            "title": "A trial",
            "author": [{"family": "Lawler", "given": "SP"}, {"family": "Cameron", "given": "LD"}],
            "container-title": "Annals",
            "issued": 2006,
            "DOI": "10.1/abc",
            "PMID": "1",
        }
    ),
    "who": Reference.model_validate({"title": "Advice", "author": [{"literal": "World Health Organization"}]}),
    "many": Reference.model_validate(
        {"title": "Many", "author": [{"family": name} for name in "ABCD"], "issued": 2020, "PMID": "12"}
    ),
    "more": Reference.model_validate({"title": "More", "author": [{"family": "E"}, {"literal": "et al."}]}),
}


def shown(text: str) -> str:
    """Markdown rendered with each citation link as {key number}."""
    html = markdown(text, extensions=[Citations(REFERENCES), "attr_list", "footnotes"])
    return re.sub(r'<a [^>]*href="#ref-(\w+)"[^>]*>(\d+)</a>', r"{\1 \2}", html)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. [@who]", '<p>A. <span class="citation">[{who 1}]</span></p>'),
        ("[@who; @many]", '<p><span class="citation">[{who 1}, {many 2}]</span></p>'),
        ("[@who;@who]", '<p><span class="citation">[{who 1}, {who 1}]</span></p>'),
        ("[@nobody]", "<p>[@nobody]</p>"),
        ("[@who; @nobody]", "<p>[@who; @nobody]</p>"),
        ("`[@who]`", "<p><code>[@who]</code></p>"),
        ("me@who.example [@](x)", '<p>me@who.example <a href="x">@</a></p>'),
    ],
)
def test_syntax(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_numbers_follow_the_order_of_the_page() -> None:
    html = shown("- a [@many]\n- b\n\n    c [@who]\n\nd [@lawler2006] [@many]")
    assert re.findall(r"{(\w+) (\d)}", html) == [("many", "1"), ("who", "2"), ("lawler2006", "3"), ("many", "1")]


def test_a_link_says_what_it_leads_to() -> None:
    html = markdown("[@lawler2006] [@lawler2006]", extensions=[Citations(REFERENCES, "Quelle")])
    assert html.count('aria-label="Quelle 1: Lawler 2006"') == 2
    assert html.count('id="cite-lawler2006"') == 1


def test_names() -> None:
    assert [short_name(reference) for reference in REFERENCES.values()] == [
        "Lawler 2006",
        "World Health Organization",
        "A 2020",
        "E",
    ]


def test_the_list() -> None:
    rows = listing(["many", "lawler2006"], ["who", "many", "nobody", "more"], REFERENCES)
    assert [(row.key, row.number, row.cited) for row in rows] == [
        ("many", 1, True),
        ("lawler2006", 2, True),
        ("who", 3, False),
        ("more", 4, False),
    ]
    assert [row.authors for row in rows] == [
        "A, B, C et al",
        "Lawler SP, Cameron LD",
        "World Health Organization",
        "E et al",
    ]
    assert [row.url for row in rows] == ["https://pubmed.ncbi.nlm.nih.gov/12/", "https://doi.org/10.1/abc", None, None]


DATA = "who:\n  title: Advice <b>\n  URL: https://example.org/?a=1&b=2\n"


def test_a_page_has_its_list_and_its_mistakes_are_named(mini: Mini) -> None:
    pages = {
        "index.md": article("A one [@who].\n\nTwo [@woh]."),
        "glossary/a.md": term(title="a", sources=["who", "hwo"]),
    }
    site = mini({"_data/references.yml": DATA, **pages})
    assert sorted(site.warnings) == [
        "glossary/a.md:5: there is no reference 'hwo'. Did you mean 'who'?",
        "index.md:10: there is no reference 'woh'. Did you mean 'who'?",
    ]
    for name in ("index.html", "glossary/a/index.html"):
        assert '<a href="https://example.org/?a=1&amp;b=2">Advice &lt;b&gt;</a>' in site.read(name)


def test_the_list_is_not_in_the_search_index(site: Site) -> None:
    page = site.read("body/fascia/index.html")
    titles = re.findall(r'<li id="ref-[^"]+">.*?<a [^>]*>([^<]+)</a>', page, re.DOTALL)
    assert len(titles) > 3
    index = site.read("search/search_index.json")
    assert [title for title in titles if title in index] == []


def test_every_citation_of_the_site_leads_to_its_reference_and_back(site: Site) -> None:
    count = 0
    for name, html in site.pages().items():
        cited = set(re.findall(r'href="#ref-([^"]+)"', html))
        listed = set(re.findall(r'<li id="ref-([^"]+)"', html))
        back = set(re.findall(r'href="#cite-([^"]+)"', html))
        assert cited <= listed, name
        assert back == cited, name
        count += len(cited)
    assert count > 100
