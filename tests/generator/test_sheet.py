"""Sheets to fill in and print: what authors write, what comes of it, and each mistake with its line."""

from __future__ import annotations

import re

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from sites import ROOT, Mini, Site, article
from written import words

BLOCK = "/// sheet | bake\n///"
SHEET = """\
bake:
  title: My first loaf
  text: For a quiet day.
  parts:
    - fields:
        - label: For whom
        - label: What I have
          lines: 3
    - signs: [smoke]
      short: true
    - choices:
        - heading: For the baker
          items: ["Which flour?", "How long?"]
        - heading: For the miller
          items: ["How fine?"]
      own: { label: My own question, count: 2 }
    - heading: Before I begin
      text: In this order.
      lines: [The oven is warm]
    - grid:
        first_day: First day
        rows: 5
        beside: 2
        group: 2
        columns: [{ label: Date, share: 10 }, { label: What I did, share: 30 }]
"""
SIGNS = """\
headings: { emergency: "Call now if:", emergency-short: "Call now for:", soon: "See someone if:" }
signs:
  - { id: smoke, words: it smokes and stinks, short: smoke, urgency: emergency, sources: [who] }
  - { id: flat, words: it stays flat, urgency: soon, sources: [who] }
"""
SOURCES = "who:\n  title: W\n  issued: 2001\n"
CARDS = "/// care | emergency\n    signs: smoke\n///\n\n/// care | soon\n    signs: flat\n///\n\n"


def files(sheets: str = SHEET, body: str = BLOCK) -> dict[str, str]:
    """A site with one page that has the sheet."""
    return {
        "index.md": article(CARDS + body),
        "plain.md": article("Nothing.", title="Plain"),
        "_data/sheets.yml": sheets,
        "_data/signs.yml": SIGNS,
        "_data/references.yml": SOURCES,
    }


def said(mini: Mini, sheets: str = SHEET, body: str = BLOCK) -> list[str]:
    return [line for line in mini(files(sheets, body)).warnings if "sheet" in line or "own" in line]


@pytest.fixture
def built(mini: Mini) -> Site:
    return mini(files())


@pytest.fixture
def page(built: Site) -> LexborHTMLParser:
    assert [line for line in built.warnings if "sheet" in line] == []
    return LexborHTMLParser(built.read("index.html"))


def test_the_form_has_a_named_field_for_everything_that_can_be_written(
    page: LexborHTMLParser,
) -> None:
    (form,) = page.css("paper-sheet")
    assert (form.attributes["id"], form.attributes["role"]) == ("sheet-bake", "group")
    (title,) = form.css(f"#{form.attributes['aria-labelledby']}")
    assert title.text() == "My first loaf"
    fields = [
        (words(field.parent), field.attributes.get("type") or field.tag)
        for field in form.css("input, textarea")
    ]
    assert fields == [
        ("For whom", "text"),
        ("What I have", "textarea"),
        ("Which flour?", "checkbox"),
        ("How long?", "checkbox"),
        ("How fine?", "checkbox"),
        ("My own question", "text"),
        ("My own question (2)", "text"),
        ("First day", "date"),
    ]
    assert [words(one) for one in form.css("legend")] == ["For the baker", "For the miller"]
    assert "For a quiet day." in words(form)


def test_nothing_is_kept_completed_checked_elsewhere_or_sent(page: LexborHTMLParser) -> None:
    (form,) = page.css("paper-sheet")
    for field in form.css("input, textarea"):
        assert field.attributes["autocomplete"] == "off", field.html
        assert "name" not in field.attributes, field.html
        if field.attributes.get("type") in (None, "text"):
            assert field.attributes["spellcheck"] == "false", field.html
    assert form.css("form, [action], [formaction]") == []
    assert form.css("button")[0].attributes["type"] == "button"
    told = words(form)
    promise = "Only you see what you write here. It is not sent and not kept"
    assert told.index(promise) < told.index("For whom"), "said before anything is written"


def test_a_field_takes_no_more_letters_than_its_lines_on_paper(page: LexborHTMLParser) -> None:
    most = [field.attributes.get("maxlength") for field in page.css("paper-sheet [maxlength]")]
    assert most == ["50", "150", "75", "75"]
    assert page.css("textarea")[0].attributes["rows"] == "3"


