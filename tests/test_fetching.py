"""Files on the web: fetched whole or not at all, within bounds, and kept. Every answer is that of a real server."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from hub.fetching import MOST_PAGES, MOST_READINGS, MOST_REDIRECTIONS, Bounds, Fetched, Form, fetch
from tests.web_server import Asked, Reply, WebServer, web_server

BASE = b"@book{lee, title = {Trust}}\n"
PATIENT = Bounds(whole=20, silence=10)
FORM = Form(".bib", 1000, lambda content: "a web page" if content.startswith(b"<") else "")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with web_server() as server:
        yield server


Fetch = Callable[..., Fetched]


@pytest.fixture
def fetched(server: WebServer, tmp_path: Path) -> Fetch:
    """Fetch what the server has at a path."""

    def run(path: str = "/works.bib", bounds: Bounds = PATIENT) -> Fetched:
        return fetch(server.address + path, FORM, tmp_path, bounds)

    return run


def content(fetched: Fetched) -> bytes:
    assert fetched.problem == ""
    assert fetched.file
    return fetched.file.read_bytes()


def always(reply: Reply) -> Callable[[Asked], Reply]:
    return lambda _asked: reply


def test_the_first_time(server: WebServer, fetched: Fetch, tmp_path: Path) -> None:
    server.reply = always(Reply(BASE))
    assert content(fetched()) == BASE
    assert [asked.path for asked in server.asked] == ["/works.bib"]
    assert {file.suffix for file in tmp_path.iterdir()} == {".bib", ".json"}


@pytest.mark.parametrize(
    ("told", "asked_with"),
    [
        ({"ETag": '"one"'}, {"if-none-match": '"one"'}),
        (
            {"Last-Modified": "Sat, 31 Jan 2026 12:00:00 GMT"},
            {"if-modified-since": "Sat, 31 Jan 2026 12:00:00 GMT"},
        ),
        ({"Last-Modified-Version": "7", "ETag": '"one"'}, {"if-modified-since-version": "7"}),
    ],
    ids=["an entity tag", "a date", "the version of a Zotero library"],
)
def test_what_has_not_changed_is_not_sent_again(
    told: dict[str, str], asked_with: dict[str, str], server: WebServer, fetched: Fetch
) -> None:
    conditions = {"if-none-match", "if-modified-since", "if-modified-since-version"}
    server.reply = lambda asked: Reply(status=304) if conditions & asked.headers.keys() else Reply(BASE, headers=told)
    assert [content(fetched()), content(fetched())] == [BASE, BASE]
    assert [{name: asked.headers[name] for name in conditions & asked.headers.keys()} for asked in server.asked] == [
        {},
        asked_with,
    ]


def test_what_has_changed_takes_the_place_of_what_was_kept(server: WebServer, fetched: Fetch) -> None:
    server.reply = always(Reply(BASE, headers={"ETag": '"one"'}))
    fetched()
    server.reply = always(Reply(b"@book{roe}", headers={"ETag": '"two"'}))
    assert content(fetched()) == b"@book{roe}"


def test_a_copy_that_somebody_changed_is_not_relied_on(server: WebServer, fetched: Fetch) -> None:
    server.reply = always(Reply(BASE, headers={"ETag": '"one"'}))
    file = fetched().file
    assert file
    file.write_bytes(b"Something else")
    assert content(fetched()) == BASE
    assert "if-none-match" not in server.asked[-1].headers


def in_turn(replies: Iterable[Callable[[Asked], Reply]]) -> Callable[[Asked], Reply]:
    """A server that answers each request in another way."""
    left = iter(replies)

    def reply(asked: Asked) -> Reply:
        return next(left)(asked)

    return reply


def pages(*bodies: bytes, **headers: str) -> Callable[[Asked], Reply]:
    """The pages of a library, each with the address of the next."""

    def reply(asked: Asked) -> Reply:
        number = int(asked.path.partition("start=")[2] or 0)
        following = {"Link": f'</works.bib?start={number + 1}>; rel="next", </>; rel="alternate"'}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return Reply(bodies[number], headers={**named, **(following if number + 1 < len(bodies) else {})})

    return reply


def test_all_pages(server: WebServer, fetched: Fetch) -> None:
    server.reply = pages(b"@book{a}", b"@book{b}", b"@book{c}", Last_Modified_Version="3")
    assert content(fetched()) == b"@book{a}\n@book{b}\n@book{c}"
    assert [asked.path for asked in server.asked] == ["/works.bib", "/works.bib?start=1", "/works.bib?start=2"]


def test_the_mark_of_a_first_page_is_not_that_of_all(server: WebServer, fetched: Fetch) -> None:
    server.reply = pages(b"@book{a}", b"@book{b}", ETag='"one"')
    fetched()
    fetched()
    assert [asked.headers.get("if-none-match") for asked in server.asked] == [None] * 4


def test_a_library_that_changes_from_page_to_page_is_read_anew(server: WebServer, fetched: Fetch) -> None:
    server.reply = in_turn(pages(b"@book{a}", b"@book{b}", Last_Modified_Version=version) for version in "1222")
    assert content(fetched()) == b"@book{a}\n@book{b}"
    assert len(server.asked) == 4


def test_a_library_that_changes_all_the_time(server: WebServer, fetched: Fetch) -> None:
    versions = [str(number) for number in range(100)]
    server.reply = in_turn(pages(b"@book{a}", b"@book{b}", Last_Modified_Version=version) for version in versions)
    assert fetched() == Fetched(None, "a library that changes while it is read")
    assert len(server.asked) == 2 * MOST_READINGS


def test_a_page_that_is_missing_costs_the_whole(server: WebServer, fetched: Fetch) -> None:
    server.reply = always(Reply(BASE))
    kept = fetched().file
    first = pages(b"@book{a}", b"@book{b}")
    server.reply = lambda asked: Reply(status=500) if "start" in asked.path else first(asked)
    assert fetched() == Fetched(kept, "the answer 500 (Internal Server Error)")
    assert kept
    assert kept.read_bytes() == BASE


def test_pages_without_end(server: WebServer, fetched: Fetch) -> None:
    server.reply = always(Reply(b"", headers={"Link": '</works.bib>; rel="next"'}))
    assert fetched() == Fetched(None, f"more than {MOST_PAGES:,} pages")


def test_a_next_page_elsewhere(server: WebServer, fetched: Fetch) -> None:
    server.reply = always(Reply(BASE, headers={"Link": '<http://elsewhere.example/>; rel="next"'}))
    assert fetched() == Fetched(None, "a next page at another host")


def test_a_server_that_asks_to_wait(server: WebServer, fetched: Fetch) -> None:
    server.reply = in_turn([always(Reply(status=429, headers={"Retry-After": "1"})), always(Reply(BASE))])
    assert content(fetched()) == BASE


def test_a_server_that_asks_to_wait_for_too_long(server: WebServer, fetched: Fetch) -> None:
    server.reply = always(Reply(status=503, headers={"Retry-After": "3600"}))
    assert fetched() == Fetched(None, "a server that asks to come back in 3600 seconds")


def test_redirections_are_followed(server: WebServer, fetched: Fetch) -> None:
    server.reply = lambda asked: (
        Reply(status=302, headers={"Location": "/new.bib"}) if asked.path == "/works.bib" else Reply(BASE)
    )
    assert content(fetched()) == BASE


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("/works.bib", f"more than {MOST_REDIRECTIONS} redirections"),
        ("file:///etc/hostname", "a redirection to something that is not on the web"),
        ("http://[", "an address that nobody can read"),
    ],
)
def test_a_redirection_that_is_not_followed(target: str, problem: str, server: WebServer, fetched: Fetch) -> None:
    server.reply = always(Reply(status=302, headers={"Location": target}))
    assert fetched() == Fetched(None, problem)


def test_a_key_is_told_to_no_other_host(server: WebServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server stands for Zotero's as its proxy, and for the host to which that leads."""
    monkeypatch.setenv("http_proxy", server.address)
    monkeypatch.delenv("NO_PROXY")
    server.reply = lambda asked: (
        Reply(status=302, headers={"Location": "http://elsewhere.example/works.bib"})
        if asked.path.startswith("http://api.zotero.org/")
        else Reply(BASE)
    )
    found = fetch("http://api.zotero.org/groups/12?key=secret", FORM, tmp_path, Bounds(20, 10))
    assert content(found) == BASE
    assert [(asked.path, asked.headers.get("zotero-api-key")) for asked in server.asked] == [
        ("http://api.zotero.org/groups/12/items/top?format=bibtex&limit=100", "secret"),
        ("http://elsewhere.example/works.bib", None),
    ]
    kept = [file.name.encode() + file.read_bytes() for file in tmp_path.iterdir()]
    assert [text for text in kept if b"secret" in text] == []


