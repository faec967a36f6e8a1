"""How clear each page is, by two published lists of questions, as the makers of the site answered
them.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic.config import JsonDict

from sitekit.problem import Problem, nearest
from sitekit.record import Record, Yaml

Answer = Literal[0, 1, "na"]
CDC = range(1, 21)  # the CDC Clear Communication Index, 20 items
PEMAT = (*range(1, 13), *range(15, 27))  # PEMAT-P; 13 and 14 are about sound and film
UNDERSTANDABLE, ACTIONABLE = range(1, 20), range(20, 27)


def _each(items: Iterable[int]) -> JsonDict:
    """What an editor is told of answers: these are all, and none is missing."""
    names = [str(item) for item in items]
    return {"propertyNames": {"enum": [*names]}, "required": [*names]}


class Score(Record):
    """One page's answers, item by item: 1 yes, 0 no, na where an item does not apply."""

    date: datetime.date
    """The day on which it was scored."""
    cdc: dict[int, Answer] = Field(json_schema_extra=_each(CDC))
    """The CDC Clear Communication Index: items 1 to 20."""
    pemat: dict[int, Answer] = Field(json_schema_extra=_each(PEMAT))
    """PEMAT-P: items 1 to 12 and 15 to 26; 13 and 14 are about sound and film."""
    why: str = ""
    """Why each item that is 0 is so."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for name, answers, items in (("cdc", self.cdc, CDC), ("pemat", self.pemat, PEMAT)):
            if missing := sorted(set(items) - set(answers)):
                what = f"'{name}' lacks the items {brief(missing)}"
                raise ValueError(f"{what} | Answer each: 0, 1 or na.")
            if wrong := sorted(set(answers) - set(items)):
                raise ValueError(f"'{name}' has no items {brief(wrong)} | Take them out.")
        if 0 in (*self.cdc.values(), *self.pemat.values()) and not self.why:
            raise ValueError("'why' must say why an item is 0")
        return self

    @property
    def clear(self) -> int:
        """The CDC index, of 100."""
        return share(self.cdc, CDC)

    @property
    def understandable(self) -> int:
        """PEMAT-P's first part, of 100."""
        return share(self.pemat, UNDERSTANDABLE)

    @property
    def actionable(self) -> int:
        """PEMAT-P's second part, of 100."""
        return share(self.pemat, ACTIONABLE)


def brief(numbers: list[int]) -> str:
    """Numbers with runs drawn together: '2–20, 25'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def share(answers: Mapping[int, Answer], items: Iterable[int]) -> int:
    """Of 100: how many of the items that apply have a yes."""
    given = [answers[item] for item in items if answers.get(item, "na") != "na"]
    return round(100 * sum(answer == 1 for answer in given) / len(given)) if given else 0


def review(written: Yaml, articles: Collection[str]) -> Iterator[Problem]:
    """Scores of pages that are not there, and articles without a score, where any page has one."""
    scored, path = written.data, written.path
    strangers = [name for name in scored if name not in articles]
    for name in strangers:
        what = f"there is no article '{name}'."
        yield written.problem((name,), what, nearest(name, articles))
    for name in (name for name in articles if scored and name not in scored and not strangers):
        yield Problem(
            path,
            None,
            f"'{name}' has no score.",
            "Answer the items for it, as those of the other pages.",
        )
