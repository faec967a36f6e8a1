"""Citations: numbers in the order of the page, names that can be spoken, a list at its end."""

from __future__ import annotations

import re

import pytest
import yaml
from markdown import markdown

from sitekit.citations.references import Reference, listing, review, unquotable
from sitekit.citations.syntax import Citations
from sitekit.record import read_records, read_yaml
from sites import Mini, article, term

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
    "who": Reference.model_validate(
        {"title": "Advice", "author": [{"literal": "World Health Organization"}]}
    ),
    "many": Reference.model_validate(
        {
            "title": "Many",
            "author": [{"family": name} for name in "ABCD"],
            "issued": 2020,
            "PMID": "12",
        }
    ),
    "more": Reference.model_validate(
        {"title": "More", "author": [{"family": "E"}, {"literal": "et al."}]}
    ),
}


NAMES = {key: reference.short_name for key, reference in REFERENCES.items()}


def shown(text: str) -> str:
    """Markdown rendered with each citation link as {key number}."""
    html = markdown(text, extensions=[Citations(NAMES, "Reference"), "attr_list", "footnotes"])
    return re.sub(r'<a [^>]*href="#ref-(\w+)"[^>]*>(\d+)</a>', r"{\1 \2}", html)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. [@who]", '<p>A.<span class="citation">\N{NO-BREAK SPACE}[{who 1}]</span></p>'),
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
    assert re.findall(r"{(\w+) (\d)}", html) == [
        ("many", "1"),
        ("who", "2"),
        ("lawler2006", "3"),
        ("many", "1"),
    ]


def test_a_link_says_what_it_leads_to() -> None:
    html = markdown("[@lawler2006] [@lawler2006]", extensions=[Citations(NAMES, "Quelle")])
    assert html.count('aria-label="Quelle 1: Lawler 2006"') == 2
    assert html.count('id="cite-lawler2006"') == 1


def test_names() -> None:
    assert [reference.short_name for reference in REFERENCES.values()] == [
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
    assert [row.reference.authors for row in rows] == [
        "A, B, C et al",
        "Lawler SP, Cameron LD",
        "World Health Organization",
        "E et al",
    ]
    assert [row.reference.address for row in rows] == [
        "https://pubmed.ncbi.nlm.nih.gov/12/",
        "https://doi.org/10.1/abc",
        None,
        None,
    ]


def test_what_an_author_is_told_of_the_data() -> None:
    again = Reference.model_validate({"title": "A trial, again", "DOI": "10.1/ABC"})
    data = "lawler2006:\n  title: x\nwho:\nmany:\nmore:\nagain:\n"
    cited = {"lawler2006", "again", "many", "more"}
    found = review(REFERENCES | {"again": again}, cited, read_yaml(data, "r.yml"))
    assert [str(problem) for problem in found] == [
        "r.yml:3: no page cites 'who'. Cite it, or take it out.",
        "r.yml:6: 'again' is the same source as 'lawler2006' (10.1/abc). Keep one of them.",
    ]


def test_a_number_that_was_not_seen_is_named_with_its_page(mini: Mini) -> None:
    seen = {"topic": "t", "design": "d", "result": "It fell by 12.", "checked": "partly"}
    custom = {**seen, "note": "n", "numbers": False}
    references = yaml.safe_dump({"dim": {"title": "Dim", "custom": custom}})
    text = article("It fell by 12. [@dim]")
    site = mini({"part/one.md": text, "index.md": "", "_data/references.yml": references})
    line = text.split("It fell")[0].count("\n") + 1
    assert [said for said in site.warnings if "cannot be quoted" in said] == [
        f"part/one.md:{line}: '12' cannot be quoted from 'dim', of which too little was seen. Say it"
        " without the number, or cite a source that holds it."
    ]


def test_a_number_that_was_not_seen_is_not_quoted() -> None:
    seen = {"topic": "t", "design": "d", "result": "r", "checked": "partly", "note": "n"}
    known = {
        "dim": Reference.model_validate({"title": "Dim", "custom": {**seen, "numbers": False}}),
        "clear": Reference.model_validate({"title": "Clear", "custom": seen}),
    }
    text = "1. It fell. [@dim]\n\nOf 47 people. [@clear] It fell by 12. [@dim] By 3. [@dim; @clear]\n\nFell 9. [@dim]"
    assert [str(problem) for problem in unquotable(text, known, "a.md")] == [
        "a.md:3: '12' cannot be quoted from 'dim', of which too little was seen. Say it without the number, or cite a"
        " source that holds it.",
        "a.md:5: '9' cannot be quoted from 'dim', of which too little was seen. Say it without the number, or cite a"
        " source that holds it.",
    ]


def test_what_was_seen_in_part_says_which_part() -> None:
    data = "a:\n  title: A\n  custom:\n    topic: t\n    design: d\n    result: r\n    checked: partly\n"
    _, _, problems = read_records(Reference, data, "r.yml")
    assert "'checked' partly needs a 'note'" in str(problems[0])


def test_what_a_public_body_tells_people_is_marked_as_advice() -> None:
    data = "  title: A\n  custom:\n    topic: t\n    design: d\n    result: r\n    checked: full\n    kind: "
    known, _, problems = read_records(
        Reference, f"a:\n{data}official advice\nb:\n{data}advice\n", "r.yml"
    )
    told = known["a"].custom
    assert told
    assert told.kind == "official advice"
    assert ["r.yml:16: 'kind'" in str(problem) for problem in problems] == [True]
    assert "kind" not in known["a"].csl


def test_an_article_that_cites_nothing_is_named(mini: Mini) -> None:
    pages = {
        "index.md": article("A [@who]."),
        "a.md": article("Nothing."),
        "about/b.md": article("Nothing."),
    }
    site = mini({"_data/references.yml": DATA, **pages}, extra={"uncited": ["about/"]})
    assert [line.split(" Cite")[0] for line in site.warnings] == [
        "a.md: this article cites nothing."
    ]


DATA = "who:\n  title: Advice <b>\n  URL: https://example.org/?a=1&b=2\n"


def test_a_page_has_its_list_and_its_mistakes_are_named(mini: Mini) -> None:
    pages = {
        "index.md": article("A one [@who].\n\nTwo [@woh].\n\nThree [@how]."),
        "glossary/a.md": term(title="A", case="exact", sources=["who", "hwo"]),
    }
    site = mini({"_data/references.yml": DATA, **pages})
    assert sorted(site.warnings) == [
        "glossary/a.md:6: there is no reference 'hwo'. Did you mean 'who'?",
        "index.md:10: there is no reference 'woh'. Did you mean 'who'?",
        "index.md:12: there is no reference 'how'. Did you mean 'who'?",
    ]
    for name in ("index.html", "glossary/a/index.html"):
        assert '<a href="https://example.org/?a=1&amp;b=2">Advice &lt;b&gt;</a>' in site.read(name)
