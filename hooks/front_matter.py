"""Reads every page's front matter before MkDocs does, and names each mistake in it."""

import logging
from datetime import date

import jinja2
from babel.dates import format_date
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from sitekit import front_matter

log = logging.getLogger("mkdocs.hooks.front_matter")


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Warn of what is wrong; hand on only the body where MkDocs would print broken YAML as text."""
    found = front_matter.read(page.file.content_string, page.file.src_uri)
    for problem in found.problems:
        log.warning(problem)
    return None if found.readable else found.body


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Give templates dates in words, in the site's language."""
    language = str(config.theme["language"]).replace("-", "_")
    locale = {"en": "en_GB"}.get(language, language)
    env.filters["date"] = lambda day: format_date(day, "long", locale) if isinstance(day, date) else day
