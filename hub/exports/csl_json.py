"""CSL-JSON: what citation processors read (citationstyles.org, schema `csl-data.json` of CSL 1.0.2).

It is Pandoc's own reading of each entry, from which the hub's pages are made too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from hub.citations.csl_items import CslItems, Item
from hub.content.reference import Reference
from hub.exports.reference_format import ReferenceFormat


def write(references: Sequence[Reference], items: CslItems) -> str:
    """A list of items, one for each reference, as a file has it."""
    # One after another: of a large base, all items and their parts at once are ten times their text.
    written = (_written(items.item(reference.entry)) for reference in references)
    return "[\n" + ",\n".join(written) + "\n]\n"


def _written(item: Item) -> str:
    # JSON breaks no line within a text, where there may be other separators of lines than its own.
    return "  " + json.dumps(item, ensure_ascii=False, indent=2, sort_keys=True).replace("\n", "\n  ")


FORMAT = ReferenceFormat("CSL-JSON", "json", write)
