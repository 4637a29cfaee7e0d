"""Citations and references as HTML: Pandoc's own words, page by page, made beside the build and kept on disk.

Contract of the markup (Pandoc's): `span.citation[data-cites]`, `div#refs.references.csl-bib-body`,
`div#ref-KEY.csl-entry`. A citation links to its entry, and an entry back to every place that cites it. What the hub
says of a work itself stands in `p.hub-marks` beside the entry.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import html
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import nh3

from hub.citations.bibtex import Entry
from hub.citations.latex import plain_text
from hub.citations.notes import Placed
from hub.citations.pandoc import SCRIPT, Pandoc, PandocError
from hub.citations.standing import marks_as_html
from hub.citations.style import minds_places, puts_citations_in_notes, without_neighbours
from hub.citations.syntax import Cluster, without_quote_marks

DEFAULT_LOCALE = "en-GB"
ENTRIES_A_REQUEST = 50
"""How many entries are formatted at once for lists: citeproc's time grows faster than their number."""


@dataclass(frozen=True)
class Rendered:
    """A page's citations and references, as HTML."""

    clusters: tuple[str, ...]
    """The citations in the order in which they were given, each a `span`."""
    notes: tuple[str, ...]
    """What the footnote of each says, in a style that has footnotes for citations; elsewhere nothing."""
    references: str
    """The entries, without the element around them; empty if there are none."""
    problem: str = ""
    """Why the citations are shown as they were written, if they are."""


class Renderer:
    """Formats citations in one style and language.

    Args:
        style: the file of a CSL style.
        cache: a folder for what has been formatted once.
        locale: a language tag of RFC 5646, such as `en-GB`.
        pandoc: what formats.
    """

    def __init__(self, style: Path, cache: Path, locale: str = DEFAULT_LOCALE, pandoc: Pandoc | None = None) -> None:
        self._style = style
        self._locale = locale
        self._cache = cache
        self._pandoc = pandoc or Pandoc()
        self._fingerprints: dict[Path, str] = {}
        self._in_notes = functools.cache(puts_citations_in_notes)
        self._minds_places = functools.cache(minds_places)

    def begin(
        self,
        clusters: Sequence[Placed],
        entries: Mapping[str, Entry],
        nocite: Sequence[str] = (),
        style: Path | None = None,
        locale: str = "",
    ) -> Callable[[], Rendered]:
        """Begin with a page's citations, and go on.

        Args:
            clusters: in the order in which they are read.
            entries: what can be cited, by key; more than the page cites does no harm.
            nocite: keys that the list of references has, though the text may not cite them.
            style: the page's own style.
            locale: the page's own language.

        Returns:
            What gives the finished citations, waiting for them if need be.
        """
        named = {key for placed in clusters for key in placed.cluster.keys if key in entries}
        named.update(key for key in nocite if key in entries)
        # In the order of the base, which decides where the style leaves an order open.
        ordered = sorted(named, key=lambda key: (entries[key].start, key))
        # Under a key that Pandoc can read: it takes fewer characters in an entry's than in a citation's.
        cited = {key: entries[key].as_bibtex("entry") for key in ordered}
        request = self._request(clusters, cited, [key for key in nocite if key in cited], style, locale)
        answer = self._ask(request)
        return lambda: _rendered([placed.cluster for placed in clusters], answer, entries)

    def puts_citations_in_notes(self, style: Path | None = None) -> bool:
        """Whether the style, or a page's own, has a footnote for each citation."""
        return self._in_notes(style or self._style)

    def begin_entries(self, entries: Iterable[Entry]) -> Callable[[], Mapping[str, str]]:
        """Begin with entries for lists, each formatted as if it stood alone on its page.

        Returns:
            What gives the HTML of each entry by the entry's source, waiting if need be.
        """
        wanted = list({entry.source: entry for entry in entries}.values())
        groups = [wanted[start : start + ENTRIES_A_REQUEST] for start in range(0, len(wanted), ENTRIES_A_REQUEST)]
        answers = [(group, self._ask(self._list_request(group))) for group in groups]
        return lambda: {source: text for group, answer in answers for source, text in _listed(group, answer)}

    def close(self) -> None:
        """End what works beside the build."""
        self._pandoc.close()

    @cached_property
    def _list_style(self) -> str:
        """The style without what makes an entry depend on its neighbours, as a `data:` URL."""
        data = base64.b64encode(without_neighbours(self._style)).decode()
        return f"data:application/xml;base64,{data}"

    def _list_request(self, entries: Sequence[Entry]) -> dict[str, Any]:
        numbered = {f"e{number}": entry.as_bibtex("entry") for number, entry in enumerate(entries)}
        return {**self._request([], numbered, list(numbered)), "style": self._list_style}

    def _request(
        self,
        clusters: Sequence[Placed],
        entries: Mapping[str, str],
        nocite: Sequence[str],
        style: Path | None = None,
        locale: str = "",
    ) -> dict[str, Any]:
        return {
            "style": str(style or self._style),
            "locale": locale or self._locale,
            "clusters": [self._asked(placed, style) for placed in clusters],
            "entries": list(entries.items()),
            "nocite": list(nocite),
        }

    def _asked(self, placed: Placed, style: Path | None) -> dict[str, Any]:
        """A cluster and what stands around it, if that makes a difference: without, pandoc takes half the time."""
        source = without_quote_marks(placed.cluster.source)
        if not self._minds_places(style or self._style):
            placed = Placed(placed.cluster, note=0, in_footnote=False)
        return {"source": source, **{key: value for key, value in vars(placed).items() if key != "cluster"}}

    def _ask(self, request: dict[str, Any]) -> _Answer:
        if not request["clusters"] and not request["entries"]:
            return _Answer({"clusters": [], "entries": []})
        kept = self._cache / self._name(request)
        if (told := read_kept(kept)) is not None:
            return _Answer(told)
        return _Answer(self._pandoc.ask(request), kept)

    def _name(self, request: dict[str, Any]) -> str:
        """A name that changes whenever the answer could: with the request, the style and the way of formatting."""
        is_file = not request["style"].startswith("data:")
        style = self._fingerprint(Path(request["style"])) if is_file else request["style"]
        made_by = [self._fingerprint(SCRIPT), self._fingerprint(Path(__file__))]
        told = {**request, "style": style, "made_by": made_by}
        digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
        return f"{digest[:2]}/{digest[2:32]}.json"

    def _fingerprint(self, file: Path) -> str:
        if file not in self._fingerprints:
            self._fingerprints[file] = hashlib.sha256(file.read_bytes()).hexdigest()
        return self._fingerprints[file]


