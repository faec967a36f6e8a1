"""Indexes the pages for search, once they are written."""

from pathlib import Path
from urllib.parse import unquote

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from sitekit import search

log = get_plugin_logger("search")


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Take each page's text before words are marked in it and pictures are drawn."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    config.extra["search_entries"] = [_entry(page, config) for page in pages if _wanted(page)]


def _wanted(page: Page) -> bool:
    return page.meta.get("status") != "draft" and not (page.meta.get("search") or {}).get("exclude")


def _entry(page: Page, config: MkDocsConfig) -> search.Entry:
    meta, term = page.meta, config.extra["terms"].at(page.file.src_uri)
    tool = not term and not meta.get("status") and meta.get("template")
    plural = meta.get("plural") if term else None
    others = [*(meta.get("aliases") or []), *(plural if isinstance(plural, list) else [plural] if plural else [])]
    return search.Entry(
        url=unquote(page.url),
        kind="word" if term else "tool" if tool else "page",
        names=(str(meta.get("title") or page.title), *map(str, others)),
        asked=tuple(map(str, meta.get("search_terms") or [])),
        first=tuple(map(str, meta.get("urgent_terms") or [])),
        description=str(meta.get("description") or meta.get("definition") or ""),
        html=page.content or "",
    )


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index beside the pages."""
    entries, folder = config.extra["search_entries"], Path(config.site_dir, "pagefind")
    try:
        search.write(entries, config.theme.get("language", "en"), folder)
    except RuntimeError as error:
        log.warning("Search was not indexed: %s Install what requirements.txt names, 'pagefind_bin' too.", error)
