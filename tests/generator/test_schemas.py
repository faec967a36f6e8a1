"""The schemas that explain keys in an editor: as the models are, and as the real files need them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from schemas import FOLDER, MODELS, schemas
from sitekit.front_matter import FENCE, Article, Overview, Term, kind_of
from sitekit.record import Yaml, read_config
from sitekit.site import read_settings
from sites import ROOT

SITES = [ROOT, ROOT / "tests/fixtures/coffee", ROOT / "tests/fixtures/bread"]
MADE = "by-chance-counted.yml"  # a command writes it, and nobody else
VSCODE = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
KINDS = {Article: "article", Overview: "section", Term: "term"}

Way = tuple[str | int, ...]


def validator(name: str) -> Draft7Validator:
    """What judges by the schema `name`, dates included."""
    schema = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


class Editor(yaml.SafeLoader):
    """YAML as an editor reads it: 1.10 is a number, and a day is text."""

    yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def as_an_editor_reads(text: str) -> Any:
    """YAML in the types that JSON has."""
    return json.loads(json.dumps(yaml.load(text, Editor)))


def faults(name: str, data: Any) -> list[str]:
    return [
        f"{error.json_path}: {error.message:.200}" for error in validator(name).iter_errors(data)
    ]


def of_file(path: str) -> str:
    """The schema that VS Code takes for a file."""
    found = [schema for schema, files in VSCODE["yaml.schemas"].items() if files == path]
    assert len(found) == 1, f"{path}: {found}"
    return Path(found[0]).stem


def data_of(site: Path, name: str) -> Any:
    """What the file for a schema holds in a site."""
    if name == "mkdocs":
        text = (site / "mkdocs.yml").read_text("utf-8")
        return json.loads(json.dumps(read_config(text, "mkdocs.yml").data))
    return as_an_editor_reads((site / f"docs/_data/{name}.yml").read_text("utf-8"))


FILES = [
    (site, name)
    for site in SITES
    for name in MODELS
    if name == "mkdocs" or (site / f"docs/_data/{name}.yml").is_file()
]


def test_the_files_are_what_make_schemas_writes() -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert written == schemas(), "Run 'make schemas'."


@pytest.mark.parametrize("name", MODELS)
def test_each_is_a_json_schema(name: str) -> None:
    Draft7Validator.check_schema(validator(name).schema)


@pytest.mark.parametrize("name", MODELS)
def test_each_key_is_explained(name: str) -> None:
    schema = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    records = [schema, *schema.get("$defs", {}).values()]
    assert all(one.get("description") for one in schema.get("$defs", {}).values())
    keys = [item for one in records for item in one.get("properties", {}).items()]
    assert [key for key, value in keys if not ({"description", "$ref"} & value.keys())] == []


@pytest.mark.parametrize(("site", "name"), FILES, ids=lambda one: getattr(one, "stem", one))
def test_what_the_build_takes_an_editor_takes(site: Path, name: str) -> None:
    assert faults(name, data_of(site, name)) == []


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.stem)
def test_what_the_build_takes_at_the_head_of_a_page(site: Path) -> None:
    pages = [path for path in (site / "docs").rglob("*.md") if "_" not in path.parent.name]
    assert len(pages) > 5
    found = {}
    for path in pages:
        fence = FENCE.match(path.read_text("utf-8"))
        keys = as_an_editor_reads(fence["yaml"]) if fence else {}
        kind = KINDS[kind_of(path.relative_to(site / "docs").as_posix(), keys)]
        found[path.name] = faults(kind, keys)
    assert {name: said for name, said in found.items() if said} == {}


def test_vs_code_knows_the_schema_of_each_file_that_authors_write() -> None:
    names = [path.name for path in (ROOT / "docs/_data").glob("*.yml")]
    for name in names:
        if name != MADE:
            assert of_file(f"docs/_data/{name}") == Path(name).stem
    assert of_file("mkdocs.yml") == "mkdocs"
    assert all((ROOT / schema).is_file() for schema in VSCODE["yaml.schemas"])


# Held against the models, by making one mistake after the other
# ------------------------------------------------------------------------------------------

OURS = [name for site, name in FILES if site == ROOT]


def few(data: Any) -> Any:
    """Some of each kind, which is faster."""
    if isinstance(data, list):
        return [few(one) for one in data[:2]]
    if isinstance(data, dict):
        return {key: few(value) for key, value in data.items()}
    return data


def some_of(name: str) -> Any:
    data = few(data_of(ROOT, name))
    if name == "mkdocs":
        return {"extra": data["extra"]}
    return data if name == "signs" else dict([*data.items()][: 4 if name == "studies" else 2])


def places(data: Any, way: Way = ()) -> Iterator[Way]:
    """The way to each key of `data`."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*way, key)
            yield from places(value, (*way, key))
    if isinstance(data, list):
        for n, value in enumerate(data):
            yield from places(value, (*way, n))


def changed(data: Any, way: Way, change: Callable[[Any, Any], None]) -> Any:
    """A copy of `data`, in which the mapping that has the last key of `way` is changed."""
    new = here = copy.deepcopy(data)
    for step in way[:-1]:
        here = here[step]
    change(here, way[-1])
    return new


def misspell(here: Any, key: Any) -> None:
    here[f"{key}x"] = here.pop(key)


def put(value: object, here: Any, key: Any) -> None:
    here[key] = copy.deepcopy(value)


def build_takes(name: str, data: Any) -> bool:
    if name == "mkdocs":
        extra = data.get("extra", {})
        return isinstance(extra, dict) and not read_settings(Yaml(data=extra), "en")[1]
    try:
        TypeAdapter(MODELS[name]).validate_python(data)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("name", OURS)
def test_a_misspelt_key_is_one_for_both(name: str) -> None:
    data, judge = some_of(name), validator(name)
    assert build_takes(name, data)
    wrong = {way: changed(data, way, misspell) for way in places(data)}
    refused = {way for way, one in wrong.items() if not build_takes(name, one)}
    assert {way for way, one in wrong.items() if not judge.is_valid(one)} == refused
    assert refused or name == "said"


@pytest.mark.slow
@pytest.mark.parametrize("name", OURS)
def test_an_editor_gives_no_false_alarm(name: str) -> None:
    """What it underlines, the build names; but for 'true', which a build takes for 1."""
    data, judge = some_of(name), validator(name)
    for way in places(data):
        for value in (None, "word", 31, 1.5, [], ["word"], {"a": 1}):
            odd = changed(data, way, partial(put, value))
            assert judge.is_valid(odd) or not build_takes(name, odd), (way, value)
