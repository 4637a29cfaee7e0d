"""A waiver stands where its rule is broken.

## What it holds to

Each rule that a comment waives has something to say about the place that the comment stands for: the key on its line or
after it in front matter, the paragraph around it or after it in a text, the entry around it or after it in a base.

## Why

A waiver that outlives its reason would hide the next slip in that place.

## Example

    # hub: ignore[date-exists] because the invitation says so
    date: 2026-02-28

## Instead

    date: 2026-02-28
"""

from hub.diagnostics import Severity

SEVERITY = Severity.WARNING
