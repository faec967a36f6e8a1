"""The content security policy of a page: what it may load and run. A `<meta>`, since GitHub Pages
sends no headers.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.site import Site
from sitekit.written import html_files

# Everything is refused but what the site itself has written. WebAssembly is what search is made of.
RULES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
RUN = {"", "module", "text/javascript", "application/javascript"}  # other types are data
LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "audio": "src",
    "video": "src",
    "source": "src",
    "object": "data",
}
# A page may leave out <head> and <html>: a browser makes them (HTML, section 13.1.2.4).
START = re.compile(
    r"(\s*<!doctype[^>]*>)?(\s*<html\b[^>]*>)?(\s*<head\b[^>]*>)?(\s*<meta charset=[^>]*>)?",
    re.IGNORECASE,
)
OURS = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>', re.IGNORECASE)


def policy(html: str) -> str:
    """The policy for the page `html`, with the SHA-256 of each script that stands inside it (CSP 3,
    section 2.3.1).
    """
    inline = [
        node.text()
        for node in LexborHTMLParser(html).css("script:not([src])")
        if _runs(node.attributes)
    ]
    hashes = [
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline
    ]
    scripts = " ".join(
        [RULES["script-src"], *(f"'sha256-{value}'" for value in dict.fromkeys(hashes))]
    )
    return "; ".join(f"{name} {value}" for name, value in {**RULES, "script-src": scripts}.items())


def insert(html: str) -> str:
    """`html` with its policy in front of all that could load anything."""
    html = OURS.sub("", html)
    meta = f'\n  <meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return START.sub(lambda start: start[0] + meta, html, count=1)


def refused(html: str) -> Iterator[tuple[str, str]]:
    """What browsers will not show or run in the page `html`, and the cure."""
    page = LexborHTMLParser(html)
    for node in page.css("*"):
        for name, value in node.attributes.items():
            shown = f'<{node.tag} {name}="{(value or "")[:40]}">'
            if name == "style":
                yield shown, "Give it a class, and the class a rule in a style sheet."
            elif name.startswith("on"):
                yield shown, "Listen in a script of its own."
            elif re.match(r"\s*javascript:", value or "", re.IGNORECASE):
                yield shown, "Use a button and a script of its own."
            elif LOADS.get(node.tag or "") == name and re.match(r"(https?:)?//", value or ""):
                yield shown, "Keep a copy in the site: nothing is loaded from elsewhere."
    for node in page.css("style"):
        yield f"<style>{node.text()[:40]}", "Move it to a style sheet (extra_css)."


def _runs(attributes: dict[str, str | None]) -> bool:
    return (attributes.get("type") or "").strip().lower() in RUN


def write(site: Site, folder: Path) -> Iterator[Problem]:
    """Work on the files on disk, since hashes are of what is written."""
    for path in html_files(folder):
        html = path.read_text("utf-8", errors="surrogateescape")
        for what, cure in refused(html):
            name = path.relative_to(folder).as_posix()
            yield Problem(name, None, f"the content security policy refuses {what}.", cure)
        if not site.serving:  # a server's own script would be refused
            path.write_text(insert(html), "utf-8", errors="surrogateescape", newline="")


POLICY = Feature("policy", write=write)
