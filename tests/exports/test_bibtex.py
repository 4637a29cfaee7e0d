"""BibTeX: each paper as an entry that others can cite, and the reference base as a file."""

from __future__ import annotations

import json
import re

import pypandoc
import pytest
from pybtex.database import parse_string

from hub.citations.csl_items import CslItems
from hub.content.base import read_base
from hub.exports.bibtex import paper_entry, write
from tests.conftest import ReadLibrary

CANDOUR = r"""@report{candour,
  author      = {Example, Ada},
  title       = {{Candour \& care}},
  subtitle    = {100 \% of both},
  date        = {2026-02-28},
  type        = {Working paper},
  number      = {2},
  institution = {{A small hub}},
  version     = {2},
  url         = {https://hub.example/papers/candour/},
  langid      = {british},
}
"""

WHOLE_BASE = """@string{press = {A Press}}
@article{example2020,
  author       = {Example, Ada and Instance, Cy},
  title        = {Trust, slowly},
  journaltitle = {A Journal},
  date         = {2020},
  keywords     = {trust, stated-only},
}

@book{sample2001,
  author    = {Sample, Bo},
  title     = {Pairs at work},
  date      = {2001},
  publisher = press,
  keywords  = {pairs},
}
"""


def test_the_entry_of_a_paper(library: ReadLibrary) -> None:
    hub = library("small")
    assert paper_entry(hub.paper_by_id["candour"], hub) == CANDOUR


@pytest.mark.parametrize(
    ("author", "written", "read_by_pandoc"),
    [
        ("Ada Example", "Example, Ada", {"family": "Example", "given": "Ada"}),
        ("The hub's editors", "{The hub's editors}", {"literal": "The hub’s editors"}),
        ("CollectivED", "{CollectivED}", {"literal": "CollectivED"}),
        ("Sample and Sons", "{Sample and Sons}", {"literal": "Sample and Sons"}),
        (
            "{given-names: Cy, surname: van Instance}",
            "van Instance, Cy",
            {"family": "Instance", "given": "Cy", "dropping-particle": "van"},
        ),
        ("Zoë Émile", "Émile, Zoë", {"family": "Émile", "given": "Zoë"}),
        ("Ada Example_1", r"Example\_1, Ada", {"family": "Example_1", "given": "Ada"}),
    ],
)
def test_a_name_is_read_back_as_its_bearer_has_it(
    author: str, written: str, read_by_pandoc: dict[str, str], library: ReadLibrary
) -> None:
    text = f"---\ntitle: Trust\nauthors:\n  - {author}\ndate: 2026-01-31\n---\nText.\n"
    read = library({"papers/trust/paper.md": text})

    entry = paper_entry(read.papers[0], read)

    assert f"{{{written}}}" in entry
    (item,) = json.loads(pypandoc.convert_text(entry, "csljson", format="biblatex"))
    assert item["author"] == [read_by_pandoc]


def test_other_tools_read_what_was_written(library: ReadLibrary) -> None:
    (entry,) = parse_string(CANDOUR, "bibtex").entries.values()
    assert (entry.type, entry.fields["title"], str(entry.persons["author"][0])) == (
        "report",
        r"{Candour \& care}",
        "Example, Ada",
    )
    (item,) = json.loads(pypandoc.convert_text(CANDOUR, "csljson", format="biblatex"))
    assert (item["id"], item["type"], item["genre"]) == ("candour", "report", "Working paper")
    assert item["issued"] == {"date-parts": [[2026, 2, 28]]}
    assert item["URL"] == "https://hub.example/papers/candour/"
    assert "Candour & care" in item["title"]
    assert "100 % of both" in item["title"]


@pytest.mark.parametrize("title", [r"50 % & $5 #1 a_b {c} \d ~ ^", "C# “quoted” – dashed", "{", "}", "\\"])
def test_no_title_breaks_an_entry(title: str, library: ReadLibrary) -> None:
    text = f"---\ntitle: {json.dumps(title)}\nauthors: [Ada Example]\ndate: 2026-01-31\n---\nText.\n"
    read = library({"papers/trust/paper.md": text})

    entry = paper_entry(read.papers[0], read)

    (parsed,) = parse_string(entry, "bibtex").entries.values()
    assert parsed.fields["url"] == "https://hub.example/papers/trust/"
    (item,) = json.loads(pypandoc.convert_text(entry, "csljson", format="biblatex"))
    assert item["URL"] == "https://hub.example/papers/trust/"


