"""ISBNs and ISSNs as people write them: several in a field, with words before and after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


def wrong(value: str, is_valid: Callable[[str], bool]) -> Iterator[str]:
    """The numbers in a field that are none of their kind.

    >>> list(wrong("ISSN 0268-0939, 0268-0938", lambda number: number == "0268-0939"))
    ['0268-0938']
    """
    text = _WORDS.sub(" ", value).upper()
    if not text.strip() or is_valid(text.replace(" ", "")):
        return
    for number in re.split(r"[\s,;/.|]+", text):
        if number.strip("-") and not is_valid(number):
            yield number


_WORDS = re.compile(r"\([^)]*\)|\b(?:[EP]-?)?IS[BS]N(?:-?1[03])?\b:?|[^\W\d_]{2,}|[^\w\s,;/.|-]", re.IGNORECASE)
