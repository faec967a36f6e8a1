"""Numbers a page's citations, and gives its template the list of references."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from sitekit import citations, front_matter
from sitekit.models import Reference

log = logging.getLogger("mkdocs.hooks.citations")
SOURCE = "_data/references.yml"
_extension = citations.Citations({})


def on_config(config: MkDocsConfig) -> None:
    """Load the references, and add the syntax to Markdown."""
    global _extension
    path = Path(config.docs_dir, SOURCE)
    text = path.read_text("utf-8-sig") if path.is_file() else ""
    references, problems = front_matter.read_records(Reference, text, SOURCE)
    for problem in problems:
        log.warning(problem)
    _extension = citations.Citations(references, config.extra.get("labels", {}).get("reference", "Reference"))
    config.markdown_extensions.append(_extension)  # type: ignore[arg-type]


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Hand the page its references; a glossary term's sources are among them."""
    sources = [key for key in page.meta.get("sources") or [] if isinstance(key, str)]
    known = _extension.references
    unknown = [*_extension.unknown, *(key for key in sources if key not in known)]
    for problem in citations.missing(unknown, config.extra["read"][page.file.src_uri].source, page.file.src_uri, known):
        log.warning(problem)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | {f"ref-{key}" for key in _extension.used}
    page.meta["references"] = citations.listing(_extension.used, sources, known)
