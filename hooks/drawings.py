"""Puts the SVG drawings of `assets/drawings/` into the pages that show them."""

import logging
from pathlib import Path
from posixpath import basename

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from sitekit import drawings

log = logging.getLogger("mkdocs.hooks.drawings")
FOLDER = "assets/drawings/"


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Run after the search index has read the page: the labels of a drawing are no text of it."""

    def drawing(source: str) -> str | None:
        path = Path(config.docs_dir, FOLDER, basename(source))
        return path.read_text("utf-8") if FOLDER in source and path.suffix == ".svg" and path.is_file() else None

    page.content, problems = drawings.inline(page.content or "", drawing)
    for problem in problems:
        log.warning(problem.at(page.file.src_uri))
