"""Sources as reference managers give them, in CSL-JSON, BibTeX or RIS, read into CSL's fields."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import rispy
from bibtexparser import parse_string
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    NameParts,
    SeparateCoAuthors,
    SplitNameParts,
)

from new.mistake import Mistake
from sitekit.citations.references import TYPES

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what fails is told here
Csl = dict[str, Any]
BIBTEX_TYPES = {
    "article": "article-journal",
    "book": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "techreport": "report",
    "report": "report",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "online": "webpage",
}
RIS_TYPES = {
    "JOUR": "article-journal",
    "EJOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "RPRT": "report",
    "GOVDOC": "report",
    "THES": "thesis",
    "ELEC": "webpage",
    "DATA": "dataset",
}
MORE = {"literal": "et al."}  # what stands for the authors that are not named
PMID = re.compile(r"\bPMID:?\s*(\d+)", re.IGNORECASE)


def read(text: str) -> list[Csl]:
    """All sources in a text. Raises `Mistake` where it is in none of the three forms, or breaks."""
    text = text.removeprefix("\ufeff").strip()
    forms: dict[str, Callable[[str], list[Csl]]] = {
        r"[\[{]": from_csl,
        r"@\s*\w+\s*[{(]|%": from_bibtex,
        r"TY {1,2}-": from_ris,
    }
    for begins, form in forms.items():
        if re.match(begins, text):
            found = [_clean(one) for one in form(text)]
            break
    else:
        what = "This is no CSL-JSON, BibTeX or RIS." if text else "Nothing was pasted."
        cure = "Reference managers, PubMed and Crossref give each: look for Cite or Export."
        raise Mistake(what, cure)
    if not found or not all(one.get("title") for one in found):
        raise Mistake("No source with a title is in it.", "Copy it whole, and paste it again.")
    return found


def _clean(item: Csl) -> Csl:
    """A source without what is empty; DOI and pages as this project has them."""
    item = {key: value for key, value in item.items() if value not in (None, "", [])}
    for name in ("title", "container-title", "volume", "issue", "page"):
        if name in item:
            item[name] = " ".join(str(item[name]).split())
    if "title" in item:
        item["title"] = re.sub(r"(?<![.…])\.$", "", item["title"])
    if "page" in item:
        item["page"] = re.sub(r"\s*[-‐‑‒–—−]+\s*", "-", item["page"])
    if "DOI" in item:
        item["DOI"] = re.sub(
            r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", item["DOI"], flags=re.I
        )
    if item.get("URL", "").startswith(("https://doi.org/", "http://dx.doi.org/")):
        item.setdefault("DOI", item.pop("URL").split("doi.org/")[1])
    return item


def _person(family: str, given: str) -> Csl:
    """A name; given names are initials here: 'John P.' is 'JP'."""
    initials = "".join(
        word[0].upper() if not word.isupper() else word for word in re.findall(r"\w+", given)
    )
    return {"family": family, "given": initials} if initials else {"family": family}


def _year(text: object) -> int | None:
    found = re.search(r"\b(1\d{3}|20\d\d)\b", str(text or ""))
    return int(found[1]) if found else None


# CSL-JSON


def from_csl(text: str) -> list[Csl]:
    """One item, a list of them, or what an address of PubMed or Crossref gives."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise Mistake(f"This JSON breaks off in line {error.lineno}.", "Copy it whole.") from error
    items = data if isinstance(data, list) else data.get("items", [data])
    return [_from_csl(item) for item in items if isinstance(item, dict)]


def _from_csl(item: Mapping[str, Any]) -> Csl:
    issued = item.get("issued") or {}
    dates = issued.get("date-parts") if isinstance(issued, dict) else None
    named = item.get("PMID") or PMID.search(str(item.get("note", "")))
    kind = str(item.get("type", ""))
    names = ("container-title", "volume", "issue", "page", "DOI", "PMCID", "URL")
    return {
        "type": kind
        if kind in TYPES
        else {"journal-article": "article-journal"}.get(kind, "document"),
        "title": _first(item.get("title")),
        "author": [_csl_name(name) for name in item.get("author", [])],
        "issued": _year(dates if dates else issued),
        "PMID": named[1] if isinstance(named, re.Match) else named,
        **{name: _first(item.get(name)) for name in names},
    }


def _first(value: Any) -> str:
    """A value that Crossref has in a list."""
    one = value[0] if isinstance(value, list) and value else value
    return str(one) if one else ""


