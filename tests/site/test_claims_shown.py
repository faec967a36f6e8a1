"""Every claim of this site: what its author wrote, what its page and the table of claims say."""

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


def test_a_claim_has_its_verdict_first_and_the_words_that_it_answers_last(claims: Claims) -> None:
    answered = 0
    for page, block, card in claims:
        where = f"{page.path}: {block.argument}"
        parts = [part.attributes.get("class") for part in card.css(".evidence > *")]
        assert parts[:2] == ["evidence-strength", "evidence-claim"], where
        keys = listed(block.options.get("answers"))
        said = [folded(f"Often claimed: “{data('said.yml')[key]}”") for key in keys]
        assert parts[len(parts) - len(said) :] == ["evidence-said"] * len(said), where
        assert [words(one) for one in card.css(".evidence-said")] == said, where
        answered += len(said)
    assert answered == len(data("said.yml")), "every quotation is answered once"


def rows(site: Site) -> dict[str, LexborNode]:
    """The rows of the table of claims, by where they lead."""
    found = shown(site, "evidence/index.html").css("#_claims tr")
    return {part(row, "th a").attributes["href"] or "": row for row in found}


def test_the_table_of_claims_says_the_same_as_the_pages(site: Site, claims: Claims) -> None:
    table = rows(site)
    expected = {f"../{page.address}#claim-{block.argument}" for page, block, _ in claims}
    assert table.keys() == expected
    for page, block, _ in claims:
        row = table[f"../{page.address}#claim-{block.argument}"]
        certainty, direction = strength(block)
        said = [words(cell) for cell in row.css("th, td")]
        sure = f"Certainty: {SHAPES.get(certainty, '')} {certainty or '–'}"
        assert said[0] == claim(block), block.argument
        points = folded(DIRECTIONS.get(direction, "–"))
        assert said[1] == f"What studies show: {points}", block.argument
        assert said[2] == folded(sure), block.argument
        quoted = [words(quote) for quote in row.css("q")]
        answers = listed(block.options.get("answers"))
        assert quoted == [folded(data("said.yml")[key]) for key in answers], block.argument


def test_no_cell_of_the_table_of_claims_is_empty(site: Site) -> None:
    for row in rows(site).values():
        cells = [words(cell, without=".cell-label") for cell in row.css("th, td")]
        assert all(cells), f"{cells}: say '–' where there is nothing to say."


def test_the_table_can_be_narrowed_and_sorted_by_what_it_says(site: Site, claims: Claims) -> None:
    table = rows(site)
    for page, block, _ in claims:
        row = table[f"../{page.address}#claim-{block.argument}"].attributes
        certainty, direction = strength(block)
        kept = [row[f"data-{name}"] for name in ("certainty", "direction", "page")]
        assert kept == [certainty, direction, page.head["title"]], block.argument
        order = [*SHAPES, ""].index(certainty)
        assert row["data-rank"] == str(order), f"{block.argument}: the surest comes first"
        assert folded(row["data-claim"] or "") == claim(block)


def test_the_choices_of_the_table_are_named_as_its_cells(site: Site) -> None:
    page = shown(site, "evidence/index.html")
    for name, said in (("certainty", {key: key for key in SHAPES}), ("direction", DIRECTIONS)):
        options = page.css(f"[data-filter-by={name}] option")
        found = {one.attributes["value"]: one.text() for one in options}
        assert found.pop("") == "All"
        assert found == {key: said[key or ""] for key in found}


def test_each_quotation_has_its_answer_on_the_page_of_methods(site: Site, claims: Claims) -> None:
    expected = [
        [folded(quoted), claim(block), page.head["title"]]
        for key, quoted in data("said.yml").items()
        for page, block, _ in claims
        if key in listed(block.options.get("answers"))
    ]
    table = part(shown(site, "about/how-we-check-evidence/index.html"), "#_said + table")
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


def test_key_points_end_with_the_certainty_of_their_claim(site: Site, claims: Claims) -> None:
    by_id = {block.argument: (page, strength(block)) for page, block, _ in claims}
    told = 0
    for page in pages():
        named = re.findall(r"^(?:- | {4}).*\{claim=([\w-]+)\}$", page.body, re.MULTILINE)
        links = shown(site, page.file).css("li a.sure")
        assert len(links) == len(named), page.path
        for link, name in zip(links, named, strict=True):
            certainty, direction = by_id[name][1]
            sure = f"{SHAPES.get(certainty, '')} Certainty: {certainty}"
            assert words(link) == (sure if certainty else DIRECTIONS[direction]), name
            assert (link.attributes["href"] or "").endswith(f"#claim-{name}")
        told += len(named)
    assert told >= 30
