"""What was reported against other tools of this field, tried on ours: each a small test of what a
reader or an author would expect.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown
from markdown.extensions.toc import TocExtension
from pymdownx.slugs import slugify

from sitekit.headings import Headings
from sites import SEARCH, Mini, article, term

# Words of the glossary ----------------------------------------------------------------------------


def marked(mini: Mini, title: str, text: str) -> list[str]:
    """What is marked in a page that says `text`, where the glossary has `title`."""
    files = {"index.md": article(text), "glossary/x.md": term(title=title)}
    html = mini(files, extra={"glossary": {"scope": "all"}}).read("index.html")
    return re.findall(r'<a class="term"[^>]*>(.*?)</a>', html)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("US", "I saw us in the US, not the Us.", ["US"]),
        ("IT", "Its end is its own; IT and two ITs are not it.", ["IT", "ITs"]),
        ("Pus", "I and pi, us and pus.", ["pus"]),
        ("human", "A human, humans, humen.", ["human", "humans"]),
        ("calf", "One calf, two calves, half-calfs.", ["calf", "calves"]),
        ("ganglion", "A ganglion, ganglia, ganglions.", ["ganglion", "ganglia", "ganglions"]),
        ("thorax", "A thorax, thoraces, thoraxes.", ["thorax", "thoraces", "thoraxes"]),
        ("caf", "caf, caf&eacute;, café, cafe\u0301, caf&#233;, cafe&#769;.", ["caf"]),
        ("café", "café, cafe\u0301, caf&eacute;, cafe.", ["café", "cafe\u0301", "caf&eacute;"]),
        ("दर", "दर्द और दर।", ["दर"]),
        ("偏頭痛", "私は偏頭痛があります。慢性偏頭痛。", ["偏頭痛"] * 2),
        ("MRI", "MRI検査", ["MRI"]),
    ],
)
def test_a_term_is_marked_where_it_is_meant(
    mini: Mini, title: str, text: str, expected: list[str]
) -> None:
    assert marked(mini, title, text) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/fascia/",
        "https://fascia.example",
        "www.fascia.example",
        "a.example/b?c=fascia",
        "fascia@a.example",
        "fascia.pdf",
    ],
)
def test_no_term_is_marked_in_an_address(mini: Mini, address: str) -> None:
    assert marked(mini, "fascia", f"See {address}, ({address}) on fascia.") == ["fascia"]


def test_a_term_of_one_letter_that_runs_on_is_named(mini: Mini) -> None:
    said = mini({"index.md": article("ゆで卵"), "glossary/x.md": term(title="ゆ")}).warnings
    assert [line for line in said if "is one sign" in line], said


def test_a_chinese_sign_is_a_term_where_no_other_stands_beside_it(mini: Mini) -> None:
    assert marked(mini, "血", "血圧と献血のあと、血が止まりました。血。") == ["血", "血"]


@pytest.mark.parametrize(("title", "heading"), [("pH", "pH"), ("mRNA vaccine", "mRNA vaccine")])
def test_a_name_keeps_its_small_letter(mini: Mini, title: str, heading: str) -> None:
    site = mini({"index.md": article(title), "glossary/x.md": term(title=title)})
    html = site.read("glossary/x/index.html")
    assert f"<h1>{heading}</h1>" in html
    assert f"<title>{heading}:" in html


# Search -------------------------------------------------------------------------------------------

NUMBERS = """
On the 2nd day, and the 3<sup>rd</sup>, covid19 has 10<sup>3</sup> cells a m<sup>2</sup>, 10<sup>−6</sup> of
H<sub>2</sub>O.[^1]

