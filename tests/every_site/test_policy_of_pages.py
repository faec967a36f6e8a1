"""What a browser may load and run on every page: the whole policy, word for word."""

from __future__ import annotations

import base64
import hashlib
import html
import re

from every_site.built import Site

POLICY = (
    "default-src 'none'; "
    "script-src 'self' 'wasm-unsafe-eval' {hashes}; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "media-src 'self'; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "worker-src 'self'; "
    "manifest-src 'self'; "
    "base-uri 'none'; "
    "form-action 'none'"
)
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
DATA = 'type="application/ld+json"'


def hashes(page: str) -> list[str]:
    """The hash of each script that stands in a page and is run, in its order, once."""
    run = [body for at, body in SCRIPT.findall(page) if "src=" not in at and DATA not in at]
    digests = [hashlib.sha256(body.encode()).digest() for body in run]
    return list(dict.fromkeys(f"'sha256-{base64.b64encode(one).decode()}'" for one in digests))


def test_the_policy_of_every_page_is_this_one_and_no_other(site: Site) -> None:
    pages = site.pages()
    assert pages
    for name, page in pages.items():
        found = re.findall(r"<meta[^>]*Content-Security-Policy[^>]*>", page, re.IGNORECASE)
        assert len(found) == 1, name
        content = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', found[0])
        assert content, f"{name}: {found[0]}"
        own = hashes(page)
        assert len(own) == 1, f"{name}: only the scheme is set in the page itself"
        assert html.unescape(content[1]) == POLICY.format(hashes=" ".join(own)), name


def test_the_policy_stands_before_all_that_could_load_or_run(site: Site) -> None:
    for name, page in site.pages().items():
        before = page.lower().split("content-security-policy")[0]
        tags = re.findall(r"<(\w+)", before)
        assert set(tags) <= {"html", "head", "meta"}, f"{name}: {tags}"
        assert tags.index("head") < len(tags) - 1, name


def test_a_page_tells_no_other_site_where_its_reader_comes_from(site: Site) -> None:
    for name, page in site.pages().items():
        assert '<meta name="referrer" content="no-referrer">' in page, name
