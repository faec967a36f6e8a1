"""Builds the site that a configuration describes, and prints as JSON what it took: in all, and each
feature by its name. Run in a process of its own.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from sitekit import features
from sitekit.feature import Feature
from sitekit.glossary import marking, matching
from sitekit.site import Site

seconds: dict[str, float] = {}


def timed(name: str, step: Callable[..., Any]) -> Callable[..., list[Any]]:
    """The step of the feature `name`, with what it takes added to its time."""

    def run(*given: Any) -> list[Any]:
        start = perf_counter()
        found = list(step(*given) or ())
        seconds[name] = seconds.get(name, 0) + perf_counter() - start
        return found

    return run


def with_clock(feature: Feature) -> Feature:
    """The feature, each of whose steps is timed."""
    steps = [field.name for field in fields(feature) if field.name != "name"]
    clocked = {step: timed(feature.name, getattr(feature, step)) for step in steps}
    return replace(feature, **clocked)  # type: ignore[arg-type]


def marking_again(site: Site) -> float:
    """Seconds that it takes to mark the site's pages once more, its glossary entries left out."""
    known = site.glossary
    sources = [page.plain for page in site.pages.values() if not page.term]
    start = perf_counter()
    for html in sources:
        found = matching.find(html, known)
        marking.mark(html, found.places, found.sections, known, "../")
    return perf_counter() - start


if __name__ == "__main__":
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    features.FEATURES = tuple(map(with_clock, features.FEATURES))  # before the door takes them
    config = load_config(sys.argv[1])
    start = perf_counter()
    build(config)
    found: dict[str, Any] = {"total": perf_counter() - start, "features": seconds}
    if door := config.plugins.get("sitekit"):
        site: Site = door.site
        files = Path(config.site_dir).rglob("*.html")
        marks = sum(path.read_text("utf-8").count('<a class="term" ') for path in files)
        found |= {"marks": marks, "marking": marking_again(site)}
    print(json.dumps(found))
