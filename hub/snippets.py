"""Snippets for VS Code: what an editor that knows no schema for Markdown completes in front matter all the same.

Source: VS Code documentation, "Snippets in Visual Studio Code", sections on syntax and on the scope of snippets.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from hub.schemas import KINDS, schema, schema_address

FILE = ".vscode/front-matter.code-snippets"
"""Where VS Code looks for a project's snippets."""

Snippet = dict[str, str | list[str]]


def snippets(site_url: str) -> dict[str, Snippet]:
    """A snippet for each type's front matter, and one for each key.

    Args:
        site_url: where the site is, ending with a slash.
    """
    schemas = {kind: schema(kind, site_url) for kind in KINDS}
    whole = {f"Front matter: {kind}": _whole(kind, made, site_url) for kind, made in schemas.items()}
    kinds: dict[tuple[str, tuple[str, ...], str], list[str]] = defaultdict(list)
    for kind, made in schemas.items():
        for key, value in made["properties"].items():
            if key not in KINDS[kind].FOREIGN_KEYS:
                kinds[key, tuple(_lines(key, value, made)), value["description"]].append(kind)
    return whole | {
        f"{key}: {', '.join(of)}": _snippet(key, list(lines), f"{about} ({', '.join(of)})")
        for (key, lines, about), of in kinds.items()
    }


def _snippet(prefix: str, body: list[str], description: str) -> Snippet:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": description}


def as_json(site_url: str) -> str:
    """The snippets as the file holds them."""
    return json.dumps(snippets(site_url), indent=2, ensure_ascii=False) + "\n"


def _whole(kind: str, made: Mapping[str, Any], site_url: str) -> Snippet:
    """The keys that a type must have."""
    # Editors that stand on yaml-language-server read this line.
    named = f"# yaml-language-server: \\$schema={site_url}{schema_address(kind)}"
    keys = [line for key in made["required"] for line in _lines(key, made["properties"][key], made)]
    numbers = itertools.count(1)
    numbered = [_PLACE.sub(lambda found: f"${found['open']}{next(numbers)}", line) for line in keys]
    return _snippet(f"front-matter-{kind}", ["---", named, *numbered, "---", "", "$0"], made["description"])


_PLACE = re.compile(r"\$(?P<open>\{?)\d+")
"""Where something is to be filled in."""


def _lines(key: str, value: Mapping[str, Any], made: Mapping[str, Any]) -> list[str]:
    """A key with places to fill in."""
    beside, *below = _value(value, made["$defs"])
    return [f"{key}:{beside}", *below]


def _value(value: Mapping[str, Any], groups: Mapping[str, Any]) -> list[str]:
    """The lines of a value with places to fill in, the first of which stands beside its key."""
    value = _resolved(value, groups)
    if "enum" in value:
        return [f" ${{1|{','.join(value['enum'])}|}}"]
    if value.get("type") == "boolean":
        return [" ${1|true,false|}"]
    if value.get("type") == "array":
        item = _resolved(value["items"], groups)
        if "properties" in item:
            return ["", *(f"{'  - ' if n == 0 else '    '}{line}" for n, line in enumerate(_group(item)))]
        return [f" [{_value(item, groups)[0].strip()}]"]
    if "properties" in value:
        return ["", *(f"  {line}" for line in _group(value))]
    return [" $1"]


def _group(group: Mapping[str, Any]) -> list[str]:
    keys = group.get("required") or list(group["properties"])[:1]
    return [f"{key}: ${number}" for number, key in enumerate(keys, start=1)]


def _resolved(value: Mapping[str, Any], groups: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reference stands for; of several forms, the list where there is one."""
    if "$ref" in value:
        return _resolved(groups[value["$ref"].rpartition("/")[2]], groups)
    if "anyOf" in value and "properties" not in value:
        forms = [_resolved(form, groups) for form in value["anyOf"]]
        return next((form for form in forms if form.get("type") in ("array", "object")), forms[0])
    return value
