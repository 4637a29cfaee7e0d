"""Invented words that occur as often as words do: a few in every sentence, most of them in few papers.

A search index, a reader's cache and a compressor all behave by how often words come again, so a text of
evenly drawn words would be cheaper or dearer to build than a real one of the same length.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from random import Random

DISTINCT = 40_000
"""How many different words a hub has to draw from."""
DRAWN_FOR_A_TEXT = 2_000
"""How many draws make the words of one text; a paper of 2,500 words then uses about 850 different ones."""
OFFSET = 2.7
"""Mandelbrot's addition to Zipf's law: the word of rank r occurs in proportion to 1 / (r + 2.7)."""
SHORTEST, LONGEST = 8, 32
"""How many words a sentence has, but for the last of a paragraph, which may be cut short."""

_COMMON_TEXT = """
the of and to a in that is it for as was with be on by at this are from or which not have an but they we their
one had more can who when there what been has were how would if may than these so some about other such into
could its then only also between should most those through while both where our each must many much because
does within before after often under without among whether being rather during over against another any every
few first several same own since until whose yet still even less perhaps towards two three upon
"""
COMMON = tuple(_COMMON_TEXT.split())
"""The words that hold English sentences together, most frequent first."""
_COMMON_SET = frozenset(COMMON)

_ONSETS = (
    "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gl", "h", "j", "k", "l", "m", "n", "p", "pl", "pr",
    "qu", "s", "sc", "sl", "sp", "st", "str", "t", "th", "tr", "w",
)  # fmt: skip
_VOWELS = (*["a", "e", "i", "o"] * 3, "ai", "ea", "oa", "ou")
_CLOSES = (
    "", "", "", "ft", "l", "ld", "ll", "m", "mp", "n", "nd", "nk", "nt", "r", "rd", "rn", "sk", "st", "th",
)  # fmt: skip
_ENDINGS = (
    "", "", "", "s", "ed", "ing", "er", "ers", "ment", "ness", "isation", "ise", "ised", "ising", "our", "ours",
    "ly", "ful", "able", "ity",
)  # fmt: skip


class Vocabulary:
    """Words and how often each occurs."""

    def __init__(self, words: Sequence[str], weights: Iterable[float]) -> None:
        self._words = words
        self._up_to = list(itertools.accumulate(weights))

    @classmethod
    def invented(cls, chance: Random) -> Vocabulary:
        """The words of a whole hub."""
        words = (*COMMON, *_invent(chance, DISTINCT - len(COMMON)))
        return cls(words, (1 / (rank + OFFSET) for rank in range(1, DISTINCT + 1)))

    def narrowed(self, chance: Random) -> Vocabulary:
        """The words of one text: what is said once in it is soon said again."""
        return Vocabulary(self.words(chance, DRAWN_FOR_A_TEXT), itertools.repeat(1, DRAWN_FOR_A_TEXT))

    def words(self, chance: Random, count: int) -> list[str]:
        """Words as they follow each other in a text: none stands twice in a row."""
        words = chance.choices(self._words, cum_weights=self._up_to, k=count)
        for place in range(1, count):
            while words[place] == words[place - 1]:
                words[place] = chance.choices(self._words, cum_weights=self._up_to)[0]
        return words

    def nouns(self, chance: Random, count: int) -> list[str]:
        """Words that say something by themselves, for titles and keywords."""
        nouns: list[str] = []
        while len(nouns) < count:
            nouns += [word for word in self.words(chance, 2 * count) if word not in _COMMON_SET]
        return nouns[:count]

    def title(self, chance: Random, least: int = 3, most: int = 9) -> str:
        """A title: words of substance with common ones between some of them."""
        words = self.nouns(chance, chance.randint(least, most))
        for place in range(len(words) - 1, 0, -1):
            if chance.random() < 0.3:
                words.insert(place, chance.choice(("and", "in", "of", "for", "as", "with", "between")))
        return " ".join(words).capitalize()

    def sentence(self, chance: Random, least: int = SHORTEST, most: int = LONGEST) -> str:
        """A sentence without its full stop."""
        words = self.words(chance, chance.randint(least, most))
        if len(words) > 14:
            words[len(words) // 2] += ","
        text = " ".join(words)
        return text[0].upper() + text[1:]

    def sentences(self, chance: Random, words: int) -> list[str]:
        """Sentences, without their full stops, that have so many words together."""
        made: list[str] = []
        while words > 0:
            length = min(words, chance.randint(SHORTEST, LONGEST))
            if words - length < SHORTEST:  # no sentence is a word or two
                length = words
            made.append(self.sentence(chance, length, length))
            words -= length
        return made

    def paragraph(self, chance: Random, words: int) -> str:
        """A paragraph of so many words, on one line."""
        return " ".join(f"{sentence}." for sentence in self.sentences(chance, words))


def _invent(chance: Random, count: int) -> tuple[str, ...]:
    """Different words, each stem with several endings as in a language, the shorter ones more often first."""
    words: dict[str, float] = {}
    while len(words) < count:
        stem = "".join(_syllable(chance) for _ in range(chance.choice((1, 2, 2, 3)))) + chance.choice(_CLOSES)
        if len(stem) > 3:
            forms = (stem + ending for ending in chance.sample(_ENDINGS, 5))
            words |= {form: len(form) + chance.gauss(0, 4) for form in forms}
    return tuple(sorted(words, key=words.__getitem__)[:count])


def _syllable(chance: Random) -> str:
    return chance.choice(_ONSETS) + chance.choice(_VOWELS)
