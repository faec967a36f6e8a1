"""Numbers what pages cite, lists it at their end, and writes it for reference managers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitekit import tips
from sitekit.citations import bibliography, references, syntax
from sitekit.citations.references import Reference
from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.record import Every, read_records
from sitekit.site import Page, Site

NAME = "references.yml"
SOURCE = f"_data/{NAME}"


def load(site: Site) -> list[Problem]:
    """Read the references, and add the syntax to Markdown. One with a mistake stays a known name;
    so does any of a file that could not be read.
    """
    known, written, problems = read_records(Reference, site.data(NAME), SOURCE)
    faulty = [key for key in written.data if key not in known]
    site.blame("reference", *faulty)
    known |= {key: references.unread(key) for key in faulty}
    names = {key: reference.short_name for key, reference in known.items()}
    if not written.data and (written.problems or not site.has_data(NAME)):
        site.blame("reference", "*")
        known, names = Every(references.unread), Every(str)
    site.references, site.written_references = known, written
    site.syntaxes.append(syntax.Citations(names, site.words.reference))
    site.unsearched.append(".citation")
    site.reserved += ["ref-", "cite-"]
    return problems


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Give the page its references; a term's sources are among them."""
    found, known, text = site.syntax(syntax.Citations), site.references, page.source.text
    page.cited = list(found.used)
    sources = page.term.sources if page.term else []
    unknown = [*found.unknown, *(key for key in sources if key not in known)]
    yield from syntax.missing(unknown, text, page.path, known)
    yield from syntax.unread(page.html, text, page.path, unknown)
    yield from references.unquotable(text, known, page.path)
    if known and site.needs_sources(page) and not page.source.is_lost:
        yield from references.unfounded(page.cited, page.path)
    page.references = references.listing(page.cited, sources, known)
    page.take("reference", *(listed.key for listed in page.references))


def gather(site: Site) -> Iterator[Problem]:
    """Note on which pages each reference is cited."""
    for page in site.pages.values():
        for listed in page.references:
            site.cited_on.setdefault(listed.key, []).append(page)
    if site.cited_on and not site.has_data(NAME):
        pages = {page.path for several in site.cited_on.values() for page in several}
        what = f"it is not there, and {len(pages)} pages cite."
        yield Problem(SOURCE, None, what, "Write each source there, by the key that they cite.")
    used = site.cited_on.keys() | site.signs.sources
    for key in site.references:
        if key not in used and site.follows("reference", key):
            used |= {key}
    yield from references.review(site.references, used, site.written_references)


def show(page: Page, site: Site) -> None:
    """A citation opens its reference as a tooltip. One page lists all references."""
    if page.cited:
        tips.needed(page)
    if page.template == "references.html":
        page.take("reference", "*")


def write(site: Site, folder: Path) -> None:
    """Write all references for reference managers."""
    fields = {key: reference.csl for key, reference in site.references.items()}
    for name, form in bibliography.FORMATS.items():
        if fields:
            (folder / f"references.{name}").write_text(form(fields), "utf-8")


CITATIONS = Feature(
    "citations", load=load, rendered=rendered, gather=gather, show=show, write=write
)
