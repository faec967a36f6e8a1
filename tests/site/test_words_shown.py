"""Every explained word of this site: its mark, where it leads, the explanation that it opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from sites import Site
from written import Written, data, folded, glossary, listed, pages, part, shown, signs_of, words

ROOT = "https://site.test/"
# Plurals that no plain rule makes. Any other must be written in the entry, under 'plural'.
IRREGULAR = {"meta-analysis": {"meta-analyses"}}


def loose(text: str) -> str:
    """A word as the glossary compares it: any space or hyphen is one."""
    return re.sub(r"[\s\-‐‑]+", " ", folded(text))


def plurals(name: str) -> Iterator[str]:
    """The plain plurals of a name, on its last word."""
    yield f"{name}s"
    if name.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{name}es"
    if re.search(r"[^aeiou]y$", name):
        yield f"{name[:-1]}ies"


def surfaces(slug: str, entry: Written) -> tuple[set[str], set[str]]:
    """The ways to write a term: in any case (here in lower case), and in just this case."""
    head = entry.head
    names = [str(head["title"]), *listed(head.get("aliases"))]
    many = listed(head.get("plural")) if head.get("plural") is not False else []
    alike = [] if head.get("plural") is False else [one for one in names if not one.isupper()]
    made = [many for name in alike for many in plurals(name)]
    found = {loose(one) for one in (*names, *many, *made, *IRREGULAR.get(slug, ()))}
    strict = head.get("case") == "exact"
    exact = {one for one in found if strict or (one.isupper() and len(one) > 1)}
    return {one.lower() for one in found - exact}, exact


SURFACES = {slug: surfaces(slug, entry) for slug, entry in glossary().items()}


def is_way_to_write(slug: str, text: str) -> bool:
    """Whether `text` is one of the ways to write the term."""
    any_case, exact = SURFACES[slug]
    return loose(text).lower() in any_case or loose(text) in exact


def by_hand(page: Written) -> set[tuple[str, str]]:
    """The words that an author marked by hand, with their term."""
    found = re.findall(r"\[([^\]]+)\]\{\.term data-term=\"([\w-]+)\"\}", page.body)
    return {(slug, folded(text)) for text, slug in found}


def marks(site: Site) -> Iterator[tuple[Written, LexborNode, str]]:
    """Each marked word of each page, with the slug of the term that it leads to."""
    for page in pages():
        base = urljoin(ROOT, page.address)
        for link in shown(site, page.file).css("a.term"):
            target = urljoin(base, link.attributes["href"])
            match = re.fullmatch(rf"{ROOT}glossary/([\w-]+)/", target)
            assert match, f"{page.path}: '{words(link)}' leads to {target}, which is no term."
            yield page, link, match[1]


def test_a_marked_word_is_a_way_to_write_the_term_that_it_leads_to(site: Site) -> None:
    count = 0
    for page, link, slug in marks(site):
        assert slug in glossary(), f"{page.path}: there is no docs/glossary/{slug}.md."
        known = is_way_to_write(slug, link.text()) or (slug, words(link)) in by_hand(page)
        cure = "Write it under 'plural' or 'aliases', or mend the engine that marks."
        assert known, f"{page.path}: '{words(link)}' is marked as '{slug}'. {cure}"
        count += 1
    assert count > 350


def explanation(entry: Written) -> list[str]:
    """The lines of an explanation."""
    head = entry.head
    say = f" Say: {head['say']}" if head.get("say") else ""
    lines = [f"{head['title']}{say}", head["definition"]]
    return [folded(line) for line in lines]


def urgent(entry: Written) -> list[str]:
    """What its explanation says of its signs: the fastest two, in short where they have short forms."""
    file = data("signs.yml")
    signs = [sign for sign in file["signs"] if sign["id"] in (entry.head.get("urgent") or [])]
    if not signs:
        return []
    headings, one = file["headings"], signs[0]

    def heading(sign: dict[str, Any]) -> str:
        groups = (name for name in file["groups"] if sign["id"] in signs_of(name))
        own = next((name for name in groups if name in headings), sign["urgency"])
        return str(headings[own])

    alike = [sign for sign in signs if heading(sign) == heading(one)]
    short = headings.get(f"{one['urgency']}-short")
    if short and all(sign.get("short") for sign in alike):
        return [folded(f"{short} {'; '.join(sign['short'] for sign in alike[:2])}.")]
    lines = [
        f"{sign['words']}: {sign['action']}" if "action" in sign else sign["words"]
        for sign in alike
    ]
    return [folded(f"{heading(one)} {'; '.join(lines[:2])}.")]


def test_a_marked_word_opens_just_the_explanation_of_its_term(site: Site) -> None:
    for page, link, slug in marks(site):
        assert link.attributes["aria-describedby"] == f"term-{slug}", page.path
        tips = shown(site, page.file).css(f"[id='term-{slug}']")
        assert len(tips) == 1, f"{page.path}: {slug}"
        lines = [words(line) for line in tips[0].css("p:not(.term-urgent)")]
        assert lines == explanation(glossary()[slug]), f"{page.path}: {slug}"
        help = [words(line) for line in tips[0].css(".term-urgent")]
        assert help == urgent(glossary()[slug]), f"{page.path}: {slug}"
        assert words(tips[0]) == " ".join([*lines, *help]), f"{page.path}: {slug}"
        at = tips[0].attributes
        assert (at["role"], at["popover"]) == ("tooltip", "manual"), f"{page.path}: {slug}"


def test_a_page_explains_the_words_that_it_marks_and_no_others(site: Site) -> None:
    marked: dict[str, set[str]] = {page.file: set() for page in pages()}
    for page, _, slug in marks(site):
        marked[page.file].add(f"term-{slug}")
    for file, slugs in marked.items():
        tips = [tip.attributes["id"] for tip in shown(site, file).css(".terms .term-tip")]
        assert sorted(map(str, tips)) == sorted(slugs), file


def test_what_can_be_marked_everywhere_is_a_way_to_write_its_term(site: Site) -> None:
    for page in pages():
        for tip in shown(site, page.file).css(".term-tip"):
            slug = (tip.attributes["id"] or "").removeprefix("term-")
            for text in (part(tip, "[data-words]").attributes["data-words"] or "").split("|"):
                known = is_way_to_write(slug, text) or (slug, folded(text)) in by_hand(page)
                assert known, f"{page.path}: '{text}' would be marked as '{slug}'"


def test_no_word_is_marked_in_its_own_entry_nor_where_its_page_leaves_it_alone(site: Site) -> None:
    for page, link, slug in marks(site):
        assert page.path != f"glossary/{slug}.md", f"{slug}: '{words(link)}'"
        left = page.head.get("glossary")
        assert left is not False, page.path
        hand = (slug, words(link)) in by_hand(page)
        assert slug not in listed(left) or hand, f"{page.path}: '{words(link)}'"


def test_the_page_of_a_term_says_what_its_entry_says(site: Site) -> None:
    for slug, entry in glossary().items():
        page, head = shown(site, entry.file), entry.head
        title = str(head["title"])
        assert words(page.css_first("h1")) == folded(title[0].upper() + title[1:]), slug
        assert words(page.css_first(".definition")) == folded(head["definition"]), slug
        said = [words(one) for one in page.css("article > .say")]
        assert said == ([folded(f"Say: {head['say']}")] if head.get("say") else []), slug
        others = [words(one) for one in page.css(".aliases")]
        names = folded(f"Also called: {', '.join(listed(head.get('aliases')))}.")
        assert others == ([names] if head.get("aliases") else []), slug
        related = [
            (urljoin(ROOT + entry.address, link.attributes["href"]), words(link))
            for link in page.css("#_related + ul a")
        ]
        expected = [glossary()[one] for one in listed(head.get("related"))]
        due = [(ROOT + one.address, folded(one.head["title"])) for one in expected]
        assert related == due, slug


def test_the_list_from_a_to_z_explains_each_word_once(site: Site) -> None:
    page = shown(site, "glossary/index.html")
    found = {
        link.attributes["href"]: (words(link), words(item.css_first("dd")))
        for item in page.css("#_words dl > div")
        for link in item.css("dt a")
    }
    expected = {
        f"{slug}/": (folded(entry.head["title"]), folded(entry.head["definition"]))
        for slug, entry in glossary().items()
    }
    assert found == expected
