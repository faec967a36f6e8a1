"""How search compares words and ranks pages: tables of plain data, run by the scripts themselves in one blank page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

Call = Callable[..., Any]
RUN = """async ([address, name, values]) => {
    const revive = value => {
        if (!value || typeof value !== "object" || Array.isArray(value)) return value
        if (value.set) return new Set(value.set)
        if (Array.isArray(value.map)) return new Map(value.map)
        return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revive(one)]))
    }
    const module = await import(address)
    return module[name](...values.map(revive)) ?? null
}"""
RANK = """async ([address, rows, small, typed, texts]) => {
    const { readNames, readQuestion, rank } = await import(address)
    const site = readNames(rows, small)
    const question = readQuestion(site, typed)
    const pages = rank(site, question, texts.map(scores => new Map(Object.entries(scores))))
    return {
        pages: pages.map(({ id, score, words }) => [id, Number(score.toFixed(4)), words.join(" ")]),
        correction: question.correction?.join(" ") ?? null,
        attempts: question.attempts.map(({ words, weight }) => [words.join(" "), weight]),
    }
}"""


@pytest.fixture(scope="module")
def blank(browser: Browser, address: str) -> Iterator[Callable[[str, list[Any]], Any]]:
    """Runs a function in a page of the site that has no script of its own: `blank("words", [name, values])`."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address + "robots.txt")
        yield lambda program, values: page.evaluate(program, values)


@pytest.fixture(scope="module")
def call(blank: Callable[[str, list[Any]], Any], address: str) -> Call:
    """Calls a function of the search scripts: `call("words", "stem", "relaxing")`."""
    folder = f"{address}features/search/"
    return lambda module, name, *values: blank(RUN, [f"{folder}{module}.js", name, list(values)])


# Words ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("british", "american", "folded"),
    [
        ("anaemia", "anemia", "anemia"),
        ("oedema", "edema", "edema"),
        ("haemorrhoea", "hemorrhea", "hemorrhea"),
        ("behaviour", "behavior", "behavior"),
        ("colours", "colors", "colors"),
        ("behavioural", "behavioral", "behavioral"),
        ("coloured", "colored", "colored"),
        ("colouring", "coloring", "coloring"),
        ("centre", "center", "center"),
        ("fibres", "fibers", "fibers"),
        ("organise", "organize", "organize"),
        ("organised", "organized", "organized"),
        ("organises", "organizes", "organizes"),
        ("organising", "organizing", "organizing"),
        ("organisation", "organization", "organization"),
        ("travelling", "traveling", "traveling"),
        ("labelled", "labeled", "labeled"),
        ("traveller", "traveler", "traveler"),
        ("photophobia", "fotofobia", "fotofobia"),
    ],
)
def test_spellings_of_two_countries_are_one(
    call: Call, british: str, american: str, folded: str
) -> None:
    assert call("words", "fold", british) == folded
    assert call("words", "fold", american) == folded


@pytest.mark.parametrize(
    "word",
    [
        "hour",
        "course",
        "tournament",
        "care",
        "more",
        "sores",
        "this",
        "island",
        "all",
        "pillow",
        "press",
    ],
)
def test_other_words_are_left_as_they_are(call: Call, word: str) -> None:
    expected = {"hour": "hor"}.get(word, word)  # told apart from nothing else
    assert call("words", "fold", word) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What's a Migraine?", ["whats", "a", "migraine"]),
        ("Ménière’s disease", ["menieres", "disease"]),
        ("tension-type 2 × 3", ["tension", "type", "2", "3"]),
        ("", []),
        ("?!", []),
        ("Ausbildung für Füße", ["ausbildung", "fur", "fuße"]),
        ("10³ cells, 2nd ﬁbre", ["10³", "cells", "2nd", "fiber"]),
        ("covid19, COVID-19", ["covid19", "covid", "19"]),
    ],
)
def test_a_text_is_taken_apart_into_words(call: Call, text: str, words: list[str]) -> None:
    assert call("words", "wordsOf", text) == words


