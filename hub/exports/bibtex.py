"""BibTeX: the reference base as one file, and each paper of the hub as an entry that others can cite.

The entries are written for BibLaTeX and Pandoc; a working paper is a `@report` of the type working paper
(biblatex manual, section 2.1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hub.citations.csl_items import CslItems
from hub.content.base import read_base
from hub.content.paper import Paper
from hub.content.reference import Reference
from hub.exports.paper_format import PaperFormat
from hub.exports.reference_format import ReferenceFormat
from hub.library import Library
from hub.record import Contributor, record_of


def write(references: Sequence[Reference], _items: CslItems) -> str:
    """References as their entries are written, with the entries and strings that they build on.

    Only what Pandoc cannot read is written anew: an entry in round brackets, and one whose fields have odd names.
    """
    own = {reference.key: reference for reference in references}
    ancestors = _each_after_its_heirs(references)
    # BibTeX finds what an entry inherits only after it.
    listed = [reference for key, reference in own.items() if key not in ancestors]
    listed += [own.get(key, ancestor) for key, ancestor in ancestors.items()]
    sources = "\n\n".join(_source(reference) for reference in listed)
    return _strings(references, sources) + sources + "\n"


def _each_after_its_heirs(references: Iterable[Reference]) -> dict[str, Reference]:
    """The ancestors of references by their keys."""
    ordered: dict[str, Reference] = {}
    for ancestor in (ancestor for reference in references for ancestor in reference.ancestors):
        ordered[ancestor.key] = ordered.pop(ancestor.key, ancestor)
    return ordered


def _source(reference: Reference) -> str:
    return (reference.source if reference.entry.is_plain else reference.entry.as_bibtex(reference.key)).strip()


def _strings(references: Sequence[Reference], sources: str) -> str:
    """The definitions of all strings that entries use, and perhaps of some whose names only stand in a text."""
    used = sorted({found[1].lower() for found in _NAME_OF_STRING.finditer(sources)})
    defined = {id(reference.strings): reference.strings for reference in references}.values()
    values = {name: strings[name] for strings in defined for name in used if name in strings}
    return "".join(f"@string{{{name} = {{{value}}}}}\n" for name, value in values.items())


_NAME_OF_STRING = re.compile(r"[=#]\s*([A-Za-z][\w:+-]*)")

FORMAT = ReferenceFormat("BibTeX", "bib", write)


def _own_entry(paper: Paper, library: Library, _items: CslItems) -> str:
    return paper_entry(paper, library)


PAPER = PaperFormat("BibTeX", ".bib", "application/x-bibtex", _own_entry)


def paper_reference(paper: Paper, library: Library) -> Reference:
    """A paper of the hub as a reference, so that it is formatted like any other."""
    base = read_base(paper_entry(paper, library), paper.source.path)
    return base.references[paper_key(paper)]


def paper_references(library: Library) -> Iterator[Reference]:
    """Every paper of the hub as a reference."""
    for paper in library.all_papers:
        yield paper_reference(paper, library)


def paper_key(paper: Paper) -> str:
    """The citation key that others get for a paper: its place in the address, which does not change."""
    return paper.id or "paper"


def paper_entry(paper: Paper, library: Library) -> str:
    """The entry with which a paper is cited, ending with a line break."""
    record = record_of(paper, library)
    values = {
        "author": " and ".join(_author(contributor) for contributor in record.contributors),
        "title": _braced(record.title),
        "subtitle": _escaped(record.subtitle),
        "date": record.published.isoformat() if record.published else "",
        "type": "Working paper",
        "number": str(record.number or ""),
        "institution": "{" + _escaped(record.series.institution) + "}",
        "version": _escaped(record.version) if record.version != "1" else "",
        "doi": _with_braces_in_pairs(record.doi),
        "url": "" if record.doi else f"{library.configuration.site_url}{record.address}",
        "langid": "british",
    }
    width = max(len(name) for name, value in values.items() if value)
    fields = "".join(f"  {name:<{width}} = {{{value}}},\n" for name, value in values.items() if value)
    return f"@report{{{paper_key(paper)},\n{fields}}}\n"


def _author(contributor: Contributor) -> str:
    """A name that BibTeX splits as its bearer would; a group's is kept whole."""
    name = contributor.name
    if name.literal:
        return "{" + _escaped(name.literal) + "}"
    parts = (name.whole_family, name.suffix, name.given)
    return ", ".join(_escaped(part) for part in parts if part)


def _braced(title: str) -> str:
    """A title whose capitals are the author's own, kept from styles that change case."""
    return "{" + _escaped(title) + "}"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in _with_braces_in_pairs(text))


def _with_braces_in_pairs(text: str) -> str:
    """A text without its braces if one of them stands alone: BibTeX counts them, escaped or not."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            break
    return text if depth == 0 else text.replace("{", "").replace("}", "")


_SPECIAL = {"\\": r"\textbackslash{}", **{character: f"\\{character}" for character in "{}&%$#_"}}