class _Answer:
    """What Pandoc says to a request, with nothing in it that could run."""

    def __init__(self, said: Future[dict[str, Any]] | dict[str, Any], kept: Path | None = None) -> None:
        """Take what was kept of an earlier build, or what Pandoc will say and where to keep it."""
        self._said = said
        self._kept = kept

    @cached_property
    def told(self) -> dict[str, Any]:
        """The answer, waiting for it if need be.

        Raises:
            PandocError: if there is none.
        """
        if isinstance(self._said, dict):
            return self._said
        told = _cleaned(self._said.result())
        if self._kept:
            keep(told, self._kept)
        return told


def read_kept(kept: Path) -> dict[str, Any] | None:
    """What an earlier build kept in a file; nothing if there is no such file, or none that can be read."""
    try:
        told: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told


def keep(told: Mapping[str, Any], kept: Path) -> None:
    """Write an answer where the next build finds it; a disk that is full or read-only costs only time."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(f".{os.getpid()}")
        unfinished.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        unfinished.replace(kept)
    except OSError:
        return


def _cleaned(told: Mapping[str, Any]) -> dict[str, Any]:
    clusters = [{name: clean(text) for name, text in said.items()} for said in told["clusters"]]
    return {"clusters": clusters, "entries": [{**entry, "html": clean(entry["html"])} for entry in told["entries"]]}


def _rendered(clusters: Sequence[Cluster], answer: _Answer, cited: Mapping[str, Entry]) -> Rendered:
    try:
        told = answer.told
    except PandocError as error:
        written = tuple(_as_written(number, cluster) for number, cluster in enumerate(clusters, start=1))
        return Rendered(written, ("",) * len(clusters), "", str(error))
    anchored, notes = [], []
    listed = {entry["key"] for entry in told["entries"]}
    for number, (said, cluster) in enumerate(zip(told["clusters"], clusters, strict=True), start=1):
        anchored.append(_anchored(_marked(said["text"], cluster, listed), number))
        notes.append(_marked(said["note"], cluster, listed))
    entries = "\n".join(_item(entry, clusters, cited) for entry in told["entries"])
    return Rendered(tuple(anchored), tuple(notes), entries)


def _as_written(number: int, cluster: Cluster) -> str:
    keys = html.escape(" ".join(cluster.keys))
    return f'<span id="{anchor(number)}" class="citation" data-cites="{keys}">{html.escape(cluster.source)}</span>'


def _marked(text: str, cluster: Cluster, listed: Collection[str]) -> str:
    """What a cluster says, with a mark where a work is unknown, and no link to an entry that is not listed."""
    for key in dict.fromkeys(cluster.keys):
        if key not in listed:
            said = html.escape(key, quote=False)
            mark = f'<mark class="citation-unknown" title="No such work in the reference base">{said}?</mark>'
            text = text.replace(f"<strong>{said}?</strong>", mark)
            target = re.escape(f'<a href="#ref-{html.escape(key)}"')
            text = re.sub(rf"{target}[^>]*>(.*?)</a>", r"\1", text, flags=re.DOTALL)
    return text


def _anchored(text: str, number: int) -> str:
    """A cluster that entries can link back to."""
    return text.replace('<span class="citation"', f'<span id="{anchor(number)}" class="citation"', 1)


def anchor(number: int) -> str:
    """The id of a page's citation cluster, counted from 1."""
    return f"cite-{number}"