def test_small_words_are_left_out_as_they_are_written(call: Call) -> None:
    assert call("words", "wordsOf", "The colour of a headache", {"set": ["the", "of", "a"]}) == [
        "color",
        "headache",
    ]
    assert call("words", "written", "Photo colour") == [["foto", "photo"], ["color", "colour"]]


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("neck", "neck"),
        ("eyes", "eyes"),  # too short to have an ending
        ("necks", "neck"),
        ("relaxing", "relax"),
        ("relaxed", "relax"),
        ("relaxes", "relax"),
        ("massage", "massag"),
        ("massages", "massag"),
        ("massaging", "massag"),
        ("injuries", "injur"),
        ("injury", "injur"),
        ("cervical", "cervic"),
        ("chronically", "chronic"),
        ("chronic", "chron"),
        ("normally", "norm"),
        ("suddenly", "sudden"),
        ("dizziness", "dizzines"),
        ("swelling", "swel"),
        ("stopped", "stop"),
        ("movie", "mov"),
        ("extra", "extr"),
    ],
)
def test_stems(call: Call, word: str, stem: str) -> None:
    assert call("words", "stem", word) == stem


@pytest.mark.parametrize(
    ("word", "other", "typing", "expected"),
    [
        ("neck", "neck", False, 1),
        ("massage", "massaging", False, 0.95),
        ("massage", "massaging", True, 0.95),
        ("neck", "head", True, 0),
        ("migr", "migraine", False, 0),
        ("migr", "migraine", True, 0.75),
        ("mi", "migraine", True, 0.675),
        ("m", "migraine", True, 0),
        ("igraine", "migraine", True, 0),
        ("headaches", "head", True, 0),
        ("pain", "pains", True, 0.95),
    ],
)
def test_closeness(call: Call, word: str, other: str, typing: bool, expected: float) -> None:
    assert call("words", "closeness", word, other, typing) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "most", "expected"),
    [
        ("neck", "neck", 2, 0),
        ("neck", "nech", 2, 1),
        ("neck", "nek", 2, 1),
        ("neck", "necck", 2, 1),
        ("neck", "enck", 2, 1),
        ("neck", "nekc", 2, 1),
        ("neck", "necks", 0, 1),  # too far by its length alone
        ("neck", "necksss", 2, 3),
        ("neck", "neckss", 2, 2),
        ("necksss", "neck", 2, 3),
        ("abcdef", "badcfe", 3, 3),  # three swaps
        ("abcdef", "badcfe", 2, 3),  # given up
        ("abcdef", "uvwxyz", 2, 3),  # given up, far from 6
        ("abcdef", "uvwxyz", 6, 6),
        ("ca", "abc", 3, 3),  # no letter is moved twice
        ("fascia", "facia", 2, 1),
        ("fascia", "fashia", 2, 1),
        ("fascia", "phascia", 2, 2),
        ("", "ab", 2, 2),
        ("ab", "", 2, 2),
        ("ab", "ba", 1, 1),
        ("aab", "aba", 2, 1),
        ("ab", "cb", 1, 1),
        ("abab", "baba", 2, 2),
    ],
)
def test_distance(call: Call, one: str, other: str, most: int, expected: int) -> None:
    assert call("words", "distance", one, other, most) == expected


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("nck", ["neck"], None),  # three letters stand for themselves
        ("nekc", ["neck"], "neck"),  # four and five: one slip
        ("nkce", ["neck"], None),
        ("fasca", ["fascia"], "fascia"),
        ("fasca", ["fasciae"], None),
        ("migarin", ["migraine"], "migraine"),  # six and more: two
        ("fascai", ["fasciae"], "fasciae"),
        ("mgarin", ["migraine"], None),
        ("migraine", ["stress", "neck"], None),
        ("flow", ["slow", "fat"], "slow"),  # a word of three letters is no correction
        ("form", ["farm", "for"], "farm"),
        ("form", ["for"], None),
        ("bain", ["pain", "brain"], "brain"),  # of two as near, the one that begins alike
        ("bain", ["brain", "pain"], "brain"),
        ("bain", ["brain", "bait"], "brain"),  # else the first
        ("bain", ["pain", "gain"], "pain"),
        ("painn", ["brain", "pain"], "pain"),  # the nearer, wherever it stands
        ("strees", ["tress", "stress"], "stress"),
        ("migrane", ["migrants", "migraine"], "migraine"),
        ("necc", [], None),
    ],
)
def test_the_word_that_is_meant(
    call: Call, word: str, known: list[str], expected: str | None
) -> None:
    assert call("words", "meant", word, known) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["migraine"], None),
        (["migriane"], ["migraine"]),
        (["massaging"], None),  # another ending is no error
        (["migr"], None),  # the reader is still typing
        (["migr", "neck"], None),  # too far from any word
        (["neck", "migrai"], None),
        (["migrai", "neck"], ["migraine", "neck"]),  # typed to its end
        (["nekck", "pain"], ["neck", "pain"]),
        (["neck", "sholder"], ["neck", "shoulder"]),
        (["vertigo"], None),  # a word that readers ask with
        (["vertig", "neck"], None),
        (["fashia"], ["fascia"]),  # foreseen
        (["zzzzzz"], None),
        ([], None),
    ],
)
def test_corrections(call: Call, words: list[str], expected: list[str] | None) -> None:
    known = {
        "names": {"set": ["migraine", "massage", "neck", "pain", "shoulder"]},
        "asked": {"set": ["vertigo", "fashia"]},
        "slips": {"map": [["fashia", "fascia"]]},
    }
    assert call("words", "correct", words, known) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Massage and pain.", ["pain"], True),
        ("Massage and pain.", ["massaging"], True),
        ("Massage and pain.", ["mas"], True),  # begun
        ("Massage and pain.", ["neck", "pain"], True),
        ("Massage and pain.", ["neck", "head"], False),
        ("Massage and pain.", ["painful"], False),
        ("Colours.", ["color"], True),
        ("", ["pain"], False),
        ("Pain.", [], False),
    ],
)
def test_a_text_has_one_of_the_words(
    call: Call, text: str, words: list[str], expected: bool
) -> None:
    assert call("words", "has", text, words) is expected


