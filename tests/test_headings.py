"""The headings of a text, and the names by which links reach parts of its page."""

from __future__ import annotations

from hub.headings import Heading, headings, names

TEXT = """\
# The *first* `part`

Second
------

### Third {#three .unnumbered} ###

    # code

```
# more code
```

| a | b |
|---|---|
| 1 | 2 |

- item
---

#### Third

<h2 id="own">Own</h2>

![Two](two.svg){#fig-two width=50%}

\\label{eq:one}
"""


def test_headings_are_found_with_their_levels_and_names() -> None:
    assert headings(TEXT) == (
        Heading(0, 1, "The *first* `part`", ""),
        Heading(22, 2, "Second", ""),
        Heading(37, 3, "Third", "three"),
        Heading(149, 4, "Third", ""),
    )


def test_names_are_those_that_the_page_will_have() -> None:
    assert sorted(names(TEXT)) == ["eq:one", "fig-two", "own", "second", "the-first-part", "third", "three"]


def test_two_headings_of_the_same_words_have_names_of_their_own() -> None:
    assert sorted(names("## End\n\n## End\n")) == ["end", "end_1"]
