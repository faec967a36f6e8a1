"""What `--8<-- "file"` puts into a page, put in before it is read: so it is checked too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown

NAME = "pymdownx.snippets"


def put_in(
    text: str, extensions: Sequence[object], options: Mapping[str, Mapping[str, Any]]
) -> str:
    """The text of a page with its snippets, where a site has switched them on. What is appended to
    every page (`auto_append`) is left to Markdown.
    """
    if NAME not in extensions or "8<" not in text:
        return text
    own = {**options.get(NAME, {}), "auto_append": []}
    reader = Markdown(extensions=[NAME], extension_configs={NAME: own})
    return "\n".join(reader.preprocessors["snippet"].run(text.split("\n")))
