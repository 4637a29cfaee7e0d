"""Figures: which files are shown, and that a drawing only draws."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.figures import files, is_still, still_svg
from tests.conftest import ReadLibrary

STILL = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>A line</title><path d="M0 0h1"/></svg>\n'


def svg(inside: str = "", attributes: str = "") -> bytes:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {names}{attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    "drawing",
    [
        STILL,
        svg('<style>.a { fill: #abc }</style><g class="a"/>'),
        svg('<defs><path id="p" d="M0 0"/></defs><use href="#p"/><use xlink:href="#p"/>'),
        svg('<linearGradient id="g"/><path fill="url(#g)" d="M0 0"/>'),
        svg('<image href="data:image/png;base64,AAAA"/>'),
        b"<?xml version='1.0'?>\n<!-- made by hand -->\n" + STILL,
    ],
    ids=["a line", "colours", "parts used again", "a gradient", "a picture inside", "a comment"],
)
def test_a_drawing_that_draws_keeps_its_bytes(drawing: bytes) -> None:
    assert is_still(drawing)
    assert still_svg(drawing) == drawing


LIVE = {
    "a script": svg("<script>alert(1)</script>"),
    "a script of another name space": svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>'),
    "an event handler": svg(attributes=' onload="alert(1)"'),
    "an event handler in capitals": svg('<g ONCLICK="alert(1)"/>'),
    "a page inside": svg("<foreignObject><p>alert</p></foreignObject>"),
    "a javascript address": svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>'),
    "an address of old": svg('<a xlink:href=" java&#10;script:alert(1)"><path d="M0 0"/></a>'),
    "an animated address": svg('<a><animate attributeName="href" values="javascript:alert(1)"/></a>'),
    "a picture from elsewhere": svg('<image href="https://elsewhere.example/alert.png"/>'),
    "a part from elsewhere": svg('<use href="https://elsewhere.example/alert.svg#a"/>'),
    "a colour from elsewhere": svg('<path fill="url(https://elsewhere.example/alert)" d="M0 0"/>'),
    "a style from elsewhere": svg("<style>@import 'https://elsewhere.example/alert.css';</style>"),
    "a picture in a style": svg("<style>.a { fill: url(https://elsewhere.example/alert.svg) }</style>"),
    "a style sheet from elsewhere": (
        b'<?xml-stylesheet href="https://elsewhere.example/alert.css"?>\n' + svg('<path d="M0 0"/>')
    ),
    "an entity from a file": b'<!DOCTYPE svg [<!ENTITY alert SYSTEM "file:///etc/hostname">]>'
    + svg("<text>&alert;</text>"),
}


@pytest.mark.parametrize("drawing", LIVE.values(), ids=LIVE)
def test_what_a_drawing_could_run_or_load_is_left_out(drawing: bytes) -> None:
    assert not is_still(drawing)
    cleaned = still_svg(drawing)
    assert b"alert" not in cleaned
    assert is_still(cleaned)


def test_what_cannot_be_read_draws_nothing() -> None:
    assert still_svg(b"<svg><path></svg>") == b'<svg xmlns="http://www.w3.org/2000/svg"/>\n'
    assert still_svg(b"") == b'<svg xmlns="http://www.w3.org/2000/svg"/>\n'


def test_entities_that_grow_without_end_cost_nothing() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    drawing = f'<!DOCTYPE svg [<!ENTITY e0 "alert">{entities}]>'.encode() + svg("<text>&e11;</text>")
    assert b"alert" not in still_svg(drawing)


def test_figures_stand_beside_their_pages(library: ReadLibrary, tmp_path: Path) -> None:
    paper = "---\ntitle: Trust\nauthors: [Ada Example]\ndate: 2026-01-31\n---\nText.\n"
    (tmp_path / "papers/Peer Coaching").mkdir(parents=True)
    (tmp_path / "papers/Peer Coaching/linked.png").symlink_to(tmp_path / "secret.png")
    read = library(
        {
            "secret.png": "secret",
            "papers/Peer Coaching/paper.md": paper,
            "papers/Peer Coaching/a.PNG": "picture",
            "papers/Peer Coaching/more/b c.svg": STILL,
            "papers/Peer Coaching/data.csv": "no figure",
            "docs/d.webp": "picture",
            "papers/no paper/e.png": "of no page",
        }
    )
    assert {file.address: file.content for file in files(read)} == {
        "papers/peer-coaching/a.PNG": b"picture",
        "papers/peer-coaching/more/b c.svg": STILL,
        "d.webp": b"picture",
    }