def shown(call: Call, content: str, words: list[str], title: str = "Title") -> str:
    """The sentence that stands for a page, its hits in brackets."""
    parts = call("words", "sentence", content, title, words)
    return "".join(f"[{text}]" if hit else text for text, hit in parts)


@pytest.mark.parametrize(
    ("content", "words", "expected"),
    [
        (
            "One thing. A massage helps? More massage.",
            ["massage"],
            "A [massage] helps? More [massage.]",
        ),
        ("What of oil? Oil? Nobody knows. Oil is dear.", ["oil"], "[Oil] is dear."),
        ("One thing. What of oil? Nobody knows.", ["oil"], "What of [oil?] Nobody knows."),
        ("One thing. Pain! Neck and pain.", ["neck", "pain"], "[Neck] and [pain.]"),
        ("One thing. Two things.", ["massage"], "One thing."),
        ("Title of it. About massage.", ["title"], "About massage."),
        ("  About massage.", ["massage"], "  About [massage.]"),
        ("About massage. ⁂ Neck pain. Neck.", ["neck"], "About massage."),
        ("About it. Massaging.", ["massage"], "[Massaging.]"),
        ("About it. Migraine.", ["migr", "x"], "About it."),  # only the last word may be begun
        ("About it. Migraine.", ["x", "migr"], "[Migraine.]"),
        (
            "Pain, pain, pain. Neck, pain.",
            ["neck", "pain"],
            "[Neck,] [pain.]",
        ),  # words are counted once
        ("Version 2.5 hurts", ["hurts"], "Version 2.5 [hurts]"),
        ("A self-massage. Massage.", ["massage"], "A [self-massage.]"),
        ("", ["pain"], ""),
        ("⁂ Names", ["names"], ""),
    ],
)
def test_the_sentence_that_is_shown(
    call: Call, content: str, words: list[str], expected: str
) -> None:
    assert shown(call, content, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["trigger", "points"], "A sore spot."),
        (["trigger"], "A sore spot."),
        (["trigger", "pain"], "[Trigger] is [pain.]"),
    ],
)
def test_whoever_asks_for_a_word_by_its_name_is_told_what_it_means(
    call: Call, words: list[str], expected: str
) -> None:
    content = "A sore spot. Trigger is pain."
    parts = call("words", "sentence", content, "Trigger point", words, True)
    assert "".join(f"[{text}]" if hit else text for text, hit in parts) == expected
    assert shown(call, content, ["trigger"], "Trigger point") == "[Trigger] is pain."


def long(before: int, after: int) -> str:
    """A sentence with words before and after the one that is asked for."""
    return " ".join([*(f"b{n}" for n in range(before)), "pain", *(f"a{n}" for n in range(after))])