def slowly(seconds: float) -> Iterator[bytes]:
    for _ in range(100):
        yield b"@"
        time.sleep(seconds)


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (Reply(status=403), "the answer 403 (Forbidden)"),
        (Reply(status=304), "the answer 304 (Not Modified)"),
        (Reply(status=799), "the answer 799"),
        (Reply(b"<!doctype html><title>Sign in</title>"), "a web page"),
        (Reply(b"@" * 1001), "more than 1,000 bytes"),
        (Reply(gzip.compress(b"@" * 1001), headers={"Content-Encoding": "gzip"}), "more than 1,000 bytes"),
        (Reply(b"@", headers={"Content-Length": "2"}), "an answer that broke off"),
        (Reply(BASE, headers={"Content-Encoding": "gzip"}), "an answer that broke off"),
    ],
    ids=["403", "304 unasked", "799", "a web page", "too big", "too big once unpacked", "half", "not packed"],
)
def test_what_is_no_base(reply: Reply, problem: str, server: WebServer, fetched: Fetch, tmp_path: Path) -> None:
    server.reply = always(reply)
    assert fetched() == Fetched(None, problem)
    server.reply = always(Reply(BASE))
    kept = fetched().file
    server.reply = always(reply)
    assert fetched() == Fetched(kept, problem)
    assert kept
    assert kept.read_bytes() == BASE


