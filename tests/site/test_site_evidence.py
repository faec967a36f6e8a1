"""On this site. Claims: shown with how sure they are, gathered on one page, and what an author is
told of them.
"""

from __future__ import annotations

import re

from sites import Site


def test_the_table_has_every_claim_and_every_word_that_is_answered(site: Site) -> None:
    pages = "".join(html for name, html in site.pages().items() if name != "evidence/index.html")
    table = site.read("evidence/index.html")
    ids = re.findall(r'<div class="evidence"[^>]* id="claim-([\w-]+)"', pages)
    assert sorted(ids) == sorted(re.findall(r'href="[^"]*#claim-([\w-]+)"', table))
    assert len(ids) >= 18
    said = re.findall(r'<p class="evidence-said">.*?“(.*?)” <strong>', pages, re.DOTALL)
    assert sorted(re.sub(r"<[^>]+>", "", words) for words in said) == sorted(
        re.findall(r'<p class="evidence-said">.*?“(.*?)” <strong>', table, re.DOTALL)
    )
    assert len(said) >= 17