@pytest.mark.parametrize(
    ("before", "after", "first", "last"),
    [
        (0, 43, "[pain]", "a42"),
        (0, 44, "[pain]", " …"),
        (12, 31, "b0", "a30"),
        (12, 32, "b0", " …"),
        (13, 30, "… b1", "a29"),
        (13, 31, "… b1", "a30"),
        (13, 32, "… b1", " …"),
    ],
)
def test_a_long_sentence_is_cut_around_the_first_word_found(
    call: Call, before: int, after: int, first: str, last: str
) -> None:
    text = shown(call, long(before, after), ["pain"])
    assert text.startswith(first)
    assert text.endswith(last)
    assert len(text.replace("…", "").split()) <= 44


def test_a_cut_sentence_has_twelve_words_before_and_44_in_all(call: Call) -> None:
    text = shown(call, long(20, 60), ["pain"])
    assert text.endswith("a29 a30 …"), "one space before the sign"
    words = text.split()
    assert words[:2] == ["…", "b8"]
    assert words[13] == "[pain]"
    assert words[-2:] == ["a30", "…"]
    parts = call("words", "sentence", "a  pain", "Title", ["pain"])
    assert parts == [["a", False], ["  ", False], ["pain", True]]


# Ranking --------------------------------------------------------------------------------------------------------------

SMALL = "a the of to do in what for"
Row = list[Any]


def row(
    name: str,
    *more: str,
    asked: tuple[str, ...] = (),
    kind: str = "page",
) -> Row:
    """A page called `name`, as the build lists it: its part of the index and its address are its name, too."""
    return [name.lower(), f"{name.lower()}/", kind, [name, *more], list(asked)]


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        (["neck"], ["neck"], 1),
        (["neck"], ["neck", "pain"], 0.7),
        (["neck", "pain"], ["neck", "pain"], 1),
        (["neck", "pain"], ["neck"], 0.25),  # half of what was asked is enough,
        (["neck", "pain", "now"], ["neck"], 0),  # a third is not
        (["massaging", "neck"], ["massage"], 0),  # nor is half of what only has the same stem
        (["necks"], ["neck"], 0.95**2),
        (["massaging"], ["massage"], 0.95**2),
        (["migr"], ["migraine"], 0.75**2),
        (["migr", "neck"], ["migraine", "neck"], 0.25 * 0.7),
        (["pain"], ["neck"], 0),
    ],
)
def test_how_well_words_fit_a_name(
    call: Call, words: list[str], name: list[str], expected: float
) -> None:
    assert call("rank", "fit", words, name) == pytest.approx(expected)


@pytest.fixture(scope="module")
def ranked(blank: Callable[[str, list[Any]], Any], address: str) -> Callable[..., dict[str, Any]]:
    """What is found in some pages for what was typed. `texts` has scores of texts for each attempt."""

    def run(rows: list[Row], typed: str, *texts: dict[str, float]) -> dict[str, Any]:
        found: dict[str, Any] = blank(
            RANK, [f"{address}features/search/rank.js", rows, SMALL, typed, list(texts)]
        )
        return found

    return run


