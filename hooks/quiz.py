"""Gives authors the quiz block, and holds each question against what it tests."""

import logging

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from sitekit import quiz

log = logging.getLogger("mkdocs.hooks.quiz")


def on_config(config: MkDocsConfig) -> None:
    """Add the block to Markdown."""
    blocks = quiz.QuizBlocks(config.extra.get("quiz") or {})
    config.extra |= {"quiz_blocks": blocks, "questions": {}}
    config.markdown_extensions.append(blocks)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Keep the page's questions until the claims of all pages are known."""
    config.extra["questions"][page.file.src_uri] = config.extra["quiz_blocks"].questions


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Say what is wrong with them."""
    claims = {one.id: f"{one.text} {one.certainty} {one.direction}" for one, _ in config.extra["claims"]}
    sources = {key: one.custom.result if one.custom else one.title for key, one in config.extra["references"].items()}
    for path, questions in config.extra["questions"].items():
        source = config.extra["read"][path].source
        for problem in quiz.faults(questions, source, claims, sources):
            log.warning(problem.at(path))
