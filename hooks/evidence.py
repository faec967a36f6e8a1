"""Gives authors the evidence block, and gathers the claims of all pages for the page that compares them."""

import dataclasses
import logging
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from sitekit import evidence, front_matter, said

log = logging.getLogger("mkdocs.hooks.evidence")
SOURCE = "_data/said.yml"


def on_config(config: MkDocsConfig) -> None:
    """Load what others say, and add the block to Markdown."""
    path = Path(config.docs_dir, SOURCE)
    theirs = front_matter.read_yaml(path.read_text("utf-8-sig") if path.is_file() else "", SOURCE)
    for problem in theirs.problems:
        log.warning(problem)
    blocks = evidence.EvidenceBlocks(config.extra["references"], theirs.data, config.extra.get("evidence", {}))
    config.extra |= {"said": theirs, "evidence_blocks": blocks, "claims": []}
    config.markdown_extensions.append(blocks)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Take the page's claims, and name what is wrong with them."""
    claims, theirs = config.extra["evidence_blocks"].claims, config.extra["said"]
    source = config.extra["read"][page.file.src_uri].source
    for problem in evidence.faults(claims, source, config.extra["references"], theirs.data):
        log.warning(problem.at(page.file.src_uri))
    config.extra["claims"] += [(dataclasses.replace(claim, path=page.file.src_uri), page) for claim in claims]


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Name claims with one id, and what others say that no claim answers."""
    claims = [claim for claim, _ in config.extra["claims"]]
    config.extra["evidence_words"] = {**evidence.WORDS, **config.extra.get("evidence", {})}
    for problem in said.review(claims, config.extra["said"].data, config.extra["said"].lines, SOURCE):
        log.warning(problem)