Ranked = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("rows", "typed", "texts", "expected"),
    [
        # A name that fits outweighs any number of words in a text.
        ([row("Neck"), row("Head")], "neck", [{"head": 1.0}], [("neck", 3), ("head", 1)]),
        (
            [row("Neck"), row("Head")],
            "neck",
            [{"head": 1.0, "neck": 0.5}],
            [("neck", 3.5), ("head", 1)],
        ),
        # Other names count like the first, what readers also ask with a little less.
        ([row("Neck"), row("Head", "neck")], "neck", [], [("head", 3), ("neck", 3)]),
        ([row("Neck"), row("Head", asked=("neck",))], "neck", [], [("neck", 3), ("head", 2.7)]),
        # A phrase whole, with its small words, outweighs a name within it.
        (
            [row("Migraine"), row("Do", asked=("what to do in a migraine",))],
            "what to do in a migraine",
            [],
            [("do", 4.2), ("migraine", 3)],
        ),
        (
            [row("Migraine"), row("Do", "what to do for migraine")],
            "what to do in a migraine",
            [],
            [("do", 3), ("migraine", 3)],
        ),
        (
            [row("Neck pain")],
            "neck pain",
            [],
            [("neck pain", 3)],
        ),  # without small words it is a name
        # With small words alone, those are what is asked.
        ([row("Do", "what to do")], "what to do", [{"do": 0.5}], [("do", 0.5)]),
        # What does not fit at all is not found; what only has the words in its text is.
        (
            [row("Neck"), row("Head"), row("Foot")],
            "neck",
            [{"foot": 0.2}],
            [("neck", 3), ("foot", 0.2)],
        ),
        ([row("Neck")], "", [], []),
        ([row("Neck")], "?!", [], []),
        # Ties stand in the order of their addresses.
        (
            [row("C", "neck"), row("A", "neck"), row("B", "neck")],
            "neck",
            [],
            [("a", 3), ("b", 3), ("c", 3)],
        ),
        ([row("B"), row("A")], "x1", [{"b": 0.5, "a": 0.5}], [("a", 0.5), ("b", 0.5)]),
        # The word that is being typed may be half.
        ([row("Migraine")], "migr", [], [("migraine", 1.6875)]),
        ([row("Migraine", "Migraine neck")], "migr neck", [], [("migraine", 0.525)]),
    ],
)
def test_pages_are_ranked(
    ranked: Ranked,
    rows: list[Row],
    typed: str,
    texts: list[dict[str, float]],
    expected: list[tuple[str, float]],
) -> None:
    found = ranked(rows, typed, *texts)["pages"]
    assert [(name, score) for name, score, *_ in found] == expected


def test_a_page_keeps_what_readers_see_of_it(
    blank: Callable[[str, list[Any]], Any], address: str
) -> None:
    program = RANK.replace(
        "({ id, score, words }) => [id",
        "({ id, url, kind, title, score, words }) => [url, kind, title, id",
    )
    rows = [row("Neck", "collum", kind="word"), row("Neck pain", kind="tool")]
    found = blank(program, [f"{address}features/search/rank.js", rows, SMALL, "neck", []])["pages"]
    assert [one[:4] for one in found] == [
        ["neck/", "word", "Neck", "neck"],
        ["neck pain/", "tool", "Neck pain", "neck pain"],
    ]


@pytest.mark.parametrize(
    ("rows", "typed", "texts", "correction", "expected"),
    [
        # What was corrected counts a little less, and says which words found it.
        ([row("Fascia")], "fashia", [], "fascia", [("fascia", 2.7, "fascia")]),
        ([row("Fascia"), row("Foot")], "fashia", [{"foot": 1.0}, {"foot": 1.0}], "fascia",
         [("fascia", 2.7, "fascia"), ("foot", 1, "fashia")]),
        ([row("Foot")], "fashia", [{}, {"foot": 1.0}], None, []),
        # As the site spells it: the first page that has the word says how.
        ([row("Phonophobia")], "phonafobia", [], "phonophobia", [("phonophobia", 2.7, "fonofobia")]),
        ([row("Colour"), row("Colors")], "coluor", [], "colour",
         [("colour", 2.7, "color"), ("colors", 2.4367, "color")]),
        ([row("Fascia neck")], "fashia Bölls", [], "fascia bolls", [("fascia neck", 0.4725, "fascia bolls")]),
        # A word that readers ask with is right.
        ([row("Fascia", asked=("fashion",))], "fashion", [], None, [("fascia", 2.7, "fashion")]),
        # One that the author foresaw as a slip of the name is none.
        ([row("Fascia", asked=("facsia",))], "facsia", [], "fascia", [("fascia", 2.7, "facsia")]),
        ([row("Neck", asked=("nekc",))], "nekc", [], None, [("neck", 2.7, "nekc")]),  # four letters
        ([row("Stress", asked=("strss",))], "strss", [], "stress", [("stress", 2.7, "strss")]),  # five
        ([row("Fascia", asked=("facsia",)), row("Facsia")], "facsia", [], None,
         [("facsia", 3, "facsia"), ("fascia", 2.7, "facsia")]),
        ([row("Massage", asked=("massaging",))], "massaging", [], None, [("massage", 2.7075, "massaging")]),
    ],
)  # fmt: skip
def test_typing_errors_are_set_right(
    ranked: Ranked,
    rows: list[Row],
    typed: str,
    texts: list[dict[str, float]],
    correction: str | None,
    expected: list[tuple[str, float, str]],
) -> None:
    found = ranked(rows, typed, *texts)
    assert found["correction"] == correction
    assert [tuple(page[:3]) for page in found["pages"]] == expected