def test_a_server_that_says_nothing(server: WebServer, fetched: Fetch) -> None:
    end = threading.Event()

    def nothing(_asked: Asked) -> Reply:
        end.wait(30)
        return Reply()

    server.reply = nothing
    assert fetched(bounds=Bounds(whole=20, silence=0.3)) == Fetched(None, "no answer of 127.0.0.1 within 0.3 seconds")
    end.set()


def test_a_server_that_says_it_slowly(server: WebServer, fetched: Fetch) -> None:
    server.reply = lambda _asked: Reply(slowly(0.1))
    problem = "an answer that takes more than 0.5 seconds"
    assert fetched(bounds=Bounds(whole=0.5, silence=10)) == Fetched(None, problem)


def test_no_network(fetched: Fetch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with web_server() as server:
        server.reply = always(Reply(BASE))
        address = f"{server.address}/works.bib"
        kept = fetch(address, FORM, tmp_path).file
    assert fetch(address, FORM, tmp_path) == Fetched(kept, "no connection to 127.0.0.1")
    assert fetch(address, FORM, tmp_path / "elsewhere") == Fetched(None, "no connection to 127.0.0.1")


@pytest.mark.parametrize("address", ["https://", "http://[", "https://a b/", "https://.example/"])
def test_no_address_at_all(address: str, tmp_path: Path) -> None:
    assert fetch(address, FORM, tmp_path) == Fetched(None, "an address that nobody can read")


def test_nowhere_to_keep_it(server: WebServer, tmp_path: Path) -> None:
    server.reply = always(Reply(BASE))
    (tmp_path / ".cache").write_text("A file where the folder should be.")
    found = fetch(f"{server.address}/works.bib", FORM, tmp_path / ".cache" / "web")
    assert found == Fetched(None, "no place to keep it: .cache cannot be written to (not a directory)")
