"""What teachers and learners take away: the files are read back by readers that are not ours."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as etree
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import gift
from sites import ROOT, Mini, Site, article, term
from written import part, words

ADDRESS = "https://example.org/bread/"
TAKE = "---\ntitle: For teachers\ndescription: Take it.\ntemplate: take.html\n---\nTake it away.\n"
CHOICE = r"""/// quiz | Is 2 = {1 + 1} ~ 2: or #2?
    id: is-two
    source: who

[x] Yes, \[html\] = {yes} ~ #1: "so".
:   Because *all* of `C:\new` **says** so, see [the other page](other.md#it). [@who]

[ ] %50% of it, // no
:   $CATEGORY: is no place, and [there](https://example.com/a?b=1&c=2) it is told.

///
"""
SEVERAL = """/// quiz | Which of these rise? Choose all that fit.
    id: what-rises
    source: who

[x] Dough
:   It rises as it is warm.

[x] Cake
:   It rises in the oven.

[ ] Stone
:   It never rises at all.

///
"""
STATEMENT = """/// quiz | True or false: bran is soft.
    id: bran-is-soft
    source: who

[ ] True
:   It is the shell of a grain.

[x] False
:   It is hard as a shell is.

///
"""
SAFE = """/// care | emergency
    signs: burns
///

""" + STATEMENT.replace("bran-is-soft", "it-burns").replace("bran is soft", "fire is cold")
FILES = {
    "index.md": article("Welcome."),
    "part/index.md": "---\ntitle: Dough & /more\ndescription: All.\n---\nThe bran and the crumb.\n",
    "part/one.md": article(CHOICE + "\n" + SEVERAL, title="One"),
    "part/other.md": article("## It {#it}\n\n" + STATEMENT, title="Other", reviewed="2026-03-05"),
    "help/index.md": article("Help."),
    "help/safe.md": article(SAFE, title="Safe"),
    "teachers.md": TAKE,
    "glossary/index.md": "---\ntitle: Words\ndescription: All.\ntemplate: glossary.html\n---\n",
    "glossary/bran.md": term(
        'The "coat" of a grain;\ttwo, three.', title="bran", say="BRAN", aliases=["shell", "husk"]
    ),
    "glossary/crumb.md": term("What is soft in bread.", title="crumb"),
    "glossary/oven.md": term("A hot box.", title="oven", urgent=["burns"]),
    "glossary/flame.md": term("What burns.", title="flame", urgent=["burns"]),
    "_data/signs.yml": """
headings: { emergency: "Call if:" }
countries: { AA: { name: Aland, call: ["11"] } }
signs:
  - { id: burns, words: it burns, urgency: emergency, sources: [fire] }
""",
    "_data/references.yml": "who:\n  title: Advice\n  issued: 2001\nfire:\n  title: Fire\n  issued: 2002\n",
}
EXTRA = {
    "help": {"title": "Help", "page": "help/safe.md"},
    "urgencies": {"emergency": {"name": "Emergency", "look": "emergency", "calls": "emergency"}},
}
NAV = [
    {"Home": "index.md"},
    {"Dough & /more": ["part/index.md", "part/one.md", "part/other.md"]},
    {"Help": ["help/index.md", "help/safe.md"]},
    "teachers.md",
]
SETTINGS = {
    "site_name": "Bread: a book",
    "site_url": ADDRESS,
    "copyright": "Words: <b>CC BY</b> 4.0",
    "nav": NAV,
    "markdown_extensions": ["attr_list", "toc"],
    "extra": EXTRA,
}


def built(mini: Mini, files: dict[str, str] | None = None, **more: object) -> Site:
    return mini({**FILES, **(files or {})}, **{**SETTINGS, **more})


@pytest.fixture
def site(mini: Mini) -> Site:
    return built(mini)


def questions(site: Site) -> dict[str, gift.Item]:
    _, items = gift.read((site.path / "take/questions.gift").read_text("utf-8"))
    found = {item.name: item for item in items}
    assert len(found) == len(items)
    return found


# GIFT
# ------------------------------------------------------------------------------------------


def test_signs_of_the_format_come_back_as_they_were_written(site: Site) -> None:
    item = questions(site)["is-two"]
    assert item.words == "Is 2 = {1 + 1} ~ 2: or #2?"
    assert item.format == "plain"
    right, wrong = sorted(item.answers, key=lambda one: -one.share)
    assert right.words == 'Yes, [html] = {yes} ~ #1: "so".'
    assert wrong.words == "%50% of it, // no"
    assert (right.share, wrong.share) == (100, 0)


def test_a_reason_keeps_its_links_as_full_addresses_and_loses_its_citations(site: Site) -> None:
    right, wrong = sorted(questions(site)["is-two"].answers, key=lambda one: -one.share)
    assert right.feedback == (
        f"Because all of C:\\new says so, see the other page ({ADDRESS}part/other/#it)."
    )
    assert wrong.feedback == (
        "$CATEGORY: is no place, and there (https://example.com/a?b=1&c=2) it is told."
    )


def test_where_several_are_right_they_share_100_and_choosing_all_is_worth_nothing(
    site: Site,
) -> None:
    item = questions(site)["what-rises"]
    shares = {answer.words: answer.share for answer in item.answers}
    assert shares == {"Dough": 50, "Cake": 50, "Stone": -100}
    assert not item.is_single


def test_a_statement_is_one_and_says_why_for_each_answer(site: Site) -> None:
    item = questions(site)["bran-is-soft"]
    assert item.is_statement
    found = {answer.words: (answer.share, answer.feedback) for answer in item.answers}
    assert found == {
        "TRUE": (0, "It is the shell of a grain."),
        "FALSE": (100, "It is hard as a shell is."),
    }


def test_each_question_says_where_it_comes_from(site: Site) -> None:
    found = questions(site)
    assert found["is-two"].general == f"From: One ({ADDRESS}part/one/)"
    assert found["is-two"].id == "is-two"
    assert found["is-two"].tags == ["Dough & /more"]
    assert found["is-two"].category == "$course$/top/Bread: a book/Dough & //more"


def test_each_file_tells_licence_date_and_what_is_left_out(site: Site) -> None:
    told = [
        f"Bread: a book, {ADDRESS}",
        "Licence: Words: CC BY 4.0",
        "From pages reviewed up to 5 March 2026.",
        "Warning signs are left out: advice on them can change, and a copy does not change with it.",
    ]
    comments, _ = gift.read(site.read("take/questions.gift"))
    assert comments == told
    info = etree.fromstring(site.read("take/questions.xml")).findtext("question/info/text")
    assert info == "".join(f"<p>{line}</p>" for line in told)
    head = [line for line in site.read("take/words.txt").splitlines() if line.startswith("#—")]
    assert head[1] == "#— Licence: Words: CC BY 4.0"
    assert head[3] == f"#— {told[3]}"


def test_the_page_says_how_old_what_is_taken_may_be(site: Site) -> None:
    told = LexborHTMLParser(site.read("teachers/index.html")).css("#_use + p + ul li")
    assert [item.text() for item in told] == [
        "Questions for a course: From pages reviewed up to 5 March 2026.",
        "Words to learn: From pages reviewed up to 5 March 2026.",
    ]


def test_a_site_without_an_address_has_plain_words_for_links(mini: Mini) -> None:
    found = questions(built(mini, site_url=""))
    right = next(one for one in found["is-two"].answers if one.share == 100)
    assert right.feedback == "Because all of C:\\new says so, see the other page."
    assert found["is-two"].general == "From: One"


# Moodle XML
# ------------------------------------------------------------------------------------------


def in_moodle(site: Site) -> dict[str, etree.Element]:
    root = etree.fromstring(site.read("take/questions.xml"))
    asked = [one for one in root.findall("question") if one.get("type") != "category"]
    return {one.findtext("name/text") or "": one for one in asked}


def test_moodle_gets_html_with_links_that_lead_somewhere(site: Site) -> None:
    one = in_moodle(site)["is-two"]
    assert one.get("type") == "multichoice"
    assert one.findtext("questiontext/text") == "<p>Is 2 = {1 + 1} ~ 2: or #2?</p>"
    assert one.findtext("idnumber") == "is-two"
    assert one.findtext("single") == "true"
    assert one.findtext("tags/tag/text") == "Dough & /more"
    assert one.findtext("generalfeedback/text") == (
        f'<p>From: <a href="{ADDRESS}part/one/">One</a></p>'
    )
    right = next(answer for answer in one.findall("answer") if answer.get("fraction") == "100")
    assert right.findtext("feedback/text") == (
        "<p>Because <em>all</em> of <code>C:\\new</code> <strong>says</strong> so, see"
        f' <a href="{ADDRESS}part/other/#it">the other page</a>.</p>'
    )
    for node in one.iter():
        if node.get("format"):
            assert node.get("format") == "html"
            page = LexborHTMLParser(node.findtext("text") or "")
            assert all(
                (link.attributes["href"] or "").startswith("https://") for link in page.css("a")
            )


def test_moodle_knows_statements_and_several_right_options(site: Site) -> None:
    found = in_moodle(site)
    statement = found["bran-is-soft"]
    assert statement.get("type") == "truefalse"
    assert {one.findtext("text"): one.get("fraction") for one in statement.findall("answer")} == {
        "true": "0",
        "false": "100",
    }
    several = found["what-rises"]
    assert several.findtext("single") == "false"
    assert {one.findtext("text"): one.get("fraction") for one in several.findall("answer")} == {
        "Dough": "50",
        "Cake": "50",
        "Stone": "-100",
    }


def test_both_files_hold_the_same_questions_in_the_same_places(site: Site) -> None:
    root = etree.fromstring(site.read("take/questions.xml"))
    place, places = "", {}
    for one in root.findall("question"):
        if one.get("type") == "category":
            place = one.findtext("category/text") or ""
        else:
            places[one.findtext("name/text")] = place
    assert places == {name: item.category for name, item in questions(site).items()}
    assert len(places) == 3


# Words
# ------------------------------------------------------------------------------------------


def test_anki_gets_cards_with_ids_that_stay(site: Site) -> None:
    lines = site.read("take/words.txt").splitlines(keepends=True)
    head = [line.strip() for line in lines if line.startswith("#")]
    assert head[:5] == [
        "#separator:tab",
        "#html:false",
        "#guid column:1",
        "#tags column:4",
        "#deck:Bread: a book",
    ]
    rows = list(csv.reader(lines[len(head) :], delimiter="\t"))
    assert rows == [
        [
            "bread-a-book/bran",
            "bran",
            f'The "coat" of a grain;\ttwo, three.\n{ADDRESS}glossary/bran/',
            "bread-a-book",
        ],
        [
            "bread-a-book/crumb",
            "crumb",
            f"What is soft in bread.\n{ADDRESS}glossary/crumb/",
            "bread-a-book",
        ],
    ]


def test_a_table_has_a_row_a_word_with_its_licence(site: Site) -> None:
    raw = (site.path / "take/words.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "a sheet program takes it for something else"
    bran, crumb = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert bran == {
        "id": "bran",
        "word": "bran",
        "definition": 'The "coat" of a grain;\ttwo, three.',
        "say": "BRAN",
        "aliases": "shell, husk",
        "address": f"{ADDRESS}glossary/bran/",
        "licence": "Words: CC BY 4.0",
        "reviewed": crumb["reviewed"],
    }


# What is left out
# ------------------------------------------------------------------------------------------


def test_warning_signs_are_left_out_and_counted(site: Site) -> None:
    for name in ("questions.gift", "questions.xml", "words.txt", "words.csv"):
        text = site.read(f"take/{name}")
        assert "it-burns" not in text, name
        assert "A hot box" not in text, name
    page = words(part(LexborHTMLParser(site.read("teachers/index.html")), "main"))
    assert "Questions: 3. Every answer" in page
    assert "Words: 2. Each has" in page
    assert "Questions left out: 1. Words left out: 2." in page
    assert "advice on them can change, and a copy does not change with it." in page


@pytest.mark.parametrize(
    ("source", "compact", "is_taken"),
    [("fire", "", False), ("who", "", True), ("fire", "    compact: true\n", True)],
)
def test_a_question_on_the_source_of_a_sign_that_its_page_shows_is_left_out(
    mini: Mini, source: str, compact: str, is_taken: bool
) -> None:
    card = f"/// care | emergency\n    signs: burns\n{compact}///\n\n"
    text = card + STATEMENT.replace("source: who", f"source: {source}")
    site = built(mini, {"part/other.md": article(text, title="Other")})
    assert ("bran-is-soft" in questions(site)) is is_taken


@pytest.mark.parametrize(("source", "is_taken"), [("fire", False), ("who", True)])
def test_a_question_on_a_claim_beside_a_sign_of_an_emergency_is_left_out(
    mini: Mini, source: str, is_taken: bool
) -> None:
    card = "/// care | emergency\n    signs: burns\n///\n\n"
    claim = (
        f"/// evidence | hard\n    certainty: low\n    direction: linked\n    sources: [{source}]\n\n"
        "Bran is hard.\n\nIt is a shell.\n\n///\n\n"
    )
    asked = STATEMENT.replace("source: who", "claim: hard")
    site = built(mini, {"part/other.md": article(card + claim + asked, title="Other")})
    assert ("bran-is-soft" in questions(site)) is is_taken


def test_drafts_and_pages_that_search_passes_over_give_nothing(mini: Mini) -> None:
    hidden = article(STATEMENT, title="Other", search={"exclude": True})
    draft = article(SEVERAL, title="One", status="draft")
    site = built(mini, {"part/other.md": hidden, "part/one.md": draft})
    assert questions(site) == {}


def test_a_site_without_a_page_for_them_gets_no_files(mini: Mini) -> None:
    files = {name: text for name, text in FILES.items() if name != "teachers.md"}
    nav = [one for one in NAV if one != "teachers.md"]
    site = mini(files, **{**SETTINGS, "nav": nav, "copyright": ""})
    assert not (site.path / "take").exists()
    assert not [line for line in site.warnings if "copyright" in line]


def test_the_page_leads_to_each_file(site: Site) -> None:
    page = LexborHTMLParser(site.read("teachers/index.html"))
    links = [link.attributes["href"] or "" for link in page.css("main a[download]")]
    assert [link.rpartition("/")[2] for link in links] == [
        "questions.xml",
        "questions.gift",
        "words.txt",
        "words.csv",
    ]
    for link in links:
        assert (site.path / "teachers" / link).resolve().is_file(), link
    assert "Licence: Words: CC BY 4.0" in words(part(page, "main"))


# Mistakes of authors
# ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            ":   It never rises at all.",
            ":   It is so: ![A stone](a.svg){ width=1 height=1 }",
            "<img>",
        ),
        ("[x] Dough", "Look at this:\n\n- first\n- second\n\n[x] Dough", "<p>"),
        (
            "[ ] Stone",
            "".join(f"[x] Bread {n}\n:   It rises as all do.\n\n" for n in range(9)) + "[ ] Stone",
            "11 options that share 100",
        ),
    ],
)
def test_a_question_that_no_course_can_show_is_named(
    mini: Mini, old: str, new: str, what: str
) -> None:
    one = article(SEVERAL.replace(old, new), title="One")
    line = one.splitlines().index("/// quiz | Which of these rise? Choose all that fit.") + 1
    told = [one for one in built(mini, {"part/one.md": one}).warnings if "course" in one]
    assert told == [
        f"part/one.md:{line}: the question 'Which of these rise? Choose all that fit.' has what no"
        f" course can show: {what}. Say it in words, or put it above the question."
    ]


def test_a_site_that_names_no_licence_is_told(mini: Mini) -> None:
    told = [line for line in built(mini, copyright="").warnings if "copyright" in line]
    assert told == [
        "mkdocs.yml: there is no 'copyright', and files that people take away say nothing of their"
        " use. Write a licence, such as 'CC BY 4.0'."
    ]


# A lesson
# ------------------------------------------------------------------------------------------

LESSON = """/// lesson
    questions: [is-two, bran-is-soft]
    words: [crumb, bran]

Look for *bread* in an advert.

///
"""


def lesson(mini: Mini, text: str = LESSON) -> Site:
    page = f"---\ntitle: A lesson\ndescription: On paper.\ntemplate: lesson.html\n---\n{text}"
    return built(mini, {"lesson.md": page}, nav=[*NAV, "lesson.md"])


def test_a_lesson_asks_on_the_first_sheet_and_answers_on_the_second(mini: Mini) -> None:
    site = lesson(mini)
    assert [line for line in site.warnings if "lesson" in line] == []
    page = LexborHTMLParser(site.read("lesson/index.html"))
    first, second = page.css("lesson-sheet > section")
    asked, told = words(first), words(second)
    assert "Is 2 = {1 + 1} ~ 2: or #2?" in asked
    assert "Look for bread in an advert." in asked
    assert "It is hard as a shell is." not in asked
    assert "It is hard as a shell is." in told
    assert [words(one) for one in second.css("dt.lesson-right")] == [
        '✓ Yes. Yes, [html] = {yes} ~ #1: "so".',
        "✓ Yes. False",
    ]
    assert [link.attributes["href"] for link in second.css(".lesson-source a")] == [
        f"{ADDRESS}part/one/",
        f"{ADDRESS}part/other/",
    ]
    assert "Licence: Words: CC BY 4.0" in told


def test_each_letter_of_the_answers_is_that_of_its_meaning(mini: Mini) -> None:
    page = LexborHTMLParser(lesson(mini).read("lesson/index.html"))
    meanings = {"bran": 'The "coat" of a grain; two, three.', "crumb": "What is soft in bread."}
    letters = dict(words(one).split(" ", 1) for one in page.css(".lesson-words ol li"))
    answers = dict(words(one).split(" ", 1) for one in page.css(".lesson-letters li"))
    assert {word: letters[letter] for letter, word in answers.items()} == meanings
    assert [words(one) for one in page.css(".lesson-words ul li")] == ["bran", "crumb"]


def test_the_page_for_teachers_names_each_lesson(mini: Mini) -> None:
    page = LexborHTMLParser(lesson(mini).read("teachers/index.html"))
    link = part(page, "#_lessons ~ ul a")
    assert (words(link), link.attributes["href"]) == ("A lesson", "../lesson/")


def test_a_lesson_notes_what_it_took(mini: Mini) -> None:
    table = lesson(mini).table
    assert table
    page = table.pages["lesson.md"]
    assert page.takes("question", "is-two")
    assert page.takes("term", "crumb")
    assert not page.takes("question", "what-rises")
    assert table.pages["teachers.md"].takes("question", "what-rises")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("is-two", "is-too", "the lesson names no question: 'is-too'. Did you mean 'is-two'?"),
        (
            "is-two",
            "it-burns",
            "'it-burns' is about warning signs. Choose another: advice changes, and a sheet of paper"
            " does not change with it.",
        ),
        (
            "crumb",
            "crum",
            "the lesson names no word of the glossary: 'crum'. Did you mean 'crumb'?",
        ),
        (
            "crumb",
            "oven",
            "'oven' names warning signs. Choose another: advice changes, and a sheet of paper does"
            " not change with it.",
        ),
        (
            "    questions: [is-two, bran-is-soft]\n",
            "",
            "the lesson has no questions. Write 'questions: [id]'.",
        ),
        (
            "    words: [crumb",
            "    wrods: [crumb",
            "the block 'lesson' has an option that is not known, or a wrong one. Known: questions,"
            " words.",
        ),
    ],
)
def test_a_mistake_in_a_lesson_is_named_with_its_line(
    mini: Mini, old: str, new: str, told: str
) -> None:
    assert old in LESSON
    assert f"lesson.md:6: {told}" in lesson(mini, LESSON.replace(old, new)).warnings


def test_the_lesson_that_the_page_for_authors_shows_is_one(mini: Mini) -> None:
    text = (ROOT / "docs/authors/blocks.md").read_text("utf-8")
    fenced = re.search(r"^```\n(/// lesson\n.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert fenced
    ids = re.findall(r"[\w-]+", re.findall(r"questions: (.*)", fenced[1])[0])
    slugs = re.findall(r"[\w-]+", re.findall(r"words: (.*)", fenced[1])[0])
    example = fenced[1]
    for mine, theirs in zip(("is-two", "bran-is-soft"), ids, strict=False):
        example = example.replace(theirs, mine)
    for mine, theirs in zip(("crumb", "bran"), slugs, strict=False):
        example = example.replace(theirs, mine)
    site = lesson(mini, example)
    assert [line for line in site.warnings if "lesson" in line] == []
    assert "<lesson-sheet" in site.read("lesson/index.html")
    assert text.count(fenced[1]) == 2, "what is written stands above what it makes"


# The same again
# ------------------------------------------------------------------------------------------


def test_two_builds_write_the_same_files(mini: Mini, tmp_path: Path) -> None:
    def files(site: Site) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (site.path / "take").iterdir()}

    once = files(built(mini))
    assert len(once) == 4
    assert files(built(mini)) == once


def test_the_reader_refuses_what_is_not_escaped() -> None:
    with pytest.raises(AssertionError, match="not escaped"):
        gift.read("::a:: x ~ y {=1#b}")
    with pytest.raises(AssertionError, match="two feedbacks"):
        gift.read("::a:: x {=1#b#c ~2}")
    with pytest.raises(AssertionError, match="nothing is written"):
        gift.read(r"::a:: \$ {=1 ~2}")
