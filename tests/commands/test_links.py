"""`hub links`, asking a server on this machine: what is asked, how politely, and what is told."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hub.cli import main
from hub.commands.links import is_public
from tests.conftest import write_hub
from tests.web_server import Asked, Reply, WebServer, web_server

PAGES = {
    "/there": Reply(b"A page"),
    "/gone": Reply(status=410),
    "/moved": Reply(status=301, headers={"Location": "/there"}),
    "/moved-away": Reply(status=302, headers={"Location": "/no-more"}),
    "/circle": Reply(status=302, headers={"Location": "/circle"}),
    "/elsewhere": Reply(status=302, headers={"Location": "ftp://elsewhere.example/"}),
    "/refused": Reply(status=403),
    "/busy": Reply(status=503),
}


def reply(asked: Asked) -> Reply:
    if asked.path == "/dislikes-head":
        return Reply(status=405 if asked.method == "HEAD" else 200)
    return PAGES.get(asked.path, Reply(status=404))


@pytest.fixture
def server() -> Iterator[WebServer]:
    with web_server() as server:
        server.reply = reply
        yield server


def links_of(folder: Path, files: dict[str, str], *options: str) -> Result:
    hub = write_hub(folder, files)
    return CliRunner().invoke(main, ["links", "--config", str(hub / "mkdocs.yml"), "--pause", "0", *options])


TEXT = """---
title: About
---
[A page]({web}/there#part), [again]({web}/there), <{web}/moved>, {web}/dislikes-head.

[Gone]({web}/gone), [lost]({web}/lost "A title"), ![no picture]({web}/lost)

`{web}/code`, [mail](mailto:ada@hub.example), [a file](about.md)
"""

EVENT = """---
title: A day
start: 2026-03-14
online: {web}/moved-away
---
[Round]({web}/circle), [away]({web}/elsewhere), [refused]({web}/refused), [busy]({web}/busy).
"""

BASE = "@online{{smith2020, author = {{Smith, A.}}, title = {{Trust}}, date = {{2020}}, url = {{{web}/lost}}}}\n"

REPORT = """## 5 addresses lead nowhere

10 addresses were asked for; 3 lead somewhere.

- `{web}/circle`: one address that leads to the next, without end
  - docs/events/2026-03-14-a-day.md, line 6
- `{web}/elsewhere`: a host that is not on the public web
  - docs/events/2026-03-14-a-day.md, line 6
- `{web}/gone`: 410 Gone
  - docs/about.md, line 6
- `{web}/lost`: 404 Not Found
  - docs/about.md, line 6
  - references.bib, line 1
- `{web}/moved-away`: 404 Not Found
  - docs/events/2026-03-14-a-day.md, line 4

Look for the page's new address, or name an archived copy. A DOI is better than either.

### 2 addresses did not tell

Many publishers answer no program. Open one in a browser if in doubt.

- `{web}/busy`: status 503
  - docs/events/2026-03-14-a-day.md, line 6
- `{web}/refused`: status 403
  - docs/events/2026-03-14-a-day.md, line 6
"""


def test_every_address_of_the_content_is_asked_for_once_and_told_of_at_its_places(
    server: WebServer, tmp_path: Path
) -> None:
    files = {
        "docs/about.md": TEXT.format(web=server.address),
        "docs/events/2026-03-14-a-day.md": EVENT.format(web=server.address),
        "references.bib": BASE.format(web=server.address),
    }
    result = links_of(tmp_path, files, "--local", "--report", str(tmp_path / "report.md"))
    assert result.stdout == REPORT.format(web=server.address)
    assert result.exit_code == 1
    assert (tmp_path / "report.md").read_text(encoding="utf-8") == result.stdout
    heads = [asked.path for asked in server.asked if asked.method == "HEAD"]
    assert sorted(set(heads)) == sorted({*PAGES, "/dislikes-head", "/lost", "/no-more"})
    assert [asked.path for asked in server.asked if asked.method == "GET"].count("/there") == 0
    assert {asked.headers["user-agent"] for asked in server.asked} == {"Coaching Hub link check (asks once a week)"}


def test_nothing_lost(server: WebServer, tmp_path: Path) -> None:
    result = links_of(tmp_path, {"docs/about.md": f"---\ntitle: A\n---\n<{server.address}/there>\n"}, "--local")
    expected = "## 0 addresses lead nowhere\n\n1 address was asked for; 1 leads somewhere.\n"
    assert (result.stdout, result.exit_code) == (expected, 0)


def test_a_text_makes_nobody_ask_a_machine_beside_this_one(server: WebServer, tmp_path: Path) -> None:
    result = links_of(tmp_path, {"docs/about.md": f"---\ntitle: A\n---\n<{server.address}/there>\n"})
    assert f"- `{server.address}/there`: a host that is not on the public web\n" in result.stdout
    assert (server.asked, result.exit_code) == ([], 1)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "169.254.169.254", "10.0.0.1", "::1"])
def test_what_is_not_public(host: str) -> None:
    assert not is_public(host)


def test_a_host_that_is_not_there(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/x"
        result = links_of(tmp_path, {"docs/about.md": f"---\ntitle: A\n---\n<{address}>\n"}, "--local")
    assert f"- `{address}`: no host that answers\n  - docs/about.md, line 4\n" in result.stdout


def test_outside_a_hub(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["links", "--config", str(tmp_path / "mkdocs.yml")])
    assert result.exit_code == 2
    assert "mkdocs.yml cannot be read" in result.stderr
