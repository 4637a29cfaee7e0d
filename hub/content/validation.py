"""Holding front matter against its model: what does not fit is told, at its place, and left out."""

from __future__ import annotations

import enum
import typing
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hub.content.front_matter import KeyPath, Source
from hub.content.values import slug
from hub.diagnostics import Diagnostic, Edit, Severity, did_you_mean

M = TypeVar("M", bound=BaseModel)

LONGEST_SHOWN = 60
"""How much of a value a message quotes, in characters."""


def fitting(
    model: type[M], values: dict[str, Any], required: Sequence[str], source: Source, otherwise: Mapping[str, Any]
) -> tuple[M, list[Diagnostic]]:
    """What the part of the values that fits a model makes of it, and a finding for each value that does not.

    Args:
        model: whose fields the values should fill.
        values: front matter as read; a key without a value counts as not given.
        required: keys that must be given.
        source: the file, for places.
        otherwise: what keys that are not given stand for.
    """
    values = _given(values)
    findings = [_missing(key, source) for key in required if values.get(key) in (None, "", [])]
    told: set[tuple[str | int, ...]] = set()
    while isinstance(errors := _fitted_or_errors(model, {**otherwise, **values}), list):
        paths = {error["loc"]: _path_through(values, error["loc"]) for error in errors}
        findings += [_finding(model, e, paths[e["loc"]], source) for e in errors if e["loc"] not in told]
        told.update(paths)
        # Items of lists go last of all, later ones first, so that every finding has its item's own number.
        keys = {path for path in paths.values() if isinstance(path[-1], str)}
        for path in sorted(keys or set(paths.values()), key=_sorted_as, reverse=True):
            values = _without(values, path)
    return errors, findings


def _given(values: Any) -> Any:
    """The values without the keys that were left empty."""
    if isinstance(values, dict):
        return {key: _given(value) for key, value in values.items() if value is not None}
    return [_given(value) for value in values] if isinstance(values, list) else values


def _fitted_or_errors(model: type[M], values: dict[str, Any]) -> M | list[ErrorDetails]:
    """What the values make of a model or, if they do not fit, why not, one error a place."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        return list({error["loc"]: error for error in error.errors(include_url=False)}.values())


def _sorted_as(path: tuple[str | int, ...]) -> list[str]:
    return [f"{part:06}" if isinstance(part, int) else part for part in path]


def _path_through(values: Any, path: Sequence[str | int]) -> KeyPath:
    """The part of an error's path that leads through the values: a key that is missing is not there to be taken out."""
    walked: list[str | int] = []
    for part in path:
        if not _has(values, part):
            break
        values = values[part]
        walked.append(part)
    return tuple(walked)


def _has(values: Any, part: str | int) -> bool:
    """Whether a key or an index leads to something, be it an item of a list with nothing after its hyphen."""
    if isinstance(values, dict):
        return part in values
    return isinstance(values, list) and isinstance(part, int) and part < len(values)


def _without(values: Any, path: KeyPath) -> Any:
    """A copy of the values that lacks what a path leads to."""
    first, rest = path[0], path[1:]
    if isinstance(values, dict):
        if rest:
            return {**values, first: _without(values[first], rest)}
        return {key: value for key, value in values.items() if key != first}
    if rest:
        return [_without(value, rest) if index == first else value for index, value in enumerate(values)]
    return [value for index, value in enumerate(values) if index != first]


def _missing(key: str, source: Source) -> Diagnostic:
    place = source.key_place(key)
    message = f"{key} must be given; found {'nothing after it' if (key,) in source.key_places else 'no such key'}."
    return Diagnostic(place, Severity.ERROR, "required-key-is-given", message, f"Write `{key}: …` in the front matter.")


def _finding(model: type[BaseModel], error: ErrorDetails, path: KeyPath, source: Source) -> Diagnostic:
    if error["type"] == "extra_forbidden":
        return _unknown_key(model, path, source)
    name = _name(error["loc"])
    rule = "date-exists" if "must be a day" in error["msg"] else "value-fits"
    message, suggestion = _wording(model, error)
    fix = _nearest_word(model, error, path, source) if error["type"] == "enum" else ()
    return Diagnostic(source.place(*path), Severity.ERROR, rule, f"{name} {message}", suggestion, fix)


