"""Material's Markdown: what is said of what is not read, and what becomes of formulas, tasks, tabs."""

from __future__ import annotations

import pytest

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
    '--8<-- "x.md"': "a snippet that is not read here. Write the text itself",
    "``` mermaid\ngraph LR\n```": "a diagram that a script would draw is not read here. Draw",
    '<p class="annotate" markdown>x (1) { .annotate }</p>': "an annotation that is not read here. Write a footnote",
    "::: tip\ntext\n:::": "'::: tip' is a block in another's notation",
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
    ],
)
def test_a_formula_that_cannot_be_drawn_is_named_with_its_line(
    tex: str, what: str, mini: Mini
) -> None:
    assert formula(tex, is_block=False)[1] == what
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
