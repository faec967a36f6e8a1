"""Every care card of this site: how urgent it is, whom it says to call, which signs it lists. Held
against the one list of signs, which is read here without the generator.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from selectolax.lexbor import LexborNode

from sites import Site
from written import DOCS, Block, Written, pages, part, plain, shown, signs_of, words

# Spelled out: a fault in the engine or in mkdocs.yml must not reach the test.
URGENCY = {
    "emergency": "Emergency:",
    "maternity": "Straight away:",
    "today": "Today:",
    "soon": "In the next few days:",
    "crisis": "Help now:",
    "ask-first": "Ask first:",
}
CALLS = {
    "emergency": {"999": "UK", "112": "Ireland, EU", "911": "US, Canada", "000": "Australia", "111": "New Zealand"},
    "advice": {"111": "England, Scotland, Wales", "1800022222": "healthdirect, Australia"},
}  # fmt: skip
NUMBERS = {
    "emergency": "emergency",
    "crisis": "emergency",
    "maternity": "advice",
    "today": "advice",
}
HIDDEN = re.compile(r"\b(hidden|visually-hidden|no-print)\b")
DATA: dict[str, Any] = yaml.safe_load((DOCS / "_data/signs.yml").read_text("utf-8"))
SIGNS = {sign["id"]: sign for sign in DATA["signs"]}


def named(block: Block) -> list[dict[str, Any]]:
    """The signs that a block names, groups taken apart."""
    names = block.options.get("signs", [])
    names = [names] if isinstance(names, str) else names
    ids = [one for name in names for one in signs_of(name)]
    return [SIGNS[one] for one in dict.fromkeys(ids)]


def cards(site: Site) -> list[tuple[Written, Block, LexborNode]]:
    """Each card: its page, its block in Markdown, what the page shows."""
    found = []
    for page in pages():
        blocks = page.named("care")
        nodes = shown(site, page.file).css(".care")
        kinds = [node.attributes["data-urgency"] for node in nodes]
        assert kinds == [block.argument for block in blocks], page.path
        found += [(page, block, node) for block, node in zip(blocks, nodes, strict=True)]
    assert len(found) > 60
    return found


def test_a_card_says_in_words_how_urgent_it_is_and_one_thing_to_do(site: Site) -> None:
    for page, block, card in cards(site):
        headings = card.css("h1, h2, h3, h4, h5, h6")
        assert len(headings) == 1, page.path
        first = part(card, "*:first-child")
        assert words(first).startswith(f"{URGENCY[block.argument]} "), (
            f"{page.path}: {words(first)}"
        )
        spoken = card.css(":is(h2, h3) > .visually-hidden")
        assert [words(one) for one in spoken] == [URGENCY[block.argument]], page.path
        kind = f"care-{block.argument}"
        assert kind in (card.attributes["class"] or "").split(), page.path


def test_a_card_shows_the_signs_that_it_names_in_the_words_of_the_one_list(site: Site) -> None:
    for page, block, card in cards(site):
        signs = named(block)
        assert signs, f"{page.path}: a card names its signs"
        assert {sign["urgency"] for sign in signs} == {block.argument}, page.path
        if signs[0]["id"] in DATA["boxes"]:
            box = DATA["boxes"][signs[0]["id"]]
            assert words(part(card, "*:first-child")).endswith(plain(signs[0]["words"])), page.path
            assert plain(box["say"]) in words(card), page.path
            continue
        lists = card.css(".care-signs")
        lead, compact = block.options.get("lead", 0), block.options.get("compact", False)
        assert len(lists) == (2 if lead else 1), page.path
        items = lists[-1].css("li[data-sign]")
        told = sorted(words(item) for item in items)
        assert all(1 <= len(one.css("li")) <= 7 for one in lists[-1].css(".care-part")), page.path
        assert len(items) <= 7 or compact or lists[-1].css(".care-part > strong"), page.path
        whole = [
            f"{sign['words']}: {sign['action']}" if "action" in sign else sign["words"]
            for sign in signs
        ]
        short = [sign.get("short") for sign in signs]
        wanted = sorted(plain(str(text)) for text in (short if compact else whole))
        assert told == wanted, page.path
        if lead:
            assert [words(item) for item in lists[0].css("li")] == short[:lead], page.path
        ids = [item.attributes["data-sign"] for item in items]
        if isinstance(block.options["signs"], str) or len(signs) <= 7:
            assert ids == [sign["id"] for sign in signs], page.path


def test_no_sign_has_two_urgencies_anywhere_and_all_stand_on_the_page_of_help(site: Site) -> None:
    urgencies: dict[str, set[str]] = {}
    for page in pages():
        for card in shown(site, page.file).css("[data-urgency]"):
            for sign in card.css("[data-sign]"):
                urgency = card.attributes["data-urgency"] or ""
                urgencies.setdefault(sign.attributes["data-sign"] or "", set()).add(urgency)
    assert urgencies == {name: {sign["urgency"]} for name, sign in SIGNS.items()}
    help = shown(site, "help/when-to-get-help/index.html")
    there = {node.attributes["data-sign"] for node in help.css("[data-sign]")}
    ask = {name for name, sign in SIGNS.items() if sign["urgency"] == "ask-first"}
    assert set(SIGNS) - there - ask == set(), "The page of help shows all signs."


def test_a_card_has_a_button_for_each_number_that_its_urgency_needs(site: Site) -> None:
    for page, block, card in cards(site):
        expected = CALLS.get(NUMBERS.get(block.argument, ""), {})
        links = card.css(".care-call a")
        found = {
            (link.attributes["href"] or "").removeprefix("tel:"): words(link) for link in links
        }
        assert list(found) == list(expected), page.path
        for number, place in expected.items():
            said = f"Call {'1800 022 222' if number.startswith('18') else number} {place}"
            assert found[number] == said, page.path
        if expected and signs_only(block) and not call_last(block):
            classes = [one.attributes.get("class") for one in card.css(".care > *")]
            parts = [one for one in classes if one != "care-more"]
            assert parts[1] == "care-call no-glossary", page.path


def call_last(block: Block) -> str:
    """The line above the numbers of a card whose heading asks for something else, or ''."""
    return str(DATA["call_last"].get(str(block.options["signs"]), ""))


def signs_only(block: Block) -> bool:
    """Whether a card lists signs, and is no box."""
    return named(block)[0]["id"] not in DATA["boxes"]


def test_no_link_of_the_site_calls_a_number_that_is_not_in_the_list(site: Site) -> None:
    text = (DOCS / "_data/signs.yml").read_text("utf-8")
    known = {re.sub(r"\D", "", number) for number in re.findall(r"'([\d -]{2,})'", text)}
    assert {"999", "116123", "18002221222"} <= known
    for file in site.pages():
        for link in shown(site, file).css("a[href^='tel:'], a[href^='sms:']"):
            number = (link.attributes["href"] or "").partition(":")[2]
            assert number in known, f"{file}: {number}"
            assert number in re.sub(r"[^\d]", "", words(link)), f"{file}: {words(link)}"


def test_a_number_never_stands_without_its_country(site: Site) -> None:
    for file in site.pages():
        for link in shown(site, file).css(".care-call a"):
            assert words(part(link, "span:last-child")), f"{file}: {words(link)}"
        for item in shown(site, file).css(".care-numbers > li.care-part"):
            assert words(part(item, "strong")) in {
                one["name"] for one in DATA["countries"].values()
            }
        for item in shown(site, file).css(".care-numbers > li:not(.care-part)"):
            assert re.search(r"\(.+\)", words(item)), f"{file}: {words(item)}"


def test_each_emergency_card_says_what_to_do_if_one_cannot_call(site: Site) -> None:
    for page, block, card in cards(site):
        closing = [words(one) for one in card.css(".care-closing")]
        told = call_last(block) or DATA["closing"]["emergency"]
        expected = [plain(told)] if block.argument == "emergency" else []
        assert closing == expected, page.path


def test_a_card_that_says_go_has_its_numbers_below_all_that_says_where(site: Site) -> None:
    found = [
        card
        for _, _, card in cards(site)
        if "Go to the emergency" in words(part(card, ":is(h2, h3)"))
    ]
    assert found
    for card in found:
        assert words(part(card, ".care-signs + *")) == plain(DATA["call_last"]["head-injury-ae"])
        assert "Call 999 UK" in words(part(card, ".care-closing + .care-call"))


def test_nothing_hides_a_card(site: Site) -> None:
    for page, block, card in cards(site):
        node: LexborNode | None = card
        while node is not None and node.tag not in ("body", "-undef"):
            at = node.attributes
            assert node.tag != "details", f"{page.path}: a card is never folded"
            assert "hidden" not in at, page.path
            assert not HIDDEN.search(at.get("class") or ""), page.path
            node = node.parent
        folded = card.css("[hidden], [aria-hidden], template, details [data-sign]")
        assert folded == [], f"{page.path}: {block.argument}"


def test_each_article_has_a_compact_card_or_the_signs_in_full_or_says_why_not(site: Site) -> None:
    for page in pages():
        if page.head.get("status") and not page.path.startswith("about/"):
            found = shown(site, page.file).css("[data-urgency='emergency']")
            cure = "Write '/// care | emergency' with 'signs: core', or 'no_care' with the reason."
            assert found or len(page.head.get("no_care") or "") >= 10, f"{page.path}: {cure}"


def test_a_compact_card_leads_to_all_signs(site: Site) -> None:
    told = 0
    for page, block, card in cards(site):
        if block.options.get("compact"):
            link = part(card, ".care-more a")
            assert words(link) == "All signs"
            assert (link.attributes["href"] or "").endswith("help/when-to-get-help/"), page.path
            assert [sign["id"] for sign in named(block)] == DATA["groups"]["core"], page.path
            told += 1
    assert told >= 12


def test_the_page_of_help_begins_with_help(site: Site) -> None:
    page = shown(site, "help/when-to-get-help/index.html")
    parts = page.css("article > *:not(meta), .text > *")
    kinds = [node.attributes.get("class") or node.tag for node in parts]
    assert kinds[:3] == ["h1", "disclaimer", "trust"]
    text = [node.attributes.get("class") or node.tag for node in page.css(".text > *")]
    assert text[:2] == ["care care-emergency", "advice"]
    boxes = [node.attributes.get("id") for node in page.css(".care-crisis")]
    assert boxes == ["sign-crisis-suicide", "sign-crisis-overdose", "sign-crisis-co"]
    urgencies = [node.attributes["data-urgency"] for node in page.css(".care")]
    first = ["emergency", *["crisis"] * 3, "maternity", *["emergency"] * 3]
    assert urgencies == [*first, *["today"] * 3, *["soon"] * 3], (
        "The faster stands above the slower."
    )
    links = [
        link.attributes["href"] or "" for link in page.css(".care")[0].css("p > a:not(.button)")
    ]
    assert {f"#{box}" for box in boxes} | {"../children/", "../head-injury/"} <= set(links)


def test_a_page_of_signs_says_how_old_they_are_and_who_has_not_checked_them(site: Site) -> None:
    for name in (
        "when-to-get-help",
        "children",
        "head-injury",
        "pregnancy-birth-and-after-50",
        "before-massage",
        "sheet",
    ):
        trust = words(part(shown(site, f"help/{name}/index.html"), ".trust"))
        assert trust == "Compared with sources on 26 November 2026. No clinician has checked it.", (
            name
        )


def test_the_way_to_help_is_at_hand_on_every_page(site: Site) -> None:
    for file in site.pages():
        page = shown(site, file)
        for place in ("header .help", ".bar .help", "footer .help"):
            assert [words(link) for link in page.css(place)] == ["Get help now"], f"{file}: {place}"


def test_a_word_says_its_signs_in_the_words_of_the_one_list(site: Site) -> None:
    told = 0
    for page in pages():
        ids = page.head.get("urgent") or []
        said = " ".join(words(one) for one in shown(site, page.file).css("article > .term-urgent"))
        for name in ids:
            assert plain(SIGNS[name]["words"]) in said, f"{page.path}: {name}"
        assert bool(ids) == bool(said), page.path
        told += len(ids)
    assert told > 30
