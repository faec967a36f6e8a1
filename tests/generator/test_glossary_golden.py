"""What other glossaries get wrong, and what ours makes of the same page. Each file in golden/ says
why it is there.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from sites import ROOT, Mini, article, term

GOLDEN = sorted((ROOT / "tests/golden").glob("*.yml"))
TEXT = r'<div class="text">\s*(.*?)\s*</div>\s*(?=<section|</article>)'
TERMS = {
    "index.md": article("Fascia, aura and trigger point."),
    "glossary/fascia.md": term("Sheets of tissue.", title="fascia", say="FASH-uh"),
    "glossary/aura.md": term("Lights <img src=x onerror=alert(1)> & more.", title="aura"),
    "glossary/trigger-point.md": term("A sore spot.", title="trigger point"),
}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(mini: Mini, path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    html = mini({**TERMS, "a.md": article(case["page"]), "fascia.svg": "<svg/>"}).read(
        case.get("from", "a/index.html")
    )
    html = re.sub(r'<a class="here".*?</a>', "", html)  # which each heading ends with
    found = re.search(case.get("read", TEXT), html, re.DOTALL)
    assert found, case["why"]
    assert (found[1] if found.re.groups else found[0]).strip() == case["html"].strip(), case["why"]
