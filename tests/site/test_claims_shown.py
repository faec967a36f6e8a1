"""Every claim of this site: what its author wrote, what its page and the page of all claims say."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborNode

from sites import Site
from written import Block, Written, data, folded, listed, pages, part, plain, shown, words

# What a reader sees of each. Spelled out: a fault in the engine must not reach the test.
SHAPES = {
    "high": "◆◆◆◆",
    "moderate": "◆◆◆◇",
    "low": "◆◆◇◇",
    "very low": "◆◇◇◇",
    "not studied": "○",
}
DIRECTIONS = {
    "helps": "May help",
    "no clear effect": "No clear effect shown",
    "mixed": "Results are mixed",
    "harms": "May do harm",
    "linked": "They go together",
    "disputed": "Experts disagree",
    "unknown": "Not known",
    "definition": "By definition",
    "official advice": "Official advice",
}
Claims = list[tuple[Written, Block, LexborNode]]


@pytest.fixture(scope="module")
def claims(site: Site) -> Claims:
    """Each claim: its page, its block in Markdown, its card on the page."""
    found = []
    for page in pages():
        cards = shown(site, page.file).css(".evidence")
        blocks = page.named("evidence")
        ids = [card.attributes["id"] for card in cards]
        assert ids == [f"claim-{block.argument}" for block in blocks], page.path
        found += [(page, block, card) for block, card in zip(blocks, cards, strict=True)]
    assert len(found) > 40
    return found


def claim(block: Block) -> str:
    """The claim itself: the first paragraph."""
    return plain(block.body.strip().split("\n\n")[0])


def strength(block: Block) -> tuple[str, str]:
    """Its certainty and its direction, as the author named them."""
    return block.options.get("certainty") or "", block.options.get("direction") or ""


def test_a_claim_says_its_direction_its_shape_and_its_certainty(claims: Claims) -> None:
    for page, block, card in claims:
        certainty, direction = strength(block)
        expected = f"{DIRECTIONS[direction]}. " if direction else ""
        expected += f"{SHAPES[certainty]} Certainty: {certainty}." if certainty else ""
        said = words(card.css_first(".evidence-strength"), without=".citation")
        assert said.strip() == expected.strip(), f"{page.path}: {block.argument}"
        shape = card.css_first(".certainty [aria-hidden=true]")
        assert (shape.text() if shape else None) == SHAPES.get(certainty), page.path


def test_a_claim_is_shown_in_its_authors_words(claims: Claims) -> None:
    for page, block, card in claims:
        first, *others = block.body.strip().split("\n\n")
        said = words(card.css_first(".evidence-claim"), without=".citation")
        assert said == plain(first), f"{page.path}: {block.argument}"
        whole = words(card, without=".citation")
        for other in (one for one in others if not one.startswith(("-", "1."))):
            assert plain(other) in whole, f"{page.path}: {block.argument}"


def test_a_claim_cites_its_sources_in_order(claims: Claims) -> None:
    for page, block, card in claims:
        links = [link.attributes["href"] for link in card.css(".evidence-strength .citation a")]
        expected = [f"#ref-{key}" for key in listed(block.options.get("sources"))]
        assert links == expected, f"{page.path}: {block.argument}"


VERDICTS = {
    "right": "Right",
    "partly right": "Partly right",
    "not shown": "Not shown",
    "not known": "Not known",
}


def answers(block: Block) -> dict[str, tuple[str, str]]:
    """The verdict of a claim on others' words, by their key, and why."""
    given = block.options.get("answers") or {}
    split = {key: str(words).partition(":") for key, words in given.items()}
    return {key: (VERDICTS[parts[0]], parts[2].strip()) for key, parts in split.items()}


def test_others_are_quoted_whole() -> None:
    for key, said in data("said.yml").items():
        assert re.fullmatch(r"[A-Z].+\.", said), key


def test_a_claim_has_its_verdict_first_and_the_words_that_it_answers_last(claims: Claims) -> None:
    answered: set[str] = set()
    for page, block, card in claims:
        where = f"{page.path}: {block.argument}"
        parts = [part.attributes.get("class") for part in card.css(".evidence > *")]
        assert parts[:2] == ["evidence-strength", "evidence-claim"], where
        said = [
            folded(
                f"Often claimed: “{data('said.yml')[key]}” {verdict}{f': {why}' if why else '.'}"
            )
            for key, (verdict, why) in answers(block).items()
        ]
        assert parts[len(parts) - len(said) :] == ["evidence-said"] * len(said), where
        assert [words(one) for one in card.css(".evidence-said")] == said, where
        answered |= answers(block).keys()
    assert answered == data("said.yml").keys(), "every quotation is answered"


def rows(site: Site) -> dict[str, LexborNode]:
    """The claims on the page of them all, by where they lead."""
    found = shown(site, "evidence/index.html").css("#_claims li")
    return {part(row, ".claim-words a").attributes["href"] or "": row for row in found}


