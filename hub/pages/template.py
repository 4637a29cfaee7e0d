"""Templates: a page for each, ready to print and fill in, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.articles.texts import Kind, text_name
from hub.content.template import Template, TemplateField
from hub.library import Library
from hub.pages.cards import Card, card, facets_of, theme_links
from hub.pages.downloads import files_of
from hub.pages.page import Link, Page, counted
from hub.pages.paging import Slice, slices

ADDRESS = "templates/"


@dataclass(frozen=True)
class TemplateView:
    """What the template shows."""

    fields: tuple[TemplateField, ...]
    confidential: str
    license: str
    frameworks: tuple[Card, ...]
    themes: tuple[Link, ...]
    form: str
    """Where it can be filled in, if it can."""
    downloads: tuple[Link, ...]
    """The files in which the form may be taken away."""


@dataclass(frozen=True)
class TemplatesView:
    """What the list's template shows."""

    list: Slice[Card]


def pages(library: Library) -> Iterator[Page]:
    """The list of templates, then each of them."""
    for part in slices([card(template, library) for template in library.templates], ADDRESS):
        yield Page(
            address=part.address,
            title="Templates" if part.is_first else f"Templates, page {part.number}",
            template="templates.html",
            description="Forms for coaching in schools: agreements, logs and ground rules, to print or copy.",
            view=TemplatesView(part),
            trail=(Link("Library", "library/"),),
        )
    for template in library.templates:
        yield _template(template, library)


def _template(template: Template, library: Library) -> Page:
    known = library.framework_by_id
    return Page(
        address=template.address,
        title=template.title,
        template="template.html",
        kind="Template",
        description=template.description,
        view=TemplateView(
            fields=template.fields,
            confidential=template.confidential,
            license=template.license,
            frameworks=tuple(card(known[name], library) for name in template.frameworks if name in known),
            themes=theme_links(template, library),
            form=f"{template.form}/" if template.form else "",
            downloads=files_of(template.address, text_name(template), Kind.SHEET),
        ),
        markdown=template.body,
        document=template,
        facets=facets_of(template, library, byline=counted(len(template.fields), "field")),
        changed=template.updated or template.date,
        trail=(Link("Library", "library/"), Link("Templates", ADDRESS)),
    )
