"""A book of how each part of the site looks, kept as text in tests/golden/look/.

On a phone and at a desk; in light, dark and calm, in the reader's own colours, and on paper.
`make golden` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from goldens import Golden

from .conftest import DESK, PHONE, Open

SCRIPT = Path(__file__).with_name("look_book.js").read_text("utf-8")
LOOKS = ("light", "dark", "calm", "forced", "print")
SIZES = {"phone": PHONE, "desk": DESK}
# What differs by width differs so in light and in calm; colours and paper know no width.
EVERY = [
    (look, size) for look in LOOKS for size in SIZES if size == "desk" or look in ("light", "calm")
]
Parts = dict[str, str]
Told = dict[str, dict[str, dict[tuple[str, str], str]]]


def care(kind: str) -> Parts:
    """The parts of a care card."""
    card = f".care-{kind}"
    return {
        f"{kind}: card": card,
        f"{kind}: heading": f"{card} > :is(h2, h3)",
        f"{kind}: hidden words": f"{card} > :is(h2, h3) > span",
        f"{kind}: list": f"{card} > ul",
        f"{kind}: item": f"{card} li",
    }


HELP: dict[str, Parts] = {
    "frame": {
        "page": "body",
        "text": "main",
        "title": "h1",
        "heading": ".text > h2",
        "paragraph": ".text > p",
        "item": ".text > ul > li",
        "link": ".text > p > a:not(.term)",
        "breadcrumb": ".breadcrumb",
        "outline": ".toc",
        "outline, heading": ".toc h2",
        "outline, link": ".toc a",
        "rule": "#look-rule",
        "quotation": "#look-rule + blockquote",
        "bar": ".bar",
        "bar, row": ".bar-inner",
        "bar, outline": ".outline summary",
        "bar, help": ".bar .help",
        "bar, outline, arrow": ".outline summary::after",
        "bar, outline, list": ".outline ul",
        "bar, outline, link": ".outline a",
        "outline, list": ".toc ul",
        "outline, item": ".toc li",
        "trust": ".trust",
        "list": ".text > ul",
        "link to a section": ".text > h2 > .here",
        "key points, heading": "#look-points > h2",
        "key points": "#look-points > h2 + ul",
        "key point": "#look-points li",
        "key point, question": "#look-points li > strong",
        "table": "#look-table",
        "cell": "#look-table td",
        "code": "#look-code",
        "code in a line": "#look-code code",
        "list of words, word": "#look-words dt",
        "list of words, meaning": "#look-words dd",
        "smaller heading": "#look-h4",
    },
    "header": {
        "header": ".header",
        "header, row": ".header-inner",
        "name of the site": ".home",
        "search, sign": ".header .tool svg",
        "colours, box": ".look input",
        "skip to help": ".skip-help",
        "help": ".header .help",
        "search": ".header .tool",
        "search, word": ".header .tool span",
        "menu": ".header .menu-open",
        "colours": ".look",
        "colours, choice": ".look label:not(:has(:checked))",
        "colours, chosen": ".look label:has(:checked)",
        "calm, offer": ".calm-offer",
        "calm, link": ".calm-offer a",
    },
    "navigation": {
        "navigation": ".nav",
        "close": ".nav .close",
        "list": ".nav > ul",
        "item": ".nav > ul > li",
        "inner list": ".nav li ul",
        "colours": ".nav .look",
        "section": ".nav .section",
        "link": ".nav li li a:not([aria-current])",
        "link of this page": ".nav [aria-current=page]",
    },
    "quiz": {
        "question": ".quiz",
        "question, words": ".quiz legend",
        "option": ".quiz fieldset label",
        "option, box": ".quiz fieldset input",
        "fields": ".quiz fieldset",
        "asked for": ".quiz .ask",
        "asked for, box": ".quiz .ask input",
        "button": ".quiz button",
        "what is told": ".quiz-said",
        "what is told, line": ".quiz-said p",
        "answers": ".quiz details",
        "answers, heading": ".quiz summary",
        "answers, option": ".quiz dt",
        "answers, reason": ".quiz dd",
    },
    "terms": {
        "word": "a.term",
        "words of the page": ".terms",
        "words of the page, heading": ".terms > h2",
        "explanation": ".term-tip:has(.term-urgent):has(.say)",
        "explanation, name": ".term-tip:has(.term-urgent) strong",
        "explanation, how to say it": ".term-tip:has(.term-urgent) .say",
        "explanation, when to get help": ".term-tip .term-urgent",
    },
    "disclaimer": {"disclaimer": ".disclaimer", "words": ".disclaimer p", "link": ".disclaimer a"},
    "references": {
        "citation": ".citation",
        "citation, link": ".citation a",
        "references, fold": ".references > details",
        "references, what folds": ".references summary",
        "references": ".references",
        "references, list": ".references ol",
        "reference": ".references li",
        "reference, journal": ".references cite",
        "reference, design": ".references .design",
        "reference, way back": ".references .back",
        "reference, address on paper": ".references a[href^=http]::after",
        "about the page": ".about-page",
        "about the page, heading": ".about-page h2",
        "about the page, words": ".about-page p",
    },
    "footer": {
        "footer": ".footer",
        "help": ".footer .help",
        "policies": ".footer ul",
        "policy": ".footer li",
        "policy, link": ".footer li a",
        "choice of marks": ".marking",
        "choice of marks, all": ".marking fieldset",
        "choice of marks, option": ".marking label",
        "choice of marks, name": ".marking legend",
        "choice of marks, box": ".marking input",
        "row": ".footer-inner",
        "before and after": ".onward",
        "page after": ".onward [rel=next]",
        "page after, word": ".onward small",
        "page after, name": ".onward span",
        "last line": ".footer p:last-child",
    },
    "details": {
        "details": "#look-details",
        "details, heading": "#look-details summary",
        "note": ".admonition",
        "note, title": ".admonition-title",
        "draft": ".draft",
        "not cited": ".uncited",
    },
}
CARE: dict[str, Parts] = {
    "care": {
        **care("emergency"),
        "call": ".care-call",
        "call, button": ".care-call a",
        "call, number": ".care-call a strong",
        "call, country": ".care-call a span",
        "call, other country": ".care-call a:not([data-own~=GB])",
        "call, where the country is not known": ".care-local",
        "last line": ".care-closing",
        "whole list, heading": ".care-whole",
        "lines below the first signs": ".care-signs:has(~ .care-whole) + p",
        "country, name": ".care-call a > span",
        "own country, name": ".care-call [data-own~=GB] > span",
        "crisis: own number": ".care-crisis .care-call [data-own~=GB]",
        "numbers by country, label": ".numbers label",
        "numbers by country, box": ".numbers input",
        "before a massage: card": ".care-today",
        "sources": ".care-sources",
        "sources, name": ".care-sources summary",
        **care("today"),
        "today: call, button": ".care-today .care-call a",
        **care("soon"),
        "a sign in short": ".care-signs:has(~ .care-whole) li",
        "number of the reader's country": ".care-call [data-own~=GB]",
        **care("maternity"),
        "crisis: card": ".care-crisis",
        "crisis: heading": ".care-crisis > :is(h2, h3)",
        "crisis: numbers": ".care-numbers",
        "crisis: number": ".care-numbers a",
        "lines beside cards": ".advice",
        "numbers by country": ".numbers ul",
        "numbers by country, line": ".numbers li",
        "numbers by country, choice": ".numbers form",
        "numbers by country, field": ".numbers select",
        "age of the signs": ".trust",
    },
}
COMPACT: dict[str, Parts] = {
    "compact": {
        "trust, link": ".trust a",
        "card": ".care-compact",
        "call, button": ".care-compact .care-call a",
        "signs": ".care-compact .care-signs",
        "sign": ".care-compact .care-signs li",
        "all signs, place": ".care-compact > .care-more",
        "all signs": ".care-compact .care-more a",
        "last line": ".care-compact .care-closing",
        "call, country": ".care-compact .care-call a > span",
        "calls": ".care-compact > .care-call",
        "sign, end": ".care-compact .care-signs li:last-child::after",
    },
}
EVIDENCE: dict[str, Parts] = {
    "evidence": {
        "claim": ".evidence",
        "label": ".evidence-label",
        "words of others": ".evidence-said",
        "key point, how sure": ".sure",
        "key point, shape": ".sure [aria-hidden]",
        "claim, words": ".evidence-claim",
        "strength": ".evidence-strength",
        "direction": ".evidence-strength .direction",
        "certainty": ".evidence-strength .certainty",
        "certainty, shape": ".evidence-strength .certainty [aria-hidden]",
    },
}
STUDIES: dict[str, Parts] = {
    "studies": {
        "figure": "figure.study",
        "caption": ".study figcaption",
        "caption, title": ".study figcaption strong",
        "picture": ".study .picture",
        "picture, to ask for": ".study .ask",
        "row": ".plot-row",
        "row, name": ".plot-row > p",
        "row, size": ".plot-row small",
        "row, what it says": ".plot-row .quiet",
        "band": ".study .band",
        "side of less": ".study .side",
        "no difference": ".study .band .none",
        "range": ".study .range",
        "spread of results": ".study .spread",
        "sign": ".study .strong",
        "sign without a range": ".study .open",
        "axis": ".plot-axis > svg",
        "axis, words": ".plot-at > span",
        "axis, sides": ".plot-sides",
        "array": ".arrays svg",
        "number": ".study .big",
        "facts": ".facts",
        "facts, denominator": ".facts caption",
        "facts, column": ".facts thead th",
        "facts, group": ".facts .kind th",
        "facts, name": ".facts tr:not(.kind) th",
        "facts, value": ".facts td",
        "facts, certainty": ".facts .sure",
        "folded": ".study details",
        "folded, name": ".study summary",
        "table": ".study details table",
        "table, heading": ".study details thead th",
        "table, study": ".study details tbody th",
        "table, number": ".study details td",
        "sources": ".study-sources",
    },
}
CLAIMS: dict[str, Parts] = {
    "claims": {
        "table": ".claims",
        "head": ".claims thead",
        "head, cell": ".claims thead th",
        "row": ".claims tbody tr",
        "claim": ".claims th[scope=row]",
        "answer, link": ".claims td a",
        "cell": ".claims td",
        "cell, name": ".claims .cell-label",
    },
}
MAP: dict[str, Parts] = {
    "map": {
        "map": ".map",
        "head": ".map thead",
        "row": ".map tbody tr",
        "certainty": ".map thead th",
        "certainty, shape": ".map thead [aria-hidden]",
        "direction": ".map th[scope=row]",
        "direction, link": ".map th a",
        "direction, sign": ".map .sign",
        "number": ".map td a",
        "number, disc": ".map circle",
        "number, digits": ".map text",
        "what it is": ".map-key",
        "claim": ".claim-list li",
        "claim, link": ".claim-words a",
        "claim, verdict": ".claim-verdict",
        "claim, page": ".claim-page",
        "words of others": ".claim-list .evidence-said",
    },
    "filter": {
        "form": ".filter",
        "chips": ".chips",
        "chips, name": ".chips legend",
        "chip": ".chips label:not(:has(:checked))",
        "chip, chosen": ".chips label:has(:checked)",
        "chip, direction": ".chips .direction",
        "name of the field": ".filter .field label",
        "field": ".filter [type=search]",
        "found": ".filter .found",
        "show all": ".filter .button",
    },
}
SEARCH: dict[str, Parts] = {
    "search": {
        "dialog": ".search-dialog",
        "close": ".search-dialog .close",
        "name of the field": ".search-dialog label",
        "field": ".search-dialog input",
        "hint": ".search-dialog .hint",
        "found": ".search-dialog .search-status",
        "all that is found": ".search-results",
        "group": ".search-results h2",
        "results": ".search-results ol",
        "result": ".search-results li:not(:has(.search-urgent))",
        "warning sign": ".search-care .care",
        "result, link": ".search-results li a",
        "result, sentence": ".search-results li p",
        "result, word that was looked for": ".search-results mark",
    },
}
FOCUS: dict[str, Parts] = {
    "focus": {
        "skip link": ".skip",
        "link": ".text > p > a:not(.term)",
        "help in the header": ".header .help",
        "call": ".care-call a",
        "button": ".quiz button",
        "text, that the skip link leads to": "main",
    },
}
HOME: dict[str, Parts] = {
    "home": {
        "top": ".hero",
        "lead": ".hero .lead",
        "doors": ".doors ul",
        "door": ".doors li:last-child",
        "door to help": ".doors li:has(.door-help)",
        "door to help, link": ".door-help",
        "door to calm": ".doors li:has(.door-calm)",
        "door to calm, link": ".door-calm",
        "door, name": ".doors li:last-child p:first-child",
        "questions": ".questions ul",
        "question": ".questions li",
        "question, name": ".questions strong",
        "index": ".index",
        "index, section": ".index p",
        "index, list": ".index ul",
    },
}
PICTURES: dict[str, Parts] = {
    "pictures": {
        "picture": "span.picture",
        "to ask for": "span.picture .ask",
        "drawing": "svg.drawing",
        "area": "svg.drawing .tone",
        "words on paper": "span.picture::after",
    },
}
SECTION: dict[str, Parts] = {
    "section": {
        "ways": ".ways ul",
        "way": ".ways li",
        "way, words": ".ways p:last-child",
        "way, link": ".ways li:last-child p:first-child a",
        "help": ".button-help",
    },
}
STEPS: dict[str, Parts] = {
    "steps": {
        "step": ".step",
        "step, number": ".step > h2::before",
        "step, title": ".step > h2",
        "step, how many": ".step::before",
        "ways of the first": ".step-ways",
        "ways": "#step-2 > .step-ways",
        "way": ".step-ways a",
    },
}
SESSION: dict[str, Parts] = {
    "session": {
        "session": ".session",
        "who should ask first": ".session-ask",
        "player": ".session-controls",
        "shape": ".session-shape",
        "word": ".session-word",
        "count": ".session-count",
        "time to go": ".session-left",
        "buttons": ".session-buttons",
        "button": ".session-buttons .button",
        "pace": ".session-pace label",
        "pace, field": ".session-pace select",
        "sound": ".session-ways label",
        "sound, box": ".session-ways input",
        "steps": ".session-steps",
        "end": ".session-next",
    },
}
WORDS: dict[str, Parts] = {
    "words": {
        "letters": ".letters ul",
        "letter": ".letters li",
        "letter, link": ".letters a",
    },
}
BIBLIOGRAPHY: dict[str, Parts] = {
    "bibliography": {
        "list": ".bibliography",
        "source": ".bibliography li",
        "source, title": ".bibliography li a",
        "source, words": ".bibliography p",
        "source, where it is cited": ".cited-on",
        "choice": ".filter select",
    },
}
LESSON: dict[str, Parts] = {
    "lesson": {
        "hint": ".lesson-hint",
        "button": ".lesson button",
        "line": ".lesson-words .lesson-line",
        "line for a name": ".lesson-name .lesson-line",
        "words and meanings": ".lesson-words",
        "words": ".lesson-words ul",
        "meaning": ".lesson-words ol > li",
        "question": ".lesson-questions > li",
        "options": ".lesson-questions ul",
        "option": ".lesson-questions ul > li",
        "option, box": ".lesson-questions ul > li::before",
        "first sheet": ".lesson > section",
        "answers": ".lesson-answers",
        "letters": ".lesson-letters",
        "right": ".lesson dt.lesson-right",
        "not right": ".lesson dt:not(.lesson-right)",
        "reason": ".lesson dd",
        "source": ".lesson-source",
    },
}
SKIN: dict[str, Parts] = {
    "skin": {
        "light": "svg.drawing .skin-1",
        "dark": "svg.drawing .skin-3",
        "spot": "svg.drawing .spot",
        "page behind": "svg.drawing .paper",
        "thin line": "svg.drawing .thin",
        "words": "svg.drawing .words",
    },
}
MADE = """() => {
    const box = document.createElement("div")
    box.innerHTML = `<details id="look-details" open><summary>More</summary><p>Words</p></details>
        <div class="admonition"><p class="admonition-title">Note</p><p>Words</p></div>
        <div class="text" id="look-points"><h2>Points</h2><ul><li><strong>Why?</strong> So.</li></ul></div>
        <table id="look-table"><tr><td>One</td></tr></table><pre id="look-code"><code>a</code></pre>
        <dl id="look-words"><dt>Word</dt><dd>What it is.</dd></dl><h4 id="look-h4">Smaller</h4>
        <hr id="look-rule"><blockquote>Words</blockquote><p class="draft">Draft</p><p><span class="uncited">Not cited</span></p>`
    document.querySelector(".text").append(box)
    const quiz = document.querySelector(".quiz")
    quiz.querySelector("fieldset label").click()
    quiz.querySelector("button").click()
    document.activeElement.blur()
}"""
# No page has a picture of each kind: those of others are put into one that has none.
MADE_IN_PICTURE = """async () => {
    for (const path of ["authors/blocks", "understand/what-is-migraine", "hands-on/massage-and-headaches"]) {
        const html = await (await fetch(`../../${path}/`)).text()
        const other = new DOMParser().parseFromString(html, "text/html")
        for (const one of other.querySelectorAll("figure.study")) document.querySelector(".text").append(one)
    }
    document.querySelector(".plot-row > p").insertAdjacentHTML("beforeend", " <small>64 people</small>")
    const band = document.querySelector(".study .band")
    const made = { open: band.querySelector(".strong"), spread: band.querySelector(".side") }
    for (const [style, like] of Object.entries(made)) {
        const one = like.cloneNode(true)
        one.setAttribute("class", style)
        band.append(one)
    }
    for (const box of document.querySelectorAll(".ask input")) box.checked = true
    for (const one of document.querySelectorAll(".study details")) one.open = true
}"""
ASKED = """() => {
    for (const box of document.querySelectorAll(".ask input")) box.checked = true
}"""
CHOOSE = """([chosen, look]) => {
    document.documentElement.dataset.look = look
    document.querySelector(`.look [value="${chosen}"]`).checked = true
}"""
OPEN = """() => {
    for (const one of document.querySelectorAll("[popover]:popover-open")) one.hidePopover()
    const nav = document.querySelector(".nav")
    if (!nav.checkVisibility()) nav.showPopover()
    document.querySelector(".term-tip:has(.term-urgent):has(.say)")?.showPopover()
    document.querySelector(".marking").hidden = false
    document.querySelector(".outline").open = true
}"""


def turn(page: Page, look: str, size: str) -> None:
    """Show the page in a look and a size."""
    page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
    page.emulate_media(
        media="print" if look == "print" else "screen",
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced" else "none",
    )
    chosen = look if look in ("dark", "calm") else "light"
    page.evaluate(CHOOSE, [chosen, "calm" if look == "calm" else "auto"])


def read(page: Page, book: Told, components: dict[str, Parts], before: str = "") -> None:
    """Add to `book` how the parts of the page look, in each look and size."""
    for look, size in EVERY:
        turn(page, look, size)
        if before:
            page.evaluate(before)
        for component, parts in components.items():
            note(page, book, component, parts, (look, size))


def note(page: Page, book: Told, component: str, parts: Parts, where: tuple[str, str]) -> None:
    """Add to `book` how some parts look now."""
    told = page.evaluate(SCRIPT, [parts, where[0] == "forced"])
    for part, found in told.items():
        assert found is not None, (
            f"{component}: nothing is '{parts[part]}' on {page.url}. Name another selector or page."
        )
        kept = book.setdefault(component, {})
        for name, value in found.items():
            kept.setdefault(f"{part}|{name}", {})[where] = value


def places(where: list[tuple[str, str]]) -> str:
    """Looks and sizes in few words."""
    if where == EVERY:
        return ""
    for size in SIZES:
        if where == [one for one in EVERY if one[1] == size]:
            return f"on a {size}"
    names = []
    for look in LOOKS:
        own = [one for one in where if one[0] == look]
        whole = own == [one for one in EVERY if one[0] == look]
        names += [look] if own and whole else [f"{look} on a {size}" for _, size in own]
    return ", ".join(names)


def page_of(component: str, kept: dict[str, dict[tuple[str, str], str]]) -> str:
    """A component's page of the book."""
    lines, last = [f"How it looks: {component}"], ""
    order = list(dict.fromkeys(key.split("|")[0] for key in kept))
    for key in sorted(kept, key=lambda key: order.index(key.split("|")[0])):
        values, (part, name) = kept[key], key.split("|")
        if part != last:
            lines += ["", part]
            last = part
        by_value: dict[str, list[tuple[str, str]]] = {}
        for where in EVERY:
            if where in values:
                by_value.setdefault(values[where], []).append(where)
        for n, (value, those) in enumerate(by_value.items()):
            lines.append(f"  {name if not n else '':<14}{value:<43} {places(those)}".rstrip())
    return "\n".join(lines)


