"""Draws the pictures of `_data/studies.yml` into the pages that show them."""

import logging
import re
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from sitekit import front_matter, plots, studies, study_block

log = logging.getLogger("mkdocs.hooks.studies")
SOURCE = "_data/studies.yml"
PLACE = re.compile(r'<div class="study" data-study="([^"]+)">\s*<p>(.*?)</p>\s*</div>', re.DOTALL)


def on_config(config: MkDocsConfig) -> None:
    """Load the pictures, hold their numbers against their sources, and add the block to Markdown."""
    path = Path(config.docs_dir, SOURCE)
    text = path.read_text("utf-8-sig") if path.is_file() else ""
    pictures, problems, lines = front_matter.read_records(studies.KINDS, text, SOURCE)
    results = {key: one.custom.result if one.custom else "" for key, one in config.extra["references"].items()}
    for problem in (*problems, *studies.review(pictures, results, lines, SOURCE)):
        log.warning(problem)
    config.extra["pictures"] = pictures
    sources = {key: list(dict.fromkeys(row.source for row in picture.rows)) for key, picture in pictures.items()}
    config.markdown_extensions.append(study_block.StudyBlocks(sources))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep the template."""
    config.extra["study_template"] = env.get_template("hooks/studies.html")


@event_priority(-50)  # after the glossary: no word is marked in a picture
def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Put the pictures in, now that the search index has read the page."""

    def drawn(place: re.Match[str]) -> str:
        picture = config.extra["pictures"][place[1]]
        words = {"config": config, "key": place[1], "cited": place[2], "references": config.extra["references"]}
        return str(config.extra["study_template"].render(picture=picture, drawing=_draw(picture), **words))

    page.content = PLACE.sub(drawn, page.content or "")


def _draw(picture: studies.Picture) -> plots.Drawing:
    if isinstance(picture, studies.Forest):
        names = ("ticks", "none", "scale", "none_label", "less", "more")
        return plots.forest(picture.rows, *(getattr(picture, name) for name in names))
    if isinstance(picture, studies.Icons):
        words = f"in {picture.of}"
        return plots.icons([(row.label, row.count) for row in picture.rows], picture.of, words)
    return plots.timeline([(row.label, row.lasts) for row in picture.rows])
