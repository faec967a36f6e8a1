"""`[words]{.class key=value}`: a span with attributes, as in Pandoc's Markdown."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.site import Site

# Only a bracket followed by what attr_list reads as attributes; attr_list itself then sets them.
SPAN = r"\[([^\[\]]+)\](?=\{:?[ ]*[.#\w][^}\n]*\})"


class Span(InlineProcessor):
    """Turns the bracket into a `<span>`."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """Markdown inside the brackets is read as usual."""
        span = etree.Element("span")
        span.text = m[1]
        return span, m.start(0), m.end(0)


class Spans(Extension):
    """Runs after links and images (priority 120 and above), whose brackets come first."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the pattern."""
        md.inlinePatterns.register(Span(SPAN, md), "span", 115)


def load(site: Site) -> list[Problem]:
    """Add the syntax to Markdown."""
    site.syntaxes.append(Spans())
    return []


SPANS = Feature("spans", load=load)
