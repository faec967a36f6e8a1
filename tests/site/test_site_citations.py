"""On this site. Citations: numbers in the order of the page, names that can be spoken, a list at
its end.
"""

from __future__ import annotations

import json
import re
from html import unescape

from sites import Site
from written import pages


def test_a_page_tells_machines_what_it_cites(site: Site) -> None:
    page = site.read("body/fascia/index.html")
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert data
    cited = json.loads(data[1])["@graph"][0]["citation"]
    assert len(cited) == page.count('<li id="ref-')
    listed = re.findall(r'<li id="ref-.*?</li>', page, re.DOTALL)
    for address, shown in zip(cited, listed, strict=True):
        assert address in unescape(shown), "by its address, else its title"
    assert "https://doi.org/10.1002/ca.23423" in cited


def test_every_reference_on_a_page_is_as_the_data_has_it(site: Site) -> None:
    items = {item["id"]: item for item in json.loads(site.read("references.json"))}
    count = 0
    for name, html in site.pages().items():
        for key, line in re.findall(r'<li id="ref-([^"]+)">(.*?)</li>', html, re.DOTALL):
            count += 1
            assert items[key]["title"] in unescape(line), (name, key)
            address = next(
                (
                    items[key][part]
                    for part in ("DOI", "PMID", "PMCID", "URL")
                    if part in items[key]
                ),
                "",
            )
            assert address in unescape(line), (name, key)
    assert count > 300


def test_the_site_offers_all_its_references(site: Site) -> None:
    keys = {item["id"] for item in json.loads(site.read("references.json"))}
    page = site.read("evidence/references/index.html")
    assert keys == set(re.findall(r'<li id="([^"]+)" data-filter-item', page))
    assert len(keys) > 100
    for name in ("references.bib", "references.ris"):
        assert all(key in site.read(name) for key in keys)


def test_a_source_seen_in_part_says_so(site: Site) -> None:
    page = site.read("evidence/references/index.html")
    assert re.search(r'<li id="kamonseki2022".*?Seen in part\..*?</li>', page, re.DOTALL)
    assert not re.search(r'<li id="moraska2015"(?:(?!</li>).)*Seen in part', page, re.DOTALL)


def test_the_list_is_not_in_the_search_index(site: Site) -> None:
    page = site.read("body/fascia/index.html")
    titles = re.findall(r'<li id="ref-[^"]+">.*?<a [^>]*>([^<]+)</a>', page, re.DOTALL)
    own = {
        str(page.head.get("title")) for page in pages()
    }  # a source may be called as a page is, or a word
    titles = [title for title in titles if title not in own and " " in title]
    assert len(titles) > 3
    index = "".join(site.index().values())
    assert [title for title in titles if f"{title}." in index] == []
