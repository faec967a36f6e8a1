"""What an author writes in YAML, held against its model, with the line of each mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from reprlib import repr as short
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sitekit.problem import Problem, close_to, known_are, nearest

Text = Field(min_length=1)
Keys = tuple[str, ...]  # the way to a value, from the outside in: ("aliases", "0")
SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Record(BaseModel):
    """Something an author writes in YAML."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        coerce_numbers_to_str=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,  # scripts/schemas.py hands them to editors
    )


Model = TypeVar("Model", bound=Record)
Item = TypeVar("Item")


class Every(dict[str, Item]):
    """What a file that could not be read may hold: every name, each as `make` makes it."""

    def __init__(self, make: Callable[[str], Item]) -> None:
        super().__init__()
        self.make = make

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Item:
        return self.make(name)


# What is read as a number. YAML 1.1 takes 010 for 8, 12:30 for 750, and 1.10 for 1.1: a volume or
# an issue would not stand as it was written. Where a number is asked for, 1.10 becomes one.
PLAIN_NUMBERS = {
    "tag:yaml.org,2002:int": re.compile(r"-?(?:0|[1-9]\d*)$"),
    "tag:yaml.org,2002:float": re.compile(r"-?(?:0|[1-9]\d*)\.\d*[1-9]$"),
}


class Loader(SafeLoader):  # type: ignore[misc]
    """Safe YAML in which a date stays text, so that a wrong one is told with its key and line; and
    so does what is only meant as text, and looks like a number.
    """

    yaml_implicit_resolvers = {
        first: [
            (tag, PLAIN_NUMBERS.get(tag, regexp))
            for tag, regexp in resolvers
            if not tag.endswith(":timestamp")
        ]
        for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True)