def test_the_paper_has_a_place_for_each_field_in_the_same_order(page: LexborHTMLParser) -> None:
    (paper,) = page.css(".sheet-paper")
    assert paper.attributes["id"] == "paper-bake"
    assert len(paper.css("[data-slot]")) == len(page.css("paper-sheet :is(input, textarea)"))
    kinds = [slot.attributes.get("class", "written") for slot in paper.css("[data-slot]")]
    assert kinds == ["written"] * 2 + ["paper-choice"] * 3 + ["paper-own"] * 2 + ["paper-grid"]
    assert page.css(".text .sheet-paper") == [], "it stands behind the text"


def test_the_paper_is_whole_and_blank_without_scripts(page: LexborHTMLParser) -> None:
    (paper,) = page.css(".sheet-paper")
    told = words(paper)
    for line in ("My first loaf", "For whom", "Which flour?", "For the miller", "In this order."):
        assert line in told
    assert "For a quiet day." not in told, "what is said on the screen alone"
    assert re.search(r"From \w+, http://127\.0\.0\.1:8000/\S*$", told), told
    assert paper.css("[hidden]") == []


def test_signs_come_from_their_list_with_their_heading(page: LexborHTMLParser) -> None:
    (listed,) = page.css(".paper-signs")
    assert listed.attributes["data-urgency"] == "emergency"
    assert [(one.attributes["data-sign"], one.text()) for one in listed.css("li")] == [
        ("smoke", "smoke")
    ]
    assert "Call now for:" in [words(one) for one in page.css(".paper-heading")]
    assert page.css("paper-sheet [data-sign]") == [], "the form of the screen repeats no signs"


def test_each_group_of_choices_has_its_heading_on_paper(page: LexborHTMLParser) -> None:
    headings = [words(one) for one in page.css(".paper-group > .paper-heading")]
    assert headings == ["For the baker", "For the miller", "My own question"]


def test_signs_in_full_stand_under_the_whole_heading(mini: Mini) -> None:
    html = mini(files(SHEET.replace("      short: true\n", ""))).read("index.html")
    page = LexborHTMLParser(html)
    assert page.css(".paper-signs li")[0].text() == "it smokes and stinks"
    assert "Call now if:" in [words(one) for one in page.css(".paper-heading")]


def test_a_grid_is_split_into_tables_beside_each_other(page: LexborHTMLParser) -> None:
    tables = page.css(".paper-grid table")
    assert [len(table.css("tbody tr")) for table in tables] == [3, 2]
    assert [words(one) for one in tables[1].css("th[scope=col]")] == ["Date", "What I did"]
    assert [one.attributes["width"] for one in tables[0].css("col")] == ["25.0%", "75.0%"]
    rows = page.css(".paper-grid tbody tr")
    assert [row.attributes.get("class") for row in rows] == [
        None, "paper-last", None, "paper-last", None,
    ]  # fmt: skip


def test_only_a_page_with_a_sheet_loads_what_it_needs(built: Site) -> None:
    for name in ("sheet.js", "sheet.css"):
        assert f"features/{name}" in built.read("index.html")
        assert f"features/{name}" not in built.read("plain/index.html")


def test_a_sheet_is_no_text_that_is_searched(built: Site) -> None:
    assert "flour" not in " ".join(built.index().values())