def _item(entry: Mapping[str, str], clusters: Sequence[Cluster], cited: Mapping[str, Entry]) -> str:
    """An item of the list: an entry and, beside it because they are none of Pandoc's words, its marks."""
    marks = marks_as_html(cited[entry["key"]]) if entry["key"] in cited else ""
    if not marks:
        return _entry(entry, clusters, ' role="listitem"')
    return f'<div class="hub-marked" role="listitem">{_entry(entry, clusters)}{marks}</div>'


def _entry(entry: Mapping[str, str], clusters: Sequence[Cluster], role: str = "") -> str:
    places = [number for number, cluster in enumerate(clusters, start=1) if entry["key"] in cluster.keys]
    links = " ".join(_back_link(anchor(number), position) for position, number in enumerate(places, start=1))
    back = f' <span class="hub-backlinks" data-pagefind-ignore>{links}</span>' if links else ""
    text = entry["html"].strip()
    return f'<div id="ref-{html.escape(entry["key"])}" class="csl-entry"{role}>{text}{back}</div>'


def _back_link(target: str, position: int) -> str:
    label = f"Back to citation {position} of this work"
    return f'<a href="#{target}" aria-label="{label}">↩\N{VARIATION SELECTOR-15}</a>'


def _listed(group: Sequence[Entry], answer: _Answer) -> Iterable[tuple[str, str]]:
    try:
        formatted = {entry["key"]: entry["html"].strip() for entry in answer.told["entries"]}
    except PandocError:
        formatted = {}
    for number, entry in enumerate(group):
        yield entry.source, formatted.get(f"e{number}") or html.escape(plain_text(entry.fields.get("title", entry.key)))


def clean(text: str) -> str:
    """HTML from citeproc, without an address that could run; entries come from strangers like everything else."""
    return _CLEANER.clean(text)


# Made once: that takes ten times as long as to clean a citation.
_CLEANER = nh3.Cleaner(
    tags={"a", "b", "code", "div", "em", "i", "p", "q", "span", "strong", "sub", "sup", "u", "br", "del"},
    attributes={
        "a": {"href", "role", "class", "title"},
        "span": {"class", "id", "role", "lang"},
        "div": {"class"},
        "q": {"class"},
    },
    url_schemes={"http", "https", "mailto", "ftp"},
    generic_attribute_prefixes={"data-"},
    link_rel=None,
)
