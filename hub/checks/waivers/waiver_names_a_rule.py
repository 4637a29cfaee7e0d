"""A waiver names rules of the hub.

## What it holds to

A comment that waives rules names one or more between square brackets, and each of them is a rule.

## Why

A waiver of a misspelt rule waives nothing, and a waiver of everything would hide what nobody has looked at.

## Example

    # hub: ignore[theme-is-knwon] because the theme's page comes with the next issue

## Instead

    # hub: ignore[theme-is-known] because the theme's page comes with the next issue
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
