"""Where a page stood before: `was:` in front matter, and the stubs of a plugin."""

from __future__ import annotations

import pytest

from sitekit.moved import file_of, is_stub
from sites import SEARCH, Mini, article


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("old/page.md", "old/page/index.html"),
        ("/old/page/", "old/page/index.html"),
        ("old/page.html", "old/page.html"),
        ("old/index.md", "old/index.html"),
        ("old/README.md", "old/index.html"),
    ],
)
def test_an_address_can_be_written_in_each_way(address: str, file: str) -> None:
    assert file_of(address) == file


def test_who_comes_to_an_old_address_is_led_on(mini: Mini) -> None:
    page = article("Text.", title="Now & here", was=["old/page.md", "older.html"])
    site = mini({"index.md": article(), "new/page.md": page, **SEARCH}, strict=True)
    assert site.warnings == []
    stub = site.read("old/page/index.html")
    assert 'content="0; url=../../new/page/"' in stub
    assert '<a href="../../new/page/">Now &amp; here</a>' in stub
    assert "Content-Security-Policy" in stub
    assert 'content="0; url=./new/page/"' in site.read("older.html")
    assert "old/page" not in site.read("sitemap.xml")
    assert not any(address.startswith("old") for address in site.index())


@pytest.mark.parametrize(
    ("was", "said"),
    [
        ("other.md", "'other.md' is the address of a page: other.md. Take it out."),
        ("gone.md", "'gone.md' already leads to other.md. Keep one of them."),
        ("../gone.md", "'../gone.md' is no address of a page. Write where it stood"),
        ("https://x.org/", "'https://x.org/' is no address of a page."),
    ],
)
def test_an_address_that_cannot_be_one_is_named_with_its_line(
    was: str, said: str, mini: Mini
) -> None:
    other = article(was=["gone.md"])
    site = mini({"index.md": article(), "other.md": other, "page.md": article(was=[was])})
    assert len(site.warnings) == 1
    assert said in site.warnings[0]
    line = article(was=[was]).splitlines().index(f"- {was}") + 1
    assert site.warnings[0].startswith(f"page.md:{line}: ")
    assert not (site.path.parent / "gone.html").exists()


STUB = '<html><head><meta http-equiv="refresh" content="{}"></head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("html", "is_one"),
    [
        (STUB.format("0; url=x/", "Go on."), True),
        (STUB.format("30; url=x/", "Go on."), False),
        (STUB.format("0; url=x/", "<main>Go on.</main>"), False),
        (STUB.format("0; url=x/", "A whole page of text. " * 20), False),
        ("<html><body>Go on.</body></html>", False),
    ],
)
def test_only_what_leads_on_at_once_and_says_no_more_is_no_page(html: str, is_one: bool) -> None:
    assert is_stub(html) is is_one
