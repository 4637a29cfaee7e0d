"""Files on the web that a hub is made of: fetched within bounds, and kept for when they cannot be fetched.

A file that has not changed since is not sent again: the request says which one is kept (RFC 9110, "Conditional
Requests"; for Zotero, its API's "Caching"). What is kept is replaced by a whole and fitting file or not at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import requests
from requests.utils import parse_header_links

from hub import zotero

T = TypeVar("T")


class FetchError(Exception):
    """A file could not be fetched. The message says what was found in its place, without an address."""


@dataclass(frozen=True)
class Form:
    """What kind of file is looked for."""

    suffix: str
    """What the name of the kept copy ends in."""
    most_bytes: int
    """A larger file is not loaded."""
    misfit: Callable[[bytes], str]
    """What a content is, in words, if it is something else; nothing if it fits."""


@dataclass(frozen=True)
class Bounds:
    """How long anything may take, in seconds."""

    whole: float = 60.0
    """All of a file, with all its pages."""
    silence: float = 15.0
    """The server's saying nothing."""


@dataclass(frozen=True)
class Fetched:
    """What there is of a file on the web."""

    file: Path | None
    """The copy: as it is on the web now or, if there is a problem, as it was last; none if it never was fetched."""
    problem: str = ""
    """Why it could not be fetched now: what was found in its place."""


MOST_REDIRECTIONS = 5
MOST_PAGES = 1000
"""With a hundred items a page, as many as a base may have."""
MOST_READINGS = 3
"""How often a library is read anew that changes from one page to the next."""


def fetch(address: str, form: Form, folder: Path, bounds: Bounds = Bounds()) -> Fetched:
    """Fetch a file, all its pages, and keep it.

    Args:
        address: where it is.
        form: what it should be.
        folder: where copies are kept.
        bounds: how long it may take.
    """
    copy = _Copy(folder, hashlib.sha256(address.encode()).hexdigest()[:32], form.suffix)
    try:
        loading = _Loading(form, bounds)
        answer = _within(bounds.whole, partial(loading.load, address, copy.validators()))
        if answer is not None:
            copy.keep(answer)
    except FetchError as error:
        return Fetched(copy.file if copy.file.is_file() else None, str(error))
    return Fetched(copy.file)


@dataclass(frozen=True)
class _Answer:
    content: bytes
    validators: Mapping[str, str]
    """Headers that, sent with the next request, ask whether there is anything newer."""


