"""`[words]{.class}`: a span with attributes, and nothing that was a link before."""

from __future__ import annotations

import pytest
from markdown import markdown

from sitekit.spans import Spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a *b*]{.no-glossary}", '<p><span class="no-glossary">a <em>b</em></span></p>'),
        ("[x]{.term data-term=fascia}", '<p><span class="term" data-term="fascia">x</span></p>'),
        ('[x]{ .term data-term="a" } y', '<p><span class="term" data-term="a">x</span> y</p>'),
        ("[x]{: #id}", '<p><span id="id">x</span></p>'),
        ("[x](y){.z}", '<p><a class="z" href="y">x</a></p>'),
        ("[x] {.z}", "<p>[x] {.z}</p>"),
        ("[x]{}", "<p>[x]{}</p>"),
        ("`[x]{.z}`", "<p><code>[x]{.z}</code></p>"),
        ("[x][y]{.z}\n\n[y]: /u", '<p><a class="z" href="/u">x</a></p>'),
    ],
)
def test_spans(text: str, expected: str) -> None:
    assert markdown(text, extensions=[Spans(), "attr_list"]) == expected
