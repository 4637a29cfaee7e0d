"""A key is given once.

## What it holds to

No key stands twice in the same group.

## Why

YAML takes the last one and says nothing of the first: half of what was written is lost.

## Example

    title: Trust
    title: Trust again

## Instead

    title: Trust again
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
