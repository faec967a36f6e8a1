"""How clear each page is: complete answers, sums, and the table that shows them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import ValidationError

from sitekit.record import read_yaml
from sitekit.scores.score import CDC, PEMAT, Score, review


def answers(**more: Any) -> dict[str, Any]:
    return {
        "date": "2026-01-31",
        "cdc": dict.fromkeys(CDC, 1),
        "pemat": dict.fromkeys(PEMAT, 1),
        **more,
    }


def test_sums_leave_out_what_does_not_apply() -> None:
    cdc = {**dict.fromkeys(CDC, 1), 1: 0, 15: "na", 16: "na", 17: "na", 20: "na"}
    pemat = {**dict.fromkeys(PEMAT, 1), 3: 0, 24: "na", 26: 0}
    score = Score(**answers(cdc=cdc, pemat=pemat, why="1, 3, 26: no."))
    assert (score.clear, score.understandable, score.actionable) == (94, 94, 83)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"cdc": {1: 1}}, "'cdc' lacks the items 2–20"),
        ({"pemat": {**dict.fromkeys(PEMAT, 1), 13: 1}}, "'pemat' has no items 13"),
        ({"cdc": {**dict.fromkeys(CDC, 1), 2: 0}}, "'why' must say why"),
        ({"cdc": {**dict.fromkeys(CDC, 1), 2: 7}}, "Input should be 0, 1 or 'na'"),
    ],
)
def test_an_answer_for_every_item_and_a_reason_for_each_no(more: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(said)):
        Score(**answers(**more))


def test_pages_and_scores_belong_together() -> None:
    written = read_yaml("a.md: {}\nb.md: {}\n", "scores.yml")
    found = [str(problem) for problem in review(written, ["a.md", "c.md"])]
    assert found == ["scores.yml:2: there is no article 'b.md'. Did you mean 'c.md'?"]
    written = read_yaml("a.md: {}\n", "scores.yml")
    found = [str(problem) for problem in review(written, ["a.md", "c.md"])]
    assert found == [
        "scores.yml: 'c.md' has no score. Answer the items for it, as those of the other pages.",
    ]
