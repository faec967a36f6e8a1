"""Writes a JSON Schema of each kind of front matter, each data file and `extra` in mkdocs.yml into
`schemas/`, from the models that a build holds them against: an editor then explains each key.

`make schemas` runs it. `.vscode/settings.json` says which file each schema is for.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from pydantic import ConfigDict, Field, StrictStr, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import StringSchema

from sitekit.by_chance.watched import Watched
from sitekit.care.signs import Signs
from sitekit.citations.references import Reference
from sitekit.explorer.things import Thing
from sitekit.fair_test.trials import Trial
from sitekit.front_matter import Article, Overview, Term
from sitekit.phases.course import Course
from sitekit.record import Record
from sitekit.scores.score import Score
from sitekit.sheet.sheets import Sheet
from sitekit.site import Settings
from sitekit.studies.pictures import Picture

FOLDER = Path(__file__).parents[1] / "schemas"
DRAFT = "http://json-schema.org/draft-07/schema#"  # the newest that all editors read whole


class Config(Record):
    """mkdocs.yml. Only `extra` is ours; all else is MkDocs' own."""

    model_config = ConfigDict(extra="allow")

    extra: Settings = Settings()
    """What templates and hooks read."""


MODELS: dict[str, Any] = {
    "article": Article,
    "section": Overview,
    "term": Term,
    "mkdocs": Config,
    "by-chance": dict[str, Watched],
    "explorers": dict[str, Thing],
    "fair-test": dict[str, Trial],
    "phases": dict[str, Course],
    "references": dict[str, Reference],
    "said": dict[str, StrictStr],
    "scores": dict[str, Score],
    "sheets": dict[str, Sheet],
    "signs": Signs,
    "studies": dict[str, Annotated[Picture, Field(discriminator="kind")]],
}


class AsRead(GenerateJsonSchema):
    """A schema that takes what the models take."""

    def str_schema(self, schema: StringSchema) -> JsonSchemaValue:
        """Text, for which a number does too: 'volume: 31'."""
        kinds = "string" if schema.get("strict") else ["string", "number"]
        return super().str_schema(schema) | {"type": kinds}


def tidy(part: Any) -> Any:
    """Without what only says again what a key is called, and each description in one line."""
    if isinstance(part, list):
        return [tidy(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {}
    for key, value in part.items():
        if key == "description" and isinstance(value, str):
            kept[key] = " ".join(value.split())
        elif not (key == "title" and isinstance(value, str)) and (key, value) != ("default", None):
            kept[key] = tidy(value)
    return kept


def schemas() -> dict[str, str]:
    """The text of each file by its name."""
    made = {}
    for name, model in MODELS.items():
        schema = TypeAdapter(model).json_schema(schema_generator=AsRead)
        whole = {"$schema": DRAFT, **tidy(schema)}
        made[f"{name}.json"] = json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
    return made


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, "utf-8")
