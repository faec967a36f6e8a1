"""Builds the site with MkDocs and with ProperDocs, which goes on where MkDocs 1.x has stopped, and
lists every file that differs: `make properdocs`. As long as none does, moving takes a day.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from same import ROOT, build, differences, tell

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        one, two = Path(name, "mkdocs"), Path(name, "properdocs")
        build(ROOT, one)
        build(ROOT, two, builder="properdocs")
        tell(differences(one, two), "MkDocs")
