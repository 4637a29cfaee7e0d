"""A key is one that the hub knows.

## What it holds to

Each key of front matter is one of its type of content.

## Why

A key with a slip in it says nothing to anybody, and nobody notices.

## Example

    autors:
      - name: Ada Example

## Instead

    authors:
      - name: Ada Example
"""

from hub.diagnostics import Severity

SEVERITY = Severity.WARNING