def test_every_part_looks_as_it_was_looked_at(visit: Open, address: str, golden: Golden) -> None:
    book: Told = {}
    page = visit("help/before-massage/", DESK, has_touch=False, timezone_id="Europe/London")
    page.wait_for_selector("quiz-question:defined")
    page.evaluate(MADE)
    read(page, book, HELP, OPEN)
    for look, size in EVERY:
        turn(page, look, size)
        page.keyboard.press("Shift")  # a reader who uses the keyboard
        for part, selector in FOCUS["focus"].items():
            page.evaluate("selector => document.querySelector(selector).focus()", selector)
            note(page, book, "focus", {part: selector}, (look, size))
    turn(page, "light", "desk")
    page.evaluate("document.querySelector('.nav').hidePopover()")  # the menu covers the header
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_role("dialog").get_by_role("searchbox").fill("sudden headache")
    results = page.locator(".search-dialog [data-search-results]")
    expect(results).to_have_attribute("aria-busy", "false")
    expect(results.locator("mark").first).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    read(page, book, SEARCH)
    for path, components, before in (
        ("help/when-to-get-help/", CARE, ""),
        ("understand/what-is-migraine/", COMPACT, ""),
        ("hands-on/craniosacral-therapy/", EVIDENCE, ""),
        ("hands-on/craniosacral-therapy/", STUDIES, MADE_IN_PICTURE),
        ("evidence/#certainty=low", MAP, ""),
        ("authors/blocks/", CLAIMS, ""),
        ("", HOME, ""),
        ("help/", SECTION, ""),
        ("feel-better/during-an-attack/", STEPS, ""),
        ("feel-better/breathing-break/", SESSION, ""),
        ("glossary/", WORDS, ""),
        ("body/circulation/", PICTURES, ASKED),
        ("help/children/", SKIN, ASKED),
        ("evidence/references/", BIBLIOGRAPHY, ""),
        ("try/lesson/", LESSON, ""),
    ):
        turn(page, "light", "desk")
        page.goto(address + path)
        read(page, book, components, before)
    texts = {f"{name}.txt": page_of(name, kept) for name, kept in book.items()}
    golden.check_folder("look", texts)
