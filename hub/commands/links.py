"""`hub links`: ask for every web address in the content whether it still leads somewhere."""

from __future__ import annotations

import ipaddress
import re
import socket
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import click
import requests

from hub.configuration import Configuration, ConfigurationError, find_configuration
from hub.content.document import Document
from hub.diagnostics import Location
from hub.library import Library
from hub.prose import Kind, links, stretches

HOSTS_AT_A_TIME = 4
"""How many hosts are asked at the same time; of each host, one address after the other."""
PAUSE = 1.0
"""How many seconds pass between two questions to one host."""
PATIENCE = 20.0
"""How many seconds of silence are waited for."""
MOST_REDIRECTIONS = 5
ASKED_AS = {"User-Agent": "Coaching Hub link check (asks once a week)", "Accept": "*/*"}

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_DISLIKES_HEAD = frozenset(HTTPStatus) - {HTTPStatus.OK, HTTPStatus.TOO_MANY_REQUESTS}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Answer:
    """What came of asking for an address."""

    address: str
    is_lost: bool
    """Whether it leads nowhere; if not, it leads somewhere or did not tell."""
    told: str = ""
    """What was found instead of a page, in words; nothing if there was one."""


@click.command("links")
@click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), help="Where to write the report, besides the screen."
)
@click.option("--pause", type=click.FloatRange(min=0), default=PAUSE, help="Seconds between two questions to one host.")
@click.option("--local", is_flag=True, help="Ask hosts of this machine and of its own network too.")
@click.option(
    "--config", "configuration_file", type=click.Path(path_type=Path), help="The mkdocs.yml to use, if not the nearest."
)
def command(report: Path | None, pause: float, local: bool, configuration_file: Path | None) -> None:
    """Ask for every web address in texts, front matter and references whether it leads somewhere.

    Politely: a few hosts at a time, each host once a second, first without the page itself. Exits with 1 if an address
    leads nowhere. A host that refuses to tell, as publishers do, or that does not answer in time, is listed apart.
    """
    try:
        library = Library.read(Configuration.read(configuration_file or find_configuration(Path.cwd())))
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from error
    places = addresses(library)
    answers = ask_for_all(places, pause, is_allowed=(lambda _host: True) if local else is_public)
    text = report_on(answers, places)
    click.echo(text, nl=False)
    if report:
        report.write_text(text, encoding="utf-8")
    sys.exit(1 if any(answer.is_lost for answer in answers) else 0)


# Which addresses there are.


def addresses(library: Library) -> dict[str, list[Location]]:
    """Every web address of the content, without its fragment, with the places that name it; in order of both."""
    found: dict[str, set[Location]] = defaultdict(set)
    for document in library.documents:
        for place, address in (*_in_text(document), *_in_front_matter(document)):
            found[address.partition("#")[0]].add(place)
    for reference in library.references:
        for address in (reference.field("url"), _of_doi(reference.field("doi"))):
            if _is_web(address):
                found[address.partition("#")[0]].add(reference.location)
    return {address: sorted(found[address]) for address in sorted(found)}


def _in_text(document: Document) -> Iterator[tuple[Location, str]]:
    for link in links(document.body):
        if _is_web(link.target):
            yield document.source.place_in_body(link.offset), link.target
    for stretch in stretches(document.body):
        address = document.body[stretch.start : stretch.end].strip("<>")
        if stretch.kind is Kind.ADDRESS and _is_web(address):
            yield document.source.place_in_body(stretch.start), address


def _in_front_matter(document: Document) -> Iterator[tuple[Location, str]]:
    for path, place in document.source.places.items():
        value: Any = document.source.values
        for part in path:
            value = value[part]
        if isinstance(value, str) and _is_web(value):
            yield place, value


def _is_web(address: str) -> bool:
    return re.fullmatch(r"https?://[^\s/]+\.?[^\s]*", address) is not None


def _of_doi(doi: str) -> str:
    return f"https://doi.org/{doi}" if doi.startswith("10.") else ""


# Asking.


def is_public(host: str) -> bool:
    """Whether a host has addresses on the public network alone: no text makes us ask a machine beside this one."""
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return True  # nobody to be asked, which asking finds out
    return all(ipaddress.ip_address(str(one).partition("%")[0]).is_global for one in found)


