"""Front matter and data files: YAML read and held against its model, with the line of every mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from reprlib import repr as short
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from sitekit.models import Problem, Record, kind_of, nearest, sound

FENCE = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
OPEN = re.compile(r"\A---[ \t]*(?:\r?\n|\Z)")
Model = TypeVar("Model", bound=Record)
SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(SafeLoader):  # type: ignore[misc]
    """Safe YAML in which a date stays text, so that a wrong one is reported with its key and line."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (as PyYAML declares it)
        first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True)
class Yaml:
    """YAML as read: `data`, the line of each key (a path such as `("aliases",)`), and what was wrong."""

    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[tuple[str, ...], int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_yaml(text: str, path: str, first: int = 1) -> Yaml:
    """Read a mapping whose first line is line `first` of the file at `path`. Never raises: mistakes are returned."""
    try:
        loader = Loader(text)
        root = loader.get_single_node()
        data = loader.construct_document(root) if root else None
    except (yaml.YAMLError, ValueError) as error:
        quoted = "quoted scalar" in (getattr(error, "context", None) or "")  # then only its start helps
        mark = getattr(error, "context_mark" if quoted else "problem_mark", None)
        what = f"this is not valid YAML: {getattr(error, 'problem', None) or error}."
        cure = "Check the indentation; put text that holds ': ' or ' #', or starts with a sign, in quotes."
        return Yaml(problems=(Problem(path, first + mark.line if mark else first, what, cure),))
    if data is None:
        return Yaml()
    if not isinstance(data, dict):
        return Yaml(problems=(Problem(path, first, "this is not a list of keys.", "Write one 'key: value' a line."),))
    lines: dict[tuple[str, ...], int] = {}
    problems = tuple(_walk(root, (), lines, path, first))
    return Yaml({str(key): value for key, value in data.items()}, lines, problems)


def _walk(
    node: Any, above: tuple[str, ...], lines: dict[tuple[str, ...], int], path: str, first: int
) -> Iterable[Problem]:
    if len(above) > 2:  # as deep as any model; an anchor may hold itself
        return
    if isinstance(node, yaml.SequenceNode):
        for n, item in enumerate(node.value):
            lines.setdefault((*above, str(n)), first + item.start_mark.line)
            yield from _walk(item, (*above, str(n)), lines, path, first)
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        here = (*above, str(key.value))
        line = first + key.start_mark.line
        if here in lines:
            yield Problem(path, line, f"'{key.value}' stands twice (first on line {lines[here]}).", "Keep one of them.")
        lines.setdefault(here, line)
        yield from _walk(value, here, lines, path, first)


@dataclass(frozen=True)
class Page:
    """A page as written; its front matter as its model, or none where it has mistakes; the Markdown below it."""

    source: str
    meta: Record | None
    body: str
    readable: bool
    problems: tuple[Problem, ...]
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)


def read(source: str, src_uri: str) -> Page:
    """Split `source`, the text of the page `src_uri`, and validate its front matter.

    `readable` is false where the block is not YAML at all: MkDocs would print it as the page's text, so only `body`
    may be shown.
    """
    source = source.removeprefix("\ufeff")
    fence = FENCE.match(source)
    if not fence:
        return Page(source, None, source, not OPEN.match(source), (_absent(source, src_uri),))
    found = read_yaml(fence["yaml"], src_uri, first=2)
    body = source[fence.end() :]
    if found.problems and not found.data:
        return Page(source, None, body, False, found.problems)
    model = kind_of(src_uri, found.data)
    meta, problems = check(model, found, src_uri)
    if problems:  # MkDocs and templates would stumble over a wrong value
        source = f"---\n{yaml.safe_dump(sound(model, found.data), allow_unicode=True)}---\n{body}"
    return Page(source, meta, body, bool(found.data), (*found.problems, *problems), found.lines)


def _absent(source: str, src_uri: str) -> Problem:
    if OPEN.match(source):
        return Problem(src_uri, 1, "the front matter is never closed.", "End it with a line of '---'.")
    keys = [key for key, field in kind_of(src_uri, {}).model_fields.items() if field.is_required()]
    return Problem(src_uri, 1, "there is no front matter.", f"Start with '---', {', '.join(keys)}, '---'.")


def check(
    model: type[Model], found: Yaml, path: str, at: tuple[str, ...] = (), first: int = 1
) -> tuple[Model | None, list[Problem]]:
    """Validate the mapping at key path `at` of `found`: the record, or none, and each mistake with its line."""
    data: Any = found.data
    for key in at:
        data = data[key]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_explain(model, dict(e), found, path, at, first) for e in error.errors()]


def _explain(
    model: type[Record], error: dict[str, Any], found: Yaml, path: str, at: tuple[str, ...], first: int
) -> Problem:
    keys = tuple(str(part) for part in error["loc"])
    here = at + keys
    line = next((found.lines[here[:n]] for n in range(len(here), 0, -1) if here[:n] in found.lines), first)
    name = keys[0] if keys else ""
    known = [f.alias or key for key, f in model.model_fields.items()]
    match error["type"]:
        case "extra_forbidden":
            cure = nearest(name, known, f"Known: {', '.join(known)}.")
            return Problem(path, line, f"'{name}' is not a known key.", cure)
        case "missing":
            return Problem(path, line, f"the key '{name}' is missing.", f"Add '{name}: …'.")
        case "value_error":
            what = str(error["ctx"]["error"])
            named = [found.lines[(*at, key)] for key in re.findall(r"'(\w+)'", what) if (*at, key) in found.lines]
            return Problem(path, named[0] if named else line, f"{what}.", "Mend one or the other.")
    wrong = error.get("input")
    return Problem(path, line, f"'{name}': {error['msg'][0].lower()}{error['msg'][1:]}, not {short(wrong)}.", "")


def read_records(
    model: type[Model] | Mapping[str, type[Model]], text: str, path: str
) -> tuple[dict[str, Model], list[Problem], Mapping[tuple[str, ...], int]]:
    """Read a data file of records by key: those that meet `model` (of several, the one that their key `kind` names),
    each mistake with its line, and the lines of all keys.
    """
    found = read_yaml(text, path)
    problems = list(found.problems)
    records: dict[str, Model] = {}
    for key, data in found.data.items():
        kind = str(data.get("kind")) if isinstance(data, dict) else ""
        one = model.get(kind) if isinstance(model, Mapping) else model
        if one is None and isinstance(model, Mapping):
            cure = nearest(kind, model, f"Known: {', '.join(model)}.")
            problems.append(Problem(path, found.lines[(key,)], f"'{key}' is of no known kind: '{kind}'.", cure))
        elif one:
            record, mistakes = check(one, found, path, (key,))
            problems += mistakes
            records |= {key: record} if record else {}
    return records, problems, found.lines
