"""CITATION.cff: how to cite a paper, as GitHub, Zenodo and Zotero read it (Citation File Format 1.2.0).

The format is one for software and data; a work of another kind is its `preferred-citation`, which readers then take.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from hub.citations.csl_items import CslItems
from hub.content.paper import Paper
from hub.exports.paper_format import PaperFormat
from hub.library import Library
from hub.record import Contributor, Record, record_of

MESSAGE = "Please cite this working paper as its preferred citation says."


def _write(paper: Paper, library: Library, _items: CslItems) -> str:
    record = record_of(paper, library)
    work = _filled(
        {
            "title": record.full_title,
            "authors": [_author(contributor, library) for contributor in record.contributors]
            or [{"name": record.series.institution}],
            "abstract": "\n\n".join(record.paragraphs),
            "keywords": list(dict.fromkeys(record.keywords)),
            "doi": record.doi,
            "url": record.url,
            "license": record.license if record.licence_address else "",
            "version": record.version,
        }
    )
    day = record.published.isoformat() if record.published else ""
    file = {"cff-version": "1.2.0", "message": MESSAGE, **work, "date-released": day, "preferred-citation": {}}
    file["preferred-citation"] = _filled({"type": "report", **work, **_as_report(record)})
    return yaml.dump(_filled(file), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


class _Dumper(yaml.CSafeDumper):
    """Says again what is said twice, for readers that know no references of YAML's."""

    def ignore_aliases(self, data: object) -> bool:
        return True


PAPER = PaperFormat("CITATION.cff", "CITATION.cff", "application/yaml", _write)


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _author(contributor: Contributor, library: Library) -> dict[str, Any]:
    name, page = contributor.name, library.configuration.whole(contributor.page) if contributor.page else ""
    if name.literal:
        return _filled({"name": name.literal, "orcid": contributor.orcid, "website": page})
    return _filled(
        {
            "family-names": name.family,
            "given-names": name.given,
            "name-particle": name.particle,
            "name-suffix": name.suffix,
            "orcid": contributor.orcid,
            "affiliation": "; ".join(institution.name for institution in contributor.institutions),
            "email": contributor.email,
            "website": page,
        }
    )


def _as_report(record: Record) -> dict[str, Any]:
    """What a report has that software has not."""
    day = record.published
    return {
        "collection-title": record.series.title,
        "number": str(record.number or ""),
        "institution": {"name": record.series.institution},
        "issn": record.series.issn,
        "date-published": day.isoformat() if day else "",
        "year": day.year if day else None,
        "month": day.month if day else None,
        "languages": [record.language.partition("-")[0].lower()],
        "notes": "Working paper",
    }
