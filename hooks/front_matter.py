"""Reads every page's front matter before MkDocs does, and names each mistake in it."""

import logging
from datetime import date

import jinja2
from babel.dates import format_date
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from sitekit import front_matter

log = logging.getLogger("mkdocs.hooks.front_matter")


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Read all pages, once, and hand them on as `extra.read`, by their path in `docs/`."""
    pages = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    config.extra["read"] = {file.src_uri: front_matter.read(file.content_string, file.src_uri) for file in pages}


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Warn of what is wrong; hand on only the body where MkDocs would print broken YAML as text."""
    read, path = config.extra["read"], page.file.src_uri
    if path not in read:  # a page that a plugin has made since
        read[path] = front_matter.read(page.file.content_string, path)
    found: front_matter.Page = read[path]
    for problem in found.problems:
        log.warning(problem)
    return found.source if found.readable else found.body


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Give templates dates in words, in the site's language."""
    language = str(config.theme["language"]).replace("-", "_")
    locale = {"en": "en_GB"}.get(language, language)
    env.filters["date"] = lambda day: format_date(day, "long", locale) if isinstance(day, date) else day
