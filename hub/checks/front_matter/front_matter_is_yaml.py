"""Front matter is YAML.

## What it holds to

What stands between the two lines of three hyphens is YAML: keys and values, indented with spaces.

## Why

A file whose front matter cannot be read has no title, no authors and no date. Its text is shown all the same.

## Example

    ---
    title: Trust: a beginning
    ---

## Instead

    ---
    title: "Trust: a beginning"
    ---
"""

from hub.diagnostics import Severity

SEVERITY = Severity.ERROR
