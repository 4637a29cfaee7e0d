"""Python-Markdown's inline patterns, tried only on texts that hold a mark without which they cannot match.

Python-Markdown searches each text for each of some forty patterns in turn, smart punctuation's included, and that takes
a third of the time of a page's conversion. Most texts hold no mark of any pattern, the others those of a few.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from hub.dialect import marks

MARKS: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "hub-deleted": ("~~",),
    "hub-formulas": (marks.FORMULA,),
    "hub-hard-break": ("\\",),
    "hub-lowered": ("~",),
    "hub-narrow-space": ("\\,",),
    "hub-raised": ("^",),
    "hub-space": ("\\ ",),
    "hub-spans": ("]{",),
    "hub-tied": ("~",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
    "smarty-em-dashes": ("---",),
    "smarty-en-dashes": ("--",),
    "smarty-ellipses": ("...",),
    **{f"smarty-quotes-{number}": ("'", '"') for number in range(15)},
}
"""What a text must hold, one of these at least, for a pattern to match, by the name under which it is registered."""


def register(md: Markdown) -> None:
    """Replace the steps that try inline patterns (20, and smart punctuation's at 6) by quicker ones."""
    for name, priority in (("inline", 20), ("smarty", 6)):
        if name in md.treeprocessors and isinstance(step := md.treeprocessors[name], InlineProcessor):
            md.treeprocessors.register(_QuickInline(md, step), name, priority)


class _QuickInline(InlineProcessor):
    """Tries a step's patterns on the texts that hold a mark of one, and each pattern on those that hold its own."""

    def __init__(self, md: Markdown, step: InlineProcessor) -> None:
        super().__init__(md)
        self.inlinePatterns = step.inlinePatterns
        known = [name for name in MARKS if name in step.inlinePatterns]
        for name in known:
            _watch(step.inlinePatterns[name], MARKS[name])
        # A pattern of another name could match any text.
        self._knows_all = len(known) == len(step.inlinePatterns)
        self._marks = tuple(dict.fromkeys(mark for name in known for mark in MARKS[name]))

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Try the patterns, with the texts put aside that none of them can match."""
        texts = [(element, text) for element in tree.iter() if self._is_plain(text := element.text)]
        tails = [(element, tail) for element in tree.iter() if self._is_plain(tail := element.tail)]
        for element, _ in texts:
            element.text = None
        for element, _ in tails:
            element.tail = None
        super().run(tree, ancestors)
        for element, text in texts:
            element.text = text
        for element, tail in tails:
            element.tail = tail
        return tree

    def _is_plain(self, text: str | None) -> bool:
        return bool(text) and self._knows_all and not _holds(text or "", self._marks)


def _holds(text: str, marks: tuple[str, ...]) -> bool:
    # No generator: this is asked of every text for every pattern.
    for mark in marks:  # noqa: SIM110
        if mark in text:
            return True
    return False


def _watch(pattern: Any, marks: tuple[str, ...]) -> None:
    expression = pattern.getCompiledRegExp()
    if not isinstance(expression, _Watching):  # an extension may serve several converters with the same patterns
        pattern.compiled_re = _Watching(expression, marks)


class _Watching:
    """A regular expression that is searched for where a text holds a mark that it needs."""

    def __init__(self, expression: re.Pattern[str], marks: tuple[str, ...]) -> None:
        self._expression = expression
        self._marks = marks

    def __getattr__(self, name: str) -> Any:
        return getattr(self._expression, name)

    def finditer(self, text: str, *bounds: int) -> Iterable[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._expression.finditer(text, *bounds) if _holds(text, self._marks) else ()
