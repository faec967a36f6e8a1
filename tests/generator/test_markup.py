"""Material's Markdown: what is said of what is not read, and what becomes of formulas, tasks, tabs."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from sitekit.markup import formula
from sites import Mini, article

# Not switched on in the small site, or not read at all: what an author types, and what the build
# says of its first line.
UNREAD = {
    '!!! note "Title"\n\n    Text.': "a callout that is not read here. Add 'admonition'",
    "??? note\n\n    Text.": "a callout that unfolds that is not read here. Add 'pymdownx.details'",
    '=== "One"\n\n    Text.': "a tab that is not read here. Add 'pymdownx.tabbed",
    "It is ==marked== here.": "'==marked==' is marked text that is not read here. Add 'pymdownx.mark' to",
    "It is ^^more^^ here.": "'^^more^^' is inserted text that is not read here. Add 'pymdownx.caret' to",
    "It is ~~less~~ here.": "'~~less~~' is deleted text that is not read here. Add 'pymdownx.tilde' to",
    "Press ++ctrl+c++ now.": "'++ctrl+c++' is a key that is not read here. Add 'pymdownx.keys' to",
    "An {++added++} word.": "'{++added++}' is an edit that is not read here. Add 'pymdownx.critic' to",
    "- [x] done": "'[x]' is a task that is not read here. Add 'pymdownx.tasklist' to",
    "A :material-heart: here.": "':material-heart:' is an icon that is not read here. ",
    "It is $x^2$ here.": "'$x^2$' is a formula that is not read here. Add 'pymdownx.arithmatex",
    '--8<-- "x.md"': "a snippet that is not read here. Add 'pymdownx.snippets'",
    "``` mermaid\ngraph LR\n```": "a diagram that a script would draw is not read here. Draw",
    '<p class="annotate" markdown>x (1) { .annotate }</p>': "an annotation that is not read here. Write a footnote",
    "::: tip\ntext\n:::": "'::: tip' is a block in another's notation",
    '<div class="annotate" markdown>x (1)</div>': "an annotation that is not read here. Write",
    "``` {.mermaid}\ngraph LR\n```": "a diagram that a script would draw is not read here. Draw",
    '<div class="mermaid">graph LR</div>': "a diagram that a script would draw is not read here.",
    "A sign :no_such_sign: here.": ": there is no icon ':no_such_sign:'. Write the sign itself",
    "A [word][nowhere] here.": "'[nowhere]' has no address. Add a line '[nowhere]: address'.",
    "Here are all: <!-- material/tags -->": "no tags are listed here. Take it out",
    "``` py\nx = 1": "this code is never closed: '``` py'. Write a line of the same signs",
}
# What looks like it, and is meant as it stands.
MEANT = [
    "It costs $5, and later $6.",
    "Ask `!!! note` or `++ctrl++` of it.",
    '``` text\n!!! note\n=== "x"\n$$\n[TOC]\n```',
    "At 10:30:15 it is a + b == c.",
    "C++ and D++ are languages.",
    "Really??? Yes.",
    "A [TOC] in a line.",
    "At 10:30:15, or ratio:one:two, and `:name:` in code.",
    "A [word][here], and [one][].\n\n[here]: https://example.org\n[one]: https://example.org",
    "``` html\n<!-- (1)! -->\n```".replace("(1)!", "(1)"),
    "``` text\nnever `closed`\n```",
]


@pytest.mark.parametrize("written", UNREAD)
def test_what_is_not_read_is_named_with_its_line_and_the_cure(written: str, mini: Mini) -> None:
    site = mini({"index.md": article(f"Before.\n\n{written}\n\nAfter.")})
    line = 3 + article("Before.").split("Before.")[0].count("\n")
    assert len(site.warnings) == 1, site.warnings
    assert site.warnings[0].startswith(f"index.md:{line}: ")
    assert UNREAD[written] in site.warnings[0]


@pytest.mark.parametrize("written", MEANT)
def test_what_only_looks_like_it_is_left_alone(written: str, mini: Mini) -> None:
    assert mini({"index.md": article(f"Before.\n\n{written}\n\nAfter.")}).warnings == []


ON = [
    "attr_list",
    "admonition",
    "pymdownx.details",
    {"pymdownx.tabbed": {"alternate_style": True}},
    {"pymdownx.arithmatex": {"generic": True}},
]
FULL = [
    "!!! note\n\n    ``` py\n    x = 1\n    ```",
    '=== "One"\n\n    ``` py\n    x = 1\n    ```\n\n=== "Two"\n\n        x = 1',
]


@pytest.mark.parametrize("written", FULL)
def test_what_holds_only_code_is_not_empty(written: str, mini: Mini) -> None:
    on = [*ON, "pymdownx.superfences"]
    assert mini({"index.md": article(written)}, markdown_extensions=on).warnings == []


EMPTY = {
    "!!! note\n\nText that is not indented.": "this callout is empty",
    "??? note\nText.": "this callout is empty",
    '=== "One"\n\n  Text.': "this tab is empty",
    "!!! note": "this callout is empty",
}


@pytest.mark.parametrize("written", EMPTY)
def test_a_callout_whose_text_is_not_indented_is_named(written: str, mini: Mini) -> None:
    site = mini({"index.md": article(written)}, markdown_extensions=ON)
    assert [EMPTY[written] in warning for warning in site.warnings] == [True]
    assert "Indent its text by four spaces." in site.warnings[0]


def test_what_is_switched_on_is_read(mini: Mini) -> None:
    text = '!!! note\n    One.\n\n    ??? tip\n\n        Two.\n\n=== "A"\n\n    Three.\n\n$x^2$'
    site = mini({"index.md": article(text)}, markdown_extensions=ON)
    assert site.warnings == []
    page = site.read("index.html")
    assert page.count('<details class="tip">') == 1
    assert "<msup>" in page


@pytest.mark.parametrize(
    ("tex", "what"),
    [
        (r"\frac{a}{b", "a bracket '{' or '}' has no other."),
        (r"\nosuch", "there is no '\\nosuch'."),
        ("a^", "missing super script or subscript."),
        (r"\left( a", "extra left or missing right."),
        (r"\begin{gathered} a & b \end{gathered}", "'&' stands in what is no table here: write it"),
        (r"a \tag{1}", "'\\tag' is not read here: write the number beside it."),
    ],
)
def test_a_formula_that_cannot_be_drawn_is_named_with_its_line(
    tex: str, what: str, mini: Mini
) -> None:
    assert formula(tex, is_block=False)[1].startswith(what)
    site = mini({"index.md": article(f"Text.\n\n$$\n{tex}\n$$")}, markdown_extensions=ON)
    line = 3 + article("").count("\n")
    assert [w.startswith(f"index.md:{line}: the formula") for w in site.warnings] == [True]


def test_a_formula_holds_no_markup_of_its_own() -> None:
    assert "<b>" not in formula("<b>", is_block=False)[0]
    assert "<script" not in formula(r"{<script>", is_block=True)[0]
    assert "<script" not in formula(r"\text{<script>alert(1)</script>}", is_block=True)[0]


def test_on_pages_without_it_the_sheet_is_not_loaded(mini: Mini) -> None:
    files = {"index.md": article("Plain."), "more.md": article("!!! note inline\n\n    Aside.")}
    site = mini(files, markdown_extensions=ON)
    assert "features/markup.css" not in site.read("index.html")
    assert site.read("more/index.html").count("features/markup.css") == 1


def test_a_number_in_code_that_would_be_an_annotation_is_named(mini: Mini) -> None:
    site = mini({"index.md": article("``` py\nx = 1  # (1)!\n```")})
    said = "index.md:9: '(1)!' is an annotation that is not read here."
    assert [one.startswith(said) for one in site.warnings] == [True], site.warnings


def test_lines_of_a_formula_stand_below_each_other() -> None:
    drawn, what = formula(r"\begin{aligned} E &= mc^2 \\ F &= ma \end{aligned}", is_block=True)
    assert what == ""
    assert drawn.count("<mtr>") == 2
    assert "<mo>*</mo>" not in formula(r"\operatorname*{argmax}_x f", is_block=True)[0]


BLOCK_TABS = {"pymdownx.blocks.tab": {"alternate_style": True}}
ALL_ON = [*ON, "toc", "tables", "pymdownx.superfences", BLOCK_TABS, "pymdownx.tasklist"]
HIGHLIGHT = {"pymdownx.highlight": {"anchor_linenums": True, "pygments_lang_class": True}}
ICONS = {
    "pymdownx.emoji": {
        "emoji_index": "material.extensions.emoji.twemoji",
        "emoji_generator": "material.extensions.emoji.to_svg",
    }
}


def test_two_ways_to_write_tabs_go_together(mini: Mini) -> None:
    text = '=== "A"\n\n    One.\n\nBetween.\n\n/// tab | B\nTwo.\n///\n'
    page = LexborHTMLParser(
        mini({"index.md": article(text)}, markdown_extensions=ALL_ON).read("index.html")
    )
    names = [one.attributes["name"] for one in page.css(".tabbed-set > input")]
    ids = [one.attributes["id"] for one in page.css(".tabbed-set > input")]
    assert len(set(names)) == len(names) == 2
    assert [one.attributes["for"] for one in page.css(".tabbed-set > label")] == ids
    assert len(set(ids)) == 2


def test_code_can_be_copied_whatever_else_is_said_of_it(mini: Mini) -> None:
    text = '``` { .py .no-copy #own title="a" }\nx = 1\n```\n\n``` { .py .mine linenums="1" }\ny = 2\n```\n'
    site = mini({"index.md": article(text)}, markdown_extensions=[*ALL_ON, HIGHLIGHT])
    first, second = LexborHTMLParser(site.read("index.html")).css("code-block")
    assert "data-copy" not in first.attributes
    assert second.attributes["data-copy"] == "Copy"
    assert "mine" in str(second.attributes["class"]).split()
    assert second.css("a") == [], "no link is empty, and none is only a number"
    assert second.css(".linenos")


def test_boxes_that_can_be_ticked_and_icons_of_any_class_say_what_they_are(mini: Mini) -> None:
    tasks = {"pymdownx.tasklist": {"clickable_checkbox": True}}
    site = mini({"index.md": article("- [x] a\n- [ ] b\n")}, markdown_extensions=[*ON, tasks])
    boxes = LexborHTMLParser(site.read("index.html")).css("[type=checkbox]")
    named = [box.attributes.get("aria-label") for box in boxes if box.parent]
    assert [name for name in named if name in ("Done", "To do")] == ["Done", "To do"]


def test_what_a_snippet_puts_in_is_shown_and_checked(mini: Mini, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/one.md").write_text("A part.\n\n/// nosuch\n///\n", "utf-8")
    on = [*ON, {"pymdownx.snippets": {"base_path": [str(tmp_path / "parts")]}}]
    site = mini({"index.md": article('Before.\n\n--8<-- "one.md"\n')}, markdown_extensions=on)
    assert "<p>A part.</p>" in site.read("index.html")
    assert ["there is no block 'nosuch'" in line for line in site.warnings] == [True]
