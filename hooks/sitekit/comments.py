"""What readers load, without its comments: those are for who writes it.

It is the generator's own style sheets and scripts that are meant. Lines of scripts stay where they
are, so that a browser's messages name the line of the source.
"""

from __future__ import annotations

import re
from pathlib import Path

from sitekit.feature import Feature
from sitekit.site import Site

SHEETS = ("assets/css/site.css", "features/*.css")
SCRIPTS = ("assets/js/theme.js", "assets/js/storage.js", "assets/js/outline.js", "features/**/*.js")
IN_STYLES = re.compile(r"/\*.*?\*/", re.DOTALL)
BREAKS = re.compile(r"(?<=[;{},])\s*\n\s*|\s*\n\s*(?=})")  # of lines, that nothing needs
IN_SCRIPTS = re.compile(r"""^[ \t]*//.*$|[ \t]//[ ][^"'`\n]*$""", re.MULTILINE)


def bare(css: str) -> str:
    """A style sheet without comments and breaks, but for those between rules."""
    return BREAKS.sub("", IN_STYLES.sub("", css)).replace("}", "}\n").strip()


def silent(script: str) -> str:
    """A script without comments of one line, which ours has no others of."""
    return IN_SCRIPTS.sub("", script)


def write(site: Site, folder: Path) -> None:
    """Publish them so."""
    for sheet in (path for name in SHEETS for path in folder.glob(name)):
        sheet.write_text(bare(sheet.read_text("utf-8")) + "\n", "utf-8")
    for path in (path for name in SCRIPTS for path in folder.glob(name)):
        path.write_text(silent(path.read_text("utf-8")), "utf-8")


COMMENTS = Feature("comments", write=write)
