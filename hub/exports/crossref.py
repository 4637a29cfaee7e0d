"""Deposits with Crossref, which register the DOIs of papers: schema 5.3.1, `posted_content` of type `working_paper`.

One is made only where it could be deposited: `refusal` says what is missing. Sources: crossref5.3.1.xsd, and
crossref.org/documentation/schema-library/markup-guide-record-types/posted-content-includes-preprints.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from hub.citations.csl_items import CslItems
from hub.content.earlier_version import EarlierVersion
from hub.content.paper import Paper
from hub.content.reference import Reference
from hub.exports.paper_format import PaperFormat
from hub.exports.references import cited_in
from hub.library import Library
from hub.record import Contributor, Kinship, Record, Relation, record_of
from hub.xml_text import xml_text

CROSSREF = "http://www.crossref.org/schema/5.3.1"
JATS = "http://www.ncbi.nlm.nih.gov/JATS1"
RELATIONS = "http://www.crossref.org/relations.xsd"
ACCESS = "http://www.crossref.org/AccessIndicators.xsd"
SCHEMA = f"{CROSSREF} https://www.crossref.org/schemas/crossref5.3.1.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"

_C = ElementMaker(
    namespace=CROSSREF, nsmap={None: CROSSREF, "jats": JATS, "ai": ACCESS, "rel": RELATIONS, "xsi": _INSTANCE}
)
_J = ElementMaker(namespace=JATS)
_A = ElementMaker(namespace=ACCESS)
_R = ElementMaker(namespace=RELATIONS)


def refusal(paper: Paper, library: Library) -> str:
    """Why a paper cannot be deposited, in a sentence; nothing if it can."""
    return next(_refusals(paper, library), "")


def _refusals(paper: Paper, library: Library) -> Iterator[str]:
    series = library.configuration.series
    prefix = series.doi_prefix
    if not series.has_own_prefix:
        yield f"The DOI prefix {prefix} is a placeholder: put the one that Crossref gave out into mkdocs.yml."
    if not library.configuration.is_on_the_web:
        yield "Nobody says where the site is: give its site_url in mkdocs.yml."
    if not series.email:
        yield "Crossref writes to nobody: give an email under extra.series in mkdocs.yml."
    if isinstance(paper, EarlierVersion) and paper.doi == paper.paper.doi:
        yield "It is an earlier version, and has no DOI of its own."
    if not paper.doi:
        yield f"The paper has no DOI: give it one, such as `doi: {prefix}/{paper.id}`."
    elif not paper.doi.startswith(f"{prefix}/"):
        yield f"The DOI {paper.doi} is not under the hub's prefix {prefix}: somebody else registers it."
    if not paper.date:
        yield "The paper has no date."


def deposit(paper: Paper, library: Library) -> bytes:
    """The deposit of a paper of which there is no `refusal`."""
    record = record_of(paper, library)
    root = _C.doi_batch(
        _head(record),
        _C.body(_posted(record, cited_in(paper, library))),
        {"version": "5.3.1", f"{{{_INSTANCE}}}schemaLocation": SCHEMA},
    )
    etree.indent(root, " ")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _write(paper: Paper, library: Library, _items: CslItems) -> bytes:
    return deposit(paper, library)


PAPER = PaperFormat(
    "Crossref deposit",
    ".crossref.xml",
    "application/xml",
    _write,
    is_for_readers=False,
    is_made_of=lambda paper, library: not refusal(paper, library),
)


def _text(name: str, value: object, **attributes: str) -> Iterator[etree._Element]:
    """An element, if it says something."""
    if text := xml_text(value):
        yield _C(name, text, attributes)


def _head(record: Record) -> etree._Element:
    """A time stamp must grow with every deposit of a DOI: the day of the last change, and the version after it."""
    changed = record.changed or datetime.date.min
    return _C.head(
        *_text("doi_batch_id", f"{record.id[:60]}-{changed:%Y%m%d}-{record.changes}"),
        *_text("timestamp", f"{changed:%Y%m%d}{record.changes:04}"),
        _C.depositor(
            *_text("depositor_name", record.series.depositor[:130]), *_text("email_address", record.series.email)
        ),
        *_text("registrant", record.series.institution[:255]),
    )


def _posted(record: Record, cited: list[Reference]) -> etree._Element:
    contributors = [_contributor(one, place) for place, one in enumerate(record.contributors)]
    return _C.posted_content(
        *_text("group_title", record.series.title),
        *([_C.contributors(*contributors)] if contributors else []),
        _C.titles(*_title(record), *_text("subtitle", record.subtitle)),
        _day("posted_date", record.published or datetime.date.min),
        _C.institution(*_text("institution_name", record.series.institution)),
        *_text("item_number", record.number),
        *_abstract(record),
        *_licence(record),
        *_relations(record),
        _C.doi_data(*_text("doi", record.doi), *_text("resource", record.url)),
        *([_C.citation_list(*map(_citation, cited))] if cited else []),
        {"type": "working_paper", "language": record.language.partition("-")[0].lower()},
    )


def _title(record: Record) -> Iterator[etree._Element]:
    """A withdrawn work says so in its title (crossref.org, "Withdrawing and retracting")."""
    yield from _text("title", f"{'WITHDRAWN: ' if record.withdrawn else ''}{record.title or record.id}")


def _contributor(contributor: Contributor, place: int) -> etree._Element:
    role = {"sequence": "additional" if place else "first", "contributor_role": "author"}
    name = contributor.name
    if name.literal:
        return _C.organization(xml_text(name.literal), role)
    institutions = [
        _C.institution(*_text("institution_name", one.name), *_text("institution_id", one.ror, type="ror"))
        for one in contributor.institutions
    ]
    return _C.person_name(
        *_text("given_name", name.given[:60]),
        *_text("surname", name.whole_family[:60]),
        *_text("suffix", name.suffix[:10]),
        *([_C.affiliations(*institutions)] if institutions else []),
        *_text("ORCID", contributor.orcid),
        role,
    )


def _day(name: str, day: datetime.date) -> etree._Element:
    parts = (("month", f"{day.month:02}"), ("day", f"{day.day:02}"), ("year", f"{day.year:04}"))
    return _C(name, *(_C(part, value) for part, value in parts))


def _abstract(record: Record) -> Iterator[etree._Element]:
    if record.paragraphs:
        yield _J.abstract(*(_J.p(xml_text(paragraph)) for paragraph in record.paragraphs))


def _licence(record: Record) -> Iterator[etree._Element]:
    if record.licence_address:
        yield _A.program(_A.license_ref(record.licence_address), {"name": "AccessIndicators"})


def _relations(record: Record) -> Iterator[etree._Element]:
    related = [
        _R.related_item(_R(element, relation.doi or relation.url, _as_crossref_has_it(kind, relation)))
        for relation in record.relations
        for element, kind in (_RELATIONS[relation.kinship],)
        if relation.doi or relation.url
    ]
    if related:
        yield _R.program(*related, {"name": "relations"})


def _as_crossref_has_it(kind: str, relation: Relation) -> dict[str, str]:
    return {"relationship-type": kind, "identifier-type": "doi" if relation.doi else "uri"}


_RELATIONS = {
    Kinship.CAME_OF: ("inter_work_relation", "isBasedOn"),
    Kinship.BECAME: ("intra_work_relation", "isPreprintOf"),
    Kinship.EARLIER: ("intra_work_relation", "replaces"),
    Kinship.NEWEST: ("intra_work_relation", "isReplacedBy"),
}


def _citation(reference: Reference) -> etree._Element:
    """A work that the paper cites; a DOI is all that Crossref needs of one that has it."""
    if reference.doi.startswith("10."):
        return _C.citation(*_text("doi", reference.doi), key=reference.key[:128])
    is_article = reference.kind == "Journal article"
    first, *_ = reference.authors or ("",)
    return _C.citation(
        *_text("journal_title", reference.container if is_article else ""),
        *_text("author", first),
        *_text("cYear", reference.year),
        *_text("volume_title", "" if is_article else reference.title),
        *_text("article_title", reference.title if is_article else ""),
        *_text("unstructured_citation", f"{reference.byline}. {reference.title}. {reference.container}"),
        key=reference.key[:128],
    )
