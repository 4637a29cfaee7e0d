"""An entry that another builds on exists.

## What it holds to

What `crossref` and `xdata` name is an entry of the same file, in the same capital and small letters.

## Why

The chapter would lose its book: no editors, no title, no publisher.

## Example

    @incollection{a, crossref = {bok}}

## Instead

    @incollection{a, crossref = {book}}
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