def test_pages_of_warning_signs_come_first_in_their_order(
    blank: Callable[[str, list[Any]], Any], address: str
) -> None:
    program = """async ([address, rows, first]) => {
        const { readNames, readQuestion, rank } = await import(address)
        const site = readNames(rows, "")
        return rank(site, readQuestion(site, "headache"), [], first).map(page => [page.id, page.score])
    }"""
    rows = [row("Headache"), row("Help"), row("Birth"), row("Other")]
    first = ["help/", "birth/"]
    found = blank(program, [f"{address}features/search/rank.js", rows, first])
    assert found == [["help", 102], ["birth", 101], ["headache", 3]]


def test_what_names_a_sign_is_never_corrected(
    blank: Callable[[str, list[Any]], Any], address: str
) -> None:
    program = """async ([address, rows]) => {
        const { readNames, readQuestion } = await import(address)
        const site = readNames(rows, "")
        return [false, true].map(asItStands => readQuestion(site, "pill", asItStands).correction)
    }"""
    found = blank(program, [f"{address}features/search/rank.js", [row("Pull")]])
    assert found == [["pull"], None]


@pytest.mark.parametrize(
    ("typed", "word", "meant"),
    [
        ("suicide", "suicide", True),
        ("sucide", "suicide", True),  # a letter left out
        ("suicdie", "suicide", True),  # two swapped
        ("uicide", "suicide", True),  # the first left out
        ("overdoes", "overdose", True),
        ("overdse", "overdose", True),
        ("overuse", "overdose", False),  # a word of the site
        ("seizures", "seizure", True),
        ("kil", "kill", True),
        ("pill", "kill", False),  # begins otherwise
        ("dye", "die", False),  # too short for a slip
        ("wahs", "rash", False),
        ("strobes", "stroke", False),
        ("browsinesz", "drowsiness", False),  # begins otherwise, and has another slip
        ("browsiness", "drowsiness", True),
    ],
)
def test_a_slip_is_meant_and_another_word_is_not(
    call: Call, typed: str, word: str, meant: bool
) -> None:
    assert call("signs", "isMeant", typed, word, {"set": ["overuse"]}) is meant


SIGNS = [
    {
        "sign": "now",
        "urgency": "crisis",
        "search": ["kill myself", "overdose"],
        "alone": ["goodbye"],
    },
    {"sign": "call", "urgency": "emergency", "search": ["hit head", "stroke"], "alone": ["rash"]},
    {"sign": "child", "urgency": "emergency", "search": ["child hit head"], "alone": []},
    {"sign": "day", "urgency": "today", "search": ["sore temple"], "alone": []},
    {"sign": "more", "urgency": "today", "search": ["temple"], "alone": []},
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kill myself", ["now"]),
        ("I want to KILL myself!", ["now"]),
        ("kil my self and myself", ["now"]),
        ("myself kill", []),  # not in this order
        ("kill one two three myself", []),  # too far from each other
        ("kill one two myself", ["now"]),
        ("goodbye", ["now"]),
        ("the goodbye", ["now"]),
        ("goodbye to screens", []),  # counts only alone
        ("rash", ["call"]),
        ("rahs", ["call"]),
        ("child hit head", ["child"]),  # says more than 'hit head'
        ("hit head overdose", ["now", "call"]),
        ("stroke and a sore temple", ["call", "day"]),
        ("sore temple", ["day"]),
        ("stroking", []),
        ("overuse", []),
        ("", []),
    ],
)
def test_which_signs_are_named(
    blank: Callable[[str, list[Any]], Any], address: str, typed: str, found: list[str]
) -> None:
    program = """async ([address, rows, typed]) => {
        const { readSigns, signsIn } = await import(address)
        const site = { small: new Set(["the", "to", "a", "and", "i", "want", "my"]), names: new Set(["overuse"]), asked: new Set(["rahs"]), slips: new Map([["rahs", "rash"]]) }
        return signsIn(typed, readSigns(rows, site), site).map(sign => sign.sign)
    }"""
    assert blank(program, [f"{address}features/search/signs.js", SIGNS, typed]) == found


