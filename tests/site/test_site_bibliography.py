"""On this site. The references for reference managers, as independent readers read them."""

from __future__ import annotations

import json
import re

from readers import from_bibtex, from_ris
from sites import Site


def test_both_readers_read_all_that_the_site_cites(site: Site) -> None:
    items = {item["id"]: item for item in json.loads(site.read("references.json"))}
    entries = from_bibtex(site.read("references.bib"))
    records = from_ris(site.read("references.ris"))
    assert [*entries] == [*records] == [*items]
    assert len(items) > 150
    for key, item in items.items():
        year = str(item["issued"]["date-parts"][0][0]) if "issued" in item else None
        assert entries[key].get("year") == records[key].get("year") == year
        assert records[key]["title"] == item["title"]
        assert entries[key].get("doi") == records[key].get("doi") == item.get("DOI")
        assert re.sub(r"[{}\\]", "", entries[key]["title"]) == item["title"]