class Yaml:
    """YAML as read: `data`, the line of each key in the file at `path`, and what was wrong. `first`
    is the line of what stands in no key: none where it was put together from several files.
    """

    path: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    lines: Mapping[Keys, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    first: int | None = 1

    def line(self, keys: Keys, otherwise: int | None = None) -> int | None:
        """The line of a key, else of what it stands in, else `otherwise`."""
        ways = (keys[:n] for n in range(len(keys), 0, -1))
        return next((self.lines[way] for way in ways if way in self.lines), otherwise)

    def problem(self, keys: Keys, what: str, cure: str) -> Problem:
        """A mistake at a key."""
        return Problem(self.path, self.line(keys), what, cure)


def read_yaml(text: str, path: str, first: int = 1) -> Yaml:
    """Read a mapping whose first line is line `first` of the file at `path`. Never raises."""
    try:
        loader = Loader(text.removeprefix("\ufeff"))
        root = loader.get_single_node()
        data = loader.construct_document(root) if root else None
    except (yaml.YAMLError, ValueError) as error:
        return Yaml(path, problems=(_unreadable(error, path, first),))
    if data is None:
        return Yaml(path)
    if not isinstance(data, dict):
        cure = "Write one 'key: value' a line."
        return Yaml(path, problems=(Problem(path, first, "this is not a list of keys.", cure),))
    places = Places(path, first).walk(root)
    named = {str(key): value for key, value in data.items()}
    return Yaml(path, named, places.lines, tuple(places.problems))


class AnyTag(Loader):
    """Takes any tag, such as !ENV, for text."""


AnyTag.add_multi_constructor("", lambda loader, tag, node: str(node.value))


def read_config(text: str, path: str) -> Yaml:
    """The settings of MkDocs as its file has them, in which any tag may stand; nothing if MkDocs
    itself cannot read it.
    """
    try:
        root = yaml.compose(text, AnyTag)
        data = yaml.load(text, AnyTag)
    except (yaml.YAMLError, ValueError):
        return Yaml(path)
    places = Places(path, 1).walk(root)
    return Yaml(path, data if isinstance(data, dict) else {}, places.lines, tuple(places.problems))


def unreadable(text: str, path: str) -> list[Problem]:
    """Why MkDocs cannot read its settings, if it cannot."""
    try:
        yaml.compose(text, AnyTag)
    except (yaml.YAMLError, ValueError) as error:
        return [_unreadable(error, path, 1)]
    return []


def _unreadable(error: Exception, path: str, first: int) -> Problem:
    quoted = "quoted scalar" in (getattr(error, "context", None) or "")  # then its start helps
    mark = getattr(error, "context_mark" if quoted else "problem_mark", None)
    what = f"this is not valid YAML: {getattr(error, 'problem', None) or error}."
    cure = (
        "Check the indentation; put text that holds ': ' or ' #', or starts with a sign, in quotes."
    )
    return Problem(path, first + mark.line if mark else first, what, cure)


class Places:
    """The line of each key of a YAML file, and what is wrong with its keys."""

    def __init__(self, path: str, first: int) -> None:
        self.path, self.first = path, first
        self.lines: dict[Keys, int] = {}
        self.problems: list[Problem] = []
        self.seen: set[int] = set()  # an anchor may hold itself, or be named a million times

    def walk(self, node: Any, above: Keys = ()) -> Places:
        """Note the line of each key below `node`, and each key that stands twice."""
        if id(node) in self.seen:
            return self
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            for n, item in enumerate(node.value):
                here = (*above, str(n))
                self.lines.setdefault(here, self.first + item.start_mark.line)
                self.walk(item, here)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                here = (*above, str(key.value))
                is_new = here not in self.lines
                self.note(str(key.value), here, key.start_mark.line)
                if is_new:
                    self.walk(value, here)
        return self

    def note(self, key: str, here: Keys, line: int) -> None:
        """Note one key, on the line `line` of the YAML (from 0)."""
        line += self.first
        if here in self.lines:
            what = f"'{key}' stands twice (first on line {self.lines[here]})."
            self.problems.append(Problem(self.path, line, what, "Keep one of them."))
        self.lines.setdefault(here, line)


def check(model: type[Model], written: Yaml, at: Keys = ()) -> tuple[Model | None, list[Problem]]:
    """Hold the value at `at` against `model`: the record, or none, and each mistake once."""
    data: Any = written.data
    for key in at:
        data = data[int(key)] if isinstance(data, list) else data[key]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        told = [_explain(model, dict(e), written, at) for e in _causes(error.errors())]
        return None, list(dict.fromkeys(told))


def _causes(errors: list[Any]) -> list[Any]:
    """The errors but for those that only follow: a key that is there misspelt is not missing."""
    unknown = {str(e["loc"][-1]): e["loc"][:-1] for e in errors if e["type"] == "extra_forbidden"}
    missing = {str(e["loc"][-1]): e["loc"][:-1] for e in errors if e["type"] == "missing"}
    meant = {
        close[0]
        for name, way in unknown.items()
        if (close := close_to(name, [key for key in missing if missing[key] == way]))
    }
    places = [e["loc"][:-1] for e in errors]
    return [
        e
        for e in errors
        if (e["type"] != "missing" or str(e["loc"][-1]) not in meant)
        and not (_is_one_of_several(e) and places.count(e["loc"][:-1]) > 1)
    ]


def _is_one_of_several(error: dict[str, Any]) -> bool:
    """Whether a key may hold a word or something else, and this is the mistake as to the word."""
    return error["type"] == "literal_error" and str(error["loc"][-1]).startswith("literal[")


def _explain(model: type[Record], error: dict[str, Any], written: Yaml, at: Keys) -> Problem:
    keys = tuple(str(part) for part in error["loc"])
    line = written.line(at + keys, written.first)
    name = keys[-1] if keys else at[-1] if at else ""
    match error["type"]:
        case "extra_forbidden":
            known = _fields(model, keys[:-1])
            cure = nearest(name, known, known_are(known))
            return Problem(written.path, line, f"'{name}' is not a known key.", cure)
        case "missing":
            cure = f"Add '{name}: …'."
            return Problem(written.path, line, f"the key '{name}' is missing.", cure)
        case "value_error":
            return _as_the_model_says(str(error["ctx"]["error"]), keys, written, at, line)
    name = _name_of(written, at, keys) or name
    what, cure = _mistaken(name, error)
    if error.get("input") is None and keys and keys[-1] in _needed(model, keys[:-1]):
        cure = "Write what belongs there."
    return Problem(written.path, line, what, cure)


def _mistaken(name: str, error: dict[str, Any]) -> tuple[str, str]:
    """What is wrong with the value of the key `name`, and the cure."""
    given, kind = error.get("input"), str(error["type"])
    if given is None:
        return f"'{name}' is empty.", "Write what belongs there, or take the key out."
    if kind.startswith("date"):
        return f"'{name}': {short(given)} is no date.", "Write it as 2026-01-31."
    if kind == "list_type":
        shown = given if isinstance(given, str) else "one, another"
        return f"'{name}' must be a list, not {short(given)}.", f"Write [{shown}]."
    if kind == "string_type":
        is_what = "a list" if isinstance(given, list) else short(given)
        return f"'{name}' must be text, and is {is_what}.", "Put it in quotes."
    if kind in ("model_type", "dict_type"):
        cure = "Write one 'key: value' a line below it."
        return f"'{name}' is not a list of keys, but {short(given)}.", cure
    if kind.startswith("int"):
        return f"'{name}' must be a whole number, not {short(given)}.", ""
    said = error["msg"][0].lower() + error["msg"][1:]
    return f"'{name}': {said}, not {short(given)}.", ""


def _name_of(written: Yaml, at: Keys, keys: Keys) -> str:
    """The innermost key that the author wrote on the way `keys`; the rest is the model's own."""
    ways = [(*at, *keys[:n]) for n in range(1, len(keys) + 1)]
    names = [way[-1] for way in ways if way in written.lines and not way[-1].isdigit()]
    return names[-1] if names else next((key for key in keys if not key.isdigit()), "")


def _as_the_model_says(what: str, keys: Keys, written: Yaml, at: Keys, line: int | None) -> Problem:
    """A mistake that a model's own check found. The first key that it names has the line."""
    places = [(*at, *keys, key) for key in re.findall(r"'(\w+)'", what)]
    named = [written.lines[place] for place in places if place in written.lines]
    what, _, cure = what.partition(" | ")
    return Problem(
        written.path, named[0] if named else line, f"{what}.", cure or "Mend one or the other."
    )


def _fields(model: type[Record], way: Keys) -> list[str]:
    """The keys that may stand at `way` below `model`."""
    return [one.alias or key for key, one in _below(model, way).model_fields.items()]


def _needed(model: type[Record], way: Keys) -> list[str]:
    """Those that must stand there."""
    fields = _below(model, way).model_fields.items()
    return [one.alias or key for key, one in fields if one.is_required()]


def _below(model: type[Record], way: Keys) -> type[Record]:
    """What stands at `way` below `model`."""
    for key in way:
        field_ = model.model_fields.get(key)
        inner = getattr(field_, "annotation", None)
        parts = [
            part for part in (inner, *getattr(inner, "__args__", ())) if isinstance(part, type)
        ]
        model = next((part for part in parts if issubclass(part, Record)), model)
    return model


_read_once = lru_cache(maxsize=64)(read_yaml)  # a server reads the same again and again


def read_records(
    model: type[Model] | Mapping[str, type[Model]], text: str, path: str
) -> tuple[dict[str, Model], Yaml, list[Problem]]:
    """Read a data file of records by key: those that meet `model` (of several, the one that their
    key `kind` names), the file as read, and each mistake with its line.
    """
    written = _read_once(text, path)
    problems = list(written.problems)
    records: dict[str, Model] = {}
    for key, data in written.data.items():
        one = model
        if isinstance(model, Mapping):
            kind = str(data.get("kind")) if isinstance(data, dict) else ""
            if kind not in model:
                problems.append(_no_kind(written, key, kind, model))
                continue
            one = model[kind]
        record, mistakes = check(one, written, (key,))  # type: ignore[arg-type]
        problems += mistakes
        if record is not None:
            records[key] = record
    return records, written, problems


def _no_kind(written: Yaml, key: str, kind: str, known: Iterable[str]) -> Problem:
    what = f"'{key}' is of no known kind: '{kind}'."
    return written.problem((key, "kind"), what, nearest(kind, known, known_are(known)))
