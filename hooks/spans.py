"""Lets authors put attributes on words: `[word]{.no-glossary}`."""

from mkdocs.config.defaults import MkDocsConfig

from sitekit import spans


def on_config(config: MkDocsConfig) -> None:
    """Add the syntax to Markdown."""
    config.markdown_extensions.append(spans.Spans())  # type: ignore[arg-type]
