"""The reflective questions of a text."""

from __future__ import annotations

from hub.reflections import Reflection, reflections

TEXT = """\
Some ask: [Who
*chooses* the [subject](x.md)?]{.reflect #who-chooses for="coach leader" themes='trust'} Others
[what may leave @sample2001?]{#leaves .reflect}

- `[Code?]{.reflect #code}` and [no question]{.smallcaps}

```
[Code?]{.reflect #code}
```

> [Quoted?]{.reflect}
"""


def test_the_questions_of_a_text() -> None:
    assert reflections(TEXT) == (
        Reflection(10, "Who chooses the subject?", "who-chooses", ("coach", "leader"), ("trust",)),
        Reflection(TEXT.index("[what"), "what may leave @sample2001?", "leaves", (), ()),
        Reflection(TEXT.index("[Quoted"), "Quoted?", "", (), ()),
    )


def test_a_text_without_them() -> None:
    assert reflections("Plain.") == ()
