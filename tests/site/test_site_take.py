"""What this site lets people take away, held against its pages as they are written."""

from __future__ import annotations

import csv
import re

from selectolax.lexbor import LexborHTMLParser

import gift
import written
from sites import ADDRESS, Site


def items(site: Site) -> dict[str, gift.Item]:
    return {item.name: item for item in gift.read(site.read("take/questions.gift"))[1]}


def as_written() -> dict[str, tuple[written.Written, written.Block]]:
    """Each question by its id, with its page; the page for authors only shows one."""
    return {
        block.options["id"]: (page, block)
        for page in written.pages()
        for block in page.named("quiz")
        if not page.head.get("search", {}).get("exclude")
    }


def test_who_takes_something_is_led_to_the_signs_that_are_left_out(site: Site) -> None:
    page = LexborHTMLParser(site.read("try/for-teachers/index.html"))
    way = page.css_first("#_left + p + p a")
    assert way
    assert way.attributes["href"] == "../../help/when-to-get-help/"


def test_every_question_is_taken_as_it_was_written_or_is_about_safety(site: Site) -> None:
    taken, known = items(site), as_written()
    left = known.keys() - taken.keys()
    elsewhere = {name for name in left if not known[name][0].path.startswith("help/")}
    assert elsewhere == {
        "after-neck-massage",
        "two-kinds-of-medicine",
        "first-zigzags-gone",
        "new-sign-in-aura",
    }
    for name, item in taken.items():
        page, block = known[name]
        assert written.folded(item.words) == written.plain(block.argument), name
        body = written.plain(block.body)
        for answer in item.answers:
            assert written.folded(answer.feedback) in body, name
            assert item.is_statement or written.folded(answer.words) in body, name
        assert f"({ADDRESS}{page.address})" in item.general
        assert item.tags, name


def test_nothing_about_warning_signs_is_in_them(site: Site) -> None:
    for name in ("questions.gift", "questions.xml"):
        text = site.read(f"take/{name}")
        assert "/help/" not in text, name
        assert not re.search("[Cc]all (the|999|112)|advice today|straight away", text), name


def test_every_word_without_a_warning_sign_is_taken(site: Site) -> None:
    calm = {slug: page for slug, page in written.glossary().items() if not page.head.get("urgent")}
    lines = [line for line in site.read("take/words.txt").splitlines(True) if line[0] != "#"]
    rows = {row[0]: row for row in csv.reader(lines, delimiter="\t")}
    assert rows.keys() == {f"quiet-head/{slug}" for slug in calm}
    for slug, page in calm.items():
        _, word, back, _ = rows[f"quiet-head/{slug}"]
        assert word == page.head["title"]
        assert back == f"{page.head['definition']}\n{ADDRESS}glossary/{slug}/"
