"""The models of what authors write: nothing that a model requires can be left out, and no field that
is left out gets what its own type refuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from pydantic import TypeAdapter

import sitekit.features  # noqa: F401 - every model is known once all rooms are
from sitekit.record import Record, read_records


def models(above: type[Record] = Record) -> Iterator[type[Record]]:
    for model in above.__subclasses__():
        yield model
        yield from models(model)


ALL = sorted(set(models()), key=lambda model: (model.__module__, model.__name__))


def test_all_models_are_known() -> None:
    assert len(ALL) > 20


@pytest.mark.parametrize("model", ALL, ids=lambda model: str(model.__name__))
def test_what_is_left_out_gets_what_its_type_allows(model: type[Record]) -> None:
    for field in model.model_fields.values():
        if not field.is_required():
            given = field.get_default(call_default_factory=True, validated_data={})
            annotation: Any = field.annotation
            TypeAdapter(annotation).validate_python(given)


class Loaf(Record):
    """Something an author writes."""

    name: str


def test_every_mistake_of_every_record_is_told() -> None:
    text = "rye: { nam: Rye }\nspelt: {}\nwheat: { name: Wheat, name: White }\n"
    loaves, _, problems = read_records(Loaf, text, "loaves.yml")
    told = sorted(str(problem) for problem in problems)
    assert [line.split(":")[1] for line in told] == ["1", "2", "3"], told
    assert [*loaves] == ["wheat"]


class Crust(Record):
    """What stands in another record, with a word or a list of words."""

    colour: str
    kind: Literal["thin", "thick"]
    left: Literal[False] | list[str] = []


class Baked(Record):
    """A record with another in it."""

    crust: Crust


def test_a_wrong_word_beside_other_mistakes_is_told_too() -> None:
    told = read_records(Baked, "rye: { crust: { colour: , kind: , left: top } }\n", "b.yml")[2]
    assert [str(problem).split("'")[1] for problem in told] == ["colour", "kind", "left"]
