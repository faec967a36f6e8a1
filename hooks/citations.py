"""Numbers a page's citations, gives its template the list of references, and tells which pages cite a source."""

import logging
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from sitekit import bibliography, citations, front_matter, references
from sitekit.references import Reference

log = logging.getLogger("mkdocs.hooks.citations")
SOURCE = "_data/references.yml"


def on_config(config: MkDocsConfig) -> None:
    """Load the references, and add the syntax to Markdown."""
    path = Path(config.docs_dir, SOURCE)
    text = path.read_text("utf-8-sig") if path.is_file() else ""
    known, problems, _ = front_matter.read_records(Reference, text, SOURCE)
    for problem in problems:
        log.warning(problem)
    names = {key: references.short_name(reference) for key, reference in known.items()}
    extension = citations.Citations(names, config.extra.get("labels", {}).get("reference", "Reference"))
    config.extra |= {"references": known, "references_text": text, "citations": extension, "cited_on": {}}
    config.markdown_extensions.append(extension)  # type: ignore[arg-type]


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Hand the page its references; a glossary term's sources are among them."""
    known, cited, path = config.extra["references"], config.extra["citations"], page.file.src_uri
    text = config.extra["read"][path].source
    sources = [key for key in page.meta.get("sources") or [] if isinstance(key, str)]
    unknown = [*cited.unknown, *(key for key in sources if key not in known)]
    problems = [*citations.missing(unknown, text, path, known), *references.unquotable(text, known, path)]
    if page.meta.get("status") and known and not path.startswith(tuple(config.extra.get("uncited", ()))):
        problems += references.unfounded(cited.used, path)
    for problem in problems:
        log.warning(problem)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | {f"ref-{key}" for key in cited.used}
    page.meta["references"] = references.listing(cited.used, sources, known)
    for source in page.meta["references"]:
        config.extra["cited_on"].setdefault(source.key, []).append(page)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Name references that no page cites, or that stand twice; list all for templates, by author and year."""
    known, used = config.extra["references"], config.extra["cited_on"]
    for problem in references.review(known, used, SOURCE, config.extra["references_text"]):
        log.warning(problem)
    by_name = sorted(known, key=lambda key: references.short_name(known[key]))
    config.extra["bibliography"] = references.listing(by_name, (), known)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the references for reference managers."""
    fields = {key: references.csl(reference) for key, reference in config.extra["references"].items()}
    for name, write in bibliography.FORMATS.items():
        if fields:
            Path(config.site_dir, f"references.{name}").write_text(write(fields), "utf-8")