def test_a_paper_with_a_doi_is_found_by_it(library: ReadLibrary) -> None:
    text = "---\ntitle: Trust\nauthors: [Ada Example]\ndate: 2026-01-31\ndoi: 10.1000/a_b\n---\nText.\n"
    read = library({"papers/trust/paper.md": text})
    entry = paper_entry(read.papers[0], read)
    assert "  doi         = {10.1000/a_b},\n" in entry
    assert "url" not in entry


def test_a_paper_without_anything_still_makes_an_entry(library: ReadLibrary) -> None:
    read = library({"papers/trust/paper.md": ""})
    assert len(parse_string(paper_entry(read.papers[0], read), "bibtex").entries) == 1


# References as their entries are written


def written(text: str, *keys: str) -> str:
    """The text of a file of some references of a base, or of all."""
    references = read_base(text, "references.bib").references
    return write([references[key] for key in keys or references], CslItems([]))


def test_an_entry_as_it_is_written() -> None:
    text = '@Article{a ,\n  TITLE= "One",  % the first\n  year =2020 }'
    assert written(f"@book{{b}}\n{text}\n@book{{c}}", "a") == f"{text}\n"


def test_an_entry_without_what_is_the_hubs_business() -> None:
    text = """@book{a,
  % hub: ignore[crossref-exists] because it is only here
  title = {One}, crossref = {b}}
@book{b,
  % hub: ignore[own-key-agrees] because so it is
  title = {Two}}
"""
    assert written(text, "a") == "@book{a,\n  title = {One}, crossref = {b}}\n\n@book{b,\n  title = {Two}}\n"


def test_strings_that_an_entry_uses() -> None:
    text = """@string{calm = {Calm Press}}
@string{jan = "First"}
@string{other = {Another}}
@book{a, publisher = calm, title = "One " # Jan}
"""
    assert (
        written(text)
        == """@string{calm = {Calm Press}}
@string{jan = {First}}
@book{a, publisher = calm, title = "One " # Jan}
"""
    )


FAMILY = """@book{child, crossref = {parent}, xdata = {press, english}}
@book{parent, crossref = {grandparent}, title = {Parent}}
@mvbook{grandparent, xdata = {press}, title = {Grandparent}}
@xdata{press, publisher = {Calm Press}}
@xdata{english, langid = {english}}
@book{stranger, title = {Stranger}}
"""


def test_an_entry_with_all_that_it_inherits_from() -> None:
    assert (
        written(FAMILY, "child")
        == """@book{child, crossref = {parent}, xdata = {press, english}}

@book{parent, crossref = {grandparent}, title = {Parent}}

@xdata{english, langid = {english}}

@mvbook{grandparent, xdata = {press}, title = {Grandparent}}

@xdata{press, publisher = {Calm Press}}
"""
    )


def test_each_entry_stands_once_and_after_those_that_inherit_from_it() -> None:
    text = written(FAMILY, "parent", "child", "stranger")
    assert re.findall(r"@\w+\{(\w+)", text) == ["child", "stranger", "parent", "english", "grandparent", "press"]


def test_entries_in_a_circle_are_written_without_it() -> None:
    text = "@book{a, title = {A}, crossref = {b}}\n@book{b, title = {B}, crossref = {a}}"
    assert written(text) == "@book{a, title = {A}, crossref = {b}}\n\n@book{b,\n title = {B},\n}\n"


def test_what_pandoc_cannot_read_as_it_is_written() -> None:
    text = "@string{calm = {Calm}}\n@book(round, title = {Round}, publisher = calm)\n@book{odd, x.y = 1, title = {Odd}}"
    assert written(text) == (
        "@book{round,\n title = {Round},\n publisher = {Calm},\n}\n\n@book{odd,\n title = {Odd},\n}\n"
    )


def test_nothing() -> None:
    assert write([], CslItems([])) == "\n"
