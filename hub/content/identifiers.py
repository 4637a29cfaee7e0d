"""Identifiers of works: what an entry says of them, and where each leads on the web.

Only what has the form of an identifier becomes a link; anything else is shown as the entry has it. No resolver knows
every ISBN, so they are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from stdnum import isbn, issn

from hub.content.reference import Reference


@dataclass(frozen=True)
class Identifier:
    """An identifier of a work."""

    kind: str
    """What it is called: `DOI`."""
    text: str
    """What it is, without an address before it."""
    address: str = ""
    """Where it leads; nothing if it leads nowhere."""


def identifiers_of(reference: Reference) -> tuple[Identifier, ...]:
    """The identifiers of a work, those that lead to it first, and no address twice."""
    found = {identifier.address or identifier.text: identifier for identifier in _identifiers(reference)}
    return tuple(found.values())


def _identifiers(reference: Reference) -> Iterator[Identifier]:
    named = {scheme: reference.field(*fields) for scheme, fields in _FIELDS.items()}
    eprint, kind = reference.field("eprint"), reference.field("eprinttype", "archiveprefix").lower()
    if scheme := _EPRINTS.get(kind):
        named[scheme] = named.get(scheme) or eprint
    resolved = [scheme.identifier(written) for scheme, written in named.items() if written]
    yield from resolved
    url = _IN_LATEX.sub(r"\1", reference.url)
    if url and not any(unquote(url).rstrip("/").lower().endswith(other.text.lower()) for other in resolved):
        yield _web(url)
    for written in _SEPARATORS.split(reference.field("isbn")):
        if written:
            yield Identifier("ISBN", isbn.format(written) if isbn.is_valid(written) else written)
    for written in _SEPARATORS.split(reference.field("issn")):
        if written:
            yield _issn(written)


_IN_LATEX = re.compile(r"\Aurl\{(.*)\}\Z")
_SEPARATORS = re.compile(r"[,;\s]+(?=[\dXx])")


@dataclass(frozen=True)
class _Scheme:
    """A scheme of identifiers that are resolved at one address."""

    kind: str
    resolver: str
    """What comes before the identifier in its address."""
    form: str
    """What an identifier is, as a regular expression."""
    prefix: str = ""
    """What may be written before it, likewise."""

    def identifier(self, written: str) -> Identifier:
        """What an entry says, as an identifier."""
        found = re.fullmatch(rf"(?:{self.prefix})?({self.form})", written.strip(), re.IGNORECASE)
        if found is None:
            return Identifier(self.kind, written)
        return Identifier(self.kind, found[1], self.resolver + quote(found[1], safe="/:;().=?-"))


_DOI = _Scheme("DOI", "https://doi.org/", r"10\.\d{4,9}/\S+", r"https?://[\w.-]*\bdoi\.[\w.-]+/|doi:\s*")
_ARXIV = _Scheme(
    "arXiv",
    "https://arxiv.org/abs/",
    r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?",
    r"https?://arxiv\.org/abs/|arxiv:\s*",
)
_PUBMED = _Scheme("PubMed", "https://pubmed.ncbi.nlm.nih.gov/", r"\d{1,8}", r"pmid:?\s*")
_PMC = _Scheme("PubMed Central", "https://www.ncbi.nlm.nih.gov/pmc/articles/", r"PMC\d{1,8}", r"pmcid:?\s*")
_HANDLE = _Scheme("Handle", "https://hdl.handle.net/", r"\d[\w.]*/\S+", r"https?://hdl\.handle\.net/|hdl:\s*")
_JSTOR = _Scheme("JSTOR", "https://www.jstor.org/stable/", r"[\w.]{1,20}", r"https?://www\.jstor\.org/stable/")
_ERIC = _Scheme("ERIC", "https://eric.ed.gov/?id=", r"E[DJ]\d{6,7}")
_FIELDS = {
    _DOI: ("doi",),
    _ARXIV: ("arxiv", "arxivid"),
    _PUBMED: ("pmid",),
    _PMC: ("pmcid",),
    _HANDLE: ("handle", "hdl"),
}
"""Fields that hold identifiers of a scheme, whichever style or program they are of."""
_EPRINTS = {"arxiv": _ARXIV, "pubmed": _PUBMED, "pmc": _PMC, "hdl": _HANDLE, "jstor": _JSTOR, "eric": _ERIC}
"""What `eprint` holds by its `eprinttype`, with the names of the biblatex manual, section 3.14.7, and ERIC's."""


def _web(url: str) -> Identifier:
    if not re.fullmatch(r"https?://[^\s<>\"]+", url, re.IGNORECASE):
        return Identifier("Online", url)
    text = url.partition("://")[2].removeprefix("www.").rstrip("/")
    return Identifier("Online", text if len(text) <= _LONGEST_ADDRESS else text[: _LONGEST_ADDRESS - 1] + "…", url)


_LONGEST_ADDRESS = 60
"""How much of a web address is shown, in characters."""


def _issn(written: str) -> Identifier:
    """An ISSN leads to the register of the ISSN International Centre."""
    if not issn.is_valid(written):
        return Identifier("ISSN", written)
    number = issn.format(written)
    return Identifier("ISSN", number, f"https://portal.issn.org/resource/ISSN/{number}")
