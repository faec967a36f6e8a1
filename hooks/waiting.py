"""A server whose settings cannot be read serves on what it has, and says on each page why."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer

from sitekit.problem import Problem
from sitekit.record import unreadable

log = logging.getLogger("mkdocs.hooks.waiting")


def serve_on(
    server: LiveReloadServer, config: Path, noted: Callable[[str, list[Problem]], str]
) -> None:
    """Have the server go on with the pages that it has, when the file of settings can no longer be
    read. `noted` puts what is wrong into one of them.
    """
    build = server.builder
    inject: Callable[[bytes, int], bytes] = server._inject_js_into_html
    told: list[Problem] = []

    def rebuild() -> None:
        # While it is saved it may not be there, and what is not text is none that can be read.
        text = config.read_text("utf-8", errors="replace") if config.is_file() else ""
        told[:] = unreadable(text, config.name)
        if not told:
            try:
                build()
            except (ConfigurationError, Abort) as error:  # MkDocs has told more of it already
                told.append(Problem(config.name, None, f"{error}.", "Mend it: the site waits."))
        for problem in told:
            log.error(problem)

    def with_notes(content: bytes, epoch: int) -> bytes:
        if told:
            content = noted(content.decode("utf-8"), told).encode("utf-8")
        return inject(content, epoch)

    server.builder = rebuild
    server._inject_js_into_html = with_notes  # type: ignore[method-assign]
