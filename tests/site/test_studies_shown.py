"""The pictures of studies of this site: drawing and table show the numbers of their entry."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from drawn import MINUS, faults, marks, text
from goldens import Golden
from sites import Site
from written import data, folded, pages, part, shown, words


def figures(site: Site) -> dict[str, LexborNode]:
    """Every picture that a page asks for with `/// study | key`, by its key."""
    found = {}
    for page in pages():
        for block in (*page.named("study"), *page.named("fact-box")):
            figure = shown(site, page.file).css_first(f"figure#study-{block.argument}")
            assert figure is not None, f"{page.path}: the picture '{block.argument}' is not there."
            found[block.argument] = figure
    return found


def number(value: float) -> str:
    """A number as a reader sees it, with its sign: −0.9."""
    text = f"{value:+.4f}".rstrip("0").rstrip(".")
    return text.replace("-", MINUS)


def test_each_picture_of_the_data_stands_on_a_page(site: Site) -> None:
    assert figures(site).keys() == data("studies.yml").keys()


def test_each_drawing_shows_the_numbers_of_its_studies(site: Site) -> None:
    found = [
        f"{key}: {fault}"
        for key, figure in figures(site).items()
        for fault in faults(figure, data("studies.yml")[key])
    ]
    assert found == [], "Mend the engine that draws, or the entry in docs/_data/studies.yml."


def test_each_drawing_is_as_it_was_looked_at(site: Site, golden: Golden) -> None:
    drawings = {key: text(figure) for key, figure in figures(site).items()}
    golden.check_folder("drawings/site", {f"{key}.txt": one for key, one in drawings.items()})


def told(picture: dict[str, object]) -> list[list[str]]:
    """The rows that its folded table must have, in words."""
    rows = []
    for row in picture["rows"]:  # type: ignore[attr-defined]
        if picture["kind"] == "icons":
            rows.append([row["label"], row["exact"]])
        elif "estimate" in row or "low" in row:
            name = f"{row['label']} ({row['size']})" if "size" in row else row["label"]
            sign = number(row["estimate"]) if "estimate" in row else "–"
            ends = [number(row[end]) for end in ("low", "high") if end in row]
            spread = "spread of results: " if row.get("range") == "results" else ""
            rows.append([name, sign, spread + " to ".join(ends) or "not given"])
    return [[folded(cell) for cell in row] for row in rows]


def heads(picture: dict[str, object]) -> list[str]:
    """The names of the columns of its table."""
    if picture["kind"] == "forest":
        return ["Study", str(picture["measure"]), "Range"]
    return [str(picture.get("unit", "people")), "How many"]


def test_each_table_says_the_same_in_words(site: Site) -> None:
    for key, figure in figures(site).items():
        picture = data("studies.yml")[key]
        if picture["kind"] == "facts":
            assert figure.css("details") == [], f"{key} is a table itself"
            continue
        assert words(figure.css_first("details summary")) == "Numbers and sources"
        table = part(figure, "details table")
        assert [words(cell) for cell in table.css("thead th")] == heads(picture), key
        rows = [[words(cell) for cell in row.css("th, td")] for row in table.css("tbody tr")]
        assert rows == told(picture), key
        assert words(table.css_first("caption")) == picture["title"], key


def test_a_spread_of_results_never_looks_like_a_range(site: Site) -> None:
    figure = figures(site)["cortisol"]
    bands = [{style for style, *_ in marks(svg)} for svg in figure.css(".band")]
    assert bands == [{"side", "none", "range", "strong"}, {"side", "none", "spread"}]
    assert "not how sure they are" in words(figure.css(".plot-row")[1])


def test_each_picture_has_its_title_its_caption_and_its_sources(site: Site) -> None:
    for key, figure in figures(site).items():
        picture = data("studies.yml")[key]
        caption = f"{picture['title']} {picture['caption']}"
        assert words(figure.css_first("figcaption")) == folded(caption), key
        sources = [link.attributes["href"] for link in figure.css(".citation a")]
        rows = picture.get("rows") or picture["gains"] + picture["harms"]
        each = [f"#ref-{row['source']}" for row in rows]
        expected = each if picture["kind"] == "facts" else [*dict.fromkeys(each)]
        assert sources == expected, key
