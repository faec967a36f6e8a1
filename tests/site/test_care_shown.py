"""Every care card of this site: how urgent it is, whom it says to call, what it lists."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from sites import Site
from written import Block, Written, folded, listed, pages, part, plain, shown, words

# Spelled out: a fault in the engine or in mkdocs.yml must not reach the test.
URGENCY = {"emergency": "Emergency:", "urgent": "Urgent:", "routine": "Not urgent:"}
COUNTRY = {
    "999": "UK",
    "112": "Europe and elsewhere",
    "911": "US and Canada",
    "111": "NHS 111, Great Britain",
}
HIDDEN = re.compile(r"\b(hidden|visually-hidden|no-print)\b")


def cards(site: Site) -> list[tuple[Written, Block, LexborNode]]:
    """Each card: its page, its block in Markdown, what the page shows."""
    found = []
    for page in pages():
        blocks = page.named("care")
        nodes = shown(site, page.file).css(".care")
        kinds = [node.attributes["class"] for node in nodes]
        assert kinds == [f"care care-{block.argument}" for block in blocks], page.path
        found += [(page, block, node) for block, node in zip(blocks, nodes, strict=True)]
    assert len(found) > 40
    return found


def heading(block: Block) -> tuple[str, str]:
    """The tag and the words of the heading in a card's Markdown."""
    found = re.search(r"^(#+) (.*)$", block.body, re.MULTILINE)
    assert found, f"the card '{block.body[:40]}' has no heading: write '### One action:'."
    return f"h{len(found[1])}", plain(found[2])


def test_a_card_says_in_words_how_urgent_it_is_and_what_to_do(site: Site) -> None:
    for page, block, card in cards(site):
        tag, action = heading(block)
        first = part(card, "*:first-child")
        assert first.tag == tag, f"{page.path}: the heading comes first"
        assert words(first) == f"{URGENCY[block.argument]} {action}", page.path
        spoken = first.css(".visually-hidden")
        assert [words(one) for one in spoken] == [URGENCY[block.argument]], page.path


def test_a_card_has_a_button_for_each_number_of_its_heading(site: Site) -> None:
    for page, block, card in cards(site):
        numbers = [one for one in re.findall(r"\d+", heading(block)[1]) if one in COUNTRY]
        links = card.css(".care-call a")
        assert [link.attributes["href"] for link in links] == [f"tel:{one}" for one in numbers]
        expected = [f"Call {number} {COUNTRY[number]}" for number in numbers]
        assert [words(link) for link in links] == expected, page.path
        assert len(card.css("a[href^='tel:']")) == len(numbers), page.path
        if numbers:
            below = card.css("*:first-child + *")[0]
            assert below.attributes["class"] == "care-call no-glossary", f"{page.path}: right below"


def test_an_emergency_can_be_called_for_from_its_card(site: Site) -> None:
    for page, block, card in cards(site):
        if block.argument == "emergency":
            numbers = {link.attributes["href"] for link in card.css(".care-call a")}
            assert numbers >= {"tel:999", "tel:112", "tel:911"}, f"{page.path}: {heading(block)[1]}"


def test_no_link_of_the_site_calls_another_number(site: Site) -> None:
    for file in site.pages():
        for link in shown(site, file).css("a[href^='tel:']"):
            number = (link.attributes["href"] or "").removeprefix("tel:")
            assert number in COUNTRY, f"{file}: {number}"
            assert number in words(link), f"{file}: {words(link)}"


def test_a_card_lists_what_its_author_wrote(site: Site) -> None:
    for page, block, card in cards(site):
        items = re.split(r"^- ", block.body, flags=re.MULTILINE)[1:]
        expected = [plain(item.split("\n\n")[0]) for item in items]
        found = [words(item, without=".citation") for item in card.css("li")]
        assert found == expected, f"{page.path}: {heading(block)[1]}"


def test_nothing_hides_a_card(site: Site) -> None:
    for page, block, card in cards(site):
        node: LexborNode | None = card
        while node is not None and node.tag not in ("body", "-undef"):
            at = node.attributes
            assert node.tag != "details", f"{page.path}: a card is never folded"
            assert "hidden" not in at, page.path
            assert not HIDDEN.search(at.get("class") or ""), page.path
            node = node.parent
        hidden = card.css("[hidden], [aria-hidden], details, template")
        assert hidden == [], f"{page.path}: {heading(block)[1]}"


def test_each_article_has_a_card_or_says_why_not(site: Site) -> None:
    for page in pages():
        if page.head.get("status") and not page.path.startswith("about/"):
            cards = shown(site, page.file).css(".care")
            cure = "Write '/// care | today', or 'no_care' with the reason."
            assert cards or len(page.head.get("no_care") or "") >= 10, f"{page.path}: {cure}"


def test_the_way_to_help_is_in_the_header_and_the_footer_of_every_page(site: Site) -> None:
    for file in site.pages():
        page = shown(site, file)
        for place in ("header .help", "footer .help"):
            assert [words(link) for link in page.css(place)] == ["Get help now"], f"{file}: {place}"


def test_a_word_that_tells_when_to_get_help_says_so_on_its_page(site: Site) -> None:
    told = 0
    for page in pages():
        if urgent := page.head.get("urgent"):
            said = words(shown(site, page.file).css_first("article > .term-urgent"))
            assert said == f"When to get help: {folded(urgent)}", page.path
            told += 1
        assert listed(page.head.get("urgent_terms")) or "urgent_terms" not in page.head, page.path
    assert told > 20
