"""The content security policy: what a page may load and run, and what of an author's it refuses.

It is a `<meta>`, since GitHub Pages sends no headers.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitekit.feature import Feature
from sitekit.fences import outside_code
from sitekit.links import loaded
from sitekit.problem import Problem, line_of
from sitekit.site import Page, Site
from sitekit.written import html_files

# Everything is refused but what the site itself has written. WebAssembly is what search is made of.
RULES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
RUN = {"", "module", "text/javascript", "application/javascript"}  # other types are data
# What an element loads or sends to, by attribute.
ADDRESSES = {
    "src": "script img iframe audio video source track embed input",
    "srcset": "img source",
    "poster": "video",
    "data": "object",
    "href": "link use image",
    "xlink:href": "use image",
    "action": "form",
    "formaction": "button input",
    "ping": "a area",
}
NAMES_ONLY = "link[rel=canonical], link[rel=alternate], link[rel=search]"  # load nothing
ELSEWHERE = re.compile(r"(?:^|,)\s*(?:https?:)?//")
COPY = "Keep a copy in the site: nothing is loaded from elsewhere."
# Elements that have no place in an article: they change the page around it, hide it, or load what
# the policy refuses wherever it lies.
FOREIGN = "base meta link iframe object embed frameset plaintext template noscript".split()
# Without any of these there is nothing to refuse: most pages need not be parsed. What readers
# follow loads nothing; a script that has an address, or stands in the head, may run.
SUSPECT = re.compile(
    r"\s(?:style|srcdoc|on\w+)\s*=|javascript:|<style\b"
    rf"|\s(?:{'|'.join(ADDRESSES)})\s*=\s*['\"]?[^'\">]*//",
    re.IGNORECASE,
)
FOLLOWED = re.compile(
    r'<(?:a\s[^<>]*?\s?href|link rel="(?:canonical|alternate|search)"[^<>]*? href)="https?:[^"]*"'
)
SCRIPT = re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE)
BODY = re.compile(r"<body\b", re.IGNORECASE)
# A page may leave out <head> and <html>: a browser makes them (HTML, section 13.1.2.4).
START = re.compile(
    r"(\s*<!doctype[^>]*>)?(\s*<html\b[^>]*>)?(\s*<head\b[^>]*>)?(\s*<meta charset=[^>]*>)?",
    re.IGNORECASE,
)
OURS = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>', re.IGNORECASE)


VOID = "area|br|col|embed|hr|img|input|link|meta|source|track|wbr"
TAG = re.compile(rf"<(/?)(?!(?:{VOID})\b)([a-z][a-z0-9-]*)\b[^>]*(?<!/)>", re.IGNORECASE)


class Refused(NamedTuple):
    """What browsers will not show or run: as it is told, how to find it in a source, the cure, and
    the address, if it is one.
    """

    shown: str
    pattern: str
    cure: str
    value: str = ""

    @property
    def what(self) -> str:
        """What an author is told."""
        return f"the content security policy refuses {self.shown}."


def policy(html: str) -> str:
    """The policy for the page `html`. Of the scripts that stand inside it, those in its head may
    run, by their SHA-256 (CSP 3, section 2.3.1): the theme's. One in the text may not.
    """
    parts = BODY.split(html)
    head = parts[0] if len(parts) == 2 else html  # what stands in the text is not asked for
    scripts = LexborHTMLParser(head).css("head script:not([src])")
    texts = dict.fromkeys(node.text() for node in scripts if _runs(node))
    hashes = [hashlib.sha256(text.encode()).digest() for text in texts]
    named = [f"'sha256-{base64.b64encode(value).decode()}'" for value in hashes]
    rules = RULES | {"script-src": " ".join([RULES["script-src"], *named])}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def insert(html: str) -> str:
    """`html` with its policy in front of all that could load anything."""
    html = OURS.sub("", html)
    meta = f'\n  <meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return START.sub(lambda start: start[0] + meta, html, count=1)


def refused(html: str) -> Iterator[Refused]:
    """What the policy refuses of `html`, a page or a part of one."""
    body = BODY.search(html)
    script = SCRIPT.search(html, body.start() if body else 0)
    if not script and not SUSPECT.search(FOLLOWED.sub("", html)):
        return
    page = LexborHTMLParser(html)
    for node in page.css(f"*:not({NAMES_ONLY})"):
        for name, value in node.attributes.items():
            if cure := _refusal(node.tag or "", name, value or ""):
                shown = f'<{node.tag} {name}="{(value or "")[:40]}">'
                yield Refused(shown, rf"<{node.tag}\b[^>]*\b{name}\b", cure, value or "")
    for node in page.css("body script:not([src])"):
        if _runs(node):
            cure = "Put it into a file of its own, and name that under 'extra_javascript'."
            yield Refused(f"<script>{node.text().strip()[:40]}", "<script", cure)
    for node in page.css("style"):
        cure = "Move it to a style sheet (extra_css)."
        yield Refused(f"<style>{node.text()[:40]}", "<style", cure)


def _refusal(tag: str, name: str, value: str) -> str | None:
    """The cure for an attribute that the policy refuses."""
    if name == "style" and tag in ("th", "td"):
        return "Write 'tables: { use_align_attribute: true }' in mkdocs.yml."
    if name == "style":
        return "Give it a class, and the class a rule in a style sheet."
    if name.startswith("on"):
        return "Listen in a script of its own."
    if re.match(r"\s*javascript:", value, re.IGNORECASE):
        return "Use a button and a script of its own."
    if name == "srcdoc":
        return "Write it into the page itself."
    if tag in ADDRESSES.get(name, "").split() and ELSEWHERE.search(value):
        return COPY
    return None


def _runs(script: LexborNode) -> bool:
    return (script.attributes.get("type") or "").strip().lower() in RUN


def _problems(found: Iterable[Refused], path: str, text: str) -> Iterator[Problem]:
    for one in found:
        yield Problem(path, line_of(rf"(?i){one.pattern}", text), one.what, one.cure)


def foreign(html: str) -> Iterator[Refused]:
    """What of an article is no article: elements that have no place in one, and one that takes in
    what follows the article, or ends what it stands in, since it is not closed where it should be.
    """
    page = LexborHTMLParser(f"<main><div>{html}</div><hr id=end></main>")
    for node in page.css(", ".join(FOREIGN)):
        cure = "Take it out: a page of this site cannot use it."
        yield Refused(f"<{node.tag}>", rf"<{node.tag}\b", cure)
    end = page.css_first("#end")
    if end is None or end.parent is None or end.parent.tag != "main":
        cure = "Close each element where it ends, and none that the article has not opened."
        yield Refused("an element that is not closed, or closed twice", r"(?!)", cure)


def unpaired(text: str) -> int | None:
    """The line of the first element in a page's text that is not closed, or not opened."""
    waiting: list[tuple[str, int]] = []
    for number, line in outside_code(text):
        for end, tag in TAG.findall(line):
            if not end:
                waiting.append((tag.lower(), number))
            elif waiting and waiting[-1][0] == tag.lower():
                waiting.pop()
            else:
                return number
    return waiting[0][1] if waiting else None


