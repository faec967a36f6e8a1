"""Gives authors the site's own blocks, and names each block that was not understood."""

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from sitekit import blocks

log = logging.getLogger("mkdocs.hooks.blocks")
_extension = blocks.Blocks()


def on_config(config: MkDocsConfig) -> None:
    """Add the blocks to Markdown."""
    global _extension
    _extension = blocks.Blocks(config.extra.get("care"), config.extra.get("phones"))
    config.markdown_extensions.append(_extension)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Warn of a block that stayed text."""
    source, path = config.extra["read"][page.file.src_uri].source, page.file.src_uri
    for problem in blocks.stray(html, source, path, _extension.known):
        log.warning(problem)
    for problem in blocks.uncalled(html, source, config.extra.get("phones") or {}):
        log.warning(problem.at(path))
