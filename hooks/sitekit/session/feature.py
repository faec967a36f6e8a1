"""Tells authors what is wrong with the sessions of a page."""

from __future__ import annotations

from collections.abc import Iterator

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.session.block import Player, SessionBlocks
from sitekit.session.sessions import faults
from sitekit.site import Element, Page, Site


def load(site: Site) -> None:
    """Add the block to Markdown."""
    site.syntaxes.append(SessionBlocks(site.words))
    site.unsearched.append(".session-controls")
    site.spoken.append(Player.NAME)
    site.elements["session-player"] = Element("features/session.js", "features/session.css")


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Say what is wrong with each session."""
    for session in site.syntax(SessionBlocks).sessions:
        for problem in faults(session, page.source.text):
            yield problem.at(page.path)


SESSION = Feature("session", load=load, rendered=rendered)
