"""Citations of any shape are read as Pandoc reads them: the same works, in the same way, with the same words around."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.citations.pandoc import find_pandoc
from hub.citations.syntax import Mode, find_clusters

Read = list[tuple[str, str, str, str]]
"""Of each citation: key, mode, prefix and the rest, in words."""

KEYS = [
    "a",
    "smith2020",
    "Cook:2007",
    "DBLP:conf/iclr/PressSL22",
    "PhysRevMaterials.2.083802",
    "10.1145/3437359.3465565",
    "Benda&Dunne1997",
    "Müller_2001",
    "_key",
    "a--b",
    "a..b",
    "a+",
    "{odd/key(1)}",
    "{https://doi.org/10.1002/ppul.24078}",
    "{a{b}c}",
]
BEFORE = ["see", "e.g.", "cf. also", "(see", "as in", "and", "1984", "the -"]
AFTER = [
    "p. 3",
    "pp. 3-5",
    "chap. 2",
    "{pp. 3, and x}",
    "3-5",
    "iv",
    "and passim",
    "for an example",
    "§ 3",
    "vol. 2 p. 3",
]
AROUND = [
    *["[link](u)", "see [how @a](u)", "![image @a](u.png)", "![image @a]", "[@a]{.small}", "[-@a]{#x}", "[words]"],
    *["[@a][@b]", "[@a][@b][@c]", "[words][@a][@b]", "^[Note @a.]", "^2^[@a]", "[^1]"],
    *["`@a`", "`` ` @a ``", "`", "$@a$", "$", "$$@a$$", "\\(@a\\)", "\\[@a\\]", "\\@a", "\\*", "\\$"],
    *["\\textbf{@a}", "\\emph{see [@a] b}", "\\ref{x}[@a]", "\\cite[p. 3]{@a}", "\\LaTeX [@a]", "\\foo{@a"],
    *["<b>@a</b>", '<i title="@a">', "<https://x.example/@a>", "<!-- @a -->", "<", "&amp;", "x@y@a ", "@", "@{", "{"],
    *["*as @a says* ", "**[@a]** ", "*", "_", "~~@a~~", '"@a"', "“@a”", "'@a'", "(@a)", "((@a))", ".@a"],
]
"""What stands beside citations, some of it with another in it."""
TEXTS_A_RUN = 60
SPACES = st.sampled_from(["", " "])
MODES = {"NormalCitation": Mode.NORMAL, "SuppressAuthor": Mode.SUPPRESS_AUTHOR, "AuthorInText": Mode.AUTHOR_IN_TEXT}


@st.composite
def citations(draw: st.DrawFn) -> str:
    before = " ".join([*draw(st.lists(st.sampled_from(BEFORE), max_size=2)), ""])
    at = draw(st.sampled_from(["@", "@", "-@"])) + draw(st.sampled_from(KEYS))
    after = draw(st.lists(st.sampled_from(AFTER), max_size=2))
    return before + at + "".join(draw(st.sampled_from([", ", " "])) + one for one in after)


@st.composite
def brackets(draw: st.DrawFn) -> str:
    inside = draw(st.sampled_from(["; ", ";", " ; "])).join(draw(st.lists(citations(), min_size=1, max_size=3)))
    return f"[{draw(SPACES)}{inside}{draw(SPACES)}]"


@st.composite
def narratives(draw: st.DrawFn) -> str:
    key = draw(st.sampled_from(KEYS))
    following = st.one_of(
        st.sampled_from(["", " [p. 3]", " [chap. 2; see @b]", "'s view", ", who", " (2001)"]), brackets()
    )
    return f"@{key}{draw(following)}"


@st.composite
def sentences(draw: st.DrawFn) -> str:
    part = st.one_of(brackets(), narratives(), st.sampled_from(AROUND), st.sampled_from(BEFORE))
    parts = draw(st.lists(part, min_size=1, max_size=4))
    return f"Words {draw(st.sampled_from([' ', ' and ', ', '])).join(parts)} end."


def read_by_pandoc(texts: list[str]) -> list[list[Read]]:
    """What Pandoc reads of each text; they are paragraphs of one document."""
    command = [find_pandoc(), "-f", "markdown-smart-auto_identifiers", "-t", "json"]
    run = subprocess.run(command, input="\n\n".join(texts), capture_output=True, text=True, check=True)
    blocks = json.loads(run.stdout)["blocks"]
    return [[read(cite) for cite in cites(block)] for block in blocks]


def cites(node: Any) -> Iterator[list[Any]]:
    """The citations of each cluster, in order; those inside of others are not looked at."""
    if isinstance(node, dict) and node.get("t") == "Cite":
        yield node["c"][0]
    elif isinstance(node, dict | list):
        for part in node.values() if isinstance(node, dict) else node:
            yield from cites(part)


def read(cluster: list[Any]) -> Read:
    return [
        (
            one["citationId"],
            MODES[one["citationMode"]["t"]].value,
            plain(one["citationPrefix"]),
            plain(one["citationSuffix"]),
        )
        for one in cluster
    ]


def plain(inlines: list[Any]) -> str:
    said = "".join(one.get("c", " ") if one["t"] in ("Str", "Space") else f"<{one['t']}>" for one in inlines)
    return " ".join(said.split())


def read_by_hub(text: str) -> list[Read]:
    return [
        [
            (one.key, one.mode.value, " ".join(one.prefix.split()), " ".join(one.tail.split()))
            for one in cluster.citations
        ]
        for cluster in find_clusters(text)
    ]


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(sentences(), min_size=TEXTS_A_RUN, max_size=TEXTS_A_RUN))
def test_citations_are_read_as_pandoc_reads_them(texts: list[str]) -> None:
    assert [read_by_hub(text) for text in texts] == read_by_pandoc(texts)
