"""Puts the disclaimer into every HTML file that was written, and fails the build where one does not show it."""

from pathlib import Path
from urllib.parse import urlsplit

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from sitekit import disclaimer

log = get_plugin_logger("disclaimer")
SOURCE = "_data/disclaimer.md"
_aside = _words = ""


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Render the disclaimer's words, which must be there."""
    global _aside, _words
    source = Path(config.docs_dir, SOURCE)
    text = source.read_text("utf-8-sig") if source.is_file() else ""
    urls = {file.src_uri: file.url for file in files.documentation_pages()}
    html, problems = disclaimer.render(text, urls, SOURCE)
    for problem in problems:
        log.warning(problem)
    _words = disclaimer.text_of(html)
    if not any(letter.isalpha() for letter in _words):
        raise PluginError(f"{SOURCE} has no words. Write the disclaimer there: no page may be published without it.")
    _aside = env.get_template("hooks/disclaimer.html").render(config=config, words=html).strip()


def on_post_build(config: MkDocsConfig) -> None:
    """Work on the files on disk: whatever template or copy they came from, none is missed."""
    site, wrong = Path(config.site_dir), []
    for path in sorted(p for p in site.rglob("*") if p.suffix.lower() in (".html", ".htm", ".xhtml")):
        name = path.relative_to(site)
        home = urlsplit(config.site_url or "/").path if name.name == "404.html" else "../" * (len(name.parts) - 1)
        before = path.read_text("utf-8", errors="surrogateescape")
        after = disclaimer.insert(before, disclaimer.localise(_aside, home or "./"))
        if fault := disclaimer.verify(after, _words):
            wrong.append(f"  {name}: {fault}")
        elif after != before:
            path.write_text(after, "utf-8", errors="surrogateescape", newline="")
    if wrong:
        raise PluginError("These pages would not show the disclaimer. Mend their template:\n" + "\n".join(wrong))
