"""The references in the formats that reference managers read: CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

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
LAST = ("issued", "PMID", "PMCID")  # in CSL-JSON, behind the rest
CONTAINERS = {"chapter": "booktitle", "report": "institution"}  # else 'journal'

# What BibTeX and TeX read as a sign of their own. A brace gets a name, since BibTeX counts braces
# even behind a backslash: one without its pair would swallow the rest of the file.
ESCAPES = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_"}
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}", "\\": r"\textbackslash{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
# Addresses stand as they are, but for what no address holds and BibTeX would count.
ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
AMBIGUOUS = re.compile(r",|(?<!\S)and(?!\S)|^others$", re.IGNORECASE)  # in a name
DASHES = re.compile(r"\s*[-‐‑‒–—−]+\s*")


def csl_json(references: Mapping[str, Csl]) -> str:
    """CSL-JSON, with the year as CSL wants it (`date-parts`)."""
    items = [_csl(key, fields) for key, fields in references.items()]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def bibtex(references: Mapping[str, Csl]) -> str:
    """BibTeX, in UTF-8: titles keep their capitals, and names of organisations stay whole."""
    return "\n\n".join(_bibtex(key, fields) for key, fields in references.items())


def ris(references: Mapping[str, Csl]) -> str:
    """RIS, in UTF-8: a line for each author, and no numbers between records."""
    return "\n".join(_ris(key, fields) for key, fields in references.items())


def _csl(key: str, fields: Csl) -> dict[str, Any]:
    item = {"id": key, **{name: fields[name] for name in fields if name not in LAST}}
    if fields.get("issued"):
        item["issued"] = {"date-parts": [[fields["issued"]]]}
    return item | {name: fields[name] for name in LAST[1:] if fields.get(name)}


def _bibtex(key: str, fields: Csl) -> str:
    entry = {
        "title": f"{{{_tex(fields['title'])}}}",
        "author": _bibtex_names(fields.get("author", [])),
        CONTAINERS.get(fields["type"], "journal"): _tex(fields.get("container-title")),
        "year": _tex(fields.get("issued")),
        "volume": _tex(fields.get("volume")),
        "number": _tex(fields.get("issue")),
        "pages": _tex("--".join(_pages(fields))),
        "doi": _line(fields.get("DOI")).translate(ADDRESS),
        "url": _line(fields.get("URL")).translate(ADDRESS),
    }
    lines = ",\n".join(f"\t{name} = {{{value}}}" for name, value in entry.items() if value)
    return f"@{BIBTEX_TYPES.get(fields['type'], 'misc')}{{{key},\n{lines}\n}}\n"


def _bibtex_names(authors: list[Mapping[str, str]]) -> str:
    """All names. What stands for the rest is 'others', which has that meaning only at the end."""
    names = [_bibtex_name(author) for author in authors if not _stands_for_more(author)]
    more = ["others"] if any(map(_stands_for_more, authors)) else []
    return " and ".join([*filter(None, names), *more])


def _bibtex_name(author: Mapping[str, str]) -> str:
    """'Family, Given'. Braces keep whole what BibTeX would take apart."""
    if literal := _line(author.get("literal")):
        return _whole(literal)
    parts = _name_parts(author)
    alone = len(parts) == 1 and " " in parts[0]
    texts = [_whole(part) if alone or AMBIGUOUS.search(part) else _tex(part) for part in parts]
    return ", ".join(texts)


def _whole(name: str) -> str:
    return f"{{{_tex(name)}}}"


def _ris(key: str, fields: Csl) -> str:
    first, *rest = _pages(fields) or [""]
    lines = [
        ("TY", RIS_TYPES.get(fields["type"], "GEN")),
        ("ID", key),
        ("TI", fields["title"]),
        *(("AU", _ris_name(author)) for author in fields.get("author", [])),
        ("T2" if fields["type"] in CONTAINERS else "JO", fields.get("container-title")),
        ("PY", fields.get("issued")),
        ("VL", fields.get("volume")),
        ("IS", fields.get("issue")),
        ("SP", first),
        ("EP", "-".join(rest)),
        ("DO", fields.get("DOI")),
        ("UR", fields.get("URL")),
    ]
    told = [f"{tag}  - {text}\n" for tag, value in lines if (text := _line(value))]
    return "".join([*told, "ER  - \n"])


def _ris_name(author: Mapping[str, str]) -> str:
    if _stands_for_more(author):
        return ""
    return _line(author.get("literal")) or ", ".join(_name_parts(author))


def _name_parts(author: Mapping[str, str]) -> list[str]:
    """Family and given name, as far as they are known."""
    return [part for name in ("family", "given") if (part := _line(author.get(name)))]


def _stands_for_more(author: Mapping[str, str]) -> bool:
    return author.get("literal") == "et al."


def _pages(fields: Csl) -> list[str]:
    """The page numbers that stand between dashes: first and last."""
    return [part for part in DASHES.split(_line(fields.get("page"))) if part]


def _line(value: object) -> str:
    """The value as one line: line ends are spaces."""
    return " ".join(str("" if value is None else value).split())


def _tex(value: object) -> str:
    return _line(value).translate(ESCAPES)


FORMATS = {"json": csl_json, "bib": bibtex, "ris": ris}  # by what a file's name ends in
