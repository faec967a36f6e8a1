"""Every citation and list of references of this site, held against docs/_data/references.yml."""

from __future__ import annotations

import re
from typing import Any

from sites import Site
from written import (
    Block,
    Written,
    brought,
    cited,
    data,
    folded,
    listed,
    pages,
    shown,
    signs_of,
    words,
)


def reference(key: str) -> dict[str, Any]:
    """A source as the data file has it."""
    found: dict[str, Any] = data("references.yml")[key]
    return found


def written(page: Written) -> list[str]:
    """The keys that a page's Markdown cites, in order: a claim's sources come first in its block."""
    keys: list[str] = []
    rest = page.body
    for block in page.blocks:
        opening = re.search(rf"^///[ ]*{block.name}\b.*?^///[ ]*$", rest, re.MULTILINE | re.DOTALL)
        assert opening, f"{page.path}: {block.argument}"
        keys += cited(rest[: opening.start()])
        rest = rest[opening.end() :]
        if block.name == "evidence":
            keys += listed(block.options.get("sources"))
        if block.name == "phases":
            keys += of_phases(block)
        keys += cited(block.body)
        for one in (block, *brought(block)):
            keys += of_signs(one)
        if block.name == "explorer":
            parts = data("explorers.yml")[block.argument]["parts"].values()
            keys += [key for one in parts for key in cited(f"{one['does']} {one.get('care', '')}")]
        if block.name in ("study", "fact-box"):
            picture = data("studies.yml")[block.argument]
            rows = picture.get("rows") or picture["gains"] + picture["harms"]
            each = [row["source"] for row in rows]
            keys += each if picture["kind"] == "facts" else dict.fromkeys(each)
        if block.name == "fair-test":
            keys += of_frames(data("fair-test.yml")[block.argument])
    return [*keys, *cited(rest)]


def of_phases(block: Block) -> list[str]:
    """The keys that phases cite, line by line."""
    keys: list[str] = []
    for phase in data("phases.yml")[block.argument]["phases"]:
        for line in (phase, *phase["do"], *phase["noticed"]):
            keys += line["sources"]
    return keys


def of_frames(trial: dict[str, Any]) -> list[str]:
    """The keys that a trial cites, each once: of who was counted, then of what is told beside."""
    parts = [one for frame in trial["frames"] for one in frame.get("groups", []) + frame.get("told", [])]  # fmt: skip
    return list(dict.fromkeys(one["source"] for one in parts if "source" in one))


def of_signs(block: Block) -> list[str]:
    """The keys that a card cites for its signs, or lines of advice for themselves."""
    signs = data("signs.yml")
    if block.name == "advice":
        return [key for line in signs["advice"][block.argument] for key in line.get("sources", [])]
    if block.name != "care" or block.options.get("compact"):
        return []
    names = (
        listed(block.options["signs"])
        if isinstance(block.options["signs"], list)
        else [block.options["signs"]]
    )
    ids = [one for name in names for one in signs_of(name)]
    known = {sign["id"]: sign for sign in signs["signs"]}
    keys = [
        key
        for sign in (known[one] for one in ids)
        for key in [*sign["sources"], *sign.get("why", {}).get("sources", [])]
    ]
    keys += signs["why"].get(block.argument, {}).get("sources", [])
    for box in (signs["boxes"].get(one) for one in ids):
        keys += [key for line in (box or {}).get("numbers", []) for key in line["sources"]]
    return list(dict.fromkeys(keys))


def test_a_page_cites_what_its_author_cites_in_the_same_order(site: Site) -> None:
    count = 0
    for page in pages():
        links = shown(site, page.file).css(".citation a")
        found = [(link.attributes["href"] or "").removeprefix("#ref-") for link in links]
        assert found == written(page), page.path
        count += len(found)
    assert count > 500


def test_references_are_numbered_from_1_in_order_of_their_first_citation(site: Site) -> None:
    for page in pages():
        order = list(dict.fromkeys(written(page)))
        more = [key for key in listed(page.head.get("sources")) if key not in order]
        items = shown(site, page.file).css(".references ol > li")
        ids = [item.attributes["id"] for item in items]
        assert ids == [f"ref-{key}" for key in dict.fromkeys([*order, *more])], page.path
        lists = shown(site, page.file).css(".references ol")
        assert all(not {"start", "reversed", "type"} & one.attributes.keys() for one in lists)


