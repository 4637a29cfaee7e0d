"""Code, lists, quotations and the like, put together at random, are read as Pandoc reads them."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.citations.syntax import find_clusters
from tests.pandoc_reading import cited_keys

MARKS = ["", "- ", "* ", "+   ", "1. ", "10. ", "(a) ", "#. ", "iv. ", "E.  ", "  - ", "    - ", "> ", "> - ", ":   "]
INDENTS = ["", "", "  ", "   ", "    ", "      ", "        "]
WORDS = ["word KEY", "KEY word", "[KEY]", "word `KEY` word", "$KEY$", "*word KEY*", "word", "KEY -->"]
LINES = [
    *["```", "```python", "```{.python}", '``` {.r #x key="two words"}', "```{=html}", "````", "  ```", "    ```"],
    *["```{python}", "``` {r, echo=FALSE}", "```{figure} a.png", "~~~", "~~~ {.a}"],
    *[":::", "::: note", "::: {.note}", '<div class="x">', "</div>", "# Word KEY", "## Word", "***", "Word"],
    *["", "", "", "", "", "", "", "", "", ""],
]
TEXTS_A_RUN = 100


@st.composite
def lines(draw: st.DrawFn) -> str:
    if draw(st.booleans()):
        return draw(st.sampled_from(LINES))
    return draw(st.sampled_from([*MARKS, *INDENTS])) + draw(st.sampled_from(WORDS))


@st.composite
def texts(draw: st.DrawFn) -> str:
    drawn = draw(st.lists(lines(), min_size=2, max_size=9))
    return "\n".join(line.replace("KEY", f"@k{number}") for number, line in enumerate(drawn)) + "\n"


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(texts(), min_size=TEXTS_A_RUN, max_size=TEXTS_A_RUN))
def test_blocks_are_read_as_pandoc_reads_them(drawn: list[str]) -> None:
    read = [sorted(key for cluster in find_clusters(text) for key in cluster.keys) for text in drawn]
    assert read == cited_keys(drawn)
