"""A file on the web can be fetched.

## What it holds to

Where `bib_file` or `csl_file` in `mkdocs.yml` is an address, a `.bib` or a `.csl` file is there: an address of
Zotero's too, of a library, a group or a collection.

## Why

The site would be built from an older copy, the one that was kept the last time or, if there is none, without the base.

## Example

    bib_file: https://www.zotero.org/ada   (a web page, which asks its reader to sign in)

## Instead

    bib_file: https://api.zotero.org/users/123456/items?format=bibtex
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