def test_the_list_of_claims_says_the_same_as_the_pages(site: Site, claims: Claims) -> None:
    table = rows(site)
    expected = {f"../{page.address}#claim-{block.argument}" for page, block, _ in claims}
    assert table.keys() == expected
    for page, block, _ in claims:
        row = table[f"../{page.address}#claim-{block.argument}"]
        certainty, direction = strength(block)
        said = [words(one) for one in row.css("p")]
        points = DIRECTIONS.get(direction, "No study found")
        sure = f" {SHAPES[certainty]} Certainty: {certainty}" if certainty else ""
        quoted = [
            folded(f"Often claimed: “{data('said.yml')[key]}” {verdict}.")
            for key, (verdict, _) in answers(block).items()
        ]
        title = folded(str(page.head["title"]))
        assert said == [claim(block), folded(points + sure), title, *quoted], block.argument


def test_the_map_counts_what_the_pages_say(site: Site, claims: Claims) -> None:
    page, table = shown(site, "evidence/index.html"), rows(site)
    counted: dict[tuple[str, str], set[str]] = {}
    for where, block, _ in claims:
        certainty, direction = strength(block)
        key = DIRECTIONS.get(direction, "No study found"), certainty or "no grade"
        counted.setdefault(key, set()).add(f"../{where.address}#claim-{block.argument}")
    links = page.css(".map td a")
    found = {link.attributes["aria-label"]: link for link in links}
    names = {f"{len(some)}: {way}, {step}": some for (way, step), some in counted.items()}
    assert found.keys() == names.keys()
    assert sum(int(link.text()) for link in links) == len(table) == len(claims)
    for name, link in found.items():
        group = part(page, f'[id="{(link.attributes["href"] or "")[1:]}"]')
        led = {one.attributes["href"] for one in group.css(".claim-words a")}
        assert led == names[name or ""], name


def test_the_chips_are_named_as_the_claims(site: Site) -> None:
    page = shown(site, "evidence/index.html")
    for name, said in (("certainty", {key: key for key in SHAPES}), ("direction", DIRECTIONS)):
        chips = page.css(f".chips label:has([name={name}])")
        found = {part(one, "input").attributes["value"]: words(one) for one in chips}
        assert found.pop("") == "All"
        assert found.pop("none") == ("no grade" if name == "certainty" else "No study found")
        shapes = SHAPES if name == "certainty" else {}
        expected = {
            key.replace(" ", "-"): f"{shapes.get(key, '')} {said[key]}".strip() for key in said
        }
        assert found == {key: expected[key or ""] for key in found}


def test_each_quotation_has_its_answer_on_the_page_of_methods(site: Site, claims: Claims) -> None:
    expected = [
        [folded(quoted), f"{answers(block)[key][0]}. {claim(block)}", page.head["title"]]
        for key, quoted in data("said.yml").items()
        for page, block, _ in claims
        if key in answers(block)
    ]
    table = part(shown(site, "authors/blocks/index.html"), "#_said + table")
    rows = [row.css("th, td") for row in table.css("tbody tr")]
    found = [[words(cell, without=".cell-label") for cell in row] for row in rows]
    assert found == [[folded(cell) for cell in row] for row in expected]


def test_the_legend_of_the_shapes_is_right_wherever_it_is_given(site: Site) -> None:
    given = 0
    for page in pages():
        for shape, word in re.findall(r"(◆[◆◇]{3}) (very low|\w+)", page.body):
            assert SHAPES[word] == shape, f"{page.path}: {shape} {word}"
            given += 1
    assert given >= 4
    assert "○ means that we found no study" in words(shown(site, "evidence/index.html").body)


def stated(body: str) -> list[str]:
    """The claims that items of a page state, those of its phases and of parts to explore too."""
    either = (
        r"^(?:- | {4}).*\{claim=([\w-]+)\}$|^/// phases \| ([\w-]+)$"
        r"|^/// explorer \| ([\w-]+)\n///(?=\n\n)"  # in a code fence no empty line follows
    )
    names: list[str] = []
    for claim, course, thing in re.findall(either, body, re.MULTILINE):
        if thing:
            parts = data("explorers.yml")[thing]["parts"].values()
            names += [part["claim"] for part in parts if "claim" in part]
            continue
        phases = data("phases.yml")[course]["phases"] if course else []
        lines = [line for phase in phases for line in phase["noticed"]]
        names += [line["claim"] for line in lines if "claim" in line] if course else [claim]
    return names


def test_key_points_end_with_the_certainty_of_their_claim(site: Site, claims: Claims) -> None:
    by_id = {block.argument: (page, strength(block)) for page, block, _ in claims}
    told = 0
    for page in pages():
        named = stated(page.body)
        links = shown(site, page.file).css("li > a.sure, li > p:not(.told) > a.sure")
        assert len(links) == len(named), page.path
        for link, name in zip(links, named, strict=True):
            certainty, direction = by_id[name][1]
            sure = f"{SHAPES.get(certainty, '')} Certainty: {certainty}"
            assert words(link) == (sure if certainty else DIRECTIONS[direction]), name
            assert (link.attributes["href"] or "").endswith(f"#claim-{name}")
        told += len(named)
    assert told >= 30
