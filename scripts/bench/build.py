"""Builds the site that a configuration describes, and prints as JSON what it took. Run in a process of its own."""

from __future__ import annotations

import json
import logging
import sys
from time import perf_counter

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from sitekit import glossary, matching


def marking(config: MkDocsConfig) -> float:
    """Seconds that it takes to mark the site's pages once more, its glossary entries left out."""
    known = config.extra["terms"]
    sources = [page.source for path, page in config.extra["marked"].items() if not path.startswith("glossary/")]
    start = perf_counter()
    for html in sources:
        found = matching.find(html, known)
        glossary.mark(html, found.places, found.sections, known, "../")
    return perf_counter() - start


if __name__ == "__main__":
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(sys.argv[1])
    start = perf_counter()
    build(config)
    seconds = perf_counter() - start
    found = {"total": seconds}
    if "marked" in config.extra:
        marks = sum(page.count for page in config.extra["marked"].values())
        found |= {"glossary": config.extra["glossary_seconds"], "marks": marks, "marking": marking(config)}
    print(json.dumps(found))
