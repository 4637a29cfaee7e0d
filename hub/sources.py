"""The reference base and the style as files: those on disk, and copies of those on the web, fetched once a build."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hub.addresses import is_address, shown
from hub.citations.style import DEFAULT_STYLE, MOST_STYLE_BYTES, misfit
from hub.configuration import CACHE, Configuration
from hub.content.base import MAXIMUM_BYTES
from hub.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from hub.fetching import Fetched


@dataclass(frozen=True)
class BaseFile:
    """A file of the reference base."""

    file: Path
    shown: str
    """Its path or, if it is a copy, the address of which it is one: as findings tell it."""


@dataclass(frozen=True)
class Sources:
    """What a hub is made of besides its texts."""

    bases: tuple[BaseFile, ...]
    """In the order in which they are read."""
    style: str
    """A style's file or name, as `find_style` takes it."""
    findings: tuple[Diagnostic, ...] = ()
    """What could not be fetched."""
    is_whole: bool = True
    """Whether there is every file of the base; if not, nobody can say that a work is missing."""


def gather(configuration: Configuration) -> Sources:
    """Find the files, fetching what is on the web; what cannot be fetched becomes a finding."""
    bases = tuple(BaseFile(file, configuration.shown(file)) for file in configuration.bases)
    wanted = {"bib_file": configuration.base_address}
    if is_address(configuration.style):
        wanted["csl_file"] = configuration.style
    fetched = _fetch({option: address for option, address in wanted.items() if address}, configuration.root)
    findings = (_finding(configuration, option, wanted[option], found) for option, found in fetched.items())
    base, style = fetched.get("bib_file"), fetched.get("csl_file")
    if base and base.file:
        bases = (BaseFile(base.file, shown(configuration.base_address)),)
    return Sources(
        bases,
        style=str(style.file or DEFAULT_STYLE) if style else configuration.style,
        findings=tuple(finding for finding in findings if finding),
        is_whole=base is None or base.file is not None,
    )


def _fetch(wanted: Mapping[str, str], root: Path) -> dict[str, Fetched]:
    """What there is at some addresses, by the option that names each; all are fetched at the same time."""
    if not wanted:
        return {}
    from hub import fetching  # noqa: PLC0415 (takes a tenth of a second to load, and few hubs need it)

    forms = {
        "bib_file": fetching.Form(".bib", MAXIMUM_BYTES, _misfit_of_base),
        "csl_file": fetching.Form(".csl", MOST_STYLE_BYTES, misfit),
    }
    with ThreadPoolExecutor(len(wanted)) as threads:
        answers = {
            option: threads.submit(fetching.fetch, address, forms[option], root / CACHE / "web")
            for option, address in wanted.items()
        }
        return {option: answer.result() for option, answer in answers.items()}


def _finding(configuration: Configuration, option: str, address: str, fetched: Fetched) -> Diagnostic | None:
    if not fetched.problem:
        return None
    must = f"{option} must be a file that can be fetched from {shown(address)}; found {fetched.problem}."
    place = configuration.place(option)
    if fetched.file:
        return Diagnostic(
            place, Severity.WARNING, "web-file-is-fetched", must, "The copy that was kept the last time is used."
        )
    instead = {
        "bib_file": "No copy was kept, so that no work of the base can be shown.",
        "csl_file": f"No copy was kept, so that citations are in the style {DEFAULT_STYLE}.",
    }
    return Diagnostic(place, Severity.ERROR, "web-file-is-fetched", must, instead[option])


def _misfit_of_base(content: bytes) -> str:
    beginning = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    names = {b"<": "a web page, which is no BibTeX", b"{": "JSON, which is no BibTeX", b"[": "JSON, which is no BibTeX"}
    return names.get(beginning, "")
