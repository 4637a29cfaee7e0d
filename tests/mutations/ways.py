"""Ways of breaking content, each under the rule that must tell of it. Modules add theirs with `breaks`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.mutations.content import Broken, Content

Way = Callable[[Content], Iterator[Broken]]

WAYS: dict[str, tuple[str, Way]] = {}
"""The rule and the way, by what the way does."""


@dataclass(frozen=True)
class Mutation:
    """One way of breaking, at one place."""

    way: str
    """What was done, such as `a theme is misspelt`."""
    rule: str
    """The rule that must tell of it."""
    broken: Broken

    def __str__(self) -> str:
        """What was done and where."""
        return f"{self.way}: {self.broken.path}:{self.broken.line}"


def breaks(rule: str) -> Callable[[Way], Way]:
    """Have a way of breaking content told by a rule."""

    def kept(way: Way) -> Way:
        name = way.__name__.replace("_", " ").strip()
        assert name not in WAYS, f"two ways are called {name}"
        WAYS[name] = (rule, way)
        return way

    return kept


def mutations(content: Content) -> Iterator[Mutation]:
    """Every mutation of some content, the ways in the order of their modules."""
    for name, (rule, way) in WAYS.items():
        for broken in way(content):
            yield Mutation(name, rule, broken)


def misspelt(word: str) -> str:
    """A word with two of its letters in each other's places, so that it is another word."""
    middle = len(word) // 2
    for place in (*range(middle, len(word) - 1), *range(middle)):
        if word[place] != word[place + 1]:
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word + "x"
