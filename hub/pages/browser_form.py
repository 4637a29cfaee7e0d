"""Templates to fill in on the screen: what is written stays in the browser, and is taken away as a file or on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.content.template import Template, TemplateField
from hub.content.values import slug
from hub.content.vocabulary import BrowserForm
from hub.library import Library
from hub.pages.page import Link, Page


@dataclass(frozen=True)
class Input:
    """A field and the name under which the browser keeps what is written there."""

    id: str
    field: TemplateField


@dataclass(frozen=True)
class BrowserFormView:
    """What the template shows."""

    form: BrowserForm
    inputs: tuple[Input, ...]
    confidential: str
    printable: Link
    """The template's own page, to fill in by hand."""


def pages(library: Library) -> Iterator[Page]:
    """A page for each form that a template has; of two templates for one form, the first by title."""
    for form in BrowserForm:
        if template := next((template for template in library.templates if template.form is form), None):
            yield _page(form, template)


def _page(form: BrowserForm, template: Template) -> Page:
    return Page(
        address=f"{form}/",
        title=template.title,
        template="browser-form.html",
        kind="Form",
        description=template.description,
        view=BrowserFormView(form, _inputs(template), template.confidential, Link(template.title, template.address)),
        changed=template.updated or template.date,
        trail=(Link("Library", "library/"), Link("Templates", "templates/")),
    )


def _inputs(template: Template) -> tuple[Input, ...]:
    """The fields by their labels, so that one that is moved keeps what was written; a second one alike is numbered."""
    inputs: dict[str, Input] = {}
    for number, field in enumerate(template.fields, start=1):
        name = slug(field.label) or "field"
        id_ = f"{name}-{number}" if name in inputs else name
        inputs[id_] = Input(id_, field)
    return tuple(inputs.values())
