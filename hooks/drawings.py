"""Puts the SVG drawings of `assets/drawings/` into the pages that show them."""

import logging
from pathlib import Path
from posixpath import basename

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from sitekit import drawings

log = logging.getLogger("mkdocs.hooks.drawings")
FOLDER = "assets/drawings/"


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep the template."""
    config.extra["picture_template"] = env.get_template("hooks/drawings.html")


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Run after the search index has read the page: the labels of a drawing are no text of it."""

    def drawing(source: str) -> str | None:
        path = Path(config.docs_dir, FOLDER, basename(source))
        return path.read_text("utf-8") if FOLDER in source and path.suffix == ".svg" and path.is_file() else None

    def frame(picture: str, words: str) -> str:
        return str(config.extra["picture_template"].render(config=config, picture=picture, words=words)).strip()

    page.content, problems = drawings.inline(page.content or "", drawing, frame)
    for problem in problems:
        log.warning(problem.at(page.file.src_uri))
