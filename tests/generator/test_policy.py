"""The content security policy: on every page, with the hashes of what is written; authors are told
of the rest.
"""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from sitekit import policy as policy_
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
        ("<p><script>alert(1)</script>", "<script>alert(1)"),
        ('<p><script type="module">go()</script>', "<script>go()"),
    ],
)
def test_what_it_refuses_is_named(html: str, what: str) -> None:
    assert [found.shown for found in refused(html)] == [what]


def test_links_and_own_files_are_not_refused() -> None:
    assert not list(
        refused('<a href="https://example.org">x</a><img src="a.png"><script src="a.js"></script>')
    )


def test_an_author_is_told_of_styles_in_the_text_with_their_line(mini: Mini) -> None:
    site = mini({"index.md": article('Text.\n\n<p style="color: red">x</p>')})
    assert site.warnings == [
        'index.md:10: the content security policy refuses <p style="color: red">. '
        "Give it a class, and the class a rule in a style sheet."
    ]


def test_a_script_in_the_text_is_named_and_may_not_run(mini: Mini) -> None:
    site = mini({"index.md": article("<script>alert(1)</script>\n")})
    assert len(site.warnings) == 1
    assert site.warnings[0].startswith("index.md:8: the content security policy refuses <script>")
    assert sha("alert(1)") not in policy_of(site.read("index.html"))


def test_a_script_in_a_copied_file_is_named_by_that_file(mini: Mini) -> None:
    page = "<main><h1>Raw</h1><button onclick='go()'>x</button></main>"
    site = mini({"index.md": article(), "raw.html": page})
    assert [line.split(": ")[0] for line in site.warnings] == ["raw.html"]


def policy_of(html: str) -> str:
    """The policy that a page has."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found
    return found[1]


def test_the_policy_is_the_one_that_was_chosen(mini: Mini) -> None:
    assert re.sub(
        r" 'sha256-[^']+'", "", policy_of(mini({"index.md": article()}).read("404.html"))
    ) == (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"
        " img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self';"
        " manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://bran.example/" onclick="go()">Bran</a>',
        '<a href="https://bran.example/" ping="//bran.example/">Bran</a>',
        '<a title="a > b" href="https://x.example/">x</a><img alt="a > b" src="//x.example/b.png">',
        '<link rel="canonical" href="https://x.example/"><link rel="icon" href="https://x.example/i">',
    ],
)
def test_a_link_that_may_be_followed_hides_nothing_beside_it(html: str) -> None:
    assert len([*refused(f"<body>{html}")]) == 1


def test_links_alone_need_no_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy_, "LexborHTMLParser", None)
    html = (
        '<link rel="canonical" href="https://x.example/"><body><a href="https://x.example/">x</a>'
    )
    assert [*refused(html)] == []