@dataclass(frozen=True)
class _Copy:
    """The copy of a file, and beside it which version of the file it is."""

    folder: Path
    name: str
    suffix: str

    @property
    def file(self) -> Path:
        return self.folder / f"{self.name}{self.suffix}"

    @property
    def _version(self) -> Path:
        return self.folder / f"{self.name}.json"

    def validators(self) -> Mapping[str, str]:
        """What to ask with, if the copy is as it was kept."""
        try:
            told = json.loads(self._version.read_text(encoding="utf-8"))
            if told["sha256"] == hashlib.sha256(self.file.read_bytes()).hexdigest():
                return {str(name): str(value) for name, value in told["validators"].items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            pass  # no copy, or one that nobody can vouch for: the whole file is asked for
        return {}

    def keep(self, answer: _Answer) -> None:
        """Put an answer in the place of the last.

        Raises:
            FetchError: if nothing can be written there.
        """
        digest = hashlib.sha256(answer.content).hexdigest()
        version = json.dumps({"sha256": digest, "validators": dict(answer.validators)}, sort_keys=True)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _replace(self.file, answer.content)
            _replace(self._version, version.encode())
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise FetchError(f"no place to keep it: .cache cannot be written to ({reason})") from None


def _replace(file: Path, content: bytes) -> None:
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(file)


def _within(seconds: float, work: Callable[[], T]) -> T:
    """What some work comes to; a `FetchError` once the time is over: looking up a host has no bound of its own."""
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 (told to whoever waits)
            future.set_exception(error)

    threading.Thread(target=run, name="fetching", daemon=True).start()
    try:
        return future.result(seconds)
    except TimeoutError:
        raise _too_slow(seconds) from None


def _too_slow(seconds: float) -> FetchError:
    return FetchError(f"an answer that takes more than {seconds:g} seconds")


class _ChangedMeanwhileError(Exception):
    """The library has another version than it had a page before."""


@dataclass
class _Loading:
    """One file on its way, within its bounds."""

    form: Form
    bounds: Bounds
    session: requests.Session = field(default_factory=requests.Session)
    loaded: int = 0
    """How many bytes so far."""

    def __post_init__(self) -> None:
        self.deadline = time.monotonic() + self.bounds.whole
        self.session.headers["User-Agent"] = "Coaching-Hub"

    def load(self, address: str, validators: Mapping[str, str]) -> _Answer | None:
        """The file, or nothing if the kept one is still the newest.

        Raises:
            FetchError: if it cannot be had.
        """
        with self.session:
            try:
                first, headers = zotero.request_for(address)
            except ValueError:
                raise FetchError("an address that nobody can read") from None
            for _ in range(MOST_READINGS):
                try:
                    return self._pages(first, headers, validators)
                except _ChangedMeanwhileError:
                    self.loaded = 0
            raise FetchError("a library that changes while it is read")

    def _pages(self, address: str, headers: Mapping[str, str], validators: Mapping[str, str]) -> _Answer | None:
        parts: list[bytes] = []
        version: str | None = None
        newest: Mapping[str, str] = {}
        while len(parts) < MOST_PAGES:
            with self._ask(address, {**headers, **({} if parts else validators)}) as response:
                if response.status_code == HTTPStatus.NOT_MODIFIED and validators and not parts:
                    return None
                if response.status_code != HTTPStatus.OK:
                    raise FetchError(_said(response.status_code))
                told = response.headers.get(_VERSION)
                if parts and told != version:
                    raise _ChangedMeanwhileError
                following = _following(response)
                if not parts:
                    version, newest = told, _validators(response, is_whole=not following)
                parts.append(self._content(response))
                self._wait(response.headers.get("Backoff") if following else None)
            if not following:
                return _Answer(b"\n".join(parts), newest)
            address = following
        raise FetchError(f"more than {MOST_PAGES:,} pages")

    def _ask(self, address: str, headers: Mapping[str, str]) -> requests.Response:
        """What a server says in the end, after redirections and after waiting as long as it asks for."""
        redirections = 0
        while redirections <= MOST_REDIRECTIONS:
            response = self._get(address, headers)
            is_busy = response.status_code in _BUSY and "Retry-After" in response.headers
            if not (response.is_redirect or is_busy):
                return response
            response.close()
            if is_busy:
                self._wait(response.headers["Retry-After"])
            else:
                redirections += 1
                target = _joined(address, response.headers["Location"])
                address, headers = target, _headers_for(target, address, headers)
        raise FetchError(f"more than {MOST_REDIRECTIONS} redirections")

    def _get(self, address: str, headers: Mapping[str, str]) -> requests.Response:
        try:
            scheme, host = urlsplit(address).scheme.lower(), urlsplit(address).hostname
        except ValueError:
            scheme, host = "", None
        if scheme not in ("http", "https"):
            raise FetchError("an address that begins with neither https:// nor http://")
        try:
            return self.session.get(
                address, headers=dict(headers), stream=True, allow_redirects=False, timeout=self.bounds.silence
            )
        # What went wrong is said without the library's own words, which repeat the address and a key in it.
        except requests.exceptions.SSLError:
            raise FetchError(f"no certificate of {host} that can be trusted") from None
        except requests.Timeout:
            raise FetchError(f"no answer of {host} within {self.bounds.silence:g} seconds") from None
        except requests.ConnectionError:
            raise FetchError(f"no connection to {host}") from None
        except (requests.RequestException, ValueError):
            raise FetchError("an address that nobody can read") from None

    def _content(self, response: requests.Response) -> bytes:
        parts = []
        try:
            for part in response.iter_content(_BYTES_AT_ONCE):
                self.loaded += len(part)
                if self.loaded > self.form.most_bytes:
                    raise FetchError(f"more than {self.form.most_bytes:,} bytes")
                if time.monotonic() > self.deadline:
                    raise _too_slow(self.bounds.whole)
                parts.append(part)
        except requests.RequestException:
            raise FetchError("an answer that broke off") from None
        content = b"".join(parts)
        if misfit := self.form.misfit(content):
            raise FetchError(misfit)
        return content

    def _wait(self, seconds: str | None) -> None:
        """Wait as long as a server asks for, if there is time (API, "Rate Limiting"; RFC 9110, "Retry-After")."""
        if seconds is None:
            return
        wanted = max(1, int(seconds)) if seconds.strip().isdecimal() else _SECONDS_IF_A_DATE
        if time.monotonic() + wanted > self.deadline:
            raise FetchError(f"a server that asks to come back in {wanted} seconds")
        time.sleep(wanted)


_VERSION = "Last-Modified-Version"
_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_BYTES_AT_ONCE = 64 * 1024
_SECONDS_IF_A_DATE = 5
"""`Retry-After` may be a date as well; the hub looks again after so long."""


def _said(status: int) -> str:
    try:
        return f"the answer {status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return f"the answer {status}"


def _joined(address: str, target: str) -> str:
    """Where a redirection or a link leads.

    Raises:
        FetchError: if it leads where nobody may go.
    """
    try:
        joined = urljoin(address, target)
        scheme = urlsplit(joined).scheme
    except ValueError:
        raise FetchError("a redirection that nobody can read") from None
    if scheme not in ("http", "https"):
        raise FetchError("a redirection to something that is not on the web")
    if scheme == "http" and address.lower().startswith("https:"):
        raise FetchError("a redirection from https to http")
    return joined


def _headers_for(target: str, address: str, headers: Mapping[str, str]) -> Mapping[str, str]:
    """The headers for where a redirection leads: a key is meant for one host only."""
    if urlsplit(target).netloc == urlsplit(address).netloc:
        return headers
    return {name: value for name, value in headers.items() if name != zotero.KEY_HEADER}


def _following(response: requests.Response) -> str:
    """The address of the next page, if there is one (RFC 8288; API, "Link Header")."""
    for link in parse_header_links(response.headers.get("Link", "")):
        if link.get("rel") == "next" and link.get("url"):
            following = _joined(response.url, link["url"])
            if urlsplit(following).netloc.rpartition("@")[2] != urlsplit(response.url).netloc.rpartition("@")[2]:
                raise FetchError("a next page at another host")
            return following
    return ""


def _validators(response: requests.Response, *, is_whole: bool) -> dict[str, str]:
    """What asks for news of a file next time. A page's own marks tell nothing of the pages after it."""
    if version := response.headers.get(_VERSION):
        return {"If-Modified-Since-Version": version}
    asked = {"If-None-Match": response.headers.get("ETag"), "If-Modified-Since": response.headers.get("Last-Modified")}
    return {name: value for name, value in asked.items() if value} if is_whole else {}
