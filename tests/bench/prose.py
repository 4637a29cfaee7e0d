"""Invented Markdown: paragraphs with citations in every form, footnotes, tables, lists and figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from tests.bench.bibliography import Work
from tests.bench.vocabulary import Vocabulary

WORDS_A_CITATION = 90
"""A paper of 2,500 words then has 25 clusters, since its tables and lists have none."""
WORDS_A_PARAGRAPH = 100
WORKS_OF_A_TEXT = 25, 60
"""The least and the most that a text draws its citations from; it cites two thirds of them."""

_IN_BRACKETS: Mapping[str, int] = {
    "[@{a}]": 40,
    "[@{a}, p. {page}]": 10,
    "[@{a}, pp. {page}-{last}]": 8,
    "[-@{a}, p. {page}]": 3,
    "[@{a}; @{b}]": 14,
    "[@{a}; @{b}; @{c}]": 6,
    "[see @{a}, pp. {page}-{last}; also @{b}, chap. {part}]": 5,
    "[e.g. @{a}; @{b}, p. {page_of_b}]": 4,
    "[cf. @{a}, sec. {part}, and elsewhere]": 3,
    "[for a review, see @{a}; @{b}, fig. {part}]": 2,
}
"""Clusters at the end of a sentence, and how often each form occurs."""
_IN_THE_SENTENCE: Mapping[str, int] = {
    "@{a}": 9,
    "@{a} [p. {page}]": 5,
    "{surname} [-@{a}]": 4,
    "@{a} [see also @{b}]": 1,
}
"""Clusters that begin a sentence, and how often each form occurs."""


class Writer:
    """Writes the text of one document, citing works of its own choice."""

    def __init__(self, vocabulary: Vocabulary, works: Sequence[Work], chance: Random) -> None:
        self.vocabulary = vocabulary.narrowed(chance)
        self._works = _chosen(works, chance)
        self._chance = chance
        self._notes = 0

    def paragraphs(self, words: int) -> Iterator[str]:
        """Paragraphs of about so many words together, with the clusters that so many words have."""
        while words > 0:
            length = min(words, self._chance.randint(WORDS_A_PARAGRAPH - 50, WORDS_A_PARAGRAPH + 50))
            yield self.paragraph(length)
            words -= length

    def paragraph(self, words: int) -> str:
        """A paragraph with its share of clusters."""
        sentences = [f"{sentence}." for sentence in self.vocabulary.sentences(self._chance, words)]
        clusters = int(words / WORDS_A_CITATION + self._chance.random())
        for place in self._chance.sample(range(len(sentences)), k=min(clusters, len(sentences))):
            sentences[place] = self._citing(sentences[place])
        if self._chance.random() < 0.2:
            sentences.append(f"*{self.vocabulary.sentence(self._chance, 4, 9)}*, {self.link()}.")
        return " ".join(sentences)

    def _citing(self, sentence: str) -> str:
        if self._chance.random() < 0.2:
            return f"{self.cluster(_IN_THE_SENTENCE)} {sentence[0].lower()}{sentence[1:]}"
        return f"{sentence[:-1]} {self.cluster(_IN_BRACKETS)}."

    def cluster(self, forms: Mapping[str, int] = _IN_BRACKETS) -> str:
        """One citation cluster."""
        chance = self._chance
        form = chance.choices(list(forms), weights=list(forms.values()))[0]
        first, second, third = chance.sample(self._works, k=3)
        page = chance.choice(first.pages)
        return form.format(
            a=first.key, b=second.key, c=third.key, surname=first.surname,
            page=page, last=chance.randint(page, min(page + 9, first.pages[-1])), part=chance.randint(1, 9),
            page_of_b=chance.choice(second.pages),
        )  # fmt: skip

    def link(self) -> str:
        """A link out of the hub."""
        return (
            f"[{' '.join(self.vocabulary.nouns(self._chance, 2))}](https://example.org/{self._chance.randrange(999)})"
        )

    def footnote(self) -> str:
        """A paragraph with a footnote below it."""
        self._notes += 1
        note = self.vocabulary.paragraph(self._chance, 35)
        if self._chance.random() < 0.5:
            note += f" See @{self._chance.choice(self._works).key}."
        return f"{self.paragraph(60)}[^{self._notes}]\n\n[^{self._notes}]: {note}"

    def listing(self) -> str:
        """A list of a few points."""
        points = [self.vocabulary.sentence(self._chance, 5, 18) for _ in range(self._chance.randint(3, 6))]
        return "\n".join(f"- {point}." for point in points)

    def quotation(self) -> str:
        """A quotation with its source."""
        work = self._chance.choice(self._works)
        return f"> {self.vocabulary.paragraph(self._chance, 40)} [@{work.key}, p. {self._chance.choice(work.pages)}]"

    def table(self) -> str:
        """A table of words and figures."""
        columns = self._chance.randint(3, 5)
        head = [noun.capitalize() for noun in self.vocabulary.nouns(self._chance, columns)]
        ruler = ["---", *["---:"] * (columns - 1)]
        rows = [head, ruler, *(self._row(columns) for _ in range(self._chance.randint(4, 8)))]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _row(self, columns: int) -> list[str]:
        figures = [f"{self._chance.uniform(0, 100):.1f}" for _ in range(columns - 1)]
        return [" ".join(self.vocabulary.nouns(self._chance, 2)), *figures]

    def figure(self, file: str) -> str:
        """A figure with its caption."""
        return f"![{self.vocabulary.paragraph(self._chance, 25)}]({file})"

    def heading(self) -> str:
        """The words of a heading."""
        return self.vocabulary.title(self._chance, 2, 6)


def drawing(chance: Random) -> str:
    """A chart of twelve columns, as SVG."""
    heights = [chance.randint(10, 180) for _ in range(12)]
    bars = "".join(
        f'  <rect x="{20 + 30 * place}" y="{200 - height}" width="22" height="{height}"/>\n'
        for place, height in enumerate(heights)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 220" role="img">\n'
        f'  <title>Twelve columns</title>\n{bars}  <path d="M10 200h380" stroke="#333"/>\n</svg>\n'
    )


def _chosen(works: Sequence[Work], chance: Random) -> list[Work]:
    """The works that a text cites: the well-known ones stand in many texts."""
    wanted = min(len(works), chance.randint(*WORKS_OF_A_TEXT))
    numbers: dict[int, None] = {}
    while len(numbers) < wanted:
        numbers[int(len(works) * chance.random() ** 2)] = None
    return [works[number] for number in numbers]