def load(site: Site) -> Iterator[Problem]:
    """Name the style sheets and scripts of the settings that will be refused."""
    for keys, path in loaded(site):
        if ELSEWHERE.match(path):
            what = f"the content security policy refuses '{path}'."
            drawn = re.search(r"mathjax|katex|polyfill", path, re.IGNORECASE)
            cure = "Take it out: formulas are drawn when the site is built." if drawn else COPY
            yield site.config.problem(keys, what, cure)


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Name what will be refused of an author's own markup, where it stands."""
    found = [*refused(f"<body>{page.html}"), *foreign(page.html)]
    page.refused = {one.shown for one in found}
    for problem in _problems(found, page.path, page.source.text):
        yield problem if problem.line else replace(problem, line=unpaired(page.source.body))


def write(site: Site, folder: Path) -> Iterator[Problem]:
    """Work on the files on disk, since hashes are of what is written."""
    told = {page.file: page.refused for page in site.pages.values()}
    everywhere = {path for _, path in loaded(site)}
    for path in html_files(folder, site.standing):
        html = path.read_text("utf-8", errors="surrogateescape")
        name = path.relative_to(folder).as_posix()
        new = [
            one
            for one in refused(html)
            if one.shown not in told.get(name, ()) and one.value not in everywhere
        ]
        yield from _problems(new, name, "")
        if not site.serving:  # a server's own script would be refused
            path.write_text(insert(html), "utf-8", errors="surrogateescape", newline="")


POLICY = Feature("policy", load=load, rendered=rendered, write=write)