def spoken(key: str) -> str:
    """How a source is named in speech: its first author and the year."""
    one = reference(key)
    first = one["author"][0] if one.get("author") else {"literal": one["title"]}
    name = first.get("literal") or first["family"]
    return f"{name} {one['issued']}" if one.get("issued") else name


def test_a_citation_shows_and_speaks_the_number_author_and_year_of_its_source(site: Site) -> None:
    for page in pages():
        order = list(dict.fromkeys(written(page)))
        firsts = set()
        for link in shown(site, page.file).css(".citation a"):
            key = (link.attributes["href"] or "").removeprefix("#ref-")
            number = order.index(key) + 1
            assert link.text() == str(number), f"{page.path}: {key}"
            expected = f"Reference {number}: {spoken(key)}"
            assert link.attributes.get("aria-label") == expected, f"{page.path}: {key}"
            back = None if key in firsts else f"cite-{key}"
            assert link.attributes.get("id") == back, f"{page.path}: the first leads back"
            firsts.add(key)


def authors(one: dict[str, Any]) -> str:
    """The first three authors, and whether there are more."""
    names = [
        author.get("literal") or " ".join(filter(None, (author["family"], author.get("given"))))
        for author in one.get("author", [])
    ]
    few = [name for name in names[:3] if name != "et al."]
    more = len(names) > 3 or "et al." in names
    return ", ".join(few) + (" et al" if more else "")


def line(key: str) -> str:
    """A source as a list of references must show it."""
    one = reference(key)
    found = f"{authors(one)}. " if authors(one) else ""
    found += f"{one['title']}."
    where = [str(one[name]) for name in ("container-title", "issued") if one.get(name)]
    found += f" {', '.join(where)}." if where else ""
    if seen := one.get("custom"):
        found += f" {', '.join(filter(None, (seen['design'], seen.get('size'))))}."
        found += " Seen in part." if seen["checked"] == "partly" else ""
    return folded(found)


def address(key: str) -> str | None:
    """Where a source can be read."""
    one = reference(key)
    if one.get("DOI"):
        return f"https://doi.org/{one['DOI']}"
    if one.get("PMID"):
        return f"https://pubmed.ncbi.nlm.nih.gov/{one['PMID']}/"
    if one.get("PMCID"):
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{one['PMCID']}/"
    return one.get("URL")


def test_a_reference_says_who_what_where_when_and_leads_there(site: Site) -> None:
    count = 0
    for page in pages():
        text = set(written(page))
        for number, item in enumerate(shown(site, page.file).css(".references ol > li"), 1):
            key = (item.attributes["id"] or "").removeprefix("ref-")
            where = f"{page.path}: {key}"
            assert words(item, without=".back") == line(key), where
            links = [link.attributes["href"] for link in item.css("a:not(.back)")]
            assert links == [one for one in [address(key)] if one], where
            titles = [words(link) for link in item.css("a:not(.back)")]
            assert titles == [folded(reference(key)["title"])] * len(titles), where
            ways = [one.attributes for one in item.css(".back")]
            back = [(way["href"], way["aria-label"]) for way in ways]
            expected = [(f"#cite-{key}", f"Back to the text: {number}")] if key in text else []
            assert back == expected, where
            count += 1
    assert count > 300


def citing() -> dict[str, list[str]]:
    """The pages whose list holds each source, by their title."""
    found: dict[str, list[str]] = {}
    for page in pages():
        for key in dict.fromkeys([*written(page), *listed(page.head.get("sources"))]):
            found.setdefault(key, []).append(folded(str(page.head["title"])))
    return found


def test_the_page_of_all_references_has_each_source_once_with_the_pages_that_cite_it(
    site: Site,
) -> None:
    page, pages_of = shown(site, "evidence/references/index.html"), citing()
    items = {item.attributes["id"] or "": item for item in page.css("#_references > li")}
    assert items.keys() == data("references.yml").keys()
    assert len(page.css("#_references > li")) == len(items)
    for key, item in items.items():
        first, second = item.css("p")
        assert words(first) == line(key), key
        links = [link.attributes["href"] for link in first.css("a")]
        assert links == [one for one in [address(key)] if one], key
        titles = [words(link) for link in second.css("a")]
        assert sorted(titles) == sorted(pages_of.get(key, [])), key
        one = reference(key).get("custom", {})
        kept = [item.attributes[f"data-{name}"] for name in ("topic", "design")]
        assert kept == [one.get("topic", ""), one.get("design", "")], key
