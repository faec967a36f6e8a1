"""The content security policy: on every page, with the hashes of what is written; authors are told
of the rest.
"""

from __future__ import annotations

import base64
import hashlib

import pytest
from selectolax.lexbor import LexborHTMLParser

from sitekit.policy import insert, policy, refused
from sites import Mini, article

PAGE = '<!doctype html><html><head>\n<meta charset="utf-8"><title>x</title>{}</head><body></body></html>'


def sha(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def test_each_script_in_the_page_is_named_by_its_hash_once() -> None:
    page = PAGE.format(
        '<script>a < b && "ü"\n</script><script type="module">2</script><script>2</script>'
    )
    first, second = sha('a < b && "ü"\n'), sha("2")
    assert f"script-src 'self' 'wasm-unsafe-eval' {first} {second};" in policy(page)


def test_data_and_files_need_no_hash() -> None:
    assert "sha256" not in policy(
        PAGE.format('<script type="application/ld+json">{}</script><script src="a.js"></script>')
    )


def test_it_stands_before_anything_that_could_load_and_once() -> None:
    once = insert(PAGE.format(""))
    assert once.index("http-equiv") < once.index("<title>")
    assert once.index("charset") < once.index("http-equiv"), "the charset must be read first"
    assert insert(once) == once


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>x",
        "<!DOCTYPE html>\n<title>x</title>",
        '<html lang="en"><p>x',
        "<HEAD><title>x</title></HEAD>",
        "<!-- x --><p>",
    ],
)
def test_a_page_that_leaves_tags_out_has_it_in_its_head(html: str) -> None:
    page = LexborHTMLParser(insert(html))
    assert page.css_first("head > meta[http-equiv]") is not None
    assert page.css_first("body") is not None


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ('<p style="color: red">x</p>', '<p style="color: red">'),
        ('<button onclick="go()">x</button>', '<button onclick="go()">'),
        ('<a href=" javascript:go()">x</a>', '<a href=" javascript:go()">'),
        ('<img src="https://example.org/a.png">', '<img src="https://example.org/a.png">'),
        ('<script src="//example.org/a.js"></script>', '<script src="//example.org/a.js">'),
        ("<style>p {}</style>", "<style>p {}"),
    ],
)
def test_what_it_refuses_is_named(html: str, what: str) -> None:
    assert [found for found, _ in refused(html)] == [what]


def test_links_and_own_files_are_not_refused() -> None:
    assert not list(
        refused('<a href="https://example.org">x</a><img src="a.png"><script src="a.js"></script>')
    )


def test_an_author_is_told_of_styles_in_the_text(mini: Mini) -> None:
    site = mini({"index.md": article('<p style="color: red">x</p>')})
    assert (
        'index.html: the content security policy refuses <p style="color: red">. Give it a class'
        in site.warnings[0]
    )