[^1]: A note.
"""


def test_search_quotes_numbers_and_ordinals_as_they_stand(mini: Mini) -> None:
    text = mini({**SEARCH, "index.md": article(NUMBERS)}).index()[""]
    said = "On the 2nd day, and the 3rd, covid19 has 10³ cells a m², 10⁻⁶ of H2O. A note. ⁂"
    assert said in " ".join(text.split())


# Headings, links and files ------------------------------------------------------------------------


def test_a_link_to_a_heading_called_calm_leads_there(mini: Mini) -> None:
    there = article("[Here](#calm) and [away](b.md#calm).\n\n## Calm\n\nText.")
    away = article("[There](a.md#calm), [here](#calm), [elsewhere](https://a.example/a/#calm).")
    site = mini({"index.md": article(), "a.md": there, "b.md": away}, strict=True)
    a, b = site.read("a/index.html"), site.read("b/index.html")
    assert a.count(' id="calm"') == a.count(' id="h-calm"') == 1
    assert '<a href="#h-calm">Here</a> and <a href="../b/#calm">away</a>' in a
    for link in ("../a/#h-calm", "#calm", "https://a.example/a/#calm"):
        assert f'<a href="{link}">' in b


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Мигрень", "мигрень"),
        ("Мигрень 2", "мигрень-2"),
        ("偏頭痛", "偏頭痛"),
        ("Füße", "füße"),
        ("Ürünler", "urunler"),
        ("???", "h"),
    ],
)
def test_a_heading_has_an_id_in_its_own_letters(mini: Mini, heading: str, slug: str) -> None:
    text = article(f"[There](#{slug})\n\n## {heading}\n\nText.\n\n## B\n\nText.")
    assert f'<h2 id="{slug}">' in mini({"index.md": text}, strict=True).read("index.html")


def test_an_author_may_choose_how_ids_are_made() -> None:
    toc = TocExtension(slugify=slugify())
    html = Markdown(extensions=[toc, Headings(["calm"])]).convert("## Мигрень")
    assert html == '<h2 id="Мигрень">Мигрень</h2>'


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><path d="M0 0h9"/></svg>'


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("my pic.svg", "<assets/drawings/my pic.svg>"),
        ("my pic.svg", "assets/drawings/my%20pic.svg"),
        ("fuß.svg", "assets/drawings/fuß.svg"),
        ("fuß.svg", "assets/drawings/fu%C3%9F.svg"),
    ],
)
def test_a_drawing_may_have_any_name(mini: Mini, name: str, written: str) -> None:
    files = {"index.md": article(f"![W]({written})"), f"assets/drawings/{name}": DRAWING}
    html = mini(files, strict=True).read("index.html")
    assert '<svg class="drawing" role="img" aria-label="W"' in html


def test_a_link_that_is_never_closed_is_still_named(mini: Mini) -> None:
    said = mini({"index.md": article("![W](<assets/drawings/my pic.svg) is open.")}).warnings
    assert "index.md:8: '[W](<assets/drawings/my' is no link. Close its bracket." in said


OVERVIEW = "---\ntitle: Parts\ndescription: All of them.\n---\n[Home](../index.md), [A](a.md)\n"


def test_a_readme_is_the_page_of_its_section(mini: Mini) -> None:
    files = {
        "index.md": article("[Parts](sub/README.md), [again](sub/)"),
        "sub/README.md": OVERVIEW,
        "sub/a.md": article("[Up](README.md)"),
    }
    nav = [{"Home": "index.md"}, {"Parts": ["sub/README.md", "sub/a.md"]}]
    site = mini(files, strict=True, nav=nav)
    assert '<a href="sub/">Parts</a>, <a href="sub/">again</a>' in site.read("index.html")
    assert '<a href="../">Up</a>' in site.read("sub/a/index.html")
    assert '<a href="../">Home</a>, <a href="a/">A</a>' in site.read("sub/index.html")
    assert "sub/README/index.html" not in site.pages()


LETTERS = "---\ntitle: Words\ndescription: All of them.\ntemplate: glossary.html\n---\n"


@pytest.mark.parametrize("name", ["index.md", "README.md"])
def test_a_link_leads_to_a_letter_of_the_glossary(mini: Mini, name: str) -> None:
    files = {
        "index.md": article(f"Fascia. [F](glossary/{name}#letter-F)"),
        f"glossary/{name}": LETTERS,
        "glossary/fascia.md": term(title="fascia"),
    }
    site = mini(files, strict=True)
    assert '<a href="glossary/#letter-F">F</a>' in site.read("index.html")
    assert 'id="letter-F"' in site.read("glossary/index.html")


SOUNDS = """
<audio controls src="breath.wav"></audio>

A sound: <audio controls src='../my breath.wav'></audio>

<video poster="none.png" src="../../my%20breath.wav"><source src="none.mp4"></video>
"""


def test_a_sound_lies_where_it_is_seen_from_the_source(mini: Mini) -> None:
    files = {
        "index.md": article('<audio controls src="sub/breath.wav"></audio>'),
        "sub/a.md": article(SOUNDS),
        "sub/breath.wav": "RIFF",
        "my breath.wav": "RIFF",
    }
    site = mini(files)
    assert site.warnings == [
        "sub/a.md:13: there is no file 'none.png'.",
        "sub/a.md:13: there is no file 'none.mp4'.",
    ]
    assert '<audio controls src="sub/breath.wav">' in site.read("index.html")
    html = site.read("sub/a/index.html")
    assert '<audio controls src="../breath.wav">' in html
    assert "<audio controls src='../../my%20breath.wav'>" in html
    assert 'src="../../my%20breath.wav"><source' in html, "the address that it will have"
    assert (site.path / "sub/breath.wav").is_file()
    assert "media-src 'self';" in html


def test_what_the_settings_load_from_elsewhere_is_named_once(mini: Mini, tmp_path: Path) -> None:
    site = mini(
        {"index.md": article(), "a.md": article(), "own.css": "p {}", "own.js": ""},
        extra_css=["https://a.example/a.css", "own.css", "none.css", "./own.css?v=2"],
        extra_javascript=["own.js", {"path": "//a.example/a.js", "type": "module"}],
    )
    lines = (tmp_path / "mkdocs.yml").read_text("utf-8").splitlines()
    line = {text.split(" ", 1)[1]: n for n, text in enumerate(lines, 1) if text.startswith("- ")}
    refuses, cure = "the content security policy refuses", "Keep a copy in the site: nothing is"
    assert site.warnings == [
        f"mkdocs.yml:{line['https://a.example/a.css']}: {refuses} 'https://a.example/a.css'."
        f" {cure} loaded from elsewhere.",
        f"mkdocs.yml:{line['path: //a.example/a.js']}: {refuses} '//a.example/a.js'."
        f" {cure} loaded from elsewhere.",
        f"mkdocs.yml:{line['none.css']}: there is no file 'none.css'. Did you mean 'own.css'?",
    ]
