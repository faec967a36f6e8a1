"""What was reported against other tools of this field, tried on ours: each a small test of what a
reader or an author would expect.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from markdown import Markdown
from markdown.extensions.toc import TocExtension
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from pymdownx.slugs import slugify

from every_site.readers import from_bibtex, from_ris
from sitekit import stale
from sitekit.headings import Headings
from sitekit.record import Record, read_yaml
from sites import ROOT, SEARCH, Mini, Site, article, build_site, term


def sound(mini: Mini, files: Mapping[str, str], **more: object) -> Site:
    """A site in which there is nothing to complain of."""
    site = mini(files, **more)
    assert site.warnings == []
    return site


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
    site = sound(mini, {"index.md": article(), "a.md": there, "b.md": away})
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
    assert f'<h2 id="{slug}">' in sound(mini, {"index.md": text}).read("index.html")


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
    html = sound(mini, files).read("index.html")
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
    site = sound(mini, files, nav=nav)
    assert '<a href="sub/">Parts</a>, <a href="sub/">again</a>' in site.read("index.html")
    assert '<a href="../">Up</a>' in site.read("sub/a/index.html")
    assert '<a href="../">Home</a>, <a href="a/">A</a>' in site.read("sub/index.html")
    assert "sub/README/index.html" not in site.pages()


def test_where_nothing_follows_from_a_mistake_nothing_is_said_of_it(
    mini: Mini, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    mini({"index.md": article("Words.", title="Home")})
    assert "only follow from" not in caplog.text


def test_a_readme_is_a_home_page(mini: Mini) -> None:
    site = mini({"README.md": article("Words.", title="Home")})
    assert not [line for line in site.warnings if "home page" in line]
    assert "Words." in site.read("index.html")


LETTERS = "---\ntitle: Words\ndescription: All of them.\ntemplate: glossary.html\n---\n"


@pytest.mark.parametrize("name", ["index.md", "README.md"])
def test_a_link_leads_to_a_letter_of_the_glossary(mini: Mini, name: str) -> None:
    files = {
        "index.md": article(f"Fascia. [F](glossary/{name}#letter-F)"),
        f"glossary/{name}": LETTERS,
        "glossary/fascia.md": term(title="fascia"),
    }
    site = sound(mini, files)
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


# Data ---------------------------------------------------------------------------------------------

SOURCE = "who:\n  title: A test\n  issued: 2006\n"


@pytest.mark.parametrize(
    ("key", "written", "told"),
    [
        ("page", '"123–130"', "123–130"),
        ("page", "123-130", "123-130"),
        ("page", "1e5", "1e5"),
        ("volume", "010", "010"),
        ("volume", "1_000", "1_000"),
        ("volume", "0x1F", "0x1F"),
        ("volume", "1.10", "1.10"),
        ("volume", "12.5", "12.5"),
        ("volume", "32", "32"),
        ("issue", "12:30", "12:30"),
        ("issue", "2026-01-31", "2026-01-31"),
        ("PMID", "012345", "012345"),
    ],
)
def test_what_looks_like_a_number_is_read_as_written(
    mini: Mini, key: str, written: str, told: str
) -> None:
    data = f"{SOURCE}  {key}: {written}\n"
    site = sound(mini, {"index.md": article("So. [@who]"), "_data/references.yml": data})
    [source] = json.loads(site.read("references.json"))
    assert source[key] == told
    assert source["issued"] == {"date-parts": [[2006]]}


class Measured(Record):
    """What asks for numbers."""

    low: float
    count: int


def test_numbers_are_still_numbers() -> None:
    written = read_yaml("a: [10, -1, 0.5, -0.5, 1.50, 010]", "a.yml")
    assert written.data["a"] == [10, -1, 0.5, -0.5, "1.50", "010"]
    assert Measured.model_validate({"low": "1.50", "count": "010"}) == Measured(low=1.5, count=10)


def test_a_doi_with_its_address_is_named(mini: Mini) -> None:
    data = f'{SOURCE}  DOI: "https://doi.org/10.1/abc"\n'
    site = mini({"index.md": article("So. [@who]"), "_data/references.yml": data})
    assert site.warnings == [
        "_data/references.yml:4: 'DOI' begins with 10, a point and a number."
        " Write '10.1000/abc', without an address."
    ]


def test_a_download_of_a_title_with_signs_can_be_read(mini: Mini) -> None:
    title = "Effect of {drug ^2 ~x"
    data = SOURCE.replace("A test", f'"{title}"') + "other:\n  title: B\n"
    site = mini({"index.md": article("So. [@who; @other]"), "_data/references.yml": data})
    assert [*from_bibtex(site.read("references.bib"))] == ["who", "other"]
    assert from_ris(site.read("references.ris"))["who"]["title"] == title
    assert [one["title"] for one in json.loads(site.read("references.json"))] == [title, "B"]


@pytest.mark.parametrize("quotes", ['"', "'"])
def test_a_date_may_stand_in_quotes(mini: Mini, quotes: str) -> None:
    text = article().replace("'2026-01-31'", "2026-01-31").replace("'2027-01-31'", "2027-01-31")
    text = re.sub(r"(\d{4}-\d\d-\d\d)", rf"{quotes}\1{quotes}", text)
    html = sound(mini, {"index.md": text}).read("index.html")
    assert '<time datetime="2026-01-31">31 January 2026</time>' in html


# Claims and questions -----------------------------------------------------------------------------

CLAIM = """/// evidence | c
    certainty: low
    direction: helps
    sources: [who]

