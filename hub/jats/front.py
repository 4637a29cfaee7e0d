"""The front: what the series is, and what the paper is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from hub.articles.article import Article, Part
from hub.articles.cover import Contributor, Cover
from hub.content.values import slug
from hub.jats.blocks import HEADINGS, Blocks
from hub.jats.elements import ALI, HREF, made, nodes_of, told
from hub.licences import licence_address


def front(article: Article, blocks: Blocks) -> etree._Element:
    """The metadata of the series and of the paper, in the order of the schema."""
    cover = article.cover
    return made(
        "front",
        made(
            "journal-meta",
            made("journal-id", slug(cover.collection) or "series", **{"journal-id-type": "publisher-id"}),
            made("journal-title-group", *told("journal-title", cover.collection)),
            # The schema asks for one; that of a series without any says nothing.
            made("issn", cover.issn, **{"publication-format": "electronic"}),
            made("publisher", *told("publisher-name", cover.publisher)),
        ),
        made("article-meta", *_article_meta(article, blocks)),
    )


def _article_meta(article: Article, blocks: Blocks) -> Iterator[etree._Element]:
    cover = article.cover
    yield made("article-id", cover.url.rstrip("/").rpartition("/")[2], **{"pub-id-type": "publisher-id"})
    yield from told("article-id", cover.doi, **{"pub-id-type": "doi"})
    yield from told("article-version", cover.version, **{"article-version-type": "number"})
    subject = made("subj-group", *told("subject", cover.kind), **{"subj-group-type": "heading"})
    yield made("article-categories", subject)
    yield made("title-group", made("article-title", cover.title), *told("subtitle", cover.subtitle))
    yield from _contributors(cover)
    yield from _day("pub-date", cover.date, **{"date-type": "pub", "publication-format": "electronic"})
    yield from told("issue", cover.issue)
    yield from told("elocation-id", cover.number)
    yield from _history(cover)
    yield from _permissions(cover)
    page = made("self-uri", **{"content-type": "text/html"})
    page.set(HREF, cover.url)
    yield page
    yield from _related(cover)
    yield from _abstract(article, blocks)
    if cover.keywords:
        keywords = (keyword for word in cover.keywords for keyword in told("kwd", word))
        yield made("kwd-group", *keywords, **{"kwd-group-type": "author"})


def _contributors(cover: Cover) -> Iterator[etree._Element]:
    places: dict[tuple[str, str], str] = {}
    written = [_contributor(one, places) for one in cover.contributors]
    if written:
        yield made("contrib-group", *written, *(_institution(*place, id_) for place, id_ in places.items()))


def _contributor(contributor: Contributor, places: dict[tuple[str, str], str]) -> etree._Element:
    for place in contributor.places:
        places.setdefault(place, f"aff{len(places) + 1}")
    links = (made("xref", rid=places[place], **{"ref-type": "aff"}) for place in contributor.places)
    orcid = f"https://orcid.org/{contributor.orcid}" if contributor.orcid else ""
    return made(
        "contrib",
        *told("contrib-id", orcid, **{"contrib-id-type": "orcid"}),
        _name(contributor),
        *told("email", contributor.email),
        *(made("role", role, vocab="credit") for role in contributor.roles),
        *links,
        **{"contrib-type": "author", "corresp": "yes" if contributor.email else ""},
    )


def _name(contributor: Contributor) -> etree._Element:
    if not contributor.family:
        return made("collab", contributor.name)
    return made(
        "name",
        made("surname", contributor.family),
        *told("given-names", contributor.given),
        *told("suffix", contributor.suffix),
    )


def _institution(name: str, ror: str, id_: str) -> etree._Element:
    identifier = told("institution-id", ror, **{"institution-id-type": "ror"})
    return made("aff", made("institution-wrap", *identifier, *told("institution", name)), id=id_)


def _day(name: str, day: str, **attributes: str) -> Iterator[etree._Element]:
    if day:
        year, month, date = day.split("-")
        parts = (made("day", date), made("month", month), made("year", year))
        yield made(name, *parts, **attributes, **{"iso-8601-date": day})


def _history(cover: Cover) -> Iterator[etree._Element]:
    events = [
        made("event", made("event-desc", f"Corrected: {note}"), *_day("date", day, **{"date-type": "corrected"}))
        for day, note in cover.corrections
    ]
    if events:
        yield made("pub-history", *events)


def _permissions(cover: Cover) -> Iterator[etree._Element]:
    if address := licence_address(cover.license):
        reference = etree.Element(f"{{{ALI}}}license_ref")
        reference.text = address
        licence = made("license", reference, made("license-p", f"Licence: {cover.license}"))
        licence.set(HREF, address)
        yield made("permissions", licence)


def _related(cover: Cover) -> Iterator[etree._Element]:
    for number, (kind, title, target) in enumerate(cover.related, start=1):
        is_doi = bool(re.match(r"10\.\d", target))
        related = made("related-article", title, id=f"related{number}", **{"related-article-type": kind})
        related.set("ext-link-type", "doi" if is_doi else "uri")
        related.set(HREF, target)
        yield related


def _abstract(article: Article, blocks: Blocks) -> Iterator[etree._Element]:
    for part in article.parts(Part.ABSTRACT):
        for heading in part.xpath(" | ".join(f"./{name}" for name in HEADINGS)):
            heading.drop_tree()
        yield made("abstract", *blocks.items(nodes_of(part)))
