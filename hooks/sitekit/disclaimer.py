"""The disclaimer: put into every HTML file, then looked for as a browser would see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from markdown import markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitekit.feature import Feature
from sitekit.moved import is_stub
from sitekit.policy import refused
from sitekit.problem import Fatal, Problem, line_of, nearest
from sitekit.site import Site
from sitekit.written import html_files

SOURCE = "_data/disclaimer.md"
# What may hold a tag that is not one: such regions are passed over when looking for <main> and
# <h1>.
OPAQUE = r"<!--.*?-->|<(?P<raw>script|style|template|textarea|noscript|svg)\b.*?</(?P=raw)\s*>"
PLACES = re.compile(
    rf"{OPAQUE}|(?P<place><main\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>|</h1\s*>|</main\s*>)", re.S | re.I
)
HIDES = ("hidden", "inert", "popover")
HIDING = ("template", "noscript", "dialog", "details", "svg", "select", "iframe", "object")


def render(words: str, urls: Mapping[str, str], path: str) -> tuple[str, list[Problem]]:
    """The disclaimer's Markdown as HTML. `urls` has the address of each page by its path in
    `docs/`; a link to one is written `~/address`, for `localise` to finish.
    """
    problems: list[Problem] = []

    def link(match: re.Match[str]) -> str:
        page, _, anchor = match[1].partition("#")
        if page not in urls:
            problems.append(Problem(path, None, f"there is no page '{page}'.", nearest(page, urls)))
        return f'href="~/{urls.get(page, "")}{"#" + anchor if anchor else ""}"'

    return re.sub(r'href="(?!\w+:|#)([^"]*)"', link, markdown(words)), problems


def localise(html: str, base: str) -> str:
    """`html` with its `~/` links made to work from a file whose way to the site's root is `base`
    ('../../').
    """
    return html.replace('href="~/', f'href="{base}')


def insert(html: str, aside: str) -> str:
    """Put `aside` after the first `</h1>` of `<main>`, else at its start. A page that holds it
    already, or has no `<main>`, comes back as it was: `verify` tells which.
    """
    if aside in html:
        return html
    at = None
    for match in PLACES.finditer(html):
        place = (match["place"] or "").lower()
        if place.startswith("<main"):
            at = match.end()
        elif place.startswith("</h1") and at is not None:
            return html[: match.end()] + aside + html[match.end() :]
        elif place.startswith("</main"):
            break
    return html if at is None else html[:at] + aside + html[at:]


def verify(html: str, words: str) -> str | None:
    """What keeps `html` from showing the disclaimer `words` exactly once where a reader meets them,
    or none.
    """
    page = LexborHTMLParser(html)
    asides = page.css("[data-disclaimer]")
    if not page.css("main"):
        return "it has no <main> to hold the disclaimer"
    if len(asides) != 1:
        return (
            "the disclaimer is missing"
            if not asides
            else f"the disclaimer stands {len(asides)} times"
        )
    aside, above = asides[0], list(_ancestors(asides[0]))
    if aside.tag != "aside" or not any(node.tag == "main" for node in above):
        return "the disclaimer is not an <aside> inside <main>"
    if any(node.tag in HIDING or _hides(node) for node in (aside, *above)):
        return "the disclaimer is hidden"
    if not plain(words) or plain(words) not in plain(" ".join(_seen(aside))):
        return "the disclaimer's words are missing"
    heading = page.css_first("main h1")
    before = aside.prev
    while before and (
        before.tag == "-comment" or (before.tag == "-text" and not before.text().strip())
    ):
        before = before.prev
    if heading and (before is None or before.mem_id != heading.mem_id):
        return "the disclaimer does not follow the first <h1>"
    return None


def plain(text: str) -> str:
    """`text`, a plain string, with each run of white space as one space."""
    return " ".join(text.split())


def text_of(html: str) -> str:
    """The words of an HTML fragment, without markup."""
    return plain(LexborHTMLParser(f"<body>{html}").text(separator=" "))


def _seen(node: LexborNode) -> Iterator[str]:
    """The pieces of text below a node that a reader sees."""
    for part in node.iter(include_text=True):
        if part.tag == "-text":
            yield part.text()
        elif part.tag not in (*HIDING, "script", "style") and not _hides(part):
            yield from _seen(part)


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    above = node.parent
    while above and above.tag != "-undef":
        yield above
        above = above.parent


def _hides(node: LexborNode) -> bool:
    attributes = node.attributes
    style = re.sub(r"\s", "", attributes.get("style") or "").lower()
    return (
        any(name in attributes for name in HIDES)
        or attributes.get("aria-hidden") == "true"
        or "visually-hidden" in (attributes.get("class") or "").split()
        or "display:none" in style
        or "visibility:hidden" in style
    )


def gather(site: Site) -> list[Problem]:
    """Render its words, which must be there."""
    urls = {page.path: page.url for page in site.pages.values()}
    site.disclaimer, problems = render(site.data("disclaimer.md"), urls, SOURCE)
    if not any(letter.isalpha() for letter in text_of(site.disclaimer)):
        raise Fatal(
            f"{SOURCE} has no words. Write the disclaimer there: no page may be published without."
        )
    text = site.data("disclaimer.md")
    if text.count("<!--") > text.count("-->"):
        raise Fatal(f"{SOURCE} has a comment that never ends, and would hide the page. End it.")
    for one in refused(f"<body>{site.disclaimer}"):
        problems.append(Problem(SOURCE, line_of(one.pattern, text), one.what, one.cure))
    body = LexborHTMLParser(f"<body>{site.disclaimer}").body
    if body and plain(" ".join(_seen(body))) != text_of(site.disclaimer):
        raise Fatal(f"{SOURCE} hides words from readers. Take out what hides them.")
    return problems


def write(site: Site, folder: Path) -> None:
    """Work on the files on disk: whatever template or copy they came from, none is missed."""
    aside = site.render("features/disclaimer.html").strip()
    words, wrong = text_of(site.disclaimer), []
    for path in html_files(folder, site.standing):
        name = path.relative_to(folder)
        before = path.read_text("utf-8", errors="surrogateescape")
        if is_stub(before):
            continue
        after = insert(before, localise(aside, _to_root(name, site)))
        if fault := verify(after, words):
            wrong.append(f"  {name.as_posix()}: {fault}")
        elif after != before:
            path.write_text(after, "utf-8", errors="surrogateescape", newline="")
    if wrong:
        pages = "\n".join(wrong)
        raise Fatal(f"These pages would not show the disclaimer. Mend their template:\n{pages}")


def _to_root(name: Path, site: Site) -> str:
    """The way from a file to the site's root; the page for what is not there stands anywhere."""
    if name.name == "404.html":
        return urlsplit(site.address or "/").path
    return "../" * (len(name.parts) - 1) or "./"


DISCLAIMER = Feature("disclaimer", gather=gather, write=write)
