"""A third site, in a script without spaces: the same Python and templates."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from selectolax.lexbor import LexborHTMLParser

from sitekit.evidence.claims import CERTAINTIES, DIRECTIONS
from sitekit.words import LANGUAGES, Words
from sites import ROOT, Site, build_site
from written import part, words

CHA = ROOT / "tests/fixtures/cha"
# What scripts read, in English whatever the language.
VALUES = {name.replace(" ", sign) for name in (*CERTAINTIES, *DIRECTIONS) for sign in " -"}


@pytest.fixture(scope="module")
def cha(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(CHA / "mkdocs.yml", tmp_path_factory.mktemp("cha"), strict=True)


def shown(cha: Site, name: str) -> LexborHTMLParser:
    return LexborHTMLParser(cha.read(name))


def marks(page: LexborHTMLParser) -> list[str]:
    return [link.text() for link in page.css("a.term")]


def test_it_builds_strictly_without_a_warning(cha: Site) -> None:
    assert cha.warnings == []
    assert not cha.failed
    assert cha.grades == {}


def test_every_page_says_its_language(cha: Site) -> None:
    for name, html in cha.pages().items():
        assert '<html lang="ja" dir="ltr" ' in html, name


def test_the_longest_term_is_marked_in_running_text(cha: Site) -> None:
    page = shown(cha, "nyumon/chanoyu/index.html")
    assert marks(page)[:5] == ["茶の湯", "抹茶", "茶道", "茶道具", "わび"]
    first = part(page, ".text > p")
    assert words(first).startswith("茶の湯は、湯を沸かし、抹茶を点てて客をもてなすことです。")


def test_a_single_sign_is_marked_alone_and_a_longer_term_within_another_word(cha: Site) -> None:
    kama = shown(cha, "dogu/kama/index.html")
    assert marks(kama) == ["釜", "炉", "風炉", "水指", "柄杓", "建水"]  # not in 茶釜, not in 炉辺
    chawan = shown(cha, "dogu/chawan/index.html")
    assert "棗" in marks(chawan)
    assert "大棗という" in words(part(chawan, ".text"))
    # Of two signs or more a term is found in other words too: only an entry for those would tell.
    assert "茶碗" in marks(shown(cha, "temae/usucha/index.html"))


def test_a_tooltip_is_reached_by_the_keyboard(cha: Site) -> None:
    page = shown(cha, "dogu/kama/index.html")
    for link in page.css("a.term"):
        assert link.attributes["href"]
        assert "tabindex" not in link.attributes
        tip = part(page, f"#{link.attributes['aria-describedby']}")
        assert tip.attributes["role"] == "tooltip"
    said = [words(one) for one in part(page, "#term-kama").css("p")]
    assert said == ["釜 読み方： かま", "湯を沸かす、鉄の道具です。"]


def test_headings_have_ids_that_can_be_read(cha: Site) -> None:
    ids = re.findall(r'<h[23] id="([^"_][^"]*)"', cha.read("temae/usucha/index.html"))
    assert ids[:2] == ["点て方", "茶碗を温める"]
    for name, html in cha.pages().items():
        for found in re.findall(r'<h[1-6]\b[^>]*\bid="([^"]+)"', html):
            assert not re.fullmatch(r"_?\d+|h|h_\d+", found), (name, found)


def test_days_and_numbers_are_japanese(cha: Site) -> None:
    page = cha.read("temae/usucha/index.html")
    assert '<time datetime="2026-03-05">2026年3月5日</time>。' in page
    assert "</time>." not in page
    assert "作りものの日記20,000冊を数えました。" in page


def test_words_stand_in_the_order_of_their_readings(cha: Site) -> None:
    page = shown(cha, "glossary/index.html")
    listed = {
        str(part(group, "h2").text()): [link.text() for link in group.css("dt a")]
        for group in page.css(".letter")
    }
    assert list(listed) == list("あかさたなはまらわ")
    assert listed["か"] == ["掛物", "カテキン", "釜", "建水", "濃茶"]
    assert listed["な"] == ["棗", "にじり口"]
    assert sum(map(len, listed.values())) == 31
    letters = [link.attributes["href"] for link in page.css(".letters a")]
    assert letters == [f"#letter-{letter}" for letter in listed]
    names = [item.attributes["data-filter-item"] for item in page.css("[data-filter-item]")]
    assert "釜 | かま" in names  # typed as it is said, it is found too
    assert "にじり口" in names


def test_a_question_says_its_reasons(cha: Site) -> None:
    page = shown(cha, "temae/usucha/index.html")
    said = [words(one) for one in page.css("quiz-question dd")]
    assert said == [
        "正解です。 試験での差は小さく、偶然かもしれません。",
        "これではありません。 冷たい茶碗でも残ることがあり、差ははっきりしません。",
    ]


def test_claims_and_their_certainty_are_told_in_japanese(cha: Site) -> None:
    claim = words(part(shown(cha, "temae/usucha/index.html"), "#claim-atatameta-chawan"))
    assert "はっきりした効果は示されていません" in claim
    assert "確かさ: とても低い" in claim


def test_search_holds_the_text_and_the_names(cha: Site) -> None:
    index = cha.index()
    assert "客をもてなす" in index["nyumon/chanoyu/"]
    assert "釜で湯を沸かします。" in index["dogu/kama/"]
    names = cha.read("pagefind/names.json")
    assert '"茶の湯とは"' in names
    assert '"薄茶"' in names


def test_no_english_word_of_the_generator_shines_through(cha: Site) -> None:
    english = LANGUAGES["en"]
    said = {str(getattr(english, field.name)) for field in fields(Words)}
    pieces = {piece.strip(" .:,") for text in said for piece in re.split(r"\{\d*\}|[“”]", text)}
    telling = {piece for piece in pieces if re.search("[A-Za-z]{3}", piece)}
    assert len(telling) > 250
    pattern = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, sorted(telling, key=len, reverse=True)))})\b"
    )
    for name, html in cha.pages().items():
        page = LexborHTMLParser(html)
        for node in page.css("script, style, code"):
            node.decompose()
        seen = [page.root.text(separator=" ")] if page.root else []
        for node in page.css("*"):
            for key, value in node.attributes.items():
                told = key in ("aria-label", "title", "placeholder", "alt")
                if told or (key.startswith("data-") and value not in VALUES):
                    seen.append(value or "")
        text = " ".join(seen).replace("Made up for this test", "").replace("The Book of Tea", "")
        assert pattern.findall(text) == [], name
    for file in ("take/questions.gift", "take/words.txt", "opensearch.xml", "manifest.webmanifest"):
        assert pattern.findall(cha.read(file)) == [], file
