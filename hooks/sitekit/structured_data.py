"""What a page is, for search engines (schema.org, JSON-LD): its kind, dates, sources, place."""

from __future__ import annotations

import json
from typing import Any

from sitekit.feature import Feature
from sitekit.site import Page, Site

# What would end the script element that holds the data, or begin another.
UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "'": "\\u0027"})


def script(data: dict[str, Any]) -> str:
    """`data` as JSON that can stand in a page."""
    text = json.dumps({"@context": "https://schema.org", **data}, sort_keys=True)
    return text.translate(UNSAFE)


def article(page: Page, site: Site) -> dict[str, Any]:
    """The page itself."""
    kind = site.settings.page_type if page.article else "WebPage"
    data: dict[str, Any] = {
        "@type": kind,
        "@id": page.address,
        "url": page.address,
        "name": page.heading,
        "description": page.description,
        "inLanguage": site.language,
    }
    if page.article:
        data["lastReviewed"] = str(page.article.reviewed)
        if page.article.reviewed_by:
            data["reviewedBy"] = {"@type": "Person", "name": page.article.reviewed_by}
    if page.references:
        # By its address: the name of each stands in the page's list of references anyway.
        listed = (listed.reference for listed in page.references)
        data["citation"] = [one.address or one.title for one in listed]
    return data


def trail(page: Page) -> dict[str, Any]:
    """The way to it from the home page."""
    places = [
        {"@type": "ListItem", "position": n, "name": place.title, "item": place.address}
        for n, place in enumerate(page.trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": places}


def term(page: Page, site: Site) -> dict[str, Any]:
    """A word of the glossary."""
    front = page.term
    return {
        "@type": "DefinedTerm",
        "name": page.title,
        "description": page.description,
        "url": page.address,
        "alternateName": front.aliases if front else [],
        "inDefinedTermSet": site.address + site.tools.get("glossary.html", ""),
    }


def glossary(page: Page, site: Site) -> dict[str, Any]:
    """All words of it."""
    words = [
        {
            "@type": "DefinedTerm",
            "name": entry.term.title,
            "description": entry.term.definition,
            "url": site.address + entry.url,
        }
        for entry in site.glossary.by_title
    ]
    return {
        "@type": "DefinedTermSet",
        "name": page.title,
        "url": page.address,
        "hasDefinedTerm": words,
    }


def show(page: Page, site: Site) -> None:
    """Say it in each page that has an address."""
    if not page.address:
        return
    page.data = [script({"@graph": [article(page, site), trail(page)]})]
    if page.term:
        page.data.append(script(term(page, site)))
    if page.template == "glossary.html":
        page.data.append(script(glossary(page, site)))


STRUCTURED_DATA = Feature("structured data", show=show)
