"""CSL-JSON: what citation processors read (citationstyles.org, schema `csl-data.json` of CSL 1.0.2).

It is Pandoc's own reading of each entry, from which the hub's pages are made too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from hub.citations.csl_items import CslItems, Item
from hub.content.paper import Paper
from hub.content.reference import Reference
from hub.exports import bibtex
from hub.exports.paper_format import PaperFormat
from hub.exports.reference_format import ReferenceFormat, once_for_each
from hub.library import Library
from hub.record import record_of


def write(references: Sequence[Reference], items: CslItems) -> str:
    """A list of items, one for each reference, as a file has it."""
    return "[\n" + ",\n".join(_item(reference, items) for reference in references) + "\n]\n"


@once_for_each
def _item(reference: Reference, items: CslItems) -> str:
    return _as_json(items.item(reference.entry))


def _as_json(item: Item) -> str:
    # JSON breaks no line within a text, where there may be other separators of lines than its own.
    return "  " + json.dumps(item, ensure_ascii=False, indent=2, sort_keys=True).replace("\n", "\n  ")


FORMAT = ReferenceFormat("CSL-JSON", "json", write)


def paper_item(paper: Paper, library: Library, items: CslItems) -> Item:
    """A paper of the hub as an item: Pandoc's reading of its entry, and what an entry for citing it leaves out."""
    record = record_of(paper, library)
    besides = {
        "collection-title": record.series.title,
        "URL": record.url,
        "language": record.language,
        "abstract": "\n\n".join(record.paragraphs),
        "keyword": ", ".join(record.keywords),
    }
    item = items.item(bibtex.paper_reference(paper, library).entry)
    return {**item, **{name: value for name, value in besides.items() if value}}


def _paper(paper: Paper, library: Library, items: CslItems) -> str:
    return f"[\n{_as_json(paper_item(paper, library, items))}\n]\n"


PAPER = PaperFormat("CSL-JSON", ".json", "application/vnd.citationstyles.csl+json", _paper)
