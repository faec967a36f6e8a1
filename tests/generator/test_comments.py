"""What is published has no comments, and is else what was written."""

from __future__ import annotations

import pytest

from sitekit.comments import bare, silent


def test_a_style_sheet_loses_its_comments_and_breaks_that_nothing_needs() -> None:
    written = (
        "/* a\nb */\n\na,\nb > i {\n  color: red; /* c */\n  font:\n    a,\n    b;\n}\n\n\nb { }\n"
    )
    assert bare(written) == "a,b > i {color: red;font:\n    a,b;}\nb { }"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("// All.\nlet a = 1 // one\n", "\nlet a = 1\n"),
        ('const a = "https://x.example/" // where', 'const a = "https://x.example/"'),
        ("const a = 'a // b'", "const a = 'a // b'"),
        ("const a = `a // ${b}`", "const a = `a // ${b}`"),
        ("a = b / c\n  // d\nreturn /\\/\\/ /", "a = b / c\n\nreturn /\\/\\/ /"),
    ],
)
def test_a_script_loses_its_comments_and_no_line(written: str, published: str) -> None:
    assert silent(written) == published
