"""`/// session | title`: a few calm minutes, with a player that goes by the clock.

Above a numbered list stands who should ask first, below it what comes at the end. The list has
the steps to do by oneself. With `kind: steps` the player goes through them, each for the seconds
of its `{seconds=10}`; with `kind: pace` it says two words in turn, such as in and out.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.session.sessions import OPTIONS, Session, Step
from sitekit.words import Words

SECONDS = re.compile(r"\s*\{\s*seconds\s*=\s*(?P<seconds>[^\s{}]*)\s*\}\s*$")


def as_written(value: Any) -> Any:
    """An option's value as YAML has it: what is wrong with it is told with the block's line."""
    return value


class Player(Block):  # type: ignore[misc]
    """Puts the player between who should ask first and the steps."""

    NAME = "session"
    ARGUMENT = True
    OPTIONS = dict.fromkeys(("kind", *OPTIONS["pace"], *OPTIONS["steps"]), (None, as_written))

    def on_validate(self, parent: etree.Element) -> bool:
        """Take no attributes: its script and its style know it by its own."""
        return not self.options["attrs"]

    def on_markdown(self) -> str:
        """Its element is none that Markdown knows: say that there are blocks in it."""
        return "block"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Open the element that the script of the page brings to life."""
        words: Words = self.config["words"]
        spoken = {f"data-{name}": word for name, word in words.group("session").items()}
        named = {"class": "session", "role": "group", "aria-label": self.argument}
        return etree.SubElement(parent, "session-player", {**named, **spoken})

    def on_end(self, block: etree.Element) -> None:
        """Order what stands in it: who should ask first, the player, the steps, the end."""
        written = [*block]
        lists = [child for child in written if child.tag == "ol"]
        place = written.index(lists[0]) if lists else len(written)
        before, after = written[:place], written[place + 1 :]
        steps = tuple(self._step(item) for item in (lists[0] if lists else ()))
        session = Session(self.argument, self.options, steps, len(lists), bool(before), bool(after))
        self.config["sessions"].append(session)
        for child in written:
            block.remove(child)
        etree.SubElement(block, "h3").text = self.argument
        ask = etree.SubElement(block, "div", {"class": "session-ask"})
        _strong(etree.SubElement(ask, "p"), self.config["words"].session_ask)
        ask.extend(before)
        self._player(block, session)
        alone = etree.SubElement(block, "div", {"class": "session-steps"})
        _strong(etree.SubElement(alone, "p"), self.config["words"].session_alone)
        alone.extend(lists[:1])
        self._rest(alone, session)
        self._places(lists[0] if lists else (), session)
        etree.SubElement(block, "div", {"class": "session-next"}).extend(after)

    def _step(self, item: etree.Element) -> Step:
        """Take the seconds of a step from its words, and write them out."""
        if len(item) and item[0].tag == "p":  # where a blank line stands between steps
            item.text = item[0].text
            item.remove(item[0])
        text = (item.text or "").strip()
        found = SECONDS.search(text)
        words = text[: found.start()] if found else text
        seconds = found["seconds"] if found else ""
        item.text = ""
        span = etree.Element("span", {"class": "session-words"})
        span.text, span.tail = words, " "
        item.insert(0, span)
        if seconds:
            item.set("data-seconds", seconds)
            item.insert(1, self._time(seconds))
        return Step(words, seconds)

    def _time(self, seconds: object) -> etree.Element:
        """For how long, in words."""
        time = etree.Element("span", {"class": "session-time"})
        time.text = self.config["words"].session_seconds.format(seconds)
        return time

    def _rest(self, steps: etree.Element, session: Session) -> None:
        """What comes after each step, if anything does."""
        words, seconds = session.options["then"], session.options["rest"]
        if session.kind == "steps" and words:
            named = {"class": "session-rest", "data-seconds": str(seconds)}
            rest = etree.SubElement(steps, "p", named)
            _strong(rest, self.config["words"].session_after_each).tail = " "
            span = etree.SubElement(rest, "span", {"class": "session-words"})
            span.text, span.tail = str(words), " "
            rest.append(self._time(seconds))

    def _places(self, items: Iterable[etree.Element], session: Session) -> None:
        """How far each step is; and, for what comes after it, which part it was and the next."""
        words: Words = self.config["words"]
        if session.kind != "steps":
            return
        following = [step.words for step in session.steps[1:]]
        for n, (item, step) in enumerate(zip(items, session.steps, strict=True), 1):
            place = words.session_of.format(n, len(session.steps))
            onward = [words.session_next.format(one) for one in following[n - 1 : n]]
            item.set("data-place", place)
            item.set("data-rest", " ".join([words.session_at.format(place, step.part), *onward]))

    def _player(self, block: etree.Element, session: Session) -> None:
        words: Words = self.config["words"]
        player = etree.SubElement(block, "div", {"class": "session-controls no-glossary"})
        stage = etree.SubElement(player, "div", {"class": "session-stage"})
        etree.SubElement(stage, "div", {"class": "session-shape", "aria-hidden": "true"})
        for name in ("word", "place", "count", "left"):
            etree.SubElement(stage, "p", {"class": f"session-{name}"})
        buttons = etree.SubElement(player, "p", {"class": "session-buttons"})
        later = [words.session_stop, *([words.session_skip] if session.kind == "steps" else [])]
        for word in (words.session_start, *later):
            state = {"hidden": ""} if word in later else {}
            kind = {"class": "button", "type": "button"}
            etree.SubElement(buttons, "button", {**kind, **state}).text = word
        if session.kind == "pace":
            player.set("data-minutes", str(session.minutes))
            self._pace(player, session)
        ways = etree.SubElement(player, "p", {"class": "session-ways"})
        # A step cannot be guessed, and comes seldom; two words in turn soon are too much to hear.
        spoken = {"checked": ""} if session.kind == "steps" else {}
        for word, chosen in (
            (words.session_sound, {}),
            (words.session_vibration, {}),
            (words.session_spoken, spoken),
        ):
            label = etree.SubElement(ways, "label")
            box = {"type": "checkbox", "autocomplete": "off"}
            etree.SubElement(label, "input", {**box, **chosen}).tail = f" {word}"
        said = {"class": "session-said visually-hidden", "role": "status"}
        etree.SubElement(player, "p", said)

    def _pace(self, player: etree.Element, session: Session) -> None:
        """The reader's own seconds for each turn."""
        words: Words = self.config["words"]
        pace = etree.SubElement(player, "p", {"class": "session-pace"})
        few, most = session.limits
        turns = session.words or (words.session_in, words.session_out)
        for word, seconds in zip(turns, session.seconds, strict=True):
            label = etree.SubElement(pace, "label", {"data-seconds": str(seconds)})
            etree.SubElement(label, "span", {"class": "session-words"}).text = word
            select = etree.SubElement(label, "select", {"autocomplete": "off"})
            for number in range(few, most + 1):
                chosen = {"selected": ""} if number == seconds else {}
                option = etree.SubElement(select, "option", {"value": str(number), **chosen})
                option.text = words.session_seconds.format(number)


def _strong(holder: etree.Element, words: str) -> etree.Element:
    strong = etree.SubElement(holder, "strong")
    strong.text = words
    return strong


class SessionBlocks(BlocksExtension):  # type: ignore[misc]
    """`sessions` has those of the page rendered last."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.sessions: list[Session] = []
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Called anew for each page."""
        self.sessions = []
        block_mgr.register(Player, {"words": self.words, "sessions": self.sessions})
