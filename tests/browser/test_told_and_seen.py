"""What must be seen and heard on every page: cards, claims, sources, explanations."""

from __future__ import annotations

import pytest

from written import Block, data, folded, pages, plain

from .conftest import DESK, PHONE, Open

URGENCY = {
    "emergency": "Emergency", "maternity": "Straight away", "today": "Today", "ask-first": "Ask first",
    "soon": "In the next few days", "crisis": "Help now",
}  # fmt: skip
# Whatever of these is in a page must be seen there, and be of some size.
SEEN = {
    "screen": ".care, .care > *:not(.care-sources), .care li, .care-call a, .care-call span:not(.care-verb), .evidence, .evidence > *,"
    " .evidence-strength > :not(.citation), .citation a, .references li, a.term, .disclaimer, .plot-row p, .facts,"
    " .study figcaption, h1, .about-page p",
    "print": ".care, .care > *:not(.care-sources), .care li, .care-call a, .care-call span:not(.care-verb), .evidence, .evidence > *,"
    " .evidence-strength > :not(.citation), .citation a, .references li, a.term, .disclaimer, .study .band, .study table,"
    " .study figcaption, h1, .about-page p, .term-tip, .term-urgent, .quiz dt, .quiz dd",
}
UNSEEN = """([selector, print]) => [...document.querySelectorAll(selector)].filter(one => {
    if (!print && one.closest("quiz-question details, .study details")) return false // folded
    if (!print && one.closest(".phases-list > [hidden]")) return false // another phase; no card stands in one
    if (one.closest(".questions-one[hidden]")) return false // asked later
    if (!print && one.closest(".explorer-parts > [hidden], .fair-test li:not(.now)")) return false // another part, another frame
    if (one.closest(".care-sources")) return false // folded: nothing that matters for safety
    if (!print && one.closest(".references details")) return false // folded: each citation shows its own
    const box = one.getBoundingClientRect(), style = getComputedStyle(one)
    return !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        || box.width < 3 || box.height < 5 || parseFloat(style.fontSize) < 7
        || style.color === style.backgroundColor
}).map(one => one.outerHTML.slice(0, 90))"""


def heading(block: Block) -> str:
    """The heading of a card, as the list of signs has it."""
    file = data("signs.yml")
    name = block.options["signs"]
    box = next(
        (sign for sign in file["signs"] if sign["id"] == name and name in file["boxes"]), None
    )
    if box:
        return plain(box["words"])
    short = block.options.get("compact") or block.options.get("lead")
    own = file["headings"].get(name) if isinstance(name, str) else None
    return plain(
        file["headings"][f"{block.argument}-short"]
        if short
        else own or file["headings"][block.argument]
    )


def test_nothing_that_matters_is_hidden_on_any_page(visit: Open, address: str) -> None:
    page, found = visit("", PHONE), []
    for written in pages():
        if not written.blocks and not written.head.get("urgent"):
            continue
        page.goto(address + written.address, wait_until="domcontentloaded")
        for media, selector in SEEN.items():
            page.emulate_media(media=media)  # type: ignore[arg-type]
            sheet = media == "print" and page.locator(".page-sheet").count() > 0
            chosen = "h1, .disclaimer, .care, .care-signs:last-of-type li" if sheet else selector
            unseen = page.evaluate(UNSEEN, [chosen, media == "print"])
            found += [f"{written.path}, {media}: {one}" for one in unseen]
    assert found == [], "A rule of a style sheet hides it, or makes it too small to read."


def test_a_screen_reader_hears_how_urgent_a_card_is(visit: Open, address: str) -> None:
    page = visit("", PHONE)
    for name in ("help/when-to-get-help.md", "help/before-massage.md", "help/head-injury.md"):
        written = next(one for one in pages() if one.path == name)
        page.goto(address + written.address)
        snapshot = folded(page.locator("main").aria_snapshot())
        cards = written.named("care")
        assert len(cards) >= 2
        for card in cards:
            heard = f'heading "{URGENCY[card.argument]}: {heading(card)}"'
            assert folded(heard) in snapshot.replace('\\"', '"'), f"{name}: {heard}"


def test_a_screen_reader_hears_certainty_in_words_and_not_its_shape(visit: Open) -> None:
    page = visit("hands-on/massage-and-headaches/", PHONE)
    snapshot = page.locator("main").aria_snapshot()
    assert "Certainty: very low" in snapshot
    assert not set("◆◇○") & set(snapshot)


EDGES = """() => Object.fromEntries(["emergency", "maternity", "today", "soon"].map(kind => {
    const style = getComputedStyle(document.querySelector(`.care-${kind}`))
    const widths = [style.borderLeftWidth, style.borderRightWidth].map(parseFloat)
    return [kind, [style.borderLeftColor, widths[0] / widths[1]]]
}))"""


@pytest.mark.parametrize("look", ["light", "dark", "calm"])
def test_the_edge_of_a_card_is_thick_and_of_its_own_colour(visit: Open, look: str) -> None:
    scheme = "dark" if look == "dark" else "light"
    calm = "#calm" if look == "calm" else ""
    page = visit(f"help/when-to-get-help/{calm}", DESK, color_scheme=scheme)
    edges = page.evaluate(EDGES)
    assert all(thicker >= 4 for _, thicker in edges.values())
    parts = {kind: [int(n) for n in colour[4:-1].split(",")] for kind, (colour, _) in edges.items()}
    red, green, blue = parts["emergency"]
    assert red > 1.5 * max(green, blue), "an emergency is red"
    red, green, blue = parts["today"]
    assert red > green > blue, "what is urgent is brown"
    red, green, blue = parts["soon"]
    assert blue > green > red, "what is not urgent is blue"


@pytest.mark.parametrize("look", ["light", "dark", "calm"])
def test_a_poison_looks_like_an_emergency_and_despair_does_not(visit: Open, look: str) -> None:
    scheme = "dark" if look == "dark" else "light"
    calm = "#calm" if look == "calm" else ""
    page = visit(f"help/when-to-get-help/{calm}", PHONE, color_scheme=scheme)
    edge = "id => getComputedStyle(document.getElementById(id)).borderInlineStartColor"
    red = page.evaluate(
        "getComputedStyle(document.querySelector('.care-emergency')).borderLeftColor"
    )
    assert page.evaluate(edge, "sign-crisis-overdose") == red
    assert page.evaluate(edge, "sign-crisis-co") == red
    assert page.evaluate(edge, "sign-crisis-suicide") != red


PAPER = """() => {
    const probe = document.body.appendChild(document.createElement("i"))
    probe.style.forcedColorAdjust = "none"
    probe.style.color = "Canvas"
    const canvas = getComputedStyle(probe).color
    probe.remove()
    const band = document.querySelector(".study .band"), open = band.querySelector("path").cloneNode(true)
    open.setAttribute("class", "open")
    band.append(open)
    const found = [open, band.querySelector(".side")].map(one => getComputedStyle(one).fill)
    return { canvas, found }
}"""


def test_a_drawing_keeps_to_the_readers_own_colours_whatever_scheme_was_chosen(
    visit: Open,
) -> None:
    page = visit(
        "authors/blocks/",
        DESK,
        color_scheme="light",
        forced_colors="active",
    )
    page.get_by_role("group", name="Colours").get_by_role("radio", name="Dark").check()
    seen = page.evaluate(PAPER)
    assert seen["found"] == [seen["canvas"]] * 2, "hollow signs, and the side of less"
