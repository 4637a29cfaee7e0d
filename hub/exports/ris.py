"""RIS: what reference managers read. It is written from CSL-JSON, so that it says what the pages say.

Tags and types are those of the format's specification (Research Information Systems, "RIS Format Specifications",
2011) as Zotero and EndNote read them: a report's number stands in `SN`, an editor in `ED`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rispy import RisWriter
from rispy.config import TAG_KEY_MAPPING

from hub.citations.csl_items import CslItems, Item
from hub.content.paper import Paper
from hub.content.reference import Reference
from hub.exports.csl_json import paper_item
from hub.exports.paper_format import PaperFormat
from hub.exports.reference_format import ReferenceFormat, once_for_each
from hub.library import Library


def write(references: Sequence[Reference], items: CslItems) -> str:
    """A record for each reference, as a file has it."""
    return "\r\n".join(_written(reference, items) for reference in references)


@once_for_each
def _written(reference: Reference, items: CslItems) -> str:
    # In an item the abstract's paragraphs run into one another.
    return _as_ris({**items.item(reference.entry), "abstract": reference.field("abstract")}, reference.doi)


def _as_ris(item: Item, doi: str) -> str:
    text: str = _WRITER.formats([_record(item, doi)])
    return text


def _paper(paper: Paper, library: Library, items: CslItems) -> str:
    return _as_ris(paper_item(paper, library, items), paper.doi or "")


PAPER = PaperFormat("RIS", ".ris", "application/x-research-info-systems", _paper)


FORMAT = ReferenceFormat("RIS", "ris", write)


class _Writer(RisWriter):  # type: ignore[misc]  # rispy has no types
    """Every line as the specification has it, and nothing before a record."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        """No number before a record."""
        return ""


_WRITER = _Writer(
    mapping={**TAG_KEY_MAPPING, "ED": "editors"},
    list_tags=["AU", "ED", "A2", "A3", "A4", "KW", "N1", "SN"],
    delimiter_tags_mapping={},
)

TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "MPCT",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "collection": "BOOK",
    "dataset": "DATA",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "patent": "PAT",
    "periodical": "JFULL",
    "personal_communication": "PCOMM",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "regulation": "LEGAL",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""The type of a record for each type of item; the rest are `GEN`."""


def _record(item: Item, doi: str) -> dict[str, str | list[str]]:
    """A record by the names that rispy has for tags, in the order in which it is written."""
    kind = TYPES.get(item["type"], "GEN")
    start, end = _pages(item)
    fields = {
        "id": item["id"],
        "authors": _names(item, "author") or _names(item, "director"),
        "editors": _names(item, "editor"),
        "secondary_authors" if kind == "BOOK" else "tertiary_authors": _names(item, "collection-editor"),
        "subsidiary_authors": _names(item, "translator"),
        "title": _with_volume(item, "title"),
        "secondary_title": _with_volume(item, "container-title") or item.get("event-title"),
        "tertiary_title": item.get("collection-title"),
        "short_title": item.get("title-short"),
        "alternate_title1": item.get("container-title-short"),
        "year": _year(item.get("issued")),
        "date": _date(item.get("issued")),
        "volume": item.get("volume"),
        "note": item.get("collection-number"),
        "number": item.get("issue") or (item.get("number") if kind != "RPRT" else ""),
        "start_page": start,
        "end_page": end,
        "edition": item.get("edition") or item.get("version"),
        "publisher": item.get("publisher"),
        "place_published": item.get("publisher-place") or item.get("event-place"),
        "type_of_work": item.get("genre"),
        "issn": [item.get("number", "") if kind == "RPRT" else "", item.get("ISBN", ""), item.get("ISSN", "")],
        "doi": doi,
        "urls": item.get("URL"),
        "access_date": _date(item.get("accessed")),
        "language": item.get("language"),
        "number_of_volumes": item.get("number-of-volumes"),
        "keywords": re.split("[,;]", item.get("keyword", "")),
        "abstract": item.get("abstract"),
        "notes": [item.get("note", ""), item.get("annote", "")],
    }
    return {"type_of_reference": kind, **dict(_filled(fields))}


def _filled(fields: Mapping[str, Any]) -> Iterator[tuple[str, str | list[str]]]:
    """What says something, each value on one line and without CSL's markup."""
    for name, value in fields.items():
        if isinstance(value, list):
            if lines := [line for part in value if part and (line := _line(part, name))]:
                yield name, lines
        elif value and (line := _line(value, name)):
            yield name, line


def _line(value: object, name: str) -> str:
    text = " ".join(_MARKUP.sub("", str(value)).split())
    return text.replace("*", "") if name in _WITHOUT_ASTERISKS else text


_MARKUP = re.compile(r'</?(?:b|i|span|sub|sup)>|<span (?:class|style)="[^"]*">')
_WITHOUT_ASTERISKS = frozenset({"authors", "editors", "keywords", "secondary_title"})
"""Where the specification allows none."""


def _names(item: Item, role: str) -> list[str]:
    return [_name(name) for name in item.get(role, []) if name.get("literal") != "others"]


def _name(name: Mapping[str, str]) -> str:
    """`Family, Given, Suffix`, with particles before the family's name.

    A comma follows a name of several words that is one piece, such as an organisation's, and none stands in it: else
    programs take its words for given and family names (EndNote's manual, "Author and Editor Names").
    """
    particles = [name.get("dropping-particle", ""), name.get("non-dropping-particle", "")]
    family = "".join(_before(particle) for particle in particles if particle) + name.get("family", "")
    whole = name.get("literal", "").replace(",", "") or family
    parts = [whole, name.get("given", ""), name.get("suffix", "")]
    written = ", ".join(part for part in parts if part)
    return f"{written}," if written == whole and " " in whole else written


def _before(particle: str) -> str:
    """`van ` stands apart, `d’` does not."""
    return particle if particle.endswith(("’", "'", "-")) else f"{particle} "


def _year(date: Mapping[str, Any] | None) -> str:
    year, *_ = _first_day(date)
    return f"{year:04}" if year > 0 else ""


def _date(date: Mapping[str, Any] | None) -> str:
    """`2020/05/12`, nothing for a year alone; what is no day or month stands after three slashes."""
    year, *rest = _first_day(date)
    if year <= 0:
        words = f"{-year} BC" if year else (date or {}).get("literal", "")
        return f"///{words}" if words else ""
    if rest and rest[0] in _SEASONS:
        return f"{year:04}///{_SEASONS[rest[0]]}"
    return "/".join([f"{year:04}", *(f"{part:02}" for part in rest)]) if rest else ""


def _first_day(date: Mapping[str, Any] | None) -> list[int]:
    """Year, month and day of a date or of the first of two, as far as it says; a year of 0 if it says none."""
    dates: list[list[int]] = (date or {}).get("date-parts") or [[0]]
    return dates[0]


_SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
"""What stands in the place of a month (EDTF, level 1)."""


def _with_volume(item: Item, name: str) -> str:
    """A title, with that of the volume where several have it."""
    title = item.get(name, "")
    is_of_volume = title and "volume-title" in item and (name == "container-title" or "container-title" not in item)
    return f"{title}: {item['volume-title']}" if is_of_volume else title


def _pages(item: Item) -> tuple[str, str]:
    """The first page and the last; what is no plain range stands whole in the place of the first."""
    pages = str(item.get("page", ""))
    found = _RANGE.fullmatch(pages)
    return (found[1], found[2]) if found else (pages, "")


_RANGE = re.compile(r"\s*([^\s,;–-]+)\s*[–-]+\s*([^\s,;–-]+)\s*")
