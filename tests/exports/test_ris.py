"""RIS: tags, types and names as reference managers read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.citations.csl_items import CslReader
from hub.content.base import read_base, read_base_file
from hub.exports.ris import write

ODD = Path(__file__).with_name("odd.bib")


def test_odd_entries(reader: CslReader) -> None:
    base = read_base_file(ODD, "odd.bib")
    text = write(list(base.references.values()), reader.begin(base.entries.values()))
    assert text.replace("\r\n", "\n") == ODD.with_suffix(".ris").read_text(encoding="utf-8")


def test_lines_end_as_the_format_has_it(reader: CslReader) -> None:
    base = read_base("@book{a, title = {One}}\n@book{b, title = {Two}}", "references.bib")
    text = write(list(base.references.values()), reader.begin(base.entries.values()))
    assert text == (
        "TY  - BOOK\r\nID  - a\r\nTI  - One\r\nER  - \r\n\r\nTY  - BOOK\r\nID  - b\r\nTI  - Two\r\nER  - \r\n"
    )


@pytest.mark.parametrize(
    ("author", "lines"),
    [
        ("Lee, Ann", ["Lee, Ann"]),
        ("Ann Lee and Bo Roe", ["Lee, Ann", "Roe, Bo"]),
        ("de la Roe, Bo", ["de la Roe, Bo"]),
        ("Bo d'Roe", ["d’Roe, Bo"]),
        ("van der Roe, Jr., Bo", ["van der Roe, Bo, Jr."]),
        ("Plato", ["Plato"]),
        ("{CollectivED}", ["CollectivED"]),
        ("{A Centre for Talk}", ["A Centre for Talk,"]),
        ("{Office for Talk, Silence and Skills}", ["Office for Talk Silence and Skills,"]),
        ("Lee, Ann and others", ["Lee, Ann"]),
        (r"{\'E}mile, Zo{\"e} and {\O}st, {\L}ukasz", ["Émile, Zoë", "Øst, Łukasz"]),
        ("Lee*, Ann", ["Lee, Ann"]),
    ],
)
def test_names(author: str, lines: list[str], reader: CslReader) -> None:
    base = read_base(f"@book{{a, author = {{{author}}}, title = {{One}}}}", "references.bib")
    text = write(list(base.references.values()), reader.begin(base.entries.values()))
    assert text.split("\r\n")[2:-3] == [f"AU  - {line}" for line in lines]