def test_a_page_takes_its_sheets_and_their_signs(built: Site) -> None:
    assert built.table
    assert built.table.pages["index.md"].takes("sheet", "bake")
    assert built.table.pages["index.md"].takes("sign", "smoke")
    assert not built.table.pages["plain.md"].takes("sheet", "bake")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("label: For whom", "labl: For whom", "_data/sheets.yml:6: 'labl' is not a known key. Did you mean 'label'?"),
        ("lines: 3", "lines: 9", "_data/sheets.yml:8: 'lines': input should be less than or equal to 4, not 9."),
        ("signs: [smoke]", "signs: [smok]", "_data/sheets.yml:9: the sheet 'bake' names no sign and no group: 'smok'. Did you mean 'smoke'?"),
        ("signs: [smoke]", "signs: [smoke, flat]", "_data/sheets.yml:9: the sheet 'bake' names signs of several urgencies: emergency, soon. Give each a part of its own."),
        ("signs: [smoke]", "signs: [flat]", "_data/sheets.yml:9: the sheet 'bake' shows 'flat' in short, and it has no 'short'. Write one."),
        ("lines: [The oven is warm]", "grid: { rows: 2, columns: [{ label: A }, { label: B }] }\n      lines: [It is warm]",
         "_data/sheets.yml:20: a part of a sheet holds 'lines' and 'grid'. Give it one of fields, choices, lines, signs, grid."),
        ("      lines: [The oven is warm]\n", "", "a part of a sheet holds nothing. Give it one of fields, choices, lines, signs, grid."),
        ("      lines: [The oven is warm]\n", "      lines: [The oven is warm]\n      own: { label: Mine }\n",
         "'own' stands in a part without choices. Write 'fields' there."),
        ("rows: 5\n        beside: 2", "rows: 40\n        beside: 1", "_data/sheets.yml:1: the sheet 'bake' has no room on one A4 page: it needs about "),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(mini: Mini, old: str, new: str, told: str) -> None:
    assert old in SHEET
    found = said(mini, SHEET.replace(old, new))
    assert any(told in line for line in found), found


def test_a_sheet_with_a_mistake_is_not_shown_and_stays_known(mini: Mini) -> None:
    site = mini(files(SHEET.replace("signs: [smoke]", "signs: [smok]")))
    assert "paper-sheet" not in site.read("index.html")
    assert 'class="sheet-paper"' not in site.read("index.html")
    assert not any("knows no" in line for line in site.warnings)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("/// sheet | bak\n///", "index.md:16: the block 'sheet' knows no 'bak'. Did you mean 'bake'?"),
        ("/// sheet\n///", "the block 'sheet' needs an argument."),
        ("/// sheet | bake\n    attrs: {id: x}\n///", "the block 'sheet' has an option that is not known, or a wrong one."),
        ("/// sheet | bake\nWords.\n///", "index.md:16: the block of the sheet 'bake' holds words, and the sheet has no place. Close it on the next line, with '///'."),
        ("/// sheet | bake\n///\n\n/// sheet | bake\n///", "index.md:16: the sheet 'bake' stands twice on this page. Keep one of them, and link to it."),
        ("Text.", "_data/sheets.yml:1: no page shows the sheet 'bake'. Write '/// sheet | bake' on one."),
    ],
)  # fmt: skip
def test_a_block_that_is_not_understood_is_named(mini: Mini, body: str, told: str) -> None:
    found = [line for line in mini(files(body=body)).warnings if "sheet" in line]
    assert any(told in line for line in found), found


def test_a_sheet_on_two_pages_has_a_paper_on_each(mini: Mini) -> None:
    site = mini(files() | {"plain.md": article(BLOCK, title="Plain")})
    assert not [line for line in site.warnings if "sheet" in line]
    for name in ("index.html", "plain/index.html"):
        assert site.read(name).count('class="sheet-paper"') == 1


def test_the_example_for_authors_is_what_they_read(mini: Mini) -> None:
    """The very text of the page for authors."""
    text = (ROOT / "docs/authors/blocks.md").read_text("utf-8")
    section = text.partition("## A sheet to print")[2].partition("\n## ")[0]
    block, data = re.findall(r"```(?:yaml)?\n(.*?)```", section, re.DOTALL)
    assert (
        yaml.safe_load(data)["example"]
        == yaml.safe_load((ROOT / "docs/_data/sheets.yml").read_text("utf-8"))["example"]
    )
    site = mini({"index.md": article(block), "_data/sheets.yml": data})
    assert site.warnings == []
    page = LexborHTMLParser(site.read("index.html"))
    assert words(page.css(".sheet-title")[0]) == "My first loaf"
    assert len(page.css("paper-sheet [type=checkbox]")) == 2
    assert len(page.css(".sheet-paper tbody tr")) == 6
