"""CSL-JSON: what citation processors read (citationstyles.org, schema `csl-data.json` of CSL 1.0.2).

It is Pandoc's own reading of each entry, from which the hub's pages are made too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from hub.citations.csl_items import CslItems
from hub.content.reference import Reference
from hub.exports.reference_format import ReferenceFormat, once_for_each


def write(references: Sequence[Reference], items: CslItems) -> str:
    """A list of items, one for each reference, as a file has it."""
    return "[\n" + ",\n".join(_item(reference, items) for reference in references) + "\n]\n"


@once_for_each
def _item(reference: Reference, items: CslItems) -> str:
    item = items.item(reference.entry)
    # JSON breaks no line within a text, where there may be other separators of lines than its own.
    return "  " + json.dumps(item, ensure_ascii=False, indent=2, sort_keys=True).replace("\n", "\n  ")


FORMAT = ReferenceFormat("CSL-JSON", "json", write)