def ask_for_all(wanted: Iterable[str], pause: float, is_allowed: Callable[[str], bool]) -> list[Answer]:
    """What came of asking for each address, in their order."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in wanted:
        by_host[_host(address)].append(address)

    def ask_host(of_one_host: Sequence[str]) -> list[Answer]:
        answers = []
        with requests.Session() as session:
            for number, address in enumerate(of_one_host):
                time.sleep(pause if number else 0)
                answers.append(ask(address, session, is_allowed))
        return answers

    with ThreadPoolExecutor(HOSTS_AT_A_TIME) as threads:
        found = {one.address: one for answers in threads.map(ask_host, by_host.values()) for one in answers}
    return [found[address] for address in sorted(found)]


def ask(address: str, session: requests.Session, is_allowed: Callable[[str], bool]) -> Answer:
    """What comes of asking for one address: first for its head alone, then, if that is refused, for the page."""
    try:
        status = _status("HEAD", address, session, is_allowed)
        if status in _DISLIKES_HEAD:
            status = _status("GET", address, session, is_allowed)
    except _LeadsAstrayError as error:
        return Answer(address, is_lost=True, told=str(error))
    except requests.Timeout:
        return Answer(address, is_lost=False, told="no answer in time")
    except requests.exceptions.SSLError:
        return Answer(address, is_lost=True, told="a certificate that browsers refuse")
    except (requests.RequestException, UnicodeError, ValueError):
        return Answer(address, is_lost=True, told="no host that answers")
    if status in _GONE:
        return Answer(address, is_lost=True, told=f"{status} {HTTPStatus(status).phrase}")
    return Answer(address, is_lost=False, told="" if status < HTTPStatus.BAD_REQUEST else f"status {status}")


class _LeadsAstrayError(Exception):
    """The address leads to others and never to a page, or to a host that is not to be asked."""


def _status(method: str, address: str, session: requests.Session, is_allowed: Callable[[str], bool]) -> int:
    for _ in range(MOST_REDIRECTIONS + 1):
        if not _is_web(address) or not is_allowed(_host(address)):
            raise _LeadsAstrayError("a host that is not on the public web")
        with session.request(
            method, address, headers=ASKED_AS, timeout=PATIENCE, allow_redirects=False, stream=True
        ) as answer:
            if answer.status_code not in _REDIRECTS or "Location" not in answer.headers:
                return answer.status_code
            address = urljoin(address, answer.headers["Location"])
    raise _LeadsAstrayError("one address that leads to the next, without end")


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


# Telling.


def report_on(answers: Sequence[Answer], places: Mapping[str, Sequence[Location]]) -> str:
    """The report, in Markdown, as an issue can hold it."""
    lost = [answer for answer in answers if answer.is_lost]
    silent = [answer for answer in answers if answer.told and not answer.is_lost]
    parts = [f"## {_counted(len(lost))} {'leads' if len(lost) == 1 else 'lead'} nowhere"]
    there = len(answers) - len(lost) - len(silent)
    asked = f"{_counted(len(answers))} {'was' if len(answers) == 1 else 'were'} asked for"
    parts.append(f"{asked}; {there:,} {'leads' if there == 1 else 'lead'} somewhere.")
    if lost:
        parts.append("\n".join(line for answer in lost for line in _lines(answer, places)))
        parts.append("Look for the page's new address, or name an archived copy. A DOI is better than either.")
    if silent:
        parts.append(f"### {_counted(len(silent))} did not tell")
        parts.append("Many publishers answer no program. Open one in a browser if in doubt.")
        parts.append("\n".join(line for answer in silent for line in _lines(answer, places)))
    return "\n\n".join(parts) + "\n"


def _lines(answer: Answer, places: Mapping[str, Sequence[Location]]) -> Iterator[str]:
    yield f"- `{answer.address.replace('`', '%60')}`: {answer.told}"
    yield from dict.fromkeys(f"  - {place.path}, line {place.line}" for place in places[answer.address])


def _counted(count: int) -> str:
    return f"{count:,} address{'' if count == 1 else 'es'}"