{}

What was found. [@who]

///

- The claim.[^1] {{claim=c}}

[^1]: A note.
"""
EVIDENCE = "---\ntitle: Evidence\ndescription: All of it.\ntemplate: evidence.html\n---\n"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Bread rises.[^1] It does.", "Bread rises. It does."),
        ("Bread has 10<sup>3</sup> holes.", "Bread has 10³ holes."),
        (
            r"Bread has 5 \* 3 &lt; 20 *holes* & more. [@who]",
            "Bread has 5 * 3 &lt; 20 holes &amp; more.",
        ),
    ],
)
def test_a_claim_is_listed_in_its_own_words(mini: Mini, written: str, told: str) -> None:
    files = {
        "index.md": article(CLAIM.format(written)),
        "evidence.md": EVIDENCE,
        "_data/references.yml": SOURCE,
    }
    html = mini(files).read("evidence/index.html")
    assert re.findall(r'<p class="claim-words"><a[^>]*>(.*?)</a>', html) == [told]


def test_a_claim_keeps_its_footnote_where_it_stands(mini: Mini) -> None:
    files = {"index.md": article(CLAIM.format("It rises.[^1]")), "_data/references.yml": SOURCE}
    html = sound(mini, files).read("index.html")
    assert re.search(r'<p class="evidence-claim">It rises\.<sup id="fnref:1"><a[^>]*>1</a>', html)
    assert html.count('<li id="fn:1">') == 1


QUIZ = """/// quiz | Does bread rise?
    id: rise
    source: who
    checked: 000000

[x] It does
:   Yeast makes gas in it.
:   And the gas stays in.

[ ] It does not
:   Something makes gas in it.

///

Text. [@who]
"""


def test_a_second_reason_below_an_option_is_named_and_not_lost(mini: Mini) -> None:
    site = mini({"index.md": article(QUIZ), "_data/references.yml": SOURCE})
    what = "the question 'Does bread rise?' has 2 reasons for 'It does'."
    assert f"index.md:8: {what} Write one reason below each option." in site.warnings
    assert "Yeast makes gas in it. And the gas stays in." in site.read("index.html")


# Folders and line ends ----------------------------------------------------------------------------


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    """A copy of the small site that has one of everything, and no mistake."""
    shutil.copytree(ROOT / "tests/fixtures/coffee", tmp_path / "coffee")
    config = tmp_path / "coffee/mkdocs.yml"
    text = config.read_text("utf-8").replace("../../../", f"{ROOT.as_posix()}/")
    config.write_text(text, "utf-8")
    return tmp_path / "coffee"


def built(coffee: Path, to: Path) -> dict[str, str]:
    """Its pages, if it still has no mistake."""
    site = build_site(coffee / "mkdocs.yml", to, strict=True)
    assert site.warnings == []
    return site.pages()


@pytest.mark.parametrize(
    "name", ["docs", "docs/understand", "docs/understand/tea.md", "docs/_data", "docs/glossary"]
)
def test_what_is_a_symbolic_link_is_read(coffee: Path, tmp_path: Path, name: str) -> None:
    before = built(coffee, tmp_path / "before")
    elsewhere = (coffee / name).rename(tmp_path / "elsewhere")
    (coffee / name).symlink_to(elsewhere)
    assert built(coffee, tmp_path / "after") == before


def test_the_line_ends_of_windows_change_nothing(coffee: Path, tmp_path: Path) -> None:
    before = built(coffee, tmp_path / "before")
    for path in coffee.rglob("*"):
        if path.suffix in (".md", ".yml", ".svg"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert built(coffee, tmp_path / "after") == before


def test_a_page_that_is_opened_as_a_file_has_its_looks(mini: Mini) -> None:
    site = mini({"index.md": article(), "sub/a.md": article()})
    folder = site.path / "sub/a"
    for path in re.findall(
        r'(?:src|href)="([^"#:]*\.(?:css|js|svg|png))"', site.read("sub/a/index.html")
    ):
        assert (folder / path).is_file(), path


# Serving ------------------------------------------------------------------------------------------


def test_the_theme_and_the_generator_are_watched(coffee: Path) -> None:
    config = load_config(str(coffee / "mkdocs.yml"))
    config.plugins.on_config(config)
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(coffee))
    server.server_close()
    answer: object = config.plugins.on_serve(server, config=config, builder=lambda: None)
    assert answer is server
    folders = {Path(folder).resolve() for folder in server._watched_paths}
    assert folders == {ROOT / "overrides", ROOT / "hooks"}


def test_a_change_of_the_generator_is_named_while_a_server_runs(
    mini: Mini, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stale, "BEGAN", (ROOT / "hooks/events.py").stat().st_mtime - 1)
    table = sound(mini, {"index.md": article()}).table
    assert table
    told = [str(problem) for problem in stale.load(replace(table, serving=True))]
    what = "the server still has this as it was. Leave with Ctrl+C, and begin again."
    assert f"hooks/events.py: {what}" in told
