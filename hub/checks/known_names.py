"""Names that are known to be right, and which of them a name with a slip is meant to be."""

from __future__ import annotations

import difflib
import functools
import re
from collections import Counter
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from hub.content.author_index import plain_name

AS_LIKE = 0.9
"""How much alike two names must be to be taken for one with a slip (difflib's ratio, 0 to 1)."""
OFTEN = 3
"""How many entries must have a name before it is known by that."""
SHORTEST = 8
"""Shorter names are like too many others, in characters."""
FEWEST_WORDS = 3
"""How many words of substance two names must share for a fourth to be a slip."""
_SMALL = frozenset("a an and for in of on the & und der die et de la".split())


class KnownNames:
    """Names of journals or publishers.

    Args:
        listed: names that are right.
        written: every name that is used; those that are used often are taken to be right as well.
    """

    def __init__(self, listed: Iterable[str], written: Iterable[str]) -> None:
        counts = Counter(written)
        often = (name for name, count in counts.items() if name and count >= OFTEN)
        listed = {_plain(name): name for name in listed}
        self._in_words = [(_words(name), name) for name in listed]
        self._known = {**{_plain(name): name for name in often}, **listed}
        self._by_length: dict[int, list[str]] = {}
        for name in self._known:
            self._by_length.setdefault(len(name), []).append(name)

    @functools.cache  # noqa: B019 (one instance serves one run of a rule)
    def meant(self, written: str) -> str:
        """The known name that a name is a slip of; nothing if it is known itself, or like none."""
        name = _plain(written)
        if name in self._known or len(name) < SHORTEST:
            return ""
        return self._with_a_slip(name) or self._with_another_word(name)

    def _with_a_slip(self, name: str) -> str:
        near = [other for length in range(len(name) - 2, len(name) + 3) for other in self._by_length.get(length, ())]
        like = [other for other in near if OSA.distance(name, other, score_cutoff=1) <= 1]
        like += difflib.get_close_matches(name, near, n=1, cutoff=AS_LIKE)
        # Other words, and not another spelling: `Journal of Education` is no slip of `Journal of Educations`.
        return self._known[like[0]] if like and _differ_in_letters(name, like[0]) else ""

    def _with_another_word(self, name: str) -> str:
        words = _words(name)
        if len(words) <= FEWEST_WORDS:
            return ""
        for others, other in self._in_words:
            if len(others) == len(words) and sum(a != b for a, b in zip(words, others, strict=True)) == 1:
                return self._known[other]
        return ""


def _plain(name: str) -> str:
    plain = plain_name(_MEDIUM.sub("", name).replace("&", " and "))
    return plain.removeprefix("the ")


_MEDIUM = re.compile(r"\[[^\]]*\]")
"""What a style adds to a name, such as “[Internet]”; another rule says so."""


def _words(name: str) -> list[str]:
    return [word for word in name.split() if word not in _SMALL]


def _differ_in_letters(name: str, other: str) -> bool:
    """Whether two names differ in one word, and there in a letter or two that no ending explains."""
    pairs = [(a, b) for a, b in zip(name.split(), other.split(), strict=False) if a != b]
    if len(name.split()) != len(other.split()) or len(pairs) != 1:
        return False
    one, two = pairs[0]
    is_other_form = one.startswith(two) or two.startswith(one) or one.endswith(two) or two.endswith(one)
    is_long = min(len(one), len(two)) >= _SHORTEST_WORD and not re.search(r"\d", one + two)
    return is_long and not is_other_form and OSA.distance(one, two) <= _MOST_LETTERS


_SHORTEST_WORD = 5
"""Shorter ones tell names apart: `Physical Review B` and `E`, `AAAI` and `AUAI`."""
_MOST_LETTERS = 2
