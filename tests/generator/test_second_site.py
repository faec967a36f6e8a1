"""Another subject in another language: another docs/ and mkdocs.yml, and the same Python and
templates.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import gift
from sites import ROOT, Site, build_site
from written import part, words

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


def test_a_sheet_to_fill_in_speaks_its_language(bread: Site) -> None:
    page = bread.read("teig/index.html")
    assert ">Dieses Blatt drucken</button>" in page
    assert "Nur Sie sehen, was Sie hier schreiben. Es wird nicht gesendet" in page
    assert 'data-full="Auf dem Papier ist hier kein Platz mehr."' in page
    assert page.count("<p>Was im Haus ist</p>") == 1
    assert '<p class="paper-heading">Kühl stellen, wenn:</p>' in page
    assert '<li data-sign="kalt">der Teig über Nacht ruht</li>' in page
    assert '<p class="paper-from">Von Brot verstehen, http://127.0.0.1:8000/brot/teig/</p>' in page
    assert page.count("<tr") == 2 + 10


def test_its_claims_are_judged_and_its_questions_gathered_in_its_words(bread: Site) -> None:
    page = LexborHTMLParser(bread.read("selbst/index.html"))
    assert words(part(page, "claim-guess legend")) == "Wie sicher wären Sie?"
    assert [words(one) for one in page.css("claim-guess label")] == [
        "◆◆◆◆ hoch",
        "◆◆◆◇ mittel",
        "◆◆◇◇ gering",
        "◆◇◇◇ sehr gering",
    ]
    claim = part(page, "claim-guess details")
    assert words(claim) == (
        "Kleie macht den Teig vielleicht weicher. ◆◆◇◇ Sicherheit: gering"
        " Warum nicht höher? Eine Studie fehlt. Warum nicht geringer? Ein Handbuch sagt es."
        " Alles, was dafür und dagegen spricht: Was ist Teig?"
    )
    asked = part(page, "gathered-questions .questions-one")
    assert words(part(asked, "legend")) == "Was macht die Kleie?"
    assert words(part(asked, ".questions-page")) == "Hier wird das erklärt: Was ist Teig?"
    assert part(asked, ".questions-page a").attributes["href"] == "../teig/#und-die-kleie"


def test_made_up_diaries_and_trials_speak_its_language(bread: Site) -> None:
    page = LexborHTMLParser(bread.read("teig/index.html"))
    diary, trial = (
        " ".join(page.css(name)[0].text().split()) for name in ("by-chance", "fair-test")
    )
    for told in (
        "Wie lang ist das Tagebuch? 20 Tage 60 Tage Noch ein Tagebuch erfinden",
        "Sieht nach der Ursache aus: ",
        "Dieses Tagebuch hat allein der Zufall gefüllt.",
        "Getönte Tage: flaches Brot.",
        " von 100 Tagebüchern über 20 Tage verdächtigen etwas aus reinem Zufall",
        "Gezählt in je 20.000 erfundenen Tagebüchern.",
    ):
        assert told in diary, told
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


def test_its_teachers_take_its_own_questions_and_words(bread: Site) -> None:
    comments, items = gift.read(bread.read("take/questions.gift"))
    assert comments[1:3] == [
        "Lizenz: Texte: CC BY 4.0",
        "Aus Seiten, die bis zum 7. April 2026 geprüft wurden.",
    ]
    assert [(item.name, item.is_statement) for item in items] == [
        ("loecher-im-brot", False),
        ("teig-im-kuehlschrank", True),
        ("kleie-im-teig", False),
    ]
    assert "brot-verstehen/kleie\tKleie\t" in bread.read("take/words.txt")
    page = bread.read("lehrende/index.html")
    assert "Fragen: 3. Jede Antwort hat ihren Grund" in page
    assert "Wörter: 3. Jedes hat seine Bedeutung" in page
    assert "Warum geht Brot auf?</a>" in page
    lesson = words(part(LexborHTMLParser(bread.read("stunde/index.html")), "lesson-sheet"))
    assert "Welche Bedeutung gehört zu welchem Wort?" in lesson
    assert "Wo sind die Löcher am größten?" in lesson
    assert "✓ Ja. Gas, das Hefen machen" in lesson


def test_nothing_of_the_first_site_is_in_it(bread: Site) -> None:
    first = "headache|migraine|Quiet Head|Get help|Skip to|Menu<|Close<|Last reviewed|Words used|On this page|References"
    for name, html in bread.pages().items():
        assert re.findall(first, html) == [], name


def test_python_and_templates_name_no_subject() -> None:
    subject = re.compile(r"headache|migraine|massage|fascia|quiet.?head", re.IGNORECASE)
    theme = Path(ROOT, "overrides")
    shown = [path for kind in ("html", "js", "css", "xml") for path in theme.rglob(f"*.{kind}")]
    files = [*Path(ROOT, "hooks").rglob("*.py"), *shown]
    found = [(path.name, subject.search(path.read_text("utf-8"))) for path in files]
    assert [(name, match[0]) for name, match in found if match] == []
