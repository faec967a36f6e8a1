"""A feature: one room of the house, with up to six steps that a build goes through in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sitekit.problem import Problem
from sitekit.site import Page, Site

Problems = Iterable[Problem]


def _on_site(site: Site) -> Problems:
    return ()


def _on_page(page: Page, site: Site) -> Problems:
    return ()


def _on_folder(site: Site, folder: Path) -> Problems:
    return ()


@dataclass(frozen=True)
class Feature:
    """Its name and its steps. Each step is a function that works on the table and gives back what
    is wrong; one that a feature does not need is left out.
    """

    name: str
    load: Callable[[Site], Problems] = _on_site
    """Once, before any page: read data, add Markdown syntax."""
    read: Callable[[Page, Site], Problems] = _on_page
    """Each page as written, before any is rendered."""
    rendered: Callable[[Page, Site], Problems] = _on_page
    """Each page once Markdown has made `page.html`: take what stands in it."""
    gather: Callable[[Site], Problems] = _on_site
    """Once all pages are rendered: what only all of them together tell."""
    show: Callable[[Page, Site], Problems] = _on_page
    """Each page before its template: change `page.html` to what readers see."""
    write: Callable[[Site, Path], Problems] = _on_folder
    """Once all files are written, in their folder."""
