"""An entry that another builds on exists.

## What it holds to

What `crossref` and `xdata` name is in the same base.

## Why

The chapter would lose its book: no editors, no title, no publisher.

## Example

    @incollection{a, crossref = {bok}}

## Instead

    @incollection{a, crossref = {book}}
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
