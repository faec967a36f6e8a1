"""The references in the formats that reference managers read: CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import rispy
from bibtexparser import Library, write_string
from bibtexparser.model import Block, Entry, Field

Csl = Mapping[str, Any]
RIS_TYPES = {
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "webpage": "ELEC",
    "report": "RPRT",
}
BIBTEX_TYPES = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
}
# What ends a word in BibTeX, or starts a command.
ESCAPES = str.maketrans({char: f"\\{char}" for char in "&%$#_{}"} | {"\\": r"\textbackslash{}"})


def csl_json(references: Mapping[str, Csl]) -> str:
    """CSL-JSON, with the year as CSL wants it (`date-parts`)."""
    items = []
    for key, fields in references.items():
        item = {
            "id": key,
            **{
                name: value
                for name, value in fields.items()
                if name not in ("issued", "PMID", "PMCID")
            },
        }
        if fields.get("issued"):
            item["issued"] = {"date-parts": [[fields["issued"]]]}
        items.append(item | {name: fields[name] for name in ("PMID", "PMCID") if fields.get(name)})
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def bibtex(references: Mapping[str, Csl]) -> str:
    """BibTeX in UTF-8."""
    entries: list[Block] = [
        Entry(
            BIBTEX_TYPES.get(fields["type"], "misc"),
            key,
            [Field(*part) for part in _bibtex(fields).items()],
        )
        for key, fields in references.items()
    ]
    return str(write_string(Library(entries)))


class Writer(rispy.RisWriter):  # type: ignore[misc]
    """RIS without the number that rispy puts before each record: not all readers take it."""

    def set_header(self, count: int) -> str:
        """Nothing stands between two records."""
        return ""


def ris(references: Mapping[str, Csl]) -> str:
    """RIS."""
    return str(
        rispy.dumps(
            [_ris(key, fields) for key, fields in references.items()], implementation=Writer
        )
    ).lstrip()


def _bibtex(fields: Csl) -> dict[str, str]:
    names = " and ".join(_bibtex_name(author) for author in fields.get("author", []))
    entry = {
        "title": f"{{{fields['title'].translate(ESCAPES)}}}",
        "author": names,
        "journal": str(fields.get("container-title", "")).translate(ESCAPES),
        "year": str(fields.get("issued", "")),
        "volume": fields.get("volume", ""),
        "number": fields.get("issue", ""),
        "pages": fields.get("page", "").replace("-", "--"),
        "doi": fields.get("DOI", ""),
        "url": fields.get("URL", ""),
    }
    return {name: value for name, value in entry.items() if value}


def _bibtex_name(author: Mapping[str, str]) -> str:
    if author.get("literal") == "et al.":
        return "others"
    if literal := author.get("literal"):
        return f"{{{literal.translate(ESCAPES)}}}"
    return ", ".join(
        author[part].translate(ESCAPES) for part in ("family", "given") if author.get(part)
    )


def _ris(key: str, fields: Csl) -> dict[str, Any]:
    first, _, last = fields.get("page", "").partition("-")
    names = [author for author in fields.get("author", []) if author.get("literal") != "et al."]
    entry = {
        "type_of_reference": RIS_TYPES.get(fields["type"], "GEN"),
        "id": key,
        "title": fields["title"],
        "authors": [
            a.get("literal") or ", ".join(filter(None, (a.get("family"), a.get("given"))))
            for a in names
        ],
        "journal_name": fields.get("container-title"),
        "year": str(fields.get("issued", "")),
        "volume": fields.get("volume"),
        "number": fields.get("issue"),
        "start_page": first,
        "end_page": last,
        "doi": fields.get("DOI"),
        "urls": [fields["URL"]] if fields.get("URL") else [],
    }
    return {name: value for name, value in entry.items() if value}


FORMATS = {"json": csl_json, "bib": bibtex, "ris": ris}  # by what a file's name ends in