def test_a_correction_is_a_second_attempt_worth_less(ranked: Ranked) -> None:
    assert ranked([row("Fascia")], "fashia")["attempts"] == [["fashia", 1], ["fascia", 0.9]]
    assert ranked([row("Fascia")], "fascia")["attempts"] == [["fascia", 1]]
    assert ranked([row("Fascia")], "the fascia")["attempts"] == [["fascia", 1]]
    assert ranked([row("Fascia")], "the of")["attempts"] == [["the of", 1]]


@pytest.mark.parametrize(
    ("words", "typed_as", "expected"),
    [
        (["color"], [["color", "color"]], {"whole": ["color", "colour"], "single": ["colour"]}),
        (["color"], [["color", "colour"]], {"whole": ["colour"], "single": ["colour"]}),
        (["color", "neck"], [["neck", "neck"]], {"whole": ["colour neck"], "single": ["colour", "neck"]}),
        (["foto"], [], {"whole": ["foto"], "single": ["foto"]}),
        (["foto", "color"], [["foto", "photo"], ["color", "color"]],
         {"whole": ["photo color", "photo colour"], "single": ["photo", "colour"]}),
    ],
)  # fmt: skip
def test_texts_are_asked_as_readers_write_and_as_the_site_does(
    call: Call, words: list[str], typed_as: list[list[str]], expected: dict[str, list[str]]
) -> None:
    site = {"spelt": {"map": [["color", "colour"]]}}
    assert call("rank", "wordings", site, words, {"map": typed_as}) == expected


@pytest.mark.parametrize(
    ("words", "found", "worth"),
    [(2, 0, 0.15), (2, 2, 0.15), (2, 3, 0), (3, 1, 0.1), (1, 0, 0), (1, 5, 0)],
)
def test_one_word_of_several_is_worth_little(
    call: Call, words: int, found: int, worth: float
) -> None:
    assert call("rank", "worthOfOne", ["word"] * words, found) == pytest.approx(worth)


def test_scores_of_texts_go_up_to_one_and_the_higher_stays(
    blank: Callable[[str, list[Any]], Any], address: str
) -> None:
    program = """async ([address, steps]) => {
        const { addScores } = await import(address)
        const scores = new Map()
        for (const [results, weight] of steps) addScores(scores, results.map(([id, score]) => ({ id, score })), weight)
        return Object.fromEntries(scores)
    }"""

    def scores(*steps: tuple[list[tuple[str, float]], float]) -> dict[str, float]:
        found: dict[str, float] = blank(program, [f"{address}features/search/rank.js", list(steps)])
        return found

    assert scores(([("a", 8), ("b", 4)], 1)) == {"a": 1, "b": 0.5}
    assert scores(([("a", 8), ("b", 4)], 1), ([("b", 2), ("c", 1), ("a", 1)], 0.8)) == {
        "a": 1,
        "b": 0.8,
        "c": 0.4,
    }
    assert scores(([], 1), ([("a", 0)], 1)) == {}
    assert scores(([("a", 8), ("b", 0)], 1)) == {"a": 1}


def test_names_are_read_once(blank: Callable[[str, list[Any]], Any], address: str) -> None:
    program = """async ([address, rows, small]) => {
        const { readNames } = await import(address)
        const { pages, spelt, names, asked, slips, small: left } = readNames(rows, small)
        return {
            spelt: [...spelt], names: [...names], asked: [...asked], slips: [...slips], small: [...left],
            phrases: pages.flatMap(page => [...page.phrases]), own: pages.map(page => page.names),
        }
    }"""
    rows = [
        row("The colour of it", "a the", asked=("what colours", "colxr")),
        row("Color", asked=("colr",)),
    ]
    found = blank(program, [f"{address}features/search/rank.js", rows, SMALL])
    assert dict(found["spelt"])["color"] == "colour"
    assert found["names"] == ["color", "it"]
    assert found["asked"] == ["colors", "colxr", "colr"]
    assert found["slips"] == [["colxr", "color"]]
    assert found["phrases"] == ["the color of it", "a the", "what colors", "colxr", "color", "colr"]
    assert found["own"] == [[["color", "it"]], [["color"]]]
    assert found["small"] == SMALL.split()
