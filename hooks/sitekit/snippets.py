"""What `--8<-- "file"` puts into a page, put in before it is read: so it is checked too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markdown import Markdown

from sitekit.feature import Feature
from sitekit.site import Site

NAME = "pymdownx.snippets"


def options(site: Site) -> Iterator[dict[str, Any]]:
    """Those with which a site has switched snippets on. What is appended to every page
    (`auto_append`) is left to Markdown.
    """
    listed = site.config.data.get("markdown_extensions")
    for one in listed if isinstance(listed, list) else []:
        if one == NAME:
            yield {}
        if isinstance(one, dict) and NAME in one:
            yield {**(one[NAME] or {}), "auto_append": []}


def put_in(text: str, own: dict[str, Any]) -> str:
    """The text of a page with its snippets."""
    if "8<" not in text:
        return text
    reader = Markdown(extensions=[NAME], extension_configs={NAME: own})
    return "\n".join(reader.preprocessors["snippet"].run(text.split("\n")))


def load(site: Site) -> None:
    """Have the door put them in."""
    for own in options(site):
        site.put_in = lambda text, own=own: put_in(text, own)  # type: ignore[misc]


SNIPPETS = Feature("snippets", load=load)
