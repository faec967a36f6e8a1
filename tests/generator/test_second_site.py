"""Another subject in another language: another docs/ and mkdocs.yml, and the same Python and
templates.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from sites import ROOT, Site, build_site

BREAD = ROOT / "tests/fixtures/bread"


@pytest.fixture(scope="module")
def bread(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(BREAD / "mkdocs.yml", tmp_path_factory.mktemp("bread"), strict=True)


def test_it_builds_strictly_without_a_warning(bread: Site) -> None:
    assert bread.warnings == []
    assert not bread.failed


def test_terms_cards_citations_and_dates_speak_its_language(bread: Site) -> None:
    page = bread.read("teig/index.html")
    assert '<html lang="de" dir="ltr" ' in page
    assert re.findall(r'<a class="term"[^>]*>(\w+)</a>', page) == [
        "Kleie",
        "Sauerteig",
        "Äpfelteig",
    ]
    assert '<span class="visually-hidden">Gut zu wissen: </span>Kühl stellen, wenn:' in page
    assert '<li data-sign="warm" id="sign-warm">der Ofen brennt</li>' in page
    assert '<strong><span class="visually-hidden care-verb">Anrufen: </span>112</strong>' in page
    assert 'aria-label="Quelle 1: Beispiel 2001"' in page
    assert '<time datetime="2026-03-05">5. März 2026</time>' in page
    assert "Nur zum Lernen." in page
    assert 'href="../teig/"' in page


def test_made_up_diaries_and_trials_speak_its_language(bread: Site) -> None:
    page = LexborHTMLParser(bread.read("teig/index.html"))
    diary, trial = (
        " ".join(page.css(name)[0].text().split()) for name in ("by-chance", "fair-test")
    )
    for words in (
        "Wie lang ist das Tagebuch? 20 Tage 60 Tage Noch ein Tagebuch erfinden",
        "Sieht nach der Ursache aus: ",
        "Dieses Tagebuch hat allein der Zufall gefüllt.",
        "Getönte Tage: flaches Brot.",
        " von 100 Tagebüchern über 20 Tage verdächtigen etwas aus reinem Zufall",
        "Gezählt in je 20.000 erfundenen Tagebüchern.",
    ):
        assert words in diary, words
    assert "1 von 2: Alle bekommen den Spruch" in trial
    assert "70 von 100 mit Spruch Erfunden" in trial
    assert "Kein Unterschied: " in trial
    english = r"\b(?:diary|diaries|days|made up|chance|trial|people|of 100|next|back)\b"
    assert re.findall(english, f"{diary} {trial}", re.IGNORECASE) == []


def test_its_words_stand_under_their_letters(bread: Site) -> None:
    assert re.findall(r'<h2 id="letter-(\w)">', bread.read("glossary/index.html")) == [
        "A",
        "K",
        "S",
    ]


def test_nothing_of_the_first_site_is_in_it(bread: Site) -> None:
    first = "headache|migraine|Quiet Head|Get help|Skip to|Menu<|Close<|Last reviewed|Words used|On this page|References"
    for name, html in bread.pages().items():
        assert re.findall(first, html) == [], name


def test_python_and_templates_name_no_subject() -> None:
    subject = re.compile(r"headache|migraine|massage|fascia|quiet.?head", re.IGNORECASE)
    files = [*Path(ROOT, "hooks").rglob("*.py"), *Path(ROOT, "overrides").rglob("*.html")]
    found = [(path.name, subject.search(path.read_text("utf-8"))) for path in files]
    assert [(name, match[0]) for name, match in found if match] == []
