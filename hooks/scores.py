"""Loads how clear each page is, for the page that shows it."""

import logging
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from sitekit import front_matter, scores

log = logging.getLogger("mkdocs.hooks.scores")
SOURCE = "_data/scores.yml"


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Read the scores, and set them beside their pages."""
    path, uncited = Path(config.docs_dir, SOURCE), tuple(config.extra.get("uncited", ()))
    text = path.read_text("utf-8-sig") if path.is_file() else ""
    found, problems, _ = front_matter.read_records(scores.Score, text, SOURCE)
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    articles = [name for name, page in pages.items() if page.meta.get("status") and not name.startswith(uncited)]
    for problem in (*problems, *scores.review(found, articles, SOURCE)):
        log.warning(problem)
    config.extra["scores"] = [(pages[name], score) for name, score in found.items() if name in articles]
