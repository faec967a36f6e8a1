"""Gives every HTML file that was written its content security policy."""

from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from sitekit import content_security_policy

log = get_plugin_logger("content_security_policy")
_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether this is `mkdocs serve`, which puts a script of its own into each page that it sends."""
    global _serving
    _serving = command == "serve"


def on_post_build(config: MkDocsConfig) -> None:
    """Work on the files on disk, since hashes are of what is written. Under `serve` only say what would be refused."""
    site = Path(config.site_dir)
    for path in sorted(path for path in site.rglob("*") if path.suffix.lower() in (".html", ".htm", ".xhtml")):
        name = path.relative_to(site)
        before = path.read_text("utf-8", errors="surrogateescape")
        for what, cure in content_security_policy.refused(before):
            log.warning("%s: the content security policy refuses %s. %s", name, what, cure)
        if not _serving:
            path.write_text(content_security_policy.insert(before), "utf-8", errors="surrogateescape", newline="")
