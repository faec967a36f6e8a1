"""The references for reference managers, as readers that are not ours take them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from hypothesis import given
from hypothesis import strategies as st

from every_site.readers import from_bibtex, from_ris
from sitekit.citations.bibliography import bibtex, csl_json, ris

LAWLER = {
    "type": "article-journal",
    "title": "A trial",
    "author": [{"family": "Lawler", "given": "SP"}, {"family": "Cameron", "given": "LD"}],
    "container-title": "Annals",
    "issued": 2006,
    "volume": "32",
    "issue": "1",
    "page": "50–59",
    "DOI": "10.1/a_b",
    "PMID": "1",
    "URL": "https://a.example/b_c",
}
BIBTEX = """\
@article{lawler2006,
	title = {{A trial}},
	author = {Lawler, SP and Cameron, LD},
	journal = {Annals},
	year = {2006},
	volume = {32},
	number = {1},
	pages = {50--59},
	doi = {10.1/a_b},
	url = {https://a.example/b_c}
}
"""
RIS = """\
TY  - JOUR
ID  - lawler2006
TI  - A trial
AU  - Lawler, SP
AU  - Cameron, LD
JO  - Annals
PY  - 2006
VL  - 32
IS  - 1
SP  - 50
EP  - 59
DO  - 10.1/a_b
UR  - https://a.example/b_c
ER  -\x20
"""


def source(title: str = "A", type: str = "article-journal", **more: Any) -> dict[str, Any]:
    return {"type": type, "title": title, **more}


def bibtex_line(name: str, **fields: Any) -> str | None:
    """What one field of a reference is written as."""
    line = re.search(rf"^\t{name} = {{(.*)}},?$", bibtex({"a": source(**fields)}), re.MULTILINE)
    return line and line[1]


def ris_lines(tag: str, **fields: Any) -> list[str]:
    return re.findall(rf"^{tag}  - (.*)$", ris({"a": source(**fields)}), re.MULTILINE)


def test_a_whole_record() -> None:
    assert bibtex({"lawler2006": LAWLER}) == BIBTEX
    assert ris({"lawler2006": LAWLER}) == RIS
    two = {"lawler2006": LAWLER, "b": source("B")}
    assert bibtex(two) == f"{BIBTEX}\n\n@article{{b,\n\ttitle = {{{{B}}}}\n}}\n"
    assert ris(two) == f"{RIS}\nTY  - JOUR\nID  - b\nTI  - B\nER  - \n"
    assert bibtex({}) == ris({}) == ""


def test_json_has_the_year_as_csl_wants_it() -> None:
    first, second = json.loads(csl_json({"lawler2006": LAWLER, "b": source("Bé")}))
    assert first["issued"] == {"date-parts": [[2006]]}
    assert [*first][-4:] == ["DOI", "URL", "issued", "PMID"]
    assert second == {"id": "b", "type": "article-journal", "title": "Bé"}
    assert "Bé" in csl_json({"b": source("Bé")})


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("50% & more #1_x for $2", r"50\% \& more \#1\_x for \$2"),
        ("a {b} c", r"a \textbraceleft{}b\textbraceright{} c"),
        ("Of {drug ^2 ~x", r"Of \textbraceleft{}drug \textasciicircum{}2 \textasciitilde{}x"),
        ("a\\b", r"a\textbackslash{}b"),
        ('The "let-down" – it is', 'The "let-down" – it is'),
        (" two\n lines\u2028", "two lines"),
    ],
)
def test_signs_that_tex_reads(title: str, written: str) -> None:
    assert bibtex_line("title", title=title) == f"{{{written}}}"
    assert bibtex_line("journal", **{"container-title": title}) == written
    assert bibtex_line("author", author=[{"literal": title}]) == f"{{{written}}}"


@pytest.mark.parametrize(
    ("authors", "written", "spoken"),
    [
        ([{"family": "Lopez", "given": "M"}], "Lopez, M", ["Lopez, M"]),
        ([{"family": "E"}], "E", ["E"]),
        ([{"given": "M", "family": "van der Meer"}], "van der Meer, M", ["van der Meer, M"]),
        ([{"literal": "A & B"}], r"{A \& B}", ["A & B"]),
        ([{"family": "E"}, {"literal": "et al."}], "E and others", ["E"]),
        ([{"literal": "et al."}, {"literal": "WHO"}], "{WHO} and others", ["WHO"]),
        ([{"literal": "et al."}], "others", []),
        ([{"family": "Toro Velasco"}], "{Toro Velasco}", ["Toro Velasco"]),
        ([{"family": "Sand and Co", "given": "M"}], "{Sand and Co}, M", ["Sand and Co, M"]),
        ([{"family": "Sandand", "given": "and"}], "Sandand, {and}", ["Sandand, and"]),
        ([{"family": "Bell, Jr", "given": "M"}], "{Bell, Jr}, M", ["Bell, Jr, M"]),
        ([{"family": "Others"}], "{Others}", ["Others"]),
        ([{"family": "An_a", "given": "\\"}], r"An\_a, \textbackslash{}", ["An_a, \\"]),
        ([{}], None, []),
        ([], None, []),
    ],
)
def test_names(authors: list[dict[str, str]], written: str | None, spoken: list[str]) -> None:
    assert bibtex_line("author", author=authors) == written
    assert ris_lines("AU", author=authors) == spoken


@pytest.mark.parametrize(
    ("page", "pages", "first", "last"),
    [
        ("123-130", "123--130", ["123"], ["130"]),
        ("123–130", "123--130", ["123"], ["130"]),
        ("123 — 130", "123--130", ["123"], ["130"]),
        ("123--130", "123--130", ["123"], ["130"]),
        ("S2-S15", "S2--S15", ["S2"], ["S15"]),
        ("487-", "487", ["487"], []),
        ("CD_1", r"CD\_1", ["CD_1"], []),
        ("1-5, 7-9", "1--5, 7--9", ["1"], ["5, 7-9"]),
        ("", None, [], []),
    ],
)
def test_pages(page: str, pages: str | None, first: list[str], last: list[str]) -> None:
    assert bibtex_line("pages", page=page) == pages
    assert ris_lines("SP", page=page) == first
    assert ris_lines("EP", page=page) == last


@pytest.mark.parametrize(
    ("type", "entry", "container", "code", "tag"),
    [
        ("article-journal", "article", "journal", "JOUR", "JO"),
        ("book", "book", "journal", "BOOK", "JO"),
        ("chapter", "incollection", "booktitle", "CHAP", "T2"),
        ("report", "techreport", "institution", "RPRT", "T2"),
        ("webpage", "misc", "journal", "ELEC", "JO"),
        ("song", "misc", "journal", "GEN", "JO"),
    ],
)
def test_types(type: str, entry: str, container: str, code: str, tag: str) -> None:
    fields = {"type": type, "container-title": "C"}
    assert bibtex({"a": source(**fields)}).startswith(f"@{entry}{{a,")
    assert bibtex_line(container, **fields) == "C"
    assert ris_lines("TY", **fields) == [code]
    assert ris_lines(tag, **fields) == ["C"]


def test_addresses_stand_as_they_are() -> None:
    assert bibtex_line("doi", DOI="10.1/a_b#%&~") == "10.1/a_b#%&~"
    assert bibtex_line("url", URL="https://a.example/{b}\\ c") == "https://a.example/%7Bb%7D%5C%20c"
    assert bibtex_line("doi", DOI="10.1/{") == "10.1/%7B"


PRINTABLE = st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t\r\x85")
ODD = st.sampled_from('{}\\"@%&#_$~^,=()-– \nab')
LINES = st.text(PRINTABLE | ODD, min_size=1).filter(lambda text: text.strip("\ufeff \n").split())
PEOPLE = st.fixed_dictionaries({"family": LINES, "given": LINES})
ORGANISATIONS = st.fixed_dictionaries({"literal": LINES.filter(lambda name: name != "et al.")})
AUTHORS = st.lists(PEOPLE | ORGANISATIONS, min_size=1, max_size=3)
SOURCES = st.fixed_dictionaries(
    {
        "type": st.just("article-journal"),
        "title": LINES,
        "author": AUTHORS,
        "container-title": LINES,
        "issued": st.integers(1000, 2100),
    }
)


def folded(text: str) -> str:
    """The text as one line."""
    return " ".join(text.split())


def told(name: dict[str, str]) -> str:
    """The name as one line, the family's first."""
    return ", ".join(folded(name[part]) for part in ("literal", "family", "given") if part in name)


@given(st.lists(SOURCES, min_size=1, max_size=4))
def test_whatever_they_hold_all_can_be_read(sources: list[dict[str, Any]]) -> None:
    fields = {f"key{number}": one for number, one in enumerate(sources)}
    entries, records = from_bibtex(bibtex(fields)), from_ris(ris(fields))
    assert [*entries] == [*records] == [*fields]
    for key, one in fields.items():
        assert entries[key]["year"] == records[key]["year"] == str(one["issued"])
        assert records[key]["title"] == folded(one["title"])
        assert records[key]["journal_name"] == folded(one["container-title"])
        assert records[key]["authors"] == [told(name) for name in one["author"]]


@given(SOURCES)
def test_bibtex_counts_as_many_braces_open_as_closed(fields: dict[str, Any]) -> None:
    """BibTeX itself counts a brace behind a backslash too."""
    depth = 0
    body = bibtex({"a": fields}).rstrip().removesuffix("}")
    for sign in re.findall(r"[{}]", body):
        depth += 1 if sign == "{" else -1
        assert depth > 0, body
    assert depth == 1


@given(AUTHORS)
def test_bibtex_tells_one_name_from_the_next(authors: list[dict[str, str]]) -> None:
    text = bibtex({"a": source(author=authors)})
    names = from_bibtex(text, SeparateCoAuthors(), SplitNameParts())["a"]["author"]
    assert [bool(name.first) for name in names] == ["given" in name for name in authors]