def _csl_name(name: Mapping[str, str]) -> Csl:
    if literal := name.get("literal") or name.get("name"):
        return {"literal": literal}
    parts = ("dropping-particle", "non-dropping-particle", "family", "suffix")
    family = " ".join(name[part] for part in parts if name.get(part))
    return _person(family, name.get("given", ""))


# BibTeX


def from_bibtex(text: str) -> list[Csl]:
    """Entries of BibTeX or BibLaTeX, with what TeX writes its own way in plain letters."""
    bare = re.sub(r"(?<!\\)([&%])", r"\\\1", text)  # TeX would leave them out, and what follows
    decode = LatexDecodingMiddleware(keep_braced_groups=True)
    library = parse_string(bare, append_middleware=[decode, SeparateCoAuthors(), SplitNameParts()])
    if library.failed_blocks:
        line = library.failed_blocks[0].start_line or 0
        cure = "Copy it whole: each brace needs its pair."
        raise Mistake(f"The entry that begins in line {line + 1} of this BibTeX breaks off.", cure)
    addresses = [dict(entry.items()) for entry in parse_string(bare).entries]  # TeX reads no dashes
    return [
        _from_bibtex(entry.entry_type, dict(entry.items()) | _plain_addresses(written))
        for entry, written in zip(library.entries, addresses, strict=True)
    ]


def _plain_addresses(fields: Mapping[str, Any]) -> Csl:
    return {
        name: re.sub(r"\\([&%_#~])", r"\1", str(fields[name]))
        for name in ("url", "doi")
        if name in fields
    }


def _from_bibtex(kind: str, fields: Mapping[str, Any]) -> Csl:
    def plain(*names: str) -> str:
        value = next((str(fields[name]) for name in names if fields.get(name)), "")
        return re.sub(r"[{}]", "", value)

    noted = PMID.search(plain("note"))
    return {
        "type": BIBTEX_TYPES.get(kind.lower(), "webpage" if fields.get("url") else "document"),
        "title": ": ".join(part for part in (plain("title"), plain("subtitle")) if part),
        "author": [_bibtex_name(name) for name in fields.get("author", [])],
        "container-title": plain("journal", "journaltitle", "booktitle", "institution"),
        "issued": _year(plain("year", "date")),
        "volume": plain("volume"),
        "issue": plain("number", "issue"),
        "page": plain("pages"),
        "DOI": plain("doi"),
        "PMID": plain("pmid") or (noted[1] if noted else ""),
        "PMCID": plain("pmcid", "pmc"),
        "URL": plain("url"),
    }


def _bibtex_name(name: NameParts) -> Csl:
    last = " ".join([*name.von, *name.last, *name.jr])
    if name.last == ["others"] and not name.first:
        return MORE
    if last.startswith("{") and not name.first:
        return {"literal": re.sub(r"[{}]", "", last)}
    family, given = (re.sub(r"[{}]", "", part) for part in (last, " ".join(name.first)))
    return _person(family, given)


# RIS


def from_ris(text: str) -> list[Csl]:
    """Records of RIS, each of which ends with a line 'ER  -'."""
    if text.count("\nER") < len(re.findall(r"^TY {1,2}-", text, re.MULTILINE)):
        raise Mistake("This RIS breaks off: a record ends with 'ER  -'.", "Copy it whole.")
    try:
        return [_from_ris(record) for record in rispy.loads(f"{text}\n")]
    except OSError as error:  # what rispy raises for a text that is none
        raise Mistake("This RIS cannot be read.", "Copy it whole.") from error


def _from_ris(record: Mapping[str, Any]) -> Csl:
    def one(*names: str) -> str:
        return next((str(record[name]) for name in names if record.get(name)), "")

    pages = [page for page in (one("start_page"), one("end_page")) if page]
    return {
        "type": RIS_TYPES.get(one("type_of_reference"), "document"),
        "title": one("title", "primary_title"),
        "author": [_ris_name(name) for name in _authors(record)],
        "container-title": one("secondary_title", "journal_name", "alternate_title3"),
        "issued": _year(one("year", "publication_year", "date")),
        "volume": one("volume"),
        "issue": one("number"),
        "page": "-".join(dict.fromkeys(pages)),
        "DOI": one("doi"),
        "PMID": one("accession_number") if one("accession_number").isdigit() else "",
        "PMCID": one("pmcid"),
        "URL": _first(record.get("urls")),
    }


def _authors(record: Mapping[str, Any]) -> Iterable[str]:
    return record.get("authors") or record.get("first_authors") or []


def _ris_name(name: str) -> Csl:
    family, comma, given = name.partition(",")
    is_person = comma and "(" not in name
    return _person(family.strip(), given) if is_person else {"literal": name.strip()}