def _nearest_word(model: type[BaseModel], error: ErrorDetails, path: KeyPath, source: Source) -> tuple[Edit, ...]:
    """The word of a closed list that differs in capitals, spaces and hyphens only: `Think piece` is `think-piece`."""
    found = str(error["input"])
    alike = [str(word) for word in _closed_list(model, error["loc"]) if slug(str(word)) == slug(found)]
    return source.rewriting(path, found, alike[0]) if len(alike) == 1 else ()


def _unknown_key(model: type[BaseModel], path: KeyPath, source: Source) -> Diagnostic:
    key = str(path[-1])
    known = _keys(_model_at(model, path[:-1]))
    where = f" of {_name(path[:-1])}" if len(path) > 1 else ""
    return Diagnostic(
        source.key_place(*path),
        Severity.WARNING,
        "key-is-known",
        f"A key{where} must be one that the hub knows; found '{key}'.",
        did_you_mean(key, known) or f"Known keys: {', '.join(sorted(known))}.",
        _nearest_key(path, known, source),
    )


def _nearest_key(path: KeyPath, known: Sequence[str], source: Source) -> tuple[Edit, ...]:
    """The key that differs in capitals, spaces and hyphens only, unless it is given as well."""
    key = str(path[-1])
    alike = [name for name in known if slug(name) == slug(key) and (*path[:-1], name) not in source.key_places]
    return (Edit(source.key_place(*path), key, alike[0]),) if len(alike) == 1 else ()


def _name(path: Sequence[str | int]) -> str:
    """A value's name as its author would say it: `orcid of author 2`, `phases 1`."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int):
            words[-1] = f"{words[-1]} {part + 1}"
        else:
            words.append(part)
    return " of ".join(reversed(words))


def _wording(model: type[BaseModel], error: ErrorDetails) -> tuple[str, str]:
    kind, found = error["type"], _shown(error["input"])
    if kind == "value_error":
        return error["msg"].removeprefix("Value error, "), ""
    if kind == "enum":
        members = [str(member) for member in _closed_list(model, error["loc"])]
        return f"must be one of {', '.join(members)}; found {found}.", did_you_mean(str(error["input"]), members)
    if kind == "missing":
        return "must be given; found no such key.", ""
    expected = _EXPECTED.get(kind) or _EXPECTED.get(kind.split("_")[0], "a value of another form")
    bound = error.get("ctx", {})
    limit = next((f" of {words} {bound[name]}" for name, words in _BOUNDS.items() if name in bound), "")
    is_colon = kind == "string_type" and isinstance(error["input"], dict)
    advice = "A text that holds a colon must stand in quotation marks." if is_colon else ""
    return f"must be {expected}{limit}; found {found}.", advice


_EXPECTED = {
    "string": "text",
    "tuple": "a list, each item on a line of its own after a hyphen",
    "model": "a group of keys, indented under it",
    "dict": "a group of keys, indented under it",
    "int": "a whole number",
    "bool": "true or false",
    "greater_than_equal": "a number",
    "less_than_equal": "a number",
}
_BOUNDS = {"ge": "at least", "le": "at most"}


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    text = str(value)
    return f"'{text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + '…'}'"


def _model_at(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel]:
    for part in path:
        if isinstance(part, str):
            model = next(inner for inner in _leaves(_field_type(model, part)) if issubclass(inner, BaseModel))
    return model


def _closed_list(model: type[BaseModel], path: Sequence[str | int]) -> list[enum.Enum]:
    *before, name = [part for part in path if isinstance(part, str)]
    leaves = _leaves(_field_type(_model_at(model, before), name))
    return list(next(leaf for leaf in leaves if issubclass(leaf, enum.Enum)))


def _field_type(model: type[BaseModel], key: str) -> Any:
    return next(field.annotation for name, field in model.model_fields.items() if key in {name, field.alias})


def _leaves(annotation: Any) -> list[type]:
    """The classes at the ends of a type such as `tuple[Author, ...] | None`."""
    arguments = typing.get_args(annotation)
    if not arguments:
        return [annotation] if isinstance(annotation, type) else []
    return [leaf for argument in arguments for leaf in _leaves(argument)]


def _keys(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]
