"""How hard each article reads, the hardest first: `python scripts/readability.py` after a build's
own check.
"""

from __future__ import annotations

import logging
import statistics
import sys
import tempfile

from mkdocs.commands.build import build
from mkdocs.config import load_config

SHOWN = 8

logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
with tempfile.TemporaryDirectory() as folder:
    config = load_config("mkdocs.yml", site_dir=folder)
    build(config)
pages = config.plugins["sitekit"].site.pages.values()  # type: ignore[attr-defined]
read = [(page.path, page.grade) for page in pages if page.grade is not None]
grades = sorted(read, key=lambda pair: -pair[1])
if not grades:
    sys.exit("No article was read.")
print(
    f"Reading grade, glossary terms masked: median {statistics.median(g for _, g in grades):.1f}. The hardest:"
)
for path, grade in grades[:SHOWN]:
    print(f"  {grade:4.1f}  {path}")
